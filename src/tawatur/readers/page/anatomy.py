"""Anatomy: a role for every piece of a page. One classifier for plain text and HTML.

It works outward from what is sure. The body is found first (by the extractor's vote, or by length and
punctuation), then the headline above it; what stands before, between and after gets its role from its own
words, from the elements around it, and from its place. The order of the steps matters: a cue beats length,
since «المصدر: …» is never a paragraph however long; length beats place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from tawatur.arabic.fold import fold
from tawatur.model.record import BlockRole
from tawatur.outlets import is_agency, is_outlet_name
from tawatur.readers.page.cues import cue_of, named, surrounding
from tawatur.readers.page.piece import Piece
from tawatur.readers.page.published import parse
from tawatur.readers.page.walk import REST

PARAGRAPH_WORDS, TEXT_PARAGRAPH_WORDS, SENTENCE_WORDS, LAST_WORDS = 22, 15, 7, 10
HEADLINE_WORDS = range(3, 32)
KICKER_WORDS = range(2, 20)
MOST_LINKS = 0.5
SHORTEST_TITLE = 12
SECTION_WORDS, CREDIT_WORDS, BYLINE_WORDS, TAG_WORDS, NEAR = 3, 5, 7, 8, 6
OPEN_ENDS = ("/", ":", " -", " \u2013")
MARKS = "-/:\u2013"
CREDIT = re.compile(
    r"[^:/()\u2013-]{2,30}(?:\s*[:/\u2013-]\s*[^:/]{2,40}|\s*\([^()]{2,25}\)\s*)[\s/\u2013-]*"
)
BRACKETED = re.compile(r"[\s\u2013-]*\([^()]{2,60}\)[\s.]*")
INITIALS = re.compile(r"[^/]{0,20}/(?:\s*[^\W\d_]{1,2}){1,4}\s*")
DATE_WORDS = 14
STOPS = tuple('.!:)"\u061f\u2026\u201d\u00bb\u060c')
STOP_WITHIN = re.compile(r"[^.]\.\s")
QUOTED = re.compile('[\u201c\u00ab"\u00bb][^\u201c\u201d\u00ab\u00bb"]*[\u201d\u00bb"\u00ab][.\u060c]?')
BODY: frozenset[BlockRole] = frozenset({"lead", "paragraph", "quote"})

Roles = list[BlockRole | None]


class Stated(NamedTuple):
    """What the page states of itself: its titles, sections and authors, the most trusted first."""

    titles: Sequence[str] = ()
    sections: Sequence[str] = ()
    authors: Sequence[str] = ()

    def keys(self) -> Stated:
        """The same, as lines are compared."""
        return Stated(*([_key(value) for value in values] for values in self))


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
    _mark_below(pieces, roles, body)
    return [role or "unknown" for role in roles]


def _given_away(piece: Piece) -> BlockRole | None:
    """The role that a line shows by itself; what is over the limit of blocks is not looked at."""
    if piece.tag == REST or not any(map(str.isalnum, piece.text)):
        return "boilerplate"
    return cue_of(piece) or (named(piece) if piece.tag else None) or _tagged(piece)


def stated_headline(pieces: Sequence[Piece], titles: Sequence[str]) -> int | None:
    """The piece that says what the page states as its title; headings before other elements."""
    longest = 2 * max(map(len, titles), default=0)
    keys = [_key(piece.text) if len(piece.text) <= longest else "" for piece in pieces]
    for title in titles:
        same = [n for n, key in enumerate(keys) if title and key == title]
        if same:
            return min(same, key=lambda n: (not _is_heading(pieces[n]), pieces[n].links > MOST_LINKS, n))
    for title in titles:
        within = [
            n
            for n, key in enumerate(keys)
            if len(key) > SHORTEST_TITLE and _is_heading(pieces[n]) and key in title
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


def _key(text: str) -> str:
    return re.sub(r"\W+", " ", fold(text)).strip()


def _is_heading(piece: Piece) -> bool:
    return piece.tag in ("h1", "h2", "h3", "h4")


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
    return _is_title(piece) and len(piece.text) < len(following.text)


def _voted(pieces: Sequence[Piece], headline: int | None, titles: Sequence[str]) -> list[int]:
    """What the extractor took for body, without links, the title said again, and what stands above it."""
    voted = [
        n
        for n, piece in enumerate(pieces)
        if piece.body and piece.links <= MOST_LINKS and not (piece.tag != "p" and _is_of(piece, titles))
    ]
    return [n for n in voted if headline is None or n > headline] or voted


def _is_of(piece: Piece, titles: Sequence[str]) -> bool:
    key = _key(piece.text)
    return any(key == title or (len(key) > SHORTEST_TITLE and key in title) for title in titles)


def _without_ends(pieces: Sequence[Piece], body: list[int]) -> list[int]:
    """The body without a last line in brackets, and without short lines outside at its ends."""
    inner = {_container(pieces[n]) for n in body if is_prose(pieces[n])}
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
        not is_prose(piece) and (_is_date(piece) or _is_credit(piece) or piece.text.endswith(":"))
    )


def _is_outside(piece: Piece, inner: set[str]) -> bool:
    return not is_prose(piece) and _container(piece) not in inner


def is_prose(piece: Piece) -> bool:
    """Whether a line reads as a paragraph: long, or a sentence with its stop; and not made of links."""
    words = len(piece.text.split())
    if piece.links > MOST_LINKS:
        return False
    stops = piece.text.endswith(STOPS) or STOP_WITHIN.search(piece.text)
    longest_label = PARAGRAPH_WORDS if piece.tag else TEXT_PARAGRAPH_WORDS
    return words >= longest_label or (words >= SENTENCE_WORDS and bool(stops))


def _with_lost(pieces: Sequence[Piece], roles: Roles, headline: int | None, voted: list[int]) -> list[int]:
    """The voted pieces, and prose that stands beside them in the same container: a lost lead, a gap."""
    containers = {_container(pieces[n]) for n in voted}
    first = max(0, -1 if headline is None else headline + 1)
    lost = [
        n
        for n in range(first, voted[-1])
        if n not in voted and roles[n] is None and is_prose(pieces[n])
        and (
            _container(pieces[n]) in containers
            or ((n > voted[0] or pieces[n].tag == "p") and surrounding(pieces[n]) is None)
        )
    ]  # fmt: skip
    return sorted({*voted, *lost})


def _container(piece: Piece) -> str:
    return (piece.page or "").rpartition("/")[0]


def headline_above(pieces: Sequence[Piece], roles: Roles, body: list[int]) -> int | None:
    """The last title-like line above the body, before counters, dates, bylines and captions begin.

    A credit («Khartoum: the paper's name») is taken for a title only where nothing else is one.
    """
    end = body[0] if body else (len(pieces) if len(pieces) > 1 else 0)
    stop = next((n for n in range(1, end) if roles[n] is not None or _is_date(pieces[n])), end)
    likely = [n for n in range(stop) if roles[n] is None and _is_title(pieces[n])]
    titles = [n for n in likely if not _is_credit(pieces[n])] or likely
    if titles:
        return titles[-1]
    return next((n for n in range(end) if roles[n] is None and _is_title(pieces[n])), None)


def _is_title(piece: Piece) -> bool:
    return (
        len(piece.text.split()) in HEADLINE_WORDS
        and not piece.text.rstrip().endswith((".", "\u060c"))
        and not _is_date(piece)
    )


def _is_date(piece: Piece) -> bool:
    return len(piece.text.split(maxsplit=DATE_WORDS)) <= DATE_WORDS and parse(piece.text) is not None


def _is_credit(piece: Piece) -> bool:
    """A place or a paper and a name, joined by a mark: «London: a name», «The paper (city) -»."""
    text = piece.text.strip()
    words = [word for word in text.split() if word.strip(MARKS)]
    return text.endswith(OPEN_ENDS) or (len(words) <= CREDIT_WORDS and CREDIT.fullmatch(text) is not None)


def _mark_body(pieces: Sequence[Piece], roles: Roles, body: list[int]) -> None:
    for number in body:
        roles[number] = "quote" if QUOTED.fullmatch(pieces[number].text.strip()) else "paragraph"
    if len(body) > 1 or (body and "headline" in roles):
        roles[body[0]] = "lead"


def _tagged(piece: Piece) -> BlockRole | None:
    """An agency's tag alone on its line, or an outlet and its city, is a source line."""
    if len(piece.text.split(maxsplit=TAG_WORDS)) > TAG_WORDS:
        return None
    name, dash, city = piece.text.partition(" - ")
    if is_agency(piece.text) or (
        dash and len(city.split()) <= 2 and (is_agency(name) or is_outlet_name(name))
    ):
        return "source_line"
    return None


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
    named_ones = [n for n in near if _key(pieces[n].text) in sections]
    linked = [n for n in near if abs(n - headline) <= 2 and _is_link_alone(pieces, n)]
    menu = [n for n in range(headline) if roles[n] is None and _key(pieces[n].text) in sections]
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
        if is_short and any(author and _key(text).endswith(author) for author in authors):
            roles[number] = "byline"


def _is_link_alone(pieces: Sequence[Piece], number: int) -> bool:
    """A short link that is not one of a menu."""
    before = pieces[number - 1] if number else None
    return _is_short_link(pieces[number]) and not (
        before and _is_short_link(before) and _container(before) == _container(pieces[number])
    )


def _is_short_link(piece: Piece) -> bool:
    return piece.links > MOST_LINKS and len(piece.text.split()) <= SECTION_WORDS and piece.tag != "li"


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
    return number + 1 == headline and _parent(pieces[number]) == _parent(pieces[headline])


def _parent(piece: Piece) -> str:
    """The path of the element in which the line's own block element stands."""
    steps = (piece.page or "").split("/")
    while steps and steps[-1].partition("[")[0] != piece.tag:
        steps.pop()
    return "/".join(steps[:-1])


def _above(piece: Piece, *, before: bool, caption: bool, over: bool) -> BlockRole | None:
    """The role of a line above the body, `before` the headline or after it, perhaps under a caption label."""
    words = len(piece.text.split())
    if caption or is_outlet_name(piece.text):
        return "caption" if caption else "byline"
    if _is_date(piece) or (not before and piece.text.endswith(OPEN_ENDS)):
        return "dateline"
    if not before and piece.links <= MOST_LINKS and _is_credit(piece):
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
        if under is None and (closing := _closing(piece)):
            roles[number] = closing
            continue
        around = surrounding(piece) or under or ("related" if piece.links > MOST_LINKS else None)
        is_last_line = not piece.tag and len(piece.text.split()) >= LAST_WORDS
        roles[number] = around or ("paragraph" if is_last_line else None)


def _closing(piece: Piece) -> BlockRole | None:
    """An agency in brackets, or the initials of those who wrote and edited."""
    if BRACKETED.fullmatch(piece.text):
        return "source_line"
    return "tag" if INITIALS.fullmatch(piece.text) else None
