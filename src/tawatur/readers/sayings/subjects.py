"""Subjects: which noun phrase of a clause is the subject of a verb that has none after it."""

from __future__ import annotations

from tawatur.readers.sayings.found import Line, Range
from tawatur.readers.sayings.phrases import ASIDE, trimmed

BEFORE = (
    "DASH",
    "AND",
    "THAT",
    "COLON",
    "FULL_STOP",
    "SEMICOLON",
    "TURN",
    "CONNECTIVE",
    "QAD",
    "VIA",
    "VIA_WHAT",
    "NARRATOR",
)
NO_SUBJECT = (
    "ABOUT", "TO", "ON", "FROM", "IN", "WITH_HIM", "NOT_SAID", "NEGATION", "RELATIVE", "REPORT", "PRONOUN",
    "PREPOSITION", "DEMONSTRATIVE", *ASIDE,
)  # fmt: skip
BEGINS = frozenset(BEFORE)
NEAR = 4
LONGEST_SUBJECT, LONGEST_ANTECEDENT = 12, 6


def subject_before(line: Line, cue: int) -> Range | None:
    """The noun phrase before a verb that has none after it, or None where the verb begins its clause."""
    end = cue
    while end > 0 and line.has(end - 1, "QAD", "WAS"):
        end -= 1
    if _begins_clause(line, cue, end):
        return None
    if line.has(end - 1, "RELATIVE") and not line.has(end - 1, "FROM", "WHAT"):
        return _antecedent(line, end - 1)
    start = end
    while start > 0 and end - start < LONGEST_SUBJECT and not line.meets(start - 1, BEGINS):
        start -= 1
    piece = trimmed(line, _last_clause(line, (start, end)))
    if piece is None or (line.has(piece[0], *NO_SUBJECT) and not line.has(piece[0], "PART_OF", "HEAD")):
        return _bearer(line, end)
    return piece if line.has(end - 1, "COMMA") or _may_begin(line, piece[0]) else None


def _begins_clause(line: Line, cue: int, end: int) -> bool:
    """Whether what stands before a verb shows that its subject does not."""
    joined = line.has(end, "QAD") and line.has(end, "FEH_PREFIX", "WAW_PREFIX")
    resumed = line.has(cue + 1, "WITH_HIM") and line.has(end - 1, "RELATIVE")
    return joined or resumed or line.has(end - 1, "AND", "PRONOUN") or _disagrees(line, cue, end - 1)


def _may_begin(line: Line, at: int) -> bool:
    """Whether a subject may begin here: not with a word that is joined on or hangs on a preposition."""
    if line.has(at, "HEAD", "MEDIA"):
        return True
    joined = line.has(at, "WAW_PREFIX", "FEH_PREFIX") and not line.has(at, "DEFINITE")
    return not joined and (line.has(at, "B_WORD") or not line.has(at, "BI_PREFIX"))


def as_for(line: Line, cue: int) -> Range | None:
    """The phrase set before its clause: as for X, he said."""
    at = next((n for n in range(cue - 1, max(cue - LONGEST_SUBJECT, -1), -1) if line.has(n, "AS_FOR")), None)
    return trimmed(line, (at + 1, cue)) if at is not None else None


def _bearer(line: Line, end: int) -> Range | None:
    """An indefinite head close before the verb: the verb's clause describes it (a note that says that)."""
    for at in range(end - 1, max(end - NEAR, -1), -1):
        if line.has(at, "MARK", "DEFINITE"):
            return None
        if line.has(at, "HEAD", "CARRIER"):
            return at, end
    return None


def clause_subject(line: Line, start: int) -> Range | None:
    """The noun phrase that opens a clause, where it opens with one."""
    if not line.has(start, "DEFINITE", "HEAD", "MEDIA") or line.has(
        start, *NO_SUBJECT, "EVENT_NOUN", "BI_PREFIX"
    ):
        return None
    end = start + 1
    while end < min(len(line), start + LONGEST_ANTECEDENT) and line.has(end, "DEFINITE", "HEAD", "MEDIA"):
        end += 1
    return start, end


def _last_clause(line: Line, piece: Range) -> Range | None:
    """What follows the last comma, unless the phrase is closed by one (then all of it)."""
    start, end = piece
    closed = line.has(end - 1, "COMMA")
    commas = [at for at in range(start, end - closed) if line.has(at, "COMMA")]
    if commas and not closed:
        start = commas[-1] + 1
    return (start, end) if end > start else None


def _disagrees(line: Line, cue: int, relative: int) -> bool:
    """Whether the relative before a verb is of another gender, so that it is not the verb's subject."""
    sense = line.units[cue].senses.get("REPORT")
    inflected = sense.surface.inflected if sense else None
    if inflected is None:
        return False
    feminine = line.has(relative, "FEMININE_RELATIVE") and inflected.gender == "m"
    return feminine or (line.has(relative, "MASCULINE_RELATIVE") and inflected.gender == "f")


def _antecedent(line: Line, end: int) -> Range | None:
    start = end
    stops = (*BEFORE, *ASIDE, "COMMA", "REPORT", "ABOUT", "FROM", "TO", "ON", "PREPOSITION")
    if line.has(end - 1, "COMMA"):
        end = start = end - 1
    while start > 0 and end - start < LONGEST_ANTECEDENT and not line.has(start - 1, *stops):
        start -= 1
    return trimmed(line, (start, end))


def main_subject(line: Line, end: int, gender: str) -> Range | None:
    """The first phrase of a sentence whose head can be a source and agrees with a participle."""
    for at in range(end):
        if (
            not line.has(at, "HEAD")
            or line.has(at - 1, *NO_SUBJECT)
            or line.has(at, "LI_PREFIX", "BI_PREFIX")
        ):
            continue
        if (gender == "f") == line.has(at, "ENDS_TEH_MARBUTA", "ENDS_TEH"):
            stop = at + 1
            while stop < min(end, at + LONGEST_ANTECEDENT) and line.has(stop, "DEFINITE", "ENDS_YEH"):
                stop += 1
            return at, stop
    return None
