"""Principals: for whom a spokesman speaks, where the phrase that names him says so."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.model.record import Mention
from tawatur.readers.sayings.found import Line, Range

FOR_WHOM = frozenset({"IN_NAME_OF"})
ENDING = frozenset({"COMMA", "RELATIVE", "DASH", "SCENE", "BRACKET_OPEN"})
SPOKEN_FOR = ("body", "medium")


def principal_in(line: Line, piece: Range, at: int, mentions: Sequence[Mention]) -> Range | None:
    """The units that name for whom the office at `at` speaks; empty where that is only a pronoun."""
    sense = line.units[at].senses.get("HEAD")
    if sense is None or "speaks" not in sense.values:
        return None
    name = line.first(at + 1, piece[1], FOR_WHOM)
    start = name + 1 if name is not None else _body(line, (at + 1, piece[1]))
    if start is None:
        return None
    split = line.units[start - 1].senses["IN_NAME_OF"].split if name is not None else None
    if split is not None and split.suffix:
        return start, start
    end = line.first(start + 1, piece[1], ENDING) or piece[1]
    persons = {m.start for m in mentions if m.kind == "PER"}
    end = next((n for n in range(start + 1, end) if line.units[n].start in persons or _is_rank(line, n)), end)
    return (start, end) if end > start else None


def _body(line: Line, rest: Range) -> int | None:
    """The first body after a spokesman of whom no name is said: the spokesman of the ministry."""
    for n in range(*rest):
        sense = line.units[n].senses.get("HEAD")
        if line.has(n, "MEDIA") or (sense is not None and sense.values["kind"] in SPOKEN_FOR):
            return n
        if line.meets(n, ENDING):
            return None
    return None


def _is_rank(line: Line, at: int) -> bool:
    sense = line.units[at].senses.get("HEAD")
    return sense is not None and sense.values["kind"] == "title"
