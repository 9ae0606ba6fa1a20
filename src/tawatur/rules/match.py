"""A match: a rule found in a sentence, and what it holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct

from tawatur.model.reading import Sentence
from tawatur.model.record import Span
from tawatur.rules.lexicon import Sense
from tawatur.rules.rule import Rule


class Unit(Struct, frozen=True, eq=False, gc=False):
    """One character of the encoded sentence: words `first` to `last` (inclusive) of the sentence.

    `start` and `end` are code points of the text, clitics included; for a layer's value, the value's.
    `classes` are all that it has, by its form, the lexicons and the earlier layer.
    """

    first: int
    last: int
    senses: Mapping[str, Sense]
    value: Any
    start: int
    end: int
    classes: frozenset[str]

    def start_as(self, names: Iterable[str]) -> int:
        """Where the unit starts when it is read as one of these classes: after its proclitics."""
        if self.senses:
            for name in names:
                if name in self.senses:
                    split = self.senses[name].split
                    return self.start + (split.start if split else 0)
        return self.start


NOWHERE = (-1, -1)


class Match(Struct, eq=False, gc=False):
    """A rule found in a sentence. Labels are the pattern's captures.

    `around` is what a room keeps of the sentence for its makers, if it does.
    """

    rule: Rule
    sentence: Sentence
    units: Sequence[Unit]
    found: re.Match[str]
    around: Any = None

    def bounds(self, label: str) -> tuple[int, int]:
        """The unit indexes of a capture (half-open) in the encoded sentence; -1, -1 where it took no part."""
        for number in self.rule.pattern.groups.get(label, ()):
            bounds = self.found.span(number)
            if bounds[0] >= 0:
                return bounds
        return NOWHERE

    def has(self, label: str) -> bool:
        """Whether the capture took part in the match."""
        return self.bounds(label)[0] >= 0

    def units_of(self, label: str | None = None) -> Sequence[Unit]:
        """The units of a capture, or of the whole match; none where the rule has no such capture."""
        first, end = self.found.span() if label is None else self.bounds(label)
        return self.units[first:end]

    def words(self, label: str | None = None) -> range:
        """The word indexes of a capture (empty where it took no part)."""
        units = self.units_of(label)
        return range(units[0].first, units[-1].last + 1) if units else range(0)

    def span(self, label: str | None = None) -> Span | None:
        """The published characters of a capture, without what is written before its first lexicon word."""
        first, last = self.found.span() if label is None else self.bounds(label)
        names = self.rule.pattern.captures.get(label or "", ())
        return Span(self.units[first].start_as(names), self.units[last - 1].end) if last > first else None

    def sense(self, label: str) -> Sense | None:
        """The first sense, in the pattern's order of classes, of the capture's units."""
        for unit in self.units_of(label):
            for name in self.rule.pattern.captures.get(label, ()):
                if name in unit.senses:
                    return unit.senses[name]
        return None

    def values(self, label: str) -> dict[str, Any]:
        """The lexicon values of the capture's sense (empty where there is none)."""
        sense = self.sense(label)
        return sense.values if sense else {}

    def value(self, label: str) -> Any:
        """The earlier layer's value that stands in the capture, or None."""
        return next((unit.value for unit in self.units_of(label) if unit.value is not None), None)

    def parts(self) -> tuple[tuple[str, Span], ...]:
        """All captures with their spans, for `explain`."""
        names, units = self.rule.pattern.captures, self.units
        return tuple([
            (label, Span(units[first].start_as(names[label]), units[last - 1].end))
            for label, (first, last) in self.rule.pattern.captured(self.found).items()
            if last > first
        ])  # fmt: skip
