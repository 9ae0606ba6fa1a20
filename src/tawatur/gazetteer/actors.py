"""Actors: who the names of the news are, as tables written by us (`actors/*.yml`).

A row is country (ISO 3166-1 alpha-3, empty for bodies of many), PLOVER sector, English name and the
Arabic names. Rows of persons have full names, short names that stand alone, and offices with their
years. The id is made of country and English name, so that it stays when rows are added.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

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
_FILE_KEYS = frozenset({"note", "kind", "source", "entries"})
_OFFICE = re.compile(r"(?P<office>.+?)(?: (?P<since>\d{4}(?:-\d\d)?)/(?P<until>\d{4}(?:-\d\d)?)?)?$")


class Office(NamedTuple):
    """An office that a person held, `since` and `until` as year or year-month (None: unknown or still)."""

    name: str
    since: str | None
    until: str | None


class KnownActor(NamedTuple):
    """A row: who it is, the kind of its mentions, its full and its short names, where that is from."""

    actor: Actor
    kind: MentionKind
    names: tuple[str, ...]
    short: tuple[str, ...]
    offices: tuple[Office, ...]
    source: str


def make_actor(
    identity: str, name: str, name_en: str | None, country: str | None, sector: str | None
) -> Actor:
    """An actor with its code: the country, then the sector; None where neither is known."""
    code = f"{country or ''}{sector or ''}" or None
    return Actor(identity, name, name_en, country, sector, code)


@cache
def all_actors() -> tuple[KnownActor, ...]:
    """Every row of every table. Raises DataError (file and row named) on what is not understood."""
    rows = [row for path in sorted(FOLDER.glob("*.yml")) for row in read_actors(path)]
    seen: set[str] = set()
    for row in rows:
        if row.actor.id in seen:
            message = f"{FOLDER}: two rows make the id {row.actor.id}; give one another English name"
            raise DataError(message)
        seen.add(row.actor.id)
    return tuple(rows)


def read_actors(path: Path) -> list[KnownActor]:
    """The rows of one file."""
    document = check_keys(read_yaml(path), _FILE_KEYS, str(path))
    if document.get("kind") not in KINDS or not document.get("source"):
        message = f"{path}: a file of actors needs a source and a kind ({', '.join(sorted(KINDS))})"
        raise DataError(message)
    entries = as_list(document.get("entries"))
    return [_row(document, raw, f"{path}, row {number}") for number, raw in enumerate(entries, 1)]


def _row(document: dict[str, Any], raw: Any, where: str) -> KnownActor:
    if not isinstance(raw, list) or len(raw) < 4:
        message = f"{where}: a row is [country, sector, English name, Arabic names…]"
        raise DataError(message)
    country, sector, english, *rest = raw
    person = document["kind"] == "PER"
    names = as_list(rest[0]) if person else rest
    short = as_list(rest[1]) if person and len(rest) > 1 else []
    offices = as_list(rest[2]) if person and len(rest) > 2 else []
    if (
        sector not in SECTORS
        or not names
        or not all(isinstance(name, str) and name for name in (*names, *short))
    ):
        message = f"{where}: {english}: unknown sector {sector!r}, or a name is missing"
        raise DataError(message)
    actor = make_actor(_identity(country, english), names[0], english, country or None, sector)
    return KnownActor(
        actor, document["kind"], tuple(names), tuple(short), tuple(map(_office, offices)), document["source"]
    )


def _identity(country: str, english: str) -> str:
    slug = re.sub(r"[^a-z0-9]+", "-", english.lower()).strip("-")
    return f"{country.lower() or 'int'}/{slug}"


def _office(text: str) -> Office:
    found = _OFFICE.match(text)
    if found is None:
        message = f"{FOLDER}: not an office: {text!r}"
        raise DataError(message)
    return Office(found["office"], found["since"], found["until"])
