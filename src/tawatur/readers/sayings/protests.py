"""Purposes of a protest: a march to demand, a sit-in in condemnation.

Whoever protests demands it, not the speaker who tells of it: who called the protest, whose protest it is, or
who stands as the subject of its sentence. The police that breaks it up and the city that sees it do not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tawatur.readers.sayings.found import Found, Line, Range
from tawatur.readers.sayings.naming import Naming
from tawatur.readers.sayings.subjects import extended, subjects

PROTESTS = frozenset({"PROTEST"})
LONGEST = 8
NOUNS = ("DEFINITE", "HEAD", "PART_OF")
NOBODY = ("place", "document", "reports")
OFFICIAL = ("official_body", "role_holder", "media_outlet", "news_agency", "document")


def has_purpose(line: Line, found: Found) -> bool:
    """Whether a noun of saying tells what something is done for: to demand, in condemnation of."""
    at = found.cue[0]
    if found.voice != "noun" or found.source is not None:
        return False
    return (line.has(at, "DEFINITE") and line.has(at, "LI_PREFIX")) or line.has(at, "ENDS_ALEF")


def owners(line: Line, start: int, cue: int, names: Mapping[int, int]) -> Iterator[Range]:
    """Whose the protest before the noun at `cue` is."""
    protest = _protest(line, start, cue)
    if protest is not None:
        yield from _of(line, protest, cue, names)


def protesters(line: Line, start: int, cue: int, names: Mapping[int, int]) -> Iterator[Range]:
    """The subjects before the noun at `cue`."""
    for piece in subjects(line, start, cue, names):
        if not line.has(piece[0], "PROTEST"):
            yield piece


def is_told_of(line: Line, start: int, cue: int) -> bool:
    """Whether a protest stands before the noun: then nobody else can be meant."""
    return _protest(line, start, cue) is not None


def may_protest(phrase: Naming) -> bool:
    """Whether somebody can be the one who protests."""
    return phrase.kind not in ("", *NOBODY) and phrase.type not in OFFICIAL


def _protest(line: Line, start: int, cue: int) -> int | None:
    near = max(start, cue - LONGEST)
    return next((at for at in range(cue - 1, near - 1, -1) if line.meets(at, PROTESTS)), None)


def _of(line: Line, protest: int, cue: int, names: Mapping[int, int]) -> Iterator[Range]:
    """Whose protest it is: who called it in a clause that describes it, or the noun that it belongs to."""
    after = protest + 1
    for at in range(after, min(cue - 1, after + LONGEST)):
        verb = line.has(at, "PRONOUN_SUFFIX", "WITH_HIM") and not line.has(at, "DEFINITE")
        if verb and line.has(at + 1, *NOUNS):
            yield at + 1, extended(line, at + 1, cue, names)
    belongs = line.has(after, "LI_PREFIX", "DEFINITE", "PART_OF") and not line.has(protest, "DEFINITE")
    if belongs and after < cue and not line.has(after, "RELATIVE", "ADJECTIVAL"):
        yield after, extended(line, after, cue, names)
