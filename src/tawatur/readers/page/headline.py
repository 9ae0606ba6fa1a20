"""The headline: what the page states as its title, or the line above the body that reads as one."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.model.record import BlockRole
from tawatur.readers.page.piece import Piece
from tawatur.readers.page.shapes import MOST_LINKS, is_credit, is_date, is_heading, is_title, key_of

SHORTEST_TITLE = 12
"""Characters of a line that is looked for inside a title."""


def stated_headline(pieces: Sequence[Piece], titles: Sequence[str]) -> int | None:
    """The piece that says what the page states as its title; headings before other elements."""
    longest = 2 * max(map(len, titles), default=0)
    keys = [key_of(piece.text) if len(piece.text) <= longest else "" for piece in pieces]
    for title in titles:
        same = [n for n, key in enumerate(keys) if title and key == title]
        if same:
            return min(same, key=lambda n: (not is_heading(pieces[n]), pieces[n].links > MOST_LINKS, n))
    for title in titles:
        within = [
            n
            for n, key in enumerate(keys)
            if len(key) > SHORTEST_TITLE and is_heading(pieces[n]) and key in title
        ]
        if within:
            return min(within, key=lambda n: (pieces[n].tag != "h1", pieces[n].links > MOST_LINKS, n))
    level_one = (n for n, piece in enumerate(pieces) if piece.tag == "h1" and len(piece.text.split()) > 3)
    return next(level_one, _at_an_end(pieces, keys, titles))


def _at_an_end(pieces: Sequence[Piece], keys: Sequence[str], titles: Sequence[str]) -> int | None:
    """The longest line with which a stated title begins or ends; the rest of that is the paper's name."""
    found = [
        n
        for n, key in enumerate(keys)
        if len(key) > SHORTEST_TITLE
        and pieces[n].links <= MOST_LINKS
        and any(title.startswith(key) or title.endswith(key) for title in titles)
    ]
    return max(found, key=lambda n: (len(keys[n]), -n)) if found else None


def headline_above(pieces: Sequence[Piece], roles: Sequence[BlockRole | None], body: list[int]) -> int | None:
    """The last title-like line above the body, before counters, dates, bylines and captions begin.

    A credit («Khartoum: the paper's name») is taken for a title only where nothing else is one.
    """
    end = body[0] if body else (len(pieces) if len(pieces) > 1 else 0)
    stop = next((n for n in range(1, end) if roles[n] is not None or is_date(pieces[n])), end)
    likely = [n for n in range(stop) if roles[n] is None and is_title(pieces[n])]
    titles = [n for n in likely if not is_credit(pieces[n])] or likely
    if titles:
        return titles[-1]
    return next((n for n in range(end) if roles[n] is None and is_title(pieces[n])), None)
