"""Windows: a sentence longer than a model's limit is read in parts that overlap, so that no name is cut.

Each window owns the middle of what it sees; a name belongs to the window that owns its first character,
which has the most context for it. The windows of a sentence own all of it, each character once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from tawatur.arabic import letters as l

_WORD = re.compile(rf"[\w{l.MARKS}{l.INVISIBLE}]+|\S")
Span = tuple[int, int]


class Window(NamedTuple):
    """Some words of a sentence, by their code points in it, and the code points that it owns (half-open)."""

    sentence: int
    words: Sequence[Span]
    owned: Span

    @property
    def start(self) -> int:
        """Where the window begins in its sentence."""
        return self.words[0][0]

    @property
    def end(self) -> int:
        """Where the window ends in its sentence."""
        return self.words[-1][1]

    def owns(self, start: int) -> bool:
        """Whether a name that begins at `start` is this window's to tell."""
        return self.owned[0] <= start < self.owned[1]


def words_of(sentence: str) -> list[Span]:
    """The words and marks of a sentence, a word with its vowel signs."""
    return [found.span() for found in _WORD.finditer(sentence)]


def windows(sentences: Iterable[str], limit: int) -> Iterator[Window]:
    """Every sentence as windows of at most `limit` words (four or more); neighbours share a quarter."""
    for number, sentence in enumerate(sentences):
        words = words_of(sentence)
        shared = limit // 4
        starts = range(0, max(len(words) - shared, 1), limit - shared)
        for at in starts if words else ():
            owned_from = 0 if at == 0 else words[at + shared // 2][0]
            after = at + limit - shared + shared // 2
            last = at == starts[-1]
            owned_to = len(sentence) if last else words[after][0]
            yield Window(number, words[at : at + limit], (owned_from, owned_to))
