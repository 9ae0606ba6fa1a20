"""Where and when: the place and date of an event's own sentence, else the last ones told before it.

A place that a preposition of place introduces is preferred to one that only belongs to a name; of equals
the one nearest to the trigger, after it rather than before.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeVar

from tawatur.model.reading import Reading, Sentence
from tawatur.model.record import Date, Mention, Place, Span
from tawatur.readers.events.grammar import Vocabulary
from tawatur.readers.events.triggers import Trigger

TELLING = frozenset({"headline", "lead", "paragraph", "quote", "caption", "unknown"})
BEFORE_COSTS = 30
FEW = 6
NOT_INTRODUCED_COSTS = 120
WIDE, WIDE_COSTS = frozenset({"country", "region"}), 40

Told = TypeVar("Told", Date, Place)
Anywhere = TypeVar("Anywhere", Date, Mention, Place, Span)


class Around(NamedTuple):
    """What a sentence tells of place and date, else what was told before it.

    `introduced` are the ids of places that a preposition or a noun of place introduces; `persons` the
    names of persons.
    """

    places: Sequence[Place]
    dates: Sequence[Date]
    earlier_place: Place | None
    earlier_date: Date | None
    introduced: frozenset[str]
    persons: Sequence[Span]

    def place_of(self, trigger: Trigger) -> Place | None:
        """The place of an event."""
        if not self.places:
            return self.earlier_place
        if len(self.places) == 1:
            return self.places[0]
        return min(_nearby(self.places, trigger), key=lambda place: self._cost(place, trigger))

    def dates_of(self, trigger: Trigger) -> Sequence[Date]:
        """The dates of the sentence, the nearest to the trigger first."""
        if len(self.dates) <= 1:
            return self.dates
        return sorted(_nearby(self.dates, trigger), key=lambda date: _distance(date, trigger))

    def _cost(self, place: Place, trigger: Trigger) -> int:
        cost = _distance(place, trigger) + (WIDE_COSTS if place.kind in WIDE else 0)
        return cost if place.id in self.introduced else cost + NOT_INTRODUCED_COSTS


class Setting:
    """The places and dates of one article, found by position."""

    def __init__(self, reading: Reading, vocabulary: Vocabulary) -> None:
        """Index the reading's places and dates."""
        self._reading = reading
        told = [Span(block.start, block.end) for block in reading.blocks if block.role in TELLING]
        self._places = _inside_any(reading.places, told)
        self._dates = _inside_any(reading.dates, told)
        self._persons = sorted(
            (Span(m.start, m.end) for m in reading.mentions if m.kind == "PER"), key=lambda span: span.start
        )
        self._introduced = _introduced(reading, self._places, vocabulary)

    def around(self, sentence: Sentence) -> Around:
        """The places and dates of a sentence, and those that it takes over from before it."""
        places = inside(self._places, sentence.start, sentence.end) if self._places else ()
        dates = inside(self._dates, sentence.start, sentence.end) if self._dates else ()
        return Around(
            places,
            dates,
            None if places else self._before(self._places, sentence),
            None if dates else self._before(self._dates, sentence),
            self._introduced,
            inside(self._persons, sentence.start, sentence.end) if self._persons else (),
        )

    def _before(self, told: Sequence[Told], sentence: Sentence) -> Told | None:
        """The last one told before the sentence, in its block or in the headline."""
        if not told or told[0].start >= sentence.start:
            return None
        block = self._reading.blocks[sentence.block]
        own = [value for value in inside(told, block.start, sentence.start) if _is_carried(value)]
        if own:
            return own[-1]
        before = (value for value in told if value.start < sentence.start and _is_carried(value))
        return next((value for value in before if not _is_vast(value)), None)


def _inside_any(values: Iterable[Told], spans: Sequence[Span]) -> list[Told]:
    """The values inside one of the spans, in text order."""
    starts = [span.start for span in spans]
    ordered = sorted(values, key=lambda value: value.start)
    return [
        value
        for value in ordered
        if (at := bisect_right(starts, value.start)) and value.end <= spans[at - 1].end
    ]


def _is_carried(value: Date | Place) -> bool:
    """Whether a later sentence may be of a place or date: of a place, of a day; not of a year or a period."""
    return isinstance(value, Place) or (value.earliest is not None and value.earliest == value.latest)


def _is_vast(value: Date | Place) -> bool:
    """Whether a place is no country's: a continent, a sea, a part of the world."""
    return isinstance(value, Place) and value.country is None


def inside(told: Sequence[Anywhere], start: int, end: int) -> Sequence[Anywhere]:
    """What begins from `start` to before `end`, of values by their start."""
    first = bisect_left(told, start, key=lambda value: value.start)
    last = bisect_left(told, end, key=lambda value: value.start)
    return told[first:last]


def _nearby(told: Sequence[Told], trigger: Trigger) -> Sequence[Told]:
    """The few before and after a trigger: a sentence may be a whole page."""
    at = bisect_left(told, trigger.start, key=lambda value: value.start)
    return told[max(0, at - FEW) : at + FEW]


def _distance(value: Date | Place, trigger: Trigger) -> int:
    if value.start >= trigger.end:
        return value.start - trigger.end
    return trigger.start - value.end + BEFORE_COSTS


def _introduced(reading: Reading, places: Sequence[Place], vocabulary: Vocabulary) -> frozenset[str]:
    """The places after «في», «قرب», «مدينة» and the like."""
    if not places:
        return frozenset()
    sentences = [sentence.words for sentence in reading.sentences if sentence.words]
    starts = [words[0].start for words in sentences]
    found = set()
    for place in places:
        home = bisect_left(starts, place.start) - 1
        if home >= 0:
            at = bisect_left(sentences[home], place.start, key=lambda word: word.start) - 1
            if "PLACE_LEAD" in vocabulary.facts(sentences[home][at].form).company:
                found.add(place.id)
    return frozenset(found)
