"""Reading again what is stored, by the readers of today; an old record stands until the new one is whole."""

from __future__ import annotations

import sqlite3
from collections import deque
from collections.abc import Iterator
from itertools import islice
from typing import Literal, NamedTuple

import msgspec

from tawatur.batch import NOTHING_OWN, Output, Own, read_all
from tawatur.intake import Input
from tawatur.model.record import Record, Run
from tawatur.store.adding import MANY, Step
from tawatur.store.inputs import page_again
from tawatur.store.packing import record_of, unpacked
from tawatur.store.writing import Row, Writer

_STALE = "(u.version, u.settings, u.rules) <> (?, ?, ?)"


class _Stored(NamedTuple):
    """A version that is being read again, as it stood when it was handed to a reader."""

    article: int
    id: str
    sha256: str
    name: str
    given: str
    packed: bytes


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
        for article, name, form, beside, packed, kept in some:
            record = record_of(packed)
            page = page_again(record, form, beside, unpacked(kept) if kept else None)
            waiting.append(_Stored(article, record.id, record.sha256, name, beside, packed))
            yield Input(name, page, None)
            last = article


def _next(
    connection: sqlite3.Connection, run: Run | None, last: int
) -> list[tuple[int, str, str, str, bytes, bytes | None]]:
    which, values = (_STALE, (run.version, run.settings, run.rules)) if run else ("true", ())
    return connection.execute(
        "select a.article, a.name, a.form, a.given, r.record, p.bytes from articles a "
        "join records r using (article) join runs u using (run) left join pages p on p.sha256 = a.sha256 "
        f"where a.article > ? and {which} order by a.article limit ?",
        (last, *values, MANY),
    ).fetchall()


def _as_it_stands(connection: sqlite3.Connection, stored: _Stored) -> Row | Literal["removed", "known"]:
    """The row to replace, as it is now; that its article was removed since, or that others read it since.

    A number may be another article's by now, so that the record itself is looked at.
    """
    found = connection.execute(
        "select a.current, a.outlet, a.given, r.record from articles a join records r using (article) "
        "where a.article = ?",
        (stored.article,),
    ).fetchone()
    if found is not None and found[2:] == (stored.given, stored.packed):
        return Row(stored.article, bool(found[0]), found[1])
    there = connection.execute(
        "select 1 from articles where (id, sha256) = (?, ?)", (stored.id, stored.sha256)
    ).fetchone()
    return "known" if there else "removed"


def _replaced(writer: Writer, stored: _Stored, output: Output) -> Step:
    """Where reading fails, the old record stays, and the failure is told.

    Another process may have written meanwhile: what it removed stays out, what it read is left as it is.
    """
    row = _as_it_stands(writer.connection, stored)
    if isinstance(row, str):
        return Step(stored.name, row)
    if output.record is None or output.error is not None:
        error = output.error or "not read"
        writer.fail(stored.name, error)
        return Step(stored.name, "failed", error)
    record = msgspec.json.decode(output.record, type=Record)
    writer.replace(row, record, output.record)
    writer.succeed(stored.name)
    return Step(stored.name, "updated")
