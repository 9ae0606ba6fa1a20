"""From a record to the rows of the store's tables: pure, a function for each table.

A row is a tuple in the order of the table's columns in `schema.sql`, without the number that the store itself
gives (`article`, `saying`, `event`, `participant`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache
from typing import Any, NamedTuple

from tawatur.codebooks import plover
from tawatur.model.record import Date, Event, Mention, Participant, Place, Record, Saying, Span
from tawatur.store.fulltext import indexed, stem, tokens

KEY_LENGTH = 16
Row = tuple[Any, ...]


def event_key(record: Record, event: Event) -> str:
    """The id of an event anywhere: of its article, version, type and triggers."""
    return _key(record, "event", event.type, event.mentions)


def saying_key(record: Record, saying: Saying) -> str:
    """The id of a saying anywhere: of its article, version, act and cue with what it says."""
    return _key(record, "saying", saying.act, (*saying.cue, *saying.content))


def _key(record: Record, layer: str, kind: str, spans: Iterable[Span]) -> str:
    places = ",".join(f"{span.start}-{span.end}" for span in spans)
    named = f"{record.id}\n{record.sha256}\n{layer}\n{kind}\n{places}"
    return hashlib.sha256(named.encode("utf-8", "surrogatepass")).hexdigest()[:KEY_LENGTH]


def event_keys(record: Record) -> list[str]:
    """The keys of all events in order; of two of one type with the same triggers the second is `…-2`."""
    return _told_apart(event_key(record, event) for event in record.events)


def saying_keys(record: Record) -> list[str]:
    """The keys of all sayings in order."""
    return _told_apart(saying_key(record, saying) for saying in record.sayings)


def _told_apart(keys: Iterable[str]) -> list[str]:
    counts: dict[str, int] = {}
    found = []
    for key in keys:
        counts[key] = counts.get(key, 0) + 1
        found.append(key if counts[key] == 1 else f"{key}-{counts[key]}")
    return found


def headline(record: Record) -> str | None:
    """The headline as published; the first line of the text where no block is one."""
    own = next((block for block in record.blocks if block.role == "headline"), None)
    return record.text[own.start : own.end] if own else None


def mentions(record: Record) -> Iterator[Row]:
    """Rows of `mentions`."""
    for m in record.mentions:
        a = m.actor
        who = (a.id, a.name, a.name_en, a.country, a.sector, a.code) if a else (None,) * 6
        yield (m.id, m.start, m.end, record.text[m.start : m.end], m.kind, *who, m.rule)


def dates(record: Record) -> Iterator[Row]:
    """Rows of `dates`."""
    for d in record.dates:
        text = record.text[d.start : d.end]
        yield (d.id, d.start, d.end, text, d.value, d.earliest, d.latest, d.anchor, d.rule)


def places(record: Record) -> Iterator[Row]:
    """Rows of `places`."""
    for p in record.places:
        where = (p.name, p.name_en, p.country, p.kind, p.lat, p.lon, p.geonames, p.precision, p.direction)
        yield (p.id, p.start, p.end, *where, p.confidence, p.rule)


def sources(record: Record) -> Iterator[Row]:
    """Rows of `sources`."""
    for s in record.sources:
        who = (s.actor.id, s.actor.code) if s.actor else (None, None)
        yield (s.id, s.label, s.type, s.identity, s.principal, *who)


def sayings(record: Record) -> Iterator[Row]:
    """Rows of `sayings`, each with its key."""
    types = {source.id: source for source in record.sources}
    for key, y in zip(saying_keys(record), record.sayings, strict=True):
        source = types.get(y.source or "")
        first = y.cue[0] if y.cue else y.content[0]
        yield (
            key, y.id, first.start, first.end, _text(record, y.cue), source.label if source else None,
            source.type if source else None, _text(record, y.content), y.act, y.commitment, y.polarity,
            y.form, y.resolution, y.parent, y.refers_to, " ".join(y.flags), y.rule,
        )  # fmt: skip


def links(record: Record, saying: Saying) -> Iterator[Row]:
    """Rows of `links` for one saying."""
    known = {source.id: source for source in record.sources}
    for position, link in enumerate(saying.chain):
        source = known[link.source]
        yield (position, source.label, source.type, link.link, link.scope)


LONG = timedelta(days=45)
"""What is longer than this is a long time: the store looks for such events apart."""


class Setting(NamedTuple):
    """Where and when an event is, as the store lists it."""

    place: str | None
    place_name: str | None
    place_en: str | None
    place_key: str | None
    geonames: int | None
    country: str | None
    date: str | None
    earliest: str | None
    latest: str | None
    day: str
    last_day: str
    is_long: int


def setting(record: Record, event: Event) -> Setting:
    """Place and date of an event; without a date of its own it is listed by the day of publication."""
    place = _by_id(record.places, event.place)
    when = _by_id(record.dates, event.date)
    earliest, latest = (when.earliest, when.latest) if when else (None, None)
    day = earliest or latest or record.published or ""
    last_day = latest or earliest or day
    return Setting(
        place=event.place,
        place_name=place.name if place else None,
        place_en=place.name_en if place else None,
        place_key=place_key(place.name) if place else None,
        geonames=place.geonames if place else None,
        country=place.country if place else None,
        date=event.date,
        earliest=earliest,
        latest=latest,
        day=day,
        last_day=last_day,
        is_long=int(_is_long(day, last_day)),
    )


def _is_long(day: str, last_day: str) -> bool:
    return day != last_day and date.fromisoformat(last_day) - date.fromisoformat(day) > LONG


def place_key(name: str) -> str:
    """A name of a place as it is found by: its stems, separated by spaces."""
    return " ".join(token.stem for token in tokens(name))


def events(record: Record) -> Iterator[Row]:
    """Rows of `events`, each with its key."""
    for key, e in zip(event_keys(record), record.events, strict=True):
        trigger = record.text[e.trigger.start : e.trigger.end]
        yield (
            key, e.id, e.type, e.mode, " ".join(e.contexts), *_weight(e.type, e.mode), e.trigger.start,
            e.trigger.end, trigger, *setting(record, e), e.killed, e.injured, e.factuality, e.rule,
        )  # fmt: skip


@cache
def _weight(kind: str, mode: str | None) -> tuple[int | None, float | None]:
    """Quad and intensity; unknown for a type of a user's own codebook."""
    known = plover().kinds.get(kind)
    if known is None:
        return None, None
    own = known.modes.get(mode or "")
    return known.quad, own.intensity if own else known.intensity


def participants(record: Record, event: Event) -> Iterator[Row]:
    """Rows of `participants` for one event."""
    for role, parties in (("actor", event.actors), ("recipient", event.recipients)):
        for party in parties:
            who = named(record, party)
            actor = (who.actor.id, who.actor.name_en) if who and who.actor else (None, None)
            yield (role, party.start, party.end, party.name, party.code, *actor)


def named(record: Record, party: Participant) -> Mention | None:
    """The first mention inside a party's phrase whose actor has the party's code."""
    inside = (m for m in record.mentions if party.start <= m.start and m.end <= party.end and m.actor)
    return next((m for m in inside if m.actor and m.actor.code == party.code and party.code), None)


def names_of(row: Row) -> tuple[str, str]:
    """What a row of `participants` is found by: its words with the actor's English name, and its stems."""
    words, stems = indexed(row[3])
    return f"{words} {indexed(row[6])[0]}" if row[6] else words, stems


def faults(record: Record) -> Iterator[Row]:
    """Rows of `faults`."""
    for f in record.faults:
        yield (f.reader, f.kind, f.message, f.start, f.end)


def _text(record: Record, spans: Iterable[Span]) -> str:
    return " … ".join(record.text[span.start : span.end] for span in spans)


def _by_id(values: Iterable[Place] | Iterable[Date], wanted: str | None) -> Any:
    return next((value for value in values if value.id == wanted), None) if wanted else None


__all__ = [
    "Row", "Setting", "dates", "event_keys", "events", "faults", "headline", "links", "mentions", "named",
    "names_of", "participants", "place_key", "places", "saying_keys", "sayings", "setting", "sources", "stem",
]  # fmt: skip
