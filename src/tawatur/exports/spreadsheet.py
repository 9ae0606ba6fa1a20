"""CSV: one row an event, as RFC 4180 has it (UTF-8, commas, CRLF), for spreadsheets and for programs.

The preset `excel` begins with a mark by which Excel knows UTF-8, keeps ids from being taken for numbers, and
cuts cells that Excel cannot hold. Several values of one cell are joined by "; ", chains by " | ".
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, BinaryIO

from tawatur.exports.cells import as_identifier, for_excel, guarded
from tawatur.exports.events import COLUMNS, rows
from tawatur.exports.options import Options
from tawatur.model.record import Participant
from tawatur.store import Found

BETWEEN, BETWEEN_CHAINS = "; ", " | "
CHAINS = frozenset({"chain", "source_types", "commitments"})
IDENTIFIERS = frozenset({"event_id", "article_id", "article_version", "key", "article", "sha256"})
BYTE_ORDER_MARK = "\ufeff"


def write(found: Iterator[Found], out: BinaryIO, options: Options) -> int:
    """Write a header and a row for each event; gives how many events."""
    return write_table(COLUMNS, (row.values() for article in found for row in rows(article)), out, options)


def write_table(
    columns: Sequence[str], lines: Iterable[Sequence[Any]], out: BinaryIO, options: Options
) -> int:
    """Write a header and lines of values; gives how many lines."""
    text = io.TextIOWrapper(out, encoding="utf-8", newline="")
    try:
        text.write(BYTE_ORDER_MARK if options.preset == "excel" else "")
        table = csv.writer(text)
        table.writerow(columns)
        cells = (
            [cell(column, value, options) for column, value in zip(columns, line, strict=True)]
            for line in lines
        )
        return sum(1 for _ in map(table.writerow, cells))
    finally:
        text.detach()


def cell(column: str, value: Any, options: Options) -> str:
    """A value as the text of a cell; what is not known is empty."""
    if not isinstance(value, (str, tuple)):
        return "" if value is None else value.isoformat() if isinstance(value, date) else repr(value)
    text = value if isinstance(value, str) else joined(column, value)
    if options.preset == "excel":
        text = for_excel(as_identifier(text) if column in IDENTIFIERS else text)
    return guarded(text) if options.guard else text


def joined(column: str, values: Sequence[str | Participant]) -> str:
    """Several values as the text of one cell."""
    names = [value if isinstance(value, str) else value.name for value in values]
    return (BETWEEN_CHAINS if column in CHAINS else BETWEEN).join(names)
