"""Parents: what the gazetteer does not know lies in the place that its own phrase names, else in the scene.

An unknown name inherits country and coordinates, never a row: its own name and kind stay as written.
"""

from __future__ import annotations

from bisect import bisect_right
from operator import attrgetter

from tawatur.arabic.fold import fold
from tawatur.gazetteer.countries import country, of_sure_nisba
from tawatur.gazetteer.places import PlaceRow, look_up
from tawatur.model.reading import Reading
from tawatur.readers.places.found import Found
from tawatur.readers.places.scene import Scene

_place_start = attrgetter("span.start")
UNKNOWN = "place/unknown"
INHERIT_WITHIN = 60
"""Characters after an unknown name within which a known place is taken for its parent."""


def with_parents(reading: Reading, scene: Scene, named: list[Found]) -> list[Found]:
    """Unknown names with the parent that their phrase names, else the country of the scene."""
    known = [place for place in named if place.chosen and place.chosen.row.country]
    return [
        place if place.chosen or place.parent else _keep_rule(place, _inherit(place, known, scene, reading))
        for place in named
    ]


def _keep_rule(place: Found, inherited: Found) -> Found:
    """The place with its parent; a rule that read it says more than how it got the parent."""
    return inherited if place.rule == UNKNOWN else inherited._replace(rule=place.rule)


def _inherit(place: Found, known: list[Found], scene: Scene, reading: Reading) -> Found:
    span = place.span
    own = next(filter(None, map(of_sure_nisba, fold(reading.surface(span)).split())), None)
    if own is not None and not place.abroad:
        return _inside(place, own, "place/of-nationality")
    after = bisect_right(known, span.start, key=_place_start)
    if after < len(known) and known[after].span.start <= span.end + INHERIT_WITHIN:
        chosen = known[after].chosen
        return place._replace(parent=chosen.row if chosen else None, rule="place/inside-the-next")
    return _inside(place, scene.likely(span.start, own), "place/inside-the-scene")


def _inside(place: Found, alpha2: str | None, rule: str) -> Found:
    row = country_row(alpha2)
    return place._replace(parent=row, rule=rule) if row else place


def country_row(alpha2: str | None) -> PlaceRow | None:
    """The gazetteer's row of a country."""
    entry = country(alpha2) if alpha2 else None
    rows = look_up(fold(entry.names[0])) if entry else ()
    return next((row for row in rows if row.kind == "country"), None)
