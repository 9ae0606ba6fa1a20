"""Bytes to text: the stated or detected encoding, and a fault wherever it had to be guessed.

UTF-8 is tried first, since text that decodes as UTF-8 is UTF-8. A page's own charset is believed only
if the bytes decode under it and the result reads as Arabic better than the alternatives: charsets lie.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from tawatur.arabic.letters import FARSI_YEH, HAMZA, KEHEH, YEH
from tawatur.model.errors import PageUnreadable
from tawatur.model.record import Fault

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
ARABIC_ENCODINGS = ("cp1256", "iso8859-6", "utf-16-le", "utf-16-be")
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{3,40})""", re.IGNORECASE)
_HEAD = 4_096
_SAMPLE = 200_000
FEWEST_ARABIC = 0.3
"""A guessed encoding is believed when so much of the text's letters outside ASCII is Arabic."""


class Decoded(NamedTuple):
    """The text of some bytes, the encoding that was used, and what had to be guessed or replaced."""

    text: str
    encoding: str
    faults: tuple[Fault, ...] = ()


def decode(data: bytes, name: str) -> Decoded:
    """The text of `data`. Raises PageUnreadable (naming `name`) where it is not text."""
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return _strict_or_replaced(data, encoding)
    if not data.count(b"\0", 0, _SAMPLE):
        try:
            return Decoded(data.decode("utf-8"), "utf-8")
        except UnicodeDecodeError:
            pass
    guessed = _guess(data)
    if guessed is None:
        return _mostly_utf8(data, name)
    return guessed


def _strict_or_replaced(data: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        message = f"byte {error.start} is not valid {encoding}; undecodable bytes were replaced"
        return Decoded(data.decode(encoding, "replace"), encoding, (Fault("intake", "encoding", message),))


def _guess(data: bytes) -> Decoded | None:
    """The stated charset or the Arabic encoding under which the bytes read best."""
    stated = _stated(data)
    candidates = dict.fromkeys([*([stated] if stated else []), *ARABIC_ENCODINGS])
    scored = [
        (arabic_share(text), encoding, text) for encoding in candidates if (text := _try(data, encoding))
    ]
    if not scored:
        return None
    share, encoding, text = max(scored, key=lambda row: (round(row[0], 2), row[1] == stated))
    if share < FEWEST_ARABIC:
        return None
    message = f"not UTF-8; read as {encoding}" + ("" if encoding == stated else ", a guess")
    return Decoded(text, encoding, (Fault("intake", "encoding", message),))


def _stated(data: bytes) -> str | None:
    found = _CHARSET.search(data, 0, _HEAD)
    if found is None:
        return None
    try:
        return codecs.lookup(found[1].decode("ascii")).name
    except LookupError:
        return None


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def arabic_share(text: str) -> float:
    """The share of Arabic letters among the characters outside ASCII; 0 where there are none."""
    outside = [character for character in text[:_SAMPLE] if character > "\x7f"]
    if not outside:
        return 0.0
    return sum(HAMZA <= c <= YEH or c in (FARSI_YEH, KEHEH) for c in outside) / len(outside)


def _mostly_utf8(data: bytes, name: str) -> Decoded:
    """UTF-8 with some bytes replaced, if it is text at all."""
    if data.count(b"\0", 0, _SAMPLE) > len(data[:_SAMPLE]) // 50:
        message = f"{name}: binary, not a page; give text, HTML or JSON lines"
        raise PageUnreadable(message)
    text = data.decode("utf-8", "replace")
    if text.count("\ufffd") > max(3, len(text) // 20):
        message = f"{name}: no encoding gives Arabic text; convert it to UTF-8 first"
        raise PageUnreadable(message)
    message = "not valid UTF-8; undecodable bytes were replaced"
    return Decoded(text, "utf-8", (Fault("intake", "encoding", message),))
