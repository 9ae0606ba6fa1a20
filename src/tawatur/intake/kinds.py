"""The kinds of files that pages come in: one table, by which everything is opened.

A kind is known by how its bytes begin, else by its suffix: bytes lie less than names. A container within
another is opened where the table says so, and named where it does not. For another kind, write its module and
a row here.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator
from typing import NamedTuple

from tawatur.intake.compressed import BZIP2, GZIP, XZ, Packing, pages_of_compressed, without_suffix
from tawatur.intake.feeds import XML_SUFFIXES, looks_like_feed, pages_of_xml
from tawatur.intake.lines import pages_of_lines
from tawatur.intake.opened import Opened, Within, looked_into
from tawatur.intake.pages import HTML_SUFFIXES, Input, one_page
from tawatur.intake.tables import is_table, pages_of_table
from tawatur.intake.tars import pages_of_tar
from tawatur.intake.warc import pages_of_warc
from tawatur.intake.zips import pages_of_zip
from tawatur.model.errors import InputError, PageUnreadable

Pages = Callable[[Opened], Iterator[Input]]
Beginning = Callable[[bytes], bool]
ANYWHERE: tuple[Within, ...] = ("", "a compressed file", "an archive")
IN_COMPRESSED: tuple[Within, ...] = ("", "a compressed file")
ALONE: tuple[Within, ...] = ("",)


class Kind(NamedTuple):
    """A kind of file: what it is called, how its pages are had, by what it is known, where it may lie.

    `begins` tells by the first bytes, before any suffix is looked at; `looks_like` where no suffix told.
    `packing` is how it is compressed, where that is all that is known of it; `holds` what it should hold.
    """

    name: str
    pages: Pages
    suffixes: tuple[str, ...]
    within: tuple[Within, ...]
    begins: Beginning | None = None
    looks_like: Beginning | None = None
    packing: Packing | None = None
    holds: str = "pages"


def pages_of(opened: Opened) -> Iterator[Input]:
    """The pages of what is open, each by itself; what is wrong with the whole comes as an Input, too."""
    try:
        kind, opened = kind_of(opened)
        found = False
        for item in kind.pages(opened):
            found = True
            yield item
        if not found:
            message = f"{opened.name}: {kind.name} without {kind.holds}"
            raise PageUnreadable(message)
    except InputError as refused:
        yield Input(opened.name, None, refused)
    except OSError as failed:
        yield Input(
            opened.name, None, PageUnreadable(f"{opened.name}: cannot be read: {failed.strerror or failed}")
        )


def is_readable(name: str) -> bool:
    """Whether a file by this name, in a folder or an archive, is taken for something to read.

    Of what is compressed only what is called a page, a table … without the suffix: `x.gz` may be anything.
    """
    for kind in MANY:
        if kind.packing is not None and name.lower().endswith(kind.suffixes):
            inner = without_suffix(name, kind.suffixes).lower()
            return inner.endswith(SUFFIXES)
    return name.lower().endswith(SUFFIXES)


def only_page(opened: Opened) -> Iterator[Input]:
    """The page of what is open and is one page, perhaps compressed. Raises InputError where it is not."""
    kind, opened = kind_of(opened)
    if kind.packing is not None:
        yield from pages_of_compressed(opened, kind.packing, only_page)
    elif kind is PAGE:
        yield from one_page(opened)
    else:
        message = f"{opened.name}: {kind.name}: many pages in one file; `tawatur read` reads them"
        raise PageUnreadable(message)


def kind_of(opened: Opened) -> tuple[Kind, Opened]:
    """Its kind, and the thing itself to be read from the beginning.

    Raises PageUnreadable for a container that lies where it is not opened.
    """
    head, opened = looked_into(opened)
    kind = _kind(opened.called.lower(), head)
    if opened.within not in kind.within:
        message = f"{opened.name}: {kind.name} within {opened.within}, which is not opened; give it by itself"
        raise PageUnreadable(message)
    return kind, opened


def _kind(called: str, head: bytes) -> Kind:
    for kind in MANY:
        if kind.begins is not None and kind.begins(head):
            return kind
    for kind in MANY:
        if called.endswith(kind.suffixes):
            return kind
    for kind in MANY:
        if kind.looks_like is not None and kind.looks_like(head):
            return kind
    return PAGE


def _begins_as_tar(head: bytes) -> bool:
    return head[257:262] == b"ustar"


def _begins_as_zip(head: bytes) -> bool:
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def _begins_as_gzip(head: bytes) -> bool:
    return head.startswith(b"\x1f\x8b\x08")


def _begins_as_bzip2(head: bytes) -> bool:
    return head.startswith(b"BZh") and head[4:10] in {b"1AY&SY", b"\x17rE8P\x90"}


def _begins_as_xz(head: bytes) -> bool:
    return head.startswith(b"\xfd7zXZ\0")


def _begins_as_warc(head: bytes) -> bool:
    """Whether a record begins, as it is or in gzip."""
    if _begins_as_gzip(head):
        try:
            head = zlib.decompressobj(31).decompress(head, 16)
        except zlib.error:
            return False
    return re.match(rb"WARC/\d\.\d\r?\n", head) is not None


def _looks_like_lines(head: bytes) -> bool:
    return head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b'{"')


def _of_zip(opened: Opened) -> Iterator[Input]:
    return pages_of_zip(opened, pages_of, is_readable)


def _of_tar(opened: Opened) -> Iterator[Input]:
    return pages_of_tar(opened, pages_of, is_readable)


def _compressed(packing: Packing, begins: Beginning) -> Kind:
    def pages(opened: Opened) -> Iterator[Input]:
        return pages_of_compressed(opened, packing, pages_of)

    return Kind(f"a {packing.name} file", pages, packing.suffixes, ALONE, begins, packing=packing)


PAGE = Kind("a page", one_page, (".txt", *HTML_SUFFIXES), ANYWHERE)
MEMBERS = f"pages ({', '.join(PAGE.suffixes)}), JSON lines or tables"
RECORDS = "pages: no record is an answer of HTML or plain text"
# WARC stands before gzip: its records lie in members of gzip, which it opens itself.
MANY = (
    Kind("a WARC", pages_of_warc, (".warc", ".warc.gz"), IN_COMPRESSED, _begins_as_warc, holds=RECORDS),
    Kind("a zip archive", _of_zip, (".zip",), ALONE, _begins_as_zip, holds=MEMBERS),
    Kind("a tar archive", _of_tar, (".tar",), IN_COMPRESSED, _begins_as_tar, holds=MEMBERS),
    _compressed(GZIP, _begins_as_gzip),
    _compressed(BZIP2, _begins_as_bzip2),
    _compressed(XZ, _begins_as_xz),
    Kind("JSON lines", pages_of_lines, (".jsonl", ".ndjson"), ANYWHERE, looks_like=_looks_like_lines),
    Kind("a table", pages_of_table, (".csv", ".tsv"), ANYWHERE, looks_like=is_table),
    Kind("a feed", pages_of_xml, XML_SUFFIXES, ANYWHERE, looks_like=looks_like_feed, holds="entries"),
)
SUFFIXES = (*PAGE.suffixes, *(suffix for kind in MANY for suffix in kind.suffixes))
