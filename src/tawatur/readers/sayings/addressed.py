"""Addressed: the subject of a verb behind whom it addresses.

Arabic puts a short addressee between verb and subject: told Reuters an official, told reporters the minister.
"""

from __future__ import annotations

from tawatur.readers.sayings.found import MARKED, Line, Range
from tawatur.readers.sayings.persons import ROLES
from tawatur.readers.sayings.phrases import begins_medium, trimmed
from tawatur.rules import Sense

SPEAKERS = frozenset({*ROLES, "source", "witness", "people", "body"})
ENDS = frozenset({"COMMA", "COLON", "THAT", "FULL_STOP", "SEMICOLON", "RELATIVE", "REPORT"})
BEHIND = frozenset({"THAT", "COMMA", "COLON", "SCENE", "BI_PREFIX", "WITH", "IN", "DATE", "WEEKDAY", "ABOUT"})
LONGEST = 7


def speaker_behind(line: Line, after: int, limit: int) -> int | None:
    """The unit at which the subject begins behind an addressee right after a verb; None where none does."""
    start = _addressee(line, after, limit)
    if start is None:
        return None
    for at in range(start, min(limit, after + LONGEST)):
        if line.meets(at, ENDS) or line.meets(at, MARKED):
            return None
        if _speaks(line, at):
            return at
    return None


def informed(line: Line, sense: Sense | None, source: Range | None, limit: int) -> Range | None:
    """The medium that is the object of a verb of informing: an official told the agency."""
    if sense is None or source is None or sense.values.get("act") != "inform" or line.has(source[0], "MEDIA"):
        return None
    start = source[1]
    known = line.units[start].senses.get("MEDIA") if start < limit else None
    if known is None or (known.split is not None and known.split.prefix):
        return None
    end = next((at for at in range(start + 1, limit) if line.meets(at, BEHIND)), limit)
    return trimmed(line, (start, end))


def _addressee(line: Line, after: int, limit: int) -> int | None:
    """The first unit that may be behind the addressee's first word, or behind its name in marks."""
    if begins_medium(line, after):
        opening = after + line.has(after, "FOR")
        pair = line.paired.opening(opening)
        if pair is not None:
            return pair.close if pair.close < limit else None
        sense = line.units[opening].senses.get("MEDIA") or line.units[opening].senses.get("PRESS")
        headed = sense is not None and "head" in sense.values and not line.has(opening, "DEFINITE")
        return opening + 1 + headed
    told = line.has(after, "LI_PREFIX") and line.has(after, "DEFINITE") and line.has(after, "PRESS")
    return after + 1 if told else None


def _speaks(line: Line, at: int) -> bool:
    """Whether somebody who can say something begins here, on whom no preposition is written."""
    name = line.named.get(at)
    if name is not None and name.kind == "PER":
        return name.start == at and name.whole
    if line.has(at, "MEDIA"):
        return False
    if line.has(at, "PART_OF"):
        return not line.has(at, "SAME")
    sense = line.units[at].senses.get("HEAD")
    if sense is None or sense.values.get("kind") not in SPEAKERS:
        return False
    return sense.split is None or not sense.split.prefix
