"""The page reader: from what the caller gave to text, blocks, outlet, date of publication and language.

For plain text the record's text is the given text. For HTML it is all visible text from our own walk, a line
for each block; nothing is lost silently: what is cut leaves a fault.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from itertools import islice

import msgspec

from tawatur.model.errors import PageUnreadable
from tawatur.model.reading import Page, Reading
from tawatur.model.record import Block, Fault, Outlet
from tawatur.outlets import is_outlet_name, resolve
from tawatur.outlets.table import by_domain, by_name
from tawatur.readers.page.anatomy import Stated, roles_of
from tawatur.readers.page.body import BODY
from tawatur.readers.page.cues import cues
from tawatur.readers.page.language import language_of
from tawatur.readers.page.metadata import Metadata, metadata_of
from tawatur.readers.page.piece import Piece, seen
from tawatur.readers.page.published import Published, of_url, parse
from tawatur.readers.page.votes import votes_on
from tawatur.readers.page.walk import MOST_BLOCKS, REST, flattened, walk

LINE = re.compile(r"[^\r\n]+")
NEAR_THE_TOP = 12
_SURROGATE = re.compile("[\ud800-\udfff]")


class PageReader:
    """Gives text, blocks, outlet, date of publication and language."""

    name = "page"
    needs = ()
    gives = ("text", "blocks", "outlet", "published", "language")
    grammar = None

    def __init__(self) -> None:
        """Load the outlets and the cues. Raises DataError where a file of theirs is wrong."""
        by_name()
        by_domain()
        cues()

    def read(self, reading: Reading) -> Reading:
        """A copy of `reading` with the page's anatomy. Raises PageUnreadable where there is no text."""
        page = reading.page
        text, pieces, said, faults = _of_html(page) if page.html is not None else _of_text(page)
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


def _doubts(language: str | None, blocks: tuple[Block, ...]) -> Iterator[Fault]:
    if language != "ar":
        yield Fault("page", "input", "not Arabic: the readers know Arabic only")
    if not any(block.role in BODY for block in blocks):
        yield Fault("page", "input", "no body: nothing on the page reads as an article's text")


def _body(text: str, blocks: tuple[Block, ...]) -> str:
    """The text of the body, or all where there is none."""
    return "\n".join(text[b.start : b.end] for b in blocks if b.role in BODY) or text


Parts = tuple[str, list[Piece], Metadata, list[Fault]]


def _of_text(page: Page) -> Parts:
    """The given text, with a separate title put before it; each non-blank line is a piece."""
    text = (page.text or "").removeprefix("\ufeff")
    if page.title and not text.startswith(page.title):
        text = f"{page.title}\n\n{text}" if text else page.title
    text, faults = _encodable(text)
    pieces = list(islice(_lines(text), MOST_BLOCKS + 1))
    if len(pieces) > MOST_BLOCKS:
        start, rest = pieces[-1].start, text[pieces[-1].start :].rstrip()
        pieces[-1] = Piece(start, start + len(rest), rest, REST)
        faults.append(_unread("lines"))
    return text, pieces, Metadata(), faults


def _lines(text: str) -> Iterator[Piece]:
    for line in LINE.finditer(text):
        stripped, shown = line[0].strip(), seen(line[0])
        if shown:
            start = line.start() + len(line[0]) - len(line[0].lstrip())
            yield Piece(start, start + len(stripped), shown)


def _unread(unit: str) -> Fault:
    return Fault("page", "limit", f"over {MOST_BLOCKS:,} {unit}: the rest stands in one last block, unread")


def _of_html(page: Page) -> Parts:
    """The visible text of the document, block by block, and what the document says of itself."""
    html, faults = _encodable(page.html or "")
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
        faults.append(_unread("blocks"))
    if not votes.asked:
        faults.append(Fault("page", "limit", "too large for body extraction: judged by its own shape alone"))
    return "\n".join(lines), pieces, metadata_of(document), faults


def _encodable(text: str) -> tuple[str, list[Fault]]:
    """The text with lone surrogates replaced one for one, since no file can hold them; NUL is only named."""
    clean, count = _SURROGATE.subn("\ufffd", text)
    faults = [Fault("page", "encoding", f"{count} lone surrogates were replaced")] if count else []
    if nuls := text.count("\0"):
        faults.append(Fault("page", "encoding", f"{nuls} NUL characters in the text"))
    return clean, faults


def _outlet(page: Page, said: Metadata, names: list[str]) -> Outlet | None:
    """A known outlet, or what the site calls itself."""
    known = resolve(page.outlet, page.url or said.url, said.sites, names)
    return known or (resolve(said.sites[0]) if said.sites else None)


def _names(text: str, blocks: tuple[Block, ...]) -> list[str]:
    """Bylines that are an outlet's name."""
    lines = (text[block.start : block.end] for block in blocks if block.role == "byline")
    return [line for line in lines if is_outlet_name(line)]


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
