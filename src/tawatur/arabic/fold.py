"""Folding: the spelling that matching sees, with the way back to the published characters.

`plain` drops what is not a letter of its own (tatweel, vowel marks, invisible characters) and resolves
presentation forms; `folded` also unifies letters that writers mix: alef with and without hamza,
final yeh and alef maqsura, teh marbuta and heh, hamza on its seat. Digits become ASCII in both.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from tawatur.arabic import letters as l

LONGEST_KEPT, MOST_KEPT = 48, 16_384
"""Characters of a text of which the folded spelling is kept, and how many such are."""


def _plain_table() -> dict[int, str]:
    table = dict.fromkeys(map(ord, l.MARKS + l.INVISIBLE + l.TATWEEL), "")
    for presentation in (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFF)):
        resolved = unicodedata.normalize("NFKC", chr(presentation))
        if resolved != chr(presentation):
            table[presentation] = "".join(c for c in resolved if c not in l.MARKS + l.TATWEEL + " ")
    table |= {ord(l.FARSI_YEH): l.YEH, ord(l.KEHEH): l.KAF}
    for digits in (l.ARABIC_INDIC_DIGITS, l.PERSIAN_DIGITS):
        table |= {ord(digit): str(value) for value, digit in enumerate(digits)}
    return table


PLAIN = _plain_table()
FOLD = PLAIN | {
    ord(l.ALEF_MADDA): l.ALEF,
    ord(l.ALEF_HAMZA_ABOVE): l.ALEF,
    ord(l.ALEF_HAMZA_BELOW): l.ALEF,
    ord(l.ALEF_WASLA): l.ALEF,
    ord(l.ALEF_MAQSURA): l.YEH,
    ord(l.TEH_MARBUTA): l.HEH,
    ord(l.WAW_HAMZA): l.WAW,
    ord(l.YEH_HAMZA): l.YEH,
}


def plain(text: str) -> str:
    """The text without tatweel, vowel marks and invisible characters; digits in ASCII."""
    return text.translate(PLAIN)


def fold(text: str) -> str:
    """The text as matching sees it: `plain`, with the letters unified that writers mix."""
    return _folded(text) if len(text) <= LONGEST_KEPT else text.translate(FOLD)


@lru_cache(maxsize=MOST_KEPT)
def _folded(text: str) -> str:
    """`fold` of a word or a name: the same few are asked for all through an article, and in the next."""
    return text.translate(FOLD)


def fold_with_offsets(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each folded character (and the end) its offset in `text`."""
    folded: list[str] = []
    offsets: list[int] = []
    for offset, character in enumerate(text):
        replacement = FOLD.get(ord(character), character)
        folded.append(replacement)
        offsets.extend([offset] * len(replacement))
    offsets.append(len(text))
    return "".join(folded), offsets
