"""Parquet: the rows of CSV with types, lists and parties whole, for pyarrow, DuckDB, Polars and the like.

One schema with a name and a version, written in row groups so that memory does not grow with the rows.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any, BinaryIO

from tawatur.exports.events import COLUMNS, SCHEMA, Row, rows
from tawatur.exports.options import Options
from tawatur.model.errors import ExportError
from tawatur.store import Found

ROW_GROUP = 4_096
"""Rows of a group: what is held in memory."""
DAYS = frozenset({"event_date", "date_earliest", "date_latest", "published"})
WHOLE = frozenset({"time_precision", "quad", "geo_precision", "fatalities", "injured", "start", "end"})
LONG = frozenset({"geonames"})
DECIMAL = frozenset({"intensity", "latitude", "longitude", "place_confidence"})
LISTS = frozenset({"plover_contexts", "chain", "source_types", "commitments"})
PARTIES = frozenset({"actors", "recipients"})
ALWAYS = frozenset({
    "event_id", "plover_type", "factuality", "article_id", "article_version", "start", "end", "notes",
    "quote", "rule",
}) | LISTS | PARTIES  # fmt: skip
"""Columns that no row leaves empty."""


def write(found: Iterator[Found], out: BinaryIO, _options: Options) -> int:
    """Write a row for each event; gives how many. Raises ExportError where pyarrow is missing."""
    arrow, parquet = _pyarrow()
    columns = schema()
    number = 0
    events = (row for article in found for row in rows(article))
    with parquet.ParquetWriter(out, columns, compression="zstd") as writer:
        while some := [_line(row) for row in islice(events, ROW_GROUP)]:
            writer.write_table(arrow.Table.from_pylist(some, columns))
            number += len(some)
    return number


def schema() -> Any:
    """The schema as pyarrow has it. Raises ExportError where pyarrow is missing."""
    arrow, _parquet = _pyarrow()
    columns = [arrow.field(name, _type(arrow, name), nullable=name not in ALWAYS) for name in COLUMNS]
    return arrow.schema(columns, metadata={"tawatur.schema": SCHEMA})


def _type(arrow: Any, column: str) -> Any:
    party = [
        ("name", arrow.string()),
        ("code", arrow.string()),
        ("start", arrow.int32()),
        ("end", arrow.int32()),
    ]
    types = (
        (DAYS, arrow.date32()),
        (WHOLE, arrow.int32()),
        (LONG, arrow.int64()),
        (DECIMAL, arrow.float64()),
        (LISTS, arrow.list_(arrow.string())),
        (PARTIES, arrow.list_(arrow.struct(party))),
    )
    return next((kind for columns, kind in types if column in columns), arrow.string())


def _line(row: Row) -> dict[str, Any]:
    line = dict(zip(COLUMNS, row.values(), strict=True))
    for column in PARTIES:
        line[column] = [
            {"name": party.name, "code": party.code, "start": party.start, "end": party.end}
            for party in line[column]
        ]
    return line


def _pyarrow() -> tuple[Any, Any]:
    """The library, which comes with an extra of ours."""
    try:
        import pyarrow as pa  # noqa: PLC0415  (large, optional, and needed for this format only)
        from pyarrow import parquet  # noqa: PLC0415  (the same)
    except ImportError as missing:
        raise ExportError(
            "Parquet needs pyarrow, which is not installed: pip install 'tawatur[parquet]'"
        ) from missing
    return pa, parquet
