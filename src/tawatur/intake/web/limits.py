"""How much a server may send, and its bytes unpacked within that.

Only gzip is asked for and it is opened here, piece by piece, so that a small answer that opens to a huge
one is left off when it passes a limit and not when memory has run out.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tawatur.intake.limits import FREE_OF_RATIO, LARGEST, LARGEST_DECODED, LARGEST_RATIO, PIECE
from tawatur.model.errors import AnswerTooLarge, FetchError

ACCEPTED = "gzip"
GZIP_MAGIC = b"\x1f\x8b"
MOST_MEMBERS = 1_000
"""Of one gzip file; each costs a copy of what follows it."""
_GZIP = zlib.MAX_WBITS | 16
_IDENTITY = ("", "identity")


class Limits(NamedTuple):
    """`seconds` for the whole fetch, bytes as sent and as decoded, and decoded bytes for one sent."""

    seconds: float = 60.0
    raw: int = LARGEST
    decoded: int = LARGEST_DECODED
    ratio: int = LARGEST_RATIO


def unpacked(chunks: Iterable[bytes], encoding: str, limits: Limits, name: str) -> bytes:
    """The decoded bytes of an answer sent in `encoding` (that of Content-Encoding).

    Raises AnswerTooLarge, and FetchError for an encoding that was not asked for or that is damaged.
    """
    tally = _Tally(limits, name)
    sent = tally.sent(chunks)
    encoding = encoding.strip().lower()
    if encoding in _IDENTITY:
        return b"".join(tally.opened(sent))
    if encoding in ("gzip", "x-gzip"):
        return b"".join(tally.opened(_inflated(sent, _GZIP, name)))
    if encoding == "deflate":
        return b"".join(tally.opened(_deflated(sent, name)))
    message = f"{name}: packed as {encoding[:40]!a}, though only {ACCEPTED} was asked for"
    raise FetchError(message)


def gunzipped(data: bytes, limits: Limits, name: str) -> bytes:
    """What a gzip file holds. Raises AnswerTooLarge, and FetchError where it is damaged."""
    return unpacked((data[at : at + PIECE] for at in range(0, len(data), PIECE)), "gzip", limits, name)


class _Tally:
    """Counts bytes on both sides of the unpacking."""

    def __init__(self, limits: Limits, name: str) -> None:
        self._limits, self._name = limits, name
        self._raw = self._decoded = 0

    def sent(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        for chunk in chunks:
            self._raw += len(chunk)
            if self._raw > self._limits.raw:
                raise self._too_large(f"over {self._limits.raw:,} bytes")
            yield chunk

    def opened(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        for piece in pieces:
            self._decoded += len(piece)
            if self._decoded > self._limits.decoded:
                raise self._too_large(f"over {self._limits.decoded:,} bytes when unpacked")
            if self._decoded > max(FREE_OF_RATIO, self._raw * self._limits.ratio):
                raise self._too_large(f"over {self._limits.ratio} times its size when unpacked")
            yield piece

    def _too_large(self, what: str) -> AnswerTooLarge:
        return AnswerTooLarge(f"{self._name}: {what}, the most that an answer may have; left off there")


def _inflated(chunks: Iterable[bytes], bits: int, name: str) -> Iterator[bytes]:
    """The pieces of one gzip member after the other; zeros after the last are padding."""
    inflater, members = zlib.decompressobj(bits), 1
    for chunk in chunks:
        rest = chunk
        while rest:
            if inflater.eof:
                if not rest.strip(b"\0"):
                    break
                inflater, members = zlib.decompressobj(bits), members + 1
                _check_members(members, name)
            yield from _pieces(inflater, rest, name)
            rest = inflater.unused_data
    if not inflater.eof:
        raise FetchError(f"{name}: ends before what is packed in it does; try again")


def _pieces(inflater: zlib._Decompress, packed: bytes, name: str) -> Iterator[bytes]:
    """What `packed` opens to, never more than a piece at a time."""
    piece = b""
    while not inflater.eof and (packed or len(piece) == PIECE):
        try:
            piece = inflater.decompress(packed, PIECE)
        except zlib.error as error:
            raise FetchError(f"{name}: damaged where it is packed ({error}); try again") from error
        yield piece
        packed = inflater.unconsumed_tail


def _check_members(members: int, name: str) -> None:
    if members > MOST_MEMBERS:
        raise AnswerTooLarge(f"{name}: over {MOST_MEMBERS:,} gzip files in one; left off there")


def _deflated(chunks: Iterable[bytes], name: str) -> Iterator[bytes]:
    """`deflate` as servers mean it: with the header of zlib, or bare."""
    rest = iter(chunks)
    head = b""
    for chunk in rest:
        head += chunk
        if len(head) >= 2:
            break
    wrapped = len(head) >= 2 and head[0] & 15 == zlib.DEFLATED and int.from_bytes(head[:2]) % 31 == 0
    yield from _inflated(_again(head, rest), zlib.MAX_WBITS if wrapped else -zlib.MAX_WBITS, name)


def _again(head: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield head
    yield from rest
