"""Scores dates and places: found, and found with the right value or country."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.gate.quoting import close, matched, offsets, quoted
from tests.gate.tally import Tally

Value = dict[str, Any]
OPEN = frozenset({"UNKNOWN", "PAST_REF", "PRESENT_REF", "FUTURE_REF"})


def score_dates(gold: Value, record: Value, tally: Tally) -> None:
    """Add one article's dates; a value that the gold leaves open is not judged."""
    _score(gold, record, "dates", lambda value: None if value["value"] in OPEN else value["value"], tally)


def score_places(gold: Value, record: Value, tally: Tally) -> None:
    """Add one article's places; seas and continents have no country and are not judged for it."""
    _score(gold, record, "places", lambda value: value["country"] or None, tally)


def _score(
    gold: Value, record: Value, layer: str, truth: Callable[[Value], str | None], tally: Tally
) -> None:
    theirs, ours, text = gold[layer], record[layer], gold["text"]
    pairs = matched(theirs, ours, lambda one, other: close([quoted(text, one)], [offsets(other)]))
    tally.found(layer, len(pairs), len(theirs), len(ours))
    judged = [(i, j) for i, j in pairs if truth(theirs[i]) is not None]
    hits = sum(truth(theirs[i]) == truth(ours[j]) for i, j in judged)
    unjudged = len(pairs) - len(judged)
    asked = sum(truth(value) is not None for value in theirs)
    tally.found(f"{layer} and their values", hits, asked, len(ours) - unjudged)
