"""Hedges: words that weaken what is said, and over which words."""

from __future__ import annotations

from typing import NamedTuple

from tawatur.arabic import letters as l
from tawatur.model.record import Span
from tawatur.readers.sayings.found import Line, line_of
from tawatur.rules import Match

LONGER_THAN_PERFECT = 5
ENDS = frozenset({"COMMA", "SEMICOLON", "FULL_STOP", "COLON", "THAT"})


class HedgeFound(NamedTuple):
    """A hedge: its rule, its characters, and the characters it weakens."""

    rule: str
    span: Span
    scope: Span
    parts: tuple[tuple[str, Span], ...]


def hedge(match: Match) -> HedgeFound | None:
    """A hedging word and the clause after it."""
    line = line_of(match.sentence, match.units)
    span, start = match.span("hedge"), match.found.end()
    end = line.first(start, len(line), ENDS)
    end = len(line) if end is None else end
    if span is None or end <= start:
        return None
    return HedgeFound(match.rule.id, span, line.span((start, end)), match.parts())


def before_imperfect(match: Match) -> HedgeFound | None:
    """The particle that hedges an imperfect; before a perfect it only stresses."""
    line = line_of(match.sentence, match.units)
    found = hedge(match)
    return found if found and _is_imperfect(line, match.found.end()) else None


def _is_imperfect(line: Line, at: int) -> bool:
    """Third person masculine by its letter; feminine where a perfect of that shape would be spelt otherwise.

    A perfect that begins with the same letter has three letters more, or four with an alef second.
    """
    word = line.folded(at)
    if word.startswith(l.YEH) or line.has(at, "FEMININE_IMPERFECT"):
        return True
    longer = word.startswith(l.TEH) and len(word) >= LONGER_THAN_PERFECT
    return longer and word[2] != l.ALEF and not word.endswith((l.TEH, l.WAW + l.ALEF, l.NOON + l.ALEF))
