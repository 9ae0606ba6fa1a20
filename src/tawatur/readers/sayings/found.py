"""What the rules find: one cue with its pieces, before anybody knows who the source is.

All positions are unit indexes of the encoded sentence, half-open, unless they are called a span.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from tawatur.arabic.clitics import CONJUNCTIONS
from tawatur.model.reading import Form, Sentence
from tawatur.model.record import Span
from tawatur.rules import Sense, Unit
from tawatur.rules.grammar import attached

Range = tuple[int, int]
DATE = frozenset({"DATE"})
TOLD = frozenset({"MEDIA", "FOR", "PRESS"})
MARKED = ("QUOTE", "QUOTE_OPEN", "QUOTE_CLOSE")


class Found(NamedTuple):
    """One cue. `kind` is clause, quotation, nominal, via or reference; `voice` finite, participle or noun.

    `content` is the unit at which what is said begins, `content_start` the offset in the text (after an
    attached preposition). `relay` passes on what `source` says, `medium` was told it.
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
    values: dict[str, str] = {}  # noqa: RUF012  (never written to)
    parts: tuple[tuple[str, Span], ...] = ()

    @property
    def gender(self) -> str:
        """The cue's gender: m, f or empty."""
        inflected = self.sense.surface.inflected if self.sense else None
        return inflected.gender if inflected else ""

    @property
    def plural(self) -> bool:
        """Whether the cue's form is plural."""
        inflected = self.sense.surface.inflected if self.sense else None
        return inflected is not None and inflected.number == "plural"

    @property
    def joined(self) -> bool:
        """Whether the cue is written with a conjunction, so that a new clause begins at it."""
        split = self.sense.split if self.sense else None
        return split is not None and split.prefix != "" and split.prefix[0] in CONJUNCTIONS


class Line:
    """An encoded sentence with the questions that makers and resolvers ask of it."""

    def __init__(self, sentence: Sentence, units: Sequence[Unit]) -> None:
        self.sentence, self.words, self.units = sentence, sentence.words, units
        self._classes: list[frozenset[str] | None] = [None] * len(units)

    def __len__(self) -> int:
        """How many units there are."""
        return len(self.units)

    def has(self, at: int, *names: str) -> bool:
        """Whether unit `at` (any integer) has one of the classes."""
        return 0 <= at < len(self.units) and not self.classes(at).isdisjoint(names)

    def classes(self, at: int) -> frozenset[str]:
        """The classes of a unit: the lexicons', and for a single word its shape's."""
        known = self._classes[at]
        if known is None:
            unit = self.units[at]
            form = self.words[unit.first].form
            own = form.classes if unit.first == unit.last else _attached(unit, form)
            if unit.value is not None:
                own = own | DATE
            known = self._classes[at] = own.union(unit.senses)
        return known

    @cached_property
    def marked(self) -> tuple[int, ...]:
        """The units that are quotation marks."""
        words = self.words
        marks = (at for at, unit in enumerate(self.units) if words[unit.first].form.kind == "mark")
        return tuple(at for at in marks if self.has(at, *MARKED))

    @cached_property
    def told(self) -> bool:
        """Whether the sentence has a word that may name a medium, so that one may be told."""
        return any(not TOLD.isdisjoint(unit.senses) for unit in self.units)

    def marks(self, start: int, end: int) -> int:
        """How many quotation marks there are in a range of units."""
        return sum(start <= at < end for at in self.marked)

    def folded(self, at: int) -> str:
        """The folded spelling of a unit's words."""
        unit = self.units[at]
        return " ".join(word.form.folded for word in self.words[unit.first : unit.last + 1])

    def span(self, piece: Range) -> Span:
        """The characters of a range of units."""
        return Span(self.units[piece[0]].start, self.units[piece[1] - 1].end)


def _attached(unit: Unit, form: Form) -> frozenset[str]:
    """What is written before a phrase, as classes of its first word."""
    sense = next(iter(unit.senses.values()), None)
    return attached(form, sense) if sense is not None else frozenset()


class _Latest:
    """The line made last: all matches of a sentence share it, and so what has been asked of it."""

    line: Line | None = None


def line_of(sentence: Sentence, units: Sequence[Unit]) -> Line:
    """The line of an encoded sentence, made once for as long as the same sentence is asked for."""
    line = _Latest.line
    if line is None or line.units is not units:
        line = _Latest.line = Line(sentence, units)
    return line
