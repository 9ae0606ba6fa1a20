"""The pages of an SQLite file read without SQLite: rows of our tables in whatever pages are left of it.

SQLite reaches a row through the pages above it, and through the first page of the file, which says where the
tables begin. Where those are lost, the rows still stand in the leaves. The one decision to know: here a row
is only known by its shape (how many columns, of which types); whether it is what it seems to be must be
proved by what it holds (`tawatur.store.restoring`).
The format is https://www.sqlite.org/fileformat2.html, whose names (cell, payload, overflow) are used here.
"""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Iterator, Sequence
from contextlib import closing
from functools import cache
from mmap import mmap
from operator import itemgetter
from typing import NamedTuple

from tawatur.store.file import schema

MAGIC = b"SQLite format 3\0"
HEADER = 100
"""Bytes of the file's header, which stands at the beginning of page 1."""
SIZES = (4096, 512, 1024, 2048, 8192, 16384, 32768, 65536)
"""Sizes that pages can have, ours first."""
SAMPLE = 500
"""Pages that are looked at to find their size."""
TABLE_LEAF, KEYED_LEAF, KEYED_INTERIOR = 0x0D, 0x0A, 0x02
"""Kinds of pages that hold rows: leaves of tables, and all pages of tables without rowid."""
TABLES = ("articles", "records", "inputs", "pages", "failures", "removals", "visits")
"""The tables that nothing else can be made from again."""
ENOUGH = 4
"""Rows of another table, after which a page is one of that table."""
BAD_CELL = (ValueError, IndexError, struct.error)
"""What reading bytes that are no cell raises."""
_INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
"""Serial types of integers and their length in bytes."""


class Column(NamedTuple):
    """A column: its name, its declared type in lower case, whether it can be null."""

    name: str
    kind: str
    is_nullable: bool


class Shape(NamedTuple):
    """What rows of a table look like in the file.

    `stored` are the columns in the order in which they are stored, `columns` their names as declared.
    `number` is the column that is the row's number and is stored as null; `is_keyed`: without rowid.
    """

    table: str
    columns: tuple[str, ...]
    stored: tuple[Column, ...]
    number: str | None
    is_keyed: bool


class Cell(NamedTuple):
    """A row where it stands: its number (0 without rowid), its page, and where its payload begins."""

    number: int
    page: int
    start: int
    size: int


@cache
def shapes() -> dict[str, Shape]:
    """The shapes of `TABLES`, as `schema.sql` declares them."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(schema())
        return {table: _shape(connection, table) for table in TABLES}


def _shape(connection: sqlite3.Connection, table: str) -> Shape:
    is_keyed = bool(connection.execute("select wr from pragma_table_list(?)", (table,)).fetchone()[0])
    found = connection.execute(
        'select name, type, "notnull", pk from pragma_table_info(?)', (table,)
    ).fetchall()
    columns = [(Column(name, kind.lower(), not (notnull or pk)), pk) for name, kind, notnull, pk in found]
    names = tuple(column.name for column, _pk in columns)
    if is_keyed:
        columns = [
            *sorted((c for c in columns if c[1]), key=itemgetter(1)),
            *(c for c in columns if not c[1]),
        ]
    number = next((c.name for c, pk in columns if pk == 1 and c.kind == "integer" and not is_keyed), None)
    return Shape(table, names, tuple(column for column, _pk in columns), number, is_keyed)


def rows_in_pages(data: mmap | bytes, wanted: Sequence[Shape]) -> Iterator[tuple[Shape, tuple[object, ...]]]:
    """Every row of one of these shapes in the pages that are in use, its columns in the order of the table.

    Rows that have been deleted since, and what only looks like a row, can be among them.
    """
    file = File(data)
    numbered = [shape for shape in wanted if not shape.is_keyed]
    keyed = [shape for shape in wanted if shape.is_keyed]
    for kinds, shapes_there in (({TABLE_LEAF}, numbered), ({KEYED_LEAF, KEYED_INTERIOR}, keyed)):
        for page in file.used(kinds) if shapes_there else ():
            yield from _rows_on(file, page, shapes_there)


def _rows_on(file: File, page: int, wanted: Sequence[Shape]) -> Iterator[tuple[Shape, tuple[object, ...]]]:
    """The rows of a page, which are all of one table: where the first are of none of these, none is."""
    others, is_found = 0, False
    for cell in file.cells(page):
        for shape in wanted:
            try:
                row = file.row(cell, shape)
            except BAD_CELL:
                continue
            if row is not None:
                is_found = True
                yield shape, row
        others += not is_found
        if others == ENOUGH:
            return


class File:
    """The bytes of a file as pages; numbers of pages count from 1."""

    def __init__(self, data: mmap | bytes) -> None:
        self.data = data
        self.size = page_size(data)
        self.count = len(data) // self.size

    def used(self, kinds: set[int]) -> Iterator[int]:
        """The pages of these kinds that are not free."""
        free = self.free()
        for page in range(1, self.count + 1):
            if self.data[self._begin(page)] in kinds and page not in free:
                yield page

    def free(self) -> set[int]:
        """The pages that the file's header leads to as free: what stands on them is no longer so."""
        found: set[int] = set()
        if self.data[: len(MAGIC)] != MAGIC:
            return found
        trunk = self._integer(32)
        while 0 < trunk <= self.count and trunk not in found:
            found.add(trunk)
            start = (trunk - 1) * self.size
            length = min(self._integer(start + 4), self.size // 4 - 2)
            found.update(struct.unpack_from(f">{length}I", self.data, start + 8))
            trunk = self._integer(start)
        return found

    def cells(self, page: int) -> Iterator[Cell]:
        """The cells of a page of a kind that holds rows; what is no cell is left out."""
        begin, start = self._begin(page), (page - 1) * self.size
        kind = self.data[begin]
        pointers = begin + (12 if kind == KEYED_INTERIOR else 8)
        count = struct.unpack_from(">H", self.data, begin + 3)[0]
        if pointers + 2 * count > start + self.size:
            return
        for at in struct.unpack_from(f">{count}H", self.data, pointers):
            try:
                yield self._cell(page, kind, start + at)
            except BAD_CELL:
                continue

    def _cell(self, page: int, kind: int, at: int) -> Cell:
        end = page * self.size
        if at + 4 > end:
            raise ValueError("outside the page")
        size, at = varint(self.data, at + 4 if kind == KEYED_INTERIOR else at)
        number, at = varint(self.data, at) if kind == TABLE_LEAF else (0, at)
        if not 1 < size <= len(self.data) or at + min(size, 4) > end:
            raise ValueError("no payload can be that long")
        return Cell(number, page, at, size)

    def row(self, cell: Cell, shape: Shape) -> tuple[object, ...] | None:
        """The columns of a cell in the order of the table, or None where it has another shape."""
        types = self._types(cell)
        if len(types) != len(shape.stored) or not all(map(_fits, types, shape.stored, [shape] * len(types))):
            return None
        held = dict(zip((column.name for column in shape.stored), self._values(cell, types), strict=True))
        if shape.number is not None:
            held[shape.number] = cell.number
        return tuple(held[name] for name in shape.columns)

    def _types(self, cell: Cell) -> list[int]:
        """The serial types in the header of a payload. Raises where the header does not end where it says."""
        length, at = varint(self.data, cell.start)
        end = cell.start + length
        if length > cell.size or end > cell.page * self.size:
            raise ValueError("a header longer than its page")
        types = []
        while at < end:
            kind, at = varint(self.data, at)
            types.append(kind)
        if at != end or length + sum(map(_length, types)) != cell.size:
            raise ValueError("a header that is none")
        return types

    def _values(self, cell: Cell, types: list[int]) -> Iterator[object]:
        payload = self._payload(cell)
        at = varint(payload, 0)[0]
        for kind in types:
            yield _value(payload[at : at + _length(kind)], kind)
            at += _length(kind)

    def _payload(self, cell: Cell) -> bytes:
        """The bytes of a cell, those on overflow pages included."""
        local = on_the_page(cell.size, self.data[self._begin(cell.page)], self.size)
        held = bytearray(self.data[cell.start : cell.start + local])
        page = self._integer(cell.start + local) if local < cell.size else 0
        while len(held) < cell.size:
            if not 0 < page <= self.count:
                raise ValueError("the rest stands on a page that is not there")
            start = (page - 1) * self.size
            held += self.data[start + 4 : start + 4 + min(self.size - 4, cell.size - len(held))]
            page = self._integer(start)
        return bytes(held)

    def _begin(self, page: int) -> int:
        """Where a page's own header begins: on page 1 after that of the file."""
        return (page - 1) * self.size + (HEADER if page == 1 else 0)

    def _integer(self, at: int) -> int:
        number: int = struct.unpack_from(">I", self.data, at)[0]
        return number


def page_size(data: mmap | bytes) -> int:
    """The size of the file's pages: what its header says, or under which most of its pages make sense."""
    if data[: len(MAGIC)] == MAGIC:
        told: int = struct.unpack_from(">H", data, len(MAGIC))[0]
        size = 65536 if told == 1 else told
        if size in SIZES:
            return size
    return max(SIZES, key=lambda size: size * _sound(data, size))


def _sound(data: mmap | bytes, size: int) -> float:
    """How many pages, were they of this size, are leaves whose cells end where the page ends."""
    pages = range(size, len(data) - size + 1, size)
    looked_at = pages[:: max(1, len(pages) // SAMPLE)]
    found = sum(_is_sound(data, start, size) for start in looked_at)
    return found * len(pages) / (len(looked_at) or 1)


def _is_sound(data: mmap | bytes, start: int, size: int) -> bool:
    kind = data[start]
    count = struct.unpack_from(">H", data, start + 3)[0]
    if kind not in (TABLE_LEAF, KEYED_LEAF) or not 0 < count <= size // 4:
        return False
    last = max(struct.unpack_from(f">{count}H", data, start + 8))
    if last > size - 4:
        return False
    payload, at = varint(data, start + last)
    at = varint(data, at)[1] if kind == TABLE_LEAF else at
    local = on_the_page(payload, kind, size)
    return at - start + max(local + 4 * (local < payload), 4) == size


def on_the_page(payload: int, kind: int, size: int) -> int:
    """How many bytes of a payload stand on the page of this kind and size; the others overflow."""
    most = size - 35 if kind == TABLE_LEAF else (size - 12) * 64 // 255 - 23
    if payload <= most:
        return payload
    least = (size - 12) * 32 // 255 - 23
    wanted = least + (payload - least) % (size - 4)
    return wanted if wanted <= most else least


def varint(data: mmap | bytes, at: int) -> tuple[int, int]:
    """The number in one to nine bytes, as SQLite writes it, and where the next one begins."""
    number = 0
    for taken in range(8):
        byte = data[at + taken]
        number = number << 7 | byte & 0x7F
        if byte < 0x80:
            return number, at + taken + 1
    return number << 8 | data[at + 8], at + 9


def is_of(shape: Shape, values: tuple[object, ...]) -> bool:
    """Whether the values are of the types of a table's columns: SQLite holds rows to them in writing only."""
    types = {"integer": int, "text": str, "blob": bytes, "real": float}
    held = dict(zip(shape.columns, values, strict=True))
    return all(
        isinstance(held[column.name], types[column.kind])
        or (held[column.name] is None and column.is_nullable and column.name != shape.number)
        for column in shape.stored
    )


def _fits(kind: int, column: Column, shape: Shape) -> bool:
    """Whether a value of this serial type can stand in the column."""
    if column.name == shape.number:
        return kind == 0
    if kind == 0:
        return column.is_nullable
    fitting = {"integer": kind in _INTEGERS or kind in (8, 9), "text": kind >= 13 and kind % 2 == 1}
    return fitting.get(column.kind, kind >= 12 and kind % 2 == 0)


def _length(kind: int) -> int:
    """Bytes that a value of this serial type takes. Raises ValueError for a type that is none."""
    if kind in (10, 11):
        raise ValueError("a type that SQLite does not write")
    if kind >= 12:
        return (kind - 12) // 2
    return 8 if kind == 7 else _INTEGERS.get(kind, 0)


def _value(data: bytes, kind: int) -> object:
    if kind in (0, 8, 9):
        return None if kind == 0 else kind - 8
    if kind == 7:
        number: float = struct.unpack(">d", data)[0]
        return number
    if kind in _INTEGERS:
        return int.from_bytes(data, "big", signed=True)
    return data.decode() if kind % 2 else data
