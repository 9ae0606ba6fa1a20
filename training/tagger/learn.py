"""Learning: lessons in batches, over and over, with some of what is seen hidden each time."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from functools import partial

import torch
from torch import Tensor

from tawatur.networks.spelling import KNOWN_ONLY
from tawatur.readers.names.hints import OF_RULES
from training.rounds import learn
from training.tagger.bags import Bags
from training.tagger.bags import rows as rows_of
from training.tagger.lessons import Forms, Lesson
from training.tagger.net import Batch, Net

KINDS = ("PER", "ORG", "GROUP", "GPE", "LOC", "SITE", "NORP")
LABELS = ["O", *(f"{part}-{kind}" for kind in KINDS for part in "BCI")]
ROUNDS = 6
RARE, ALWAYS, HINT_HIDDEN, LINE_HIDDEN = 0.3, 0.05, 0.1, 0.15
"""How often a word's spelling is hidden (the rarer it is, the more, but this often at least), a word's hints,
all hints of rules in a line: news that nobody has seen has unknown words, and rules that fail."""


class Learner:
    """Learns one network from lessons."""

    def __init__(self, lessons: Sequence[Lesson], forms: Forms, vectors: Tensor, seed: int) -> None:
        """`vectors` has a row for each form."""
        torch.set_num_threads(1)
        torch.use_deterministic_algorithms(mode=True)
        torch.manual_seed(seed)
        self.lessons, self.vectors = list(lessons), torch.cat([torch.zeros(1, vectors.shape[1]), vectors])
        self.random = random.Random(seed)  # noqa: S311  (what is hidden, no secret)
        self.counts = Counter(form for lesson in lessons for form in lesson.forms)
        self.sights = rows_of(s for lesson in lessons for form in lesson.forms for s in forms.seen[form])
        self.hints = rows_of(h for lesson in lessons for hints in lesson.hints for h in hints)
        self.seen = [[self.sights[s] for s in seen if s in self.sights] for seen in forms.seen]
        self.shape = [
            [self.sights[s] for s in seen if s in self.sights and not s.startswith(KNOWN_ONLY)]
            for seen in forms.seen
        ]
        self.net = Net(len(self.sights), len(self.hints), vectors.shape[1], len(LABELS))

    def learn(self) -> None:
        """Let the network learn."""
        hidden = partial(self.batch, hide=True)
        learn(self.net, self.net.loss, self.lessons, hidden, self.random, ROUNDS)

    def batch(self, lessons: Sequence[Lesson], *, hide: bool) -> Batch:
        """Lessons as one batch; `hide` hides some of what is seen."""
        length = max(len(lesson.forms) for lesson in lessons)
        sights, hints = Bags(), Bags()
        forms, labels = torch.zeros(len(lessons), length).long(), torch.zeros(len(lessons), length).long()
        real = torch.zeros(len(lessons), length)
        for row, lesson in enumerate(lessons):
            size = len(lesson.forms)
            real[row, :size] = 1
            forms[row, :size] = torch.tensor(lesson.forms) + 1
            labels[row, :size] = torch.tensor([LABELS.index(label) for label in lesson.labels])
            self._fill(lesson, sights, hints, hide=hide)
            sights.pad(length - size)
            hints.pad(length - size)
        return Batch(*sights.tensors(), *hints.tensors(), self.vectors[forms], real, labels)

    def _fill(self, lesson: Lesson, sights: Bags, hints: Bags, *, hide: bool) -> None:
        chance = self.random.random
        line_hidden = hide and chance() < LINE_HIDDEN
        for form, beside in zip(lesson.forms, lesson.hints, strict=True):
            hidden = hide and chance() < max(RARE / (RARE + self.counts[form]), ALWAYS)
            sights.add(self.shape[form] if hidden else self.seen[form])
            told = [] if hide and chance() < HINT_HIDDEN else beside
            told = [hint for hint in told if not (line_hidden and hint.startswith(OF_RULES))]
            hints.add(self.hints[hint] for hint in told if hint in self.hints)
