"""Scenes: a sentence with its events as the rules read them, and what else is known to stand in it.

The network of parties sees a scene: short strings beside each word (names, places, dates, sayings, phrases,
triggers), and for each trigger the noun phrases that may play a part in it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol

from tawatur.model.reading import Reading, Sentence, Word
from tawatur.model.record import Date, Mention, Place, Saying, Span
from tawatur.networks.trunk import Hints
from tawatur.readers.events.phrases import Phrase
from tawatur.readers.events.setting import inside
from tawatur.rules import Layer

NO_PHRASE = frozenset({"TRIGGER", "DATE", "OTHER_VERB"})
SECTOR = slice(3, 6)
"""Where the sector stands in an actor's code."""
Words = tuple[int, int]
"""The first and the last word of something in a sentence."""


class Told(Protocol):
    """What rules tell of one event: its trigger, type, mode, factuality and parties."""

    @property
    def words(self) -> Words:
        """The first and the last word of the trigger."""
        ...

    @property
    def type(self) -> str:
        """The type of the event."""
        ...

    @property
    def mode(self) -> str | None:
        """Its mode, where rules tell one."""
        ...

    @property
    def factuality(self) -> str:
        """Whether it happened."""
        ...

    @property
    def actors(self) -> tuple[Span, ...]:
        """Who acts, as characters."""
        ...

    @property
    def recipients(self) -> tuple[Span, ...]:
        """Who suffers, as characters."""
        ...


class Part(NamedTuple):
    """Something in a sentence that may play a part: a noun phrase, a place or a date, by its words.

    `start` and `end` are its characters, `classes` those of the phrase.
    """

    first: int
    last: int
    start: int
    end: int
    classes: tuple[str, ...] = ()
    id: str = ""


class Scene(NamedTuple):
    """A sentence, what stands beside each word, what may play a part, and what rules tell (by words)."""

    words: Sequence[Word]
    hints: Sequence[Hints]
    phrases: Sequence[Part]
    places: Sequence[Part]
    dates: Sequence[Part]
    told: Sequence[Told]


class Stage:
    """The layers of an article by position; made once for each article."""

    def __init__(self, reading: Reading) -> None:
        """Index names, places and dates."""
        self._mentions = sorted(reading.mentions, key=lambda mention: mention.start)
        self._places = sorted(reading.places, key=lambda place: place.start)
        self._dates = sorted(reading.dates, key=lambda date: date.start)
        self._headlines = {
            number for number, block in enumerate(reading.blocks) if block.role in ("headline", "kicker")
        }

    def scene(
        self, sentence: Sentence, layers: Sequence[Layer], sayings: Iterable[Saying], told: Sequence[Told]
    ) -> Scene:
        """The scene of a sentence, with its units and the sayings that touch it."""
        words = sentence.words
        beside = _Beside(words)
        start, end = sentence.start, sentence.end
        places, dates = inside(self._places, start, end), inside(self._dates, start, end)
        for mention in inside(self._mentions, start, end):
            _name(beside, mention)
        for place in places:
            beside.mark(place, f"P{place.kind}")
        for date in dates:
            beside.mark(date, "D")
        for saying in sayings:
            _said(beside, saying)
        _units(beside, layers)
        for one in told:
            _trigger(beside, one)
        if sentence.block in self._headlines:
            beside.everywhere("H")
        return Scene(
            words,
            beside.hints(),
            tuple(_phrases(words, layers)),
            beside.parts(places),
            beside.parts(dates),
            told,
        )


class _Beside:
    """What stands beside each word of a sentence, while it is gathered."""

    def __init__(self, words: Sequence[Word]) -> None:
        self._words = words
        self._starts = [word.start for word in words]
        self._told: list[set[str]] = [set() for _ in words]

    def words(self, start: int, end: int) -> Words | None:
        """The words that characters touch, or None."""
        first = max(bisect_right(self._starts, start) - 1, 0)
        if self._words[first].end <= start:
            first += 1
        last = bisect_left(self._starts, end) - 1
        return (first, last) if first <= last else None

    def mark(self, span: Span | Mention | Place | Date, label: str) -> None:
        """Mark the first word of a span as its beginning, the others as going on."""
        touched = self.words(span.start, span.end)
        if touched is not None:
            self.mark_words(touched, label)

    def mark_words(self, words: Words, label: str) -> None:
        first, last = words
        self._told[first].add(f"{label}B")
        for at in range(first + 1, last + 1):
            self._told[at].add(f"{label}I")

    def within(self, span: Span, label: str) -> None:
        """Mark all words of a span alike."""
        touched = self.words(span.start, span.end)
        for at in range(touched[0], touched[1] + 1) if touched else ():
            self._told[at].add(label)

    def at(self, word: int, labels: Iterable[str]) -> None:
        self._told[word].update(labels)

    def everywhere(self, label: str) -> None:
        for told in self._told:
            told.add(label)

    def hints(self) -> list[Hints]:
        return [tuple(sorted(told)) for told in self._told]

    def parts(self, items: Iterable[Place | Date]) -> tuple[Part, ...]:
        touched = ((item, self.words(item.start, item.end)) for item in items)
        return tuple(
            Part(*words, item.start, item.end, (), item.id) for item, words in touched if words is not None
        )


def _name(beside: _Beside, mention: Mention) -> None:
    beside.mark(mention, f"N{mention.kind}")
    if mention.actor is not None and mention.actor.code:
        beside.mark(mention, f"A{mention.actor.code[SECTOR]}")


def _said(beside: _Beside, saying: Saying) -> None:
    for cue in saying.cue:
        beside.mark(cue, f"Q{saying.commitment}")
        beside.mark(cue, f"T{saying.act}")
    for content in saying.content:
        beside.within(content, f"q{saying.commitment}")
    if saying.source_span is not None:
        beside.mark(saying.source_span, "S")


def _units(beside: _Beside, layers: Sequence[Layer]) -> None:
    for layer in layers:
        some = "s" if isinstance(layer.value, Phrase) and layer.value.somebody else ""
        beside.mark_words((layer.first, layer.last), f"K{'n' if _is_phrase(layer) else 'x'}{some}")
        beside.at(layer.first, [f"k{name}" for name in layer.classes])


def _trigger(beside: _Beside, told: Told) -> None:
    for at in range(told.words[0], told.words[1] + 1):
        beside.at(at, (f"R{told.type}", f"R{told.type}:{told.mode}", f"F{told.factuality}"))


def _is_phrase(layer: Layer) -> bool:
    return "NP" in layer.classes or NO_PHRASE.isdisjoint(layer.classes)


def _phrases(words: Sequence[Word], layers: Sequence[Layer]) -> Iterator[Part]:
    for layer in layers:
        if _is_phrase(layer):
            start = words[layer.first].start if layer.start is None else layer.start
            yield Part(layer.first, layer.last, start, words[layer.last].end, tuple(sorted(layer.classes)))
