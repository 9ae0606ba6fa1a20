"""Settling: one reading for each cue, and no cue in the midst of another's frame."""

from __future__ import annotations

from collections.abc import Iterable

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
    frames = [(f.cue[0], f.content) for f in kept if f.kind not in ("via", "reference")]
    framed = {f.cue[0] for f in kept for start, end in frames if start < f.cue[0] < end}
    return [f for f in kept if (f.kind == "reference") == (f.cue[0] in framed) or f.kind == "via"]


def _beats(found: Found, rival: Found) -> bool:
    """The weightier; of two noun phrases the one that begins sooner, as the later one is part of it."""
    alike = found.voice == rival.voice and found.weight // CLOSE == rival.weight // CLOSE
    if alike and found.kind == rival.kind == "nominal":
        return (-found.content, found.weight) > (-rival.content, rival.weight)
    return found.weight > rival.weight
