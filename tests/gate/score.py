"""The examples, read and scored: `python -m tests.gate.score` prints every figure beside its floor."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

import tawatur
from tawatur.intake import page_of
from tests.gate.acts import score_acts
from tests.gate.events import score_events
from tests.gate.furniture import score_page
from tests.gate.layers import score_dates, score_places
from tests.gate.tally import Tally

EXAMPLES = Path(__file__).parents[2] / "examples"
FLOORS = Path(__file__).with_name("floors.yml")
Value = dict[str, Any]


def lines_of(name: str) -> Iterator[Value]:
    """The JSON objects of an example file, by line."""
    with (EXAMPLES / name).open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def digest(name: str) -> str:
    """The sha256 of an example file: a floor is worth nothing beside another gold."""
    return hashlib.sha256((EXAMPLES / name).read_bytes()).hexdigest()


@cache
def floors() -> Value:
    """The pinned digests and the floors by layer."""
    loaded: Value = yaml.safe_load(FLOORS.read_text(encoding="utf-8"))
    return loaded


@cache
def pipeline() -> tawatur.Pipeline:
    """One pipeline for all examples; a reader that fails fails the gate."""
    return tawatur.Pipeline(strict=True)


def read(page: tawatur.Page) -> Value:
    """The record of a page as a reader of the JSON sees it."""
    record: Value = json.loads(tawatur.to_json(pipeline().read(page)))
    return record


@cache
def article_figures() -> dict[str, float]:
    """How well the annotated articles are read, all layers together."""
    tally = Tally()
    for gold in lines_of("gold.jsonl"):
        record = read(_page(gold))
        acts = score_acts(gold, record, tally)
        score_events(gold, record, acts, tally)
        score_dates(gold, record, tally)
        score_places(gold, record, tally)
    return tally.figures()


@cache
def page_figures() -> dict[str, float]:
    """How well text and HTML pages are taken apart, given their bytes and their address or outlet."""
    tally = Tally()
    for page in lines_of("pages.jsonl"):
        given = page_of(EXAMPLES / page["file"], url=page["url"], outlet=page["outlet"])
        score_page(page, read(given), tally)
    return tally.figures()


def _page(gold: Value) -> tawatur.Page:
    return tawatur.Page(
        text=gold["text"],
        id=gold["id"],
        url=gold["url"],
        outlet=gold["outlet"],
        published=gold["published"],
    )


def _main() -> None:
    for kind, figures in (("articles", article_figures()), ("pages", page_figures())):
        for name, figure in figures.items():
            print(f"{kind:10} {name:34} {figure:.3f}  floor {floors()[kind].get(name, 0):.2f}")  # noqa: T201


if __name__ == "__main__":
    _main()
