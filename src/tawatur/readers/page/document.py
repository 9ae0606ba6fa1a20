"""The document: an HTML page taken apart into its visible text, block by block, and what it states."""

from __future__ import annotations

from tawatur.model.record import Fault
from tawatur.readers.page.metadata import metadata_of
from tawatur.readers.page.parts import Parts, encodable, unread
from tawatur.readers.page.piece import Piece, seen
from tawatur.readers.page.votes import votes_on
from tawatur.readers.page.walk import flattened, walk


def parts_of_html(html: str) -> Parts:
    """The visible text of the document, block by block, and what the document says of itself."""
    html, faults = encodable(html)
    html = flattened(html)
    found, document, cut = walk(html)
    votes = votes_on(html, [block.text for block in found])
    pieces, lines, start = [], [], 0
    for block in found:
        end = start + len(block.text)
        body = votes.on(block.text) if votes.asked else None
        shown = seen(block.text)
        if shown:
            pieces.append(Piece(start, end, shown, block.tag, block.path, block.around, block.links, body))
        lines.append(block.text)
        start = end + 1
    if cut:
        faults.append(unread("blocks"))
    if not votes.asked:
        faults.append(Fault("page", "limit", "too large for body extraction: judged by its own shape alone"))
    return "\n".join(lines), pieces, metadata_of(document), faults
