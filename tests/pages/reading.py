"""How the tests of this room read a page: through the page reader alone."""

from __future__ import annotations

from tawatur.intake import page_of
from tawatur.model.reading import Page, Reading
from tawatur.model.record import Block
from tawatur.readers.page import PageReader

BODY = ("lead", "paragraph", "quote")


def read_page(page: Page) -> Reading:
    reading = PageReader().read(Reading(page=page, faults=page.faults))
    check_blocks(reading)
    return reading


def read(source: str | bytes, **given: str) -> Reading:
    return read_page(page_of(source, **given))


def check_blocks(reading: Reading) -> None:
    """Blocks are in order and disjoint, and every line that is not blank is in exactly one."""
    end = 0
    for block in reading.blocks:
        assert not reading.text[end : block.start].strip()
        assert reading.surface(block).strip()
        end = block.end
    assert not reading.text[end:].strip()


def rows(reading: Reading) -> list[tuple[str, str]]:
    return [(block.role, reading.surface(block)) for block in reading.blocks]


def texts(reading: Reading, *roles: str) -> list[str]:
    return [reading.surface(block) for block in reading.blocks if block.role in roles]


def block_with(reading: Reading, words: str) -> Block:
    (found,) = (block for block in reading.blocks if words in reading.surface(block))
    return found
