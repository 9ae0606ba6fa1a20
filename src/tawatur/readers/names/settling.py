"""Settling: what a tagger found becomes names, with what our rules and tables know of them.

Whoever finds a name, ours or a backend, what is known of it stays ours: its actor, its country, which of two
kindred kinds it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tawatur.model.reading import Sentence
from tawatur.model.record import MentionKind, Span
from tawatur.readers.names.alignment import Aligned
from tawatur.readers.names.candidate import Candidate, Name, longest
from tawatur.readers.names.make import key_in, name_of
from tawatur.readers.names.tables import NameHit

TAGGED = "name/tagged"
"""The rule of a name that no rule proposes and our tagger sees."""


class Proposed(NamedTuple):
    """What rules and tables propose in a sentence: tables' names, candidates for names, and for offices."""

    sentence: Sentence
    hits: Sequence[NameHit]
    names: Sequence[Candidate]
    offices: Sequence[Candidate]


def settle(proposed: Proposed, found: Iterable[Aligned], rule: str | None = None) -> list[Name]:
    """The names that were found, which do not overlap, and our offices, by start, the longer first.

    `rule` is the origin of all names that a backend found; ours come from the rules that propose them.
    """
    names = [name_of(office) for office in longest(proposed.offices)]
    for one in found:
        name = _name(proposed.sentence, one)
        if rule is not None:
            name = name._replace(rule=rule, note=f"{one.kind} scored {one.score:.2f}")
        names.append(name)
    return sorted(names, key=_by_start)


def _by_start(name: Name) -> tuple[int, int]:
    return name.start, -name.end


def _name(sentence: Sentence, aligned: Aligned) -> Name:
    """The name, with what our tables and its phrase tell of it."""
    like = aligned.like
    return _bare(sentence, aligned) if like is None else name_of(like, _kind(aligned.kind, like))


def _bare(sentence: Sentence, aligned: Aligned) -> Name:
    """A name of which our rules know nothing."""
    start, end, first, last, kind = aligned[:5]
    key = key_in(sentence.words, start, first, last)
    return Name(kind, start, end, TAGGED, (("name", Span(start, end)),), key)


def _kind(kind: MentionKind, like: Candidate) -> MentionKind:
    """The tagger's kind; where our rules have a kindred one on better grounds than habit, theirs.

    Many models know one label for all places, and one for all bodies.
    """
    if kind == like.kind:
        return kind
    return like.kind if any("weak" not in claim.rule.values for claim in like.claims) else kind
