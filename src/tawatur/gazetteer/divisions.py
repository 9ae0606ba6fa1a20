"""Divisions: in which province, governorate or state of its country a place lies, where the gazetteer tells.

GeoNames gives each city the number of its division, and our own table gives divisions their names at the
coordinates of their seats: the division of a seat's number bears that name. Historic regions have seats too,
so names that say of themselves what they are win, and where two are left nothing is told.
"""

from __future__ import annotations

from functools import cache

from tawatur.gazetteer.countries import ARAB
from tawatur.gazetteer.places import PlaceRow, all_places

_KINDS = (("Governorate", "District"), ("Province", "Region", "State", "Oblast"))
"""What names of divisions end in; the first ones are surer."""
_WITH_OTHER_DIVISIONS = frozenset({"SO"})
"""Countries whose names of ours are not those of the divisions that GeoNames numbers."""
_Point = tuple[str | None, float | None, float | None]


def division(country: str | None, lat: float | None, lon: float | None) -> str | None:
    """The English name of the first-level division with a city at these coordinates; None: not known."""
    number = _numbers().get((country, lat, lon))
    return _names().get((country, number)) if number else None


@cache
def _numbers() -> dict[_Point, str]:
    return {_point(row): row.division for row in all_places() if row.division and not row.precision}


@cache
def _names() -> dict[tuple[str | None, str], str]:
    found: dict[tuple[str | None, str], list[str]] = {}
    for row in all_places():
        number = _numbers().get(_point(row))
        if number and row.kind == "region" and not row.precision and row.country not in _WITH_OTHER_DIVISIONS:
            found.setdefault((row.country, number), []).append(row.name_en)
    chosen = {key: _surest(names, is_known_whole=key[0] in ARAB) for key, names in found.items()}
    return {key: name for key, name in chosen.items() if name}


def _surest(names: list[str], *, is_known_whole: bool) -> str | None:
    for kinds in _KINDS:
        of_kind = {name for name in names if name.endswith(kinds)}
        if of_kind:
            return of_kind.pop() if len(of_kind) == 1 else None
    return names[0] if is_known_whole and len(set(names)) == 1 else None


def _point(row: PlaceRow) -> _Point:
    return row.country, row.lat, row.lon
