"""JSON lines: one page a line, as docs/record.md names the keys; other keys are carried along unseen."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from io import BufferedIOBase
from typing import Any, NoReturn

import msgspec

from tawatur.intake.decoding import decode, without_surrogates
from tawatur.intake.limits import LARGEST
from tawatur.intake.opened import Opened
from tawatur.intake.pages import Input
from tawatur.intake.rows import KEYS, input_of_row
from tawatur.model.errors import BadRecord, InputError, PageUnreadable
from tawatur.model.record import Fault

DEEPEST = 200
"""Levels of nesting in a line; deeper ones are refused before they reach another process."""


def pages_of_lines(opened: Opened) -> Iterator[Input]:
    """A page or an error for each non-blank line, read one by one; errors name the line, counted from 1.

    Raises PageUnreadable for UTF-16, in which lines end otherwise.
    """
    if opened.stream.peek(2)[:2] in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE}:
        message = f"{opened.name}: JSON lines in UTF-16; convert them to UTF-8"
        raise PageUnreadable(message)
    for number, line in enumerate(_lines(opened.stream, LARGEST), 1):
        if not line.strip():
            continue
        where = f"{opened.name}, line {number}"
        try:
            yield _input(line, where, number)
        except InputError as error:
            yield Input(where, None, error)


def _lines(stream: BufferedIOBase, largest: int) -> Iterator[bytes]:
    """The stream's lines; of one over the cap only its beginning is kept, so that memory stays bounded."""
    while line := stream.readline(largest + 1):
        rest = line
        while len(rest) > largest and not rest.endswith(b"\n"):
            rest = stream.readline(largest + 1)
        yield line


def _input(line: bytes, where: str, number: int) -> Input:
    if len(line) > LARGEST:
        message = f"{where}: over {LARGEST:,} bytes, which is the most that a page may have"
        raise BadRecord(message, number)
    row, faults = _row(line, where, number)
    if isinstance(row.get("id"), int) and not isinstance(row["id"], bool):
        row["id"] = str(row["id"])
    if _is_deep([value for key, value in row.items() if key not in KEYS]):
        _refuse(where, number, "nested too deep")
    return input_of_row(row, where, number, faults)


def _row(line: bytes, where: str, number: int) -> tuple[dict[str, Any], tuple[Fault, ...]]:
    """The object on a line, and what had to be guessed to decode it."""
    decoded = decode(line.strip(), where)
    row, faults = _loaded(decoded.text.removeprefix("\ufeff"), where, number)
    if not isinstance(row, dict):
        message = f"{where}: a {type(row).__name__}, not an object; each line is one object"
        raise BadRecord(message, number)
    return row, (*decoded.faults, *faults)


def _is_deep(value: Any) -> bool:
    """Whether lists and objects stand more than `DEEPEST` deep in `value`."""
    level = [value]
    for _ in range(DEEPEST):
        within = (v.values() if isinstance(v, dict) else v for v in level if isinstance(v, (dict, list)))
        level = [inner for values in within for inner in values if isinstance(inner, (dict, list))]
        if not level:
            return False
    return True


def _loaded(text: str, where: str, number: int) -> tuple[Any, tuple[Fault, ...]]:
    try:
        return msgspec.json.decode(text), ()
    except (msgspec.DecodeError, UnicodeError):
        return _with_surrogates(text, where, number)
    except RecursionError:
        _refuse(where, number, "nested too deep")


def _with_surrogates(text: str, where: str, number: int) -> tuple[Any, tuple[Fault, ...]]:
    """JSON with half a surrogate pair in it, which only the standard library decodes, without that half."""
    try:
        clean, faults = without_surrogates(json.dumps(json.loads(text), ensure_ascii=False))
    except ValueError as error:
        _refuse(where, number, str(error))
    except RecursionError:
        _refuse(where, number, "nested too deep")
    if not faults:
        _refuse(where, number, "NaN or Infinity is no JSON")
    return json.loads(clean), faults


def _refuse(where: str, number: int, reason: str) -> NoReturn:
    message = f"{where}: not JSON ({reason}); each line is one object"
    raise BadRecord(message, number)
