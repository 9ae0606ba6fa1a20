"""JSON lines: one page a line, as docs/record.md names the keys; other keys are carried along unseen."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from io import BufferedIOBase
from typing import Any

import msgspec

from tawatur.intake.decoding import decode
from tawatur.model.errors import BadRecord, InputError
from tawatur.model.reading import Page

KEYS = ("id", "url", "outlet", "published", "fetched_at", "title", "text", "html")


def pages_of_lines(
    stream: BufferedIOBase, name: str, largest: int
) -> Iterator[tuple[str, Page | None, InputError | None]]:
    """A page or an error for each non-blank line, read one by one; errors name the line, counted from 1."""
    for number, line in enumerate(_lines(stream, largest), 1):
        if not line.strip():
            continue
        where = f"{name}, line {number}"
        try:
            yield where, _page(line, where, number, largest), None
        except InputError as error:
            yield where, None, error


def _lines(stream: BufferedIOBase, largest: int) -> Iterator[bytes]:
    """The stream's lines; of one over the cap only its beginning is kept, so that memory stays bounded."""
    while line := stream.readline(largest + 1):
        rest = line
        while len(rest) > largest and not rest.endswith(b"\n"):
            rest = stream.readline(largest + 1)
        yield line


def _page(line: bytes, where: str, number: int, largest: int) -> Page:
    if len(line) > largest:
        message = f"{where}: over {largest:,} bytes, which is the most that a page may have"
        raise BadRecord(message, number)
    row = _row(line, where, number)
    if isinstance(row.get("id"), int):
        row["id"] = str(row["id"])
    given = {key: _string(row[key], key, where, number) for key in KEYS if row.get(key) is not None}
    if not (given.get("text") or given.get("html") or given.get("title") or "").strip():
        message = f"{where}: no text; give `text` or `html`"
        raise BadRecord(message, number)
    body = given.get("html") or given.get("text") or ""
    extra = {key: value for key, value in row.items() if key not in KEYS}
    digest = hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest()
    return msgspec.convert({**given, "sha256": digest, "extra": extra}, Page)


def _row(line: bytes, where: str, number: int) -> dict[str, Any]:
    try:
        row = msgspec.json.decode(decode(line, where).text)
    except msgspec.DecodeError as error:
        message = f"{where}: not JSON ({error}); each line is one object"
        raise BadRecord(message, number) from error
    if not isinstance(row, dict):
        message = f"{where}: a {type(row).__name__}, not an object; each line is one object"
        raise BadRecord(message, number)
    return row


def _string(value: Any, key: str, where: str, number: int) -> str:
    if not isinstance(value, str):
        message = f"{where}: `{key}` is a {type(value).__name__}; it must be a string"
        raise BadRecord(message, number)
    return value
