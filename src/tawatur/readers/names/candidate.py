"""Candidates and names: what rules propose, and what is kept of it.

Rules propose freely: several ends for one beginning, several kinds for one span. A candidate is only a
span, a kind and the claims for it; what a name tells of its actor is worked out for those that stay.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tawatur.model.record import Actor, MentionKind, Span
from tawatur.rules import Match, Unit

OFFICE = "ROLE"
# Kinds that are weighed alike: which of them a name is, tables and heads tell.
FAMILY = {"ORG": "B", "GROUP": "B", "GPE": "L", "LOC": "L", "SITE": "S", "NORP": "N", "PER": "P", "ROLE": "R"}


class Candidate(NamedTuple):
    """A possible name: its kind, code points and words (`first` to `last`), and the matches that claim it.

    The name is the first `taken` of `units`, which are those of the first match's capture `name`.
    """

    kind: MentionKind
    start: int
    end: int
    first: int
    last: int
    units: Sequence[Unit]
    taken: int
    claims: tuple[Match, ...]


class Name(NamedTuple):
    """A name that is kept; `key` are its folded words.

    `rivals` are all actors of that name, where a table has several. Where no table knows its actor,
    `sector` and `country` (alpha-3) are what its phrase tells. `note` explains it beside its rule.
    """

    kind: MentionKind
    start: int
    end: int
    rule: str
    parts: tuple[tuple[str, Span], ...]
    key: tuple[str, ...]
    actor: Actor | None = None
    rivals: tuple[Actor, ...] = ()
    sector: str | None = None
    country: str | None = None
    note: str = ""


def merge(candidates: Iterable[Candidate]) -> list[Candidate]:
    """One candidate for each span and family of kinds, with the claims of all and the best founded kind."""
    merged: dict[tuple[int, int, str], Candidate] = {}
    for candidate in candidates:
        key = candidate.start, candidate.end, FAMILY[candidate.kind]
        kept = merged.get(key)
        if kept is None:
            merged[key] = candidate
        elif candidate.claims[0].rule is not kept.claims[-1].rule:
            first, second = (candidate, kept) if _outranks(candidate, kept) else (kept, candidate)
            merged[key] = first._replace(claims=first.claims + second.claims)
    return list(merged.values())


def _outranks(candidate: Candidate, kept: Candidate) -> bool:
    """Whether a candidate's kind is better founded: on a table, or where the other's is a guess by habit."""
    return candidate.claims[0].rule.make == "table_named" or "weak" in kept.claims[0].rule.values


def longest(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The longest of those that overlap, the earlier of two of one length."""
    taken: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda c: (c.start - c.end, c.start)):
        if all(candidate.end <= other.start or other.end <= candidate.start for other in taken):
            taken.append(candidate)
    return taken
