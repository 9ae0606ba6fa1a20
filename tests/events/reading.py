"""Reads a text with every reader, for the tests of this room."""

from __future__ import annotations

from functools import cache

from tawatur.model.reading import Page, Reading
from tawatur.model.record import Event
from tawatur.pipeline import Pipeline


@cache
def pipeline() -> Pipeline:
    """The pipeline with every reader; a bug is raised."""
    return Pipeline(strict=True)


def read(text: str, published: str | None = None, title: str | None = None) -> Reading:
    """The text as an article."""
    return pipeline().reading(Page(text=text, published=published, title=title))


def events(text: str, published: str | None = None, title: str | None = None) -> tuple[Event, ...]:
    """The events of a text."""
    return read(text, published, title).events


def types(text: str) -> list[str]:
    """The types of the events of a text, in order."""
    return [event.type for event in events(text)]
