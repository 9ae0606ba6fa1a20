"""The whole from the mentions: which of several values an event of the article keeps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import prod

from tawatur.model.record import Span
from tawatur.readers.events.bags import Bags, alike
from tawatur.readers.events.found import Found, Party

MOST_PARTIES = 4
SURE = 0.4
"""How sure a party of the event must be."""


def most_told(values: Sequence[str | None]) -> str | None:
    """The value told most often, the first of equals; None only where there is no other."""
    if len(values) == 1:
        return values[0]
    counts = Counter(value for value in values if value is not None)
    return max(counts, key=lambda value: counts[value]) if counts else None


def weighed(values: Sequence[str]) -> str:
    """The factuality of an event: told as done once, it is done, unless it is told as of long ago."""
    if "actual" in values and "historical" not in values:
        return "actual"
    return most_told(values) or "actual"


def counted(values: Sequence[int | None]) -> int | None:
    """The first number told: later ones are other sources' or parts of it."""
    return next((value for value in values if value is not None), None)


def first_told(mentions: Sequence[Found], field: str, body_from: int) -> str | None:
    """The first place or date: of its own sentence first, of the body before the headline."""
    if len(mentions) == 1:
        told: str | None = getattr(mentions[0], field)
        return told
    ranked = sorted(mentions, key=lambda m: (field not in m.own, m.trigger.start < body_from))
    return next((value for mention in ranked if (value := getattr(mention, field)) is not None), None)


def cast(mentions: Sequence[Found], role: str, bags: Bags) -> tuple[Span, ...]:
    """The surest parties of a role, each in its fullest phrase, in text order.

    Phrases that share half of their words are one party, and the surer the more mentions name it.
    """
    named: dict[frozenset[str], list[tuple[int, Party]]] = {}
    for number, mention in enumerate(mentions):
        for party in mention.sure:
            if party.role == role:
                _of_party(named, bags.of(party.span)).append((number, party))
    parties = {id(of_one): of_one for of_one in named.values()}.values()
    sure = sorted(((_sure(of_one), of_one) for of_one in parties), key=lambda one: -one[0])
    kept = [of_one for how_sure, of_one in sure if how_sure >= SURE]
    fullest = [_fullest(of_one, bags) for of_one in kept[:MOST_PARTIES]]
    return tuple(sorted(fullest, key=lambda span: span.start))


def _of_party(
    named: dict[frozenset[str], list[tuple[int, Party]]], bag: frozenset[str]
) -> list[tuple[int, Party]]:
    """The phrases of the party that words name: the same words, or half of them, name one."""
    if bag not in named:
        like = next((known for known in named if alike(bag, known)), None)
        named[bag] = [] if like is None else named[like]
    return named[bag]


def _sure(of_one: Sequence[tuple[int, Party]]) -> float:
    """How sure a party is: that not all of its mentions err."""
    by_mention: dict[int, float] = {}
    for number, party in of_one:
        by_mention[number] = max(party.sure, by_mention.get(number, 0.0))
    return 1 - prod(1 - sure for sure in by_mention.values())


def _fullest(of_one: Sequence[tuple[int, Party]], bags: Bags) -> Span:
    spans = [party.span for _, party in of_one]
    return max(spans, key=lambda span: (len(bags.of(span)), span.end - span.start, -span.start))
