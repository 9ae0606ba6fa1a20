"""Reading for the tests of this room: the room's readers over plain paragraphs, or the whole pipeline."""

from __future__ import annotations

from functools import cache

from tawatur.model.reading import Page, Reading
from tawatur.model.record import Saying
from tawatur.pipeline import Pipeline


@cache
def pipeline() -> Pipeline:
    return Pipeline(strict=True)


def read(text: str, *, title: str | None = None, outlet: str | None = None) -> Reading:
    return pipeline().reading(Page(text=text, title=title, outlet=outlet))


def saying(reading: Reading, cue: str, number: int = 1) -> Saying:
    """The saying whose cue is spelt so, the first or a later one."""
    found = [y for y in reading.sayings if reading.surface(y.cue[0]) == cue]
    assert len(found) >= number, [reading.surface(y.cue[0]) for y in reading.sayings]
    return found[number - 1]


def content(reading: Reading, cue: str, number: int = 1) -> str:
    return " … ".join(reading.surface(span) for span in saying(reading, cue, number).content)


def chain(
    reading: Reading, cue: str, number: int = 1, scopes: tuple[str, ...] = ("clause", "inherited")
) -> list[str]:
    """The labels of the links of these scopes, origin first."""
    labels = {source.id: source.label for source in reading.sources}
    return [labels[link.source] for link in saying(reading, cue, number).chain if link.scope in scopes]
