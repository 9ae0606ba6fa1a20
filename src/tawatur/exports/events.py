"""An event as a row: what tables, maps and columns write of it, one value for each column of docs/exports.md.

The columns stand in groups, in their order: a field of a group is a column. A value that the article does not
tell is None and never made up; a day is a day and has no time zone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from tawatur.codebooks import plover
from tawatur.exports import acled
from tawatur.exports.where import Where, where
from tawatur.model.record import Date, Event, Participant, Record, Saying, SourceType, Span
from tawatur.store import Found
from tawatur.store.rows import headline, named, setting

SCHEMA = "tawatur.events/1"
ARROW = " → "
NOBODY, OUTLET = "nobody named", "the outlet"
"""What stands in a chain for a source that nobody names, and for an outlet that is not known."""
PUBLISHER: SourceType = "media_outlet"
DAYS_OF_A_WEEK = 7


class When(NamedTuple):
    """The earliest possible day, how precise it is, and what it rests on."""

    event_date: date | None
    time_precision: int | None
    date_value: str | None
    date_earliest: date | None
    date_latest: date | None
    date_from: str | None


class What(NamedTuple):
    """The type, ACLED's and PLOVER's, and whether it happened."""

    event_type: str | None
    sub_event_type: str | None
    plover_type: str
    plover_mode: str | None
    plover_contexts: tuple[str, ...]
    quad: int | None
    intensity: float | None
    factuality: str


class Who(NamedTuple):
    """The first actor and the first recipient with their codes, then all of them."""

    actor1: str | None
    actor1_code: str | None
    actor2: str | None
    actor2_code: str | None
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]


class Said(NamedTuple):
    """Who says so: the outlet, then for each saying that tells the event its chain, with the origin first.

    `source_types` and `commitments` are of the same sayings, in the same order. Told by none, an event has
    the outlet as its chain, and no commitment.
    """

    source: str | None
    chain: tuple[str, ...]
    source_types: tuple[str, ...]
    commitments: tuple[str, ...]


class Told(NamedTuple):
    """How the text tells it, how many it cost, and where all this stands."""

    notes: str
    quote: str
    fatalities: int | None
    injured: int | None
    url: str | None
    published: date | None
    article_id: str
    article_version: str
    start: int
    end: int
    headline: str | None
    rule: str
    version: str | None


class Row(NamedTuple):
    """An event: its key and the groups of its columns."""

    event_id: str
    when: When
    what: What
    who: Who
    where: Where
    said: Said
    told: Told

    def values(self) -> tuple[Any, ...]:
        """The values of the columns, in the order of COLUMNS."""
        return (self.event_id, *self.when, *self.what, *self.who, *self.where, *self.said, *self.told)


COLUMNS: tuple[str, ...] = (
    "event_id",
    *(name for group in (When, What, Who, Where, Said, Told) for name in group._fields),
)


def rows(found: Found) -> Iterator[Row]:
    """The events of an article that were found, each as a row."""
    for key, event in found.events:
        yield row(found.record, key, event)


def row(record: Record, key: str, event: Event) -> Row:
    """An event of a record as a row."""
    return Row(
        event_id=key,
        when=_when(record, event),
        what=_what(record, event),
        who=_who(event),
        where=where(record, event),
        said=_said(record, event),
        told=_told(record, event),
    )


def _when(record: Record, event: Event) -> When:
    told = next((found for found in record.dates if found.id == event.date), None)
    own = told is not None and (told.earliest or told.latest)
    day = setting(record, event).day
    return When(
        event_date=as_day(day),
        time_precision=_precision(told) if told is not None and own else None,
        date_value=told.value if told else None,
        date_earliest=as_day(told.earliest) if told else None,
        date_latest=as_day(told.latest) if told else None,
        date_from=None if not day else "event" if own else "publication",
    )


def _precision(told: Date) -> int:
    """As ACLED counts: 1 for a day, 2 for up to a week, 3 for more, or for a time without an end."""
    earliest, latest = as_day(told.earliest), as_day(told.latest)
    if earliest is None or latest is None:
        return 3
    days = (latest - earliest).days + 1
    return 1 if days <= 1 else 2 if days <= DAYS_OF_A_WEEK else 3


def as_day(written: str | None) -> date | None:
    """An ISO day as a date."""
    return date.fromisoformat(written) if written else None


def _what(record: Record, event: Event) -> What:
    known = plover().kinds.get(event.type)
    near = acled.named(event.type, event.mode, _parties(record, event))
    return What(
        event_type=near.event_type if near else None,
        sub_event_type=near.sub_event_type if near else None,
        plover_type=event.type,
        plover_mode=event.mode,
        plover_contexts=event.contexts,
        quad=known.quad if known else None,
        intensity=intensity(event),
        factuality=event.factuality,
    )


def intensity(event: Event) -> float | None:
    """The intensity of type and mode; None for a type of a user's own codebook."""
    known = plover().kinds.get(event.type)
    if known is None:
        return None
    own = known.modes.get(event.mode or "")
    return own.intensity if own else known.intensity


def _parties(record: Record, event: Event) -> acled.Parties:
    mentions = [named(record, party) for party in event.recipients]
    sectors = {m.actor.sector for m in mentions if m and m.actor and m.actor.sector}
    return acled.Parties(len(event.actors), len(event.recipients), sectors)


def _who(event: Event) -> Who:
    first = event.actors[0] if event.actors else None
    other = event.recipients[0] if event.recipients else None
    return Who(
        actor1=first.name if first else None,
        actor1_code=first.code if first else None,
        actor2=other.name if other else None,
        actor2_code=other.code if other else None,
        actors=event.actors,
        recipients=event.recipients,
    )


class Telling(NamedTuple):
    """A saying as an event's row has it: its sources from the origin on, their types, the commitment."""

    chain: str
    types: str
    commitment: str


def _said(record: Record, event: Event) -> Said:
    outlet = record.outlet.name if record.outlet else None
    told = [saying for saying in record.sayings if saying.id in event.sayings]
    # Two sayings that came the same way, with the same commitment, say no more of the event than one.
    tellings = list(dict.fromkeys(_telling(record, saying) for saying in told))
    if not tellings:
        return Said(outlet, (outlet or OUTLET,), (PUBLISHER,), ())
    chains, types, commitments = zip(*tellings, strict=True)
    return Said(outlet, chains, types, commitments)


def _telling(record: Record, saying: Saying) -> Telling:
    sources = {source.id: source for source in record.sources}
    chain = [sources[link.source] for link in saying.chain]
    labels = [source.label or OUTLET for source in chain]
    types: list[str] = [source.type for source in chain]
    if saying.source is None:
        labels, types = [NOBODY, *labels], ["unknown", *types]
    return Telling(ARROW.join(labels), ARROW.join(types), saying.commitment)


def _told(record: Record, event: Event) -> Told:
    return Told(
        notes=notes(record, event),
        quote=quote(record, event),
        fatalities=event.killed,
        injured=event.injured,
        url=record.url,
        published=as_day(record.published),
        article_id=record.id,
        article_version=record.sha256,
        start=event.trigger.start,
        end=event.trigger.end,
        headline=headline(record),
        rule=event.rule,
        version=record.run.version if record.run else None,
    )


def quote(record: Record, event: Event) -> str:
    """The sentence of the trigger, letter for letter."""
    return record.text[slice(*_sentence(record, event.trigger))]


def notes(record: Record, event: Event) -> str:
    """All sentences that tell the event, in their order, on one line."""
    spans = (event.trigger, *event.mentions)
    sentences = sorted({_sentence(record, span) for span in spans})
    return " … ".join(" ".join(record.text[start:end].split()) for start, end in sentences)


def _sentence(record: Record, span: Span) -> tuple[int, int]:
    """Where the sentence stands that a span begins in; the span itself where none is there."""
    around = (s for s in record.sentences if s[0] <= span.start < s[1])
    return next(around, (span.start, span.end))


def triggers(record: Record, spans: Sequence[Span]) -> list[str]:
    """The words at some spans, each once."""
    return list(dict.fromkeys(record.text[span.start : span.end] for span in spans))
