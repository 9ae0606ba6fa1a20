"""Weighing alone: each reason moves the choice, in the order that the module states."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tawatur.gazetteer.places import PlaceRow
from tawatur.model.reading import Page, Reading, Sentence
from tawatur.model.record import Outlet, PlaceKind
from tawatur.readers.places.scene import Scene
from tawatur.readers.places.weighing import choose, weights


def row(country: str, kind: PlaceKind = "city", people: int = 100_000, *, own: bool = False) -> PlaceRow:
    return PlaceRow("اسم", f"Name {country}", country, kind, 1.0, 2.0, None, people, "", own)


def scene(sentence: Sequence[str] = (), article: Sequence[str] = (), outlet: str | None = None) -> Scene:
    """A scene of two sentences: offsets 0 to 10 and 10 to 20."""
    made = Scene(
        Reading(
            page=Page(),
            sentences=(Sentence(0, 10, 0), Sentence(10, 20, 0)),
            outlet=Outlet("o", "o", outlet) if outlet else None,
        )
    )
    for country in sentence:
        made.add(1, country)
    for country in article:
        made.add(11, country)
    return made


def winner(rows: Sequence[PlaceRow], where: Scene, kind: str | None = None) -> str | None:
    return choose(rows, kind, where, 1).row.country


def test_more_people_win_in_silence() -> None:
    assert winner([row("LB", people=200_000), row("LY", people=1_300_000)], scene()) == "LY"


def test_the_outlet_outweighs_people() -> None:
    assert winner([row("LB", people=200_000), row("LY", people=1_300_000)], scene(outlet="LB")) == "LB"


def test_the_article_outweighs_the_outlet() -> None:
    assert winner([row("LB"), row("LY")], scene(article=["LB"], outlet="LY")) == "LB"


def test_the_sentence_outweighs_the_article() -> None:
    assert winner([row("LB"), row("LY")], scene(["LB"], ["LY"])) == "LB"


def test_the_phrase_outweighs_people() -> None:
    rows = [row("TN", "city", 300_000), row("TN", "region", 300_000)]
    assert choose(rows, "region", scene(), 1).row.kind == "region"
    assert choose(rows, "city", scene(), 1).row.kind == "city"


def test_a_place_of_our_own_tables_needs_no_census() -> None:
    assert winner([row("EG", people=3_000), row("TN", people=0, own=True)], scene()) == "TN"


@pytest.mark.parametrize(
    "rows", [[row("LY")], [row("LY"), row("LB")], [row(c) for c in ("LY", "LB", "SY", "EG", "SD")]]
)
def test_shares_of_belief_are_shares(rows: list[PlaceRow]) -> None:
    chosen = choose(rows, None, scene(), 1)
    shares = [chosen.confidence, *(share for _, share in chosen.others)]
    assert all(0 <= share <= 1 for share in shares)
    assert sum(shares) <= 1.01
    assert len(chosen.others) <= 3


def test_the_reason_given_is_the_heaviest() -> None:
    rows, where = [row("LB")], scene(["LB"])
    parts = weights(rows[0], None, where, 1)
    assert parts[choose(rows, None, where, 1).reason] == max(parts.values())


def test_the_likeliest_country_falls_back_on_the_outlet() -> None:
    assert scene(outlet="TN").likely(1) == "TN"
    assert scene().likely(1) is None
    assert scene(["LY"], ["TN", "TN"], "TN").likely(11) == "TN"
