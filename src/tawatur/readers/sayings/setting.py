"""Setting: where a thing was said, and to whom.

A venue is the phrase from its preposition on (in a statement, on the fringe of the summit). It stands between
cue and content, or opens the sentence of its first verb. Who is addressed is named with a preposition, or is
the object of a verb that has one.
"""

from __future__ import annotations

from tawatur.arabic import letters as l
from tawatur.model.record import Span
from tawatur.readers.sayings.acts import Act
from tawatur.readers.sayings.extent import ending
from tawatur.readers.sayings.forms import LABEL
from tawatur.readers.sayings.found import MARKED, Line, Range
from tawatur.readers.sayings.phrases import begins_medium, trimmed

TIMES = frozenset({"DATE", "WEEKDAY", "MONTH", "NUMBER", "NUMBER_WORD", "MOMENT"})
OPENS = frozenset({"IN", "OCCASION", "AFTER"})
HANGING = frozenset({"ABOUT", "TO", "ON", "FROM", "IN", "PREPOSITION", "RELATIVE", "AND"})
ENDS = frozenset(
    {
        "COMMA",
        "THAT",
        "COLON",
        "SEMICOLON",
        "FULL_STOP",
        "DASH",
        "TURN",
        "VIA",
        "VIA_WHAT",
        "VIA_FOR",
        "OBTAINED",
    }
)
EPITHETS = frozenset({"PARTICIPLE", "NARRATOR", "ADJECTIVAL", "ENDS_YEH"})
NAMED = ("PRESS", "MEDIA", "HEAD")
VENUES = ("OCCASION", "AFTER", "IN")
NOWHERE = frozenset({"own", "reference", "unsaid"})
TOLD = frozenset({"PRESS", "BEFORE_WHOM"})
LONGEST, LONGEST_OPENING, LONGEST_OBJECT = 12, 3, 8
TO_SOMEBODY = frozenset(
    {
        "inform",
        "remind",
        "urge",
        "call_for",
        "demand",
        "threaten",
        "warn",
        "promise",
        "advise",
        "appeal",
        "address",
    }
)


def setting_of(act: Act, *, first: bool) -> tuple[Span | None, Span | None]:
    """Where an act was said, and to whom; `first` where no other act of its sentence stands before it."""
    line, found = act.line, act.found
    told = _without_proclitic(line, found.medium, NAMED) if found.medium is not None else None
    if found.voice == "noun" or found.kind in NOWHERE:
        return None, told
    begin, end = _frame(act)
    venue = _venue(line, begin, end) if begin < end and found.kind != "via" else None
    if venue is None and first and found.voice == "finite" and found.kind != "via":
        venue = _opening(line, found.cue[0])
    place = _without_proclitic(line, venue, VENUES) if venue else None
    return place, told or (_told(line, begin, end) if begin < end else None) or _object(act)


def _frame(act: Act) -> Range:
    """The units between the cue or the source after it and the content."""
    found = act.found
    begin = found.source[1] if found.source and found.source[0] >= found.cue[1] else found.cue[1]
    return begin, min(found.content, len(act.line))


def _venue(line: Line, begin: int, end: int) -> Range | None:
    at = line.first(begin, end, OPENS)
    while at is not None:
        if _is_venue(line, at):
            return _phrase(line, at, end)
        at = line.first(at + 1, end, OPENS)
    return None


def _is_venue(line: Line, at: int) -> bool:
    if line.has(at, "OCCASION"):
        return not line.meets(at + 1, TIMES)
    if line.has(at, "AFTER"):
        return line.has(at + 1, "VENUE", "SAID_AT")
    return line.has(at + 1 + line.has(at + 1, "SAME"), "VENUE", "SAID_AT")


def _phrase(line: Line, at: int, end: int) -> Range | None:
    """The phrase that begins at a preposition, to the time, the medium or the border after it."""
    stop = at + 1
    while stop < min(end, at + LONGEST):
        named = _after_name(line, stop)
        if named is not None:
            stop = named
            continue
        ends = line.meets(stop, ENDS) or line.meets(stop, TIMES) or begins_medium(line, stop)
        if (
            ends
            or line.meets(stop, MARKED)
            or (stop > at + 1 and line.meets(stop, OPENS) and _is_venue(line, stop))
        ):
            break
        stop += 1
    while stop > at + 1 and (line.meets(stop - 1, HANGING) or (stop > at + 2 and _is_held(line, stop - 1))):
        stop -= 1
    return (at, stop) if stop > at + 1 else None


def _after_name(line: Line, at: int) -> int | None:
    """The unit after a name in quotation marks that begins here, behind the word for what it names."""
    if not line.meets(at, MARKED) or not line.has(at - 1, "MEDIA", "HEAD", "VENUE"):
        return None
    pair = line.paired.opening(at)
    return pair.close if pair is not None and pair.end - pair.start <= LABEL else None


def _is_held(line: Line, at: int) -> bool:
    """Whether a verb that only says when it took place is left at the end: a conference that he held."""
    return not line.has(at, "ENDS_TEH_MARBUTA") and line.folded(at).endswith((l.HEH, l.HEH + l.ALEF))


def _opening(line: Line, cue: int) -> Range | None:
    """A venue with which the sentence of a verb opens."""
    at = line.first(0, min(LONGEST_OPENING, cue), OPENS)
    return _phrase(line, at, cue) if at is not None and _is_venue(line, at) else None


def _told(line: Line, begin: int, end: int) -> Span | None:
    at = line.first(begin, end, TOLD)
    while at is not None:
        if line.has(at, "BEFORE_WHOM"):
            piece = _phrase(line, at, end)
            return line.span((at + 1, piece[1])) if piece else None
        if line.has(at, "LI_PREFIX"):
            piece = _phrase(line, at, end) or (at, at + 1)
            return _without_proclitic(line, piece, NAMED)
        at = line.first(at + 1, end, TOLD)
    return None


def _object(act: Act) -> Span | None:
    """The object of a verb that says something to somebody: what follows it and is not its subject."""
    line, found = act.line, act.found
    if found.source is None or found.values.get("act") not in TO_SOMEBODY or found.source[0] < found.cue[1]:
        return None
    whole, named = line.span(found.source), act.source_span
    start, end = found.source
    if named is not None and whole.start <= named.start < whole.end:
        start = next((at for at in range(start, end) if line.units[at].start >= named.end), end)
    piece = trimmed(line, (start, end)) if start < end else _beside(line, end, found.content)
    return line.span(piece) if piece and _is_somebody(line, piece) else None


def _beside(line: Line, start: int, content: int) -> Range | None:
    """The noun phrase between a subject and what is said, where one stands there."""
    limit = line.first(start, min(content, len(line)), ENDS | HANGING) or min(content, len(line))
    return trimmed(line, (start, ending(line, (start, limit), governing=True))) if start < limit else None


def _is_somebody(line: Line, piece: Range) -> bool:
    """Whether a phrase can be whom somebody addresses: a short one that begins with a head or the article."""
    start, end = piece
    if end - start > LONGEST_OBJECT or line.meets(start, EPITHETS) or line.has(start + 1, "WITH_HIM"):
        return False
    return line.has(start, "HEAD", "MEDIA", "PRESS", "PART_OF", "DEFINITE")


def _without_proclitic(line: Line, piece: Range, names: tuple[str, ...]) -> Span:
    """The characters of a phrase without what is written before its first word, as one of these classes."""
    return Span(line.units[piece[0]].start_as(names), line.units[piece[1] - 1].end)
