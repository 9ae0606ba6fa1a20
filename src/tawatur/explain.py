"""Explain: any value of a record as a tree, down to rule ids and published characters."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tawatur.model.errors import InputError
from tawatur.model.reading import Because, Reading
from tawatur.model.record import Span

DEEPEST = 6
"""Levels of values that rest on other values."""


class Node(NamedTuple):
    """A value or a part of one: its label, the span it stands on (or None), and what it rests on."""

    label: str
    text: str
    span: Span | None
    children: tuple[Node, ...] = ()


def explain(reading: Reading, ident: str, depth: int = 0) -> Node:
    """The tree of the value `ident` (such as Y3, E1, D2, P4, M5). Raises InputError for an unknown id."""
    because = reading.because.get(ident)
    if because is None:
        known = ", ".join(sorted(reading.because, key=_by_letter_and_number)) or "none"
        message = f"no value {ident!r} in this record; there are {known}"
        raise InputError(message)
    children = (*_parts(reading, because), *_uses(reading, because, depth))
    return Node(ident, _headline(because), _span_of(reading, ident), children)


def _headline(because: Because) -> str:
    return f"rule {because.rule}" + (f" ({because.note})" if because.note else "")


def _parts(reading: Reading, because: Because) -> Iterator[Node]:
    for label, span in because.parts:
        yield Node(label, reading.surface(span), span)


def _uses(reading: Reading, because: Because, depth: int) -> Iterator[Node]:
    if depth >= DEEPEST:
        return
    for used in because.uses:
        if used in reading.because:
            yield explain(reading, used, depth + 1)


def _span_of(reading: Reading, ident: str) -> Span | None:
    for layer in (reading.mentions, reading.dates, reading.places):
        for value in layer:
            if value.id == ident:
                return Span(value.start, value.end)
    return None


def _by_letter_and_number(ident: str) -> tuple[str, int]:
    return ident[:1], int(ident[1:]) if ident[1:].isdigit() else 0
