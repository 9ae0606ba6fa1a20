"""Actors: who the names of the news are, as tables (`actors/*.yml` are ours; users bring their own).

A row is country (ISO 3166-1 alpha-3, empty for bodies of many), PLOVER sector, English name and the
Arabic names. Rows of persons have full names, short names that stand alone, and offices with their
years. A row may also be a mapping that names its fields. The id is made of country and English name, so
that it stays when rows are added.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from tawatur.arabic.fold import fold
from tawatur.gazetteer.countries import alpha2_of
from tawatur.model.errors import DataError
from tawatur.model.record import Actor, MentionKind
from tawatur.rules.compiled import read_yaml
from tawatur.rules.source import as_list, check_keys

FOLDER = Path(__file__).parent / "actors"
SECTORS = frozenset({
    "AGR", "BUS", "COP", "CRM", "CVL", "EDU", "ELI", "GOV", "HLH", "HRI", "IGO", "JUD", "LAB",
    "LEG", "MED", "MIL", "NGO", "OPP", "PTY", "RAD", "REB", "REF", "REL", "SPY", "UAF",
})  # fmt: skip
"""The sectors of PLOVER's actor codes that our tables use."""
KINDS = frozenset({"ORG", "GROUP", "PER"})
_FILE_KEYS = frozenset({"note", "kind", "source", "entries", "agents", "remarks"})
_ROW_KEYS = frozenset({
    "kind", "country", "sector", "name_en", "names", "short", "offices", "terms", "code", "from",
})  # fmt: skip
_TERM_KEYS = frozenset({"country", "sector", "since", "until"})
_AGENT_KEYS = frozenset({"sector", "words", "code", "from"})
_OFFICE = re.compile(r"(?P<office>.+?)(?: (?P<since>\d{4}(?:-\d\d)?)/(?P<until>\d{4}(?:-\d\d)?)?)?$")
_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


class Office(NamedTuple):
    """An office that a person held, `since` and `until` as year or year-month (None: unknown or still)."""

    name: str
    since: str | None
    until: str | None


class Term(NamedTuple):
    """What an actor was for a time: country and sector (None: none), first and last day (None: open)."""

    country: str | None
    sector: str | None
    since: str | None
    until: str | None

    def holds_on(self, day: str) -> bool:
        """Whether an ISO day is within; a limit may be a year, a month or a day."""
        return (self.since is None or self.since <= day) and (
            self.until is None or day[: len(self.until)] <= self.until
        )


class KnownActor(NamedTuple):
    """A row: who it is, the kind of its mentions, its full and its short names, where that is from."""

    actor: Actor
    kind: MentionKind
    names: tuple[str, ...]
    short: tuple[str, ...]
    offices: tuple[Office, ...]
    source: str
    terms: tuple[Term, ...] = ()


class SectorWord(NamedTuple):
    """A word for people or bodies of one sector, whatever their country."""

    word: str
    sector: str


class ActorTable(NamedTuple):
    """What files of actors hold."""

    actors: tuple[KnownActor, ...] = ()
    words: tuple[SectorWord, ...] = ()


def make_actor(
    identity: str, name: str, name_en: str | None, country: str | None, sector: str | None
) -> Actor:
    """An actor with its code: the country, then the sector; None where neither is known."""
    code = f"{country or ''}{sector or ''}" or None
    return Actor(identity, name, name_en, country, sector, code)


def on_day(actor: Actor, terms: Iterable[Term], day: str | None) -> Actor:
    """The actor as it was that day: by the one term that holds then; unchanged where none or several do."""
    told = {(term.country, term.sector) for term in terms if day is not None and term.holds_on(day)}
    if len(told) != 1:
        return actor
    ((country, sector),) = told
    return make_actor(actor.id, actor.name, actor.name_en, country, sector)


@cache
def all_actors() -> tuple[KnownActor, ...]:
    """Every row of our tables. Raises DataError (file and row named) on what is not understood."""
    return read_tables(sorted(FOLDER.glob("*.yml"))).actors


def read_tables(paths: Iterable[Path]) -> ActorTable:
    """The rows of several files. Raises DataError on what is not understood, and where two make one id."""
    files = [read_table(path) for path in paths]
    table = ActorTable(
        tuple(row for file in files for row in file.actors),
        tuple(word for file in files for word in file.words),
    )
    seen: dict[str, str] = {}
    for row in table.actors:
        if row.actor.id in seen:
            message = (
                f"{row.source}: two rows make the id {row.actor.id} (the other "
                f"is from {seen[row.actor.id]}); give one another English name"
            )
            raise DataError(message)
        seen[row.actor.id] = row.source
    return table


def read_actors(path: Path) -> list[KnownActor]:
    """The actors of one file."""
    return list(read_table(path).actors)


def read_table(path: Path) -> ActorTable:
    """The rows of one file. Raises DataError (file and row named) on what is not understood."""
    document = check_keys(read_yaml(path), _FILE_KEYS, str(path))
    if document.get("kind") not in KINDS or not document.get("source"):
        message = f"{path}: a file of actors needs a source and a kind ({', '.join(sorted(KINDS))})"
        raise DataError(message)
    entries, agents = as_list(document.get("entries")), as_list(document.get("agents"))
    return ActorTable(
        tuple(_row(document, raw, f"{path}, row {number}") for number, raw in enumerate(entries, 1)),
        tuple(
            word for number, raw in enumerate(agents, 1) for word in _words(raw, f"{path}, agent {number}")
        ),
    )


def _row(document: dict[str, Any], raw: Any, where: str) -> KnownActor:
    fields = _fields(raw, document["kind"], where)
    kind, names, short = fields.get("kind", document["kind"]), fields["names"], as_list(fields.get("short"))
    country, sector = _who(fields, where)
    if kind not in KINDS or not names or not all(isinstance(n, str) and n for n in (*names, *short)):
        message = f"{where}: {fields['name_en']}: unknown kind {kind!r}, or a name is missing"
        raise DataError(message)
    identity = identity_of(country, fields["name_en"], names[0])
    return KnownActor(
        make_actor(identity, names[0], fields["name_en"] or None, country, sector),
        kind,
        tuple(names),
        tuple(short),
        tuple(map(_office, as_list(fields.get("offices")))),
        document["source"],
        tuple(_term(term, where) for term in as_list(fields.get("terms"))),
    )


def _fields(raw: Any, kind: str, where: str) -> dict[str, Any]:
    """A row as a mapping: as it is, or with the fields that its places in a list stand for."""
    if isinstance(raw, dict):
        row = check_keys(raw, _ROW_KEYS, where)
        if not row.get("sector") and not row.get("country"):
            message = f"{where}: an actor needs a country, a sector or both"
            raise DataError(message)
        return {**row, "name_en": row.get("name_en", ""), "names": as_list(row.get("names"))}
    if not isinstance(raw, list) or len(raw) < 4 or raw[1] not in SECTORS:
        message = f"{where}: a row is [country, sector, English name, Arabic names…] or a mapping: {raw}"
        raise DataError(message)
    country, sector, english, *rest = raw
    row = {"country": country, "sector": sector, "name_en": english, "names": rest}
    if kind == "PER":
        row |= dict(zip(("names", "short", "offices"), map(as_list, rest), strict=False))
    return row


def _who(fields: dict[str, Any], where: str) -> tuple[str | None, str | None]:
    """The country and the sector of a row or a term. Raises DataError where either is unknown."""
    country, sector = fields.get("country") or None, fields.get("sector") or None
    if country is not None and alpha2_of(country) is None:
        message = f"{where}: unknown country {country!r}; give its three letters (ISO 3166-1 alpha-3)"
        raise DataError(message)
    if sector is not None and sector not in SECTORS:
        message = f"{where}: unknown sector {sector!r}; known are {', '.join(sorted(SECTORS))}"
        raise DataError(message)
    return country, sector


def _term(raw: Any, where: str) -> Term:
    fields = check_keys(raw, _TERM_KEYS, f"{where}, terms")
    limits = fields.get("since"), fields.get("until")
    if not all(limit is None or _DAY.fullmatch(limit) for limit in limits):
        message = f"{where}: a term is since and until, each a year, a month or a day: {raw}"
        raise DataError(message)
    return Term(*_who(fields, where), *limits)


def _words(raw: Any, where: str) -> list[SectorWord]:
    """The words of an agent."""
    fields = check_keys(raw, _AGENT_KEYS, where)
    words, (_, sector) = as_list(fields.get("words")), _who(fields, where)
    if sector is None or not words:
        message = f"{where}: an agent needs a sector and words"
        raise DataError(message)
    return [SectorWord(word, sector) for word in words]


def identity_of(country: str | None, name_en: str, name: str) -> str:
    """The id of an actor: its country and its English name, else its folded name."""
    slug = re.sub(r"[^a-z0-9]+", "-", name_en.lower()).strip("-")
    return f"{country.lower() if country else 'int'}/{slug or fold(name)}"


def _office(text: str) -> Office:
    found = _OFFICE.match(text)
    if found is None:
        message = f"{FOLDER}: not an office: {text!r}"
        raise DataError(message)
    return Office(found["office"], found["since"], found["until"])
