"""docs/exports.md has the columns, formats and fields that the code has."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import fields

from tawatur.exports import EXPORTS, Manifest, Removal
from tawatur.exports.columnar import schema
from tawatur.exports.plover import plover_event
from tawatur.store.rows import event_keys
from tests.exports.stores import records
from tools.docs import ROOT

PAGE = (ROOT / "docs" / "exports.md").read_text(encoding="utf-8")
TYPES = {
    "string": "text",
    "date32[day]": "day",
    "int32": "whole number",
    "int64": "whole number",
    "double": "number",
    "list<element: string>": "list of text",
    "list<item: string>": "list of text",
}


def table(section: str) -> list[list[str]]:
    """The rows of the table of a section, without its head, each as its cells."""
    text = PAGE.split(f"\n## {section}\n")[1].split("\n## ")[0]
    lines = [line for line in text.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines[1:]]


def names(section: str) -> Iterator[str]:
    """What the first column of a section's table names, in its order."""
    for first, *_ in table(section):
        yield from re.findall(r"`([\w-]+)`", first)


def test_the_columns_are_those_of_the_code_in_their_order_with_their_types() -> None:
    documented = [(first.strip("`"), kind) for first, kind, _meaning in table("Columns")]
    assert documented == [(field.name, TYPES.get(str(field.type), "parties")) for field in schema()]


def test_the_formats_are_those_of_the_code_and_say_what_a_row_is() -> None:
    documented = {first.strip("`"): row.split()[-1] for first, row, _meaning in table("Formats")}
    assert documented == {name: export.row for name, export in EXPORTS.items()}


def test_the_fields_of_a_manifest_are_those_of_the_code() -> None:
    documented = set(names("The file and its manifest"))
    assert documented == {field.name for field in fields(Manifest)}


def test_the_columns_of_the_deletions_are_those_of_the_code() -> None:
    assert tuple(names("What no longer stands")) == Removal._fields


def test_every_field_of_plovers_that_is_written_is_documented() -> None:
    written = {
        field
        for record in records()
        for key, event in zip(event_keys(record), record.events, strict=True)
        for field in plover_event(record, key, event)
    }
    assert written == set(names("PLOVER JSON"))
