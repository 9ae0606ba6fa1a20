"""Makers: what a rule's match proposes, and what a name that stays tells.

The capture `name` is the name; `head` is the word that says what kind of body it is. A head's lexicon
values give the sector, and the kind where the rule leaves it open.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from tawatur.arabic.fold import fold
from tawatur.gazetteer.actors import make_actor
from tawatur.model.reading import Word
from tawatur.model.record import Actor, MentionKind, Span
from tawatur.readers.names.candidate import OFFICE, Candidate, Name
from tawatur.readers.names.grammar import shape_of
from tawatur.readers.names.tables import NATIONAL, Known
from tawatur.rules import Match, Unit

BODIES = frozenset({"BODY_KNOWN", "GROUP_KNOWN"})


def named(match: Match) -> Iterator[Candidate]:
    """Names of the rule's own kind, its head's, or the one that a table gives.

    A rule with `shortest` proposes each beginning of its match that has so many units, too.
    """
    units, values = match.units_of("name"), match.rule.values
    kind = values.get("kind") or _kind_of(match, units[0])
    first, start = units[0], start_of(match, units[0])
    shortest = int(values.get("shortest", len(units)))
    for count in range(len(units), shortest - 1, -1):
        last = units[count - 1]
        yield Candidate(kind, start, last.end, first.first, last.last, units, count, (match,))


def table_named(match: Match) -> Iterator[Candidate]:
    """A table's name, of the kind that the table gives it."""
    units = match.units_of("name")
    unit = units[0]
    kind = known_in(match, unit).kind
    yield Candidate(kind, unit.start, unit.end, unit.first, unit.last, units, 1, (match,))


def office(match: Match) -> Iterator[Candidate]:
    """An office: a word that says whose it is by itself, or with what follows."""
    units = match.units_of("name")
    if len(units) > 1 or match.values("office").get("whole"):
        start = start_of(match, units[0])
        first, last = units[0], units[-1]
        yield Candidate("ROLE", start, last.end, first.first, last.last, units, len(units), (match,))


def _kind_of(match: Match, unit: Unit) -> MentionKind:
    if unit.value:
        return known_in(match, unit).kind
    kind: MentionKind = match.values("head").get("kind", "ORG")
    return kind


def known_in(match: Match, unit: Unit) -> Known:
    """What the tables have under a unit: of several, the first whose class the rule names."""
    names = match.rule.pattern.names
    values: tuple[Known, ...] = unit.value

    def is_named(known: Known) -> bool:
        return known.word_class in names or f"{known.word_class}_MAYBE" in names

    return next(filter(is_named, values), values[0])


def start_of(match: Match, unit: Unit) -> int:
    """Where a name begins: after the proclitics that its lexicon sense, table or habit cuts off."""
    if unit.value is not None:
        return unit.start
    if unit.senses:
        names = (*match.rule.pattern.captures["name"], "FIRST_NAME")
        if any(name in unit.senses for name in names):
            return unit.start_as(names)
    return unit.start + shape_of(match.sentence.words[unit.first].form).cut


def name_of(candidate: Candidate) -> Name:
    """The name that a candidate becomes, explained by the claim that knows an actor, else that read most."""
    claims = [(claim, _known(claim, candidate)) for claim in candidate.claims]
    claim, known = max(claims, key=_told) if len(claims) > 1 else claims[0]
    units = candidate.units[: candidate.taken]
    return Name(
        candidate.kind,
        candidate.start,
        candidate.end,
        claim.rule.id,
        _parts(claim, candidate),
        key_in(claim.sentence.words, candidate),
        _actor(claim, known),
        _rivals(units[0], known),
        (known.sector if known else None) or _sector(claim, candidate, units),
        known.country if known else _country(candidate, units),
    )


def _parts(claim: Match, candidate: Candidate) -> tuple[tuple[str, Span], ...]:
    """What the claim read, the name first."""
    name = ("name", Span(candidate.start, candidate.end))
    if len(claim.rule.pattern.captures) == 1:
        return (name,)
    return (name, *(part for part in claim.parts() if part[0] != "name"))


def _sector(claim: Match, candidate: Candidate, units: Sequence[Unit]) -> str | None:
    """The sector of an office, or that of the word that heads a body's name."""
    if candidate.kind == OFFICE:
        return _office_sector(claim, units)
    sector: str | None = claim.values("head").get("sector") if "head" in claim.rule.pattern.captures else None
    return sector


def _actor(claim: Match, known: Known | None) -> Actor | None:
    """The table's actor; a rule's own `sector` makes of a country, or of a capital's, its government."""
    if known is None or known.actor is None:
        return None
    sector = claim.rule.values.get("sector")
    if sector is not None:
        state = known.actor
        return make_actor(f"{state.id}/{sector.lower()}", state.name, state.name_en, state.country, sector)
    return None if known.word_class == "CAPITAL" else known.actor


def _rivals(unit: Unit, known: Known | None) -> tuple[Actor, ...]:
    """All actors that the tables have under a body's or a person's name, where they are several."""
    if known is None or len(unit.value) == 1 or known.kind not in ("ORG", "GROUP", "PER"):
        return ()
    return tuple(
        one.actor for one in unit.value if one.actor is not None and one.kind in ("ORG", "GROUP", "PER")
    )


def _told(claimed: tuple[Match, Known | None]) -> tuple[bool, bool, bool, int]:
    claim, known = claimed
    knows = known is not None and known.actor is not None
    rule = claim.rule
    return knows, knows and rule.make == "table_named", "sure" in rule.values, len(rule.pattern.captures)


def key_in(words: Sequence[Word], candidate: Candidate) -> tuple[str, ...]:
    """The folded words of a candidate, the first without its proclitics."""
    first, *rest = words[candidate.first : candidate.last + 1]
    cut = candidate.start - first.start
    opening = fold(first.form.raw[cut:]) if cut else first.form.folded
    return (opening, *(word.form.folded for word in rest))


def _known(claim: Match, candidate: Candidate) -> Known | None:
    """What the tables know of a name that is one unit, where it is of the candidate's kind."""
    unit = candidate.units[0]
    known = known_in(claim, unit) if candidate.taken == 1 and unit.value else None
    return known if known is not None and known.kind == candidate.kind else None


def country_in(units: Sequence[Unit]) -> str | None:
    """The country that a name or adjective among the units tells, the last one first."""
    return next(
        (known.country for unit in reversed(units) for known in unit.value or () if known.country), None
    )


def _country(candidate: Candidate, units: Sequence[Unit]) -> str | None:
    """The country of a name that no table has."""
    return office_country(units) if candidate.kind == OFFICE else country_in(units)


def office_country(units: Sequence[Unit]) -> str | None:
    """Whose an office is: the first nationality or state says it, else the first body, else the last place.

    What comes later is where the holder serves («the Egyptian ambassador to Tunis»).
    """
    for classes in (NATIONAL | {"COUNTRY", "CAPITAL"}, BODIES):
        for unit in units:
            for known in unit.value or ():
                if known.country and known.word_class in classes:
                    return str(known.country)
    return country_in(units)


def _office_sector(claim: Match, units: Sequence[Unit]) -> str | None:
    """The sector of the office's word, else of the body that it leads, else of the word's `otherwise`."""
    values = claim.values("office")
    sector: str | None = values.get("sector") or sector_in(units[1:]) or values.get("otherwise")
    return sector


def sector_in(units: Sequence[Unit]) -> str | None:
    """The sector of the first body among the units, by table or by head."""
    for unit in units:
        for known in unit.value or ():
            if known.actor and known.kind in ("ORG", "GROUP"):
                return str(known.actor.sector)
        for sense in unit.senses.values():
            if sense.values.get("kind") and sense.values.get("sector"):
                return str(sense.values["sector"])
    return None


MAKERS: Mapping[str, Callable[[Match], Iterator[Candidate]]] = {
    "named": named,
    "table_named": table_named,
    "office": office,
}
