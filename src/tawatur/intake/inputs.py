"""Inputs: paths and streams become pages, one at a time and in a stable order."""

from __future__ import annotations

import codecs
import hashlib
import os
import re
import string
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path
from typing import NamedTuple, cast

import msgspec

from tawatur.arabic.letters import INVISIBLE
from tawatur.intake.decoding import Decoded, decode, without_surrogates
from tawatur.intake.lines import pages_of_lines
from tawatur.model.errors import FetchError, InputError, PageUnreadable, TooLarge
from tawatur.model.reading import Page

STDIN = "-"
LARGEST = 10_000_000
"""Bytes of one page; JSON lines may be longer in all, not in one line."""
LINES_SUFFIXES = (".jsonl", ".ndjson")
HTML_SUFFIXES = (".html", ".htm", ".xhtml")
PAGE_SUFFIXES = (".txt", *HTML_SUFFIXES, *LINES_SUFFIXES)
LONGEST_PATH = 1_024
_BLANK = INVISIBLE + string.whitespace + "\u00a0\0"
_HTML = re.compile(
    r"\s*+(?:<\?xml[^>]*+>\s*+)?(?:<!--(?:[^-]|-(?!->))*+-->\s*+)*+"
    r"<(?:!doctype\s+html|html|head|body|title|base|meta|link|script|style|article|section|main|header|div|p|"
    r"h[1-6]|table|center|span|font|ul|ol|b|br|a\s|img|figure)\b",
    re.IGNORECASE,
)
_HEAD = 2_000
_HTML_HEAD = 20_000


class Input(NamedTuple):
    """One page of a call, or the error that refused it; `name` is for messages."""

    name: str
    page: Page | None
    error: InputError | FetchError | None
    data: bytes | None = None
    """The bytes of the page as they came in, where the caller asked to keep them."""


def open_inputs(
    paths: Sequence[str], *, outlet: str | None = None, published: str | None = None
) -> Iterator[Input]:
    """Every page of `paths` (files, folders, JSON lines, `-`), lazily, in order; a bad one stops nothing."""
    outlet = without_surrogates(outlet)[0] if outlet else outlet
    for path in paths:
        for name in _files(path):
            yield from _open(name, outlet, published)


def _files(path: str) -> Iterator[str]:
    """A folder's pages, sorted, or the path itself."""
    if path == STDIN or not Path(path).is_dir():
        yield path
        return
    closed: list[str] = []
    inside = os.walk(path, onerror=lambda error: closed.append(str(error.filename)))
    files = [Path(folder, name) for folder, _, names in inside for name in names]
    pages = (file for file in files if file.suffix.lower() in PAGE_SUFFIXES)
    found = [str(page) for page in pages if page.is_file() or not page.exists()]  # links to nowhere are named
    yield from sorted(found + closed) or [path]


def _open(name: str, outlet: str | None, published: str | None) -> Iterator[Input]:
    try:
        with open_stream(name) as stream:
            head = stream.peek(_HEAD)[:_HEAD]
            if is_lines(name, head):
                _check_lines(head, name)
                yield from (
                    Input(n, _with(p, outlet, published), e)
                    for n, p, e in pages_of_lines(stream, name, LARGEST)
                )
            else:
                data = stream.read(LARGEST + 1)
                yield Input(name, page_of_bytes(data, name, outlet=outlet, published=published), None)
    except InputError as refused:
        yield Input(name, None, refused)
    except OSError as failed:
        yield Input(name, None, PageUnreadable(f"{name}: cannot be read: {failed.strerror}"))


def _with(page: Page | None, outlet: str | None, published: str | None) -> Page | None:
    """The caller's outlet and date stand in where the line has none."""
    if page is None:
        return None
    return msgspec.structs.replace(page, outlet=page.outlet or outlet, published=page.published or published)


@contextmanager
def open_stream(name: str) -> Iterator[BufferedReader]:
    """A file or standard input, to be read as bytes. Raises PageUnreadable naming it."""
    if name == STDIN:
        if sys.stdin is None:
            message = f"{name}: standard input is closed"
            raise PageUnreadable(message)
        yield cast("BufferedReader", sys.stdin.buffer)
        return
    path = Path(name)
    if path.is_dir():
        raise PageUnreadable(_of_folder(name))
    try:
        stream = path.open("rb")
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        message = f"{name}: cannot be read: {reason}"
        raise PageUnreadable(message) from error
    with stream:
        yield stream


def _of_folder(name: str) -> str:
    """Why a folder gives no page: it may not be looked into, or there is none."""
    if not os.access(name, os.R_OK | os.X_OK):
        return f"{name}: cannot be read: the folder is closed to this user"
    return f"{name}: a folder without pages ({', '.join(PAGE_SUFFIXES)})"


def read_bytes(name: str) -> bytes:
    """The bytes of a file or of standard input, one more than the cap at most."""
    with open_stream(name) as stream:
        return stream.read(LARGEST + 1)


def is_lines(name: str, data: bytes) -> bool:
    """Whether the bytes are JSON lines: by the name, or by beginning with an object."""
    if name.lower().endswith(LINES_SUFFIXES):
        return True
    return data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b'{"')


def _check_lines(head: bytes, name: str) -> None:
    """Raises PageUnreadable for UTF-16, in which lines end otherwise."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        message = f"{name}: JSON lines in UTF-16; convert them to UTF-8"
        raise PageUnreadable(message)


def page_of_bytes(data: bytes, name: str, *, outlet: str | None = None, published: str | None = None) -> Page:
    """The page in `data`. Raises TooLarge over the cap and PageUnreadable for what is empty or no text."""
    _check_size(data, name)
    page = _page(decode(data, name), name, data)
    return msgspec.structs.replace(page, outlet=outlet, published=published)


def _check_size(data: bytes, name: str) -> None:
    if len(data) > LARGEST:
        message = (
            f"{name}: over {LARGEST:,} bytes, the most that a page may have; split it, or give JSON lines"
        )
        raise TooLarge(message)


def _page(decoded: Decoded, name: str, data: bytes) -> Page:
    text = decoded.text.removeprefix("\ufeff")
    if not text.strip(_BLANK):
        message = f"{name}: empty"
        raise PageUnreadable(message)
    digest = hashlib.sha256(data).hexdigest()
    if is_html(text) or name.lower().endswith(HTML_SUFFIXES):
        return Page(html=text, sha256=digest, faults=decoded.faults)
    return Page(text=text, sha256=digest, faults=decoded.faults)


def is_html(text: str) -> bool:
    """Whether the text begins as HTML does."""
    return _HTML.match(text[:_HTML_HEAD]) is not None


def page_of(
    source: str | bytes | os.PathLike[str],
    *,
    title: str | None = None,
    published: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
) -> Page:
    """The page that `source` is: a path, a page's bytes, or its HTML or text. Raises InputError."""
    beside = {"title": title, "published": published, "outlet": outlet, "url": url}
    given = {key: without_surrogates(value)[0] if value else value for key, value in beside.items()}
    return msgspec.structs.replace(_page_of_source(source), **given)


def _page_of_source(source: str | bytes | os.PathLike[str]) -> Page:
    if isinstance(source, bytes):
        return page_of_bytes(source, "these bytes")
    if isinstance(source, os.PathLike) or is_path(source):
        return page_of_file(os.fspath(source))
    data = source.encode("utf-8", "surrogatepass")
    _check_size(data, "this text")
    text, faults = without_surrogates(source)
    return _page(Decoded(text, "given", faults), "this text", data)


def page_of_file(name: str) -> Page:
    """The page in a file, or in standard input for `-`. Raises PageUnreadable for JSON lines: many pages."""
    data = read_bytes(name)
    if is_lines(name, data):
        message = f"{name}: JSON lines, which hold many pages; `tawatur read` reads them"
        raise PageUnreadable(message)
    return page_of_bytes(data, name)


def is_path(source: str) -> bool:
    """Whether a string names a file: one short line that exists, or that looks like nothing but a path."""
    if len(source) > LONGEST_PATH or "\n" in source or "\0" in source or not source.strip():
        return False
    return os.path.exists(source) or source.lower().endswith(PAGE_SUFFIXES)  # noqa: PTH110  (any string, no error)
