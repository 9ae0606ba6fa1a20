"""Casting: who acts and who suffers in each event, where and when, as the network weighs it.

A phrase that the network gives a role even with some doubt is kept with how sure it is: the event of several
mentions decides (`whole.cast`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec

from tawatur.model.record import Span
from tawatur.readers.events.found import Found, Party
from tawatur.readers.events.network import ROLES, Asked, Floats, PartiesNetwork, Weighed
from tawatur.readers.events.pairs import Pair
from tawatur.readers.events.scenes import Scene

LIKELY, CHOSEN, GOES_ON = 0.35, 0.3, 0.35
"""How likely a party, the place or date, and more words of the party before must be."""
JOINED = "AND_NP"
"""The class of a phrase behind «and»: another party, not more words of the one before."""
RULED = 4.5
"""How many times likelier the factuality that the rules read is taken to be."""
SPOKEN = 0.5
"""How sure who speaks is where he stands in another sentence."""


class Cast(NamedTuple):
    """A scene and its mentions."""

    scene: Scene
    found: Sequence[Found]


def cast(network: PartiesNetwork, scenes: Sequence[Cast]) -> list[Found]:
    """The mentions of all scenes with their parties, places, dates and factuality."""
    asked = [(one.scene, [Asked(found.words, found.type) for found in one.found]) for one in scenes]
    weighed = network.weigh(asked) if asked else []
    labels = network.learnt.labels
    return [
        _cast(found, weight, labels)
        for one, weights in zip(scenes, weighed, strict=True)
        for found, weight in zip(one.found, weights, strict=True)
    ]


def _cast(found: Found, weighed: Weighed, labels: Sequence[str]) -> Found:
    actors, recipients = parties(weighed.phrases)
    actors = actors or _speakers(found)
    return msgspec.structs.replace(
        found,
        actors=_spans(actors),
        recipients=_spans(recipients),
        sure=(*actors, *recipients),
        place=_chosen(weighed.places) or found.place,
        date=_chosen(weighed.dates) or found.date,
        factuality=_factuality(found, dict(zip(labels, weighed.factuality, strict=True))),
    )


def _factuality(found: Found, likely: Mapping[str, float]) -> str:
    """What the rules read where a plain word says so; else the likeliest, theirs counting for more."""
    if found.plain:
        return found.factuality
    return max(likely, key=lambda label: likely[label] * (RULED if label == found.factuality else 1))


def parties(phrases: Iterable[tuple[Pair, Floats]]) -> tuple[list[Party], list[Party]]:
    """The actors and the recipients among weighed phrases."""
    cast: dict[str, list[Party]] = {"a": [], "r": []}
    before = ""
    for pair, shares in phrases:
        if shares[0] > 1 - LIKELY:  # no role can be likely: most phrases play none
            before = ""
            continue
        likely = dict(zip(ROLES, map(float, shares), strict=True))
        before = next((role for role in cast if _takes(cast[role], pair, likely, role, before)), "")
    return cast["a"], cast["r"]


def _takes(known: list[Party], pair: Pair, likely: Mapping[str, float], role: str, before: str) -> bool:
    """Whether a phrase is a party of this role, or more words of the one before it; if so it is added."""
    part, begins, goes_on = pair.part, likely[role], likely[f"{role}+"]
    if known and before == role and goes_on > max(begins, GOES_ON) and JOINED not in part.classes:
        known[-1] = known[-1]._replace(span=Span(known[-1].span.start, part.end))
    elif begins + goes_on >= LIKELY:
        known.append(Party(Span(part.start, part.end), role, begins + goes_on))
    else:
        return False
    return True


def _chosen(weighed: Sequence[tuple[Pair, float]]) -> str | None:
    """The likeliest place or date, where it is likely enough."""
    best = max(weighed, key=lambda one: one[1], default=None)
    return best[0].part.id if best is not None and best[1] >= CHOSEN else None


def _spans(parties: Sequence[Party]) -> tuple[Span, ...]:
    return tuple(party.span for party in parties)


def _speakers(found: Found) -> list[Party]:
    """Who speaks, where he is named in another sentence only."""
    return [Party(span, "a", SPOKEN) for span in found.actors if not found.inside(span)]
