"""Makers of what somebody tells because he saw or heard it himself."""

from __future__ import annotations

from msgspec.structs import replace

from tawatur.readers.sayings.bounds import JOINED
from tawatur.readers.sayings.extent import object_begins
from tawatur.readers.sayings.found import Found, Line, Range
from tawatur.readers.sayings.judge import negated
from tawatur.readers.sayings.phrases import trimmed
from tawatur.readers.sayings.pieces import found_at, line_at, range_of, start_of
from tawatur.rules import Match


def witnessed(match: Match) -> Found | None:
    """A verb of seeing, somebody whose office it is to tell or who lives there, and what was seen.

    A film or a match is watched, which tells nothing; nor is anything told where no sign parts who saw it
    from what he saw.
    """
    line, piece = line_at(match), range_of(match, "source")
    if piece is None or negated(line, start_of(match, "cue")):
        return None
    begin = _begins(line, piece)
    if begin is None or line.has(begin, "WATCHED"):
        return None
    made = found_at(match, line, "nominal", "finite", begin)
    return made and replace(made, source=trimmed(line, (piece[0], begin)))


def _begins(line: Line, piece: Range) -> int | None:
    """Where what was seen begins: at an object, or at a bare noun after a definite one or a medium's name."""
    start, end = piece
    begin = object_begins(line, piece)
    if begin is None:
        closed = (n for n in range(start + 1, end) if line.has(n - 1, "DEFINITE", "MEDIA"))
        begin = next((n for n in closed if not line.has(n, "DEFINITE", "MEDIA", *JOINED)), None)
    name = line.named.get(begin) if begin is not None else None
    if name is None or name.kind != "PER":
        return begin
    return name.end if name.end < end else None
