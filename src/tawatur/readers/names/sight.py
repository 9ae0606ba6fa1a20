"""Sight: what the tagger sees of a word by itself, as short strings: its spelling and ends, parts and senses.

Only what its spelling and the lexicons tell stands here, so that each form is looked at once. Its neighbours
the tagger sees beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from tawatur.arabic import letters as l
from tawatur.arabic.clitics import CONJUNCTIONS
from tawatur.arabic.fold import fold
from tawatur.model.reading import Form

PERSONS = {mark: Path(__file__).parent / "tables" / f"{mark}.txt" for mark in ("family", "given")}
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
SPELLING = ("w=", "v=", "a=", "t=")
"""Beginnings of the strings that only a word which is known has."""


def word_of(form: Form) -> str:
    """The folded word; a mark, number or Latin word as it stands."""
    return form.folded or form.raw


def sights(form: Form, senses: Iterable[str]) -> list[str]:
    """What is seen of a form; `senses` are the classes that the lexicons of names give it."""
    word = word_of(form)
    seen = [f"w={word}", f"s={_shape(form)}"]
    if form.kind == "word":
        seen += _ends(word)
        seen += [f"v={stem}" for stem in _stems(form)]
        bare = _bare(word)
        seen += [f"t={bare}", *([f"a={bare}"] if bare != word else [])]
        seen += _persons(form)
    return [*seen, *(f"l={sense}" for sense in sorted(senses))]


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


def _persons(form: Form) -> list[str]:
    """Which parts of persons' names the word may be, and whether behind a proclitic."""
    seen = {
        f"n={mark}{'c' if split.prefix else ''}"
        for split in form.splits
        if not split.suffix
        for mark, names in _parts_of_names().items()
        if split.stem in names
    }
    return sorted(seen)


@cache
def _parts_of_names() -> dict[str, frozenset[str]]:
    """Family names and given names, folded; of those of several words the last, or the first."""
    taken = {"family": -1, "given": 0}
    return {
        mark: frozenset(fold(line).split()[taken[mark]] for line in path.read_text("utf-8").splitlines())
        for mark, path in PERSONS.items()
    }


def _shape(form: Form) -> str:
    """How a word is written: how many letters or digits, in Latin letters, or which mark it is."""
    if form.kind == "number" and form.raw.isdigit():
        return f"0{min(len(form.raw), LONGEST_DIGITS)}"
    if LATIN.search(form.raw):
        return "X" if form.raw[0].isupper() else "x"
    return str(min(len(form.raw), LONGEST_SHOWN)) if form.kind == "word" else form.raw[:1]
