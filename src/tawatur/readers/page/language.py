"""Language: whether a page is Arabic, by its letters and by the commonest words of Arabic prose.

Persian, Urdu, Kurdish and Pashto share the script; their own letters and the lack of Arabic function
words tell them apart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

SAMPLE = 4_000
"""Characters that are looked at."""
FEWEST_LETTERS, MOST_FOREIGN = 0.4, 0.04
"""Shares: of Arabic letters among all, and of other languages' own letters among the Arabic ones."""
_ARABIC = re.compile(r"[\u0621-\u064a\u0671-\u06d3\ufb50-\ufdff\ufe70-\ufefc]")
_LETTER = re.compile(r"[^\W\d_]")
_FOREIGN = re.compile(
    r"[\u067e\u0686\u0698\u06af\u06a9\u06cc\u06d2\u06ba\u0679\u0688\u0691\u06be\u06c1\u0695\u06b5\u06c6\u06ce\u06d5]"
)


def language_of(text: str) -> str | None:
    """`ar` for Arabic, `und` for anything else, None where there are no letters."""
    points = np.frombuffer(text[:SAMPLE].encode("utf-32-le", "surrogatepass"), np.uint32)
    distinct, times = np.unique(points, return_counts=True)
    characters, counts = "".join(map(chr, distinct.tolist())), times.tolist()
    letters = _count(_LETTER, characters, counts)
    if not letters:
        return None
    arabic = _count(_ARABIC, characters, counts)
    if arabic / letters < FEWEST_LETTERS:
        return "und"
    return "und" if _count(_FOREIGN, characters, counts) / arabic > MOST_FOREIGN else "ar"


def _count(letters: re.Pattern[str], characters: str, counts: Sequence[int]) -> int:
    """How many letters a text has, by its distinct characters, which are few, and how often each stands."""
    return sum(counts[found.start()] for found in letters.finditer(characters))
