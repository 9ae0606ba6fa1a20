"""Headlines of other articles in the midst of plain text, which has no links to tell them by.

Two or more lines stand together between paragraphs that end as sentences do; none of them does, and each is
as long as a headline. One such line alone is a heading of the article's own.
"""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.model.record import BlockRole
from tawatur.readers.page.piece import Piece
from tawatur.readers.page.shapes import STOPS, is_title

FEWEST_WORDS, MOST_WORDS = 4, 16
CLOSING = '"\u00bb\u201d)'
OPENING = '"\u00ab\u201c'
GOES_ON = (":", "\u060c", "\u061b", ",", "-")
Roles = list[BlockRole | None]


def mark_headlines_between(pieces: Sequence[Piece], roles: Roles, body: Sequence[int]) -> None:
    """Give runs of other articles' headlines the role of related matter."""
    if not body or any(pieces[number].tag for number in body):
        return
    run: list[int] = []
    before = body[0]
    for number in range(body[0] + 1, body[-1] + 1):
        if roles[number] not in ("paragraph", None):
            run, before = [], number
        elif _may_be_headline(pieces[number]):
            run.append(number)
        else:
            if len(run) > 1 and _stops(pieces[before]) and _stops(pieces[number]):
                for headline in run:
                    roles[headline] = "related"
            run, before = [], number


def _may_be_headline(piece: Piece) -> bool:
    text = piece.text.strip()
    words = len(text.split())
    return FEWEST_WORDS <= words <= MOST_WORDS and is_title(piece) and not _stops(piece) and not _opens(text)


def _opens(text: str) -> bool:
    """Whether a line belongs to a list, or goes on in the next."""
    begins = text[0].isalnum() or text[0] in OPENING
    return text.endswith(GOES_ON) or not begins


def _stops(piece: Piece) -> bool:
    return piece.text.rstrip().rstrip(CLOSING).endswith(STOPS) or piece.text.rstrip().endswith(STOPS)
