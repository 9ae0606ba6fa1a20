"""Acting: who does something in a sentence that says nothing, and may go on to speak in the next one."""

from __future__ import annotations

from collections.abc import Mapping

from tawatur.arabic import letters as l
from tawatur.readers.sayings.found import Found, Line, Range
from tawatur.readers.sayings.subjects import agrees, subjects

FIRST = 2
ADJECTIVES = frozenset({"ADJECTIVAL", "ENDS_YEH", "MODIFIER"})


def acting(line: Line, names: Mapping[int, int], found: Found) -> Range | None:
    """The subject with which a sentence begins, or behind its first word, if the verb of `found` fits it."""
    piece = next(subjects(line, 0, len(line), names), None)
    if piece is None or piece[0] > FIRST or not _is_done(found) or not _fits(line, piece[0], found):
        return None
    start, end = piece
    return start, next((at for at in range(start + 1, end) if _is_object(line, at, names)), end)


def _is_done(found: Found) -> bool:
    """Whether the verb tells what somebody did next."""
    inflected = found.sense.surface.inflected if found.sense is not None else None
    return inflected is not None and inflected.aspect == "perfect" and inflected.gender != ""


def _fits(line: Line, at: int, found: Found) -> bool:
    """Whether subject and verb agree; a name has the gender of the verb before it."""
    if not agrees(line, at, found.gender, plural=found.plural):
        return False
    if line.has(at, "HEAD") or at == 0 or found.plural:
        return line.has(at, "HEAD") or found.gender == "m"
    verb = line.folded(at - 1)
    return (found.gender == "f") == (verb.endswith(l.TEH) or verb.removeprefix(l.WAW).startswith(l.TEH))


def _is_object(line: Line, at: int, names: Mapping[int, int]) -> bool:
    """Whether a noun that hangs stands here, or a definite one behind another: no part of the phrase."""
    name = line.named.get(at)
    if line.has(at, "LI_PREFIX", "BI_PREFIX") and name is None:
        return True
    if not line.has(at - 1, "DEFINITE"):
        return False
    if name is not None and name.start == at:
        return name.kind == "GPE"
    return line.has(at, "DEFINITE") and not line.meets(at, ADJECTIVES) and at not in names
