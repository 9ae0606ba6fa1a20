"""Mediums: which medium was told, by what stands between a verb and its words, or ahead of the verb."""

from __future__ import annotations

from tawatur.readers.sayings.found import MARKED, Line, Range
from tawatur.readers.sayings.phrases import ASIDE, begins_medium, begins_subject, trimmed

TELLING = frozenset({"FOR", "LI_PREFIX", "WITH_WHOM", "WITH_HIM", "TO", "IN", "ON"})
OPENS = frozenset({"IN", "OCCASION"})
VENUES, SPEAKING = ("VENUE", "SAID_AT"), frozenset({"REPORT", "PARTICIPLE"})
ENDS = ("COMMA", "THAT", "COLON", "FULL_STOP", *ASIDE, "IN", "ABOUT", "NOT_SAID", "NARRATOR")
MARKS_IN_NAME, LONGEST_MEDIUM, LONGEST_OPENING, NEAR = 2, 9, 3, 4


def medium_in(line: Line, piece: Range) -> Range | None:
    """The medium that was told, in a range that begins at the cue."""
    if not (line.told or line.marked):
        return None
    at = line.first(piece[0] + 1, piece[1], TELLING)
    while at is not None:
        if begins_medium(line, at):
            return _medium(line, at + line.has(at, "FOR"), piece[1])
        if line.has(at, "TO") and line.has(at - 1, "VENUE") and line.has(at + 1, "MEDIA", *MARKED):
            return _medium(line, at + 1, piece[1])
        if _is_talk(line, at):
            return _medium(line, at + 1, piece[1])
        at = line.first(at + 1, piece[1], TELLING)
    return None


def medium_ahead(line: Line, cue: int) -> Range | None:
    """The medium told in the venue with which the sentence of a verb opens: in an interview with a paper."""
    opening, end = line.first(0, min(LONGEST_OPENING, cue), OPENS), cue - line.has(cue - 1, "COMMA")
    if opening is None or not line.has(opening + 1, *VENUES) or _is_spoken(line, opening, end):
        return None
    return medium_in(line, (opening, end))


def _is_spoken(line: Line, start: int, end: int) -> bool:
    """Whether something is said in a range; an adjective may be spelt like a participle."""
    at = line.first(start + 2, end, SPEAKING)
    return at is not None and (not line.has(at, "ENDS_YEH") or line.has(at, "REPORT"))


def _is_talk(line: Line, at: int) -> bool:
    """Whether somebody talks here with a medium: with a paper; in a talk with a name in quotation marks."""
    if line.has(at, "WITH_WHOM") and (line.has(at + 1, "MEDIA") or line.has(at + 2, "MEDIA")):
        return True
    if line.has(at, "IN", "ON"):
        return line.has(at - 1, "PASSED") and line.has(at + 1, "MEDIA")
    near = any(line.has(n, "VENUE") for n in range(max(at - NEAR, 0), at))
    if line.has(at, "WITH_WHOM"):
        return near and line.meets(at + 1, MARKED)
    return near and line.has(at, "WITH_HIM") and line.has(at + 1, "MEDIA")


def _medium(line: Line, start: int, limit: int) -> Range | None:
    if line.has(start, "PRESS") and not line.has(start, "MEDIA"):
        start += 1
        marked = line.has(start, *MARKED, "BRACKET_OPEN")
        if not line.has(start + marked, "MEDIA"):
            return None
    quoted = line.has(start, *MARKED, "BRACKET_OPEN")
    end = start + 1
    while end < min(limit, start + LONGEST_MEDIUM):
        inside = quoted or line.marks(start, end) % 2 == 1
        if not inside and begins_subject(line, end):
            break
        if line.marks(start, end + 1) > MARKS_IN_NAME or _is_named(line, start, end):
            break
        if quoted and line.has(end, *MARKED, "BRACKET_CLOSE"):
            return start + 1, end
        if line.has(end, *ENDS) and not inside:
            break
        end += 1
    return trimmed(line, (start, end))


def _is_named(line: Line, start: int, end: int) -> bool:
    """Whether a name in quotation marks is over; an adjective may still follow it."""
    over = line.marks(start, end) == MARKS_IN_NAME
    return over and not (line.meets(end - 1, MARKED) and line.has(end, "DEFINITE"))
