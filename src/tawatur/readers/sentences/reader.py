"""The sentences reader: spans of sentences, one block at a time.

Counter, tag, related and boilerplate blocks are skipped here, and so by all readers after it.
"""

from __future__ import annotations

import re

import msgspec

from tawatur.model.reading import Reading, Sentence
from tawatur.model.record import Block

SKIPPED = frozenset({"counter", "tag", "related", "boilerplate"})
_END = re.compile(r"[.!?؟…]+[\"”»’)\]]*(?=\s)(?!\s*[.!?؟…])")


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


def spans(text: str, block: Block) -> list[tuple[int, int]]:
    """The sentences of a block, white space at both ends left out."""
    cuts = [found.end() for found in _END.finditer(text, block.start, block.end)]
    edges = [block.start, *cuts, block.end]
    return [s for a, b in zip(edges, edges[1:], strict=False) if (s := _trimmed(text, a, b))]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    piece = text[start:end]
    stripped = piece.strip()
    if not stripped:
        return None
    start += len(piece) - len(piece.lstrip())
    return start, start + len(stripped)
