"""The examples are read no worse than they were: every figure stands at or above its floor."""

from __future__ import annotations

import pytest

from tests.gate.score import article_figures, digest, floors, page_figures


@pytest.mark.parametrize("name", floors()["gold"])
def test_the_floors_belong_to_this_gold(name: str) -> None:
    assert digest(name) == floors()["gold"][name], (
        f"{name} changed: measure, and pin its digest in floors.yml"
    )


@pytest.mark.parametrize("name", floors()["articles"])
def test_articles_stand_above_the_floor(name: str) -> None:
    assert article_figures()[name] >= floors()["articles"][name]


@pytest.mark.parametrize("name", floors()["pages"])
def test_pages_stand_above_the_floor(name: str) -> None:
    assert page_figures()[name] >= floors()["pages"][name]


def test_every_figure_has_a_floor() -> None:
    assert {*article_figures()} == {*floors()["articles"]}
    assert {*page_figures()} == {*floors()["pages"]}
