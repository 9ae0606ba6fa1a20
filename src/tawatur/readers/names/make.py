"""Makers: what a rule's match becomes.

The capture `name` is the name; `head` is the word that says what kind of body it is, `of` what follows.
A head's lexicon values give the sector, and the kind where the rule leaves it open.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from tawatur.model.record import Span
from tawatur.readers.names.candidate import Candidate
from tawatur.readers.names.grammar import shape_of
from tawatur.readers.names.tables import Known
from tawatur.rules import Match, Unit


def named(match: Match) -> Iterator[Candidate]:
    """Names of the rule's own kind, its head's, or the one that a table gives.

    A rule with `shortest` proposes each beginning of its match that has so many units, too.
    """
    units = match.units_of("name")
    shortest = int(match.rule.values.get("shortest", len(units)))
    for count in range(len(units), max(shortest, 1) - 1, -1):
        yield _candidate(match, units[:count])


def _candidate(match: Match, units: Sequence[Unit]) -> Candidate:
    known = units[0].value if len(units) == 1 and isinstance(units[0].value, Known) else None
    values = {**match.rule.values, **(match.values("head") if match.has("head") else {})}
    start, end = start_of(match, units[0]), units[-1].end
    others = (part for part in match.parts() if part[0] != "name")
    return Candidate(
        kind=values.get("kind") or (known.kind if known else "ORG"),
        start=start,
        end=end,
        rule=match.rule.id,
        parts=(("name", Span(start, end)), *others),
        actor=known.actor if known else None,
        sector=values.get("sector"),
        country=country_in(units),
        first=units[0].first,
        last=units[-1].last,
        rules=(match.rule.id,),
    )


def start_of(match: Match, unit: Unit) -> int:
    """Where a name begins: after the proclitics that its lexicon sense, table or habit cuts off."""
    if unit.value is not None:
        return unit.start
    names = match.rule.pattern.captures["name"]
    if any(name in unit.senses for name in names):
        return unit.start_as(names)
    return unit.start + shape_of(match.sentence.words[unit.first].form).cut


def country_in(units: Sequence[Unit]) -> str | None:
    """The country that a name or adjective among the units tells, the last one first."""
    for unit in reversed(units):
        if isinstance(unit.value, Known) and unit.value.country:
            return unit.value.country
    return None


def office(match: Match) -> Iterator[Candidate]:
    """An office: of the sector of its word, else of the body that it leads, else of the word's `otherwise`."""
    units, values = match.units_of("name"), match.values("office")
    if len(units) > 1 or values.get("whole"):
        sector = values.get("sector") or sector_in(units[1:]) or values.get("otherwise")
        yield _candidate(match, units)._replace(kind="ROLE", sector=sector, actor=None)


def sector_in(units: Sequence[Unit]) -> str | None:
    """The sector of the first body among the units, by table or by head."""
    for unit in units:
        if isinstance(unit.value, Known) and unit.value.actor and unit.value.kind != "NORP":
            return unit.value.actor.sector
        for sense in unit.senses.values():
            if sense.values.get("kind") and sense.values.get("sector"):
                return str(sense.values["sector"])
    return None


MAKERS: Mapping[str, Callable[[Match], Iterator[Candidate]]] = {"named": named, "office": office}
