"""The members of a gzip one by one, for WARC, where each holds a record and a damaged one must not end all.

The standard library's gzip joins members to one stream, in which nothing is found again after an error.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator

from tawatur.intake.limits import LARGEST_DECODED, LARGEST_RATIO, PIECE
from tawatur.intake.opened import Readable

MEMBER = b"\x1f\x8b\x08"
KEPT = 131_072
"""Bytes of the member at hand that are looked through for the next one when it turns out damaged."""
_SAMPLE = 1_024
_GZIP_WINDOW = 31


class Damaged(Exception):
    """A member cannot be opened to its end."""


class GzipMembers:
    """Iterates over members: each the offset where it stands, and a function that reads what it opens to.

    Members that are not read to their end are read to it before the next. `read` raises Damaged.
    """

    def __init__(self, stream: Readable) -> None:
        self._stream = stream
        self._bytes, self._at = bytearray(), 0
        self._given = 0
        """How many of the bytes in hand the decoder has been given."""

    def __iter__(self) -> Iterator[tuple[int, Callable[[int], bytes]]]:
        """Go from member to member; after damage, from wherever `look_for_next` stopped."""
        while self._skip_zeros():
            yield self._at, _Member(self).read

    def _skip_zeros(self) -> bool:
        """Go on to what is not zero: tapes and some writers fill up with zeros. Whether there is anything."""
        while self._more():
            kept = self._bytes.lstrip(b"\0")
            self._drop(len(self._bytes) - len(kept))
            if kept:
                return True
        return False

    def _more(self) -> bool:
        """Whether there are bytes in hand, after reading on if there were none."""
        if not self._bytes:
            self._bytes += self._stream.read(PIECE)
        return bool(self._bytes)

    def _drop(self, size: int) -> None:
        del self._bytes[:size]
        self._at += size
        self._given = max(0, self._given - size)

    def chunk(self) -> bytes:
        """The next compressed bytes for the decoder of the member at hand."""
        if self._given == len(self._bytes):
            self._drop(max(0, len(self._bytes) - KEPT))
            self._bytes += self._stream.read(PIECE)
        data = bytes(self._bytes[self._given :])
        self._given = len(self._bytes)
        return data

    def end(self, unused: int) -> None:
        """The member at hand has ended, `unused` bytes before the last one given."""
        self._drop(self._given - unused)
        self._given = 0

    def look_for_next(self, beginning: bytes) -> int:
        """Go on to the next member that opens to `beginning`, or to the end.

        Returns how many bytes are gone over again.
        """
        again = self._given
        self._given = 0
        self._drop(1)
        while True:
            at = self._bytes.find(MEMBER)
            self._drop(at if at >= 0 else max(0, len(self._bytes) - len(MEMBER) + 1))
            while at >= 0 and len(self._bytes) < _SAMPLE and (piece := self._stream.read(PIECE)):
                self._bytes += piece
            if at >= 0 and _opens_to(bytes(self._bytes[:_SAMPLE]), beginning):
                return again
            if at >= 0:
                self._drop(1)
            elif piece := self._stream.read(PIECE):
                self._bytes += piece
            else:
                self._drop(len(self._bytes))
                return again


def _opens_to(sample: bytes, beginning: bytes) -> bool:
    try:
        return zlib.decompressobj(_GZIP_WINDOW).decompress(sample, len(beginning)) == beginning
    except zlib.error:
        return False


class _Member:
    """One member while it opens."""

    def __init__(self, members: GzipMembers) -> None:
        self._members, self._decoder = members, zlib.decompressobj(_GZIP_WINDOW)
        self._taken = self._made = 0
        self._has_ended = False

    def read(self, size: int) -> bytes:
        """Return up to `size` bytes of what it opens to. Raises Damaged."""
        while not self._has_ended:
            piece = self._decoded(size)
            if self._decoder.eof:
                self._has_ended = True
                self._members.end(len(self._decoder.unused_data))
            self._made += len(piece)
            if self._made > LARGEST_DECODED and self._made > self._taken * LARGEST_RATIO:
                message = f"it opens to over {LARGEST_RATIO} times its size, which no page does"
                raise Damaged(message)
            if piece:
                return piece
        return b""

    def _decoded(self, size: int) -> bytes:
        data = self._decoder.unconsumed_tail
        if not data:
            data = self._members.chunk()
            self._taken += len(data)
            if not data:
                message = "the file ends in the middle of it"
                raise Damaged(message)
        try:
            return self._decoder.decompress(data, size)
        except zlib.error as error:
            raise Damaged(str(error).rpartition(": ")[2]) from error
