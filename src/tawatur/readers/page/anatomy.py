"""Anatomy: a role for every piece of a page. One classifier for plain text and HTML.

It works outward from what is sure. The body is found first (by the extractor's vote, or by length and
punctuation), then the headline above it; what stands before, between and after gets its role from its own
words, from the elements around it, and from its place. The order of the steps matters: a cue beats length,
since «المصدر: …» is never a paragraph however long; length beats place.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tawatur.model.record import BlockRole
from tawatur.outlets import is_outlet_name
from tawatur.readers.page.between import mark_headlines_between
from tawatur.readers.page.body import Roles, body_of
from tawatur.readers.page.cues import cue_of, named, surrounding
from tawatur.readers.page.headline import headline_above, stated_headline
from tawatur.readers.page.piece import REST, Piece
from tawatur.readers.page.shapes import (
    MOST_LINKS,
    OPEN_ENDS,
    QUOTED,
    SECTION_WORDS,
    closing,
    container,
    is_credit,
    is_date,
    is_short_link,
    key_of,
    parent,
    tagged,
)

KICKER_WORDS = range(2, 20)
BYLINE_WORDS, LAST_WORDS, NEAR = 7, 10, 6
"""Words of a byline at most and of a last paragraph at least; lines between a headline and its section."""


class Stated(NamedTuple):
    """What the page states of itself: its titles, sections and authors, the most trusted first."""

    titles: Sequence[str] = ()
    sections: Sequence[str] = ()
    authors: Sequence[str] = ()

    def keys(self) -> Stated:
        """The same, as lines are compared."""
        return Stated(*([key_of(value) for value in values] for values in self))


def roles_of(pieces: Sequence[Piece], stated: Stated) -> list[BlockRole]:
    """A role for each piece of a page."""
    stated = stated.keys()
    roles: Roles = [_given_away(piece) for piece in pieces]
    headline = stated_headline(pieces, stated.titles)
    if headline is not None:
        roles[headline] = "headline"
    body = body_of(pieces, roles, headline, stated.titles)
    if headline is None:
        headline = headline_above(pieces, roles, body)
    if headline is not None:
        roles[headline] = "headline"
        _mark_section(pieces, roles, headline, stated.sections)
        _mark_authors(pieces, roles, headline, stated.authors)
    _mark_body(pieces, roles, body)
    _mark_above(pieces, roles, headline, body)
    _mark_within(pieces, roles, body)
    mark_headlines_between(pieces, roles, body)
    _mark_below(pieces, roles, body)
    return [role or "unknown" for role in roles]


def _given_away(piece: Piece) -> BlockRole | None:
    """The role that a line shows by itself; what is over the limit of blocks is not looked at."""
    if piece.tag == REST or not any(map(str.isalnum, piece.text)):
        return "boilerplate"
    return cue_of(piece) or (named(piece) if piece.tag else None) or tagged(piece)


def _mark_body(pieces: Sequence[Piece], roles: Roles, body: list[int]) -> None:
    for number in body:
        roles[number] = "quote" if QUOTED.fullmatch(pieces[number].text.strip()) else "paragraph"
    if len(body) > 1 or (body and "headline" in roles):
        roles[body[0]] = "lead"


def _mark_section(pieces: Sequence[Piece], roles: Roles, headline: int, sections: Sequence[str]) -> None:
    """The section: a breadcrumb, a short link beside the headline, or the menu's item that the page names.

    In plain text, which has no links, a first line of a few words above the headline.
    """
    if not pieces[headline].tag:
        if headline > 0 and roles[0] is None and len(pieces[0].text.split()) <= SECTION_WORDS:
            roles[0] = "section"
        return
    near = [n for n in range(headline - NEAR, headline + NEAR) if 0 <= n < len(pieces) and roles[n] is None]
    crumbs = [n for n in near if surrounding(pieces[n]) == "section"]
    named_ones = [n for n in near if key_of(pieces[n].text) in sections]
    linked = [n for n in near if abs(n - headline) <= 2 and _is_link_alone(pieces, n)]
    menu = [n for n in range(headline) if roles[n] is None and key_of(pieces[n].text) in sections]
    found = crumbs or named_ones or linked or menu
    for number in crumbs:
        roles[number] = "boilerplate"
    if found:
        roles[found[-1]] = "section"


def _mark_authors(pieces: Sequence[Piece], roles: Roles, headline: int, authors: Sequence[str]) -> None:
    """A line near the headline that is, or ends with, the stated author's name."""
    for number in range(max(0, headline - NEAR), min(len(pieces), headline + 2 * NEAR)):
        text = pieces[number].text
        is_short = roles[number] is None and len(text.split()) <= BYLINE_WORDS
        if is_short and any(author and key_of(text).endswith(author) for author in authors):
            roles[number] = "byline"


def _is_link_alone(pieces: Sequence[Piece], number: int) -> bool:
    """A short link that is not one of a menu."""
    before = pieces[number - 1] if number else None
    return is_short_link(pieces[number]) and not (
        before and is_short_link(before) and container(before) == container(pieces[number])
    )


def _mark_above(pieces: Sequence[Piece], roles: Roles, headline: int | None, body: list[int]) -> None:
    end = body[0] if body else len(pieces)
    top = headline if headline is not None else -1
    caption_next = False
    for number in range(end):
        piece, cued = pieces[number], roles[number]
        if cued is not None:
            caption_next = cued == "caption" and len(piece.text.split()) <= 3
            continue
        roles[number] = _above(
            piece, before=number < top, caption=caption_next, over=_stands_over(pieces, number, headline)
        )
        caption_next = False


def _stands_over(pieces: Sequence[Piece], number: int, headline: int | None) -> bool:
    """Whether a line stands right above the headline, in the same element."""
    return number + 1 == headline and parent(pieces[number]) == parent(pieces[headline])


def _above(piece: Piece, *, before: bool, caption: bool, over: bool) -> BlockRole | None:
    """The role of a line above the body, `before` the headline or after it, perhaps under a caption label."""
    words = len(piece.text.split())
    if caption or is_outlet_name(piece.text):
        return "caption" if caption else "byline"
    if is_date(piece) or (not before and piece.text.endswith(OPEN_ENDS)):
        return "dateline"
    if not before and piece.links <= MOST_LINKS and is_credit(piece):
        return "byline"
    around = surrounding(piece) or ("boilerplate" if piece.links > MOST_LINKS else None)
    if around is not None or words not in KICKER_WORDS:
        return around
    if before:
        return "kicker" if over or not piece.tag else None
    return "byline" if not piece.tag and words <= SECTION_WORDS else "caption"


def _mark_within(pieces: Sequence[Piece], roles: Roles, body: list[int]) -> None:
    """Lines between paragraphs: a sub-heading is read with the body, unless something says otherwise."""
    if not body:
        return
    for number in range(body[0], body[-1]):
        if roles[number] is None:
            piece = pieces[number]
            around = surrounding(piece)
            linked: BlockRole | None = "related" if piece.links > MOST_LINKS else None
            roles[number] = around or linked or (None if piece.tag else "paragraph")


def _mark_below(pieces: Sequence[Piece], roles: Roles, body: list[int]) -> None:
    """After the body: lines under a label share its role, until another label."""
    start = body[-1] + 1 if body else len(pieces)
    under: BlockRole | None = None
    for number in range(start, len(pieces)):
        piece = pieces[number]
        if roles[number] is not None:
            under = roles[number] if roles[number] in ("related", "tag") else under
            continue
        if under is None and (ending := closing(piece)):
            roles[number] = ending
            continue
        around = surrounding(piece) or under or ("related" if piece.links > MOST_LINKS else None)
        is_last_line = not piece.tag and len(piece.text.split()) >= LAST_WORDS
        roles[number] = around or ("paragraph" if is_last_line else None)
