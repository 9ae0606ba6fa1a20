"""Weighing: which row of the gazetteer a name means here, as a sum of readable reasons.

The weights were set by counting on annotated articles; what matters is their order: what the phrase says of
itself, the sentence, the article, the outlet's country, and only then how many people live there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import exp, log10
from types import MappingProxyType
from typing import NamedTuple

from tawatur.arabic.fold import fold
from tawatur.gazetteer.countries import with_capital
from tawatur.gazetteer.places import PlaceRow
from tawatur.readers.places.scene import ARTICLE, BESIDE, OUTLET, SENTENCE, Scene

KIND, COUNTRY_NAME, CITY_NAME = 3.0, 4.0, 1.0
PEOPLE, OWN = 0.35, 4.0
"""Weights of the reasons that no scene gives, on the scale of those in `scene`; PEOPLE per power of ten."""
MOST_ALTERNATIVES = 3
LARGE = 100_000
"""People of a city that news names without its country."""
NOBODY: Mapping[str, float] = MappingProxyType({})
NOMINAL = 100_000
"""People credited to a region or site of our own tables (they count none): news names more than villages."""


class Chosen(NamedTuple):
    """The row that weighs most, the share of belief that it has, the rows that lost, and why it won.

    `support` is what the scene says for it: 0 where only the name and the people speak for it.
    """

    row: PlaceRow
    confidence: float
    others: tuple[tuple[PlaceRow, float], ...]
    reason: str
    support: float = 0.0


def choose(rows: Sequence[PlaceRow], kind: str | None, scene: Scene, start: int, name: str = "") -> Chosen:
    """The likeliest of `rows` for a (folded) name at `start`, whose phrase may say of which `kind` it is."""
    beside = scene.beside(name, start) if len(rows) > 1 else {}
    reasons = [weights(row, kind, scene, start, beside) for row in rows]
    totals = [sum(parts.values()) for parts in reasons]
    top = max(totals)
    shares = [exp(total - top) for total in totals]
    order = sorted(range(len(rows)), key=lambda n: -shares[n])
    first, whole = order[0], sum(shares)
    others = tuple((rows[n], round(shares[n] / whole, 3)) for n in order[1 : 1 + MOST_ALTERNATIVES])
    why = max((name for name in reasons[first] if name != "own"), key=lambda name: reasons[first][name])
    support = sum(reasons[first][name] for name in ("sentence", "beside", "article", "outlet"))
    return Chosen(rows[first], round(shares[first] / whole, 3), others, why, support)


def believable(chosen: Chosen, scene: Scene) -> bool:
    """Whether a name means its row: not a small place of GeoNames in a country that nobody named."""
    row, silent = chosen.row, not scene.article and scene.outlet is None
    return silent or row.own or chosen.support > 0 or row.country is None or row.population >= LARGE


def weights(
    row: PlaceRow, kind: str | None, scene: Scene, start: int, beside: Mapping[str, float] = NOBODY
) -> dict[str, float]:
    """Each reason for a row with its weight; `beside` are the countries named with this name elsewhere."""
    sentence, article = scene.around(start), scene.article
    country = row.country or ""
    return {
        "phrase": KIND * (kind == row.kind),
        "country": COUNTRY_NAME * (row.kind == "country" and kind is None and _is_alone(row)),
        "city": CITY_NAME * (row.kind == "city" and kind is None),
        "sentence": SENTENCE * (country in sentence),
        "beside": BESIDE * beside.get(country, 0.0),
        "article": ARTICLE * article[country] / max(1, article.total()),
        "outlet": OUTLET * (country != "" and country == scene.outlet),
        "own": OWN * row.own,
        "people": PEOPLE * log10(1 + (row.population or NOMINAL * row.own)),
    }


def _is_alone(row: PlaceRow) -> bool:
    """Whether no other country's capital is spelt like this country (Amman is spelt like Oman)."""
    return with_capital(fold(row.name)) <= {row.country}
