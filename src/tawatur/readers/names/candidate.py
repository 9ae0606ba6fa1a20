"""Candidates: what a rule or a table takes for a name, and which of several that overlap stays.

The longest name wins, then the stronger rule, then the earlier one. An office may hold names (the
country of a minister), so offices are settled among themselves.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from tawatur.model.record import Actor, MentionKind, Span

OFFICE = "ROLE"


class Candidate(NamedTuple):
    """A possible name: its kind, code points, the words `first` to `last` of its sentence, and its rule.

    `actor` is who it is where a table says so; else `sector` and `country` (ISO 3166-1 alpha-3) are
    what the phrase tells. `weight` decides between names of one length.
    """

    kind: MentionKind
    start: int
    end: int
    rule: str
    parts: tuple[tuple[str, Span], ...] = ()
    actor: Actor | None = None
    sector: str | None = None
    country: str | None = None
    weight: int = 0


def settle(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates that stay, in text order; no two names overlap, and no two offices."""
    ranked = sorted(candidates, key=lambda c: (c.start - c.end, -c.weight, c.start, c.rule))
    taken: dict[bool, list[Candidate]] = {True: [], False: []}
    for candidate in ranked:
        rivals = taken[candidate.kind == OFFICE]
        if all(candidate.end <= rival.start or rival.end <= candidate.start for rival in rivals):
            rivals.append(candidate)
    return sorted((*taken[True], *taken[False]), key=lambda c: (c.start, -c.end))
