"""The tagger's networks: from what is seen of words to how well each label fits each word.

Each network is three convolutions over a line of words; a label's score is the sum of theirs. All is computed
in whole numbers (weights of one byte, activations of seven bits, every sum within what a float32 holds
exactly), so the same text gives the same scores on every processor and with every library of linear algebra.

The decision one would trip over: the first layer is a sum over five words, so each form's five shares of it
are worked out once and kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt

from tawatur.model.reading import Form
from tawatur.readers.names.hints import Hints
from tawatur.readers.names.sight import sights, word_of

REACH, BLANK = 5, 2
"""Words that the first layer sees; blank words between two lines, as far as any layer looks."""
TOP = 127
"""The largest activation."""
SHORTEST, LONGEST = 3, 5
"""Letters of the pieces of a word, its bounds counted as letters."""
FORMS_KEPT = 16_384
TABLES = ("sights", "meanings")
"""The large arrays, of which a form needs a few rows."""
Whole = npt.NDArray[np.float32]
"""Whole numbers, kept as float32 for the sake of speed."""
Numbers = npt.NDArray[np.intp]


class Array(msgspec.Struct, array_like=True):
    """Whole numbers of one or four bytes, and their shape."""

    shape: tuple[int, ...]
    type: str
    numbers: bytes

    def read(self) -> Whole:
        """The array."""
        return self.stored().astype(np.float32)

    def stored(self) -> npt.NDArray[np.integer[Any]]:
        """The array as it is stored, without a copy: large tables of which a few rows are asked for."""
        return np.frombuffer(self.numbers, self.type).reshape(self.shape)


class Model(msgspec.Struct):
    """What was learnt: what stands in the rows of the tables, the labels, arrays, and scales.

    Arrays (N networks): `sights` and `meanings` (row, N, size), `layer1` (N, size, 5 words x width), `hints`
    (row, 5 words, N, width), `layer2` and `layer3` (N, 3 words x width, width), `labels` (N, width, label),
    biases of the layers (N, 1, width) and of the labels (label), `follows` (label, label), `begins` (label).
    `meanings` gives each known word a row, then each piece of a word. `scales`: what a word's share of the
    first layer (`share`) and the sums of the layers (`first`, `second`, `third`) are multiplied with before
    they are rounded; `beam` is the decoder's.
    """

    labels: list[str]
    sights: list[str]
    words: list[str]
    pieces: list[str]
    hints: list[str]
    arrays: dict[str, Array]
    scales: dict[str, float]


def pieces_of(word: str) -> list[str]:
    """The pieces of a word: all runs of three to five of its letters, its bounds counted as letters."""
    whole = f"<{word}>"
    return [
        whole[at : at + length]
        for length in range(SHORTEST, LONGEST + 1)
        for at in range(len(whole) - length + 1)
    ]


class Network:
    """The networks side by side; made once, keeps what it worked out of forms."""

    def __init__(self, path: Path, senses: Callable[[Form], Iterable[str]]) -> None:
        """Read what was learnt; `senses` gives the lexicons' classes of a form."""
        self.model = model = msgspec.msgpack.decode(path.read_bytes(), type=Model)
        self.labels = model.labels
        self._senses = senses
        self._sights = _numbered(model.sights)
        self._words = _numbered(model.words)
        self._pieces = _numbered(model.pieces, len(model.words))
        self._hints = _numbered(model.hints)
        self.of = {name: array.read() for name, array in model.arrays.items() if name not in TABLES}
        self._sight_rows, self._meaning_rows = (model.arrays[name].stored() for name in TABLES)
        self._shape = self.of["hints"].shape[1:]
        # In float64 the sums of this one product are exact, too.
        self._layer1 = self.of["layer1"].astype(np.float64)
        self._forms = _Bank(self._shape, self._share)
        self._hinted = _Bank(self._shape, self._share_of_hints)

    def scores(
        self, lines: Sequence[Sequence[Form]], hints: Sequence[Sequence[Hints]]
    ) -> tuple[Whole, list[slice]]:
        """A row of scores for each word, a column for each label; and the rows of each line."""
        self._forms.trim()
        self._hinted.trim()
        length = sum(map(len, lines)) + BLANK * (len(lines) + 1)
        forms, hinted = np.zeros(length, np.intp), np.zeros(length, np.intp)
        places, at = [], BLANK
        for line, beside in zip(lines, hints, strict=True):
            places.append(slice(at, at + len(line)))
            forms[places[-1]] = self._forms.rows(line)
            hinted[places[-1]] = self._hinted.rows(beside)
            at += len(line) + BLANK
        return self._through(self._first(forms, hinted), (forms > 0)[:, None]), places

    def _first(self, forms: Numbers, hinted: Numbers) -> Whole:
        """The first layer (N, words, width): for each word what it and two words on each side give it."""
        length, half = len(forms), REACH // 2
        summed = np.zeros((length, *self._shape[1:]), np.float32)
        for place in range(REACH):
            shift = place - half
            start, stop = max(shift, 0), length + min(shift, 0)
            given = self._forms.bank[forms[start:stop], place]
            given += self._hinted.bank[hinted[start:stop], place]
            summed[max(-shift, 0) : length - max(shift, 0)] += given
        return summed.transpose(1, 0, 2)

    def _through(self, first: Whole, real: npt.NDArray[np.bool_]) -> Whole:
        """The scores from the first layer on."""
        of, scales = self.of, self.model.scales
        hidden = _active(first + of["bias1"], scales["first"], real)
        for layer, far, scale in ((2, 2, "second"), (3, 1, "third")):
            sums = _spread(hidden, far) @ of[f"layer{layer}"]
            sums += of[f"bias{layer}"]
            hidden += _active(sums, scales[scale], real)
        scores: Whole = (hidden @ of["labels"]).sum(0) + of["bias4"]
        return scores

    def _share(self, form: Form) -> Whole:
        """What a form adds to the first layer of the five words around it, itself in the middle."""
        known = [self._sights[s] for s in sights(form, self._senses(form)) if s in self._sights]
        of_word = self._sight_rows[known].sum(0, dtype=np.float64)
        seen = np.concatenate([of_word, self._meaning(word_of(form))], 1)
        share = (seen[:, None] @ self._layer1)[:, 0] * self.model.scales["share"]
        places: Whole = np.rint(share).astype(np.float32).reshape(len(seen), REACH, -1)
        return places.transpose(1, 0, 2)

    def _meaning(self, word: str) -> npt.NDArray[np.float64]:
        """The word's vectors; of an unknown word the mean of its pieces'."""
        row = self._words.get(word)
        pieces = [] if row is not None else pieces_of(word)
        rows = [row] if row is not None else [self._pieces[p] for p in pieces if p in self._pieces]
        summed = self._meaning_rows[rows].sum(0, dtype=np.float64)
        meaning: npt.NDArray[np.float64] = np.rint(summed / max(len(rows), 1))
        return meaning

    def _share_of_hints(self, hints: Hints) -> Whole:
        shares: Whole = self.of["hints"][[self._hints[hint] for hint in hints if hint in self._hints]].sum(0)
        return shares


class _Bank:
    """Rows that are worked out once for each key; row 0 is nought. Emptied when it is full."""

    def __init__(self, shape: tuple[int, ...], make: Callable[..., Whole]) -> None:
        self._make = make
        self._row: dict[Form | Hints, int] = {}
        self.bank = np.zeros((64, *shape), np.float32)

    def rows(self, keys: Sequence[Form] | Sequence[Hints]) -> list[int]:
        row = self._row
        return [row.get(key) or self._add(key) for key in keys]

    def _add(self, key: Form | Hints) -> int:
        number = len(self._row) + 1
        if number == len(self.bank):
            self.bank = np.concatenate([self.bank, np.zeros_like(self.bank)])
        self.bank[number] = self._make(key)
        self._row[key] = number
        return number

    def trim(self) -> None:
        """Start anew when there are too many rows; not while rows are in use."""
        if len(self._row) > FORMS_KEPT:
            self._row.clear()


def _numbered(names: Sequence[str], start: int = 0) -> dict[str, int]:
    return {name: number for number, name in enumerate(names, start)}


def _active(sums: Whole, scale: float, real: npt.NDArray[np.bool_]) -> Whole:
    """The activations of sums: scaled, rounded, between nought and the top; nought between lines."""
    sums *= np.float32(scale)
    np.rint(sums, out=sums)
    np.clip(sums, 0, TOP, out=sums)
    sums *= real
    return sums


def _spread(hidden: Whole, far: int) -> Whole:
    """Each row with the rows `far` before and behind it, side by side."""
    networks, length, width = hidden.shape
    wide = np.zeros((networks, length, 3 * width), np.float32)
    wide[:, far:, :width] = hidden[:, :-far]
    wide[:, :, width : 2 * width] = hidden
    wide[:, :-far, 2 * width :] = hidden[:, far:]
    return wide
