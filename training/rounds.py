"""Rounds: a network learns its lessons over and over, in batches of about one length."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Protocol, TypeVar

import torch
from torch import Tensor, nn

BATCH, SORTED, RATE, DECAY, WARM, CLIP = 16, 512, 4e-3, 1e-3, 0.15, 5.0


class Line(Protocol):
    """A lesson: a line of forms by number."""

    @property
    def forms(self) -> list[int]:
        """The numbers of the forms."""
        ...


One = TypeVar("One", bound=Line)


def learn(
    net: nn.Module,
    loss: Callable[[Any], Tensor],
    lessons: Sequence[One],
    batch: Callable[[Sequence[One]], Any],
    shuffler: random.Random,
    rounds: int,
) -> None:
    """Let a network learn; `batch` makes what `loss` takes of some lessons."""
    optimizer = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
    steps = rounds * (len(lessons) // BATCH + 1)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps, pct_start=WARM)
    lessons = list(lessons)
    net.train()
    for number in range(rounds):
        losses = []
        for some in _batches(lessons, shuffler):
            error = loss(batch(some))
            optimizer.zero_grad()
            error.backward()
            nn.utils.clip_grad_norm_(net.parameters(), CLIP)
            optimizer.step()
            schedule.step()
            losses.append(error.item())
        print(f"round {number + 1}: loss {sum(losses) / len(losses):.4f}", flush=True)
    net.eval()


def _batches(lessons: list[One], shuffler: random.Random) -> Iterator[Sequence[One]]:
    """All lessons in another order, in batches of about one length."""
    shuffler.shuffle(lessons)
    in_order: list[One] = []
    for start in range(0, len(lessons), SORTED):
        in_order += sorted(lessons[start : start + SORTED], key=lambda one: len(one.forms))
    batches = [in_order[start : start + BATCH] for start in range(0, len(in_order), BATCH)]
    shuffler.shuffle(batches)
    yield from batches
