"""Cells of a spreadsheet: text that a spreadsheet would run, or take for something else, is made harmless.

What was on a page was written by strangers. Excel and LibreOffice run a cell that begins with = + - or @,
also where white space or letters that nobody sees come first; where the list separator is a semicolon they
may cut a cell in two, so what follows one is looked at as well. An apostrophe in front makes it text.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import pairwise

APOSTROPHE = "'"
FORMULA = frozenset("=+-@")
MINUS_SIGN = "\u2212"
_SEPARATOR = re.compile(r"[;\t\r\n]")
"""What a spreadsheet may begin a new cell after, inside of one of ours."""
STARTS = ("\t", "\r")
"""What makes a cell dangerous by beginning it, whatever follows."""
UNSEEN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
"""Letters and marks of no width, which Unicode counts as neither space nor control."""
LARGEST = 32_000
"""Characters of a cell for Excel, which cuts at 32,767."""
CUT = " […]"
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_READ_AS_NUMBER = re.compile(r"[0-9]+(?:[eE][0-9]+)?")
# Most cells: they begin with a letter or digit that is seen, and nothing in them begins another cell.
_HARMLESS = re.compile(r"[^\W\u115f\u1160\u3164\uffa0][^;\x00-\x1f\x7f-\x9f]*")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
REPLACEMENT = "\ufffd"


def guarded(text: str) -> str:
    """The text with an apostrophe wherever a spreadsheet would see a formula begin; numbers stay.

    Control characters, which have no place in a cell, become U+FFFD.
    """
    if _HARMLESS.fullmatch(text) or _NUMBER.fullmatch(text):
        return text
    text = _CONTROLS.sub(REPLACEMENT, text)
    begins = [0, *(found.end() for found in _SEPARATOR.finditer(text))]
    at = sorted({position for begin in begins if (position := _formula(text, begin)) is not None})
    cuts = [0, *at, len(text)]
    harmless = APOSTROPHE.join(text[start:end] for start, end in pairwise(cuts))
    return APOSTROPHE + harmless if text[:1] in STARTS else harmless


def _formula(text: str, begin: int) -> int | None:
    """Where a formula begins, if one does, in a cell that begins at `begin`."""
    seen = (position for position in range(begin, len(text)) if not is_unseen(text[position]))
    position = next(seen, None)
    return position if position is not None and starts_formula(text[position]) else None


def starts_formula(letter: str) -> bool:
    """Whether a cell that begins with this letter is a formula, its wide, small and raised forms included."""
    return unicodedata.normalize("NFKC", letter)[:1] in FORMULA or letter == MINUS_SIGN


@cache
def is_unseen(letter: str) -> bool:
    """Whether a letter is white space, a control, or not seen at all."""
    is_mark = "\ufe00" <= letter <= "\ufe0f"
    return is_mark or letter in UNSEEN or unicodedata.category(letter)[0] in "ZC"


def for_excel(text: str) -> str:
    """The text cut to what a cell of Excel can hold, and said so."""
    return text if len(text) <= LARGEST else text[: LARGEST - len(CUT)] + CUT


def as_identifier(text: str) -> str:
    """An id with an apostrophe where Excel would take it for a number and change it: 12e5, 0012."""
    return APOSTROPHE + text if _READ_AS_NUMBER.fullmatch(text) else text
