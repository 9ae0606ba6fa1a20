"""The sentences reader: spans of sentences, one block at a time.

Counter, tag, related and boilerplate blocks are skipped here, and so by all readers after it. Headings
are one sentence each. A stop inside a quotation does not end the sentence that quotes: the quotation
belongs to whoever is quoted, as a whole. No sentence is longer than `LONGEST` characters, so that text
without any punctuation is read in bounded time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import msgspec

from tawatur.model.reading import Reading, Sentence
from tawatur.model.record import Block
from tawatur.readers.sentences.quotations import quotations

SKIPPED = frozenset({"counter", "tag", "related", "boilerplate"})
HEADINGS = frozenset({"section", "kicker", "headline", "byline", "dateline", "caption", "source_line"})
LONGEST = 4_000

_STOP = re.compile(r"(?:[.!?؟]+|…)[\"”“»«’)\]]*")
_ABBREVIATION = re.compile(r"(?:^|[\s.(])\w{1,2}$")
_OPEN_BRACKET = re.compile(r"\([^()]{0,25}$")
_NUMBERING = re.compile(r"^\s*\(?\d{1,3}$")


class SentencesReader:
    """Gives the sentences of all blocks that are read."""

    name = "sentences"
    needs = ("blocks",)
    gives = ("sentences",)

    def read(self, reading: Reading) -> Reading:
        """A copy of `reading` with its sentences (without words)."""
        found = [
            Sentence(start, end, number)
            for number, block in enumerate(reading.blocks)
            if block.role not in SKIPPED
            for start, end in spans(reading.text, block)
        ]
        return msgspec.structs.replace(reading, sentences=tuple(found))


def spans(text: str, block: Block) -> Iterator[tuple[int, int]]:
    """The sentences of a block, white space at both ends left out."""
    cuts = [] if block.role in HEADINGS else list(_cuts(text, block.start, block.end))
    edges = [block.start, *cuts, block.end]
    for start, end in pairwise(edges):
        for piece in _short_enough(text, start, end):
            yield from _trimmed(text, *piece)


def _cuts(text: str, start: int, end: int) -> Iterator[int]:
    """Where sentences end: after stops, except inside quotations, abbreviations and numbers."""
    quoted = quotations(text, start, end)
    last = start
    for stop in _STOP.finditer(text, start, end):
        inside = any(q_start < stop.start() and stop.end() < q_end for q_start, q_end in quoted)
        if not inside and _ends(text, last, stop, end):
            last = stop.end()
            yield last


def _ends(text: str, last: int, stop: re.Match[str], end: int) -> bool:
    """Whether a stop ends the sentence that began at `last`."""
    before, after = text[last : stop.start()], text[stop.end() : stop.end() + 1]
    if stop.end() >= end or not before.strip() or stop[0] == "..":
        return False
    return not stop[0].startswith(".") or _full_stop_ends(before, stop[0], after)


def _full_stop_ends(before: str, stop: str, after: str) -> bool:
    abbreviation = _ABBREVIATION.search(before[-4:]) is not None
    if _NUMBERING.search(before) or (_OPEN_BRACKET.search(before) and ")" not in stop):
        return False
    if after.isspace() or stop[-1] != ".":
        return not abbreviation or len(stop) > 1
    # A lost space: the stop of «… صامدة.وقال» ends a sentence, that of «أ.ف.ب» and «3.5» does not.
    return after.isalpha() and not abbreviation and not before[-1].isdigit()


def _short_enough(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        cut = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        cut = cut if cut > start else start + LONGEST
        yield start, cut
        start = cut
    yield start, end


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        start += len(piece) - len(piece.lstrip())
        yield start, start + len(stripped)
