"""One page: its bytes, decoded, as text or as HTML; and what a call gives for it."""

from __future__ import annotations

import hashlib
import re
import string
from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from tawatur.arabic.letters import INVISIBLE
from tawatur.intake.decoding import Decoded, decode
from tawatur.intake.limits import FREE_OF_RATIO, LARGEST, LARGEST_DECODED, LARGEST_RATIO, PIECE
from tawatur.intake.opened import Opened
from tawatur.model.errors import FetchError, InputError, PageUnreadable, TooLarge
from tawatur.model.reading import Page

HTML_SUFFIXES = (".html", ".htm", ".xhtml")
_BLANK = INVISIBLE + string.whitespace + "\u00a0\0"
_HTML = re.compile(
    r"\s*+(?:<\?xml[^>]*+>\s*+)?(?:<!--(?:[^-]|-(?!->))*+-->\s*+)*+"
    r"<(?:!doctype\s+html|html|head|body|title|base|meta|link|script|style|article|section|main|header|div|p|"
    r"h[1-6]|table|center|span|font|ul|ol|b|br|a\s|img|figure)\b",
    re.IGNORECASE,
)
_HTML_HEAD = 20_000


class Input(NamedTuple):
    """One page of a call, or the error that refused it; `name` is for messages."""

    name: str
    page: Page | None
    error: InputError | FetchError | None
    data: bytes | None = None
    """The bytes of the page as they came in, where the caller asked to keep them."""


def one_page(opened: Opened) -> Iterator[Input]:
    """The page that is all of what is open. Raises TooLarge over a cap, PageUnreadable for no text."""
    data = _bytes(opened)
    largest = LARGEST if opened.packed is None else LARGEST_DECODED
    is_called_html = opened.called.lower().endswith(HTML_SUFFIXES)
    page = page_of_bytes(data, opened.name, is_called_html=is_called_html, largest=largest)
    yield Input(opened.name, page, None, data)


def _bytes(opened: Opened) -> bytes:
    """All of its bytes, or a few over the cap; what is stored compressed is looked at as it opens."""
    if opened.packed is None:
        return opened.stream.read(LARGEST + 1)
    pieces, size = [], 0
    while piece := opened.stream.read(PIECE):
        pieces.append(piece)
        size += len(piece)
        check_opening(opened.name, opened.packed(), size)
    return b"".join(pieces)


def check_opening(name: str, packed: int, size: int) -> None:
    """Raises TooLarge where `packed` bytes that open to `size` so far are more than a page may have."""
    if packed > LARGEST:
        raise TooLarge(_over(name, LARGEST))
    if size > LARGEST_DECODED:
        message = f"{name}: opens to over {LARGEST_DECODED:,} bytes, the most that a page may open to"
        raise TooLarge(message)
    if size > FREE_OF_RATIO and size > packed * LARGEST_RATIO:
        message = (
            f"{name}: opens to over {LARGEST_RATIO} times its size, which no page does; look at what it is"
        )
        raise TooLarge(message)


def page_of_bytes(  # noqa: PLR0913  (what is known beside the bytes)
    data: bytes,
    name: str,
    *,
    outlet: str | None = None,
    published: str | None = None,
    charset: str | None = None,
    is_called_html: bool | None = None,
    largest: int = LARGEST,
) -> Page:
    """The page in `data`; `charset` is what was stated beside it, believed after what the page itself states.

    Raises TooLarge over `largest` bytes and PageUnreadable for what is empty or no text.
    """
    check_size(data, name, largest)
    if is_called_html is None:
        is_called_html = name.lower().endswith(HTML_SUFFIXES)
    page = page_of_text(decode(data, name, charset), name, data, is_called_html=is_called_html)
    return msgspec.structs.replace(page, outlet=outlet, published=published)


def check_size(data: bytes, name: str, largest: int = LARGEST) -> None:
    """Raises TooLarge over the cap."""
    if len(data) > largest:
        raise TooLarge(_over(name, largest))


def _over(name: str, largest: int) -> str:
    return f"{name}: over {largest:,} bytes, the most that a page may have; split it, or give JSON lines"


def page_of_text(decoded: Decoded, name: str, data: bytes, *, is_called_html: bool = False) -> Page:
    """The page of a text that came as `data`. Raises PageUnreadable where it is blank."""
    text = decoded.text.removeprefix("\ufeff")
    if not text.strip(_BLANK):
        message = f"{name}: empty"
        raise PageUnreadable(message)
    digest = hashlib.sha256(data).hexdigest()
    if is_called_html or is_html(text):
        return Page(html=text, sha256=digest, faults=decoded.faults)
    return Page(text=text, sha256=digest, faults=decoded.faults)


def is_html(text: str) -> bool:
    """Whether the text begins as HTML does."""
    return _HTML.match(text[:_HTML_HEAD]) is not None
