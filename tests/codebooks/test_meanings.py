"""What the codebook says of its types, modes and contexts: all of it is there, and its examples are run."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from tawatur.codebooks import Mode, plover
from tawatur.codebooks.codebook import EventKind
from tawatur.model.reading import Page
from tawatur.model.record import Event
from tawatur.pipeline import Pipeline

KINDS = list(plover().kinds.values())
MODES = [(kind, mode) for kind in KINDS for mode in kind.modes.values()]


@cache
def pipeline() -> Pipeline:
    return Pipeline(strict=True)


def events(text: str) -> tuple[Event, ...]:
    return pipeline().reading(Page(text=text)).events


def told() -> Iterator[tuple[str, EventKind | Mode]]:
    yield from ((kind.name, kind) for kind in KINDS)
    yield from ((f"{kind.name} {mode.name}", mode) for kind, mode in MODES)


def examples() -> list[Any]:
    of_kinds = [(kind.name, None, text) for kind in KINDS for text in kind.examples]
    return of_kinds + [(kind.name, mode.name, text) for kind, mode in MODES for text in mode.examples]


@pytest.mark.parametrize(("name", "entry"), list(told()))
def test_every_type_and_mode_is_defined_in_both_languages_and_has_examples(
    name: str, entry: EventKind | Mode
) -> None:
    assert entry.meaning.en.isascii(), name
    assert entry.meaning.en.endswith(".")
    assert any("ء" <= letter <= "ي" for letter in entry.meaning.ar)
    assert entry.examples


def test_every_context_is_defined_in_both_languages() -> None:
    assert [name for name, meaning in plover().contexts.items() if not (meaning.en and meaning.ar)] == []


def test_every_type_names_others_that_it_is_taken_for() -> None:
    assert [kind.name for kind in KINDS if not kind.see or kind.name in kind.see] == []


@pytest.mark.parametrize(("kind", "mode", "text"), examples())
def test_every_example_is_read_as_what_it_tells(kind: str, mode: str | None, text: str) -> None:
    found = [(event.type, event.mode) for event in events(text)]
    assert any(kind == told and mode in (None, other) for told, other in found), f"{text}\nfound {found}"
