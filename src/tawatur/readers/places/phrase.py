"""The phrase of a name: what the nouns before it and inside it tell of its kind and of where it lies."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tawatur.arabic.quotes import OPENING
from tawatur.gazetteer.countries import of_nisba
from tawatur.model.reading import Word
from tawatur.model.record import PlaceKind, Span
from tawatur.rules import Grammar, Sense

BETWEEN = 3
"""Words that may stand between «south of» and the name: «south of the Libyan capital Tripoli»."""
TOWNS = ("city", "country")


class Head(NamedTuple):
    """The noun before a name: the kind that it tells, and where it stands.

    `near` tells that the place is only somewhere by the name («the outskirts of»), `side` on which side.
    """

    kind: PlaceKind | None = None
    span: Span | None = None
    near: bool = False
    side: str | None = None


NO_HEAD = Head()


def head_before(grammar: Grammar, words: Sequence[Word], past: int) -> Head:
    """What stands before the name that begins after the first `past` of `words`, or before its marks."""
    if past and words[past - 1].form.classes & OPENING:
        past -= 1
    kind, span = _kind_before(grammar, words, past)
    first = past
    while first and past - first < BETWEEN and _is_between(grammar, words[first - 1]):
        first -= 1
    side = _sense(grammar, words[first - 1], "SIDE") if first else None
    if side is None:
        return Head(kind, span)
    return Head(kind, span or _span(words[first - 1], side), near=True, side=_side(grammar, words, first))


def _kind_before(grammar: Grammar, words: Sequence[Word], past: int) -> tuple[PlaceKind | None, Span | None]:
    sense = _sense(grammar, words[past - 1], "HEAD") if past else None
    return (sense.values.get("kind"), _span(words[past - 1], sense)) if sense else (None, None)


def _is_between(grammar: Grammar, word: Word) -> bool:
    """Whether a word only introduces the name of a town: «town of», «the Libyan capital»."""
    senses = grammar.known(word.form).senses
    head = senses.get("HEAD")
    if "CAPITAL" in senses or (head is not None and head.values.get("kind") in TOWNS):
        return True
    return "DEFINITE" in word.form.classes and of_nisba(word.form.folded) is not None


def _side(grammar: Grammar, words: Sequence[Word], first: int) -> str | None:
    """The point of the compass before the first word: of «north east of», both."""
    last = _sense(grammar, words[first - 1], "SIDE")
    side: str | None = last.values.get("side") if last else None
    other = _sense(grammar, words[first - 2], "SIDE") if first > 1 else None
    main = other.values.get("side") if other else None
    return f"{main}-{side}" if main in ("north", "south") and side in ("east", "west") else side


def _sense(grammar: Grammar, word: Word, name: str) -> Sense | None:
    return grammar.known(word.form).senses.get(name)


def _span(word: Word, sense: Sense) -> Span:
    return Span(word.start + (sense.split.start if sense.split else 0), word.end)


def own_head(grammar: Grammar, surface: str) -> tuple[PlaceKind | None, str]:
    """The kind that a folded name's own first word tells, and the rest of the name."""
    first, _, rest = surface.partition(" ")
    surfaces = grammar.lexicon.surfaces(first) if rest else ()
    kinds = [
        s.entry.values.get("kind") for s in surfaces if s.entry and not {"HEAD", "SIDE"}.isdisjoint(s.classes)
    ]
    return next(iter(kinds), None), rest
