"""What can still be read of a damaged file: by SQLite as far as it gets, then from the pages themselves.

SQLite knows what is still so: what was deleted or replaced does not come back by it. Only where it loses rows
are the pages gone through, in which such rows can still stand.
"""

from __future__ import annotations

import mmap
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from tawatur.store.leaves import HEADER, MAGIC, SIZES, Shape, rows_in_pages, shapes

MOST_MISSES = 10_000
"""Numbers after an unreadable row that are tried one by one before the rest is left to the pages."""
WAL = "-wal"
"""What SQLite names the file beside the store that has its latest changes."""


class Found(NamedTuple):
    """A row of one of `leaves.TABLES`: its columns in the order of the table. Nothing of it is proved."""

    table: str
    values: tuple[object, ...]


def working_copy(path: Path, folder: Path) -> Path:
    """A copy of the file to read from, with what was committed to its -wal, as far as SQLite can apply it."""
    copy = folder / "damaged.db"
    shutil.copyfile(path, copy)
    log = path.with_name(path.name + WAL)
    if log.is_file() and not _is_applied(log, copy) and _write_header(copy, log):
        _is_applied(log, copy)
    return copy


def _is_applied(log: Path, copy: Path) -> bool:
    """Let SQLite write what is in the -wal into the copy; tells whether it could."""
    shutil.copyfile(log, copy.with_name(copy.name + WAL))
    try:
        with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
            is_busy: int = connection.execute("pragma wal_checkpoint(truncate)").fetchone()[0]
    except sqlite3.Error:
        return False
    return is_busy == 0


def _write_header(copy: Path, log: Path) -> bool:
    """Where the header is lost, write one as a store has it: SQLite then applies the -wal to the pages."""
    with log.open("rb") as file:
        size = int.from_bytes(file.read(12)[8:], "big")
    with copy.open("r+b") as file:
        if size not in SIZES or file.read(len(MAGIC)) == MAGIC:
            return False
        file.seek(0)
        file.write(MAGIC + (size if size < 65536 else 1).to_bytes(2, "big") + bytes((2, 2, 0, 64, 32, 32)))
        file.write(bytes(HEADER - file.tell()))
    return True


class Salvage:
    """Everything that can be read of a file, table by table. `is_short`: SQLite could not read all of it."""

    def __init__(self, copy: Path) -> None:
        self.copy = copy
        self.is_short = False

    def by_sqlite(self, tables: Sequence[str]) -> Iterator[Found]:
        """The rows of some tables that SQLite reads; those that it cannot read are passed over."""
        with closing(sqlite3.connect(self.copy, isolation_level=None)) as connection:
            for shape in _shapes(tables) if self._opens(connection) else ():
                found = (
                    self._keyed(connection, shape) if shape.is_keyed else self._numbered(connection, shape)
                )
                yield from (Found(shape.table, row) for row in found)

    def _opens(self, connection: sqlite3.Connection) -> bool:
        try:
            connection.execute("select count(*) from sqlite_schema").fetchone()
        except sqlite3.Error:
            self.is_short = True
        return not self.is_short

    def _numbered(self, connection: sqlite3.Connection, shape: Shape) -> Iterator[tuple[object, ...]]:
        """The rows of a table by their number, going on after those that cannot be read."""
        at, misses = 0, 0
        question = (
            f"select rowid, {', '.join(shape.columns)} from {shape.table} where rowid > ? order by rowid"
        )
        while misses < MOST_MISSES:
            try:
                for number, *row in connection.execute(question, (at,)):
                    at, misses = number, 0
                    yield tuple(row)
            except sqlite3.Error:
                self.is_short = True
                at, misses = at + 1, misses + 1
            else:
                return

    def _keyed(self, connection: sqlite3.Connection, shape: Shape) -> Iterator[tuple[object, ...]]:
        """The rows of a table without numbers: up to what cannot be read, from its beginning and its end."""
        columns, key = ", ".join(shape.columns), shape.stored[0].name
        for direction in ("asc", "desc"):
            try:
                yield from connection.execute(
                    f"select {columns} from {shape.table} order by {key} {direction}"
                )
            except sqlite3.Error:
                self.is_short = True
            else:
                return

    def by_pages(self, tables: Sequence[str]) -> Iterator[Found]:
        """The rows that look like those of some tables, wherever in the pages they stand."""
        if self.copy.stat().st_size < min(SIZES):
            return
        with self.copy.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            yield from (Found(shape.table, row) for shape, row in rows_in_pages(data, _shapes(tables)))


def _shapes(tables: Sequence[str]) -> list[Shape]:
    return [shapes()[table] for table in tables]
