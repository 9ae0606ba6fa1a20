"""Phrase look-up: the longest names of a table that stand in a sentence.

A name may carry proclitics on its first word; they are cut off as the form's candidate splits say, and
never counted into the name. What a spelling can begin is looked up once per form, so a word that
begins no name costs one dictionary look-up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, Generic, NamedTuple, TypeAlias, TypeVar

from tawatur.arabic import letters as l
from tawatur.arabic.fold import fold
from tawatur.model.reading import Form, Word
from tawatur.rules.grammar import FORMS_KEPT

V = TypeVar("V")
PIECE = re.compile(r"\w+|[^\w\s]")
Rest = tuple[str, ...]
# A name that a form begins: what is cut off before it, the words after the first, the values.
Start: TypeAlias = tuple[int, Rest, tuple[V, ...]]
Starts: TypeAlias = tuple[Start[V] | None, dict[str, list[Start[V]]]]
NOTHING: tuple[None, dict[str, list[Any]]] = (None, {})


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
        self._starts: dict[Form, Starts[V]] = {}

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
        self.add_key(key, value)

    def add_key(self, key: tuple[str, ...], value: V) -> None:
        """Put `value` under a name that is folded and split already."""
        self._values.setdefault(key, []).append(value)
        self._rests.setdefault(key[0], set()).add(key[1:])

    def get(self, phrase: str) -> tuple[V, ...]:
        """The values under a name; none where it is unknown."""
        return tuple(self._values.get(key_of(phrase), ()))

    def under(self, key: Rest) -> tuple[V, ...]:
        """The values under a name that is folded and split."""
        return tuple(self._values.get(key, ()))

    def after(self, first: str) -> Iterable[Rest]:
        """What may follow a first word to make a name: nothing, or the further words."""
        return self._rests.get(first, ())

    def hits(self, words: Sequence[Word]) -> list[Hit[V]]:
        """For every word that begins a name, the longest such name, from left to right; they may overlap."""
        found = []
        known = self._starts
        for at, word in enumerate(words):
            starts = known.get(word.form)
            if starts is None:
                starts = self._look_up(word.form)
            if starts is not NOTHING:
                hit = self._longest(words, at, starts)
                if hit is not None:
                    found.append(hit)
        return found

    def _longest(self, words: Sequence[Word], at: int, starts: Starts[V]) -> Hit[V] | None:
        alone, longer = starts
        if longer and at + 1 < len(words):
            for cut, rest, values in longer.get(words[at + 1].form.folded, ()):
                last = at + len(rest)
                if last < len(words) and _follow(words, at, rest):
                    return Hit(at, last, words[at].start + cut, words[last].end, values)
        return None if alone is None else Hit(at, at, words[at].start + alone[0], words[at].end, alone[2])

    def _look_up(self, form: Form) -> Starts[V]:
        """What the form may begin: alone, and by its second word, the longest first."""
        starts = [
            (split.start, rest, self.under((split.stem, *rest)))
            for split in form.splits
            if not split.suffix and l.SEEN not in split.prefix  # no name follows the future particle
            for rest in self.after(split.stem)
        ]
        starts.sort(key=lambda start: (-len(start[1]), start[0]))
        longer: dict[str, list[Start[V]]] = {}
        for start in starts:
            if start[1]:
                longer.setdefault(start[1][0], []).append(start)
        alone = next((start for start in starts if not start[1]), None)
        if len(self._starts) >= FORMS_KEPT:
            self._starts.clear()
        known = self._starts[form] = (alone, longer) if starts else NOTHING
        return known


def _follow(words: Sequence[Word], at: int, rest: Rest) -> bool:
    for piece in rest:
        at += 1
        if words[at].form.folded != piece:
            return False
    return True
