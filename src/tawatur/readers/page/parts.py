"""Parts: what a page is taken apart into, from plain text here and from HTML in `document`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from tawatur.model.reading import Page
from tawatur.model.record import Fault
from tawatur.readers.page.piece import MOST_BLOCKS, REST, Piece, seen

LINE = re.compile(r"[^\r\n]+")
_SURROGATE = re.compile("[\ud800-\udfff]")


class Metadata(NamedTuple):
    """Candidates, the most trusted first; each date with where it was found."""

    titles: tuple[str, ...] = ()
    dates: tuple[tuple[str, str], ...] = ()
    authors: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
    url: str | None = None


Parts = tuple[str, list[Piece], Metadata, list[Fault]]
"""The text, its pieces in order, what the page states of itself, and faults."""


def encodable(text: str) -> tuple[str, list[Fault]]:
    """The text with lone surrogates replaced one for one, since no file can hold them; NUL is only named."""
    clean, count = _SURROGATE.subn("\ufffd", text)
    faults = [Fault("page", "encoding", f"{count} lone surrogates were replaced")] if count else []
    if nuls := text.count("\0"):
        faults.append(Fault("page", "encoding", f"{nuls} NUL characters in the text"))
    return clean, faults


def parts_of_text(page: Page) -> Parts:
    """The given text, with a separate title put before it; each non-blank line is a piece."""
    text = (page.text or "").removeprefix("\ufeff")
    title = (page.title or "").strip()
    if title and not text.lstrip().startswith(title):
        text = f"{title}\n\n{text}" if text else title
    text, faults = encodable(text)
    pieces = list(islice(_lines(text), MOST_BLOCKS + 1))
    if len(pieces) > MOST_BLOCKS:
        start, rest = pieces[-1].start, text[pieces[-1].start :].rstrip()
        pieces[-1] = Piece(start, start + len(rest), rest, REST)
        faults.append(unread("lines"))
    return text, pieces, Metadata(), faults


def _lines(text: str) -> Iterator[Piece]:
    for line in LINE.finditer(text):
        stripped, shown = line[0].strip(), seen(line[0])
        if shown:
            start = line.start() + len(line[0]) - len(line[0].lstrip())
            yield Piece(start, start + len(stripped), shown)


def unread(unit: str) -> Fault:
    """That there were more lines or blocks than get a role of their own."""
    return Fault("page", "limit", f"over {MOST_BLOCKS:,} {unit}: the rest stands in one last block, unread")
