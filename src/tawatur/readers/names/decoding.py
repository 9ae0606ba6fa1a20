"""Decoding: the best line of labels for a line of words, and the names that it holds.

Labels: `O` outside; for each kind `B-` begins a name, `C-` begins it behind a proclitic, `I-` goes on.
What may follow what was learnt with the network (a conditional random field). Scores are whole numbers,
so the best line is the same everywhere; of two alike, the one whose labels come first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tawatur.model.record import MentionKind
from tawatur.readers.names.network import Whole

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
        self._follows: list[list[int]] = follows.astype(int).tolist()
        self._begins: list[int] = begins.astype(int).tolist()
        self._beam = beam

    def names(self, scores: Whole, lines: Sequence[slice]) -> list[list[Seen]]:
        """The names of each line; `scores` has a row for each word, `lines` the rows of each."""
        rows = self._rows(scores)
        return [list(self._names(self._runs(rows, line), line.start)) for line in lines]

    def _rows(self, scores: Whole) -> dict[int, Row]:
        """The labels that are looked at, of each word that may be in a name.

        They are those near the word's best, and `O`, which may stand anywhere. All other words are outside.
        """
        maybe = (scores[:, 1:].max(1) > scores[:, 0] - self._beam).nonzero()[0]
        looked_at = scores[maybe]
        near = looked_at > looked_at.max(1, keepdims=True) - self._beam
        near[:, 0] = True
        words, numbers = near.nonzero()
        kept = looked_at[words, numbers].astype(int).tolist()
        rows: dict[int, Row] = {word: [] for word in maybe.tolist()}
        for word, number, score in zip(maybe[words].tolist(), numbers.tolist(), kept, strict=True):
            rows[word].append((number, score))
        return rows

    def _runs(self, rows: dict[int, Row], line: slice) -> Iterator[tuple[int, list[int]]]:
        """Each run of words that may be in names: where it starts, and its best labels.

        Before and after it stands `O`, or nothing, so that runs do not tell upon each other.
        """
        run: list[Row] = []
        for at in range(line.start, line.stop + 1):
            row = rows.get(at) if at < line.stop else None
            if row is not None:
                run.append(row)
            elif run:
                first = at - len(run)
                yield first, self.best(run, begins=first == line.start, ends=at == line.stop)
                run = []

    def best(self, run: Sequence[Row], *, begins: bool, ends: bool) -> list[int]:
        """The numbers of the best labels of a run, which begins or ends its line or does not."""
        before = self._begins if begins else self._follows[0]
        totals = [(number, score + before[number]) for number, score in run[0]]
        steps: list[dict[int, int]] = []
        for row in run[1:]:
            totals, came_from = self._step(totals, row)
            steps.append(came_from)
        if not ends:
            totals = [(number, total + self._follows[number][0]) for number, total in totals]
        number = max(totals, key=lambda total: total[1])[0]
        best = [number]
        for came_from in reversed(steps):
            number = came_from[number]
            best.append(number)
        return best[::-1]

    def _step(self, totals: Row, row: Row) -> tuple[Row, dict[int, int]]:
        """The best total that ends in each label of the next word, and which label it came from."""
        follows = self._follows
        came_from: dict[int, int] = {}
        reached: Row = []
        for number, score in row:
            before, most = totals[0]
            most += follows[before][number]
            for other, total in totals[1:]:
                reaches = total + follows[other][number]
                if reaches > most:
                    before, most = other, reaches
            came_from[number] = before
            reached.append((number, most + score))
        return reached, came_from

    def _names(self, runs: Iterator[tuple[int, list[int]]], start: int) -> Iterator[Seen]:
        """The names in runs of labels, their words counted from `start`."""
        for first, numbers in runs:
            current: Seen | None = None
            for at, number in enumerate(numbers, first - start):
                part, kind = self._labels[number]
                if part == GOES_ON and current is not None and current.kind == kind:
                    current = current._replace(last=at)
                    continue
                if current is not None:
                    yield current
                begins = part in (BEGINS, BEHIND)
                current = Seen(at, at, part == BEHIND, kind) if begins else None
            if current is not None:
                yield current


def _parts(label: str) -> tuple[str, MentionKind]:
    part, _, kind = label.partition("-")
    return part, kind  # type: ignore[return-value]  # the labels' kinds are the record's
