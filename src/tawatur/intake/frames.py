"""Where the records of a WARC begin and end, in a plain file or in the members of a gzip.

What a record says is read by fastwarc; its bounds are found here, because fastwarc's iterator stops at the
first record that is damaged, and believes one that lies about its length. A record counts only where it is
ended as records are; from one that is not, the next beginning is looked for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from io import BufferedReader
from typing import NamedTuple

from tawatur.intake.limits import LARGEST, LARGEST_RECORD_HEADER, LARGEST_REREAD, PIECE
from tawatur.intake.members import Damaged, GzipMembers
from tawatur.model.errors import PageUnreadable

LARGEST_BLOCK = LARGEST + LARGEST_RECORD_HEADER
"""A page and the HTTP header before it."""
BEGINNING = b"WARC/"
GZIP = b"\x1f\x8b\x08"
_NEXT = re.compile(rb"\n(?=WARC/\d\.\d\r?\n)")
_HEADER_END = re.compile(rb"\r?\n\r?\n")
_LENGTH = re.compile(rb"^content-length:[ \t]*(\d{1,18})[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
_LONGEST_MARK = 16
LYING = "the record does not end where its Content-Length says"
LOOK_AHEAD = 64
"""Bytes behind a record that are looked at: it is followed by two line breaks."""


class Frame(NamedTuple):
    """A record's bytes and where it stands; or, with `trouble`, what is wrong at that place.

    Of a record over the cap (`is_over`) the bytes are the first ones only.
    """

    where: str
    data: bytes
    trouble: str | None = None
    is_over: bool = False


class Window:
    """A stream's bytes, with as many in hand as a record needs; `at` counts those that were passed."""

    def __init__(self, read: Callable[[int], bytes], seek: Callable[[int], int] | None = None) -> None:
        self._read, self._seek, self._bytes, self.at = read, seek, bytearray(), 0

    def go_back(self, to: int) -> None:
        """Stand at `to` again, where the stream lets one; else stay."""
        if self._seek is not None:
            self._seek(to)
            self._bytes, self.at = bytearray(), to

    def peek(self, size: int) -> bytes:
        """The next `size` bytes, or fewer at the end."""
        while len(self._bytes) < size and (piece := self._read(PIECE)):
            self._bytes += piece
        return bytes(self._bytes[:size])

    def skip(self, size: int) -> int:
        """Go on by `size` bytes; how many there were."""
        skipped = 0
        while skipped < size and self.peek(1):
            step = min(size - skipped, len(self._bytes))
            del self._bytes[:step]
            skipped += step
        self.at += skipped
        return skipped

    def skip_line_breaks(self) -> bool:
        """Go on to what is no line break; whether there is anything."""
        while piece := self.peek(PIECE):
            kept = piece.lstrip(b"\r\n")
            self.skip(len(piece) - len(kept))
            if kept:
                return True
        return False

    def skip_to_next(self) -> int:
        """Go on to where a line begins as a record does, or to the end; how far that was."""
        begun = self.at
        while piece := self.peek(PIECE):
            if found := _NEXT.search(piece):
                self.skip(found.end())
                break
            self.skip(max(1, len(piece) - _LONGEST_MARK) if len(piece) == PIECE else len(piece))
        return self.at - begun


def frames(stream: BufferedReader, name: str) -> Iterator[Frame]:
    """Every record of a WARC. Raises PageUnreadable where too much of it is damaged to go on."""
    if stream.peek(len(GZIP))[: len(GZIP)] == GZIP:
        yield from _of_gzip(stream, name)
    else:
        seek = stream.seek if stream.seekable() else None
        yield from Framing(Window(stream.read, seek), str, name).frames()


def _of_gzip(stream: BufferedReader, name: str) -> Iterator[Frame]:
    """The records of all members; usually one of each, and what is damaged ends with its member."""
    members = GzipMembers(stream)
    again = 0
    for offset, read in members:
        framing = Framing(Window(read), _place_within(offset), name)
        try:
            yield from framing.frames()
        except Damaged as damage:
            yield Frame(framing.where, b"", f"damaged: {damage}")
            again += members.look_for_next(BEGINNING)
            _check_reread(again, name)


def _place_within(offset: int) -> Callable[[int], str]:
    return lambda at: f"{offset}+{at}" if at else str(offset)


def _check_reread(size: int, name: str) -> None:
    if size > LARGEST_REREAD:
        message = f"{name}: damaged in too many places; the rest was not read"
        raise PageUnreadable(message)


class Framing:
    """Finds one record after the other in a window; `where` names the one at hand."""

    def __init__(self, window: Window, place: Callable[[int], str], name: str) -> None:
        self._window, self._place, self._name = window, place, name
        self.where, self._again = place(0), 0

    def frames(self) -> Iterator[Frame]:
        """Every record, or what is wrong where one should be."""
        while self._window.skip_line_breaks():
            self.where = self._place(self._window.at)
            header = self._header()
            length = _LENGTH.search(header)
            if not header.startswith(BEGINNING) or length is None:
                yield self._lost("no WARC record, or one without a length", LARGEST_RECORD_HEADER)
            elif int(length[1]) <= LARGEST_BLOCK:
                yield self._record(len(header) + int(length[1]))
            else:
                yield self._record_over(len(header) + int(length[1]))

    def _header(self) -> bytes:
        """The bytes up to the empty line, or nothing where there is none within the cap."""
        head = self._window.peek(LARGEST_RECORD_HEADER)
        found = _HEADER_END.search(head)
        return head[: found.end()] if found else b""

    def _record(self, size: int) -> Frame:
        in_hand = self._window.peek(size + LOOK_AHEAD)
        if len(in_hand) < size or not _may_follow(in_hand[size:]):
            return self._lost(LYING, len(in_hand))
        self._window.skip(size)
        return Frame(self.where, in_hand[:size])

    def _record_over(self, size: int) -> Frame:
        first, begun = self._window.peek(2 * LARGEST_RECORD_HEADER), self._window.at
        skipped = self._window.skip(size)
        if skipped < size or not _may_follow(self._window.peek(LOOK_AHEAD)):
            self._window.go_back(begun)
            return self._lost(LYING, skipped)
        return Frame(self.where, first, is_over=True)

    def _lost(self, reason: str, size: int) -> Frame:
        """Nothing here; the next record is looked for in the very bytes, of which `size` were looked at."""
        self._window.skip_to_next()
        self._again += size
        _check_reread(self._again, self._name)
        return Frame(self.where, b"", f"{reason}; read on from the next")


def _may_follow(data: bytes) -> bool:
    """Whether what stands behind a record is the two line breaks that end it, or the next one, or nothing."""
    behind = data.lstrip(b"\r\n")[: len(BEGINNING)]
    return data.startswith(b"\r\n\r\n") or BEGINNING.startswith(behind)
