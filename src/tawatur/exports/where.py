"""Where an event is, for a row: names, coordinates, and how far these can be trusted."""

from __future__ import annotations

from typing import NamedTuple

from tawatur.gazetteer.countries import country
from tawatur.gazetteer.divisions import division
from tawatur.model.record import Event, Place, Record

WIDE = frozenset({"region", "country"})
VAGUE = frozenset({"country", "unknown"})
"""Precisions at which coordinates say nothing of the division."""


class Where(NamedTuple):
    """The place as named and in English, its country and division, its coordinates and how precise they are.

    `geo_precision` is 1 for the place's own coordinates, 2 for those of what it lies in or near, 3 for a
    region or a country; `precision` is the record's own word for it.
    """

    country: str | None = None
    iso2: str | None = None
    admin1: str | None = None
    location: str | None = None
    location_en: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geo_precision: int | None = None
    precision: str | None = None
    geonames: int | None = None
    place_confidence: float | None = None


def where(record: Record, event: Event) -> Where:
    """Where an event is; nothing where its article does not tell."""
    place = place_of(record, event)
    if place is None:
        return Where()
    return Where(
        country=country_name(place.country),
        iso2=place.country,
        admin1=admin1(place),
        location=place.name,
        location_en=place.name_en,
        latitude=place.lat,
        longitude=place.lon,
        geo_precision=geo_precision(place),
        precision=place.precision,
        geonames=place.geonames,
        place_confidence=place.confidence,
    )


def place_of(record: Record, event: Event) -> Place | None:
    """The place that an event points at."""
    return next((place for place in record.places if place.id == event.place), None)


def country_name(alpha2: str | None) -> str | None:
    """The English name of a country."""
    found = country(alpha2) if alpha2 else None
    return found.name_en if found else None


def admin1(place: Place) -> str | None:
    """The division that a place lies in; None for a country, and where the gazetteer does not tell."""
    if place.kind == "country" or place.precision in VAGUE:
        return None
    return division(place.country, place.lat, place.lon)


def geo_precision(place: Place) -> int | None:
    """1, 2 or 3 as ACLED counts; None without coordinates."""
    if place.lat is None or place.lon is None:
        return None
    if place.kind in WIDE or place.precision in WIDE or place.precision == "unknown":
        return 3
    return 1 if place.precision == place.kind else 2
