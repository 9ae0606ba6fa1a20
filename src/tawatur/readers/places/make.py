"""Makers: what a stand-in («the Libyan lands», «the capital») stands for. They see only the match."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from tawatur.model.record import Span
from tawatur.rules import Match


class StandIn(NamedTuple):
    """A phrase that stands for a place: `whose` is country, capital, realm, place or house.

    `country` is set where it is said; `place` is the name of a place that has this short name of its own;
    `head` is the noun outside the phrase that makes it a place.
    """

    span: Span
    whose: str
    country: str | None
    rule: str
    place: str = ""
    head: Span | None = None


def stand_in(match: Match) -> StandIn | None:
    """A territory, capital or realm, with the country of the nationality beside it."""
    span = match.span("what")
    if span is None:
        return None
    values = match.values("what")
    whose, place = values.get("whose", "country"), values.get("place", "")
    return StandIn(span, whose, match.value("what"), match.rule.id, place, match.span("reach"))


def house(match: Match) -> StandIn | None:
    """A body's building."""
    span = match.span("what")
    return None if span is None else StandIn(span, "house", None, match.rule.id)


def capital_alone(match: Match) -> StandIn | None:
    """The capital without a name beside it; the reader decides whether the article has named it."""
    span = match.span("what")
    return None if span is None else StandIn(span, "named_capital", None, match.rule.id)


MAKERS: dict[str, Callable[[Match], Any]] = {
    "stand_in": stand_in,
    "capital_alone": capital_alone,
    "house": house,
}
