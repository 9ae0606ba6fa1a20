"""Keeping: the learnt networks in whole numbers, as the names reader computes them.

Weights become whole numbers of one byte; activations are cut at what all but a few of the lessons' words stay
under, and have 127 steps. How far that changes what is read is for the scores to tell.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt
import torch

from tawatur.networks.arrays import Array
from tawatur.networks.trunk import TOP, Learnt
from training.tagger.learn import LABELS, Learner
from training.tagger.lessons import Lesson
from training.tagger.net import HINTED, SEEN, Batch, Net, Trunk
from training.tagger.vectors import Vectors

BYTE, SHARES, SHARE = 127, 32_767, 1 / 512
"""The largest whole number of one byte, of a weight of the first layer; the unit of what a word gives it."""
CUT = 99.95
"""Per cent of activations that are not cut."""
BEAM, NEVER = 5.0, 1e4
"""Nats under a word's best label at which another is not looked at; what may not follow costs."""
SAMPLE = 512
Floats = npt.NDArray[np.floating[Any]]


def keep(learners: Sequence[Learner], vectors: Vectors) -> bytes:
    """The file of the networks, which all learnt from the same lessons."""
    learner, nets = learners[0], [learner.net for learner in learners]
    sample = learner.batch(_sample(learner.lessons), hide=False)
    arrays, scales = _arrays(nets, vectors, max(largest(net, sample) for net in nets))
    model = Learnt(
        LABELS,
        list(learner.sights),
        vectors.words,
        vectors.pieces,
        list(learner.hints),
        arrays,
        scales,
    )
    return msgspec.msgpack.encode(model)


def _arrays(
    nets: Sequence[Net], vectors: Vectors, largest: float
) -> tuple[dict[str, Array], dict[str, float]]:
    """Every array of the model, and its scales."""
    arrays, scales = trunk(nets, vectors, largest)
    of = _side_by_side_all(nets)
    labels, unit = _bytes(of["labels.weight"].transpose(0, 2, 1))
    score = scales["active"] * unit
    arrays |= {
        "labels": labels,
        "bias4": _whole(of["labels.bias"].sum(0) / score),
        "follows": _whole((of["follows"].sum(0) - NEVER * _may_not_follow()) / score),
        "begins": _whole((of["begins"].sum(0) - NEVER * _may_not_begin()) / score),
    }
    return arrays, {**scales, "beam": float(round(BEAM * len(nets) / score))}


def trunk(
    nets: Sequence[Trunk], vectors: Vectors, largest: float
) -> tuple[dict[str, Array], dict[str, float]]:
    """The trunk's arrays and scales; `largest` is the activation that has the top step."""
    of = _side_by_side_all(nets)
    sights, sights_unit = _bytes(of["sights.weight"][:, 1:].transpose(1, 0, 2))
    meanings, meanings_unit = _bytes(np.einsum("rv,nmv->rnm", vectors.rows, of["meaning.weight"]))
    layer1, hints, layer1_unit = _first(of, sights_unit, meanings_unit)
    active = largest / TOP
    layer2, unit2 = _bytes(_side_by_side(of["layer2.weight"]))
    layer3, unit3 = _bytes(_side_by_side(of["layer3.weight"]))
    arrays = {
        "sights": sights, "meanings": meanings, "layer1": layer1, "hints": hints, "layer2": layer2,
        "layer3": layer3,
        "bias1": _whole(of["layer1.bias"][:, None] / SHARE),
        "bias2": _whole(of["layer2.bias"][:, None] / (active * unit2)),
        "bias3": _whole(of["layer3.bias"][:, None] / (active * unit3)),
    }  # fmt: skip
    scales = {
        "share": layer1_unit / SHARE, "first": SHARE / active, "second": unit2, "third": unit3,
        "active": active,
    }  # fmt: skip
    return arrays, scales


def _side_by_side_all(nets: Sequence[Trunk]) -> dict[str, Floats]:
    """Every parameter by its name, those of the networks side by side (N, …)."""
    named = [{name: value.detach().numpy() for name, value in net.named_parameters()} for net in nets]
    return {name: np.stack([one[name] for one in named]) for name in named[0]}


def _first(of: dict[str, Floats], sights_unit: float, meanings_unit: float) -> tuple[Array, Array, float]:
    """The first layer's weights for what is seen and meant, and each hint's share of it."""
    weights = of["layer1.weight"]  # network, width, what is seen, hinted and meant, place
    seen = weights[:, :, :SEEN] * sights_unit
    meant = weights[:, :, SEEN + HINTED :] * meanings_unit
    both = np.concatenate([seen, meant], 2).transpose(0, 2, 3, 1)
    unit = float(np.abs(both).max() / SHARES)
    hinted = weights[:, :, SEEN : SEEN + HINTED]
    hints = np.einsum("nhg,nwgp->hpnw", of["hints.weight"][:, 1:], hinted)
    return _whole(both.reshape(*both.shape[:2], -1) / unit, "<i2"), _whole(hints / SHARE), unit


def largest(net: Trunk, batch: Batch) -> float:
    """What all but a few activations stay under, on a batch."""
    found: list[Floats] = []
    hooks = [
        layer.register_forward_hook(lambda *given: found.append(given[2].clamp(min=0).numpy().ravel()))
        for layer in (net.layer1, net.layer2, net.layer3)
    ]
    with torch.no_grad():
        net.hidden(batch)
    for hook in hooks:
        hook.remove()
    return float(max(np.percentile(values, CUT) for values in found))


def _sample(lessons: Sequence[Lesson]) -> list[Lesson]:
    return sorted(lessons, key=lambda lesson: lesson.unit)[:: max(1, len(lessons) // SAMPLE)]


def _side_by_side(weights: Floats) -> Floats:
    """The weights of a layer over three words, those of each word under each other."""
    networks, width = weights.shape[:2]
    return weights.transpose(0, 3, 2, 1).reshape(networks, -1, width)


def _bytes(values: Floats) -> tuple[Array, float]:
    """Values as whole numbers of one byte, and the unit."""
    unit = float(np.abs(values).max() / BYTE)
    return _whole(values / unit, "<i1"), unit


def _whole(values: Floats, kind: str = "<i4") -> Array:
    return Array(values.shape, kind, np.rint(values).astype(kind).tobytes())


def _may_not_follow() -> Floats:
    """1 where the second label goes on a name of a kind that the first does not hold."""
    return np.array(
        [[float(second[0] == "I" and second[1:] != first[1:]) for second in LABELS] for first in LABELS],
        np.float32,
    )


def _may_not_begin() -> Floats:
    return np.array([float(label[0] == "I") for label in LABELS], np.float32)
