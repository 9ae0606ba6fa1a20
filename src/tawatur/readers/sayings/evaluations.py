"""Evaluations: praise and blame, whose object is any noun phrase beside the subject."""

from __future__ import annotations

from msgspec.structs import replace

from tawatur.readers.sayings.accused import of_nobody
from tawatur.readers.sayings.extent import ending, gender_at, is_verbal
from tawatur.readers.sayings.found import Found, Line, Range
from tawatur.readers.sayings.judge import negated
from tawatur.readers.sayings.phrases import trimmed
from tawatur.readers.sayings.pieces import found_at, line_at, range_of, start_of
from tawatur.readers.sayings.verbals import is_accusative
from tawatur.rules import Match

TIMES = ("SCENE", "DATE", "WEEKDAY")
IN = frozenset({"IN"})
DESCRIBES = ("ENDS_YEH", "WITH_HIM", "LI_PREFIX", "ADJECTIVAL", *TIMES, "MONTH", "NUMBER", "MOMENT")


def judged(match: Match) -> Found | None:
    """A verb of praise or blame: of the phrases after it the first is the subject, the second the object."""
    line, at = line_at(match), start_of(match, "cue")
    piece = range_of(match, "source")
    if piece is None or negated(line, at) or is_accusative(line, at):
        return None
    venue = _venue(line, piece)
    begin = _object(line, piece, gender_at(line, at)) if venue is None else venue[0]
    source = trimmed(line, (piece[0], begin)) if begin > piece[0] else None
    begin = begin if venue is None else venue[1]
    while begin + 1 < len(line) and line.has(begin, *TIMES):
        begin += 1
    made = found_at(match, line, "nominal", "finite", begin)
    return of_nobody(line, made and replace(made, source=source))


def _object(line: Line, piece: Range, gender: str) -> int:
    """Where the object begins; where the range does when nothing shows that a subject stands there."""
    begin = piece[0] if is_verbal(line, piece[0]) else ending(line, piece, governing=True, gender=gender)
    known = line.has(piece[0], "HEAD", "MEDIA", "PART_OF") or piece[0] in line.named
    joined = line.has(begin + 1, "WAW_PREFIX") and not line.has(begin + 1, "PRONOUN")
    whole = begin == piece[1] or (line.has(begin, "COMMA") and (begin + 1 >= piece[1] or joined))
    return piece[0] if whole or (line.has(begin, "RELATIVE") and not known) else begin


def _venue(line: Line, piece: Range) -> Range | None:
    """In a statement, right behind a subject that ends there: the object follows it."""
    start, limit = piece
    at = line.first(start + 1, limit, IN)
    if at is None or not line.has(at + 1, "VENUE") or line.has(at + 1, "DEFINITE", "PRONOUN_SUFFIX"):
        return None
    if is_verbal(line, start) or ending(line, (start, at), governing=True) != at:
        return None
    end = at + 2
    while end < limit and line.has(end, *DESCRIBES) and not line.has(end, "DEFINITE"):
        end += 1
    end += line.has(end, "COMMA")
    goes_on = end >= limit or line.has(end, "PASSED", "PARTICIPLE", "RELATIVE", "HEAD")
    return None if goes_on else (at, end)
