"""Synthetic articles by the hundred thousand, the same on every run.

Some hundred texts are put together from `articles.yml` and read by the program. The others are those
records again, each with an id, a day, an outlet and a paragraph of words of its own, drawn as often as the
news writes them: so that the index of full text is as large and as uneven as with articles that differ.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from typing import Any

import msgspec
import yaml

from tawatur.batch import pipeline
from tawatur.model.reading import Page
from tawatur.model.record import Block, Outlet, Record
from tawatur.store.fulltext.words import COUNTS

DISTINCT = 300
WORDS = 60
"""Words of the paragraph that only one article has."""
FIRST_DAY = date(2012, 1, 1)
DAYS = 4_000
OUTLETS = ("echorouk", "hespress", "bbc", "jawharafm", "almadina")


def texts(number: int = DISTINCT) -> Iterator[str]:
    """So many texts of three to six paragraphs."""
    parts: dict[str, list[str]] = yaml.safe_load(
        (Path(__file__).parent / "articles.yml").read_text(encoding="utf-8")
    )
    chance = random.Random(1)  # noqa: S311  (the same on every run)
    for _ in range(number):
        paragraphs = [chance.choice(parts["lead"]), *chance.sample(parts["paragraph"], chance.randint(2, 5))]
        yield "\n\n".join(_filled(paragraph, parts, chance) for paragraph in paragraphs)


def _filled(paragraph: str, parts: dict[str, list[str]], chance: random.Random) -> str:
    return paragraph.format_map({name: str(chance.choice(values)) for name, values in parts.items()})


def rows(number: int) -> Iterator[dict[str, Any]]:
    """The same as input: articles that are all to be read."""
    for n, text in enumerate(texts(number)):
        yield {"id": f"t{n}", "text": f"{text}\n\n{n}", "published": "2021-05-09", "outlet": OUTLETS[n % 5]}


def records(number: int) -> Iterator[Record]:
    """So many records; the first hundreds are read, the others made from them."""
    read = [pipeline().read(Page(text=text, published="2021-05-09")) for text in texts()]
    chance = random.Random(2)  # noqa: S311  (the same on every run)
    spellings, often = zip(
        *(line.split("\t") for line in COUNTS.read_text(encoding="utf-8").splitlines()), strict=True
    )
    weights = list(accumulate(map(int, often)))
    for n in range(number):
        words = " ".join(chance.choices(spellings, cum_weights=weights, k=WORDS))
        yield _varied(read[n % len(read)], n, words)


def _varied(record: Record, n: int, words: str) -> Record:
    text = f"{record.text}\n\n{words}"
    day = FIRST_DAY + timedelta(days=n % DAYS)
    outlet = OUTLETS[n % len(OUTLETS)]
    return msgspec.structs.replace(
        record,
        id=f"s{n:07}",
        sha256=f"{n:064x}",
        url=f"https://news.example/{outlet}/{n}",
        outlet=Outlet(outlet, outlet, None),
        published=day.isoformat(),
        text=text,
        blocks=(*record.blocks, Block("paragraph", len(record.text) + 2, len(text))),
    )
