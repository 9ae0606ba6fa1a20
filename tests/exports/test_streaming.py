"""Memory does not grow with the rows: ten times the articles need no more."""

from __future__ import annotations

import io
import tracemalloc
from collections.abc import Iterator
from itertools import chain, islice, repeat

import pyarrow as pa
import pytest

from tawatur.exports import EXPORTS, Options
from tawatur.store import Found, Store

MEGABYTE = 1_000_000


class Nowhere(io.RawIOBase):
    """A stream that counts what it is given, and keeps nothing."""

    def __init__(self) -> None:
        self.size = 0

    def writable(self) -> bool:
        return True

    def tell(self) -> int:
        return self.size

    def write(self, data: bytes) -> int:  # type: ignore[override]
        self.size += len(data)
        return len(data)


def articles(store: Store, number: int) -> Iterator[Found]:
    """So many articles as a store finds them, each of them made anew."""
    every = chain.from_iterable(store.found() for _ in repeat(None))
    return islice(every, number)


def peak(store: Store, name: str, number: int) -> int:
    """Bytes of Python objects that stood at once while so many articles were written."""
    tracemalloc.start()
    try:
        EXPORTS[name].write(articles(store, number), Nowhere(), Options())  # type: ignore[arg-type]
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("name", ["jsonl", "csv", "geojson", "plover"])
def test_rows_are_not_held(store: Store, name: str) -> None:
    peak(store, name, 4)
    assert peak(store, name, 600) < peak(store, name, 60) + MEGABYTE


def test_a_row_group_is_all_that_parquet_holds(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tawatur.exports.columnar.ROW_GROUP", 100)
    peaks = []
    for number in (4, 100, 500):
        pool = pa.proxy_memory_pool(pa.default_memory_pool())
        before = pa.default_memory_pool()
        pa.set_memory_pool(pool)
        try:
            peaks.append((peak(store, "parquet", number), pool.max_memory()))
        finally:
            pa.set_memory_pool(before)
    _, (some, some_arrow), (more, more_arrow) = peaks
    assert more < some + MEGABYTE
    assert more_arrow < some_arrow + 4 * MEGABYTE
