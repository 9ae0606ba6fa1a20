"""PETRARCH's dictionaries as a table of actors of ours, for people to read and to edit.

Every row names the line and the code that it is from. Codes become country and sector by `cameo.yml`; dated
codes become terms. The one decision to know: the format does not say what kind of name a phrase is, so the
kind is a guess that the file invites to correct. Countries and towns alone are left to our own tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from tawatur.arabic.fold import fold
from tawatur.dictionaries import NULL_CODE, NotUnderstood, Place, Remark
from tawatur.gazetteer.actors import KnownActor, all_actors, identity_of
from tawatur.gazetteer.countries import all_countries, of_name, of_nisba, with_capital
from tawatur.gazetteer.petrarch import Agent, DatedCode, Dictionary, Entry, parse
from tawatur.gazetteer.phrases import key_of
from tawatur.gazetteer.places import look_up
from tawatur.rules.compiled import read_yaml
from tawatur.rules.source import flow_yaml

TABLE = Path(__file__).parent / "cameo.yml"
PIECES = re.compile(r"(?:[A-Z]{3})+")
ARMED_OR_POLITICAL = frozenset({"REB", "PTY", "OPP", "UAF", "RAD", "CRM"})
NOTE = (
    "Imported from PETRARCH dictionaries. Check each row's kind (PER, ORG or GROUP), which they do not tell. "
    "`from` names the line, `code` the code as it stood there; what was left out, and why, is in the remarks."
)


class Who(NamedTuple):
    """What a code tells: a country (alpha-3) and a sector, either empty where it tells none."""

    country: str
    sector: str


class Cameo(NamedTuple):
    """The meaning of a code's pieces."""

    countries: dict[str, str]
    sectors: dict[str, str]
    regions: frozenset[str]


class Draft(NamedTuple):
    """A row on the way: what holds always (None: nothing does), and what holds for a time."""

    names: tuple[str, ...]
    short: tuple[str, ...]
    name_en: str
    default: Who | None
    terms: tuple[tuple[Who, DatedCode], ...]
    places: tuple[Place, ...]
    codes: tuple[str, ...]

    @property
    def who(self) -> Who:
        """What holds where no term does: the default, else what all terms agree in."""
        if self.default is not None:
            return self.default
        countries, sectors = ({who[at] for who, _ in self.terms} for at in (0, 1))
        return Who(*(told.pop() if len(told) == 1 else "" for told in (countries, sectors)))

    @property
    def identity(self) -> str:
        """The id that the row will have."""
        return identity_of(self.who.country or None, self.name_en, self.names[0])


class Imported(NamedTuple):
    """The rows and agents as they are written, and what is to be said of the lines."""

    source: str
    entries: tuple[dict[str, Any], ...]
    agents: tuple[dict[str, Any], ...]
    remarks: tuple[Remark, ...]


@cache
def cameo() -> Cameo:
    """The table of CAMEO's pieces."""
    document = read_yaml(TABLE)
    old = {piece: country for country, pieces in document["countries"].items() for piece in pieces}
    return Cameo(
        {**{country.alpha3: country.alpha3 for country in all_countries()}, **old},
        {piece: sector for sector, pieces in document["sectors"].items() for piece in pieces},
        frozenset(document["regions"]),
    )


def who_of(code: str, *, agent: bool = False) -> Who:
    """The country and sector of a code; an agent's has no country. Raises NotUnderstood."""
    if code == NULL_CODE:
        raise NotUnderstood("the null code says that nothing is coded; delete the entry or give it a code")
    if not PIECES.fullmatch(code):
        raise NotUnderstood(f"{code!r} is no code of pieces of three capital letters; write it like USAGOV")
    first, *others = re.findall("...", code)
    table = cameo()
    country = "" if agent else table.countries.get(first, "")
    sector = next((table.sectors[p] for p in (first, *others)[bool(country) :] if p in table.sectors), "")
    if not country and first not in table.sectors and first not in table.regions:
        raise NotUnderstood(f"{first} in {code} is no country, region or role that is known; correct it")
    if not country and not sector:
        raise NotUnderstood(f"{code} tells no country and no sector; add a role, as in {code}GOV")
    return Who(country, sector)


def import_dictionaries(files: Iterable[tuple[str, str]]) -> Imported:
    """The dictionaries in `files` (name and text of each) as one table."""
    names, texts = zip(*files, strict=True)
    read = list(map(parse, texts, names))
    remarks = [remark for dictionary in read for remark in dictionary.remarks]
    drafts = _merged(_drafts(read, remarks), remarks)
    agents = [row for d in read for agent in d.agents if (row := _agent_row(agent, remarks)) is not None]
    remarks += _without_arabic(drafts)
    remarks.sort(key=lambda remark: (names.index(remark.place.file), remark.place.line))
    return Imported(", ".join(names), tuple(map(_row, drafts)), tuple(agents), tuple(remarks))


def _drafts(dictionaries: Iterable[Dictionary], remarks: list[Remark]) -> Iterator[Draft]:
    for dictionary in dictionaries:
        for entry in dictionary.entries:
            draft = _draft(entry, remarks)
            if draft is not None:
                yield draft


def _draft(entry: Entry, remarks: list[Remark]) -> Draft | None:
    """The row of an entry; None where no code of it is understood, or our own tables know all its names."""
    default = _told(entry.code, entry.names[0], entry.place, remarks) if entry.code is not None else None
    terms = []
    for dated in entry.dated:
        who = _told(dated.code, entry.names[0], entry.place._replace(line=dated.line), remarks)
        if who is not None:
            terms.append((who, dated))
    if default is None and not terms:
        return None
    draft = Draft((), (), "", default, tuple(terms), (entry.place,), _codes(entry))
    names = _not_known_already(entry, draft.who, remarks)
    return draft._replace(**_named(names, draft.who.country)) if names else None


def _told(code: str, name: str, place: Place, remarks: list[Remark]) -> Who | None:
    try:
        return who_of(code)
    except NotUnderstood as problem:
        remarks.append(Remark(place, f"{problem}: {name}"))
        return None


def _codes(entry: Entry) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, (entry.code, *(dated.code for dated in entry.dated)))))


def _not_known_already(entry: Entry, who: Who, remarks: list[Remark]) -> tuple[str, ...]:
    """The names that are for this table: all, unless the code is a country's alone."""
    if who.sector:
        return entry.names
    ours = tuple(name for name in entry.names if _is_of_the_gazetteer(name))
    if ours:
        message = f"left to our tables of countries and places, which know it: {', '.join(ours)}"
        remarks.append(Remark(entry.place, message, failed=False))
    return tuple(name for name in entry.names if name not in ours)


def _is_of_the_gazetteer(name: str) -> bool:
    folded = fold(name)
    known = of_name(folded) or of_nisba(folded) or with_capital(folded) or look_up(folded)
    return bool(known) or name.casefold() in _english_countries()


@cache
def _english_countries() -> frozenset[str]:
    return frozenset(country.name_en.casefold() for country in all_countries())


def _named(names: tuple[str, ...], country: str) -> dict[str, Any]:
    """The names as a row has them: Arabic first, those of our own row of that English name among them."""
    latin = [name.title() if name.isupper() else name for name in names if name.isascii()]
    arabic = [name for name in names if not name.isascii()]
    english = latin[0] if latin else ""
    ours = _by_identity().get(identity_of(country or None, english, "")) if english and not arabic else None
    listed = dict.fromkeys((*arabic, *(ours.names if ours else ()), *latin))
    return {"names": tuple(listed), "short": ours.short if ours else (), "name_en": english}


@cache
def _by_identity() -> dict[str, KnownActor]:
    return {row.actor.id: row for row in all_actors()}


@cache
def _kinds() -> dict[tuple[str, ...], str]:
    return {key_of(name): row.kind for row in all_actors() for name in (*row.names, *row.short)}


def _kind(draft: Draft) -> str:
    """What kind of name it is: as in our tables, else by terms, sector and first word. A guess."""
    known = next((kind for name in draft.names if (kind := _kinds().get(key_of(name)))), None)
    if known is not None:
        return known
    if draft.terms or draft.who.sector == "ELI" or any(map(_begins_as_a_person, draft.names)):
        return "PER"
    return "GROUP" if draft.who.sector in ARMED_OR_POLITICAL else "ORG"


def _begins_as_a_person(name: str) -> bool:
    """Whether a name of several words has the first word of persons of ours, and of nothing else."""
    first, *rest = key_of(name)
    return bool(rest) and first in _first_words()


@cache
def _first_words() -> frozenset[str]:
    """The first words of persons' full names in our tables, without those that begin other names, too."""
    firsts = [(row.kind == "PER", key_of(name)[0]) for row in all_actors() for name in row.names]
    return frozenset(
        {first for person, first in firsts if person} - {first for person, first in firsts if not person}
    )


def _merged(drafts: Iterable[Draft], remarks: list[Remark]) -> list[Draft]:
    """One draft for each id: entries of one name are one actor, unless their codes contradict each other."""
    kept: dict[str, Draft] = {}
    for draft in drafts:
        first = kept.setdefault(draft.identity, draft)
        if first is draft:
            continue
        defaults = {one.default for one in (first, draft) if one.default is not None}
        if len(defaults) > 1:
            message = f"{draft.names[0]} stands at {first.places[0]} with another code; keep one of them"
            remarks.append(Remark(draft.places[0], message))
        else:
            kept[draft.identity] = _joined(first, draft, defaults)
    return list(kept.values())


def _joined(first: Draft, second: Draft, defaults: set[Who]) -> Draft:
    return first._replace(
        names=tuple(dict.fromkeys((*first.names, *second.names))),
        short=tuple(dict.fromkeys((*first.short, *second.short))),
        default=next(iter(defaults), None),
        terms=tuple(dict.fromkeys((*first.terms, *second.terms))),
        places=(*first.places, *second.places),
        codes=tuple(dict.fromkeys((*first.codes, *second.codes))),
    )


def _without_arabic(drafts: Iterable[Draft]) -> Iterator[Remark]:
    for draft in drafts:
        if all(name.isascii() for name in draft.names):
            message = (
                f"{draft.names[0]} has no Arabic name and is found in Latin letters only; add one to its row"
            )
            yield Remark(draft.places[0], message, failed=False)


def _row(draft: Draft) -> dict[str, Any]:
    terms = [
        {"country": who.country, "sector": who.sector, "since": dated.since, "until": dated.until}
        for who, dated in draft.terms
    ]
    return _filled(
        {
            "kind": _kind(draft),
            "country": draft.who.country,
            "sector": draft.who.sector,
            "name_en": draft.name_en,
            "names": list(draft.names),
            "short": list(draft.short),
            "terms": [_filled(term) for term in terms],
            "code": list(draft.codes),
            "from": list(map(str, draft.places)),
        }
    )


def _agent_row(agent: Agent, remarks: list[Remark]) -> dict[str, Any] | None:
    try:
        sector = who_of(agent.code, agent=True).sector
    except NotUnderstood as problem:
        remarks.append(Remark(agent.place, f"{problem}: {agent.words[0]}"))
        return None
    return {"sector": sector, "words": list(agent.words), "code": agent.code, "from": str(agent.place)}


def _filled(fields: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in fields.items() if value}


def to_yaml(imported: Imported) -> str:
    """The table as a file, a row a line, with the remarks at its end."""
    head = {"note": NOTE, "kind": "ORG", "source": imported.source}
    lists = {
        "entries": imported.entries,
        "agents": imported.agents,
        "remarks": tuple(map(str, imported.remarks)),
    }
    lines = [f"{key}: {flow_yaml(value)}" for key, value in head.items()]
    for key, rows in lists.items():
        lines += [f"{key}:", *(f"  - {flow_yaml(row)}" for row in rows)] if rows else []
    return "\n".join(lines) + "\n"
