"""Settling: one reading for each cue, and no cue in the midst of another's frame."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tawatur.readers.sayings.found import Found
from tawatur.readers.sayings.hedges import HedgeFound

CLOSE = 10
MOST = 60
"""Cues of one sentence that are read; more stand only in text made to be slow."""


def settled(made: Iterable[Found | HedgeFound], *, headline: bool) -> list[Found]:
    """The weightiest reading of each cue, in order; between a cue and its content only relays may stand."""
    best: dict[int, Found] = {}
    for found in made:
        if isinstance(found, HedgeFound) or (found.values.get("where") == "headline" and not headline):
            continue
        rival = best.get(found.cue[0])
        if rival is None or _beats(found, rival):
            best[found.cue[0]] = found
    if not best:
        return []
    kept = [best[at] for at in sorted(best)[:MOST]]
    kept = [found for found in kept if not _is_asked_for(found, kept)]
    frames = [(f.cue[0], f.content) for f in kept if f.kind not in ("via", "reference")]
    framed = {f.cue[0] for f in kept for start, end in frames if start < f.cue[0] < end}
    return [f for f in kept if (f.kind == "reference") == (f.cue[0] in framed) or f.kind == "via"]


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
