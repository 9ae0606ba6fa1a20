"""Endings: what ends the words of a saying before its sentence does.

A clause after a complementiser may go on to the sentence's end; a noun phrase, a label and what a relative
clause says of somebody in passing are over sooner.
"""

from __future__ import annotations

from tawatur.arabic import letters as l
from tawatur.readers.sayings.found import MARKED, Found, Line
from tawatur.readers.sayings.marks import Quotation

TURNS = frozenset({"TURN"})
GLOSS = frozenset({"GLOSS"})
"""Words with which the narrator says what was meant: in reference to."""
COMMA = frozenset({"COMMA"})
VOWELS, LEAST_VERB = (l.ALEF, l.WAW, l.YEH), 5
NOUNS = ("DEFINITE", "HEAD", "MEDIA", "EVENT_NOUN", "REPORT_NOUN", "W_WORD", "ENDS_TEH_MARBUTA")
BRACKETS = frozenset({"BRACKET_OPEN", "BRACKET_CLOSE"})
CONCEDES = frozenset({"CONCEDES", "CONTRAST"})
AIMS = frozenset({"BI_PREFIX", "LI_PREFIX", "FROM"})
AIMED = frozenset({"HAS_TARGET"})
NEGATED = frozenset({"NEGATION"})


def ending(line: Line, found: Found, start: int, limit: int) -> int:
    """Where between `start` and `limit` the words of a saying end."""
    ends = [limit, _noted(line, start, limit, GLOSS), _shut_in(line, found.cue[0], start, limit)]
    ends += [_other(line, start, limit), _conceded(line, found.cue[0], start, limit)]
    if _in_passing(line, found):
        at = line.first(start + 1, limit, COMMA)
        ends.append(limit if at is None else at)
    if found.kind == "unsaid":
        ends.append(_comma(line, start, limit))
    if found.kind == "nominal":
        ends += [_noted(line, start, limit, TURNS), _denied(line, start, limit)]
        ends += [_joined_verb(line, start, limit), _grounds(line, found.cue[0], start, limit)]
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


def _shut_in(line: Line, cue: int, start: int, limit: int) -> int:
    """Where the quotation or the bracket ends in which the cue stands."""
    ends = [pair.end for pair in line.paired.pairs if _ends_there(line, pair, cue)] if line.quotes else []
    bracket = next((n for n in range(cue - 1, -1, -1) if line.meets(n, BRACKETS)), None)
    if bracket is not None and line.has(bracket, "BRACKET_OPEN"):
        ends += [n for n in range(start, limit) if line.has(n, "BRACKET_CLOSE")]
    return min([end for end in ends if end > start], default=limit)


def _ends_there(line: Line, pair: Quotation, cue: int) -> bool:
    """Whether a quotation holds the cue and what is said: behind it no phrase of the narrator's goes on."""
    return pair.start <= cue < pair.end and line.has(pair.close, "COMMA", "FULL_STOP", "SEMICOLON", "THAT")


def _other(line: Line, start: int, limit: int) -> int:
    """Where the narrator turns to another: as for the brigades."""
    return next(
        (n for n in range(start + 1, limit) if line.has(n, "AS_FOR") and line.has(n - 1, "COMMA")), limit
    )


def _conceded(line: Line, cue: int, start: int, limit: int) -> int:
    """Where the main clause begins behind the one that grants what is said."""
    if line.first(0, cue, CONCEDES) is None:
        return limit
    behind = (n for n in range(start + 1, limit) if line.has(n, "FEH_PREFIX") and line.has(n, "THAT"))
    return next((n for n in behind if line.has(n - 1, "COMMA")), limit)


def _in_passing(line: Line, found: Found) -> bool:
    """Whether a relative clause says it of somebody whom the sentence is about: who, they say, is armed."""
    at = found.cue[0]
    clause = found.kind == "unsaid" or (found.voice == "finite" and found.kind == "clause")
    return clause and (line.has(at, "SUSPECT") or line.has(at - 1, "MASCULINE_RELATIVE", "FEMININE_RELATIVE"))


def _denied(line: Line, start: int, limit: int) -> int:
    """Where a negated verb is joined on: a noun phrase has none."""
    at = line.first(start + 1, limit, NEGATED)
    while at is not None:
        joined = line.has(at, "WAW_PREFIX") or line.has(at - 1, "AND")
        if joined and not line.has(at, "EVENT_NOUN"):  # a lack of something is a noun
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


def _grounds(line: Line, cue: int, start: int, limit: int) -> int:
    """Where the narrator tells when and why somebody was accused or asked: and that after the attack."""
    if not line.meets(cue, AIMED):
        return limit
    that = (n for n in range(start + 1, limit) if line.has(n, "DEMONSTRATIVE") and line.has(n, "WAW_PREFIX"))
    return next((n for n in that if _places(line, n + 1)), limit)


def _places(line: Line, at: int) -> bool:
    """Whether a word places something in time or among causes, and tells no aim of it."""
    return line.has(at, "SCENE") or (line.has(at, "PREPOSITION") and not line.meets(at, AIMS))


def _closed(line: Line, start: int, limit: int) -> int:
    """Behind the mark that closes the quotation which opens at `start`."""
    closing = next((at for at in line.marked if start < at < limit), None)
    return limit if closing is None else closing + 1
