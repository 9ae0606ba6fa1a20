"""Publisher: whether a phrase names the outlet itself, which is no further link of a chain."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from tawatur.arabic import letters as l
from tawatur.arabic.fold import fold
from tawatur.readers.sayings.found import Line, Range
from tawatur.readers.sayings.naming import Naming

TABLE = Path(__file__).parent / "tables" / "outlet_kinds.txt"
KINDS = frozenset(fold(word) for word in TABLE.read_text(encoding="utf-8").split())
"""What an outlet is, which it shares with every other: two papers are not one for being papers."""
OUR = l.NOON + l.ALEF


class Publisher:
    """The outlet of one article, as its page or its reader names it."""

    def __init__(self, outlet: str) -> None:
        self._own = _own(fold(word) for word in outlet.split())

    def is_named(self, phrase: Naming) -> bool:
        """Whether a phrase has the outlet's own name, or the part of it by which it is called."""
        own = _own(phrase.words)
        return bool(own and self._own) and (own <= self._own or self._own <= own)


def _own(words: Iterable[str]) -> frozenset[str]:
    """The words without those for the kind of outlet, and without article and preposition."""
    bare = (word.removeprefix(l.LAM + l.LAM).removeprefix(l.ARTICLE) for word in words)
    return frozenset(bare) - KINDS


def is_ours(line: Line, piece: Range) -> bool:
    """Whether a phrase is one word with the outlet's own pronoun: our site."""
    alone = piece[1] - piece[0] == 1
    return alone and line.has(piece[0], "PRONOUN_SUFFIX") and line.folded(piece[0]).endswith(OUR)
