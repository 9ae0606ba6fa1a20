"""Kept: what is worked out once for each form, or whatever else is asked for again and again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from tawatur.rules.grammar import FORMS_KEPT

K = TypeVar("K")
V = TypeVar("V")


class Kept(dict[K, V]):
    """Values by key, worked out when they are first asked for; emptied when there are too many.

    For what is asked of every word: `lru_cache` notes at each look-up what was asked for last, which takes
    longer than the look-up itself.
    """

    def __init__(self, make: Callable[[K], V]) -> None:
        """Start empty; `make` works a value out."""
        super().__init__()
        self._make = make

    def __missing__(self, key: K) -> V:
        if len(self) >= FORMS_KEPT:
            self.clear()
        value = self[key] = self._make(key)
        return value

    cache_clear = dict.clear
    """As `lru_cache` calls it."""
