"""Seats: the place that a body's name tells after «in» or its head: «court in Sfax», «police of Mosul».

The name as a whole is the body's, so names gives no place for its end; yet that says where the body sits.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter

import msgspec

from tawatur.arabic import letters
from tawatur.gazetteer.places import is_word, look_up
from tawatur.model.reading import Word
from tawatur.model.record import Mention
from tawatur.readers.places.scene import Scene
from tawatur.rules.lexicon import Lexicon

_start, _end = attrgetter("start"), attrgetter("end")

BODIES = ("ORG", "SITE")
LONGEST = 3
"""Words of a seat's name."""


def seats(scene: Scene, lexicon: Lexicon) -> Iterator[Mention]:
    """For every body or building whose name tells its seat, the seat as a name of a place, with its id."""
    for words, mentions in zip(scene.words, scene.mentions, strict=True):
        for body in mentions:
            if body.kind in BODIES:
                yield from _seat(body, words, lexicon)


def _seat(body: Mention, words: Sequence[Word], lexicon: Lexicon) -> Iterator[Mention]:
    """The last place after a written-together «in», or after «police of», «court of», in a body's name."""
    inside = words[bisect_right(words, body.start, key=_start) : bisect_right(words, body.end, key=_end)]
    for number in range(len(inside) - 1, -1, -1):
        stem = _after_in(inside[number])
        before = inside[number - 1] if number else _first(body, words)
        if stem is None and _is_of_place(before, lexicon):
            stem = inside[number].start, inside[number].form.folded
        last = _last_of_place(inside, number, stem[1]) if stem else None
        if stem is not None and last is not None:
            yield msgspec.structs.replace(
                body, start=stem[0], end=inside[last].end, kind="GPE", actor=None, rule=""
            )
            return


def _first(body: Mention, words: Sequence[Word]) -> Word | None:
    """The word that a body's name begins in, whose own start may be a proclitic."""
    past = bisect_right(words, body.start, key=_start)
    return words[past - 1] if past else None


def _is_of_place(word: Word | None, lexicon: Lexicon) -> bool:
    return word is not None and any(
        "OF_PLACE" in surface.classes
        for split in word.form.splits
        for surface in lexicon.surfaces(split.stem)
    )


def _last_of_place(inside: Sequence[Word], number: int, first: str) -> int | None:
    """The last word of the longest place that begins with the word of that number."""
    for last in range(min(number + LONGEST, len(inside)) - 1, number - 1, -1):
        if _is_own_place(" ".join([first, *(word.form.folded for word in inside[number + 1 : last + 1])])):
            return last
    return None


def _after_in(word: Word) -> tuple[int, str] | None:
    """Where a word's stem starts, and the stem, if «in» is written onto it."""
    split = next((s for s in word.form.splits if s.prefix == letters.BEH and not s.suffix), None)
    return (word.start + split.start, split.stem) if split else None


def _is_own_place(folded: str) -> bool:
    return any(row.own for row in look_up(folded)) and not is_word(folded)
