"""The outlets as a table, and who a name, an id or an address belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import msgspec
from msgspec import Struct

from tawatur.arabic.fold import fold
from tawatur.model.errors import DataError
from tawatur.model.record import Outlet
from tawatur.rules.compiled import read_yaml

FILES = Path(__file__).parent / "files"
_MARKS = re.compile(r"[\W_]+")
_LONGEST_NAME = 6


class OutletEntry(Struct, frozen=True, forbid_unknown_fields=True):
    """One file: `carries` names agencies by id, `tags` are how an agency is written beside a text.

    `habits` says what its pages look like, `valid_until` (ISO date) when that ended, `examples` are names
    and addresses that must lead here; they are run as tests.
    """

    id: str
    name: str
    name_en: str
    country: str
    kind: Literal["newspaper", "agency", "tv", "radio", "portal"]
    domains: tuple[str, ...]
    examples: tuple[str, ...]
    names: tuple[str, ...] = ()
    carries: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    habits: str = ""
    valid_until: str | None = None

    def outlet(self) -> Outlet:
        """As it stands on the record."""
        return Outlet(self.id, self.name, self.country)


@cache
def outlets() -> dict[str, OutletEntry]:
    """All outlets by id. Raises DataError naming the file that is wrong."""
    found: dict[str, OutletEntry] = {}
    for path in sorted(FILES.glob("*.yml")):
        entry = _entry(path)
        if entry.id != path.stem:
            message = f"{path}: the id {entry.id!r} is not the file's name"
            raise DataError(message)
        found[entry.id] = entry
    _check_carried(found)
    return found


def _entry(path: Path) -> OutletEntry:
    try:
        return msgspec.convert(read_yaml(path), OutletEntry)
    except msgspec.ValidationError as error:
        message = f"{path}: {error}"
        raise DataError(message) from error


def _check_carried(found: dict[str, OutletEntry]) -> None:
    for entry in found.values():
        unknown = [agency for agency in entry.carries if agency not in found]
        if unknown:
            message = f"outlet {entry.id} carries {unknown[0]!r}, which is no outlet"
            raise DataError(message)


def name_key(name: str) -> str:
    """A name as names are compared: folded, without marks."""
    return _MARKS.sub(" ", fold(name).casefold()).strip()


@cache
def _by_name() -> dict[str, str]:
    """Every id and name to its outlet's id. Raises DataError for a name of two."""
    table: dict[str, str] = {}
    for entry in outlets().values():
        for name in (entry.id, entry.name, entry.name_en, *entry.names):
            if table.setdefault(name_key(name), entry.id) != entry.id:
                message = f"outlets {table[name_key(name)]} and {entry.id} are both called {name!r}"
                raise DataError(message)
    return table


@cache
def _by_domain() -> dict[str, str]:
    table: dict[str, str] = {}
    for entry in outlets().values():
        for domain in entry.domains:
            if table.setdefault(domain, entry.id) != entry.id:
                message = f"outlets {table[domain]} and {entry.id} both have the domain {domain}"
                raise DataError(message)
    return table


@cache
def agency_tags() -> dict[str, str]:
    """How agencies are written beside a text (as `name_key` has it) to their ids."""
    return {name_key(tag): entry.id for entry in outlets().values() for tag in entry.tags}


def resolve(given: str | None, url: str | None = None, *others: Iterable[str]) -> Outlet | None:
    """Who published: the caller's id, name or domain; else the address; else names found on the page.

    What the caller gives and nobody knows is kept as given, without a country.
    """
    if given and given.strip():
        known = known_as(given)
        return known.outlet() if known else Outlet(slug(given), given.strip())
    known = known_at(url) if url else None
    for name in (name for names in others for name in names):
        known = known or known_as(name)
    return known.outlet() if known else None


def known_as(name: str) -> OutletEntry | None:
    """The outlet of an id, a name, a domain or an address, or None."""
    found = _by_name().get(name_key(name))
    return outlets()[found] if found else known_at(name)


def known_at(address: str) -> OutletEntry | None:
    """The outlet of a domain or URL, or None; a subdomain belongs to its domain."""
    host = _host(address)
    while "." in host:
        if host in _by_domain():
            return outlets()[_by_domain()[host]]
        host = host.partition(".")[2]
    return None


def _host(address: str) -> str:
    text = address.strip().lower()
    try:
        return urlsplit(text if "//" in text else f"//{text}").hostname or ""
    except ValueError:
        return ""


def is_outlet_name(line: str) -> bool:
    """Whether a line is an outlet's name and nothing else."""
    return len(line.split()) <= _LONGEST_NAME and name_key(line) in _by_name()


def slug(name: str) -> str:
    """An id for an unknown name: its letters and digits, joined by hyphens."""
    return _MARKS.sub("-", fold(name).casefold()).strip("-") or "unnamed"
