"""Decoding: the best line of labels for a line of words, and the names that it holds.

Labels: `O` outside; for each kind `B-` begins a name, `C-` begins it behind a proclitic, `I-` goes on.
What may follow what was learnt with the network (a conditional random field). Scores are whole numbers,
so the best line is the same everywhere; of two alike, the one whose labels come first.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from tawatur.model.record import MentionKind
from tawatur.networks.arrays import Whole

OUTSIDE, BEGINS, BEHIND, GOES_ON = "O", "B", "C", "I"
Row = list[tuple[int, int]]
"""The labels that a word may have, by number, with their scores."""


class Seen(NamedTuple):
    """A name: words `first` to `last`, inclusive; whether it begins behind a proclitic; its kind."""

    first: int
    last: int
    behind: bool
    kind: MentionKind


class Decoder:
    """Finds the best lines of labels."""

    def __init__(self, labels: Sequence[str], follows: Whole, begins: Whole, beam: int) -> None:
        """Label by label: the score of following each other, and of beginning a line. `O` is the first label.

        `beam`: a label that scores less than the word's best by so much is not looked at.
        """
        self._labels = [_parts(label) for label in labels]
        into: list[list[int]] = follows.T.astype(int).tolist()
        self._into = into
        """Label by label: the score of following each other one."""
        self._begins: list[int] = begins.astype(int).tolist()
        self._inside = [of_label[0] for of_label in into]
        """What each label scores right behind `O`."""
        self._beam = beam

    def names(self, scores: Whole, lines: Sequence[slice]) -> list[list[Seen]]:
        """The names of each line; `scores` has a row for each word, `lines` the rows of each."""
        words, rows = self._rows(scores)
        return [list(self._names(self._runs(words, rows, line), line.start)) for line in lines]

    def _rows(self, scores: Whole) -> tuple[list[int], list[Row]]:
        """The words that may be in a name, and the labels of each that are looked at.

        They are those near the word's best, and `O`, which may stand anywhere. All other words are outside.
        """
        by_label = scores.T  # the network gives it so: labels in rows, which numpy compares the fastest
        maybe = (by_label[1:].max(0) > by_label[0] - self._beam).nonzero()[0]
        looked_at = by_label.take(maybe, 1)
        near = looked_at > looked_at.max(0) - self._beam
        near[0] = True
        numbers, kept = near.T.nonzero()[1], looked_at.T[near.T]
        labels = list(zip(numbers.tolist(), kept.astype(int).tolist(), strict=True))
        ends = near.sum(0).cumsum().tolist()
        return maybe.tolist(), [labels[start:end] for start, end in pairwise((0, *ends))]

    def _runs(
        self, words: Sequence[int], rows: Sequence[Row], line: slice
    ) -> Iterator[tuple[int, list[int]]]:
        """Each run of words of a line that may be in names: where it starts, and its best labels.

        Before and after it stands `O`, or nothing, so that runs do not tell upon each other.
        """
        first, stop = bisect_left(words, line.start), bisect_left(words, line.stop)
        for at in range(first + 1, stop + 1):
            behind = words[at - 1] + 1
            if at == stop or words[at] != behind:
                begins, ends = words[first] == line.start, behind == line.stop
                yield words[first], self.best(rows[first:at], begins=begins, ends=ends)
                first = at

    def best(self, run: Sequence[Row], *, begins: bool, ends: bool) -> list[int]:
        """The numbers of the best labels of a run, which begins or ends its line or does not."""
        before = self._begins if begins else self._inside
        totals = [(number, score + before[number]) for number, score in run[0]]
        steps: list[dict[int, int]] = []
        for row in run[1:]:
            totals, came_from = self._step(totals, row)
            steps.append(came_from)
        after = None if ends else self._into[0]
        number = _first_of_best(totals, after)
        best = [number]
        for came_from in reversed(steps):
            number = came_from[number]
            best.append(number)
        return best[::-1]

    def _step(self, totals: Row, row: Row) -> tuple[Row, dict[int, int]]:
        """The best total that ends in each label of the next word, and which label it came from."""
        came_from: dict[int, int] = {}
        reached: Row = []
        (before, most), *others = totals
        for number, score in row:
            following = self._into[number]
            best, highest = before, most + following[before]
            for other, total in others:
                reaches = total + following[other]
                if reaches > highest:
                    best, highest = other, reaches
            came_from[number] = best
            reached.append((number, highest + score))
        return reached, came_from

    def _names(self, runs: Iterable[tuple[int, list[int]]], start: int) -> Iterator[Seen]:
        """The names in runs of labels, their words counted from `start`."""
        for first, numbers in runs:
            if any(numbers):  # not all `O`, the first label
                yield from self._in_run([*numbers, 0], first - start)

    def _in_run(self, numbers: Sequence[int], start: int) -> Iterator[Seen]:
        """The names in one run from word `start` on, which ends with `O`."""
        name: tuple[int, bool, MentionKind] | None = None
        for at, number in enumerate(numbers, start):
            part, kind = self._labels[number]
            if name is not None:
                if part == GOES_ON and kind == name[2]:
                    continue
                yield Seen(name[0], at - 1, *name[1:])
            name = (at, part == BEHIND, kind) if part in (BEGINS, BEHIND) else None


def _first_of_best(totals: Row, after: Sequence[int] | None) -> int:
    """Of the labels with the best total, with what follows it where something does, the first."""
    best, most = -1, 0
    for number, total in totals:
        ends = total if after is None else total + after[number]
        if best < 0 or ends > most:
            best, most = number, ends
    return best


def _parts(label: str) -> tuple[str, MentionKind]:
    part, _, kind = label.partition("-")
    return part, kind  # type: ignore[return-value]  # the labels' kinds are the record's
