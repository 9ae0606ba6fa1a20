"""Phrase look-up: the longest names of a table that stand in a sentence.

A name may carry proclitics on its first word; they are cut off as the form's candidate splits say, and
never counted into the name. What a spelling can begin is looked up once per form, so a word that
begins no name costs one dictionary look-up.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Generic, NamedTuple, TypeVar

from tawatur.arabic.fold import fold
from tawatur.model.reading import Form, Word

V = TypeVar("V")
FORMS_KEPT = 200_000
PIECE = re.compile(r"\w+|[^\w\s]")
Rest = tuple[str, ...]


class Hit(NamedTuple, Generic[V]):
    """A name of the table: words `first` to `last` (inclusive), code points `start` to `end`."""

    first: int
    last: int
    start: int
    end: int
    values: tuple[V, ...]


def key_of(phrase: str) -> tuple[str, ...]:
    """The folded words and marks of a phrase: what two spellings of one name share."""
    return tuple(PIECE.findall(fold(phrase)))


class PhraseBook(Generic[V]):
    """Names with their values; several values may share a name, in the order in which they were added."""

    def __init__(self) -> None:
        """Start empty; `add` fills it."""
        self._values: dict[tuple[str, ...], list[V]] = {}
        self._rests: dict[str, set[Rest]] = {}
        self._starts: dict[Form, tuple[tuple[int, Rest, tuple[V, ...]], ...]] = {}

    def __len__(self) -> int:
        """How many names there are."""
        return len(self._values)

    def __contains__(self, phrase: str) -> bool:
        """Whether the table has this name, in any spelling that folds alike."""
        return key_of(phrase) in self._values

    def add(self, phrase: str, value: V) -> None:
        """Put `value` under a name. Names without letters are refused by ValueError."""
        key = key_of(phrase)
        if not key:
            message = f"a name needs letters: {phrase!r}"
            raise ValueError(message)
        self._values.setdefault(key, []).append(value)
        self._rests.setdefault(key[0], set()).add(key[1:])

    def get(self, phrase: str) -> tuple[V, ...]:
        """The values under a name; none where it is unknown."""
        return tuple(self._values.get(key_of(phrase), ()))

    def hits(self, words: Sequence[Word]) -> list[Hit[V]]:
        """For every word that begins a name, the longest such name, from left to right; they may overlap."""
        found = []
        known = self._starts
        for at, word in enumerate(words):
            starts = known.get(word.form)
            if starts is None:
                starts = self._look_up(word.form)
            if starts:
                hit = self._longest(words, at, starts)
                if hit is not None:
                    found.append(hit)
        return found

    def _longest(
        self, words: Sequence[Word], at: int, starts: tuple[tuple[int, Rest, tuple[V, ...]], ...]
    ) -> Hit[V] | None:
        for cut, rest, values in starts:
            last = at + len(rest)
            if last < len(words) and all(
                words[at + 1 + i].form.folded == piece for i, piece in enumerate(rest)
            ):
                return Hit(at, last, words[at].start + cut, words[last].end, values)
        return None

    def _look_up(self, form: Form) -> tuple[tuple[int, Rest, tuple[V, ...]], ...]:
        """What the form may begin: the longest names first, then those with less cut off."""
        starts = [
            (split.start, rest, tuple(self._values[(split.stem, *rest)]))
            for split in form.splits
            if not split.suffix
            for rest in self._rests.get(split.stem, ())
        ]
        starts.sort(key=lambda start: (-len(start[1]), start[0]))
        if len(self._starts) >= FORMS_KEPT:
            self._starts.clear()
        known = self._starts[form] = tuple(starts)
        return known


def _follow(words: Sequence[Word], at: int, rest: Rest) -> bool:
    for piece in rest:
        at += 1
        if words[at].form.folded != piece:
            return False
    return True
