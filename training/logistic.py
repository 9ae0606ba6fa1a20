"""Logistic regression over named features, in plain Python: dual coordinate ascent with an L2 penalty.

Each lesson has one dual variable; a step solves for one of them while the others stand still. Seeded, so
the same lessons in the same order give the same weights to the last digit.
"""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

COST = 0.2
"""How much an error costs against the square of the weights."""
FEWEST = 3
"""Features that fewer lessons have are left out."""
ROUNDS = 40
HALVINGS = 30
SEED = 2026


class Lesson(NamedTuple):
    """A cue's features, and whether it is a saying."""

    features: Sequence[str]
    right: bool


def learn(lessons: Sequence[Lesson]) -> dict[str, float]:
    """The weight of each feature, by name."""
    counts = Counter(feature for lesson in lessons for feature in lesson.features)
    names = sorted(feature for feature, count in counts.items() if count >= FEWEST)
    number = {name: index for index, name in enumerate(names)}
    rows = [[number[f] for f in lesson.features if f in number] for lesson in lessons]
    signs = [1.0 if lesson.right else -1.0 for lesson in lessons]
    return dict(zip(names, _ascend(rows, signs, len(names)), strict=True))


def _ascend(rows: Sequence[Sequence[int]], signs: Sequence[float], size: int) -> list[float]:
    weights, duals = [0.0] * size, [0.0] * len(rows)
    order, shuffler = list(range(len(rows))), random.Random(SEED)  # noqa: S311  (order of lessons, no secret)
    for _ in range(ROUNDS):
        shuffler.shuffle(order)
        for one in order:
            row, sign = rows[one], signs[one]
            if not row:
                continue
            margin = sign * sum([weights[place] for place in row]) - duals[one] * len(row)
            dual = _best(margin, len(row))
            step, duals[one] = sign * (dual - duals[one]), dual
            for place in row:
                weights[place] += step
    return weights


def _best(margin: float, square: int) -> float:
    """The dual between 0 and COST at which margin + dual * square + log(dual / (COST - dual)) is 0."""
    low, high = 0.0, COST
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        if margin + middle * square + math.log(middle / (COST - middle)) > 0:
            high = middle
        else:
            low = middle
    return (low + high) / 2
