"""Settling: what a tagger found becomes names, with what our rules and tables know of them.

Whoever finds a name, ours or a backend, what is known of it stays ours: its actor, its country, which of two
kindred kinds it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tawatur.backends import Found
from tawatur.model.reading import Sentence
from tawatur.model.record import MentionKind, Span
from tawatur.readers.names.alignment import Aligned, align
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


def settle(proposed: Proposed, found: Iterable[Found], rule: str | None = None) -> list[Name]:
    """The names that were found and our offices, by start, the longer first.

    `rule` is the origin of all names that a backend found; ours come from the rules that propose them.
    """
    names = [name_of(office) for office in longest(proposed.offices)]
    for one in align(proposed.sentence, found, proposed.names, exact=rule is None):
        name = _name(proposed.sentence, one)
        if rule is not None:
            name = name._replace(rule=rule, note=f"{one.found.kind} scored {one.found.score:.2f}")
        names.append(name)
    return sorted(names, key=lambda name: (name.start, -name.end))


def _name(sentence: Sentence, aligned: Aligned) -> Name:
    """The name, with what our tables and its phrase tell of it."""
    known = _bare(sentence, aligned) if aligned.like is None else name_of(aligned.like)
    return known._replace(kind=_kind(aligned))


def _bare(sentence: Sentence, aligned: Aligned) -> Name:
    """A name of which our rules know nothing."""
    start, end, first, last, found, _ = aligned
    bare = Candidate(found.kind, start, end, first, last, (), 0, ())
    return Name(found.kind, start, end, TAGGED, (("name", Span(start, end)),), key_in(sentence.words, bare))


def _kind(aligned: Aligned) -> MentionKind:
    """The tagger's kind; where our rules have a kindred one on better grounds than habit, theirs.

    Many models know one label for all places, and one for all bodies.
    """
    like = aligned.like
    founded = like is not None and any("weak" not in claim.rule.values for claim in like.claims)
    return like.kind if like is not None and founded else aligned.found.kind
