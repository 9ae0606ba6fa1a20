"""Stand-ins: which place «the capital», «the Libyan lands», «the kingdom» stands for here."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from operator import attrgetter

from tawatur.arabic.fold import fold
from tawatur.gazetteer.countries import capital_of
from tawatur.gazetteer.places import PlaceRow, look_up
from tawatur.readers.places.found import Found
from tawatur.readers.places.make import StandIn
from tawatur.readers.places.parents import country_row
from tawatur.readers.places.phrase import Head
from tawatur.readers.places.scene import Scene
from tawatur.readers.places.weighing import Chosen

_place_start = attrgetter("span.start")
REALMS = ("SA", "MA", "JO", "BH")


def stood_for(made: StandIn, scene: Scene, capitals: list[Found]) -> Iterator[Found]:
    """The place that a stand-in stands for, where the article tells which; a building stands for itself."""
    if made.whose == "house":
        yield Found(made.span, None, "site", made.rule, head=Head(span=made.head))
        return
    start = made.span.start
    alpha2 = made.country or (_realm(scene) if made.whose == "realm" else scene.likely(start))
    if alpha2 is None:
        return
    if made.whose == "place":
        row = next((row for row in look_up(fold(made.place)) if row.country in scene.article), None)
    elif made.whose == "named_capital":
        row = _capital_named(capitals, start) or _capital(alpha2)
    elif made.whose == "capital":
        row = _capital(alpha2)
    else:
        row = country_row(alpha2)
    if row is not None:
        yield Found(
            made.span, Chosen(row, 1.0, (), "stand-in"), row.kind, made.rule, head=Head(span=made.head)
        )


def _capital_named(capitals: list[Found], start: int) -> PlaceRow | None:
    """The capital named last before an offset."""
    past = bisect_right(capitals, start, key=_place_start)
    chosen = capitals[past - 1].chosen if past else None
    return chosen.row if chosen else None


def _capital(alpha2: str) -> PlaceRow | None:
    rows = look_up(fold(capital_of(alpha2) or ""))
    return next((row for row in rows if row.country == alpha2 and row.kind == "city"), None)


def _realm(scene: Scene) -> str | None:
    likely = [alpha2 for alpha2, _ in scene.article.most_common() if alpha2 in REALMS]
    return likely[0] if likely else (scene.outlet if scene.outlet in REALMS else None)


def is_capital(row: PlaceRow) -> bool:
    """Whether a row is its country's capital."""
    capital = capital_of(row.country) if row.country else None
    return row.kind == "city" and capital is not None and fold(capital) == fold(row.name)
