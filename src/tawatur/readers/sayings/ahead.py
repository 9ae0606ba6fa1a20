"""A source named at the head of a sentence: where its name ends and the clause begins.

Often nothing marks the border - according to the ministry three soldiers died. What cannot go on with the
noun phrase then begins the clause: an indefinite word after a definite one or after a person's name, a
particle, a preposition joined on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from tawatur.readers.sayings.found import MARKED, Found, Line
from tawatur.readers.sayings.phrases import trimmed

UNCLOSED = "unclosed"
"""The value of a source of which no sign shows the end."""
LEAST_CLAUSE = 3
"""Units before a comma that are a clause; fewer may be a name that the article's names do not know."""
OPENS = frozenset({"QAD", "WAS", "NEGATION", "STRONG", "THAT", "HEDGE", "FULL_STOP", "SEMICOLON", "COLON"})
AND_SO = frozenset({"PREPOSITION", "SCENE", "QAD", "WAS", "NEGATION", "THAT", "IN", "ABOUT", "TO", "ON"})
HANGS = frozenset({"PREPOSITION", "IN", "ABOUT", "TO", "ON", "FROM", "FOR", "WITH_WHOM"})
FRAMES = frozenset({"THAT", "COLON", "ABOUT", "TO", "ON", "FROM", "IN", *MARKED})
STOPS = frozenset({"COMMA", "FULL_STOP", "SEMICOLON"})
OFFICES, LONGEST_APPOSITION = frozenset({"office", "official", "title", "expert"}), 10
CLAUSE = frozenset({"THAT", *STOPS})
WHEN = frozenset({"DATE", "WEEKDAY", "MONTH"})
GOES_ON = frozenset({"DEFINITE", "SAME", "NUMBER", "SCENE", "MARK", "LI_PREFIX", "BI_PREFIX", "MEDIA", *WHEN})
CLOSED = frozenset({"DEFINITE", "SAME", "QUOTE_CLOSE", "BRACKET_CLOSE", *WHEN})
EPITHETS = frozenset({"ENDS_TEH_MARBUTA", "ENDS_YEH", "EPITHET", "MODIFIER", "HEAD"})


def is_ahead(line: Line, at: int) -> bool:
    """Whether nothing stands before a unit but marks and words that join its clause on."""
    return all(line.has(n, "MARK", "TURN", "AND", "CONNECTIVE") for n in range(at)) or _so_it_is(line, at)


def _so_it_is(line: Line, at: int) -> bool:
    """Whether the clause of a preposition joined on behind a comma follows it: and by X, so it is that."""
    comma = at - 1 - line.has(at - 1, "AND")
    joined = comma < at - 1 or line.has(at, "WAW_PREFIX", "FEH_PREFIX")
    if not joined or not line.has(comma, "COMMA", "SEMICOLON"):
        return False
    clause = line.first(at + 1, at + LONGEST_APPOSITION, CLAUSE)
    return clause is not None and line.has(clause, "THAT") and line.has(clause, "FEH_PREFIX")


def within(line: Line, found: Found, founds: Iterable[Found]) -> Found:
    """A source named between a cue and its content, without what belongs to the content."""
    cue = found.cue[0]
    frames = [f.content for f in founds if f.kind not in ("via", "reference") and f.cue[0] < cue < f.content]
    if found.source is None or not frames or found.source[1] < min(frames):
        return found
    start, border = found.source[0], min(frames)
    while border > start and line.meets(border - 1, FRAMES):
        border -= 1
    values = {name: value for name, value in found.values.items() if name != UNCLOSED}
    return replace(found, source=trimmed(line, (start, border)), values=values)


def appended(line: Line, found: Found, names: Mapping[int, int]) -> Found:
    """The same with the name of who holds the office, or the office of who is named, behind a comma."""
    start, comma = found.source[0] if found.source else 0, found.content
    if found.source is None or found.source[1] != comma or not line.has(comma, "COMMA"):
        return found
    if any(_is_office(line, at) for at in range(start, comma)):
        stop = names.get(comma + 1, comma)
    elif start in names and _is_office(line, comma + 1):
        stop = next((n for n in range(comma + 1, len(line)) if line.meets(n, STOPS)), len(line))
    else:
        return found
    ends = stop == len(line) or line.meets(stop, STOPS)
    if not ends or stop == comma or stop - comma > LONGEST_APPOSITION:
        return found
    start_of_content = line.units[stop].start if stop < len(line) else line.sentence.end
    return replace(found, source=(start, stop), content=stop, content_start=start_of_content)


def _is_office(line: Line, at: int) -> bool:
    head = line.units[at].senses.get("HEAD") if at < len(line) else None
    return head is not None and head.values["kind"] in OFFICES


def closed(line: Line, found: Found, names: Mapping[int, int]) -> Found | None:
    """The source at a sentence's head without the clause after it; None where a clause is needed and none is.

    `names` gives for a unit at which a name begins the unit after it.
    """
    unmarked = UNCLOSED in found.values
    if found.kind != "via" or found.source is None or not is_ahead(line, found.cue[0]):
        return None if unmarked else found
    if line.has(found.content + line.has(found.content, "COMMA"), "THAT", "QAD"):
        return found
    start, end = found.source[0], len(line) if unmarked else found.content
    at = _clause(line, start, end, names)
    if at is None or (not unmarked and end - at < LEAST_CLAUSE):
        return None if unmarked else found
    return replace(found, source=trimmed(line, (start, at)), content=at, content_start=line.units[at].start)


def _clause(line: Line, start: int, end: int, names: Mapping[int, int]) -> int | None:
    """The unit at which a clause begins behind the noun phrase at `start`."""
    at, named = names.get(start, start + 1), start in names
    while at < end:
        if at in names:
            at, named = names[at], True
        elif line.has(at, "COMMA", "RELATIVE", *MARKED):
            return None
        elif _begins(line, at, start, named=named):
            return at
        else:
            at, named = at + 1, False
    return None


def _begins(line: Line, at: int, start: int, *, named: bool) -> bool:
    if line.meets(at, OPENS):
        return True
    if line.has(at, "FEH_PREFIX") and line.meets(at, AND_SO):
        return True
    if line.meets(at, GOES_ON) or line.meets(at, HANGS) or line.meets(at - 1, HANGS):
        return False
    if named or line.meets(at - 1, CLOSED):
        return True
    return at - 1 > start and line.meets(at - 1, EPITHETS) and not line.meets(at, EPITHETS)
