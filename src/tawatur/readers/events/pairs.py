"""Pairs: what the network of parties is told of a noun phrase and a trigger together."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from tawatur.model.record import Span
from tawatur.readers.events.scenes import Part, Scene, Words

REACH = 32
"""Words before and after a trigger in which its parties are looked for."""
NEAR, STEP, FARTHEST = 8, 4, 10
"""Up to how many words a distance is told exactly; words in a step beyond; the last step."""
DISTANCES = 2 * (FARTHEST + 1) + 1
SHORT, MOST = 6, 3
"""Letters of the word before a phrase; up to how many of a thing between are counted."""
MARKS = frozenset({"COMMA", "SEMICOLON", "COLON", "FULL_STOP"})
OWN, OTHER = "!", "~"
"""Beginnings of what rules say of the trigger, and of other triggers."""


class Pair(NamedTuple):
    """A part with its trigger: how far it stands, the words between (not the second), what is told."""

    part: Part
    distance: int
    between: tuple[int, int]
    told: tuple[str, ...] = ()


class Pairs:
    """The pairs of one scene."""

    def __init__(self, scene: Scene) -> None:
        """Count triggers, cues and marks, so that those between two words can be told."""
        self._scene = scene
        triggers = {at for told in scene.told for at in range(told.words[0], told.words[1] + 1)}
        self._triggers = _counted([at in triggers for at in range(len(scene.words))])
        self._cues = _counted([any(hint[0] == "Q" for hint in hints) for hints in scene.hints])
        self._marks = _counted([not word.form.classes.isdisjoint(MARKS) for word in scene.words])
        self._parties = self._parties_told()
        self._of_part: dict[tuple[int, bool], tuple[str, ...]] = {}

    def _parties_told(self) -> dict[int, list[tuple[Words, str]]]:
        """Of each phrase, by its first word, the triggers that rules say it is a party of, and its role."""
        scene = self._scene
        firsts, starts = [part.first for part in scene.phrases], [word.start for word in scene.words]
        found: dict[int, list[tuple[Words, str]]] = {}
        for told in scene.told:
            for role, parties in (("a", told.actors), ("r", told.recipients)):
                for party in parties:
                    for part in _touched(scene, firsts, starts, party):
                        found.setdefault(part.first, []).append((told.words, role))
        return found

    def phrases(self, trigger: Words) -> list[Pair]:
        """The noun phrases within reach of a trigger."""
        near = _near(self._scene.phrases, trigger)
        before = sum(part.last < trigger[0] for part in near)
        behind = next((at for at, part in enumerate(near) if part.first > trigger[1]), len(near))
        # How many phrases stand between: those before the trigger are counted from it, those behind it, too.
        since = [before - 1 - at if at < before else max(at - behind, 0) for at in range(len(near))]
        return [self._pair(part, trigger, count) for part, count in zip(near, since, strict=True)]

    def places(self, trigger: Words) -> list[Pair]:
        """The places within reach."""
        return [_bare(part, trigger) for part in _near(self._scene.places, trigger)]

    def dates(self, trigger: Words) -> list[Pair]:
        """The dates within reach."""
        return [_bare(part, trigger) for part in _near(self._scene.dates, trigger)]

    def _pair(self, part: Part, trigger: Words, phrases: int) -> Pair:
        first, after = between(part, trigger)
        counts = (
            f"t{_few(self._triggers, first, after)}",
            f"q{_few(self._cues, first, after)}",
            f"m{_few(self._marks, first, after)}",
            f"n{min(phrases, 2 * MOST)}",
        )
        told = (
            *dict.fromkeys(self._ruled(part, trigger)),
            *counts,
            *self._known(part, behind=part.first > trigger[1]),
        )
        return Pair(part, distance(part, trigger), (first, after), told)

    def _ruled(self, part: Part, trigger: Words) -> Iterator[str]:
        """What rules say: that the phrase is a party of this trigger, or of another one."""
        for words, role in self._parties.get(part.first, ()):
            own = OWN if words[0] <= trigger[1] and words[1] >= trigger[0] else OTHER
            yield f"{own}{role}"

    def _known(self, part: Part, *, behind: bool) -> tuple[str, ...]:
        """The phrase's classes, the word before it, the name it begins with, whether it is who speaks."""
        known = self._of_part.get((part.first, behind))
        if known is None:
            sign = ">" if behind else "<"
            told = [f"{sign}{name}" for name in part.classes]
            if part.first > 0:
                form = self._scene.words[part.first - 1].form
                told.append(f"p{sign}{(form.folded or form.raw)[:SHORT]}")
            hints = self._scene.hints[part.first]
            told += [f"{sign}{hint}" for hint in hints if hint[0] == "N"]
            told += ["s"] * any(hint[0] == "S" for hint in hints)
            known = self._of_part[part.first, behind] = tuple(dict.fromkeys(told))
        return known


def _near(parts: Sequence[Part], trigger: Words) -> list[Part]:
    """The parts within reach of a trigger; `parts` are in the order of their first words."""
    first = bisect_left(parts, trigger[0] - REACH, key=lambda part: part.first)
    after = bisect_right(parts, trigger[1] + REACH, key=lambda part: part.first)
    return [part for part in parts[first:after] if part.last <= trigger[1] + REACH]


def _bare(part: Part, trigger: Words) -> Pair:
    return Pair(part, distance(part, trigger), between(part, trigger))


def between(part: Part, trigger: Words) -> tuple[int, int]:
    """The first word between a part and a trigger, and the one after the last."""
    if part.last < trigger[0]:
        return part.last + 1, trigger[0]
    return (trigger[1] + 1, part.first) if part.first > trigger[1] else (0, 0)


def distance(part: Part, trigger: Words) -> int:
    """How far a part stands from a trigger, and on which side, as one of DISTANCES numbers."""
    if part.first > trigger[1]:
        return _steps(part.first - trigger[1])
    if part.last < trigger[0]:
        return FARTHEST + 1 + _steps(trigger[0] - part.last)
    return DISTANCES - 1


def _steps(words: int) -> int:
    return words - 1 if words <= NEAR else min(NEAR + (words - NEAR - 1) // STEP, FARTHEST)


def _counted(there: Sequence[bool]) -> list[int]:
    """How many are there before each word."""
    return [0, *accumulate(there)]


def _few(counted: Sequence[int], first: int, after: int) -> int:
    return min(counted[after] - counted[first], MOST) if after > first else 0


def _touched(scene: Scene, firsts: Sequence[int], starts: Sequence[int], party: Span) -> Iterator[Part]:
    """The phrases of a sentence that a party touches."""
    if not starts or party.end <= starts[0] or party.start >= scene.words[-1].end:
        return
    first, after = max(bisect_right(starts, party.start) - 1, 0), bisect_left(starts, party.end)
    at = max(bisect_right(firsts, first) - 1, 0)
    for part in scene.phrases[at : bisect_left(firsts, after)]:
        if part.last >= first and part.end > party.start:
            yield part
