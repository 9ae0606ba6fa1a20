"""What the index of full text is given of an article: its own words, not what stands around it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cache

from tawatur.model.record import Block
from tawatur.store.fulltext.words import COUNTS, FOLDING, OWN, tokens

AROUND = frozenset({"counter", "tag", "related", "boilerplate"})
"""Blocks that are not the article: they name what other articles are about."""


def indexed(text: str) -> tuple[str, str]:
    """The folded words and the stems of a text, each separated by spaces."""
    found = list(tokens(text))
    return " ".join(token.word for token in found), " ".join(token.stem for token in found)


def own_text(text: str, blocks: Sequence[Block]) -> str:
    """The text of the blocks that are the article's own; all of it where none is."""
    own = [text[block.start : block.end] for block in blocks if block.role not in AROUND]
    return "\n".join(own) or text


@cache
def folding() -> str:
    """Which folding and cutting this program has; an index of another one must be made anew."""
    return f"{FOLDING} {hashlib.sha256(COUNTS.read_bytes() + OWN.read_bytes()).hexdigest()[:16]}"
