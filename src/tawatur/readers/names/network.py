"""The tagger's networks: from what is seen of words to how well each label fits each word.

A label's score is the sum of the networks'. It is a whole number, like all that the trunk computes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import msgspec

from tawatur.model.reading import Form
from tawatur.networks.arrays import Whole
from tawatur.networks.trunk import Hints, Learnt, Trunk
from tawatur.readers.names.sight import sights


class Network:
    """The networks side by side; made once.

    Arrays beside the trunk's: `labels` (N, width, label) and their biases `bias4`, `follows` (label, label),
    `begins` (label). The scale `beam` is the decoder's.
    """

    def __init__(self, path: Path, senses: Callable[[Form], Iterable[str]]) -> None:
        """Read what was learnt; `senses` gives the lexicons' classes of a form."""
        self.learnt = msgspec.msgpack.decode(path.read_bytes(), type=Learnt)
        self.labels = self.learnt.labels
        self.trunk = Trunk(self.learnt, lambda form: sights(form, senses(form)))
        self.of = self.trunk.of

    def scores(
        self, lines: Sequence[Sequence[Form]], hints: Sequence[Sequence[Hints]]
    ) -> tuple[Whole, list[slice]]:
        """A row of scores for each word, a column for each label; and the rows of each line."""
        hidden, places = self.trunk.hidden(lines, hints)
        # Labels in rows: what is asked of each word's labels is asked of all words at once.
        scores: Whole = (self.of["labels"].transpose(0, 2, 1) @ hidden.transpose(1, 2, 0)).sum(0)
        scores += self.of["bias4"][:, None]
        return scores.T, places
