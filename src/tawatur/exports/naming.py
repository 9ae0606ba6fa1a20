"""Names of files that an export gives itself: slugs inside a folder, whatever the query is called."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 100
"""Bytes of a slug: file systems allow 255 for a whole name, and an Arabic letter is two."""
NAMELESS = "unnamed"
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])")
"""Names that Windows keeps for devices."""


def slug(name: str) -> str:
    """A name of letters and digits (of any script) and hyphens, at most LONGEST bytes of UTF-8.

    Upper case becomes lower case, since some file systems do not tell them apart.
    """
    letters = unicodedata.normalize("NFKC", name).lower()
    seen = (letter for letter in letters if unicodedata.category(letter) not in {"Cf", "Mn"})
    words = "".join(letter if letter.isalnum() else " " for letter in seen).split()
    short = "-".join(words).encode("utf-8", "ignore")[:LONGEST].decode("utf-8", "ignore").strip("-")
    return f"{short}-" if _RESERVED.fullmatch(short) else short or NAMELESS
