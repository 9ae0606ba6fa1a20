"""A row: what a line of JSON or of a table says of one page, under the keys of docs/record.md.

Other keys are carried along unseen, as `extra`.
"""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec

from tawatur.intake.pages import Input
from tawatur.model.errors import BadRecord
from tawatur.model.reading import Page
from tawatur.model.record import Fault

KEYS = ("id", "url", "outlet", "published", "fetched_at", "title", "text", "html")
BODIES = ("text", "html", "title")
"""One of these makes a row a page."""


def input_of_row(row: dict[str, Any], where: str, number: int, faults: tuple[Fault, ...] = ()) -> Input:
    """The page of a row, which stands at line `number`; its bytes are those of its HTML or text in UTF-8.

    Raises BadRecord where a key's value is no string, or where there is nothing to read.
    """
    given = {key: _string(row[key], key, where, number) for key in KEYS if row.get(key) is not None}
    if not (given.get("text") or given.get("html") or given.get("title") or "").strip():
        message = f"{where}: no text; give `text` or `html`"
        raise BadRecord(message, number)
    data = (given.get("html") or given.get("text") or "").encode("utf-8", "surrogatepass")
    extra = {key: value for key, value in row.items() if key not in KEYS}
    beside = {"sha256": hashlib.sha256(data).hexdigest(), "extra": extra, "faults": faults}
    return Input(where, msgspec.convert({**given, **beside}, Page), None, data)


def _string(value: Any, key: str, where: str, number: int) -> str:
    if not isinstance(value, str):
        message = f"{where}: `{key}` is a {type(value).__name__}; it must be a string"
        raise BadRecord(message, number)
    return value
