"""Spelling: what a network sees of a word by itself, as short strings: the word, its ends, its stems.

Only what its spelling tells stands here; a room adds what its lexicons know of the word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tawatur.arabic import letters as l
from tawatur.arabic.clitics import CONJUNCTIONS
from tawatur.model.reading import Form

LATIN = re.compile(r"[A-Za-z]")
LONGEST_SHOWN, LONGEST_DIGITS, LONGEST_END = 9, 5, 3
"""Letters and digits that are counted, letters of a beginning or an end."""
ARTICLES = tuple(
    sorted(
        {f"{before}{l.ARTICLE}" for before in ("", *CONJUNCTIONS, l.BEH, l.KAF)} | {l.LAM + l.LAM},
        key=lambda prefix: (-len(prefix), prefix),
    )
)
"""The article with what may be written before it, the longest first."""
KNOWN_ONLY = ("w=", "v=", "a=", "t=")
"""Beginnings of the strings that only a word which is known has."""


def word_of(form: Form) -> str:
    """The folded word; a mark, number or Latin word as it stands."""
    return form.folded or form.raw


def spelling(form: Form) -> list[str]:
    """What the spelling of a form tells."""
    word = word_of(form)
    seen = [f"w={word}", f"s={_shape(form)}"]
    if form.kind == "word":
        seen += _ends(word)
        seen += [f"v={stem}" for stem in _stems(form)]
        bare = _bare(word)
        seen += [f"t={bare}", *([f"a={bare}"] if bare != word else [])]
    return seen


def _ends(word: str) -> Iterator[str]:
    for length in range(1, min(LONGEST_END + 1, len(word))):
        yield f"p={word[:length]}"
        yield f"e={word[-length:]}"


def _stems(form: Form) -> list[str]:
    """The stems without what may be a proclitic."""
    return sorted({split.stem for split in form.splits if split.prefix and not split.suffix})


def _bare(word: str) -> str:
    """A word without its article."""
    article = next((one for one in ARTICLES if word.startswith(one) and len(word) > len(one) + 1), "")
    return word[len(article) :]


def _shape(form: Form) -> str:
    """How a word is written: how many letters or digits, in Latin letters, or which mark it is."""
    if form.kind == "number" and form.raw.isdigit():
        return f"0{min(len(form.raw), LONGEST_DIGITS)}"
    if LATIN.search(form.raw):
        return "X" if form.raw[0].isupper() else "x"
    return str(min(len(form.raw), LONGEST_SHOWN)) if form.kind == "word" else form.raw[:1]
