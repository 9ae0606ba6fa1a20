"""Shapes: what a line looks like, whatever stands around it."""

from __future__ import annotations

import re

from tawatur.arabic.fold import fold
from tawatur.model.record import BlockRole
from tawatur.outlets import is_agency, is_outlet_name
from tawatur.readers.page.piece import Piece
from tawatur.readers.page.published import parse

PARAGRAPH_WORDS, TEXT_PARAGRAPH_WORDS, SENTENCE_WORDS = 22, 15, 7
TEXT_SENTENCE_WORDS = 4
"""Words of a sentence that is a line of plain text: a shorter one with a full stop may be a credit."""
HEADLINE_WORDS = range(3, 32)
MOST_LINKS = 0.5
SECTION_WORDS, CREDIT_WORDS, TAG_WORDS, DATE_WORDS = 3, 5, 8, 14
OPEN_ENDS = ("/", ":", " -", " \u2013")
MARKS = "-/:\u2013"
CREDIT = re.compile(
    r"[^:/()\u2013-]{2,30}(?:\s*[:/\u2013-]\s*[^:/]{2,40}|\s*\([^()]{2,25}\)\s*)[\s/\u2013-]*"
)
BRACKETED = re.compile(r"[\s\u2013-]*\([^()]{2,60}\)[\s.]*")
INITIALS = re.compile(r"[^/]{0,20}/(?:\s*[^\W\d_]{1,2}){1,4}\s*")
STOPS = tuple('.!:)"\u061f\u2026\u201d\u00bb\u060c')
STOP_WITHIN = re.compile(r"[^.]\.\s")
QUOTED = re.compile('[\u201c\u00ab"\u00bb][^\u201c\u201d\u00ab\u00bb"]*[\u201d\u00bb"\u00ab][.\u060c]?')


def key_of(text: str) -> str:
    """A line as lines are compared: folded, without marks."""
    return re.sub(r"\W+", " ", fold(text)).strip()


def is_heading(piece: Piece) -> bool:
    """Whether a line stands in a heading element."""
    return piece.tag in ("h1", "h2", "h3", "h4")


def container(piece: Piece) -> str:
    """The path of the element in which a line stands."""
    return (piece.page or "").rpartition("/")[0]


def parent(piece: Piece) -> str:
    """The path of the element in which the line's own block element stands."""
    steps = (piece.page or "").split("/")
    while steps and steps[-1].partition("[")[0] != piece.tag:
        steps.pop()
    return "/".join(steps[:-1])


def is_prose(piece: Piece) -> bool:
    """Whether a line reads as a paragraph: long, or a sentence with its stop; and not made of links."""
    words = len(piece.text.split())
    if piece.links > MOST_LINKS:
        return False
    stops = piece.text.endswith(STOPS) or STOP_WITHIN.search(piece.text)
    longest_label = PARAGRAPH_WORDS if piece.tag else TEXT_PARAGRAPH_WORDS
    closed = (
        not piece.tag and words >= TEXT_SENTENCE_WORDS and piece.text.endswith(".") and not is_credit(piece)
    )
    return closed or words >= longest_label or (words >= SENTENCE_WORDS and bool(stops))


def is_title(piece: Piece) -> bool:
    """Whether a line can be a headline by its length and its end."""
    return (
        len(piece.text.split()) in HEADLINE_WORDS
        and not piece.text.rstrip().endswith((".", "\u060c"))
        and not is_date(piece)
    )


def is_date(piece: Piece) -> bool:
    """Whether a short line holds a whole date."""
    return len(piece.text.split(maxsplit=DATE_WORDS)) <= DATE_WORDS and parse(piece.text) is not None


def is_credit(piece: Piece) -> bool:
    """A place or a paper and a name, joined by a mark: «London: a name», «The paper (city) -»."""
    text = piece.text.strip()
    words = [word for word in text.split() if word.strip(MARKS)]
    return text.endswith(OPEN_ENDS) or (len(words) <= CREDIT_WORDS and CREDIT.fullmatch(text) is not None)


def is_short_link(piece: Piece) -> bool:
    """Whether a line is a link of a few words outside a list."""
    return piece.links > MOST_LINKS and len(piece.text.split()) <= SECTION_WORDS and piece.tag != "li"


def tagged(piece: Piece) -> BlockRole | None:
    """An agency's tag alone on its line, or an outlet and its city, is a source line."""
    if len(piece.text.split(maxsplit=TAG_WORDS)) > TAG_WORDS:
        return None
    name, dash, city = piece.text.partition(" - ")
    if is_agency(piece.text) or (
        dash and len(city.split()) <= 2 and (is_agency(name) or is_outlet_name(name))
    ):
        return "source_line"
    return None


def closing(piece: Piece) -> BlockRole | None:
    """An agency in brackets, or the initials of those who wrote and edited."""
    if BRACKETED.fullmatch(piece.text):
        return "source_line"
    return "tag" if INITIALS.fullmatch(piece.text) else None
