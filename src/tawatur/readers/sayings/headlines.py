"""Headlines: whose saying a headline gives as its own.

A headline that only says that something was revealed gets the source of the body's saying; a headline
without any cue leaves a flag on the saying that it repeats.
"""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.readers.sayings.acts import Act
from tawatur.readers.sayings.found import Line

STRIPPED = "attribution_stripped_in_headline"
SHORTEST_WORD, LEAST_SHARED, LEAST_SHARE = 4, 3, 0.5


def link(acts: Sequence[Act], bare: Sequence[Line]) -> list[Act]:
    """The acts without headline acts that nothing in the body answers; sources and flags are set."""
    body = [act for act in acts if not act.headline]
    kept = [act for act in acts if not is_revealing(act) or _follow(act, body)]
    contents = [act.words() for act in body] if bare else []
    for line in bare:
        words = {line.folded(at) for at in range(len(line)) if line.has(at, "WORD")}
        long = {word for word in words if len(word) >= SHORTEST_WORD}
        shared = [len(long & content) for content in contents]
        most = max(shared, default=0)
        if most >= LEAST_SHARED and most >= LEAST_SHARE * len(long):
            body[shared.index(most)].flags.append(STRIPPED)
    return kept


def is_revealing(act: Act) -> bool:
    """Whether the act is a headline's noun of revealing, which names nobody."""
    return act.found.voice == "noun" and act.found.values.get("where") == "headline"


def _follow(act: Act, body: Sequence[Act]) -> bool:
    """Take the source from the body's saying of the same kind; False where there is none."""
    said = next(
        (b for b in body if b.found.values.get("act") == act.found.values.get("act") and b.source), None
    )
    if said is None:
        return False
    act.source, act.links, act.resolution = said.source, list(said.links), "implicit"
    act.flags.append(STRIPPED)
    return True
