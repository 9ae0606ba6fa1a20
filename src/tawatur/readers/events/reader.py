"""The events reader: PLOVER events with parties, place, date, factuality and the saying each stands in.

Four steps. In each sentence the triggers are found and the frames read their parties. Each mention is
then completed by what its sentence tells: mode, factuality, casualties, place, date, sayings. PLOVER's
rules drop and turn mentions. Last, the mentions of one event in the article become one event.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from tawatur.codebooks.own import OwnCodebook
from tawatur.model.reading import Because, Reading
from tawatur.model.record import Event, Participant, Span
from tawatur.readers.events.bags import Bags
from tawatur.readers.events.contexts import all_contexts, in_order
from tawatur.readers.events.echoes import echoed, of_parts
from tawatur.readers.events.found import Found, spans_of, trigger_span
from tawatur.readers.events.grammar import Vocabulary
from tawatur.readers.events.make import MAKERS
from tawatur.readers.events.mentions import Mentions
from tawatur.readers.events.merging import merged
from tawatur.readers.events.ontology import by_ontology
from tawatur.readers.events.own import include
from tawatur.readers.events.parties import Parties
from tawatur.readers.events.whole import cast, counted, first_told, most_told, weighed
from tawatur.rules import Grammar

HERE = Path(__file__).parent
WORDS = HERE.parent / "words"


class EventsReader:
    """Finds the events of an article."""

    name = "events"
    needs = ("words", "mentions", "dates", "places", "sayings")
    gives = ("events",)

    def __init__(self, codebooks: Sequence[OwnCodebook] = ()) -> None:
        """Read lexicons and frames, and take up users' codebooks. Raises DataError on what they get wrong."""
        self.grammar = Grammar([HERE, WORDS], MAKERS)
        self.vocabulary = Vocabulary(self.grammar.lexicon, HERE / "company")
        include(codebooks, self.vocabulary)
        self._contexts = all_contexts(codebooks)
        self.mentions = Mentions(self.grammar, self.vocabulary)

    def read(self, reading: Reading) -> Reading:
        """A copy of `reading` with its events."""
        mentions, echoes = self.mentions.of(reading)
        found = by_ontology(mentions)
        echoes += of_parts(mentions, found)
        bags, body_from = Bags(reading.text), _body_from(reading)
        groups = merged(found, bags, body_from)
        told = (span for mention in found for span in (*mention.actors, *mention.recipients))
        parties = Parties(reading, told, bags)
        events, because = [], dict(reading.because)
        for number, (group, sayings) in enumerate(zip(groups, echoed(groups, echoes), strict=True), 1):
            event = self._event(f"E{number}", group, parties, bags, body_from, sayings)
            events.append(event)
            because[event.id] = _because(event, group)
        return msgspec.structs.replace(reading, events=tuple(events), because=because)

    def _event(
        self,
        ident: str,
        group: Sequence[Found],
        parties: Parties,
        bags: Bags,
        body_from: int,
        echoed: tuple[str, ...],
    ) -> Event:
        first, trigger = group[0], trigger_span(group[0])
        actors = parties.of(cast(group, "a", bags))
        return Event(
            id=ident,
            type=first.type,
            mode=most_told([mention.mode for mention in group]),
            contexts=in_order(group, self._contexts),
            trigger=trigger,
            mentions=(trigger, *[span for span in spans_of(group) if span != trigger]),
            actors=actors,
            recipients=tuple(party for party in parties.of(cast(group, "r", bags)) if party not in actors),
            place=first_told(group, "place", body_from),
            date=first_told(group, "date", body_from),
            killed=counted([mention.killed for mention in group]),
            injured=counted([mention.injured for mention in group]),
            factuality=weighed([mention.factuality for mention in group]),  # type: ignore[arg-type]
            sayings=tuple(dict.fromkeys((*(said for m in group for said in m.sayings), *echoed))),
            rule=first.framed.rule,
        )


def _body_from(reading: Reading) -> int:
    """Where the body begins: the end of the last headline or kicker block, or 0."""
    ends = [block.end for block in reading.blocks if block.role in ("headline", "kicker")]
    return max(ends, default=0)


def _because(event: Event, group: Sequence[Found]) -> Because:
    parts = tuple(part for mention in group for part in mention.told_parts())
    uses = [used for mention in group for used in mention.uses]
    named = [ident for ident in (event.place, event.date, *event.sayings) if ident]
    return Because(event.rule, parts, tuple(dict.fromkeys((*named, *uses))))


def describe(reading: Reading) -> Iterator[tuple[str, dict[str, str]]]:
    """Each event's rule and its fields as strings, for the examples of rules."""
    places = {place.id: place for place in reading.places}
    dates = {date.id: date for date in reading.dates}
    for event in reading.events:
        yield (
            event.rule,
            {
                "type": event.type,
                "mode": event.mode or "",
                "trigger": reading.surface(event.trigger),
                "actors": _names(event.actors),
                "recipients": _names(event.recipients),
                "place": reading.surface(places[event.place]) if event.place in places else "",
                "date": reading.surface(dates[event.date]) if event.date in dates else "",
                "factuality": event.factuality,
                "killed": "" if event.killed is None else str(event.killed),
                "injured": "" if event.injured is None else str(event.injured),
                "sayings": str(len(event.sayings)),
                "contexts": " + ".join(event.contexts),
            },
        )


def described(reading: Reading) -> list[dict[str, str]]:
    """Each event's fields as strings, in the order of the record."""
    return [fields for _, fields in describe(reading)]


def _names(parties: Sequence[Participant]) -> str:
    return " + ".join(party.name for party in parties)


__all__ = ["EventsReader", "Span", "describe", "described"]
