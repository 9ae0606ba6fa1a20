"""Sight: what the tagger sees of a word by itself: its spelling, senses, and parts of persons' names.

Only what the word and the lexicons tell stands here, so that each form is looked at once. Its neighbours
the tagger sees beside it.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from tawatur.arabic.fold import fold
from tawatur.model.reading import Form
from tawatur.networks.spelling import spelling

PERSONS = {mark: Path(__file__).parent / "tables" / f"{mark}.txt" for mark in ("family", "given")}


def sights(form: Form, senses: Iterable[str]) -> list[str]:
    """What is seen of a form; `senses` are the classes that the lexicons of names give it."""
    persons = _persons(form) if form.kind == "word" else []
    return [*spelling(form), *persons, *(f"l={sense}" for sense in sorted(senses))]


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
