"""Bags: what is seen of words as rows of tables, for a batch."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import torch
from torch import Tensor

FEWEST = 2
"""Words that must show something for it to have a row."""


class Bags:
    """Rows of tables, word by word."""

    def __init__(self) -> None:
        self.rows: list[int] = []
        self.starts: list[int] = []

    def add(self, rows: Iterable[int]) -> None:
        """The rows of the next word."""
        self.starts.append(len(self.rows))
        self.rows += rows

    def pad(self, count: int) -> None:
        """Words of which nothing is seen."""
        self.starts += [len(self.rows)] * count

    def tensors(self) -> tuple[Tensor, Tensor]:
        """The rows, and where those of each word begin."""
        return torch.tensor(self.rows, dtype=torch.long), torch.tensor(self.starts)


def rows(seen: Iterable[str], fewest: int = FEWEST) -> dict[str, int]:
    """A row for each string that is seen often enough, the most frequent first, from 1."""
    counts = sorted(Counter(seen).items(), key=lambda item: (-item[1], item[0]))
    return {name: row for row, (name, count) in enumerate(counts, 1) if count >= fewest}
