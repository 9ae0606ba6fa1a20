"""Settling: one reading for each cue, no cue in the midst of another's frame, none against the weights."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from tawatur.readers.sayings import plausible
from tawatur.readers.sayings.found import Found, Line
from tawatur.readers.sayings.hedges import HedgeFound
from tawatur.readers.sayings.weighing import Surroundings, Weights, surroundings_of

CLOSE = 10
MOST = 60
"""Cues of one sentence that are read; more stand only in text made to be slow."""
ASIDE = ("via", "reference")


def settled(readings: Sequence[Found], line: Line, weights: Weights) -> list[Found]:
    """The sayings of a sentence, in order, of the readings of its cues.

    What stands in another's frame is kept, like a candidate, only where it weighs enough by itself.
    """
    if not readings:
        return []
    around = surroundings_of(line, readings)
    standing = [found for found in around.founds if _stands(found, around, weights)]
    kept = {found.cue[0]: found for found in unframed(standing)}
    for found in readings:
        if found.cue[0] not in kept and _may_stand(found) and not _is_beside(found, line):
            weight = weights.weigh(found, around)
            if weight >= weights.keep:
                kept[found.cue[0]] = replace(found, score=weight)
    for found in around.founds:  # a relay in the frame of a candidate
        if found.kind == "reference" and _stands_between(found, kept.values()):
            kept.setdefault(found.cue[0], found)
    return [kept[at] for at in sorted(kept)]


def _may_stand(found: Found) -> bool:
    """Whether a reading may be kept in another's frame: a noun there is that saying's source."""
    return found.is_candidate or (found.kind not in ASIDE and found.voice != "noun")


def _stands(found: Found, around: Surroundings, weights: Weights) -> bool:
    """Whether a rule's saying is not dropped by the weights."""
    return not is_weighed(found) or _is_plain(found, around.line) or weights.stands(found, around)


def _is_plain(found: Found, line: Line) -> bool:
    """Whether a headline names before its colon a medium, or a source of news, and nothing else."""
    start, end = found.source or (0, 0)
    if found.values.get("where") != "headline" or found.voice != "finite" or end - start != 1:
        return False
    return line.has(start, "MEDIA") or plausible.is_speaker(line, start)


def _is_beside(found: Found, line: Line) -> bool:
    """Whether the verb tells only what somebody does while he speaks: and she addresses them."""
    before = found.cue[0] - 1
    return found.voice == "finite" and line.has(before, "PRONOUN") and line.has(before, "WAW_PREFIX")


def is_weighed(found: Found) -> bool:
    """Whether weights decide on a reading: not on a relay beside a source, which tells of the chain.

    Nor on what only headings have, which are too few to learn from: their rules look at who stands there.
    """
    return found.kind != "reference" and found.values.get("where") != "headline"


def weightiest(made: Iterable[Found | HedgeFound], *, headline: bool) -> list[Found]:
    """One reading for each cue."""
    best: dict[int, Found] = {}
    for found in made:
        if isinstance(found, HedgeFound) or (found.values.get("where") == "headline" and not headline):
            continue
        rival = best.get(found.cue[0])
        if rival is None or _beats(found, rival):
            best[found.cue[0]] = found
    readings = [best[at] for at in sorted(best)[:MOST]]
    ruled = [found for found in readings if not found.is_candidate]
    return [found for found in readings if not _is_asked_for(found, ruled)]


def unframed(readings: Sequence[Found]) -> list[Found]:
    """Without the cues between another cue and its content: only relays may stand there."""
    return [f for f in readings if (f.kind == "reference") == _stands_between(f, readings) or f.kind == "via"]


def _stands_between(found: Found, readings: Iterable[Found]) -> bool:
    """Whether a cue stands between another cue and its content."""
    return any(f.cue[0] < found.cue[0] < f.content for f in readings if f.kind not in ASIDE)


def _is_asked_for(found: Found, founds: Sequence[Found]) -> bool:
    """Whether a verb is what another asks for: they called on him to condemn it. He has not done so."""
    inflected = found.sense.surface.inflected if found.sense is not None else None
    if found.voice != "finite" or inflected is None or inflected.aspect == "perfect":
        return False
    asking = [f for f in founds if f.kind == "clause" and f.values.get("commitment") == "asks"]
    return any(f.content == found.cue[0] for f in asking)


def _beats(found: Found, rival: Found) -> bool:
    """The weightier; of two noun phrases the one that begins sooner, as the later one is part of it."""
    alike = found.voice == rival.voice and found.weight // CLOSE == rival.weight // CLOSE
    if alike and found.kind == rival.kind == "nominal":
        return (-found.content, found.weight) > (-rival.content, rival.weight)
    return found.weight > rival.weight
