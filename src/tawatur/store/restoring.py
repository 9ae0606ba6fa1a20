"""Rows that were saved from a damaged file become a store again: what proves itself, and nothing else.

A record is enough to restore its version of an article. What the row of the article tells beside it (what
was given, the name of the input, which version is current) is taken over where it is that record's.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import msgspec

from tawatur.model.record import Record, Run
from tawatur.store.instants import instant
from tawatur.store.leaves import is_of, shapes
from tawatur.store.salvage import Found
from tawatur.store.verifying import NotProved, derived, is_beside, is_digest, is_instant, is_page, record_in
from tawatur.store.writing import Writer, about

Row = tuple[Any, ...]
IN_ORDER = (("removals",), ("records",), ("articles", "inputs", "pages", "failures", "visits"))
"""Which tables are restored before which: what was taken out does not come back, and most belongs to a
record."""


class _Version(NamedTuple):
    """A version of an article among others of the same article, in the order in which one is chosen."""

    certainty: int
    fetched_at: float
    published_at: float
    published: float
    article: int


class Restorer:
    """Puts saved rows into a new store."""

    def __init__(self, writer: Writer) -> None:
        self.writer = writer
        self.connection: sqlite3.Connection = writer.connection
        self.is_current: dict[int, bool] = {}
        """What the rows of articles say of versions; those that lost theirs are not in it."""
        self._names: dict[int, str] = {}
        self._put: dict[str, Callable[[Row], None]] = {
            "removals": self._removal,
            "records": self._record,
            "articles": self._article,
            "inputs": self._input,
            "pages": self._page,
            "failures": self._failure,
            "visits": self._visit,
        }

    @property
    def versions(self) -> int:
        """How many versions of articles have been restored."""
        return self._one("select count(*) from articles")

    @property
    def is_partial(self) -> bool:
        """Whether something is told of versions without a record, or nothing of some with one."""
        return bool(self.lost()) or len(self.is_current) < self.versions

    def put(self, found: Callable[[Sequence[str]], Iterable[Found]]) -> None:
        """Take over what proves itself of the rows that `found` gives of some tables."""
        for tables in IN_ORDER:
            for row in found(tables):
                if is_of(shapes()[row.table], row.values):
                    self._put[row.table](row.values)

    def finish(self) -> None:
        """Choose the current version of each article, and make everything that is made from records."""
        self.connection.execute(
            "update articles set current = 1 "
            "where id in (select id from articles group by id having count(*) = 1)"
        )
        for article in self._chosen():
            self.connection.execute("update articles set current = 1 where article = ?", (article,))
        fill(self.writer)

    def lost(self) -> list[str]:
        """The names of inputs whose articles could be told and not be restored."""
        there = {row[0] for row in self.connection.execute("select article from articles")}
        return [name for article, name in sorted(self._names.items()) if article not in there]

    def _record(self, row: Row) -> None:
        article, _run, read_at, packed = row
        try:
            record = record_in(packed)
            derived(record)
        except NotProved:
            return
        if not is_instant(read_at) or self._is_there(article, record) or self.writer.is_removed(record.id):
            return
        told = (record.id, record.sha256, 0, *about(record), *_fallback(record), read_at)
        self._insert("articles", (article, *told))
        self._insert("records", (article, self._run(record.run), read_at, packed))

    def _is_there(self, article: int, record: Record) -> bool:
        found = self._one(
            "select count(*) from articles where article = ? or (id, sha256) = (?, ?)",
            (article, record.id, record.sha256),
        )
        return found > 0

    def _run(self, run: Run | None) -> int:
        key = (run.version, run.settings, run.rules) if run else ("", "", "")
        self.connection.execute("insert or ignore into runs (version, settings, rules) values (?, ?, ?)", key)
        return self._one("select run from runs where (version, settings, rules) = (?, ?, ?)", key)

    def _article(self, row: Row) -> None:
        """What the row of an article tells beside its record."""
        told = dict(zip(shapes()["articles"].columns, row, strict=True))
        article = told["article"]
        if article in self.is_current or not _is_told_well(told):
            return
        there = self.connection.execute(
            "select id, sha256, text from articles where article = ?", (article,)
        ).fetchone()
        if there is None:
            self._note_lost(told)
        elif there == (told["id"], told["sha256"], told["text"]):
            self.is_current[article] = bool(told["current"])
            self.connection.execute(
                "update articles set form = ?, given = ?, name = ?, added_at = ? where article = ?",
                (told["form"], told["given"], told["name"], told["added_at"], article),
            )

    def _note_lost(self, told: dict[str, Any]) -> None:
        key = (told["id"], told["sha256"])
        is_there = self._one("select count(*) from articles where (id, sha256) = (?, ?)", key)
        if not is_there and not self.writer.is_removed(told["id"]):
            self._names[told["article"]] = told["name"]

    def _input(self, row: Row) -> None:
        fingerprint, article = row
        if is_digest(fingerprint) and self._one(
            "select count(*) from articles where article = ?", (article,)
        ):
            self._insert("inputs", row)

    def _page(self, row: Row) -> None:
        sha256, size, packed = row
        if self._one("select count(*) from articles where sha256 = ?", (sha256,)) and is_page(
            sha256, size, packed
        ):
            self._insert("pages", row)

    def _failure(self, row: Row) -> None:
        if is_instant(row[2]):
            self._insert("failures", row)

    def _removal(self, row: Row) -> None:
        _key, layer, _article, sha256, removed_at, _reason = row
        if layer in ("article", "event", "saying") and is_digest(sha256) and is_instant(removed_at):
            self._insert("removals", row)

    def _visit(self, row: Row) -> None:
        if is_instant(row[4]) and str(row[0]).startswith(("http://", "https://")):
            self._insert("visits", row)

    def _chosen(self) -> Iterator[int]:
        """The current version of each article that has several."""
        several: dict[str, list[_Version]] = {}
        for identity, article, *dates in self.connection.execute(
            "select id, article, fetched_at, published_at, published from articles where not current"
        ):
            told = self.is_current.get(article)
            certainty = 1 if told is None else 2 * told
            fetched_at, published_at, published = (_order(date) for date in dates)
            several.setdefault(identity, []).append(
                _Version(certainty, fetched_at, published_at, published, article)
            )
        yield from (max(versions).article for versions in several.values())

    def _insert(self, table: str, values: Row) -> None:
        marks = ", ".join("?" * len(values))
        self.connection.execute(f"insert or ignore into {table} values ({marks})", values)

    def _one(self, question: str, values: Row = ()) -> int:
        found: int = self.connection.execute(question, values).fetchone()[0]
        return found


def _order(date: str | None) -> float:
    """Where an instant stands among others; one that is not known before all."""
    when = instant(date)
    return float("-inf") if when is None else when


def _is_told_well(told: dict[str, Any]) -> bool:
    return told["form"] in ("text", "html") and is_beside(told["given"]) and is_instant(told["added_at"])


def _fallback(record: Record) -> tuple[str, str, str]:
    """Form, what was given and name of an input, where only its record is left."""
    form = "html" if any(block.page for block in record.blocks) else "text"
    given = {"id": record.id, "url": record.url, "outlet": record.outlet.id if record.outlet else None}
    told = {key: value for key, value in given.items() if value is not None}
    return form, msgspec.json.encode(told).decode(), record.url or record.id


def fill(writer: Writer) -> None:
    """Make everything in the tables that is made from records, where nothing of it is there."""
    numbered = writer.connection.execute("select article, current from articles order by article").fetchall()
    for article, is_current in numbered:
        writer.derive(article, writer.record(article), is_current=bool(is_current))
