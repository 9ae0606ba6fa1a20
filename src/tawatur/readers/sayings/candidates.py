"""Candidates: words of saying in frames that no rule knows, kept only where the weights say so.

One is made for every verb, participle and noun of saying. Where its source and its content begin is read off
what follows: a clause or a quotation before all, else the verb's own preposition, else the next phrase.
"""

from __future__ import annotations

from msgspec.structs import replace

from tawatur.arabic import letters as l
from tawatur.readers.sayings import homographs
from tawatur.readers.sayings.accused import is_directed
from tawatur.readers.sayings.clauses import FRAMES
from tawatur.readers.sayings.extent import ending, is_verbal
from tawatur.readers.sayings.found import MARKED, Found, Line, Range, line_of
from tawatur.readers.sayings.frames import is_role
from tawatur.readers.sayings.judge import NEGATED, opens
from tawatur.readers.sayings.mediums import medium_in
from tawatur.readers.sayings.phrases import begins_medium, trimmed
from tawatur.rules import Match

LONGEST_SOURCE, LONGEST_WAY, NEAR = 12, 30, 8
LONGEST_NAME, FARTHEST_THING = 5, 3
"""Units of a name in quotation marks, with them; how far before a verb stands the thing it describes."""
SETTING = frozenset({"WITH_HIM", "DATE", "WEEKDAY", "MONTH", "NUMBER", "MOMENT", "SCENE"})
STOPS = frozenset({
    "FULL_STOP", "COLON", "SEMICOLON", "THAT", "COMMA", "ABOUT", "TO", "ON", "IN", "WITH", "WHAT",
    *MARKED, "REPORT", "PARTICIPLE", "RELATIVE", "VIA", "VIA_WHAT", "QAD", "TURN", "DEMONSTRATIVE",
})  # fmt: skip
SOMEBODY = frozenset({"DEFINITE", "HEAD", "MEDIA", "PART_OF"})
LINKS = frozenset({"ABOUT", "TO", "ON", "FROM", "IN", "WITH", "THAT", "COLON", "COMMA", *MARKED})
ENDS = frozenset({"FULL_STOP", "STRONG", "PARTICIPLE"})
OF_NOBODY = ("CHARGE", "SUSPECTED")
KINDS = {"THAT": "clause", "COLON": "quotation"}


def candidate(match: Match) -> Found | None:
    """A word of saying, with the phrase after it as its source where that may be somebody."""
    line = line_of(match)
    cue = match.bounds("cue")
    voice = match.rule.values["voice"]
    if line.has(cue[0], "NARRATOR", "NO_CUE") or line.meets(cue[0] - 1, NEGATED):
        return None
    if voice == "noun" and is_directed(line, cue[0]):
        return None
    if homographs.is_undergone(line, cue[0]) if voice == "noun" else homographs.is_other_word(line, cue[0]):
        return None
    source = _source(line, cue[1], voice)
    after = source[1] if source else cue[1]
    begin = _content(line, cue, after, voice)
    if begin == after and voice == "finite" and _goes_on(line, begin):
        shared = line.first(begin + 1, begin + NEAR, frozenset({"THAT"}))
        if shared is None:
            return None
        begin = shared + 1
    refused = homographs.is_deed(line, cue[0], begin) or _is_within_title(line, cue[0], begin)
    found = None if refused else _found(match, line, source, begin)
    if found is None or (begin < len(line) and not line.has(begin, "FULL_STOP")):
        return found
    said = _described(line, cue[0])
    return replace(found, kind="nominal", said=said) if said else None


def _described(line: Line, cue: int) -> Range | None:
    """The thing that a verb with its pronoun describes, where it says nothing else: a truce it announced."""
    if not line.has(cue, "PRONOUN_SUFFIX") or not line.has(cue, "REPORT"):
        return None
    for at in range(cue - 1, max(cue - 1 - FARTHEST_THING, -1), -1):
        if line.has(at, "MARK", "DEFINITE", "REPORT", "WAW_PREFIX"):
            return None
        if line.has(at, "EVENT_NOUN", "CARRIER", "STANCE", "REPORT_NOUN"):
            return at, cue
    return None


def _goes_on(line: Line, at: int) -> bool:
    """Whether another verb of saying is joined on here: he warned and said. What is said is that one's."""
    sense = line.units[at].senses.get("REPORT") if at < len(line) else None
    return sense is not None and sense.split is not None and sense.split.prefix[:1] == l.WAW


def _is_within_title(line: Line, cue: int, begin: int) -> bool:
    """Whether a quotation holds the cue but not what it would say: a play called The Arabs Said."""
    return any(pair.start <= cue < pair.end <= begin for pair in line.paired.pairs) if line.quotes else False


def _past(line: Line, at: int) -> int:
    """The first unit that is not of the setting; a number that no month follows counts what is said."""
    while line.meets(at, SETTING) and not (line.has(at, "NUMBER") and not line.has(at + 1, "MONTH")):
        at += 1
    return at


def _source(line: Line, after: int, voice: str) -> Range | None:
    """The phrase after a cue that may be its subject."""
    start = _past(line, after)
    start += line.meets(start, MARKED) and line.has(start + 1, "HEAD")
    named = start in line.named
    if voice == "participle" or not (named or line.meets(start, SOMEBODY)) or begins_medium(line, start):
        return None
    if (line.has(start, "BI_PREFIX", "LI_PREFIX") and not named) or is_verbal(line, start):
        return None
    limit = min(len(line), start + LONGEST_SOURCE)
    return trimmed(line, (start, ending(line, (start, _stop(line, start + 1, limit)), governing=True)))


def _stop(line: Line, start: int, limit: int) -> int:
    """Where a phrase stops at the latest: a quoted name behind its noun and an office's body are inside."""
    at = line.first(start, limit, STOPS)
    while at is not None:
        pair = line.paired.opening(at) if line.meets(at, MARKED) else None
        if pair is not None and pair.close - pair.open <= LONGEST_NAME and not line.has(at - 1, "DEFINITE"):
            beyond = pair.close
        elif line.has(at, "IN") and line.has(at + 1, "HEAD") and is_role(line, at - 1):
            beyond = at + 1
        else:
            return at
        at = line.first(beyond, limit, STOPS)
    return limit


def _content(line: Line, cue: Range, after: int, voice: str) -> int:
    """The unit at which what is said begins."""
    at = _clause(line, after) if voice == "finite" else None
    if at is None:
        own = frozenset([word for frame, word in FRAMES if frame in line.classes[cue[0]]])
        at = line.first(after, after + NEAR, own)
    at = _past(line, after) if at is None else at
    while line.meets(at, LINKS) and not (line.meets(at, MARKED) and opens(line, at)):
        at = _past(line, at + 1)
    return at


def _clause(line: Line, after: int) -> int | None:
    """Where a clause or a quotation begins before anybody else speaks; the name of a source may be quoted."""
    for marks in (frozenset({"THAT", "COLON"}), MARKED):
        at = line.first(after, after + LONGEST_WAY, marks | ENDS)
        if at is not None and line.meets(at, marks) and (not line.meets(at, MARKED) or opens(line, at)):
            return at
    return None


def _found(match: Match, line: Line, source: Range | None, begin: int) -> Found | None:
    sense, span = match.sense("cue"), match.span("cue")
    if span is None:
        return None
    before = next((kind for name, kind in KINDS.items() if line.has(begin - 1, name)), "nominal")
    nobody = line.has(match.bounds("cue")[0], *OF_NOBODY)  # a charge has its owner nowhere beside it
    told = "quotation" if line.meets(begin, MARKED) else before
    return Found(
        rule=match.rule.id,
        weight=0,
        kind="unsaid" if nobody else told,
        voice=match.rule.values["voice"],
        cue=match.bounds("cue"),
        cue_span=span,
        sense=sense,
        content=begin,
        content_start=line.units[begin].start if begin < len(line) else line.sentence.end,
        source=None if nobody else source,
        medium=medium_in(line, (match.bounds("cue")[0], min(begin, len(line)))),
        values={**(sense.values if sense else {}), **match.rule.values},
        parts=match.parts(),
    )
