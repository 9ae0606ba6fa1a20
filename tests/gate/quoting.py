"""Spans of the gold are quoted, spans of a record are offsets; both become (start, end) in code points."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

Gold = TypeVar("Gold")
System = TypeVar("System")
Span = tuple[int, int]
Pair = tuple[int, int]
SWALLOWED = 0.3
"""Spans whose intersection is less than this share of their union do not match: one swallows the other."""


def quoted(text: str, quote: dict[str, Any]) -> Span:
    """The span of the `n`-th occurrence of `t`, which need not be apart. ValueError where it is absent."""
    start = -1
    for _ in range(quote.get("n", 1)):
        start = text.index(quote["t"], start + 1)
    return start, start + len(quote["t"])


def offsets(value: dict[str, Any]) -> Span:
    """The span of a value of a record."""
    return value["start"], value["end"]


def overlap(first: Span, second: Span) -> int:
    """How many characters two spans share; zero or less where they are apart."""
    return min(first[1], second[1]) - max(first[0], second[0])


def likeness(first: Iterable[Span], second: Iterable[Span]) -> float:
    """Intersection over union of the characters of two sets of spans; two empty sets are alike."""
    left, right = _characters(first), _characters(second)
    return len(left & right) / len(left | right) if left | right else 1.0


def close(first: Iterable[Span], second: Iterable[Span]) -> float:
    """Their likeness, or 0 where one swallows the other."""
    value = likeness(first, second)
    return value if value >= SWALLOWED else 0.0


def _characters(spans: Iterable[Span]) -> set[int]:
    return {place for start, end in spans for place in range(start, end)}


def matched(
    gold: Sequence[Gold], system: Sequence[System], worth: Callable[[Gold, System], float]
) -> list[Pair]:
    """One-to-one pairs of indexes with a worth above 0, the best first; ties fall in reading order."""
    ranked = sorted(
        (-worth(left, right), i, j) for i, left in enumerate(gold) for j, right in enumerate(system)
    )
    pairs: list[Pair] = []
    for value, i, j in ranked:
        if value < 0 and all(i != pair[0] and j != pair[1] for pair in pairs):
            pairs.append((i, j))
    return pairs


def rough_sentences(text: str) -> list[Span]:
    """Rough sentences, only to ask whether two triggers stand together: no reader's own are used."""
    start, spans = 0, []
    for place, character in enumerate(text):
        if _ends(text, place, character):
            spans.append((start, place + 1))
            start = place + 1
    return [*spans, (start, len(text))]


def _ends(text: str, place: int, character: str) -> bool:
    following = text[place + 1 : place + 2]
    return character == "\n" or (character in ".!?؟" and (not following or following in ' \n"”»'))
