"""What the rules find: one cue with its pieces, before anybody knows who the source is.

All positions are unit indexes of the encoded sentence, half-open, unless they are called a span.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from msgspec import Struct

from tawatur.arabic.clitics import CONJUNCTIONS
from tawatur.model.reading import Sentence
from tawatur.model.record import Mention, Span
from tawatur.readers.sayings.marks import Marks, paired
from tawatur.rules import Match, Sense, Unit
from tawatur.rules.kept import Kept

Range = tuple[int, int]
EDGE = frozenset({"EDGE"})
BEYOND = [EDGE] * 64
"""What stands before and behind a sentence, as far as anybody asks."""
TOLD = frozenset({"MEDIA", "FOR", "PRESS"})
MARKED = frozenset({"QUOTE", "QUOTE_OPEN", "QUOTE_CLOSE"})
NOTED = MARKED | TOLD | {"TURN", "GLOSS", "FULL_STOP"}
COMMON, THINGS = frozenset({"DEFINITE", "ENDS_TEH"}), frozenset({"DEFINITE", "BROKEN_PLURAL"})
PROPER = frozenset({"PER", "GPE", "ORG", "GROUP", "LOC", "SITE"})

IS_NOTED: Kept[frozenset[str], bool] = Kept(lambda own: not own.isdisjoint(NOTED))
"""Asked of every unit: words share their sets of classes."""
T = TypeVar("T")


class Found(Struct, frozen=True, eq=False, gc=False):
    """One cue. `kind` is clause, quotation, nominal, via or reference; `voice` finite, participle or noun.

    `content` is the unit at which what is said begins, `content_start` the offset in the text (after an
    attached preposition). `relay` passes on what `source` says, `medium` was told it. `score` is what
    it weighs, where that alone decided; `said` is what is said where it does not follow the cue.
    """

    rule: str
    weight: int
    kind: str
    voice: str
    cue: Range
    cue_span: Span
    sense: Sense | None
    content: int
    content_start: int
    source: Range | None = None
    medium: Range | None = None
    relay: Range | None = None
    values: dict[str, str] = {}
    parts: tuple[tuple[str, Span], ...] = ()
    score: int | None = None
    said: Range | None = None

    @property
    def is_candidate(self) -> bool:
        """Whether no construction was met: only the weights tell whether it is a saying."""
        return self.weight == 0

    @property
    def gender(self) -> str:
        """The cue's gender, or that of a pronoun which names its source: m, f or empty."""
        if "of" in self.values:
            return "f" if self.values["of"] == "f" else "m"
        if self.voice == "noun":  # its own gender tells nothing of who says it
            return ""
        inflected = self.sense.surface.inflected if self.sense else None
        return inflected.gender if inflected else ""

    @property
    def plural(self) -> bool:
        """Whether the cue's form is plural, or the pronoun which names its source."""
        if "of" in self.values:
            return self.values["of"] == "plural"
        inflected = self.sense.surface.inflected if self.sense else None
        return inflected is not None and inflected.number == "plural"

    @property
    def joined(self) -> bool:
        """Whether the cue is written with a conjunction, so that a new clause begins at it."""
        split = self.sense.split if self.sense else None
        return split is not None and split.prefix != "" and split.prefix[0] in CONJUNCTIONS


class Name(Struct, frozen=True, eq=False, gc=False):
    """A proper name in a sentence: its kind and its units; `whole` unless something is written onto it."""

    kind: str
    start: int
    end: int
    whole: bool


class Once(Generic[T]):
    """A property found out when it is first asked for; without the lock of the standard library's."""

    def __init__(self, find: Callable[[Any], T]) -> None:
        self._find, self.__doc__ = find, find.__doc__

    def __set_name__(self, _: type, name: str) -> None:
        self._name = name

    def __get__(self, owner: object, _: type) -> T:
        found = owner.__dict__[self._name] = self._find(owner)
        return found


class Line:
    """An encoded sentence with the questions that makers and resolvers ask of it.

    `mentions` are the names that the article's reader of names found in the sentence, None where none ran.
    """

    def __init__(
        self, sentence: Sentence, units: Sequence[Unit], mentions: Sequence[Mention] | None = None
    ) -> None:
        self.sentence, self.words, self.units = sentence, sentence.words, units
        self.count = len(units)
        self.mentions = mentions
        self.classes = [unit.classes for unit in units]
        self.noted = [at for at, own in enumerate(self.classes) if IS_NOTED[own]]
        """Units with a class of marks or words that most lines have few of."""
        self.padded = self.classes + BEYOND
        """The classes, and behind them those of what is no unit: an index below zero finds these too."""

    def __len__(self) -> int:
        """How many units there are."""
        return self.count

    def has(self, at: int, name: str, *more: str) -> bool:
        """Whether unit `at` has one of the classes; also asked beyond both ends, where there is none."""
        try:
            own = self.padded[at]
        except IndexError:
            return False
        return name in own or (more != () and not own.isdisjoint(more))

    def meets(self, at: int, names: frozenset[str]) -> bool:
        """The same for a set of classes."""
        try:
            return not self.padded[at].isdisjoint(names)
        except IndexError:
            return False

    def first(self, start: int, end: int, names: frozenset[str]) -> int | None:
        """The first unit of a range that has one of the classes."""
        start = max(start, 0)
        if end <= start:
            return None
        apart = names.isdisjoint
        for at, own in enumerate(self.classes[start:end], start):
            if not apart(own):
                return at
        return None

    def first_noted(self, start: int, end: int, names: frozenset[str]) -> int | None:
        """The same for classes that are noted: found without going through all units."""
        classes = self.classes
        for at in self.noted:
            if start <= at < end and not names.isdisjoint(classes[at]):
                return at
        return None

    @Once
    def marked(self) -> tuple[int, ...]:
        """The units that are quotation marks."""
        words, units = self.words, self.units
        return tuple(at for at in self.quotes if words[units[at].first].form.kind == "mark")

    @Once
    def quotes(self) -> list[int]:
        """The units that have the class of a quotation mark."""
        return [at for at in self.noted if not MARKED.isdisjoint(self.classes[at])]

    @Once
    def turns(self) -> list[int]:
        """The units at which another clause, perhaps another speaker, takes over: while, but."""
        return [at for at in self.noted if "TURN" in self.classes[at]]

    @Once
    def paired(self) -> Marks:
        """Which of the quotation marks belong together."""
        return paired(self.units, self.words, self.marked)

    @Once
    def told(self) -> bool:
        """Whether the sentence has a word that may name a medium, so that one may be told."""
        return not all(TOLD.isdisjoint(self.units[at].senses) for at in self.noted)

    def marks(self, start: int, end: int) -> int:
        """How many quotation marks there are in a range of units."""
        marked = self.marked
        return bisect_left(marked, end) - bisect_left(marked, start) if marked and start < end else 0

    @Once
    def starts(self) -> list[int]:
        """The first characters of the units."""
        return [unit.start for unit in self.units]

    @Once
    def named(self) -> dict[int, Name]:
        """For each unit of a proper name that name."""
        found: dict[int, Name] = {}
        units, starts = self.units, self.starts
        for mention in self.mentions or ():
            if mention.kind in PROPER:
                first = max(bisect_right(starts, mention.start) - 1, 0)
                end = bisect_left(starts, mention.end, first)
                end = self._name_end(first, end, mention.kind)
                name = Name(mention.kind, first, end, units[first].start == mention.start)
                for at in range(first, end):
                    found.setdefault(at, name)
        return found

    def _name_end(self, first: int, end: int, kind: str) -> int:
        """Where a person's name ends: before a definite word that is no name but a plural of things."""
        if kind != "PER":
            return end
        classes = self.classes
        return next((n for n in range(first + 1, end) if classes[n] >= COMMON or classes[n] >= THINGS), end)

    def folded(self, at: int) -> str:
        """The folded spelling of a unit's words."""
        unit = self.units[at]
        if unit.first == unit.last:
            return self.words[unit.first].form.folded
        return " ".join(word.form.folded for word in self.words[unit.first : unit.last + 1])

    def span(self, piece: Range) -> Span:
        """The characters of a range of units."""
        return Span(self.units[piece[0]].start, self.units[piece[1] - 1].end)


def line_of(match: Match) -> Line:
    """The line of a match's sentence: all matches of one share it, and so what has been asked of it."""
    line: Line | None = match.around
    if line is None:
        line = match.around = Line(match.sentence, match.units)
    return line
