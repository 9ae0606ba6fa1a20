"""Candidates: what a rule or a table takes for a name.

Rules propose freely: several ends for one beginning, several kinds for one span. What stays is decided
by weight (`weighing`); an office may hold names (the country of a minister), so offices are settled
among themselves, the longest first.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from tawatur.model.record import Actor, MentionKind, Span

OFFICE = "ROLE"


class Candidate(NamedTuple):
    """A possible name: its kind, code points, the words `first` to `last` of its sentence, and its rule.

    `actor` is who it is where a table says so; else `sector` and `country` (ISO 3166-1 alpha-3) are
    what the phrase tells. `rules` are all the rules that propose this span and kind.
    """

    kind: MentionKind
    start: int
    end: int
    rule: str
    parts: tuple[tuple[str, Span], ...] = ()
    actor: Actor | None = None
    sector: str | None = None
    country: str | None = None
    first: int = 0
    last: int = 0
    rules: tuple[str, ...] = ()


def merge(candidates: Iterable[Candidate]) -> list[Candidate]:
    """One candidate for each span and kind: the first that knows an actor, with the rules of all."""
    merged: dict[tuple[int, int, str], Candidate] = {}
    for candidate in candidates:
        key = candidate.start, candidate.end, candidate.kind
        kept = merged.get(key)
        if kept is None:
            merged[key] = candidate
        elif candidate.rule not in kept.rules:
            better = candidate if kept.actor is None and candidate.actor is not None else kept
            merged[key] = better._replace(rules=(*kept.rules, candidate.rule))
    return list(merged.values())


def longest(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The longest of those that overlap, the earlier of two of one length."""
    taken: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda c: (c.start - c.end, c.start, c.rule)):
        if all(candidate.end <= other.start or other.end <= candidate.start for other in taken):
            taken.append(candidate)
    return taken
