"""The page reader: from what the caller gave to text, blocks, outlet, date of publication and language.

For plain text the record's text is the given text. For HTML it is all visible text from our own walk, a line
for each block; nothing is lost silently: what is cut leaves a fault.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import msgspec

from tawatur.model.errors import PageUnreadable
from tawatur.model.reading import Anatomy, Page, Reading
from tawatur.model.record import Block, Fault, Outlet
from tawatur.outlets import is_agency, is_outlet_name, resolve
from tawatur.outlets.table import by_domain, by_name
from tawatur.readers.page.anatomy import Stated, roles_of
from tawatur.readers.page.body import BODY
from tawatur.readers.page.cues import cues
from tawatur.readers.page.language import language_of
from tawatur.readers.page.parts import Metadata, Parts, parts_of_text
from tawatur.readers.page.published import Published, of_url, parse

NEAR_THE_TOP = 12


class PageReader:
    """Gives text, blocks, outlet, date of publication and language."""

    name = "page"
    needs = ()
    gives = ("text", "blocks", "outlet", "published", "language")

    def __init__(self) -> None:
        """Load the outlets and the cues. Raises DataError where a file of theirs is wrong."""
        by_name()
        by_domain()
        cues()

    def read(self, reading: Reading) -> Reading:
        """A copy of `reading` with the page's anatomy. Raises PageUnreadable where there is no text."""
        page = reading.page
        if page.anatomy is not None:
            return _as_found_before(reading, page.anatomy)
        text, pieces, said, faults = _parts(page)
        if not pieces:
            message = "no text on the page"
            raise PageUnreadable(message)
        titles = (*([page.title] if page.title else []), *said.titles)
        roles = roles_of(pieces, Stated(titles, said.sections, said.authors))
        blocks = tuple(Block(role, p.start, p.end, p.page) for role, p in zip(roles, pieces, strict=True))
        language = language_of(_body(text, blocks))
        when, rule, more = _published(page, said, text, blocks)
        return msgspec.structs.replace(
            reading,
            text=text,
            sha256=page.sha256 or hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
            language=language,
            outlet=_outlet(page, said, _names(text, blocks)),
            published=when.day if when else None,
            published_at=when.instant if when else None,
            published_rule=rule,
            blocks=blocks,
            faults=(*reading.faults, *faults, *more, *_doubts(language, blocks)),
        )


def _as_found_before(reading: Reading, anatomy: Anatomy) -> Reading:
    """The page as an earlier reading took it apart; its faults stand on the page."""
    text = reading.page.text or ""
    return msgspec.structs.replace(
        reading,
        text=text,
        sha256=reading.page.sha256 or "",
        language=language_of(_body(text, anatomy.blocks)),
        outlet=anatomy.outlet,
        published=anatomy.published,
        published_at=anatomy.published_at,
        published_rule=anatomy.published_rule,
        blocks=anatomy.blocks,
    )


def _doubts(language: str | None, blocks: tuple[Block, ...]) -> Iterator[Fault]:
    if language != "ar":
        yield Fault("page", "input", "not Arabic: the readers know Arabic only")
    if not any(block.role in BODY for block in blocks):
        yield Fault("page", "input", "no body: nothing on the page reads as an article's text")


def _body(text: str, blocks: tuple[Block, ...]) -> str:
    """The text of the body, or all where there is none."""
    return "\n".join(text[b.start : b.end] for b in blocks if b.role in BODY) or text


def _parts(page: Page) -> Parts:
    """The page's text, its pieces, what it states of itself, and faults."""
    if page.html is None:
        return parts_of_text(page)
    from tawatur.readers.page.document import parts_of_html  # noqa: PLC0415  (only HTML needs a parser)

    return parts_of_html(page.html)


def _outlet(page: Page, said: Metadata, names: list[str]) -> Outlet | None:
    """A known outlet, or what the site calls itself."""
    known = resolve(page.outlet, page.url or said.url, said.sites, names)
    return known or (resolve(said.sites[0]) if said.sites else None)


def _names(text: str, blocks: tuple[Block, ...]) -> list[str]:
    """Bylines that are an outlet's name, and source lines of an outlet (no agency) and its city."""
    lines = [text[block.start : block.end] for block in blocks if block.role == "byline"]
    sources = (text[block.start : block.end] for block in blocks if block.role == "source_line")
    at_home = (name for name, dash, _ in (line.partition(" - ") for line in sources) if dash)
    return [line for line in (*lines, *at_home) if is_outlet_name(line) and not is_agency(line)]


def _published(
    page: Page, said: Metadata, text: str, blocks: tuple[Block, ...]
) -> tuple[Published | None, str | None, list[Fault]]:
    """The date: the caller's, the document's, a date line's, the URL's; with the rule that found it."""
    if page.published:
        given = parse(page.published)
        fault = Fault("page", "input", f"published {page.published!r} is no date; give 2019-11-30")
        return (given, "page/given", []) if given else (None, None, [fault])
    for value, where in said.dates:
        if when := parse(value):
            return when, f"page/{where}", []
    for block in [b for b in blocks if b.role == "dateline"][:NEAR_THE_TOP]:
        if when := parse(text[block.start : block.end]):
            return when, "page/date-line", []
    when = of_url(page.url or said.url or "")
    return when, "page/url" if when else None, []
