"""Divisions: cities lie in their provinces, and where the gazetteer does not tell nothing is told."""

from __future__ import annotations

import pytest

from tawatur.gazetteer.divisions import division
from tawatur.gazetteer.places import all_places


@pytest.mark.parametrize(
    ("country", "city", "expected"),
    [
        ("YE", "Taiz", "Taiz Governorate"),
        ("SY", "Homs", "Homs Governorate"),
        ("LY", "Sirte", "Sirte District"),
        ("LY", "Benghazi", "Benghazi District"),
        ("SD", "Nyala", "South Darfur"),
        ("TN", "Sfax", "Sfax Governorate"),
        ("IQ", "Mosul", "Nineveh Governorate"),
        # Its governorates have no numbers of their own in GeoNames.
        ("PS", "Nablus", None),
        # What GeoNames numbers there is no state of ours.
        ("SO", "Mogadishu", None),
    ],
)
def test_a_city_lies_in_its_division(country: str, city: str, expected: str | None) -> None:
    row = next(row for row in all_places() if (row.country, row.name_en, row.kind) == (country, city, "city"))
    assert division(row.country, row.lat, row.lon) == expected


def test_somewhere_else_lies_in_none() -> None:
    assert division("YE", 0.0, 0.0) is None
    assert division(None, None, None) is None
