"""Rows read from the pages of a file are what SQLite reads, whatever the size of the pages."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.store.leaves import SIZES, TABLES, page_size, rows_in_pages, shapes, varint
from tests.store import damaging

ARTICLES = 40


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return damaging.store(tmp_path_factory.mktemp("whole") / "news.db", ARTICLES)


def in_pages(data: bytes) -> dict[str, list[tuple[object, ...]]]:
    found: dict[str, list[tuple[object, ...]]] = {table: [] for table in TABLES}
    for shape, row in rows_in_pages(data, list(shapes().values())):
        found[shape.table].append(row)
    return found


@pytest.mark.parametrize("size", SIZES)
def test_every_row_is_found_in_pages_of_every_size_and_without_the_header(
    whole: Path, tmp_path: Path, size: int
) -> None:
    path = tmp_path / "news.db"
    with closing(sqlite3.connect(whole)) as connection:
        connection.execute(f"pragma page_size = {size}")
        connection.execute("vacuum into ?", (str(path),))
    data = path.read_bytes()
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("pragma page_size").fetchone() == (size,)
        wanted = {table: connection.execute(f"select * from {table}").fetchall() for table in TABLES}
    headless = bytes(size) + data[size:]
    assert page_size(headless) == size
    for found in (in_pages(data), in_pages(headless)):
        for table in TABLES:
            assert set(wanted[table]) <= set(found[table]), table
        assert len(found["records"]) == len(wanted["records"]) == ARTICLES + ARTICLES // 10


def test_what_was_deleted_is_not_found_where_the_header_tells_what_is_free(
    whole: Path, tmp_path: Path
) -> None:
    path = tmp_path / "news.db"
    path.write_bytes(whole.read_bytes())
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("delete from records where article > 3")
        connection.commit()
        connection.execute("pragma wal_checkpoint(truncate)")
    assert {row[0] for row in in_pages(path.read_bytes())["records"]} == {1, 2, 3}


@given(st.binary(max_size=4_000), st.sampled_from([b"", b"SQLite format 3\0\x02\0"]))
def test_bytes_that_are_no_pages_give_no_error(data: bytes, magic: bytes) -> None:
    in_pages((magic + data).ljust(1_024, b"\x0d"))


def test_pages_with_bits_turned_over_give_no_error(whole: Path) -> None:
    chosen = random.Random(5)  # noqa: S311  (no secret)
    data = bytearray(whole.read_bytes())
    for _ in range(20_000):
        data[chosen.randrange(len(data))] ^= 1 << chosen.randrange(8)
    in_pages(bytes(data))


@given(st.integers(0, 2**63 - 1))
def test_numbers_are_read_as_sqlite_writes_them(number: int) -> None:
    groups = [number & 0x7F]
    while number >> 7 * len(groups):
        groups.append(number >> 7 * len(groups) & 0x7F)
    if len(groups) < 9:
        written = bytes(group | 0x80 for group in groups[:0:-1]) + bytes(groups[:1])
    else:
        high = number >> 8
        written = bytes((high >> 7 * n & 0x7F) | 0x80 for n in range(7, -1, -1)) + bytes((number & 0xFF,))
    assert varint(written + b"\0", 0) == (number, len(written))
