"""Learn the network of parties: `python -m training.parties GOLD … --corpus CORPUS …`.

Words mean what the tagger of names has learnt of them. Learns from all documents but a tenth kept aside, and
writes `readers/events/tables/parties.msgpack`. Seeded, on one thread: the same input on the same machine
gives the same file. Needs the group `training`: `uv sync --group training`.
"""

from __future__ import annotations

import msgspec
import numpy as np
import torch

from tawatur.networks.spelling import word_of
from tawatur.networks.trunk import Learnt
from tawatur.readers.events import network
from tawatur.readers.names import tagger
from training.marked import arguments
from training.marked_events import read_texts
from training.parties.keep import keep
from training.parties.learn import Learner
from training.parties.lessons import Forms, Schoolroom
from training.tagger.vectors import Vectors

SEED = 1
TIMES = 3
"""How often each example of a rule is taught: it stands for a construction, not for one sentence."""


def main() -> None:
    """Learn from the files named on the command line."""
    given = arguments()
    texts, forms = read_texts(given.marked, given.corpus), Forms()
    taught = [text for text in texts if not text.kept_aside]
    room = Schoolroom()
    lessons = [
        *room.lessons(taught, forms),
        *(lesson for _ in range(TIMES) for lesson in room.examples(forms)),
    ]
    meant = meanings()
    print(f"{len(taught)} texts, {len(lessons)} lessons, {sum(len(one.answers) for one in lessons)} triggers")
    learner = Learner(lessons, forms, torch.tensor(meant.of(map(word_of, forms.forms))), SEED)
    learner.learn()
    network.TABLE.parent.mkdir(exist_ok=True)
    network.TABLE.write_bytes(keep(learner, meant))
    print(f"{network.TABLE.stat().st_size / 1e6:.1f} MB in {network.TABLE}")


def meanings() -> Vectors:
    """What the tagger's networks make of words and pieces of words, side by side."""
    learnt = msgspec.msgpack.decode(tagger.TABLE.read_bytes(), type=Learnt)
    stored = learnt.arrays["meanings"].stored()
    rows = stored.reshape(len(stored), -1).astype(np.float32)
    return Vectors(learnt.words, learnt.pieces, rows / rows.std())


if __name__ == "__main__":
    main()
