"""How the tests of this room read a page: through the page reader alone."""

from __future__ import annotations

from tawatur.arabic.letters import INVISIBLE
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
    """Blocks are in order and disjoint, and every line in which something is seen is in exactly one."""
    end = 0
    for block in reading.blocks:
        assert not seen(reading.text[end : block.start])
        assert seen(reading.surface(block))
        end = block.end
    assert not seen(reading.text[end:])


def seen(text: str) -> str:
    return "".join(character for character in text if character not in INVISIBLE).strip()


def rows(reading: Reading) -> list[tuple[str, str]]:
    return [(block.role, reading.surface(block)) for block in reading.blocks]


def texts(reading: Reading, *roles: str) -> list[str]:
    return [reading.surface(block) for block in reading.blocks if block.role in roles]


def block_with(reading: Reading, words: str) -> Block:
    (found,) = (block for block in reading.blocks if words in reading.surface(block))
    return found
