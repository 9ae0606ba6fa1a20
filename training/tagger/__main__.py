"""Learn the tagger: `python -m training.tagger MARKED … --corpus CORPUS …`.

First learn habits and weights (`training.count_names`, `training.weigh_names`) from the same files. Then this
learns word vectors from the corpora and from the marked texts, reads each marked sentence with rules that
have not seen it (`lessons`), learns the networks from all but the documents kept aside, and writes
`readers/names/tables/tagger.msgpack`. Seeded, on one thread: the same input on the same machine gives the
same file. Needs the group `training`: `uv sync --group training`.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import torch

from tawatur.networks.spelling import word_of
from tawatur.readers.names import tagger
from training.marked import arguments, paragraphs, read_units
from training.tagger import vectors
from training.tagger.keep import keep
from training.tagger.learn import Learner
from training.tagger.lessons import Forms, examples, lessons

SEEDS = (2, 3)
"""One network for each: two that learnt in another order err less together than either."""


def main() -> None:
    """Learn from the files named on the command line."""
    given = arguments()
    units, forms = read_units(given.marked, given.corpus), Forms()
    with tempfile.TemporaryDirectory() as scratch:
        taught = [*lessons(units, forms, Path(scratch)), *examples(forms)]
    meant = vectors.learn([*paragraphs(given.corpus), *(unit.text for unit in units)])
    counts = f"{len(forms.forms)} forms, {len(meant.words)} words, {len(meant.pieces)} pieces"
    print(f"{len(taught)} lessons, {counts}")
    rows = torch.tensor(meant.of(map(word_of, forms.forms)))
    own = [one for one in taught if not one.unit.kept_aside]
    learners = []
    for seed in SEEDS:
        learners.append(Learner(own, forms, rows, seed))
        learners[-1].learn()
    tagger.TABLE.write_bytes(keep(learners, meant))
    print(f"{tagger.TABLE.stat().st_size / 1e6:.1f} MB in {tagger.TABLE}")


if __name__ == "__main__":
    main()
