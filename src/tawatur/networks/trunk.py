"""The trunk of a room's networks: from what is seen of words to what the room's scores are made of.

Each network is three convolutions over a line of words. All is computed in whole numbers (weights of one
byte, activations of seven bits, every sum within what a float32 holds exactly), so the same text gives the
same activations on every processor and with every library of linear algebra.

The decision one would trip over: the first layer is a sum over five words, so each form's five shares of it
are worked out once and kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import msgspec
import numpy as np
import numpy.typing as npt

from tawatur.model.reading import Form
from tawatur.networks.arrays import Array, Numbers, Whole, numbered
from tawatur.networks.spelling import word_of

REACH, BLANK = 5, 2
"""Words that the first layer sees; blank words between two lines, as far as any layer looks."""
TOP = 127
"""The largest activation."""
SHORTEST, LONGEST = 3, 5
"""Letters of the pieces of a word, its bounds counted as letters."""
FORMS_KEPT = 16_384
Hints = tuple[str, ...]
"""What stands beside a word, as short strings."""
NONE: Hints = ()
TABLES = ("sights", "meanings")
"""The large arrays, of which a form needs a few rows."""


class Learnt(msgspec.Struct):
    """What was learnt: what stands in the rows of the tables, the labels, arrays, and scales.

    Arrays (N networks): `sights` and `meanings` (row, N, size), `layer1` (N, size, 5 words x width), `hints`
    (row, 5 words, N, width), `layer2` and `layer3` (N, 3 words x width, width), biases of the layers
    (N, 1, width); a room has more. `meanings` gives each known word a row, then each piece of a word.
    `scales`: what a word's share of the first layer (`share`) and the sums of the layers (`first`, `second`,
    `third`) are multiplied with before they are rounded; a room has more.
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


class Trunk:
    """The layers of networks side by side; made once, keeps what it worked out of forms."""

    def __init__(self, learnt: Learnt, seen: Callable[[Form], Iterable[str]]) -> None:
        """Take what was learnt; `seen` gives what is seen of a form."""
        self._seen, self._share_scale = seen, learnt.scales["share"]
        self._scales = {name: np.float32(scale) for name, scale in learnt.scales.items()}
        self._sights = numbered(learnt.sights)
        self._words = numbered(learnt.words)
        self._pieces = numbered(learnt.pieces, len(learnt.words))
        self._hints = numbered(learnt.hints)
        self.of = {name: array.read() for name, array in learnt.arrays.items() if name not in TABLES}
        self._sight_rows, self._meaning_rows = (learnt.arrays[name].stored() for name in TABLES)
        self._shape = self.of["hints"].shape[1:]
        # In float64 the sums of this one product are exact, too.
        self._layer1 = self.of["layer1"].astype(np.float64)
        self._forms = _Bank(self._shape, self._share)
        self._hinted = _Bank(self._shape, self._share_of_hints)

    def hidden(
        self, lines: Sequence[Sequence[Form]], hints: Sequence[Sequence[Hints]]
    ) -> tuple[Whole, list[slice]]:
        """The activations (words, N, width) above the layers; and the rows of each line's words."""
        self._forms.trim()
        self._hinted.trim()
        blank = [0] * BLANK
        forms, hinted, places = list(blank), list(blank), list[slice]()
        for line, beside in zip(lines, hints, strict=True):
            places.append(slice(len(forms), len(forms) + len(line)))
            forms += self._forms.rows(line)
            forms += blank
            hinted += self._hinted.rows(beside)
            hinted += blank
        rows = np.array(forms)
        return self._through(self._first(rows, np.array(hinted)), (rows == 0).nonzero()[0]), places

    def _first(self, forms: Numbers, hinted: Numbers) -> Whole:
        """The first layer (words, N, width): for each word what it and two words on each side give it.

        Few words have hints, so theirs are added to the words around those few alone.
        """
        length, half = len(forms), REACH // 2
        with_hints = hinted.nonzero()[0]
        hinted = hinted[with_hints]
        summed: Whole = self._forms.bank[half].take(forms, 0)
        for place in range(REACH):
            shift = place - half
            start, stop = max(shift, 0), length + min(shift, 0)
            if shift:
                summed[start - shift : stop - shift] += self._forms.bank[place].take(forms[start:stop], 0)
            summed[with_hints - shift] += self._hinted.bank[place].take(hinted, 0)
        return summed

    def _through(self, hidden: Whole, blanks: Numbers) -> Whole:
        """The activations from the first layer's sums on, which are overwritten; `blanks` are no words.

        All is kept as (words, N, width), and as few arrays are made as can be: of what is left after the
        products, most is the time that the processor waits for memory.
        """
        of = self.of
        _activate(hidden, self._scales["first"], blanks)
        wide = np.empty((*hidden.shape[:2], 3 * hidden.shape[2]), np.float32)
        sums = np.empty_like(hidden)
        for layer, far, scale in ((2, 2, "second"), (3, 1, "third")):
            _spread(hidden, far, wide)
            np.matmul(_by_network(wide), of[f"layer{layer}"], out=_by_network(sums))
            sums += of[f"bias{layer}"][:, 0]
            _activate(sums, self._scales[scale], blanks)
            hidden += sums
        return hidden

    def _share(self, form: Form) -> Whole:
        """What a form adds to the first layer of the five words around it, itself in the middle."""
        known = [self._sights[s] for s in self._seen(form) if s in self._sights]
        of_word = self._sight_rows[known].sum(0, dtype=np.float64)
        seen = np.concatenate([of_word, self._meaning(word_of(form))], 1)
        share = (seen[:, None] @ self._layer1)[:, 0] * self._share_scale
        rounded: Whole = np.rint(share).astype(np.float32).reshape(len(seen), REACH, -1)
        places: Whole = rounded.transpose(1, 0, 2)
        places[REACH // 2] += self.of["bias1"][:, 0]  # each word has it from itself
        return places

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
    """Rows that are worked out once for each key; row 0 is nought. Emptied when it is full.

    `bank` (5 words, row, N, width): what goes to one place is taken for all words of a text at once, so it
    stands together. A key that gives nothing (no hints) has row 0.
    """

    def __init__(self, shape: tuple[int, ...], make: Callable[..., Whole]) -> None:
        self._make = make
        self._row: dict[Form | Hints, int] = {NONE: 0}
        self.bank = np.zeros((shape[0], 64, *shape[1:]), np.float32)

    def rows(self, keys: Sequence[Form] | Sequence[Hints]) -> list[int]:
        row = self._row
        return [row[key] if key in row else self._add(key) for key in keys]

    def _add(self, key: Form | Hints) -> int:
        number = len(self._row)
        if number == self.bank.shape[1]:
            self.bank = np.concatenate([self.bank, np.zeros_like(self.bank)], 1)
        self.bank[:, number] = self._make(key)
        self._row[key] = number
        return number

    def trim(self) -> None:
        """Start anew when there are too many rows; not while rows are in use."""
        if len(self._row) > FORMS_KEPT:
            self._row.clear()
            self._row[NONE] = 0


def _activate(sums: Whole, scale: np.float32, blanks: Numbers) -> None:
    """Make sums into activations: scaled, rounded, between nought and the top; nought between lines."""
    sums *= scale
    np.rint(sums, out=sums)
    sums.clip(np.float32(0), np.float32(TOP), out=sums)  # of their own type: nothing to convert
    sums[blanks] = 0


def _spread(hidden: Whole, far: int, wide: Whole) -> None:
    """Put each row into `wide` with the rows `far` before and behind it, side by side."""
    width = hidden.shape[2]
    wide[:far, :, :width] = 0
    wide[far:, :, :width] = hidden[:-far]
    wide[:, :, width : 2 * width] = hidden
    wide[:-far, :, 2 * width :] = hidden[far:]
    wide[-far:, :, 2 * width :] = 0


def _by_network(array: Whole) -> Whole:
    """The array (words, N, width) as (N, words, width), without a copy."""
    return array.transpose(1, 0, 2)
