"""Page level: who is named for the whole page - agencies, a paper that it is from, who wrote, who translated.

They stand in the page's own lines (source line, byline) or at an edge of the body: in its dateline, in
brackets or between dashes at its end. What a line names is read segment by segment, from mark to mark; a
label before a name (written by, translated by) tells what it did. The outlet itself is no such source.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from tawatur.arabic.fold import fold
from tawatur.model.record import LinkKind, Outlet
from tawatur.outlets import is_agency, is_outlet_name, outlets
from tawatur.readers.sayings.found import MARKED, Line, Range

SOURCE_LINES = frozenset({"source_line", "byline", "dateline"})
LEADS_ON = frozenset({"DASH", "COLON", "SLASH"})
LABELS = ("TRANSLATED_BY", "WRITTEN_BY", "EXCLUSIVE", "SERVED_BY")
NO_PLACE = frozenset({"REPORT", "MEDIA", "HEAD", "THAT"})
NO_NAME = ("MARK", "NUMBER", "DATE", "PREPOSITION", "REPORT", "HEAD", "MEDIA", "WEEKDAY", "MONTH")
DATELINE, ENDING, LONGEST_PLACE, LONGEST_MEDIUM = 12, 8, 5, 5
NAME_WORDS = range(2, 5)


class Told(NamedTuple):
    """A source that is named for the page: where, how it passed the text on, and whether it is a person."""

    line: Line
    piece: Range
    link: LinkKind
    person: bool = False

    @property
    def rank(self) -> int:
        """The order of passing on: whose text it is, who translated it, who wrote it for the outlet."""
        return 2 if self.person and self.link == "relayed" else int(self.link == "translated")


class _Segment(NamedTuple):
    """What stands between two marks; `label` is the word for what it did, here or before it."""

    piece: Range
    label: str
    quoted: bool


def in_source_line(line: Line, role: str) -> list[Told]:
    """Whom a source line or byline names; a medium in a byline may be the outlet unless a word tells."""
    found = []
    for segment in _segments(line, (0, len(line))):
        medium = _is_medium(line, segment, common=role == "source_line")
        person = _is_person(line, segment)
        if segment.label == LABELS[0] and (medium or person):
            found.append(Told(line, segment.piece, "translated", person and not medium))
        elif medium and (role == "source_line" or _is_told(line, segment)):
            found.append(Told(line, segment.piece, "relayed"))
        elif person and role == "byline":
            found.append(Told(line, segment.piece, "relayed", person=True))
    return found


def _is_told(line: Line, segment: _Segment) -> bool:
    """Whether a medium in a byline is one that the outlet has the text from: an agency, or behind a place."""
    start, end = segment.piece
    shut_in = line.has(start - 1, "SLASH", "BRACKET_OPEN") and (end == len(line) or not line.has(end, "DASH"))
    return segment.label == LABELS[2] or shut_in or _is_agency(line, segment.piece)


def at_edges(lines: Sequence[Line]) -> Iterable[Told]:
    """The media in the dateline of the first line of a body and behind the words of the last."""
    if lines:
        yield from _dateline(lines[0])
        yield from _ending(lines[-1])


def without(outlet: Outlet | None, found: Iterable[Told]) -> list[Told]:
    """Those who are not the outlet itself, in the order in which they passed the text on."""
    entry = outlets().get(outlet.id) if outlet is not None else None
    names = (outlet.name, *((entry.name_en, *entry.names) if entry is not None else ())) if outlet else ()
    own = [frozenset(fold(name).casefold().split()) for name in names]
    others = (t for t in found if t.person or not any(_is_of(t, words) for words in own))
    return sorted(others, key=lambda told: told.rank)


def _is_of(told: Told, words: frozenset[str]) -> bool:
    """Whether a medium is called by words of a name, its own sort (paper, channel) aside."""
    line, (start, end) = told.line, told.piece
    sense = line.units[start].senses.get("MEDIA")
    first = start + (end - start > 1 and sense is not None and "head" in sense.values)
    mine = frozenset(_words(line, (first, end)).casefold().split())
    return bool(mine) and mine <= words


def _dateline(line: Line) -> Iterator[Told]:
    """The media among the short pieces with which a line begins: a place, a date, an agency."""
    limit = min(DATELINE, len(line))
    for segment in _segments(line, (0, limit)):
        start, end = segment.piece
        if (
            end - start > LONGEST_PLACE
            or end >= limit
            or line.first(0, start, NO_PLACE - {"MEDIA"}) is not None
        ):
            return
        bracketed = line.has(start - 1, "BRACKET_OPEN") and line.has(end, "BRACKET_CLOSE")
        leads = line.meets(end + segment.quoted, LEADS_ON) or (bracketed and line.meets(end + 1, LEADS_ON))
        if (bracketed or leads) and _is_medium(line, segment):
            yield Told(line, segment.piece, "relayed")


def _ending(line: Line) -> Iterator[Told]:
    """The media in brackets, between dashes or alone behind the last words of a body."""
    end = len(line) - line.has(len(line) - 1, "FULL_STOP")
    shut = line.has(end - 1, "BRACKET_CLOSE", "DASH")
    opens = ("BRACKET_OPEN",) if line.has(end - 1, "BRACKET_CLOSE") else ("DASH", "FULL_STOP")
    first = next((n for n in range(end - 1 - shut, max(end - ENDING, 0) - 1, -1) if line.has(n, *opens)), -1)
    if (first < 0 and end > LONGEST_MEDIUM) or _is_named_before(line, first):
        return
    for segment in _segments(line, (first + 1, end)):
        if _is_medium(line, segment):
            yield Told(line, segment.piece, "translated" if segment.label == LABELS[0] else "relayed")


def _is_named_before(line: Line, at: int) -> bool:
    """Whether brackets only give in short the name before them: the Algerian news agency (APS)."""
    name = line.named.get(at - 1)
    return line.has(at, "BRACKET_OPEN") and (
        line.has(at - 1, "MEDIA") or (name is not None and name.kind == "ORG")
    )


def _segments(line: Line, piece: Range) -> Iterator[_Segment]:
    """The pieces of a line between its marks, each without its label and its marks of quotation."""
    label, start = "", piece[0]
    for at in range(piece[0], piece[1] + 1):
        joined = at < piece[1] and at > start and _is_another(line, at)
        if at < piece[1] and not joined and (not line.has(at, "MARK") or line.meets(at, MARKED)):
            continue
        own = next((name for name in LABELS if line.has(start, name)), "")
        label, first = own or label, start + bool(own)
        if own and line.has(first, "WITH"):
            first += 1
        bare = _without_marks(line, first, at)
        if bare is not None:
            yield _Segment(bare, label, bare != (first, at))
        start = at if joined else at + 1


def _is_another(line: Line, at: int) -> bool:
    """Whether a medium is written with the conjunction that joins it to one before it."""
    sense = line.units[at].senses.get("MEDIA")
    return sense is not None and sense.split is not None and sense.split.prefix != ""


def _without_marks(line: Line, start: int, end: int) -> Range | None:
    while start < end and line.has(start, "MARK", *MARKED):
        start += 1
    while end > start and line.has(end - 1, "MARK", *MARKED):
        end -= 1
    return (start, end) if end > start else None


def _is_medium(line: Line, segment: _Segment, *, common: bool = False) -> bool:
    """Whether a segment is a medium's name and nothing else; `common`, that everyday words may be one."""
    start, end = segment.piece
    if end - start > LONGEST_MEDIUM:
        return False
    words = _words(line, segment.piece)
    if is_outlet_name(words) or is_agency(words):
        return True
    sense = line.units[start].senses.get("MEDIA")
    if sense is not None and (common or segment.quoted or "common" not in sense.values):
        return "head" in sense.values or all(line.has(n, "MEDIA") for n in range(start, end))
    latin = end - start == 1 and line.has(start, "LATIN") and line.has(start - 1, "BRACKET_OPEN")
    called = segment.quoted and segment.label == LABELS[2]
    return latin or called or (end - start > 1 and line.has(end - 1, "MEDIA_TAIL"))


def _is_agency(line: Line, piece: Range) -> bool:
    sense = line.units[piece[0]].senses.get("MEDIA")
    return is_agency(_words(line, piece)) or (sense is not None and sense.values["type"] == "news_agency")


def _is_person(line: Line, segment: _Segment) -> bool:
    """Whether a segment is a person's name; behind a label some words of which none is another thing."""
    start, end = segment.piece
    name = line.named.get(start)
    if name is not None:
        return name.kind == "PER" and name.start == start and name.end >= end
    plain = not any(line.has(n, *NO_NAME) for n in range(start, end))
    return segment.label in LABELS[:2] and end - start in NAME_WORDS and plain


def _words(line: Line, piece: Range) -> str:
    return " ".join([line.folded(at) for at in range(*piece)])
