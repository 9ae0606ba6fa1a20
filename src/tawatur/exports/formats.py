"""The formats that exports can have: one table, and a module for each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, BinaryIO, Literal, NamedTuple

from tawatur.exports import articles, columnar, events, features, plover, removals, spreadsheet
from tawatur.exports.options import Options
from tawatur.model.errors import ExportError

RowOf = Literal["article", "event", "removal"]


class Export(NamedTuple):
    """A format: its name, how its files end, what a row is, its schema, and what writes it.

    `write` takes articles as they are found (`tawatur.store.Found`), or the removals of the deletions list,
    and gives how many rows it wrote. `is_table`: preset and guard mean something to it.
    """

    name: str
    suffix: str
    row: RowOf
    schema: str
    write: Callable[[Iterator[Any], BinaryIO, Options], int]
    is_table: bool = False


EXPORTS: dict[str, Export] = {
    export.name: export
    for export in (
        Export("jsonl", ".jsonl", "article", articles.SCHEMA, articles.write),
        Export("csv", ".csv", "event", events.SCHEMA, spreadsheet.write, is_table=True),
        Export("parquet", ".parquet", "event", events.SCHEMA, columnar.write),
        Export("geojson", ".geojson", "event", events.SCHEMA, features.write),
        Export("plover", ".jsonl", "event", events.SCHEMA, plover.write),
        Export("deletions", ".csv", "removal", removals.SCHEMA, removals.write_csv, is_table=True),
        Export("deletions-jsonl", ".jsonl", "removal", removals.SCHEMA, removals.write_json),
    )
}


def export_named(name: str) -> Export:
    """The format of a name. Raises ExportError, naming those that there are."""
    if name not in EXPORTS:
        raise ExportError(f"no such format: {name!r}; there are {', '.join(EXPORTS)}")
    return EXPORTS[name]
