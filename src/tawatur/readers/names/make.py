"""Makers: what a rule's match becomes.

The capture `name` is the name; `head` is the word that says what kind of body it is, `of` what follows.
A head's lexicon values give the sector, and the kind where the rule leaves it open.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from tawatur.model.record import Span
from tawatur.readers.names.candidate import Candidate
from tawatur.readers.names.tables import Known
from tawatur.rules import Match, Unit


def named(match: Match) -> Candidate | None:
    """A name of the rule's own kind, or of its head's."""
    span = match.span("name")
    if span is None:
        return None
    head = match.values("head") if match.has("head") else {}
    values = {**match.rule.values, **head}
    parts = (("name", span), *(part for part in match.parts() if part[0] != "name"))
    return Candidate(
        kind=values["kind"],
        start=span.start,
        end=span.end,
        rule=match.rule.id,
        parts=parts,
        sector=values.get("sector"),
        country=country_in(match.units_of("name")),
        weight=int(match.rule.values.get("weight", "0")),
    )


def in_quotes(match: Match) -> Candidate | None:
    """A name whose quotation closes where it opened; one kind of sign on either side."""
    marks = [match.span(label) for label in ("open", "close")]
    found = named(match)
    if found is None or None in marks:
        return found
    return found


def country_in(units: tuple[Unit, ...] | Any) -> str | None:
    """The country that a name or adjective among the units tells, the last one first."""
    for unit in reversed(units):
        if isinstance(unit.value, Known) and unit.value.country:
            return unit.value.country
    return None


MAKERS: Mapping[str, Callable[[Match], Candidate | None]] = {"named": named}
