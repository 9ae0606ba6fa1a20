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

    `common` lists those of its names that are everyday words too (a city, a section, «today»): they are
    known when a caller gives them, never when they stand alone on a line of a page.
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
    common: tuple[str, ...] = ()
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
    for entry in found.values():
        _check(entry, found)
    return found


def _entry(path: Path) -> OutletEntry:
    try:
        return msgspec.convert(read_yaml(path), OutletEntry)
    except msgspec.ValidationError as error:
        message = f"{path}: {error}"
        raise DataError(message) from error


def _check(entry: OutletEntry, found: dict[str, OutletEntry]) -> None:
    """Whether what a file refers to is there. Raises DataError."""
    for agency in entry.carries:
        if agency not in found or found[agency].kind != "agency":
            message = f"outlet {entry.id} carries {agency!r}, which is no agency"
            raise DataError(message)
    for name in entry.common:
        if name not in (entry.name, *entry.names):
            message = f"outlet {entry.id} calls {name!r} common, which is none of its names"
            raise DataError(message)


def name_key(name: str) -> str:
    """A name as names are compared: folded, without marks."""
    return _MARKS.sub(" ", fold(name).casefold()).strip()


@cache
def by_name() -> dict[str, str]:
    """Every id and name to its outlet's id. Raises DataError for a name of two."""
    table: dict[str, str] = {}
    for entry in outlets().values():
        for name in (entry.id, entry.name, entry.name_en, *entry.names):
            if table.setdefault(name_key(name), entry.id) != entry.id:
                message = f"outlets {table[name_key(name)]} and {entry.id} are both called {name!r}"
                raise DataError(message)
    return table


@cache
def by_domain() -> dict[str, str]:
    """Every domain to its outlet's id. Raises DataError for a domain of two."""
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
    found = by_name().get(name_key(name))
    return outlets()[found] if found else known_at(name)


def known_at(address: str) -> OutletEntry | None:
    """The outlet of a domain or URL, or None; a subdomain belongs to its domain."""
    host = _host(address)
    while "." in host:
        if host in by_domain():
            return outlets()[by_domain()[host]]
        host = host.partition(".")[2]
    return None


def _host(address: str) -> str:
    text = address.strip().lower()
    try:
        return urlsplit(text if "//" in text else f"//{text}").hostname or ""
    except ValueError:
        return ""


@cache
def _on_a_line() -> dict[str, str]:
    """Names that say who it is even alone on a line, to ids."""
    common = {name_key(name) for entry in outlets().values() for name in entry.common}
    return {key: found for key, found in by_name().items() if key not in common}


def named_on_line(line: str) -> OutletEntry | None:
    """The outlet whose name a line of a page is, and nothing else; None for names that are everyday words."""
    if len(line.split(maxsplit=_LONGEST_NAME)) > _LONGEST_NAME:
        return None
    found = _on_a_line().get(name_key(line))
    return outlets()[found] if found else None


def is_outlet_name(line: str) -> bool:
    """Whether a line is an outlet's name and nothing else."""
    return named_on_line(line) is not None


def is_agency(line: str) -> bool:
    """Whether a line is an agency's tag or name and nothing else."""
    if len(line.split(maxsplit=_LONGEST_NAME)) > _LONGEST_NAME:
        return False
    entry = named_on_line(line)
    return name_key(line) in agency_tags() or (entry is not None and entry.kind == "agency")


def slug(name: str) -> str:
    """An id for an unknown name: its letters and digits, joined by hyphens."""
    return _MARKS.sub("-", fold(name).casefold()).strip("-") or "unnamed"
