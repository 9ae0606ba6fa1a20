"""Words as full text sees them: folded, and without what Arabic writes onto a word.

Conjunctions, prepositions, the article and object pronouns are written onto the word, and whether a letter is
one of them or belongs to the word cannot be told from the spelling. Here counts decide: a letter is cut off
where what remains is a word of the news, unless the spelling as a whole takes the article («الوزارة» tells
that «وزارة» begins with its own letter) or is far more frequent than the rest would let one expect.
The one thing to know: a query is not taken apart but for its article, so that who asks for «فقد» is not given
every «قد»; what is written onto a word is looked for on the side of the text alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from tawatur.arabic import letters as l
from tawatur.arabic.clitics import splits
from tawatur.arabic.fold import fold, plain
from tawatur.model.reading import Split

COUNTS = Path(__file__).parent / "counts.txt"
"""Folded spellings and how often they stand in the corpora (`training/count_words.py`)."""
FOLDING = "1"
"""Which way of folding and cutting this is: to be raised with every change that gives other words."""
MOST_KEPT = 100_000
SHORTEST_BARE = 3
"""Letters that must remain when the article is cut off: God's name, «now» and «which» keep theirs."""
SUREST = 3
"""How often more than its rest a spelling may stand for its first letter to be cut off."""
PART_OF_THE_WORD = 10
"""How often more than with its article a word must stand for the article to be part of another word."""
PRONOUNS = frozenset({l.HEH, l.HEH + l.ALEF, l.HEH + l.MEEM, l.HEH + l.MEEM + l.ALEF, l.HEH + l.NOON})
"""Pronouns of the third person, which are those of the news; others are more often part of the word."""
_INSIDE = f"{l.MARKS}{l.INVISIBLE}{l.TATWEEL}"
WORD = re.compile(rf"[^\W_][^\W_{_INSIDE}]*(?:[{_INSIDE}]+[^\W_{_INSIDE}]+)*[{l.MARKS}{l.TATWEEL}]*")
"""A run of letters and digits, with the vowel marks on them, and tatweel and invisible characters inside."""
_LIGHT = {l.KAF: 0.02, l.FEH: 0.3, l.SEEN: 0.3}
"""Proclitics that are rarely written: how often, for each time that the rest stands alone."""


class Token(NamedTuple):
    """A word of a text: its characters `start` to `end`, as folded, and its stem."""

    start: int
    end: int
    word: str
    stem: str


def tokens(text: str) -> Iterator[Token]:
    """The words of `text` in order."""
    for found in WORD.finditer(text):
        if word := folded(found[0]):
            yield Token(found.start(), found.end(), word, stem(found[0]))


@lru_cache(MOST_KEPT)
def folded(raw: str) -> str:
    """The spelling without vowels, tatweel and invisible characters, letters unified, Latin in lower case."""
    return fold(raw).lower()


@lru_cache(MOST_KEPT)
def stem(raw: str) -> str:
    """A word, folded, without proclitics, article and pronoun, as far as counts bear it out."""
    word = folded(raw)
    if not word.isalpha() or word.isascii():
        return word
    apart = [split for split in splits(plain(raw)) if _holds(word, split)]
    return without_article(max(apart, key=_evidence).stem if apart else word)


@lru_cache(MOST_KEPT)
def without_article(word: str) -> str:
    """A folded word without the article at its beginning.

    The article stays where the rest is far more frequent than the two together, as the word for «that» is
    beside the one for «now»: there it is part of the word.
    """
    bare = word.removeprefix(l.ARTICLE)
    if bare == word or len(bare) < SHORTEST_BARE or _count(bare) > PART_OF_THE_WORD * _count(word) > 0:
        return word
    return bare


def _holds(word: str, split: Split) -> bool:
    """Whether this way to take the word apart leaves a word that the news has."""
    if split.prefix and _is_whole(word, split):
        return False
    if split.suffix and not (split.suffix in PRONOUNS and _is_noun(split.stem)):
        return False
    return bool(split.prefix or split.suffix) and _weight(split.stem) > 0


def _is_whole(word: str, split: Split) -> bool:
    """Whether the word's first letter is its own: with the article before it, or by being so frequent."""
    if split.stem.startswith(l.ARTICLE):
        return False
    most = _LIGHT.get(split.prefix[-1], SUREST)
    return _count(l.ARTICLE + word) > 0 or _count(word) > most * _weight(split.stem)


def _is_noun(found: str) -> bool:
    return _count(l.ARTICLE + without_article(found)) > 0


def _evidence(split: Split) -> tuple[int, int]:
    """How often the rest stands alone; of two that stand equally often, the one of which less is cut off."""
    return _weight(split.stem), -len(split.prefix) - len(split.suffix)


def _weight(found: str) -> int:
    """How often the news writes this stem, with the article or not; next to nothing if never without."""
    bare = without_article(found)
    with_article = _count(l.ARTICLE + bare)
    return _count(bare) + with_article if _count(bare) else min(with_article, 1)


def _count(word: str) -> int:
    return _counts().get(word, 0)


@cache
def _counts() -> dict[str, int]:
    lines = COUNTS.read_text(encoding="utf-8").splitlines()
    return {word: int(n) for word, _, n in (line.partition("\t") for line in lines)}
