"""What the tests of this room read with: page-less text, one paragraph a line, through the dates reader."""

from __future__ import annotations

from functools import cache

from tawatur.model.reading import Page, Reading
from tawatur.model.record import Block
from tawatur.readers.dates import DatesReader
from tawatur.readers.sentences import SentencesReader
from tawatur.readers.words import WordsReader


@cache
def readers() -> tuple[SentencesReader, WordsReader, DatesReader]:
    return SentencesReader(), WordsReader(), DatesReader()


def blocks(text: str) -> tuple[Block, ...]:
    found, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append(Block("paragraph", at, at + len(line)))
        at += len(line) + 1
    return tuple(found)


def read(text: str, published: str | None = None) -> Reading:
    """The reading of a text, dates included."""
    reading = Reading(Page(), text, published=published, blocks=blocks(text))
    for reader in readers():
        reading = reader.read(reading)
    return reading


def values(text: str, published: str | None = None) -> dict[str, str]:
    """Published characters → value of every date in a text."""
    reading = read(text, published)
    return {reading.surface(date): date.value for date in reading.dates}
