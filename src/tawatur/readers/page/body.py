"""The body: as the extractor voted, with what it lost, without what is none; or what reads as prose."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.model.record import BlockRole
from tawatur.readers.page.cues import surrounding
from tawatur.readers.page.headline import SHORTEST_TITLE, headline_above
from tawatur.readers.page.piece import Piece
from tawatur.readers.page.shapes import (
    BRACKETED,
    MOST_LINKS,
    container,
    is_credit,
    is_date,
    is_prose,
    is_title,
    key_of,
)

BODY: frozenset[BlockRole] = frozenset({"lead", "paragraph", "quote"})
LEAD_WORDS = 12
Roles = list[BlockRole | None]


def body_of(pieces: Sequence[Piece], roles: Roles, headline: int | None, titles: Sequence[str]) -> list[int]:
    """The pieces of the body, in order: as voted, with what the vote lost; else what reads as prose."""
    voted = [n for n in _voted(pieces, headline, titles) if roles[n] is None]
    if voted:
        return _without_ends(pieces, _with_lost(pieces, roles, headline, voted))
    below = 0 if headline is None else headline + 1
    prose = [n for n in range(below, len(pieces)) if roles[n] is None and is_prose(pieces[n])]
    prose = [n for n in prose if not pieces[n].tag or surrounding(pieces[n]) is None] or prose
    if headline is None and len(prose) > 1 and headline_above(pieces, roles, prose) is None:
        return prose[1:] if _is_title_over(pieces[prose[0]], pieces[prose[1]]) else prose
    if prose or headline is not None:
        return prose
    return [n for n, _ in enumerate(pieces) if roles[n] is None][:1] if len(pieces) == 1 else []


def _is_title_over(piece: Piece, following: Piece) -> bool:
    """A headline may end as a sentence does, with a mark of quotation or exclamation, but it is shorter."""
    return is_title(piece) and len(piece.text) < len(following.text)


def _voted(pieces: Sequence[Piece], headline: int | None, titles: Sequence[str]) -> list[int]:
    """What the extractor took for body, without links, the title said again, and what stands above it."""
    voted = [
        n
        for n, piece in enumerate(pieces)
        if piece.body and piece.links <= MOST_LINKS and not (piece.tag != "p" and _is_of(piece, titles))
    ]
    return [n for n in voted if headline is None or n > headline] or voted


def _is_of(piece: Piece, titles: Sequence[str]) -> bool:
    key = key_of(piece.text)
    return any(key == title or (len(key) > SHORTEST_TITLE and key in title) for title in titles)


def _with_lost(pieces: Sequence[Piece], roles: Roles, headline: int | None, voted: list[int]) -> list[int]:
    """The voted pieces, and prose that stands beside them in the same container: a lost lead, a gap."""
    known, containers = set(voted), {container(pieces[n]) for n in voted}
    first = max(0, -1 if headline is None else headline + 1)
    lost = [
        n
        for n in range(first, voted[-1])
        if n not in known and roles[n] is None and is_prose(pieces[n])
        and (
            container(pieces[n]) in containers
            or ((n > voted[0] or _is_lead(pieces[n])) and surrounding(pieces[n]) is None)
        )
    ]  # fmt: skip
    return sorted({*known, *lost})


def _is_lead(piece: Piece) -> bool:
    """Whether prose above the voted body is its lead: a paragraph, or long enough and no picture's."""
    return piece.tag == "p" or (len(piece.text.split()) >= LEAD_WORDS and "| figure" not in piece.around)


def _without_ends(pieces: Sequence[Piece], body: list[int]) -> list[int]:
    """The body without a last line in brackets, and without short lines outside at its ends."""
    inner = {container(pieces[n]) for n in body if is_prose(pieces[n])}
    while len(body) > 1 and BRACKETED.fullmatch(pieces[body[-1]].text):
        body = body[:-1]
    while len(body) > 1 and inner and _is_before(pieces[body[0]], inner):
        body = body[1:]
    while len(body) > 1 and inner and _is_outside(pieces[body[-1]], inner):
        body = body[:-1]
    return body


def _is_before(piece: Piece, inner: set[str]) -> bool:
    """Whether a line at the body's top is none of it: outside, a date, or a credit."""
    return _is_outside(piece, inner) or (
        not is_prose(piece) and (is_date(piece) or is_credit(piece) or piece.text.endswith(":"))
    )


def _is_outside(piece: Piece, inner: set[str]) -> bool:
    return not is_prose(piece) and container(piece) not in inner
