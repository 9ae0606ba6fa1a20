"""Reading again what is stored, by the readers of today; an old record stands until the new one is whole."""

from __future__ import annotations

import sqlite3
import zlib
from collections import deque
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

import msgspec

from tawatur.batch import NOTHING_OWN, Output, Own, read_all
from tawatur.intake import Input
from tawatur.model.record import Record, Run
from tawatur.store.adding import MANY, Step
from tawatur.store.inputs import page_again
from tawatur.store.writing import Row, Writer

_STALE = "(u.version, u.settings, u.rules) <> (?, ?, ?)"


class _Stored(NamedTuple):
    """A stored version that is being read again."""

    row: Row
    name: str


def stale(connection: sqlite3.Connection, run: Run) -> int:
    """How many versions were read by others than `run`."""
    number: int = connection.execute(
        f"select count(*) from records r join runs u using (run) where {_STALE}",
        (run.version, run.settings, run.rules),
    ).fetchone()[0]
    return number


def rereading(writer: Writer, run: Run | None, *, workers: int = 1, own: Own = NOTHING_OWN) -> Iterator[Step]:
    """Read again what others than `run` read, or everything for None; a step for each that is committed."""
    waiting: deque[_Stored] = deque()
    outputs = read_all(_pages(writer.connection, run, waiting), workers, own)
    while some := list(islice(outputs, MANY)):
        with writer.transaction():
            steps = [_replaced(writer, waiting.popleft(), output) for output in some]
        yield from steps


def _pages(connection: sqlite3.Connection, run: Run | None, waiting: deque[_Stored]) -> Iterator[Input]:
    """The pages to read again, by number: what is written meanwhile does not come by twice."""
    last = 0
    while some := _next(connection, run, last):
        for article, current, outlet, name, form, beside, packed, kept in some:
            record = msgspec.json.decode(zlib.decompress(packed), type=Record)
            page = page_again(record, form, beside, zlib.decompress(kept) if kept else None)
            waiting.append(_Stored(Row(article, bool(current), outlet), name))
            yield Input(name, page, None)
            last = article


def _next(
    connection: sqlite3.Connection, run: Run | None, last: int
) -> list[tuple[int, int, str, str, str, str, bytes, bytes | None]]:
    which, values = (_STALE, (run.version, run.settings, run.rules)) if run else ("true", ())
    return connection.execute(
        "select a.article, a.current, a.outlet, a.name, a.form, a.given, r.record, p.bytes from articles a "
        "join records r using (article) join runs u using (run) left join pages p on p.sha256 = a.sha256 "
        f"where a.article > ? and {which} order by a.article limit ?",
        (last, *values, MANY),
    ).fetchall()


def _replaced(writer: Writer, stored: _Stored, output: Output) -> Step:
    """Where reading fails, the old record stays, and the failure is told."""
    if output.record is None or output.error is not None:
        error = output.error or "not read"
        writer.fail(stored.name, error)
        return Step(stored.name, "failed", error)
    record = msgspec.json.decode(output.record, type=Record)
    writer.replace(stored.row, record, output.record)
    writer.succeed(stored.name)
    return Step(stored.name, "updated")
