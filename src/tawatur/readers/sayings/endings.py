"""Endings: what ends the words of a saying before its sentence does.

A clause after a complementiser may go on to the sentence's end; a noun phrase, a label and what a relative
clause says of somebody in passing are over sooner.
"""

from __future__ import annotations

from tawatur.arabic import letters as l
from tawatur.readers.sayings.found import MARKED, Found, Line

TURNS = frozenset({"TURN"})
GLOSS = frozenset({"GLOSS"})
"""Words with which the narrator says what was meant: in reference to."""
COMMA = frozenset({"COMMA"})
VOWELS, LEAST_VERB = (l.ALEF, l.WAW, l.YEH), 5
NOUNS = ("DEFINITE", "HEAD", "MEDIA", "EVENT_NOUN", "REPORT_NOUN", "W_WORD", "ENDS_TEH_MARBUTA")
NEGATED = frozenset({"NEGATION"})


def ending(line: Line, found: Found, start: int, limit: int) -> int:
    """Where between `start` and `limit` the words of a saying end."""
    ends = [limit, _noted(line, start, limit, GLOSS)]
    if _in_passing(line, found):
        at = line.first(start + 1, limit, COMMA)
        ends.append(limit if at is None else at)
    if found.kind == "unsaid":
        ends.append(_comma(line, start, limit))
    if found.kind == "nominal":
        ends += [_noted(line, start, limit, TURNS), _denied(line, start, limit)]
        ends.append(_joined_verb(line, start, limit))
        if found.voice == "noun" or line.has(found.cue[0] - 1, "PREPOSITION", "WITH_WHOM"):
            ends.append(_comma(line, start, limit))
    labelled = found.kind == "nominal" or line.has(found.cue[0] - 1, "WHAT", "IN_WHAT")
    labelled = labelled or found.voice == "participle"
    if labelled and line.has(found.cue[0], "LABEL_WITH", "CALLS") and line.meets(start, MARKED):
        ends.append(_closed(line, start, limit))
    return min(ends)


def _noted(line: Line, start: int, limit: int, names: frozenset[str]) -> int:
    at = line.first_noted(start + 1, limit, names)
    return limit if at is None else at


def _in_passing(line: Line, found: Found) -> bool:
    """Whether a relative clause says it of somebody whom the sentence is about: who, they say, is armed."""
    at = found.cue[0]
    clause = found.kind == "unsaid" or (found.voice == "finite" and found.kind == "clause")
    return clause and (line.has(at, "SUSPECT") or line.has(at - 1, "MASCULINE_RELATIVE", "FEMININE_RELATIVE"))


def _denied(line: Line, start: int, limit: int) -> int:
    """Where a negated verb is joined on: a noun phrase has none."""
    at = line.first(start + 1, limit, NEGATED)
    while at is not None:
        if line.has(at, "WAW_PREFIX") or line.has(at - 1, "AND"):
            return at - line.has(at - 1, "AND")
        at = line.first(at + 1, limit, NEGATED)
    return limit


def _comma(line: Line, start: int, limit: int) -> int:
    """The first comma that no further member of a list and no relative clause follows."""
    at = line.first(start + 1, limit, COMMA)
    while at is not None:
        if not line.has(at + 1, "WAW_PREFIX", "AND", "RELATIVE", "DEFINITE"):
            return at
        at = line.first(at + 1, limit, COMMA)
    return limit


def _joined_verb(line: Line, start: int, limit: int) -> int:
    """The comma behind which a verb of the past is joined on: a noun phrase has none.

    Only one of a woman or a body shows by its spelling that it is none of the phrase's nouns.
    """
    at = line.first(start + 1, limit, COMMA)
    while at is not None:
        word = line.folded(at + 1) if at + 1 < limit else ""
        verb = line.has(at + 1, "WAW_PREFIX") and word.endswith(l.TEH) and len(word) >= LEAST_VERB
        if verb and word[-2] not in VOWELS and not line.has(at + 1, *NOUNS):
            return at
        at = line.first(at + 1, limit, COMMA)
    return limit


def _closed(line: Line, start: int, limit: int) -> int:
    """Behind the mark that closes the quotation which opens at `start`."""
    closing = next((at for at in line.marked if start < at < limit), None)
    return limit if closing is None else closing + 1
