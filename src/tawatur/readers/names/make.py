"""Makers: what a rule's match proposes, and what a name that stays tells.

The capture `name` is the name; `head` is the word that says what kind of body it is. A head's lexicon
values give the sector, and the kind where the rule leaves it open.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from tawatur.arabic.fold import fold
from tawatur.gazetteer.actors import make_actor
from tawatur.model.reading import Word
from tawatur.model.record import Actor, MentionKind, Span
from tawatur.readers.names.candidate import OFFICE, Candidate, Name
from tawatur.readers.names.grammar import shape_of
from tawatur.readers.names.tables import NATIONAL, Known
from tawatur.rules import Match, Unit

BODIES = frozenset({"BODY_KNOWN", "GROUP_KNOWN"})


def named(match: Match) -> Sequence[Candidate]:
    """Names of the rule's own kind, its head's, or the one that a table gives.

    A rule with `shortest` proposes each beginning of its match that has so many units, too.
    """
    units, values = match.units_of("name"), match.rule.values
    first, longest = units[0], len(units)
    kind, start = values.get("kind") or _kind_of(match, first), start_of(match, first)
    return [
        Candidate(
            kind, start, units[count - 1].end, first.first, units[count - 1].last, units, count, (match,)
        )
        for count in range(longest, int(values.get("shortest", longest)) - 1, -1)
    ]


def table_named(match: Match) -> Sequence[Candidate]:
    """A table's name, of the kind that the table gives it."""
    units = match.units_of("name")
    unit = units[0]
    kind = known_in(match, unit).kind
    return (Candidate(kind, unit.start, unit.end, unit.first, unit.last, units, 1, (match,)),)


def office(match: Match) -> Sequence[Candidate]:
    """An office: a word that says whose it is by itself, or with what follows."""
    units = match.units_of("name")
    if len(units) == 1 and not match.values("office").get("whole"):
        return ()
    start, first, last = start_of(match, units[0]), units[0], units[-1]
    return (Candidate("ROLE", start, last.end, first.first, last.last, units, len(units), (match,)),)


def _kind_of(match: Match, unit: Unit) -> MentionKind:
    if unit.value:
        return known_in(match, unit).kind
    kind: MentionKind = match.values("head").get("kind", "ORG")
    return kind


def known_in(match: Match, unit: Unit) -> Known:
    """What the tables have under a unit: of several, the first whose class the rule names."""
    values: tuple[Known, ...] = unit.value
    if len(values) == 1:
        return values[0]
    names = match.rule.pattern.names

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


def name_of(candidate: Candidate, kind: MentionKind | None = None) -> Name:
    """The name that a candidate becomes, explained by the claim that knows an actor, else that read most.

    It is of the kind given, if one is.
    """
    claims = candidate.claims
    claim, known = claims[0], _known(claims[0], candidate)
    if len(claims) > 1:
        claim, known = max(((claim, _known(claim, candidate)) for claim in claims), key=_told)
    units = candidate.units[: candidate.taken]
    return Name(
        kind or candidate.kind,
        candidate.start,
        candidate.end,
        claim.rule.id,
        _parts(claim, candidate),
        key_in(claim.sentence.words, candidate.start, candidate.first, candidate.last),
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


def key_in(words: Sequence[Word], start: int, first: int, last: int) -> tuple[str, ...]:
    """The folded words `first` to `last`, the first as it is from `start` on, without its proclitics."""
    opening = words[first]
    cut = start - opening.start
    key = fold(opening.form.raw[cut:]) if cut else opening.form.folded
    return (key, *[word.form.folded for word in words[first + 1 : last + 1]])


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


MAKERS: Mapping[str, Callable[[Match], Sequence[Candidate]]] = {
    "named": named,
    "table_named": table_named,
    "office": office,
}
