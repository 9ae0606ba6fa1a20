"""Seats: the place that a body's or a building's name tells after «in»: «the court of appeal in Sfax».

The name as a whole is the body's, so names gives no place for its end; yet that says where the body sits.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter

import msgspec

from tawatur.arabic import letters
from tawatur.gazetteer.places import is_word, look_up
from tawatur.model.reading import Reading, Word
from tawatur.model.record import Mention
from tawatur.readers.places.scene import Scene

_start, _end = attrgetter("start"), attrgetter("end")

BODIES = ("ORG", "SITE")
LONGEST = 3
"""Words of a seat's name."""


def seats(reading: Reading, scene: Scene) -> Iterator[Mention]:
    """For every body or building whose name tells its seat, the seat as a name of a place, with its id."""
    for sentence, mentions in zip(reading.sentences, scene.mentions, strict=True):
        for body in mentions:
            if body.kind in BODIES:
                yield from _seat(body, sentence.words)


def _seat(body: Mention, words: Sequence[Word]) -> Iterator[Mention]:
    """The last place after a written-together «in» inside a body's name."""
    inside = words[bisect_right(words, body.start, key=_start) : bisect_right(words, body.end, key=_end)]
    for number in range(len(inside) - 1, -1, -1):
        stem = _after_in(inside[number])
        if stem is None:
            continue
        start, name = stem
        for last in range(min(number + LONGEST, len(inside)) - 1, number - 1, -1):
            phrase = " ".join([name, *(word.form.folded for word in inside[number + 1 : last + 1])])
            if _is_own_place(phrase):
                yield msgspec.structs.replace(body, start=start, end=inside[last].end, kind="GPE", actor=None)
                return


def _after_in(word: Word) -> tuple[int, str] | None:
    """Where a word's stem starts, and the stem, if «in» is written onto it."""
    split = next((s for s in word.form.splits if s.prefix == letters.BEH and not s.suffix), None)
    return (word.start + split.start, split.stem) if split else None


def _is_own_place(folded: str) -> bool:
    return any(row.own for row in look_up(folded)) and not is_word(folded)
