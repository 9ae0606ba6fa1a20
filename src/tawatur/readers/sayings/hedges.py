"""Hedges: words that weaken what is said, and over which words.

A hedge reaches over the clause that it governs: to the first comma, turn, complementiser or source named
after its words. What stands aside between two commas is left out, and what is said after it is still hedged.
"""

from __future__ import annotations

from typing import NamedTuple

from tawatur.arabic import letters as l
from tawatur.model.record import Span
from tawatur.readers.sayings.found import MARKED, Line, Range, line_of
from tawatur.rules import Match

LONGER_THAN_PERFECT = 5
LONGEST_ASIDE, LONGEST_BEFORE = 12, 3
PLUPERFECT = 5
"""Units from a verb of being to the verb in the perfect that belongs to it."""
COMMA, WAS = frozenset({"COMMA"}), frozenset({"WAS"})
ENDS = frozenset(
    {"COMMA", "SEMICOLON", "FULL_STOP", "COLON", "THAT", "TURN", "VIA", "VIA_WHAT", "VIA_FOR", "VIA_OWN"}
)
ASIDE = frozenset({"VIA", "VIA_WHAT", "VIA_FOR", "BASED_ON", "SCENE", "MOMENT"})
BORDERS = frozenset({"MARK", "PREPOSITION", "THAT", "REPORT", "WAS", "QAD", "RELATIVE", "TURN", "AND"})


class HedgeFound(NamedTuple):
    """A hedge: its rule, its characters, and the characters it weakens."""

    rule: str
    span: Span
    scope: tuple[Span, ...]
    parts: tuple[tuple[str, Span], ...]


def hedge(match: Match) -> HedgeFound | None:
    """A hedging word and the clause after it."""
    line = line_of(match)
    return _made(match, line, _clause(line, match.found.end()))


def before_imperfect(match: Match) -> HedgeFound | None:
    """The particle that hedges an imperfect; before a perfect it only stresses."""
    line = line_of(match)
    at = match.found.end()
    if line.has(at, "NEGATION") or (_is_imperfect(line, at) and not _is_pluperfect(line, at)):
        return hedge(match)
    return None


def hedge_aside(match: Match) -> HedgeFound | None:
    """A phrase that weakens the clause in whose midst it stands."""
    line = line_of(match)
    at = start = match.bounds("hedge")[0]
    while start > 0 and not line.meets(start - 1, ENDS):
        start -= 1
    before = [(start, at)] if start < at else []
    return _made(match, line, before + _clause(line, match.found.end()))


def hedge_after(match: Match) -> HedgeFound | None:
    """An adjective that hedges the noun before it."""
    line = line_of(match)
    end = match.bounds("hedge")[0]
    start = end
    while start > 0 and end - start < LONGEST_BEFORE and not line.meets(start - 1, BORDERS):
        start -= 1
    return _made(match, line, [(start, end)] if start < end else [])


def _made(match: Match, line: Line, scope: list[Range]) -> HedgeFound | None:
    span = match.span("hedge")
    if span is None or not scope:
        return None
    return HedgeFound(match.rule.id, span, tuple(line.span(piece) for piece in scope), match.parts())


def _clause(line: Line, start: int) -> list[Range]:
    """The units of the clause that begins at `start`, in pieces around what stands aside."""
    pieces: list[Range] = []
    begin: int | None = start
    while begin is not None:
        end = _end(line, begin)
        if end > begin:
            pieces.append((begin, end))
        begin = _after_aside(line, end)
    return pieces


def _end(line: Line, start: int) -> int:
    at = line.first(start, len(line), ENDS)
    end = len(line) if at is None else at
    # A quotation that was open before the hedge closes its clause.
    return next((m for m in line.marked if start < m < end and _closes(line, start, m)), end)


def _closes(line: Line, start: int, mark: int) -> bool:
    return not any(pair.open >= start and pair.open <= mark < pair.close for pair in line.paired.pairs)


def _after_aside(line: Line, comma: int) -> int | None:
    """Where the clause goes on after something aside that a comma opens and another closes."""
    if not line.has(comma, "COMMA") or not line.meets(comma + 1, ASIDE):
        return None
    close = line.first(comma + 1, min(comma + LONGEST_ASIDE, len(line)), COMMA)
    if close is None or close + 1 >= len(line) or line.has(close + 1, "TURN", "PARTICIPLE", *MARKED):
        return None
    return None if line.has(close + 1, "WAW_PREFIX") else close + 1


def _is_imperfect(line: Line, at: int) -> bool:
    """Third person masculine by its letter; feminine where a perfect of that shape would be spelt otherwise.

    A perfect that begins with the same letter has three letters more, or four with an alef second.
    """
    word = line.folded(at)
    if word.startswith(l.YEH) or line.has(at, "SPELT_IMPERFECT"):
        return True
    longer = word.startswith(l.TEH) and len(word) >= LONGER_THAN_PERFECT and not _has_object(line, at)
    return longer and word[2] != l.ALEF and not word.endswith((l.TEH, l.WAW + l.ALEF, l.NOON + l.ALEF))


def _has_object(line: Line, at: int) -> bool:
    """Whether the word is a plural with an object written to it: they left it."""
    splits = line.words[line.units[at].first].form.splits
    return any(split.suffix and split.stem.endswith(l.WAW) for split in splits)


def _is_pluperfect(line: Line, at: int) -> bool:
    """Whether a verb of being stands shortly before the particle: what follows was done before."""
    return not line.folded(at).startswith(l.YEH) and line.first(at - PLUPERFECT, at, WAS) is not None
