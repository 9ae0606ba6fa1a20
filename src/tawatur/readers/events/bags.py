"""Bags: the words of phrases of one article, folded and without article, each phrase once."""

from __future__ import annotations

from tawatur.arabic import letters as l
from tawatur.arabic.fold import fold
from tawatur.model.record import Span

SHORTEST_WORD = 3


class Bags:
    """Words of phrases by position."""

    def __init__(self, text: str) -> None:
        """Take the article's text; nothing is folded before it is asked for."""
        self.text = text
        self._words: dict[Span, tuple[str, ...]] = {}
        self._bags: dict[Span, frozenset[str]] = {}

    def words(self, span: Span) -> tuple[str, ...]:
        """The folded words of a phrase in their order; one empty word where there is none."""
        words = self._words.get(span)
        if words is None:
            pieces = fold(self.text[span.start : span.end]).split()
            words = self._words[span] = tuple([p.removeprefix(l.ARTICLE) for p in pieces]) or ("",)
        return words

    def of(self, span: Span) -> frozenset[str]:
        """The words that tell phrases apart: those of three letters and more."""
        bag = self._bags.get(span)
        if bag is None:
            bag = frozenset([word for word in self.words(span) if len(word) >= SHORTEST_WORD])
            self._bags[span] = bag
        return bag
