"""Page level: agencies and media named for the whole page, in its source line or in brackets at an edge."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tawatur.readers.sayings.found import Line, Range

SOURCE_LINES = frozenset({"source_line", "byline", "dateline"})
DATELINE = 8


def in_source_line(line: Line, role: str) -> list[Range]:
    """The media that a source line names; of a byline only agencies, as it may name the outlet itself."""
    every = role == "source_line"
    found: list[Range] = []
    at = 0
    while at < len(line):
        end = at
        while end < len(line) and line.has(end, "MEDIA") and (every or _is_agency(line, end)):
            end += 1
        if end > at:
            found.append((at, end))
        at = max(end, at + 1)
    return found


def _is_agency(line: Line, at: int) -> bool:
    sense = line.units[at].senses.get("MEDIA")
    return sense is not None and sense.values["type"] == "news_agency" and "head" not in sense.values


def at_edges(lines: Sequence[Line]) -> Iterable[tuple[Line, Range]]:
    """An agency in brackets in the first line's dateline or at the end of the last line."""
    if lines:
        yield from ((lines[0], piece) for piece in _bracketed(lines[0], 0, DATELINE))
        last = lines[-1]
        yield from ((last, piece) for piece in _bracketed(last, len(last) - 5, len(last)))


def _bracketed(line: Line, start: int, end: int) -> Iterable[Range]:
    for at in range(max(start, 0), min(end, len(line) - 2)):
        if line.has(at, "BRACKET_OPEN") and line.has(at + 1, "MEDIA") and line.has(at + 2, "BRACKET_CLOSE"):
            yield at + 1, at + 2
