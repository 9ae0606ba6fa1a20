"""The network of parties: how likely a phrase acts or suffers, a place or date is an event's, it happened.

Above the trunk each trigger is weighed with each phrase, place and date within its reach; a phrase hears its
neighbours, since two phrases seldom play one part. What the trunk gives are whole numbers; what is made of
them is in float64, whose last digits no decision hangs on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np
import numpy.typing as npt

from tawatur.model.reading import Form
from tawatur.networks.arrays import numbered
from tawatur.networks.trunk import Learnt, Trunk
from tawatur.readers.events.pairs import Pair, Pairs
from tawatur.readers.events.scenes import Scene, Words

TABLE = Path(__file__).parent / "tables" / "parties.msgpack"
BEFORE = 8
"""Words before a trigger whose mean is heard for its factuality."""
ROLES = ("", "a", "a+", "r", "r+")
"""What a phrase may be: nothing, an actor, more words of the actor before it, a recipient, more of it."""
Floats = npt.NDArray[np.float64]


class Network(Learnt):
    """What was learnt.

    `labels` are the factualities, `types` the event types, `pairs` what is told of pairs. Arrays beside the
    trunk's, of float32, W the trunk's width, P the pairs': `trigger`, `first`, `last`, `mean`, `between`
    (W, P), `type` (type, P), `distance` (distance, P), `told` (pair, P), `kind` (3, P: phrase, place, date),
    `own`, `left`, `right` (P, P), `roles` (P, role), `place` and `date` (P, 1), `factuality` (3 W,
    factuality), and biases `…_bias`.
    """

    types: list[str] = msgspec.field(default_factory=list)
    pairs: list[str] = msgspec.field(default_factory=list)


class Asked(NamedTuple):
    """A trigger whose parties are asked for: its words and its type."""

    words: Words
    type: str


class Weighed(NamedTuple):
    """How likely each phrase has each of ROLES, each place and date is the event's, each factuality fits."""

    phrases: Sequence[tuple[Pair, Floats]]
    places: Sequence[tuple[Pair, float]]
    dates: Sequence[tuple[Pair, float]]
    factuality: Floats


class PartiesNetwork:
    """Weighs the parties of triggers; made once."""

    def __init__(self, seen: Callable[[Form], Iterable[str]], path: Path = TABLE) -> None:
        """Read what was learnt; `seen` gives what is seen of a form."""
        self.learnt = learnt = msgspec.msgpack.decode(path.read_bytes(), type=Network)
        self.trunk = Trunk(learnt, seen)
        self._of = {name: array.astype(np.float64) for name, array in self.trunk.of.items()}
        for name in ("type", "told"):  # the last row, for what is not known, is nothing
            self._of[name] = np.concatenate([self._of[name], np.zeros((1, self._of[name].shape[1]))])
        self._types, self._told = numbered(learnt.types), numbered(learnt.pairs)
        self._unit = learnt.scales["active"]

    def weigh(self, scenes: Sequence[tuple[Scene, Sequence[Asked]]]) -> list[list[Weighed]]:
        """For each scene, what is asked of its triggers, weighed; all of an article at once."""
        forms = [[word.form for word in scene.words] for scene, _ in scenes]
        hidden, places = self.trunk.hidden(forms, [scene.hints for scene, _ in scenes])
        rows = _Rows(hidden[:, 0].astype(np.float64) * self._unit)
        questions = [
            Question(
                place.start, one, pairs.phrases(one.words), pairs.places(one.words), pairs.dates(one.words)
            )
            for (scene, asked), place in zip(scenes, places, strict=True)
            for pairs in [Pairs(scene)]
            for one in asked
        ]
        loudest = [
            rows.loudest(place) for (_, asked), place in zip(scenes, places, strict=True) for _ in asked
        ]
        weighed = iter(self._answers(rows, questions, loudest) if questions else ())
        return [[next(weighed) for _ in asked] for _, asked in scenes]

    def _answers(self, rows: _Rows, asked: Sequence[Question], loudest: Sequence[Floats]) -> list[Weighed]:
        triggers = rows.of[[one.at for one in asked]]
        base = triggers @ self._of["trigger"] + self._of["trigger_bias"]
        base += self._of["type"][[self._types.get(one.asked.type, -1) for one in asked]]
        roles = self._roles(rows, base, asked)
        places = self._chosen(rows, base, asked, [one.places for one in asked], "place", 1)
        dates = self._chosen(rows, base, asked, [one.dates for one in asked], "date", 2)
        before = rows.means([max(one.first, one.at - BEFORE) for one in asked], [one.before for one in asked])
        heard = np.concatenate([triggers, before, np.stack(loudest)], 1)
        factuality = _shares(heard @ self._of["factuality"] + self._of["factuality_bias"])
        return [Weighed(*of_one) for of_one in zip(roles, places, dates, factuality, strict=True)]

    def _roles(self, rows: _Rows, base: Floats, asked: Sequence[Question]) -> list[list[tuple[Pair, Floats]]]:
        """The shares of roles of each phrase, which hears the phrase on each side."""
        pairs = [(number, pair) for number, one in enumerate(asked) for pair in one.phrases]
        found: list[list[tuple[Pair, Floats]]] = [[] for _ in asked]
        if not pairs:
            return found
        of, numbers = self._of, np.array([number for number, _ in pairs])
        heard = np.maximum(self._pair(rows, base, asked, pairs, 0) + self._told_of(pairs), 0)
        beside = (numbers[1:] == numbers[:-1])[:, None]
        left, right = np.zeros_like(heard), np.zeros_like(heard)
        left[1:], right[:-1] = heard[:-1] * beside, heard[1:] * beside
        more = heard @ of["own"] + of["own_bias"] + left @ of["left"] + right @ of["right"]
        shares = _shares((heard + np.maximum(more, 0)) @ of["roles"] + of["roles_bias"])
        for (number, pair), share in zip(pairs, shares, strict=True):
            found[number].append((pair, share))
        return found

    def _told_of(self, pairs: Sequence[tuple[int, Pair]]) -> Floats:
        """The sum of what is told of each pair; every pair is told nothing, too, so that none has no row."""
        known, starts = list[int](), list[int]()
        for _, pair in pairs:
            starts.append(len(known))
            known.append(-1)
            known += [self._told[name] for name in pair.told if name in self._told]
        told: Floats = np.add.reduceat(self._of["told"][known], starts)
        return told

    def _chosen(
        self, rows: _Rows, base: Floats, asked: Sequence[Question], parts: Sequence[Sequence[Pair]],
        name: str, kind: int,
    ) -> list[list[tuple[Pair, float]]]:  # fmt: skip
        """How likely each place or date is the event's."""
        pairs = [(number, pair) for number, of_one in enumerate(parts) for pair in of_one]
        found: list[list[tuple[Pair, float]]] = [[] for _ in asked]
        if pairs:
            heard = np.maximum(self._pair(rows, base, asked, pairs, kind), 0)
            scores = (heard @ self._of[name] + self._of[f"{name}_bias"])[:, 0]
            for (number, pair), score in zip(pairs, 1 / (1 + np.exp(-scores)), strict=True):
                found[number].append((pair, float(score)))
        return found

    def _pair(
        self,
        rows: _Rows,
        base: Floats,
        asked: Sequence[Question],
        pairs: Sequence[tuple[int, Pair]],
        kind: int,
    ) -> Floats:
        of, numbers = self._of, np.array([number for number, _ in pairs])
        begins = np.array([one.first for one in asked])[numbers]
        first, last, after = (
            begins + [getattr(pair.part, name) for _, pair in pairs] for name in ("first", "last", "last")
        )
        between = begins[:, None] + [pair.between for _, pair in pairs]
        summed: Floats = (
            base[numbers]
            + rows.of[first] @ of["first"]
            + rows.of[last] @ of["last"]
            + rows.means(first, after + 1) @ of["mean"]
            + rows.means(between[:, 0], between[:, 1]) @ of["between"]
            + of["distance"][[pair.distance for _, pair in pairs]]
            + of["kind"][kind]
        )
        return summed


class Question(NamedTuple):
    """A trigger with the pairs that are asked for, in the sentence whose words begin at row `first`."""

    first: int
    asked: Asked
    phrases: Sequence[Pair]
    places: Sequence[Pair]
    dates: Sequence[Pair]

    @property
    def at(self) -> int:
        """The row of the trigger."""
        return self.first + self.asked.words[0]

    @property
    def before(self) -> int:
        """The row after those before the trigger; of a trigger that comes first, its own."""
        return self.first + max(self.asked.words[0], 1)


class _Rows:
    """The activations of an article's words, and means of any run of them."""

    def __init__(self, of: Floats) -> None:
        self.of = of
        self._summed = np.concatenate([np.zeros((1, of.shape[1])), of.cumsum(0)])

    def means(self, first: Sequence[int] | Floats, after: Sequence[int] | Floats) -> Floats:
        """The means of the words from each first to before each after; nought where there are none."""
        begins, ends = np.asarray(first, np.intp), np.asarray(after, np.intp)
        means: Floats = (self._summed[ends] - self._summed[begins]) / np.maximum(ends - begins, 1)[:, None]
        return means

    def loudest(self, words: slice) -> Floats:
        """The largest of each activation among the words of a sentence."""
        loudest: Floats = self.of[words].max(0)
        return loudest


def _shares(scores: Floats) -> Floats:
    """Scores as shares of one."""
    risen = np.exp(scores - scores.max(-1, keepdims=True))
    shares: Floats = risen / risen.sum(-1, keepdims=True)
    return shares
