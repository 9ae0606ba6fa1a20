"""Speed of full reading, each reader's share, and the floor: decode, fold and split into words only."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from bench.clock import best
from tawatur.arabic.fold import fold
from tawatur.batch import encode
from tawatur.intake import page_of
from tawatur.model.reading import Page, Reader, Reading
from tawatur.pipeline import Pipeline

TARGET = 30_000
"""Words a second that full reading of text is meant to reach on one core."""


def pages(examples: Path) -> list[Page]:
    """The text examples."""
    return [page_of(path) for path in sorted(examples.glob("*.txt"))]


def words(texts: list[str]) -> int:
    """White-space separated words, the unit of every rate here."""
    return sum(len(text.split()) for text in texts)


def lines(examples: Path) -> list[str]:
    """Rates of full reading and of each reader, and the ratio to the floor."""
    found, pipeline = pages(examples), Pipeline()
    texts = [page.text or "" for page in found]
    count = words(texts)
    whole = best(lambda: [encode(pipeline.read(page)) for page in found])
    floor = best(lambda: floor_of(texts))
    report = [
        f"{len(found)} articles, {count} words",
        f"{count / whole:,.0f} words/s, {len(found) / whole:,.0f} articles/s (target {TARGET:,} words/s)",
        f"{whole / floor:.1f} times the floor (decode, fold, split into words: {count / floor:,.0f} words/s)",
    ]
    return report + shares(pipeline, found, whole)


def floor_of(texts: list[str]) -> int:
    """The least that any reader of Arabic must do with a text."""
    return sum(len(fold(text.encode().decode()).split()) for text in texts)


def shares(pipeline: Pipeline, found: list[Page], whole: float) -> list[str]:
    """Each reader's CPU seconds as a part of the whole."""
    report = []
    readings = [Reading(page=page) for page in found]
    for reader in pipeline.readers:
        step = partial(read_by, reader, readings)
        taken, readings = best(step), step()
        report.append(f"{reader.name:10} {100 * taken / whole:5.1f} %")
    return report


def read_by(reader: Reader, readings: list[Reading]) -> list[Reading]:
    """What one reader makes of all articles."""
    return [reader.read(reading) for reading in readings]
