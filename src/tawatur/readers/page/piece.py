"""A piece: one line of plain text or one HTML block, with the features that tell its role."""

from __future__ import annotations

import re

from msgspec import Struct

from tawatur.arabic.letters import INVISIBLE

MOST_BLOCKS = 20_000
"""Lines or blocks of one page that get a role of their own; the text of the rest is one last block."""
REST = "rest"
"""The element that the text over `MOST_BLOCKS` is said to stand in."""
_UNSEEN = re.compile(f"[{INVISIBLE}]+")


class Piece(Struct, frozen=True):
    """A non-blank stretch of the page's text, `start` to `end`, before it has a role; `text` as it is seen.

    For HTML: `tag` is the block's element, `page` its XPath, `around` the ids and classes of the elements
    around it, `links` the share of its characters that stand in links, `body` whether the extractor took it
    for the article's body. Plain text has none of these.
    """

    start: int
    end: int
    text: str
    tag: str = ""
    page: str | None = None
    around: str = ""
    links: float = 0.0
    body: bool | None = None


def seen(text: str) -> str:
    """The text as a reader sees it: without invisible characters and outer blanks."""
    return _UNSEEN.sub("", text).strip()
