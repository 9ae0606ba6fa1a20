"""Learning: lessons in batches, over and over, with some of what is seen hidden each time."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import partial

import torch
from torch import Tensor

from tawatur.codebooks import plover
from tawatur.networks.spelling import KNOWN_ONLY
from tawatur.readers.events.network import BEFORE
from tawatur.readers.events.pairs import OTHER, OWN, Pair
from training.parties.lessons import Forms, Lesson
from training.parties.net import PartiesNet, Parts, Questions
from training.rounds import learn
from training.tagger.bags import Bags, rows
from training.tagger.net import Batch

FACTUALITIES = ["actual", "historical", "hypothetical", "future", "possible", "denied"]
ROUNDS = 8
RARE, ALWAYS, HIDDEN, LINE_HIDDEN, FEWEST_TOLD = 0.3, 0.2, 0.1, 0.15, 5
"""How often a word's spelling is hidden (the rarer it is, the more, but this often at least), what stands
beside a word or is told of a pair, all that rules say in a line; pairs of which something must be told."""
RULED = ("R", "F")
"""How hints of rules begin."""


class Learner:
    """Learns one network from lessons."""

    def __init__(self, lessons: Sequence[Lesson], forms: Forms, vectors: Tensor, seed: int) -> None:
        """`vectors` has a row for each form."""
        torch.set_num_threads(1)
        torch.manual_seed(seed)
        self.lessons = list(lessons)
        self.vectors = torch.cat([torch.zeros(1, vectors.shape[1]), vectors])
        self.random = random.Random(seed)  # noqa: S311  (what is hidden, no secret)
        self.types = list(plover().kinds)
        self.counts = Counter(form for lesson in lessons for form in lesson.forms)
        self.sights = rows(s for lesson in lessons for form in lesson.forms for s in forms.seen[form])
        self.hints = rows(h for lesson in lessons for hints in lesson.hints for h in hints)
        told = (
            name for lesson in lessons for a in lesson.answers for pair, _ in a.phrases for name in pair.told
        )
        self.told = rows(told, FEWEST_TOLD)
        self.seen = [[self.sights[s] for s in seen if s in self.sights] for seen in forms.seen]
        self.shape = [
            [self.sights[s] for s in seen if s in self.sights and not s.startswith(KNOWN_ONLY)]
            for seen in forms.seen
        ]
        sizes = (len(self.sights), len(self.hints), vectors.shape[1])
        self.net = PartiesNet(sizes, len(self.types), len(FACTUALITIES), len(self.told))

    def learn(self) -> None:
        """Let the network learn."""
        hidden = partial(self.batch, hide=True)
        learn(self.net, self.net.loss, self.lessons, hidden, self.random, ROUNDS)

    def batch(self, lessons: Sequence[Lesson], *, hide: bool) -> Questions:
        """Lessons as one batch; `hide` hides some of what is seen."""
        hidden = [hide and self.random.random() < LINE_HIDDEN for _ in lessons]
        asked = [(row, answer) for row, lesson in enumerate(lessons) for answer in lesson.answers]
        told = Bags()
        for row, answer in asked:
            for pair, _ in answer.phrases:
                told.add(self._told(pair, rules_hidden=hidden[row], hide=hide))
        phrases = [[(pair, role) for pair, role in answer.phrases] for _, answer in asked]
        weights = [answer.weight for _, answer in asked for _ in answer.phrases]
        return Questions(
            self._words(lessons, hidden, hide=hide),
            _numbers(row for row, _ in asked),
            _numbers(answer.words[0] for _, answer in asked),
            _numbers(max(0, answer.words[0] - BEFORE) for _, answer in asked),
            _numbers(self.types.index(answer.type) for _, answer in asked),
            _numbers(FACTUALITIES.index(answer.factuality) for _, answer in asked),
            parts(phrases),
            parts([answer.places for _, answer in asked]),
            parts([answer.dates for _, answer in asked]),
            *told.tensors(),
            torch.tensor(weights),
        )

    def _words(self, lessons: Sequence[Lesson], hidden: Sequence[bool], *, hide: bool) -> Batch:
        length = max(len(lesson.forms) for lesson in lessons)
        sights, hints = Bags(), Bags()
        forms, labels = torch.zeros(len(lessons), length).long(), torch.zeros(len(lessons), length).long()
        real = torch.zeros(len(lessons), length)
        for row, lesson in enumerate(lessons):
            size = len(lesson.forms)
            real[row, :size] = 1
            forms[row, :size] = torch.tensor(lesson.forms) + 1
            for answer in lesson.answers:
                labels[row, answer.words[0] : answer.words[1] + 1] = self.types.index(answer.type) + 1
            self._fill(lesson, sights, hints, rules_hidden=hidden[row], hide=hide)
            sights.pad(length - size)
            hints.pad(length - size)
        return Batch(*sights.tensors(), *hints.tensors(), self.vectors[forms], real, labels)

    def _fill(self, lesson: Lesson, sights: Bags, hints: Bags, *, rules_hidden: bool, hide: bool) -> None:
        chance = self.random.random
        for form, beside in zip(lesson.forms, lesson.hints, strict=True):
            hidden = hide and chance() < max(RARE / (RARE + self.counts[form]), ALWAYS)
            sights.add(self.shape[form] if hidden else self.seen[form])
            told = () if hide and chance() < HIDDEN else beside
            hints.add(
                self.hints[hint]
                for hint in told
                if hint in self.hints and not (rules_hidden and hint.startswith(RULED))
            )

    def _told(self, pair: Pair, *, rules_hidden: bool, hide: bool) -> list[int]:
        told = (name for name in pair.told if name in self.told)
        told = (name for name in told if not (rules_hidden and name[0] in OWN + OTHER))
        return [self.told[name] for name in told if not (hide and self.random.random() < HIDDEN)]


def parts(answers: Sequence[Sequence[tuple[Pair, int | bool]]]) -> Parts:
    """Pairs of one kind as tensors, and what is right of each."""
    pairs = [(number, pair, right) for number, answer in enumerate(answers) for pair, right in answer]
    return Parts(
        _numbers(number for number, _, _ in pairs),
        _numbers(pair.part.first for _, pair, _ in pairs),
        _numbers(pair.part.last for _, pair, _ in pairs),
        _numbers(pair.distance for _, pair, _ in pairs),
        _numbers(pair.between[0] for _, pair, _ in pairs),
        _numbers(pair.between[1] for _, pair, _ in pairs),
        torch.tensor([float(right) for _, _, right in pairs]),
    )


def _numbers(numbers: Iterable[int]) -> Tensor:
    return torch.tensor(list(numbers), dtype=torch.long)
