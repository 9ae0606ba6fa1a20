"""Learn the weights of candidates: `python -m training.weigh_names MARKED.jsonl … [--corpus …]`.

A structured averaged perceptron: for each sentence the set of candidates that weighs most is compared
with the names marked there, and weights move by the difference. Habits are counted without the fold that
is being read, so that the learner sees words as they will be in unseen documents. A tenth of the
documents is kept aside (`training.marked`). Writes `tables/weights.msgpack`. Seeded; the same input
gives the same file.
"""

from __future__ import annotations

import hashlib
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from tawatur.model.reading import Page, Reading, Sentence
from tawatur.readers.names import NamesReader, grammar, habits, weighing
from tawatur.readers.names.candidate import FAMILY, Candidate
from tawatur.readers.words import WordsReader
from training.count_names import count_unit, write
from training.marked import Unit, arguments, read_units

ROUNDS = 8
FOLDS = 5
SEEDS = (2026, 2027, 2028, 2029, 2030)
SCALE = 10
"""Weights are kept as whole tenths."""
LEAST = 1.5
"""Tenths; smaller weights are not kept."""
MARGIN = 3.0
"""By how much what is right must outweigh what is wrong before the learner is content."""
OUT = weighing.TABLE


class Lesson(NamedTuple):
    """A sentence: its candidates as spans and features, and which of them are right."""

    spans: list[tuple[int, int]]
    features: list[list[str]]
    right: list[bool]


def fold_of(unit: Unit) -> int:
    """The fold of a unit's document."""
    return hashlib.sha256(unit.document.encode()).digest()[1] % FOLDS


def sentence_of(reader: WordsReader, text: str) -> Sentence:
    """A whole text as one sentence with its words."""
    reading = Reading(page=Page(), text=text, sentences=(Sentence(0, len(text), 0),))
    return reader.read(reading).sentences[0]


def lessons(units: Sequence[Unit], scratch: Path) -> Iterator[tuple[Unit, Lesson]]:
    """Each unit with its lesson, read with habits that were counted on the other folds."""
    for fold in range(FOLDS):
        count_habits([unit for unit in units if fold_of(unit) != fold], scratch)
        words, names = WordsReader(), NamesReader()
        for unit in units:
            if fold_of(unit) == fold:
                yield unit, lesson(unit, sentence_of(words, unit.text), names)


def count_habits(units: Iterable[Unit], path: Path) -> None:
    """Count the habits of words in `units` into the file `path`, which the names reader then reads."""
    words, counts = WordsReader(), defaultdict[str, Counter[str]](Counter)
    for unit in units:
        count_unit(unit, sentence_of(words, unit.text).words, counts)
    write(counts, path)
    use_habits(path)


def use_habits(path: Path) -> None:
    """Let the names reader read the habits in `path`."""
    habits.TABLE = path
    habits.rows.cache_clear()
    grammar.shape_of.cache_clear()
    weighing.sort_of.cache_clear()


def lesson(unit: Unit, sentence: Sentence, names: NamesReader) -> Lesson:
    """The candidates of a unit, right where span and family of kind are those that are marked."""
    marked = {(start, end, FAMILY[kind]) for start, end, kind in unit.names}
    proposed = candidates_of(sentence, names)
    return Lesson(
        [(c.start, c.end) for c in proposed],
        [weighing.features(c, sentence.words) for c in proposed],
        [(c.start, c.end, FAMILY[c.kind]) in marked for c in proposed],
    )


def candidates_of(sentence: Sentence, names: NamesReader) -> list[Candidate]:
    """What the rules propose in a sentence but for offices, by end."""
    proposed = names.proposed(Reading(page=Page(), sentences=(sentence,)))[0].names
    return sorted(proposed, key=lambda c: (c.end, c.start, c.kind))


def choose(spans: Sequence[tuple[int, int]], scores: Sequence[float]) -> set[int]:
    """The indexes of the spans that do not overlap and together score most; spans come by their end."""
    best: list[tuple[float, int, tuple[int, ...]]] = [(0.0, 0, ())]
    for index, ((start, end), score) in enumerate(zip(spans, scores, strict=True)):
        if score > 0:
            total, _, chosen = next(entry for entry in reversed(best) if entry[1] <= start)
            if total + score > best[-1][0]:
                best.append((total + score, end, (*chosen, index)))
    return set(best[-1][2])


class Learner:
    """An averaged perceptron over named features."""

    def __init__(self) -> None:
        """Start with no weight at all."""
        self.now: defaultdict[str, float] = defaultdict(float)
        self.sums: defaultdict[str, float] = defaultdict(float)
        self.steps = 1

    def learn(self, taught: Lesson) -> int:
        """Move the weights by how what weighs most differs from what is right; returns the errors."""
        scores = [
            sum(self.now[f] for f in features) + (-MARGIN if right else MARGIN)
            for features, right in zip(taught.features, taught.right, strict=True)
        ]
        chosen = choose(taught.spans, scores)
        wanted = {index for index, right in enumerate(taught.right) if right}
        for index in wanted ^ chosen:
            step = 1.0 if index in wanted else -1.0
            for feature in taught.features[index]:
                self.now[feature] += step
                self.sums[feature] += step * self.steps
        self.steps += 1
        return len(wanted ^ chosen)

    def averaged(self) -> dict[str, float]:
        """The mean of the weights over all steps."""
        return {f: self.now[f] - self.sums[f] / self.steps for f in self.now}


def train(taught: list[Lesson]) -> dict[str, float]:
    """The mean of the averaged weights of several learners, each taught in another order."""
    total: defaultdict[str, float] = defaultdict(float)
    for seed in SEEDS:
        learner, order = Learner(), random.Random(seed)  # noqa: S311  (order of lessons, no secret)
        lessons_in_order = list(taught)
        wrong = 0
        for _ in range(ROUNDS):
            order.shuffle(lessons_in_order)
            wrong = sum(learner.learn(one) for one in lessons_in_order)
        print(f"seed {seed}: {wrong} candidates wrong in the last round")
        for feature, weight in learner.averaged().items():
            total[feature] += weight / len(SEEDS)
    return total


def main() -> None:
    """Learn from the files named on the command line."""
    given = arguments()
    units = [unit for unit in read_units(given.marked, given.corpus) if not unit.kept_aside]
    kept, scratch = habits.TABLE, OUT.with_suffix(".scratch")
    taught = [taught for _, taught in lessons(units, scratch)]
    scratch.unlink()
    use_habits(kept)
    weights = whole(train(taught))
    OUT.write_bytes(msgspec.msgpack.encode(weights))
    print(f"{len(weights)} weights in {OUT}")


def whole(weights: Mapping[str, float]) -> dict[str, int]:
    """The weights in whole tenths, without those that are next to nothing."""
    return {f: round(w * SCALE) for f, w in sorted(weights.items()) if abs(w * SCALE) >= LEAST}


if __name__ == "__main__":
    main()
