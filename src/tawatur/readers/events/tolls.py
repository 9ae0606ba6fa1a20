"""Tolls: which attack a number of killed or injured belongs to.

A casualty word that names an attack gives its number to that one; else it goes to the attack told last
before it in the sentence, else to the first told after it, and where the sentence tells of no attack, to the
last one of the sentences right before.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from tawatur.model.record import Span
from tawatur.readers.events.casualties import INJURED, KILLED, Toll, tolls_in
from tawatur.readers.events.counts import is_toll, scene_of
from tawatur.readers.events.found import Found
from tawatur.readers.events.make import Framed
from tawatur.readers.events.setting import Around
from tawatur.readers.events.triggers import Heard

WOUNDS = "ASSAULT"
NOBODYS = -1
"""The key of the tolls of a sentence without an attack."""
LOOKED_BACK = 2


def by_trigger(heard: Heard, around: Around, framed: Sequence[Framed]) -> Mapping[int, Sequence[Toll]]:
    """The tolls of a sentence by the first word of the trigger that each belongs to."""
    attacks = {frame.trigger.first: frame for frame in framed if frame.trigger.type == WOUNDS}
    if not attacks and not tells_tolls(heard):
        return {}
    acting = {at: _words_of(heard, frame.actors) for at, frame in attacks.items()}
    triggers = {at: frame.trigger for at, frame in attacks.items()}
    told: dict[int, list[Toll]] = {}
    scene = scene_of(heard, around.persons, around.dates)
    for toll in _each_once(list(tolls_in(scene, triggers, acting))):
        told.setdefault(_owner(toll, attacks), []).append(toll)
    return told


def _each_once(tolls: Sequence[Toll]) -> Iterator[Toll]:
    """The tolls, without the wound of the one who died of it («died of wounds he had suffered»)."""
    died = any(toll.role == KILLED and toll.value == 1 for toll in tolls)
    return (toll for toll in tolls if not (died and toll.role == INJURED and toll.inferred))


def tells_tolls(heard: Heard) -> bool:
    """Whether a sentence has a casualty word at all."""
    return any(is_toll(heard, at) for at in range(len(heard.words)))


def _owner(toll: Toll, attacks: Iterable[int]) -> int:
    before = [at for at in attacks if at <= toll.at]
    return max(before) if before else min(attacks, default=NOBODYS)


def _words_of(heard: Heard, spans: Sequence[Span]) -> frozenset[int]:
    """The words inside some phrases."""
    starts = [(bisect_left(heard.words, s.start, key=lambda word: word.start), s.end) for s in spans]
    return frozenset(
        at for first, end in starts for at in range(first, len(heard.words)) if heard.words[at].start < end
    )


def first_of(tolls: Iterable[Toll], role: str) -> int | None:
    """The first number told of the killed, or of the injured."""
    return next((toll.value for toll in tolls if toll.role == role), None)


def take_up(found: list[Found], tolls: Sequence[Toll], home: int) -> None:
    """Gives the tolls of a sentence without an attack to the last attack told, where it has none yet."""
    last = (
        next((at for at in reversed(range(len(found))) if found[at].type == WOUNDS), None) if tolls else None
    )
    if last is None or home - found[last].home > LOOKED_BACK:
        return
    known = found[last]
    killed = known.killed if known.killed is not None else first_of(tolls, KILLED)
    injured = known.injured if known.injured is not None else first_of(tolls, INJURED)
    parts = (*known.parts, *((toll.label, toll.span) for toll in tolls))
    found[last] = msgspec.structs.replace(known, killed=killed, injured=injured, parts=parts)
