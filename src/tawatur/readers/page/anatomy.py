"""Anatomy: a role for every piece of a page. One classifier for plain text and HTML.

It works outward from what is sure. The body is found first (by the extractor's vote, or by length and
punctuation), then the headline above it; what stands before, between and after gets its role from its own
words, from the elements around it, and from its place. The order of the steps matters: a cue beats length,
since «المصدر: …» is never a paragraph however long; length beats place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from tawatur.arabic.fold import fold
from tawatur.model.record import BlockRole
from tawatur.readers.page.cues import cue_of, surrounding
from tawatur.readers.page.piece import Piece
from tawatur.readers.page.published import parse

PARAGRAPH_WORDS, SENTENCE_WORDS = 22, 7
HEADLINE_WORDS = range(3, 32)
KICKER_WORDS = range(2, 20)
MOST_LINKS = 0.5
DATE_WORDS = 14
STOPS = (".", "؟", "!", "…", ":", "”", "»", '"', "،", ")")
QUOTED = re.compile(r"[“«\"»].*[”»\"«][.،]?")
BODY: frozenset[BlockRole] = frozenset({"lead", "paragraph", "quote"})

Roles = list[BlockRole | None]


def roles_of(
    pieces: Sequence[Piece], titles: Sequence[str], is_outlet: Callable[[str], bool]
) -> list[BlockRole]:
    """A role for each piece. `titles` are what the page states to be its title; `is_outlet` knows names."""
    roles: Roles = [cue_of(piece) for piece in pieces]
    headline = stated_headline(pieces, titles)
    if headline is not None:
        roles[headline] = "headline"
    body = body_of(pieces, roles, headline)
    if headline is None:
        headline = headline_above(pieces, roles, body)
    if headline is not None:
        roles[headline] = "headline"
    _mark_body(pieces, roles, body)
    _mark_above(pieces, roles, headline, body, is_outlet)
    _mark_within(pieces, roles, body)
    _mark_below(pieces, roles, body)
    return [role or "unknown" for role in roles]


def stated_headline(pieces: Sequence[Piece], titles: Sequence[str]) -> int | None:
    """The piece that says what the page states as its title; headings before other elements."""
    for title in map(_key, titles):
        same = [n for n, piece in enumerate(pieces) if title and _key(piece.text) == title]
        if same:
            return min(same, key=lambda n: (not _is_heading(pieces[n]), pieces[n].links > MOST_LINKS, n))
    for title in map(_key, titles):
        within = [
            n
            for n, p in enumerate(pieces)
            if _is_heading(p) and len(_key(p.text)) > 12 and _key(p.text) in title
        ]
        if within:
            return min(within, key=lambda n: (pieces[n].tag != "h1", pieces[n].links > MOST_LINKS, n))
    return next(
        (n for n, piece in enumerate(pieces) if piece.tag == "h1" and len(piece.text.split()) > 3), None
    )


def _key(text: str) -> str:
    return re.sub(r"\W+", " ", fold(text)).strip()


def _is_heading(piece: Piece) -> bool:
    return piece.tag in ("h1", "h2", "h3", "h4")


def body_of(pieces: Sequence[Piece], roles: Roles, headline: int | None) -> list[int]:
    """The pieces of the body, in order: as voted, with what the vote lost; else what reads as prose."""
    voted = [n for n, piece in enumerate(pieces) if piece.body and roles[n] is None]
    if voted:
        return _with_lost(pieces, roles, headline, voted)
    below = 0 if headline is None else headline + 1
    prose = [n for n in range(below, len(pieces)) if roles[n] is None and is_prose(pieces[n])]
    if prose or headline is not None:
        return prose
    return [n for n, _ in enumerate(pieces) if roles[n] is None][:1] if len(pieces) == 1 else []


def is_prose(piece: Piece) -> bool:
    """Whether a line reads as a paragraph: long, or a sentence with its stop; and not made of links."""
    words = len(piece.text.split())
    if piece.links > MOST_LINKS:
        return False
    return words >= PARAGRAPH_WORDS or (words >= SENTENCE_WORDS and piece.text.rstrip().endswith(STOPS))


def _with_lost(pieces: Sequence[Piece], roles: Roles, headline: int | None, voted: list[int]) -> list[int]:
    """The voted pieces, and prose that stands beside them in the same container: a lost lead, a gap."""
    containers = {_container(pieces[n]) for n in voted}
    first = max(0, -1 if headline is None else headline + 1)
    lost = [
        n
        for n in range(first, voted[-1])
        if n not in voted and roles[n] is None and is_prose(pieces[n])
        and (_container(pieces[n]) in containers or n > voted[0]) and surrounding(pieces[n]) is None
    ]  # fmt: skip
    return sorted({*voted, *lost})


def _container(piece: Piece) -> str:
    return (piece.page or "").rpartition("/")[0]


def headline_above(pieces: Sequence[Piece], roles: Roles, body: list[int]) -> int | None:
    """The last title-like line above the body, before counters, bylines and captions begin."""
    end = body[0] if body else (len(pieces) if len(pieces) > 1 else 0)
    stop = next((n for n in range(end) if roles[n] is not None and n > 0), end)
    likely = [n for n in range(stop) if roles[n] is None and _is_title(pieces[n])]
    if likely:
        return likely[-1]
    return next((n for n in range(end) if roles[n] is None and _is_title(pieces[n])), None)


def _is_title(piece: Piece) -> bool:
    if parse(piece.text) is not None and len(piece.text.split()) <= DATE_WORDS:
        return False
    return len(piece.text.split()) in HEADLINE_WORDS and not piece.text.rstrip().endswith((".", "،"))


def _mark_body(pieces: Sequence[Piece], roles: Roles, body: list[int]) -> None:
    for number in body:
        roles[number] = "quote" if QUOTED.fullmatch(pieces[number].text.strip()) else "paragraph"
    if len(body) > 1 or (body and "headline" in roles):
        roles[body[0]] = "lead"


def _mark_above(
    pieces: Sequence[Piece],
    roles: Roles,
    headline: int | None,
    body: list[int],
    is_outlet: Callable[[str], bool],
) -> None:
    end = body[0] if body else len(pieces)
    top = headline if headline is not None else -1
    caption_next = False
    for number in range(end):
        piece, cued = pieces[number], roles[number]
        if cued is not None:
            caption_next = cued == "caption" and len(piece.text.split()) <= 3
            continue
        roles[number] = _above(piece, is_outlet, before=number < top, caption=caption_next)
        caption_next = False
    if headline is not None and not pieces[headline].tag:
        _mark_first_line_as_section(pieces, roles, headline)


def _above(
    piece: Piece, is_outlet: Callable[[str], bool], *, before: bool, caption: bool
) -> BlockRole | None:
    """The role of a line above the body, `before` the headline or after it, perhaps under a caption label."""
    words = len(piece.text.split())
    if caption or is_outlet(piece.text):
        return "caption" if caption else "byline"
    if words <= DATE_WORDS and parse(piece.text) is not None:
        return "dateline"
    around = surrounding(piece) or ("boilerplate" if piece.links > MOST_LINKS else None)
    if around is not None or words not in KICKER_WORDS:
        return around
    if before:
        return None if piece.tag else "kicker"
    return "caption" if piece.tag else None


def _mark_first_line_as_section(pieces: Sequence[Piece], roles: Roles, headline: int) -> None:
    """In plain text a first line of one or two words above the headline is the section's name."""
    if headline > 0 and roles[0] in (None, "kicker", "unknown") and len(pieces[0].text.split()) <= 3:
        roles[0] = "section"


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
        roles[number] = surrounding(piece) or under or ("related" if piece.links > MOST_LINKS else None)
