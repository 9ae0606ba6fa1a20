"""Adjectives of nation, faith and people, in all their written forms.

Arabic makes them all alike: a base in yeh, its feminine, plurals and duals, each with or without the
article; an adjective of two words inflects both.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tawatur.arabic import letters as l
from tawatur.arabic.fold import fold
from tawatur.rules.compiled import read_yaml
from tawatur.rules.source import as_list, check_keys

TABLE = Path(__file__).parent / "peoples.yml"
# Masculine, accusative, feminine; plurals of either gender; duals.
ENDINGS = (
    "", l.ALEF, l.HEH, l.WAW + l.NOON, l.YEH + l.NOON, l.YEH, l.ALEF + l.TEH,
    l.ALEF + l.NOON, l.TEH + l.ALEF + l.NOON, l.TEH + l.YEH + l.NOON,
)  # fmt: skip


class People(NamedTuple):
    """A people without a state of that name: the adjective's base, English, and other written forms."""

    base: str
    name_en: str
    others: tuple[str, ...]


@cache
def all_peoples() -> tuple[People, ...]:
    """The rows of `peoples.yml`."""
    document = check_keys(read_yaml(TABLE), frozenset({"note", "source", "entries"}), str(TABLE))
    return tuple(
        People(base, english, tuple(others)) for base, english, *others in as_list(document["entries"])
    )


def adjective_forms(base: str) -> Iterator[str]:
    """The folded forms of an adjective given in the masculine singular, one or two words."""
    words = [[word + ending for ending in ENDINGS] for word in fold(base).split()]
    for forms in zip(*words, strict=True):
        yield " ".join(forms)
        yield " ".join(l.ARTICLE + form for form in forms)
        if len(forms) > 1:
            yield f"{l.ARTICLE}{forms[0]} {forms[1]}"
