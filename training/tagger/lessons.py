"""Lessons: marked sentences as the tagger sees them, with hints of rules that have not seen them either.

Habits and weights that the rules' hints rest on are learnt anew without the fold that is being read, else the
tagger would learn to trust the rules more than they deserve on news that nobody has seen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from string import digits
from typing import NamedTuple

import msgspec

from tawatur.model.reading import Form, Page, Reading, Sentence
from tawatur.networks.trunk import Hints
from tawatur.pipeline import Pipeline
from tawatur.readers.names import NamesReader, habits, weighing
from tawatur.readers.names.decoding import BEGINS, BEHIND, GOES_ON, OUTSIDE
from tawatur.readers.names.hints import KEPT, hints_of
from tawatur.readers.names.sight import sights
from tawatur.readers.names.weighing import heaviest, weighed
from tawatur.readers.words import WordsReader
from training import weigh_names
from training.marked import Unit
from training.weigh_names import FOLDS, count_habits, fold_of, sentence_of, use_habits


class Lesson(NamedTuple):
    """A sentence: its forms by number, the hints beside them, their labels."""

    unit: Unit
    forms: list[int]
    hints: list[Hints]
    labels: list[str]


class Forms:
    """The forms of all lessons: a number for each spelling, and what is seen of it."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}
        self.forms: list[Form] = []
        self.seen: list[list[str]] = []

    def number(self, form: Form, names: NamesReader) -> int:
        """The form's number."""
        number = self.numbers.setdefault(form.raw, len(self.forms))
        if number == len(self.forms):
            self.forms.append(form)
            self.seen.append(sights(form, names.grammar.known(form).senses))
        return number


def lessons(units: Sequence[Unit], forms: Forms, scratch: Path) -> list[Lesson]:
    """A lesson for each unit: of those kept aside with habits and weights of all others."""
    taught = [unit for unit in units if not unit.kept_aside]
    candidates = list(weigh_names.lessons(taught, scratch / "habits.tsv"))
    made: dict[Unit, Lesson] = {}
    for fold in range(FOLDS):
        own = [unit for unit in taught if fold_of(unit) == fold]
        others = [one for unit, one in candidates if fold_of(unit) != fold]
        made |= read(own, [unit for unit in taught if fold_of(unit) != fold], others, forms, scratch)
    aside = [unit for unit in units if unit.kept_aside]
    made |= read(aside, taught, [one for _, one in candidates], forms, scratch)
    return [made[unit] for unit in units]


def read(
    units: Sequence[Unit],
    others: Sequence[Unit],
    candidates: Sequence[weigh_names.Lesson],
    forms: Forms,
    scratch: Path,
) -> dict[Unit, Lesson]:
    """The lessons of units, read with what `others` and their `candidates` teach."""
    kept = habits.TABLE, weighing.TABLE
    count_habits(others, scratch / "habits.tsv")
    weights = weigh_names.whole(weigh_names.train(list(candidates)))
    (scratch / "weights.msgpack").write_bytes(msgspec.msgpack.encode(weights))
    use_weights(scratch / "weights.msgpack")
    words, names = WordsReader(), NamesReader()
    made = {unit: lesson(unit, sentence_of(words, unit.text), names, forms) for unit in units}
    use_habits(kept[0])
    use_weights(kept[1])
    return made


def examples(forms: Forms) -> Iterator[Lesson]:
    """Lessons from the examples of all rules: sentences of our own, of which the rules' reading is right."""
    words, names = WordsReader(), NamesReader()
    readers = [reader for reader in Pipeline().readers if hasattr(reader, "grammar")]
    texts = {
        example.text: f"example-{number}"
        for reader in readers
        for rule in reader.grammar.rules
        for number, example in enumerate((*rule.reads, *rule.refuses))
    }
    for text, name in sorted(texts.items()):
        unit = Unit(name, text, ())
        yield silver(lesson(unit, sentence_of(words, text), names, forms))


def silver(taught: Lesson) -> Lesson:
    """A lesson whose labels are what the rules would keep, as its hints tell."""
    return taught._replace(labels=[_kept(hints) for hints in taught.hints])


def _kept(hints: Hints) -> str:
    """The label of a word: what a kept candidate's hint says, without sign and step."""
    kept = [hint for hint in hints if hint[0] == KEPT and hint[1] in (BEGINS, BEHIND, GOES_ON)]
    return f"{kept[0][1]}-{kept[0][2:].rstrip(digits)}" if kept else OUTSIDE


def use_weights(path: Path) -> None:
    """Let the names reader weigh with the weights in `path`."""
    weighing.TABLE = path
    for kept in vars(weighing).values():
        if hasattr(kept, "cache_clear"):
            kept.cache_clear()


def lesson(unit: Unit, sentence: Sentence, names: NamesReader, forms: Forms) -> Lesson:
    """A unit with the hints that the rules give now."""
    proposed = names.proposed(Reading(page=Page(), sentences=(sentence,)))[0]
    weights = weighed(proposed.names, sentence.words)
    return Lesson(
        unit,
        [forms.number(word.form, names) for word in sentence.words],
        hints_of(sentence.words, proposed.hits, weights, heaviest(weights)),
        labels(unit, sentence),
    )


def labels(unit: Unit, sentence: Sentence) -> list[str]:
    """The label of each word."""
    found = [OUTSIDE] * len(sentence.words)
    for start, end, kind in unit.names:
        for label, at in zip(_line(sentence, start), _words(sentence, start, end), strict=False):
            found[at] = f"{label}-{kind}"
    return found


def _line(sentence: Sentence, start: int) -> Iterator[str]:
    whole = any(word.start == start for word in sentence.words)
    yield BEGINS if whole else BEHIND
    while True:
        yield GOES_ON


def _words(sentence: Sentence, start: int, end: int) -> list[int]:
    return [at for at, word in enumerate(sentence.words) if word.start < end and word.end > start]
