"""ACLED's types: the table names only what there is, and sides decide where a mode does not."""

from __future__ import annotations

import pytest

from tawatur.codebooks import plover
from tawatur.exports.acled import WITHOUT, Parties, named, table
from tawatur.exports.where import geo_precision
from tawatur.model.record import Place

# ACLED's codebook of 2024.
KNOWN = {
    "Battles": {"Government regains territory", "Non-state actor overtakes territory", "Armed clash"},
    "Protests": {"Excessive force against protesters", "Protest with intervention", "Peaceful protest"},
    "Riots": {"Violent demonstration", "Mob violence"},
    "Explosions/Remote violence": {
        "Chemical weapon", "Air/drone strike", "Suicide bomb", "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED", "Grenade",
    },
    "Violence against civilians": {"Sexual violence", "Attack", "Abduction/forced disappearance"},
    "Strategic developments": {
        "Agreement", "Arrests", "Change to group/activity", "Disrupted weapons use",
        "Headquarters or base established", "Looting/property destruction",
        "Non-violent transfer of territory", "Other",
    },
}  # fmt: skip
NOBODY = Parties(0, 0, ())


def named_modes() -> list[tuple[str, str]]:
    sides = table().by_sides
    pairs = [(entry.type, mode) for entry in table().types for mode in entry.modes]
    return pairs + [(sides.type, mode) for mode in sides.modes]


def test_every_name_of_the_table_is_acleds_and_every_type_and_mode_plovers() -> None:
    sides = table().by_sides
    names = [(entry.event_type, entry.sub_event_type) for entry in table().types]
    names += [(found.event_type, found.sub_event_type) for found in (sides.between_armed, sides.on_unarmed)]
    assert [pair for pair in names if pair[1] not in {None, *KNOWN[pair[0]]}] == []
    assert [pair for pair in named_modes() if pair[1] not in {*plover().kinds[pair[0]].modes, WITHOUT}] == []


def test_no_mode_is_named_twice() -> None:
    assert len(named_modes()) == len(set(named_modes()))


@pytest.mark.parametrize(
    ("kind", "mode", "parties", "expected"),
    [
        ("ASSAULT", "drone", NOBODY, "Explosions/Remote violence"),
        ("ASSAULT", "firearms", Parties(2, 0, ()), "Battles"),
        ("ASSAULT", None, Parties(1, 1, {"MIL"}), "Battles"),
        ("ASSAULT", "targeted", Parties(0, 1, {"JRN"}), "Violence against civilians"),
        ("ASSAULT", None, Parties(1, 2, {"MIL", "CVL"}), None),
        ("ASSAULT", None, Parties(1, 1, ()), None),
        ("ASSAULT", "crowd-control", Parties(1, 1, {"CVL"}), None),
        ("PROTEST", None, NOBODY, "Protests"),
        ("PROTEST", "riot", NOBODY, "Riots"),
        ("PROTEST", "strike", NOBODY, None),
        ("CONSULT", "visit", NOBODY, None),
        ("shutdowns:SHUTDOWN", None, NOBODY, None),
    ],
)
def test_a_type_of_acleds(kind: str, mode: str | None, parties: Parties, expected: str | None) -> None:
    found = named(kind, mode, parties)
    assert (found.event_type if found else None) == expected


@pytest.mark.parametrize(
    ("kind", "precision", "expected"),
    [
        ("city", "city", 1),
        ("site", "site", 1),
        ("site", "city", 2),
        ("city", "area", 2),
        ("site", "region", 3),
        ("region", "region", 3),
        ("region", "area", 3),
        ("country", "country", 3),
        ("city", "country", 3),
    ],
)
def test_precision_is_counted_as_acled_counts(kind: str, precision: str, expected: int) -> None:
    place = {
        "id": "P1",
        "start": 0,
        "end": 1,
        "name": "س",
        "name_en": None,
        "country": "YE",
        "geonames": None,
    }
    here = Place(**place, kind=kind, lat=13.6, lon=44.0, precision=precision, confidence=1.0)  # type: ignore[arg-type]
    nowhere = Place(**place, kind=kind, lat=None, lon=None, precision=precision, confidence=1.0)  # type: ignore[arg-type]
    assert (geo_precision(here), geo_precision(nowhere)) == (expected, None)
