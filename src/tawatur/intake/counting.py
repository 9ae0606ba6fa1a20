"""How many inputs some paths have, where that can be told at a glance: for the time that is left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from tawatur.intake.fetching import is_url
from tawatur.intake.folders import STDIN, files
from tawatur.intake.kinds import MANY, PAGE
from tawatur.intake.limits import PIECE
from tawatur.model.errors import InputError

LARGEST_COUNTED = 4_000_000_000
"""Bytes of JSON lines that are gone through for their number: some seconds."""


def count_inputs(paths: Sequence[str]) -> int | None:
    """The number of pages and lines; None where a path is something else, or too large to look through."""
    counts = [_count(name) for path in paths for name in _names(path)]
    return None if None in counts else sum(count or 0 for count in counts)


def _names(path: str) -> Iterator[str]:
    try:
        yield from files(path)
    except InputError:
        yield path


def _count(name: str) -> int | None:
    """The inputs of one file by its suffix; one for a page, and for what cannot be read."""
    if name == STDIN or is_url(name):
        return None
    called = name.lower()
    if called.endswith((".jsonl", ".ndjson")):
        return _lines(Path(name))
    holds_many = any(called.endswith(kind.suffixes) for kind in MANY)
    return None if holds_many and not called.endswith(PAGE.suffixes) else 1


def _lines(path: Path) -> int | None:
    try:
        if path.stat().st_size > LARGEST_COUNTED:
            return None
        with path.open("rb") as file:
            return sum(piece.count(b"\n") for piece in iter(lambda: file.read(PIECE), b""))
    except OSError:
        return 1
