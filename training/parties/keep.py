"""Keeping: the learnt network as the events reader computes it."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import numpy as np

from tawatur.networks.arrays import Array
from tawatur.readers.events.network import Network
from training.parties.learn import FACTUALITIES, Learner
from training.parties.lessons import Lesson
from training.tagger.keep import SAMPLE, Floats, largest, trunk
from training.tagger.vectors import Vectors

SQUARE = (
    "trigger",
    "first",
    "last",
    "mean",
    "between",
    "own",
    "left",
    "right",
    "roles",
    "place",
    "date",
    "factuality",
)
"""Weights that are kept the other way round: what goes in, then what comes out."""
BIASED = ("trigger", "own", "roles", "place", "date", "factuality")


def keep(learner: Learner, vectors: Vectors) -> bytes:
    """The file of the network."""
    sample = learner.batch(_sample(learner.lessons), hide=False).words
    arrays, scales = trunk([learner.net], vectors, largest(learner.net, sample))
    of = {name: value.detach().numpy() for name, value in learner.net.named_parameters()}
    arrays |= {name: _floats(of[f"{name}.weight"].T) for name in SQUARE}
    arrays |= {f"{name}_bias": _floats(of[f"{name}.bias"]) for name in BIASED}
    arrays |= {
        name: _floats(of[f"{kept}.weight"]) for name, kept in (("type", "typed"), ("distance", "distance"))
    }
    arrays |= {"told": _floats(of["told.weight"][1:]), "kind": _floats(of["kind"])}
    sights, hints, told = list(learner.sights), list(learner.hints), list(learner.told)
    words, pieces, types = vectors.words, vectors.pieces, learner.types
    model = Network(FACTUALITIES, sights, words, pieces, hints, arrays, scales, types, told)
    return msgspec.msgpack.encode(model)


def _floats(values: Floats) -> Array:
    return Array(values.shape, "<f4", np.ascontiguousarray(values, "<f4").tobytes())


def _sample(lessons: Sequence[Lesson]) -> list[Lesson]:
    ordered = sorted(lessons, key=lambda lesson: (lesson.text.id, lesson.forms))
    return ordered[:: max(1, len(lessons) // SAMPLE)]
