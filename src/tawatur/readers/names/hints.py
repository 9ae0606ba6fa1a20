"""Hints: what tables and rules know, as short strings beside each word, for the tagger to weigh.

Where a table has a name, the hint says of which class, and whether the word stands alone (`=S`), begins the
name (`=B`), goes on or ends it; a `c` at its end, that a proclitic comes off before it.

Of what rules propose, a hint says whether they would keep it (`+`), would but for what weighs more (`-`) or
nearly would (`?`), whether the word begins it (`B`, behind a proclitic `C`), goes on (`I`) or ends it (`E`),
of which kind it is and, where they would keep it, how much it weighs.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from functools import cache

from tawatur.model.reading import Word
from tawatur.networks.trunk import NONE, Hints
from tawatur.readers.names.candidate import FAMILY, Candidate
from tawatur.readers.names.tables import Known, NameHit, known_of
from tawatur.readers.names.weighing import Weighed

KEPT, LIGHTER, NEARLY = "+", "-", "?"
LEAST = -15
"""Tenths: a candidate that weighs less gives no hint."""
STEPS = (5, 15, 30)
"""Tenths at which a kept candidate's hint is another one."""


OF_RULES = (KEPT, LIGHTER, NEARLY)
"""How hints of rules begin."""


def hints_of(
    words: Sequence[Word],
    hits: Iterable[NameHit],
    weighed: Iterable[Weighed],
    kept: Collection[Candidate],
) -> list[Hints]:
    """The hints beside each word of a sentence, from the tables' names and the rules' candidates."""
    found: list[set[str]] = [set() for _ in words]
    for hit in hits:
        _mark(found, hit, cut=hit.start > words[hit.first].start)
    for candidate, weight in weighed:
        if weight > LEAST:
            _give(found, candidate, words, _marks(weight, kept=candidate in kept))
    return [tuple(sorted(hints)) if hints else NONE for hints in found]


def _mark(found: Sequence[set[str]], hit: NameHit, *, cut: bool) -> None:
    for name in _classes(hit.values):
        if hit.first == hit.last:
            found[hit.first].add(f"=S{name}{'c' if cut else ''}")
            continue
        found[hit.first].add(f"=B{name}{'c' if cut else ''}")
        for at in range(hit.first + 1, hit.last):
            found[at].add(f"=I{name}")
        found[hit.last].add(f"=E{name}")


@cache
def _classes(values: tuple[Known | str, ...]) -> tuple[str, ...]:
    return tuple(sorted({known.word_class for known in known_of(values)}))


def _marks(weight: int, *, kept: bool) -> tuple[str, str]:
    """The sign of a hint, and the step of its weight."""
    if kept:
        return KEPT, str(bisect_right(STEPS, weight))
    return (LIGHTER if weight > 0 else NEARLY), ""


def _give(
    found: Sequence[set[str]], candidate: Candidate, words: Sequence[Word], marks: tuple[str, str]
) -> None:
    first, last, kind = candidate.first, candidate.last, candidate.kind
    sign, step = marks
    begins = "B" if candidate.start == words[first].start else "C"
    found[first].add(f"{sign}{begins}{kind}{step}")
    for at in range(first + 1, last + 1):
        found[at].add(f"{sign}I{kind}{step}")
    found[last].add(f"{sign}E{FAMILY[kind]}")
