"""Bags: the words of phrases of one article, folded and without article.

What a phrase's spelling gives is kept: an article names its parties again and again, and so do articles.
"""

from __future__ import annotations

from functools import lru_cache

from tawatur.arabic import letters as l
from tawatur.arabic.fold import fold
from tawatur.model.record import Span

SHORTEST_WORD = 3
PHRASES_KEPT = 10_000
ALIKE = 0.5
"""The share of the shorter phrase's words that a phrase of the same party has."""


class Bags:
    """Words of phrases by position."""

    def __init__(self, text: str) -> None:
        """Take the article's text; nothing is folded before it is asked for."""
        self._text = text

    def words(self, span: Span) -> tuple[str, ...]:
        """The folded words of a phrase in their order; one empty word where there is none."""
        return _words(self._text[span.start : span.end])[0]

    def of(self, span: Span) -> frozenset[str]:
        """The words that tell phrases apart: those of three letters and more."""
        return _words(self._text[span.start : span.end])[1]


def alike(bag: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two phrases may name one party: half of the words of the shorter stand in the longer."""
    return bool(bag) and bool(other) and len(bag & other) >= ALIKE * min(len(bag), len(other))


@lru_cache(maxsize=PHRASES_KEPT)
def _words(phrase: str) -> tuple[tuple[str, ...], frozenset[str]]:
    words = tuple([piece.removeprefix(l.ARTICLE) for piece in fold(phrase).split()]) or ("",)
    return words, frozenset([word for word in words if len(word) >= SHORTEST_WORD])
