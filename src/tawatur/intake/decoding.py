"""Bytes to text: the stated or detected encoding, and a fault wherever it had to be guessed.

What decodes as UTF-8 is UTF-8, and what nearly does is damaged UTF-8. Any other charset, the one that the
page states included, is believed only if the bytes read as Arabic under it better than under the others:
charsets lie.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from tawatur.arabic import letters
from tawatur.model.errors import PageUnreadable
from tawatur.model.record import Fault

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
ARABIC_ENCODINGS = ("cp1256", "iso8859-6", "cp720", "mac_arabic")
FEWEST_UNITS = 4
SINGLE_BYTES = ("cp", "iso8859", "mac")
WESTERN = "cp1252"
REPLACEMENT = "\ufffd"
FEWEST_COMMON = 0.3
"""A guessed encoding is believed when so many of the characters outside ASCII are the commonest letters."""
MOST_CONTROLS = 0.02
"""Over this share of control bytes (NUL among them), bytes are no text."""
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f"))
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{3,40})""", re.IGNORECASE)
_HEAD = 4_096
_SAMPLE = 200_000
_OUTSIDE = re.compile(r"[^\x00-\x7f]")
_COMMONEST = re.compile(
    f"[{letters.ALEF}{letters.ALEF_HAMZA_ABOVE}{letters.LAM}{letters.YEH}{letters.MEEM}{letters.WAW}"
    f"{letters.NOON}{letters.TEH}{letters.TEH_MARBUTA}{letters.BEH}{letters.HEH}]"
)
_HIGH = re.compile(rb"[\x80-\xff]+")
_HIGH_IN_WORD = re.compile(rb"(?<=[A-Za-z])[\x80-\xff]+|[\x80-\xff]+(?=[A-Za-z])")


_SURROGATE = re.compile("[\ud800-\udfff]")


class Decoded(NamedTuple):
    """The text of some bytes, the encoding that was used, and what had to be guessed or replaced."""

    text: str
    encoding: str
    faults: tuple[Fault, ...] = ()


def decode(data: bytes, name: str, charset: str | None = None) -> Decoded:
    """The text of `data`; `charset` is what was stated beside it, where the page itself states none.

    Raises PageUnreadable (naming `name`) where it is not text.
    """
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return _strict_or_replaced(data, encoding)
    unmarked = _unmarked_utf16(data)
    if unmarked:
        return _strict_or_replaced(data, unmarked, _guessed(unmarked))
    if _is_binary(data[:_SAMPLE]):
        message = f"{name}: binary, not a page; give text, HTML or JSON lines"
        raise PageUnreadable(message)
    found = _utf8(data) or _damaged_utf8(data) or _single_bytes(data, charset)
    if found is None:
        message = f"{name}: no encoding gives Arabic text; convert it to UTF-8 first"
        raise PageUnreadable(message)
    return found


def _is_binary(sample: bytes) -> bool:
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return controls > len(sample) * MOST_CONTROLS


def _strict_or_replaced(data: bytes, encoding: str, *faults: Fault) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding, faults)
    except UnicodeDecodeError as error:
        text = data.decode(encoding, "replace")
        return Decoded(text, encoding, (*faults, _replaced(text, encoding, error.start)))


def _replaced(text: str, encoding: str, first: int) -> Fault:
    count = text.count(REPLACEMENT)
    return Fault(
        "intake", "encoding", f"not valid {encoding} from byte {first} on; {count} characters were lost"
    )


def _guessed(encoding: str) -> Fault:
    return Fault("intake", "encoding", f"not UTF-8; read as {encoding}, a guess")


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 without its mark: every second byte is the block of Arabic (6) or of ASCII (0)."""
    even, odd = data[0:_SAMPLE:2], data[1:_SAMPLE:2]
    if len(odd) < FEWEST_UNITS:
        return None
    in_even, in_odd = ((half.count(0) + half.count(6)) / len(half) for half in (even, odd))
    for encoding, high, low in (("utf-16-le", in_odd, in_even), ("utf-16-be", in_even, in_odd)):
        if high > 0.7 and low < 0.3:
            return encoding
    return None


def _utf8(data: bytes) -> Decoded | None:
    """UTF-8; lone surrogates are let through, for the page to name them."""
    try:
        return Decoded(data.decode("utf-8", "surrogatepass"), "utf-8")
    except UnicodeDecodeError:
        return None


def _damaged_utf8(data: bytes) -> Decoded | None:
    """UTF-8 with some bytes lost, where most of what is not ASCII still decodes."""
    text = data.decode("utf-8", "replace")
    lost = text.count(REPLACEMENT)
    if len(_OUTSIDE.findall(text)) < lost * 2:
        return None
    return _strict_or_replaced(data, "utf-8")


def _single_bytes(data: bytes, charset: str | None) -> Decoded | None:
    """The charset under which the bytes read best as Arabic; a western one where Latin words hold them."""
    stated = _stated(data, charset)
    candidates = dict.fromkeys([*([stated] if stated else []), *ARABIC_ENCODINGS])
    texts = [(encoding, text) for encoding in candidates if (text := _try(data, encoding))]
    if _is_western(data):
        return Decoded(data.decode(WESTERN, "replace"), WESTERN, (_guessed(WESTERN),))
    if not texts:
        return None
    encoding, text = max(texts, key=lambda row: (round(common_share(row[1]), 2), row[0] == stated))
    if common_share(text) < FEWEST_COMMON:
        return None
    fault = Fault("intake", "encoding", f"not UTF-8; read as {encoding}, as stated")
    return Decoded(text, encoding, (fault if encoding == stated else _guessed(encoding),))


def _is_western(data: bytes) -> bool:
    sample = data[:_SAMPLE]
    return 2 * len(_HIGH_IN_WORD.findall(sample)) > len(_HIGH.findall(sample))


def _stated(data: bytes, charset: str | None) -> str | None:
    """The charset that the page states, or was stated beside it, where it is one of text in single bytes."""
    found = _CHARSET.search(data, 0, _HEAD)
    try:
        encoding = codecs.lookup(found[1].decode("ascii") if found else charset or "").name
    except (LookupError, ValueError):  # ValueError: what was stated beside it may hold anything, NUL included
        return None
    return encoding if encoding.startswith(SINGLE_BYTES) else None


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def without_surrogates(text: str) -> tuple[str, tuple[Fault, ...]]:
    """The text with lone surrogates replaced one for one (no file of text can hold them), and the fault."""
    clean, count = _SURROGATE.subn(REPLACEMENT, text)
    fault = Fault("intake", "encoding", f"{count} lone surrogates were replaced")
    return clean, (fault,) if count else ()


def common_share(text: str) -> float:
    """The share of the commonest Arabic letters among the characters outside ASCII; 0 where there are none.

    About .6 in Arabic, under .3 in Arabic read in the wrong encoding, under .1 in bytes that are no text.
    """
    sample = text[:_SAMPLE]
    outside = len(_OUTSIDE.findall(sample))
    return len(_COMMONEST.findall(sample)) / outside if outside else 0.0
