"""Marks: which quotation marks of a line belong together, and which have lost their partner.

A mark opens where only the word after it touches it, and closes where only the word before it does; its own
sign is asked last, as newspapers turn signs around. Two single marks side by side are one; one between the
letters of a word is an apostrophe, unless it stands after an attached preposition.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from tawatur.model.reading import Word
from tawatur.rules import Unit

APOSTROPHE = "'"
ATTACHED = 2
"""Letters that a conjunction and a preposition before a mark have."""


class Quotation(NamedTuple):
    """A pair of marks: the unit that opens, the units inside (half-open), and the unit after the close."""

    open: int
    start: int
    end: int
    close: int


class Marks(NamedTuple):
    """The quotations of a line in the order in which they close, and the marks without a partner."""

    pairs: tuple[Quotation, ...] = ()
    lone: tuple[int, ...] = ()

    def opening(self, at: int) -> Quotation | None:
        """The quotation that opens at a unit."""
        return next((pair for pair in self.pairs if pair.open == at), None)

    def ends_in(self, start: int, end: int) -> bool:
        """Whether a quotation that holds the unit at `start` is closed before `end`."""
        return any(pair.start <= start < pair.close <= end for pair in self.pairs)

    def before(self, at: int) -> Quotation | None:
        """The quotation that is closed right before a unit."""
        return next((pair for pair in self.pairs if pair.close == at), None)


class _Mark(NamedTuple):
    first: int
    last: int
    opens: bool | None


def paired(units: Sequence[Unit], words: Sequence[Word], marked: Iterable[int]) -> Marks:
    """The quotations that the marks at `marked` (ascending) make."""
    waiting: list[_Mark] = []
    pairs: list[Quotation] = []
    lone: list[int] = []
    for mark in _merged(units, words, marked):
        if _is_apostrophe(units, words, mark):
            continue
        if mark.opens if mark.opens is not None else not waiting:
            waiting.append(mark)
        elif waiting:
            opened = waiting.pop()
            pairs.append(Quotation(opened.first, opened.last + 1, mark.first, mark.last + 1))
        else:
            lone.append(mark.first)
    return Marks(tuple(pairs), (*lone, *(mark.first for mark in waiting)))


def _merged(units: Sequence[Unit], words: Sequence[Word], marked: Iterable[int]) -> Iterator[_Mark]:
    """The marks with what they do; two of one sign that touch are one mark."""
    first = last = -2
    for at in marked:
        if at == last + 1 and units[at].start == units[last].end and _sign(at, units, words) == _sign(
            last, units, words
        ):  # fmt: skip
            last = at
            continue
        if last >= 0:
            yield _Mark(first, last, _opens(units, words, first, last))
        first = last = at
    if last >= 0:
        yield _Mark(first, last, _opens(units, words, first, last))


def _sign(at: int, units: Sequence[Unit], words: Sequence[Word]) -> str:
    return words[units[at].first].form.raw


def _opens(units: Sequence[Unit], words: Sequence[Word], first: int, last: int) -> bool | None:
    """True where the mark opens, False where it closes, None where nothing tells."""
    before = first > 0 and units[first - 1].end == units[first].start and _is_word(first - 1, units, words)
    after = (
        last + 1 < len(units)
        and units[last + 1].start == units[last].end
        and _is_word(last + 1, units, words)
    )
    if before != after or (before and _length(first - 1, units, words) <= ATTACHED):
        return after
    classes = words[units[first].first].form.classes
    if "QUOTE_OPEN" in classes:
        return True
    return False if "QUOTE_CLOSE" in classes else None


def _is_word(at: int, units: Sequence[Unit], words: Sequence[Word]) -> bool:
    return words[units[at].first].form.kind != "mark"


def _length(at: int, units: Sequence[Unit], words: Sequence[Word]) -> int:
    return len(words[units[at].first].form.plain)


def _is_apostrophe(units: Sequence[Unit], words: Sequence[Word], mark: _Mark) -> bool:
    """Whether a single mark touches letters on both sides, more of them than a preposition has."""
    first, last = mark.first, mark.last
    if first == 0 or last + 1 >= len(units) or _sign(first, units, words) != APOSTROPHE:
        return False
    if units[first].first != units[last].last or not _is_word(last + 1, units, words):
        return False
    touches = units[first - 1].end == units[first].start and units[last + 1].start == units[last].end
    return touches and _length(first - 1, units, words) > ATTACHED
