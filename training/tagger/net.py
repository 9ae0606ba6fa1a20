"""The networks as they are learnt, in PyTorch: three convolutions; for names under a random field."""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from tawatur.networks.trunk import REACH

SEEN, HINTED, MEANT, WIDTH = 48, 16, 32, 64
DROP, FIRST_SIZE = 0.4, 0.1


class Batch(NamedTuple):
    """Lines of words, padded: rows of tables as bags with the bags' starts, vectors, which words are real."""

    sights: Tensor
    sights_from: Tensor
    hints: Tensor
    hints_from: Tensor
    vectors: Tensor
    real: Tensor
    labels: Tensor


class Trunk(nn.Module):
    """Three convolutions over a line of words; row 0 of both tables is nothing."""

    def __init__(self, sights: int, hints: int, vector: int) -> None:
        super().__init__()
        self.sights = table(sights + 1, SEEN)
        self.hints = table(hints + 1, HINTED)
        self.meaning = nn.Linear(vector, MEANT, bias=False)
        self.layer1 = nn.Conv1d(SEEN + HINTED + MEANT, WIDTH, REACH, padding=REACH // 2)
        self.layer2 = nn.Conv1d(WIDTH, WIDTH, 3, padding=2, dilation=2)
        self.layer3 = nn.Conv1d(WIDTH, WIDTH, 3, padding=1)
        self.drop = nn.Dropout(DROP)

    def hidden(self, batch: Batch) -> Tensor:
        """What the layers make of each word of each line (line, word, width)."""
        lines, length = batch.real.shape
        seen = [
            self.sights(batch.sights, batch.sights_from).view(lines, length, -1),
            self.hints(batch.hints, batch.hints_from).view(lines, length, -1),
            self.meaning(batch.vectors),
        ]
        real = batch.real.unsqueeze(1)
        first = self.drop(torch.cat(seen, -1)).transpose(1, 2) * real
        hidden = self.drop(functional.relu(self.layer1(first)) * real)
        hidden = hidden + self.drop(functional.relu(self.layer2(hidden)) * real)
        hidden = hidden + self.drop(functional.relu(self.layer3(hidden)) * real)
        return hidden.transpose(1, 2)


class Net(Trunk):
    """Scores of labels for names."""

    def __init__(self, sights: int, hints: int, vector: int, labels: int) -> None:
        super().__init__(sights, hints, vector)
        self.labels = nn.Linear(WIDTH, labels)
        self.follows = nn.Parameter(torch.zeros(labels, labels))
        self.begins = nn.Parameter(torch.zeros(labels))

    def forward(self, batch: Batch) -> Tensor:
        """The score of each label for each word of each line."""
        scores: Tensor = self.labels(self.hidden(batch))
        return scores

    def loss(self, batch: Batch) -> Tensor:
        """By how much the marked lines of labels fall short of all lines, per word."""
        scores = self(batch)
        return (self._all(scores, batch.real) - self._marked(scores, batch)).sum() / batch.real.sum()

    def _marked(self, scores: Tensor, batch: Batch) -> Tensor:
        labels, real = batch.labels, batch.real
        of_words = scores.gather(2, labels.unsqueeze(2)).squeeze(2)
        of_pairs = self.follows[labels[:, :-1], labels[:, 1:]]
        return self.begins[labels[:, 0]] + (of_words * real).sum(1) + (of_pairs * real[:, 1:]).sum(1)

    def _all(self, scores: Tensor, real: Tensor) -> Tensor:
        totals, follows = self.begins + scores[:, 0], torch.exp(self.follows)
        for at in range(1, scores.shape[1]):
            most = totals.max(1, keepdim=True)[0]
            reached = torch.log(torch.exp(totals - most) @ follows + 1e-30) + most + scores[:, at]
            totals = torch.where(real[:, at : at + 1] > 0, reached, totals)
        return torch.logsumexp(totals, 1)


def table(rows: int, size: int) -> nn.EmbeddingBag:
    """A table whose rows are summed, its first nothing."""
    made = nn.EmbeddingBag(rows, size, mode="sum", padding_idx=0)
    nn.init.normal_(made.weight, 0, FIRST_SIZE)
    with torch.no_grad():
        made.weight[0] = 0
    return made
