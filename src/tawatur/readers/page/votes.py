"""Votes: which blocks of an HTML page trafilatura takes for the article's body.

This is the only place that touches trafilatura. It votes, block by block; it never gives text. Pages over
the limits are not shown to it (it does not finish them), and the page's own shape decides alone.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import NamedTuple

from tawatur.arabic.fold import fold

LARGEST, MOST_PARAGRAPHS, LONGEST_LINE, MOST_TAGS = 3_000_000, 5_000, 400_000, 40_000
"""Characters of HTML, blocks, characters of one block, and tags over which trafilatura is not asked."""
SHORTEST = 12
"""Characters of a block that is looked for inside a line."""


class Votes(NamedTuple):
    """Folded lines of the body as trafilatura has it; `asked` is false where the page was over a limit."""

    lines: frozenset[str]
    asked: bool

    def on(self, text: str) -> bool:
        """Whether a block's text is in the body: as a line, or as a part of one."""
        folded = fold(" ".join(text.split()))
        return folded in self.lines or (
            len(folded) >= SHORTEST
            and any(folded in line or (len(line) > SHORTEST * 3 and line in folded) for line in self.lines)
        )


def votes_on(html: str, texts: Sequence[str]) -> Votes:
    """Ask trafilatura (precision mode) for the body of flattened `html`; `texts` are the page's blocks."""
    if _is_too_much(html, texts):
        return Votes(frozenset(), asked=False)
    from trafilatura import extract  # noqa: PLC0415  (slow to import, and only HTML needs it)

    # It complains on standard error of every page that it finds nothing in; our faults say so already.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

    body = extract(html, favor_precision=True, include_comments=False, include_tables=True) or ""
    lines = (fold(" ".join(line.lstrip("-|# ").split())) for line in body.splitlines())
    return Votes(frozenset(line for line in lines if line), asked=True)


def _is_too_much(html: str, texts: Sequence[str]) -> bool:
    return (
        len(html) > LARGEST
        or len(texts) > MOST_PARAGRAPHS
        or max(map(len, texts), default=0) > LONGEST_LINE
        or html.count("<") > MOST_TAGS
    )
