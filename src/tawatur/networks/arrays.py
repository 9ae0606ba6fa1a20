"""Arrays: whole numbers of what was learnt, as a file keeps them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt

Whole = npt.NDArray[np.float32]
"""Whole numbers, kept as float32 for the sake of speed."""
Numbers = npt.NDArray[np.intp]


class Array(msgspec.Struct, array_like=True):
    """Numbers of one or four bytes, and their shape."""

    shape: tuple[int, ...]
    type: str
    numbers: bytes

    def read(self) -> Whole:
        """The array."""
        return self.stored().astype(np.float32)

    def stored(self) -> npt.NDArray[np.integer[Any]]:
        """The array as it is stored, without a copy: large tables of which a few rows are asked for."""
        return np.frombuffer(self.numbers, self.type).reshape(self.shape)


def numbered(names: Sequence[str], start: int = 0) -> dict[str, int]:
    """The row of each name."""
    return {name: number for number, name in enumerate(names, start)}
