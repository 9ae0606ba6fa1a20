"""Users' own codebooks in this room: their words beside ours, and whether their examples are read.

A word of a user's is taken before one of ours. What the file only names (a class of company that it does not
define, a class of trigger) must be one of ours; that is asked here, where ours are known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from tawatur.codebooks.own import PAGE_KEYS, OwnCodebook, Trial
from tawatur.model.errors import DataError
from tawatur.model.reading import Page, Reading
from tawatur.readers.events.grammar import TRIGGER_CLASSES, Vocabulary
from tawatur.rules import Sense

TAKING = "TAKING"
"""The further class of verbs of killing and taking, whose passive has no mark in script."""


class Misread(NamedTuple):
    """An example that is not read as it says, or a refusal in which something is read; and what was."""

    book: str
    trial: Trial
    found: tuple[dict[str, str], ...]

    def __str__(self) -> str:
        """File and line, the text, what was expected and what was read, on one line."""
        return f"{self.trial.place}: «{self.trial.text}» should give {self.wanted}, and gives {self.given}"

    @property
    def wanted(self) -> str:
        """What was to be read, or was not."""
        told = _said(self.trial.expected)
        return (
            f"no event with {told}"
            if self.trial.refused and self.trial.expected
            else ("no event" if self.trial.refused else told)
        )

    @property
    def given(self) -> str:
        """What was read, as far as it was asked for."""
        asked = {"type", "mode", "trigger", *self.trial.expected}
        read = [{key: value for key, value in fields.items() if key in asked} for fields in self.found]
        return "; ".join(map(_said, read)) or "nothing by this codebook's triggers"


def include(books: Sequence[OwnCodebook], vocabulary: Vocabulary) -> None:
    """Add users' words to the vocabulary. Raises DataError (file and line) on an unknown name."""
    if not books:
        return
    ours = (vocabulary.company.classes() | vocabulary.triggers.classes()) - TRIGGER_CLASSES
    for book in books:
        for name, place in book.asked:
            if name not in ours:
                message = (
                    f"{place}: no class of company called {name!r}; list its words under `company:` in this "
                    f"file, or name one of ours: {', '.join(sorted(filter(str.isupper, ours)))}"
                )
                raise DataError(message)
        _check_triggers(book)
        vocabulary.triggers.include(book.triggers)
        vocabulary.company.include(book.company)


def _check_triggers(book: OwnCodebook) -> None:
    listed = [surface for surfaces in book.triggers.words.values() for surface in surfaces]
    listed += [surface for phrases in book.triggers.phrases.values() for _, surface in phrases]
    for surface in listed:
        known = TRIGGER_CLASSES.intersection(surface.classes)
        if not known or not known | {TAKING} >= set(surface.classes):
            line = book.triggers.entries[surface.number].values["line"]
            message = (
                f"{book.path}:{line}: {', '.join(surface.classes)} is no class of triggers; there are "
                f"{', '.join(sorted(TRIGGER_CLASSES))}"
            )
            raise DataError(message)


def label_of(sense: Sense) -> str | None:
    """The name under which a user's trigger is a part of an event's because; None for one of ours."""
    values = sense.values
    return f"codebook {values['codebook']}, line {values['line']}" if "codebook" in values else None


Read = Callable[[Page], Reading]
Describe = Callable[[Reading], Iterable[dict[str, str]]]


def misread(book: OwnCodebook, read: Read, describe: Describe) -> Iterator[Misread]:
    """The examples that are not read as they say, refusals in which a trigger of the codebook is read."""
    for trial in book.trials:
        setting: dict[str, Any] = {k: trial.expected[k] for k in PAGE_KEYS if k in trial.expected}
        expected = {key: value for key, value in trial.expected.items() if key not in setting}
        reading = read(Page(text=trial.text, **setting))
        found = [
            fields
            for event, fields in zip(reading.events, describe(reading), strict=True)
            if _rests_on(book, reading, event.id)
        ]
        if any(expected.items() <= fields.items() for fields in found) == trial.refused:
            yield Misread(book.name, trial, tuple(found))


def _rests_on(book: OwnCodebook, reading: Reading, ident: str) -> bool:
    """Whether a trigger of the codebook is among the parts of an event."""
    because = reading.because.get(ident)
    beginning = f"codebook {book.name}, "
    return because is not None and any(label.startswith(beginning) for label, _ in because.parts)


def _said(fields: dict[str, str]) -> str:
    return ", ".join(f"{key}: {value}" for key, value in fields.items() if value) or "an event"
