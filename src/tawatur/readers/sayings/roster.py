"""Roster: who holds which office in an article, read off its names wherever they stand.

A source that is named only by office is the person whom the article names beside that office, be it in a
clause that says nothing. Where two persons hold it, it tells nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from tawatur.arabic import letters as l
from tawatur.arabic.fold import fold
from tawatur.model.record import Mention

OBLIQUE, NOMINATIVE = l.YEH + l.NOON, l.WAW + l.NOON
LONGEST_OFFICE, STEM = 4, 4
WORDS_KEPT = 10_000
BETWEEN = frozenset({"NORP", "ORG", "GPE", "GROUP", "LOC"})
STOPS = frozenset('.:;!?\n«»"“”()' + "؟؛")


class Office(NamedTuple):
    """An office with who holds it: folded words without article, the person's name, the whole in the text."""

    words: frozenset[str]
    head: str
    name: tuple[str, ...]
    label: str


class Roster:
    """The offices of an article."""

    def __init__(self, text: str, mentions: Sequence[Mention]) -> None:
        """Read them off the article's names, which are in the order of the text."""
        self.offices = list(_offices(text, mentions))

    def holder(self, head: str, words: frozenset[str]) -> Office | None:
        """Who holds the office with these words, if it is one person."""
        same = [office for office in self.offices if office.head == head]
        exact = _only([office for office in same if _is_short_for(words, office.words)])
        return exact or (_only(same) if any(_kindred(words - {head}, o.words) for o in same) else None)


@lru_cache(WORDS_KEPT)
def bare(word: str) -> str:
    """A folded word without its article, a plural in its nominative."""
    cut = word[2:] if word.startswith(l.ARTICLE) and len(word) > len(l.ARTICLE) + 2 else word
    return cut[:-2] + NOMINATIVE if cut.endswith(OBLIQUE) and len(cut) > len(OBLIQUE) + 2 else cut


def _offices(text: str, mentions: Sequence[Mention]) -> Iterator[Office]:
    told = [m for m in mentions if m.kind not in BETWEEN]
    for at, (one, other) in enumerate(pairwise(told)):
        role, person = (one, other) if one.kind == "ROLE" else (other, one)
        if role.kind != "ROLE" or person.kind != "PER":
            continue
        if at and _is_held(text, told[at - 1], one, other):
            continue
        between = text[one.end : other.start]
        first = person.start < role.start
        if not _joins(between, comma=first):
            continue
        office = text[role.start : role.end] if first else text[role.start : person.start].rstrip(" ،,")
        words = [bare(fold(word)) for word in office.split()]
        name = tuple([bare(fold(word)) for word in text[person.start : person.end].split()])
        if not (words and name):  # mentions that overlap leave nothing of one of the two
            continue
        yield Office(frozenset(words), words[0], name, " ".join(text[one.start : other.end].split()))


def _is_held(text: str, before: Mention, one: Mention, other: Mention) -> bool:
    """Whether a person has an office ahead of his name, so that one right behind it is somebody else's.

    The president of the court Salem Amin the ambassador: he met him. Of a title ahead nothing follows.
    """
    if (before.kind, one.kind, other.kind) != ("ROLE", "PER", "ROLE"):
        return False
    office = text[before.start : one.start].split()
    return len(office) > 1 and len(office) <= LONGEST_OFFICE and not text[one.end : other.start].strip()


def _joins(between: str, *, comma: bool) -> bool:
    """Whether what stands between an office and a name lets them be one: adjectives, or just a comma."""
    words = [word for word in between.replace("،", " ، ").split() if word != "،"]
    if comma or "،" in between:
        return not words and not STOPS.intersection(between)
    return len(words) <= LONGEST_OFFICE and all(fold(word).startswith(l.ARTICLE) for word in words)


def _only(offices: Sequence[Office]) -> Office | None:
    """The office, if one person holds all of them."""
    longest = max(offices, key=lambda o: len(o.name), default=None)
    if longest is None or not all(set(o.name) <= set(longest.name) for o in offices):
        return None
    return longest


def _is_short_for(words: frozenset[str], office: frozenset[str]) -> bool:
    return words <= office or (len(office) > 1 and office <= words)


def _kindred(words: frozenset[str], others: frozenset[str]) -> bool:
    """Whether two offices have words of one stem: of the right, of the party of the right."""
    stems = {word[:STEM] for word in others if len(word) >= STEM}
    return any(len(word) >= STEM and word[:STEM] in stems for word in words)
