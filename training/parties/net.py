"""The network of parties as it is learnt, in PyTorch: the trunk, and pairs of triggers and phrases."""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from tawatur.readers.events.network import ROLES
from tawatur.readers.events.pairs import DISTANCES
from training.tagger.net import FIRST_SIZE, WIDTH, Batch, Trunk, table

PAIRED, DROPPED = 64, 0.35
KINDS = 3
"""Phrases, places, dates."""


class Parts(NamedTuple):
    """Pairs of one kind: trigger by number, first and last word, distance, words between, what is right."""

    trigger: Tensor
    first: Tensor
    last: Tensor
    distance: Tensor
    between: Tensor
    after: Tensor
    right: Tensor


class Questions(NamedTuple):
    """A batch with its triggers: line and word of each, words before it, type, factuality, its pairs."""

    words: Batch
    line: Tensor
    at: Tensor
    before: Tensor
    type: Tensor
    factuality: Tensor
    phrases: Parts
    places: Parts
    dates: Parts
    told: Tensor
    told_from: Tensor
    weight: Tensor


class PartiesNet(Trunk):
    """Scores of roles, places, dates and factualities of triggers; `kind` names the type of each word."""

    def __init__(self, sizes: tuple[int, int, int], types: int, factualities: int, told: int) -> None:
        super().__init__(*sizes)
        self.pair_drop = nn.Dropout(DROPPED)
        self.trigger = nn.Linear(WIDTH, PAIRED)
        self.first, self.last, self.mean, self.between = (
            nn.Linear(WIDTH, PAIRED, bias=False) for _ in range(4)
        )
        self.own = nn.Linear(PAIRED, PAIRED)
        self.left, self.right = (nn.Linear(PAIRED, PAIRED, bias=False) for _ in range(2))
        self.typed, self.distance = nn.Embedding(types, PAIRED), nn.Embedding(DISTANCES, PAIRED)
        for small in (self.typed, self.distance):
            nn.init.normal_(small.weight, 0, FIRST_SIZE)
        self.told, self.kind = table(told + 1, PAIRED), nn.Parameter(torch.zeros(KINDS, PAIRED))
        self.roles, self.place, self.date = (nn.Linear(PAIRED, size) for size in (len(ROLES), 1, 1))
        self.factuality = nn.Linear(3 * WIDTH, factualities)
        self.named = nn.Linear(WIDTH, types + 1)

    def loss(self, questions: Questions) -> Tensor:
        """How far the scores are from what is right, for each trigger."""
        hidden = self.hidden(questions.words)
        count = max(1, len(questions.line))
        loss = self._named(hidden, questions) / count
        if len(questions.line) == 0:
            return loss
        line = _Line(hidden, questions)
        base = self.trigger(line.triggers) + self.typed(questions.type)
        factualities = self.factuality(line.heard(questions))
        loss = loss + functional.cross_entropy(factualities, questions.factuality)
        return loss + (self._roles(line, base, questions) + self._chosen(line, base, questions)) / count

    def _named(self, hidden: Tensor, questions: Questions) -> Tensor:
        """The types of words: what the trunk learns of triggers beside."""
        real = questions.words.real > 0
        return functional.cross_entropy(
            self.named(hidden)[real], questions.words.labels[real], reduction="sum"
        )

    def _roles(self, line: _Line, base: Tensor, questions: Questions) -> Tensor:
        parts = questions.phrases
        if len(parts.trigger) == 0:
            return torch.zeros(())
        told = self.told(questions.told, questions.told_from)
        heard = self.pair_drop(functional.relu(self._pair(line, base, parts, 0) + told))
        same = (parts.trigger[1:] == parts.trigger[:-1]).float().unsqueeze(1)
        left = functional.pad(heard[:-1] * same, (0, 0, 1, 0))
        right = functional.pad(heard[1:] * same, (0, 0, 0, 1))
        more = functional.relu(self.own(heard) + self.left(left) + self.right(right))
        scores = self.roles(heard + self.pair_drop(more))
        losses = functional.cross_entropy(scores, parts.right.long(), reduction="none")
        return (losses * questions.weight).sum()

    def _chosen(self, line: _Line, base: Tensor, questions: Questions) -> Tensor:
        loss = torch.zeros(())
        for kind, (parts, score) in enumerate(
            ((questions.places, self.place), (questions.dates, self.date)), 1
        ):
            if len(parts.trigger):
                heard = self.pair_drop(functional.relu(self._pair(line, base, parts, kind)))
                loss = loss + functional.binary_cross_entropy_with_logits(
                    score(heard).squeeze(1), parts.right, reduction="sum"
                )
        return loss

    def _pair(self, line: _Line, base: Tensor, parts: Parts, kind: int) -> Tensor:
        row = line.lines[parts.trigger]
        summed: Tensor = (
            base[parts.trigger]
            + self.first(line.hidden[row, parts.first])
            + self.last(line.hidden[row, parts.last])
            + self.mean(line.means(row, parts.first, parts.last + 1))
            + self.between(line.means(row, parts.between, parts.after))
            + self.distance(parts.distance)
            + self.kind[kind]
        )
        return summed


class _Line:
    """What the trunk makes of words, and means of runs of them."""

    def __init__(self, hidden: Tensor, questions: Questions) -> None:
        self.hidden, self.lines = hidden, questions.line
        self._summed = functional.pad(hidden.cumsum(1), (0, 0, 1, 0))
        self.triggers = hidden[questions.line, questions.at]

    def means(self, row: Tensor, first: Tensor, after: Tensor) -> Tensor:
        """The means of the words from each first to before each after."""
        size = (after - first).clamp(min=1).unsqueeze(1)
        return (self._summed[row, after] - self._summed[row, first]) / size

    def heard(self, questions: Questions) -> Tensor:
        """What is heard for factuality."""
        before = self.means(self.lines, questions.before, questions.at.clamp(min=1))
        real = questions.words.real.unsqueeze(2)
        loudest = (self.hidden * real).max(1)[0][self.lines]
        return torch.cat([self.triggers, before, loudest], 1)
