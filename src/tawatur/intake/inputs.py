"""Inputs: paths and streams become pages, one at a time and in a stable order."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import cache
from io import BufferedReader
from pathlib import Path
from typing import TYPE_CHECKING, cast

import msgspec

from tawatur.intake.decoding import Decoded, without_surrogates
from tawatur.intake.fetching import Fetching, is_url
from tawatur.intake.folders import STDIN, files
from tawatur.intake.kinds import SUFFIXES, only_page, pages_of
from tawatur.intake.limits import LONGEST_PATH
from tawatur.intake.opened import Opened
from tawatur.intake.pages import Input, check_size, page_of_bytes, page_of_text
from tawatur.model.errors import InputError, PageUnreadable
from tawatur.model.reading import Page

if TYPE_CHECKING:
    from tawatur.intake.web.fetcher import Fetcher

POLITE = Fetching()


def open_inputs(
    paths: Sequence[str],
    *,
    outlet: str | None = None,
    published: str | None = None,
    keep: bool = False,
    fetching: Fetching = POLITE,
) -> Iterator[Input]:
    """Every page of `paths`, lazily, in order; a bad one stops nothing.

    A path is a file of any kind of kinds.py, a folder, a pattern, `-` for standard input, or a URL, which is
    fetched as `fetching` says. `outlet` and `published` stand in where a page has none; with `keep` each
    Input has the bytes of its page.
    """
    outlet = without_surrogates(outlet)[0] if outlet else outlet
    with ExitStack() as stack:
        fetched = cache(lambda: stack.enter_context(fetching.open()))
        for path in paths:
            for item in _of_url(path, fetched()) if is_url(path) else _of_path(path):
                page = _with(item.page, outlet, published)
                yield item._replace(page=page, data=item.data if keep else None)


def _of_url(url: str, fetcher: Fetcher) -> Iterator[Input]:
    from tawatur.intake.web.urls import fetched_inputs  # noqa: PLC0415  (only who fetches needs the web)

    yield from fetched_inputs([url], fetcher=fetcher, keep=True)


def _of_path(path: str) -> Iterator[Input]:
    try:
        for name in files(path):
            yield from _open(name)
    except InputError as refused:
        yield Input(path, None, refused)


def _open(name: str) -> Iterator[Input]:
    try:
        with open_stream(name) as stream:
            yield from pages_of(Opened(name, stream, name))
    except InputError as refused:
        yield Input(name, None, refused)


def _with(page: Page | None, outlet: str | None, published: str | None) -> Page | None:
    """The caller's outlet and date stand in where the page has none."""
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
    return f"{name}: a folder without pages ({', '.join(SUFFIXES)})"


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
    check_size(data, "this text")
    text, faults = without_surrogates(source)
    return page_of_text(Decoded(text, "given", faults), "this text", data)


def page_of_file(name: str) -> Page:
    """The page in a file, or in standard input for `-`.

    Raises PageUnreadable for a file of many pages, TooLarge over a cap.
    """
    if Path(name).is_dir():
        message = f"{name}: a folder; one page is wanted here, so name a file in it"
        raise PageUnreadable(message)
    with open_stream(name) as stream:
        try:
            (item,) = only_page(Opened(name, stream, name))
        except OSError as error:
            message = f"{name}: cannot be read: {error.strerror or error}"
            raise PageUnreadable(message) from error
    return cast("Page", item.page)


def is_path(source: str) -> bool:
    """Whether a string names a file: one short line that exists, or that looks like nothing but a path."""
    if len(source) > LONGEST_PATH or "\n" in source or "\0" in source or not source.strip():
        return False
    return os.path.exists(source) or source.lower().endswith(SUFFIXES)  # noqa: PTH110  (any string, no error)
