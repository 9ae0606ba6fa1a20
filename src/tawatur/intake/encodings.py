"""Content-Encoding: what an answer's body was compressed with on its way, undone under the caps of a page."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from io import BytesIO
from typing import cast

from tawatur.intake.limits import LARGEST_DECODED, PIECE
from tawatur.intake.opened import Readable
from tawatur.intake.pages import check_opening, is_html
from tawatur.model.errors import PageUnreadable

GZIP_WINDOW, ZLIB_WINDOW, RAW_WINDOW = 31, 15, -15
MOST_ENCODINGS = 3
_HEAD = 2_000


def decoded_body(body: bytes, encodings: Iterable[str], name: str) -> bytes:
    """The body without its encodings, the last one first.

    A body that begins as HTML does is taken as it is: crawlers keep the header of what they have decoded.
    Raises TooLarge over a cap, PageUnreadable where an encoding is not known or the body is damaged.
    """
    applied = [encoding for encoding in encodings if encoding not in {"", "identity", "none"}]
    if len(applied) > MOST_ENCODINGS:
        message = f"{name}: encoded {len(applied)} times over; the most that is opened is {MOST_ENCODINGS}"
        raise PageUnreadable(message)
    for encoding in reversed(applied):
        if is_html(body[:_HEAD].decode("utf-8", "ignore")):
            return body
        body = _decoded(body, encoding, name)
    return body


def _decoded(body: bytes, encoding: str, name: str) -> bytes:
    try:
        if encoding in {"gzip", "x-gzip"}:
            return _inflated(body, GZIP_WINDOW, name)
        if encoding == "deflate":
            return _inflated(body, ZLIB_WINDOW if _is_zlib(body) else RAW_WINDOW, name)
        if encoding in {"br", "zstd"}:
            return _read(body, encoding, name)
    except (zlib.error, OSError, EOFError) as error:
        message = f"{name}: damaged {encoding}: {error}"
        raise PageUnreadable(message) from error
    message = f"{name}: its Content-Encoding {encoding[:40]!r} is not known"
    raise PageUnreadable(message)


def _is_zlib(body: bytes) -> bool:
    """Whether deflate is in zlib's wrapping, as it should be; many servers send it bare."""
    return len(body) > 1 and body[0] & 15 == 8 and (body[0] << 8 | body[1]) % 31 == 0


def _inflated(body: bytes, window: int, name: str) -> bytes:
    """What all members of a deflated body open to."""
    made, rest = bytearray(), body
    while rest:
        decoder = zlib.decompressobj(window)
        made += decoder.decompress(rest, LARGEST_DECODED + 1 - len(made))
        check_opening(name, len(body), len(made))
        if not decoder.eof:
            message = "it ends too early"
            raise EOFError(message)
        rest = (
            decoder.unused_data if window == GZIP_WINDOW and decoder.unused_data[:2] == b"\x1f\x8b" else b""
        )
    return bytes(made)


def _read(body: bytes, encoding: str, name: str) -> bytes:
    from fastwarc.stream_io import BrotliReader, ZstdReader  # noqa: PLC0415  (start-up counts)

    reader = cast("Readable", (BrotliReader if encoding == "br" else ZstdReader)(BytesIO(body)))
    made = bytearray()
    while piece := reader.read(PIECE):
        made += piece
        check_opening(name, len(body), len(made))
    return bytes(made)
