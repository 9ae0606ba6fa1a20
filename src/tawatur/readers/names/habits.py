"""Habits: how often a word begins, continues or follows a name, counted on marked sentences.

`tables/habits.tsv` is written by `training/count_names.py`, `tables/common.tsv` (further everyday words) by
`training/common_words.py`. A habit becomes word classes that the rules may name.
The decision one would trip over: a final alef maqsura is kept apart from a final yeh (the preposition is no
man's name), all else is folded.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

from tawatur.arabic import letters as l
from tawatur.arabic.fold import fold, plain
from tawatur.model.reading import Form, Split

TABLE = Path(__file__).parent / "tables" / "habits.tsv"
COMMON = Path(__file__).parent / "tables" / "common.tsv"
COLUMNS = (
    "outside",
    "person_first", "person_later", "person_stop",
    "body_first", "body_later", "body_stop",
    "place_first", "place_later", "place_stop",
    "site_first", "site_later", "site_stop",
    "people_first", "people_later",
)  # fmt: skip


class Habit(NamedTuple):
    """Counts of one word; `first` and `later` are its places in a name, `stop` that it follows one."""

    outside: int = 0
    person_first: int = 0
    person_later: int = 0
    person_stop: int = 0
    body_first: int = 0
    body_later: int = 0
    body_stop: int = 0
    place_first: int = 0
    place_later: int = 0
    place_stop: int = 0
    site_first: int = 0
    site_later: int = 0
    site_stop: int = 0
    people_first: int = 0
    people_later: int = 0

    @property
    def inside(self) -> int:
        """How often the word stood in a name of any kind."""
        return sum(getattr(self, column) for column in COLUMNS if column.endswith(("_first", "_later")))

    @property
    def own(self) -> int:
        """How often it stood in a name of a person, place or people, or began a site's: in no description."""
        return (
            self.person_first + self.person_later + self.place_first + self.place_later
            + self.people_first + self.people_later + self.site_first
        )  # fmt: skip


NOTHING = Habit()
EVERYDAY = Habit(outside=4)


def key_of_text(word: str) -> str:
    """The folded word, its final alef maqsura kept."""
    bare, folded = plain(word), fold(word)
    return folded[:-1] + l.ALEF_MAQSURA if bare.endswith(l.ALEF_MAQSURA) else folded


def key_of_form(form: Form) -> str:
    """`key_of_text` of a form, without folding again."""
    return form.folded[:-1] + l.ALEF_MAQSURA if form.plain.endswith(l.ALEF_MAQSURA) else form.folded


def key_of_split(form: Form, split: Split) -> str:
    """`key_of_text` of one way to take the form apart."""
    if not split.suffix and form.plain.endswith(l.ALEF_MAQSURA):
        return split.stem[:-1] + l.ALEF_MAQSURA
    return split.stem


def habit_of(key: str) -> Habit:
    """The counts of a word, all nought where it was not counted."""
    row = rows().get(key)
    if row is None:
        return EVERYDAY if key in _common() else NOTHING
    return Habit(*(int(count or 0) for count in row.split("\t")))


@cache
def rows() -> dict[str, str]:
    """The table's lines by word; they are taken apart only for words that occur."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()[1:]
    return dict(line.split("\t", 1) for line in lines)


@cache
def _common() -> frozenset[str]:
    """Everyday words that the table does not count (`training/common_words.py`)."""
    return frozenset(COMMON.read_text(encoding="utf-8").splitlines())
