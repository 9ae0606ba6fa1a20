"""Places: the compiled gazetteer, looked up by a folded name.

The table is made by `training/gazetteer/compile.py` from GeoNames (CC BY 4.0) and our own tables. Rows are
parsed when they are first looked up: a page names a few dozen of thirty thousand.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator, KeysView
from functools import cache
from pathlib import Path
from typing import NamedTuple, cast

import msgspec

from tawatur.arabic import letters
from tawatur.model.record import PlaceKind

TABLE = Path(__file__).parent / "places.msgpack.gz"


class PlaceRow(NamedTuple):
    """A row: `country` is ISO 3166-1 alpha-2 (None for seas and continents), coordinates in degrees.

    `own` tells that a person of the project wrote the name down; other rows have GeoNames' names. `precision`
    is the kind of the place whose coordinates these are, where it is not the row's own.
    """

    name: str
    name_en: str
    country: str | None
    kind: PlaceKind
    lat: float | None
    lon: float | None
    geonames: int | None
    population: int
    division: str
    own: bool
    precision: str = ""


class _Table(NamedTuple):
    """The digest of the sources and the rows as tab-separated lines.

    `by_name` has the lines of every folded name, `words` the names that are everyday words too, `marked` the
    lines of names that we wrote with vowel marks.
    """

    sources: str
    lines: list[str]
    by_name: dict[str, list[int]]
    words: frozenset[str]
    marked: dict[str, list[int]]


@cache
def _table() -> _Table:
    return msgspec.msgpack.decode(gzip.decompress(TABLE.read_bytes()), type=_Table)


def sources_digest() -> str:
    """The digest of the hand-written tables that the compiled table was made from."""
    return _table().sources


@cache
def _row(number: int) -> PlaceRow:
    name, name_en, country, kind, lat, lon, geonames, people, division, own, precision = (
        _table().lines[number].split("\t")
    )
    return PlaceRow(
        name, name_en, country or None, cast("PlaceKind", kind), float(lat) if lat else None,
        float(lon) if lon else None, int(geonames) if geonames else None, int(people), division,
        bool(own), precision,
    )  # fmt: skip


def all_places() -> Iterator[PlaceRow]:
    """Every row of the table."""
    return map(_row, range(len(_table().lines)))


@cache
def look_up(folded: str) -> tuple[PlaceRow, ...]:
    """All places of a folded name, ours first, then by people; none where nobody knows it.

    A name is also found without its article where the table has it with one, and the reverse.
    """
    names = _table().by_name
    article = letters.ARTICLE
    other = folded.removeprefix(article) if folded.startswith(article) else article + folded
    return tuple(_row(number) for number in names.get(folded) or names.get(other) or ())


def look_up_marked(written: str) -> tuple[PlaceRow, ...]:
    """The places of a name written with a vowel mark that tells it from another (Oman from Amman)."""
    return tuple(_row(number) for number in _table().marked.get(written, ()))


def is_word(folded: str) -> bool:
    """Whether a name of the table is also an everyday word, which alone says nothing of a place."""
    return folded in _table().words


def is_surely_a_place(folded: str) -> bool:
    """Whether we wrote down this very name (with its article) and it is no everyday word."""
    table = _table()
    return folded not in table.words and any(_row(number).own for number in table.by_name.get(folded, ()))


def folded_names() -> KeysView[str]:
    """Every folded name of the table."""
    return _table().by_name.keys()
