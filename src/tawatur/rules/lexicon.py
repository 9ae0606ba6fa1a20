"""Lexicons: words and phrases with the classes they give and the values they carry.

A file holds `classes` (which class each kind of form gives), shared `values`, and `entries`. An entry is
a `word` (or phrase, taken as written), or a `verb`, `participle`, `noun` or sound `plural` that is
inflected. Example:

    lexicon: saying/verbs
    classes: {finite: REPORT_VERB, participle: REPORT_PARTICIPLE, noun: REPORT_NOUN}
    entries:
      - {verb: …, imperfect: …, participle: …, noun: …, values: {act: say}}
      - {word: …, class: VIA}

`clitics` says what may be written before a form: none, conjunction, or any (also prepositions);
`suffix: no` refuses attached pronouns; `exact: yes` compares letters without folding hamza and yeh.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from msgspec import Struct

from tawatur.arabic import letters
from tawatur.arabic.clitics import CONJUNCTIONS
from tawatur.model.reading import Form, Split
from tawatur.rules.compiled import expanded
from tawatur.rules.expansion import Entry, Expanded, Surface

__all__ = ["Entry", "Lexicon", "Sense", "Surface", "attaches", "fits", "sense_of"]

_BEFORE_IMPERFECT = (letters.SEEN, letters.LAM)


class Sense(Struct, frozen=True, eq=False):
    """How a word came to a class: the surface that it matched and how it was taken apart.

    `entry` is the lexicon's, `values` are the entry's: kept here, as they are asked for all the time.
    """

    surface: Surface
    split: Split | None
    entry: Entry
    values: dict[str, Any]


def sense_of(surface: Surface, split: Split | None) -> Sense:
    """The sense of a word that matched a surface."""
    entry = surface.entry
    if entry is None:
        message = "a surface outside of a lexicon has no entry"
        raise LookupError(message)
    return Sense(surface, split, entry, entry.values)


class Lexicon:
    """The forms of any number of lexicon files, looked up by folded stem."""

    def __init__(self) -> None:
        """Start empty; `add` reads files."""
        self._words: dict[str, list[Surface]] = {}
        self.phrases: dict[str, list[tuple[tuple[str, ...], Surface]]] = {}
        self.entries: list[Entry] = []

    def add(self, path: Path) -> None:
        """Read one lexicon file. Raises DataError (file and entry named) on anything unknown."""
        self.include(expanded(path))

    def include(self, file: Expanded) -> None:
        """Take up the forms of a lexicon file that has been read."""
        self.entries += file.entries
        for form, surfaces in file.words.items():
            self._words.setdefault(form, []).extend(surfaces)
        for form, phrases in file.phrases.items():
            self.phrases.setdefault(form, []).extend(phrases)

    def classes(self) -> frozenset[str]:
        """Every class that some form of this lexicon has."""
        words = (surface for surfaces in self._words.values() for surface in surfaces)
        phrases = (surface for listed in self.phrases.values() for _, surface in listed)
        return frozenset(name for surface in chain(words, phrases) for name in surface.classes)

    def surfaces(self, stem: str) -> list[Surface]:
        """The one-word forms that are spelt as a folded stem."""
        return self._words.get(stem, [])

    def senses(self, form: Form) -> Iterator[Sense]:
        """Every way in which `form` is in this lexicon, the least taken apart first."""
        for split in form.splits:
            for surface in self._words.get(split.stem, ()):
                if fits(surface, split, form):
                    yield sense_of(surface, split)


def fits(surface: Surface, split: Split, form: Form) -> bool:
    """Whether the surface allows what `split` cuts off, and the exact letters where it asks for them."""
    if not attaches(surface, split):
        return False
    return surface.exact is None or form.plain[split.start : split.end] == surface.exact


def attaches(surface: Surface, split: Split) -> bool:
    """Whether the surface allows what `split` cuts off before and after it."""
    return (surface.suffix or not split.suffix) and _prefix_allowed(surface, split.prefix)


def _prefix_allowed(surface: Surface, prefix: str) -> bool:
    if not prefix:
        return True
    if surface.clitics == "none":
        return False
    if prefix.endswith(_BEFORE_IMPERFECT):
        if surface.inflected is not None and surface.inflected.aspect in ("imperfect", "jussive"):
            return True
        if prefix.endswith(letters.SEEN):
            return False
    return surface.clitics == "any" or (len(prefix) == 1 and prefix in CONJUNCTIONS)
