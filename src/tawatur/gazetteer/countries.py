"""Countries: names, nationalities, capitals, and the codes of ISO 3166-1.

`countries.tsv` is written by us (names and nationalities in Arabic, the usual form first); alpha-3 codes and
English names in it are GeoNames'.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

from tawatur.arabic import letters
from tawatur.arabic.fold import fold
from tawatur.gazetteer.peoples import adjective_forms

TABLE = Path(__file__).parent / "countries.tsv"
DOUBT = "?"
ARAB = frozenset({
    "DZ", "BH", "KM", "DJ", "EG", "IQ", "JO", "KW", "LB", "LY", "MR", "MA", "OM", "PS", "QA", "SA", "SO",
    "SD", "SY", "TN", "AE", "YE", "EH",
})  # fmt: skip
"""Countries whose own places bear Arabic names."""


class Country(NamedTuple):
    """A country: `nisba` are masculine singular forms of its nationality, `peoples` irregular plurals.

    `doubtful` are those of `nisba` that are everyday adjectives as well (financial, lunar); the table marks
    them with a question mark.
    """

    alpha2: str
    alpha3: str
    name_en: str
    names: tuple[str, ...]
    nisba: tuple[str, ...]
    peoples: tuple[str, ...]
    capitals: tuple[str, ...]
    doubtful: tuple[str, ...] = ()


@cache
def all_countries() -> tuple[Country, ...]:
    """All countries of the table."""
    _, *lines = TABLE.read_text(encoding="utf-8").splitlines()
    return tuple(_country(line) for line in lines)


def _country(line: str) -> Country:
    alpha2, alpha3, name_en, names, nisba, peoples, capitals = line.split("\t")
    bases = _list(nisba)
    return Country(
        alpha2, alpha3, name_en, _list(names),
        nisba=tuple(base.removesuffix(DOUBT) for base in bases),
        peoples=_list(peoples),
        capitals=_list(capitals),
        doubtful=tuple(base.removesuffix(DOUBT) for base in bases if base.endswith(DOUBT)),
    )  # fmt: skip


def _list(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, cell.split(";")))


@cache
def _by_alpha2() -> dict[str, Country]:
    return {country.alpha2: country for country in all_countries()}


def country(alpha2: str) -> Country | None:
    """The country of an alpha-2 code."""
    return _by_alpha2().get(alpha2)


@cache
def _by_alpha3() -> dict[str, str]:
    return {country.alpha3: country.alpha2 for country in all_countries()}


def alpha2_of(alpha3: str | None) -> str | None:
    """The alpha-2 code for an alpha-3 code."""
    return _by_alpha3().get(alpha3 or "")


def capital_of(alpha2: str) -> str | None:
    """The Arabic name of a country's capital."""
    found = country(alpha2)
    return found.capitals[0] if found and found.capitals else None


@cache
def _capitals() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for entry in all_countries():
        for capital in entry.capitals:
            found.setdefault(fold(capital), set()).add(entry.alpha2)
    return {name: frozenset(owners) for name, owners in found.items()}


def with_capital(folded: str) -> frozenset[str]:
    """The countries whose capital has this folded name."""
    return _capitals().get(folded, frozenset())


@cache
def _by_name() -> dict[str, str]:
    return {fold(name): entry.alpha2 for entry in reversed(all_countries()) for name in entry.names}


def of_name(folded: str) -> str | None:
    """The alpha-2 code of a country's folded name."""
    return _by_name().get(folded)


@cache
def _by_nisba() -> dict[str, str]:
    found: dict[str, str] = {}
    for entry in all_countries():
        for base in entry.nisba:
            for form in adjective_forms(base):
                found.setdefault(form, entry.alpha2)
        for people in entry.peoples:
            found.setdefault(fold(people), entry.alpha2)
    return found


def of_nisba(folded: str) -> str | None:
    """The alpha-2 code of a nationality in any written form, with or without its article."""
    table = _by_nisba()
    return table.get(folded) or table.get(folded.removeprefix(letters.ARTICLE))


@cache
def _doubtful() -> frozenset[str]:
    return frozenset(
        form for entry in all_countries() for base in entry.doubtful for form in adjective_forms(base)
    )


def of_sure_nisba(folded: str) -> str | None:
    """As `of_nisba`, without the nationalities that are everyday adjectives or names of countries as well."""
    return None if folded in _doubtful() or folded in _by_name() else of_nisba(folded)
