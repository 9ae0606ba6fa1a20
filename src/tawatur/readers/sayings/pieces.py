"""Pieces: what the captures of a rule's match are in the sentence, and the find that they make."""

from __future__ import annotations

from tawatur.readers.sayings.addressed import informed, speaker_behind
from tawatur.readers.sayings.extent import is_target, named, subject
from tawatur.readers.sayings.found import MARKED, Found, Line, Range, line_of
from tawatur.readers.sayings.mediums import medium_in
from tawatur.readers.sayings.phrases import begins_subject, told, tongue_in, trimmed, with_marks, with_tail
from tawatur.rules import Match

BORDERS = frozenset({"THAT", "COLON", "COMMA", "ABOUT", "TO", "ON", "FROM", "IN", *MARKED})
"""What stands between a subject and what it says."""


def line_at(match: Match) -> Line:
    """The sentence of a match."""
    return line_of(match)


def range_of(match: Match, label: str) -> Range | None:
    """The units of a capture; None where it holds none."""
    piece = match.bounds(label)
    return piece if piece[1] > piece[0] else None


def start_of(match: Match, label: str) -> int:
    """The unit at which a capture begins; -1 where it took no part."""
    return match.bounds(label)[0]


def after(match: Match, label: str) -> int:
    """The unit after a capture; -1 where it took no part."""
    return match.bounds(label)[1]


def end_of(match: Match, label: str) -> int | None:
    """The unit after a capture; None where it took no part."""
    start, end = match.bounds(label)
    return end if start >= 0 else None


def _source(match: Match, line: Line, kind: str, voice: str, label: str) -> Range | None:
    """The phrase that names the source: of what follows a verb only its subject."""
    piece = with_marks(line, with_tail(line, range_of(match, "source"), range_of(match, "tail")))
    if kind == "via":
        return named(line, piece)
    if voice != "finite" or match.has("relay"):
        whole = trimmed(line, piece)
        return None if whole is not None and line.has(whole[0], "WEEKDAY", "DATE") else whole
    cue = start_of(match, label)
    made = subject(line, cue, piece, nominal=kind == "nominal")
    charge = next((start for name in ("thing", "that") if (start := start_of(match, name)) >= 0), -1)
    return None if made is not None and is_target(line, cue, made, charge) else made


def _behind_addressee(line: Line, frame: Range, medium: Range | None) -> tuple[Range | None, Range | None]:
    """Who was told and who said it, where the subject stands behind the addressee."""
    cue, limit = frame
    while limit > cue + 1 and line.meets(limit - 1, BORDERS):
        limit -= 1
    at = speaker_behind(line, cue + 1, limit)
    if at is None and medium is not None and begins_subject(line, medium[1]):
        at = medium[1]
    if at is None or at >= limit:
        return medium, None
    told = None if medium is None else trimmed(line, (medium[0], min(medium[1], at)))
    return told, subject(line, cue, (at, limit), nominal=False)


def found_at(match: Match, line: Line, kind: str, voice: str, begin: int, label: str = "cue") -> Found | None:
    """The parts that all constructions share."""
    sense, parts = match.sense(label), match.parts()
    span = dict(parts).get(label)
    if span is None or begin > len(line):
        return None
    start = line.units[begin].start if begin < len(line) else line.sentence.end
    source = _source(match, line, kind, voice, label)
    tail = range_of(match, "tail") or source
    frame = (start_of(match, label), min(begin, len(line)))
    medium = (medium_in(line, frame) or tongue_in(line, frame)) if tail else None
    if source is None:
        medium, source = _behind_addressee(line, frame, medium)
    if medium is None and source is not None:
        medium, source = told(line, source)
        medium = medium or informed(line, sense, source, frame[1])
    return Found(
        rule=match.rule.id,
        weight=int(match.rule.values["weight"]),
        kind=kind,
        voice=voice,
        cue=match.bounds(label),
        cue_span=span,
        sense=sense,
        content=begin,
        content_start=start,
        source=source,
        medium=medium,
        values={**(sense.values if sense else {}), **match.rule.values},
        parts=parts,
    )


def spoken_at(match: Match, line: Line, voice: str, begin: int) -> Found | None:
    """Words behind a mark or a colon; behind a colon they may be a clause after a complementiser."""
    if line.has(begin - 1, "COLON") and line.has(begin, "THAT"):
        return found_at(match, line, "clause", voice, begin + 1)
    return found_at(match, line, "quotation", voice, begin)
