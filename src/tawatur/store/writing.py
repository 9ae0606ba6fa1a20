"""Writing: records into the tables, one transaction for many of them.

What stands in the tables is derived from the record; a record is replaced whole, in one transaction, or not
at all. The full text keeps no text: to take an article out, it is given the very words that went in, which is
why the folding that wrote an index stands in `facts`, and another one has it made anew first.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal, NamedTuple

import msgspec

from tawatur.model.errors import InputError, StoreError
from tawatur.model.record import Record, Run
from tawatur.store import rows
from tawatur.store.fulltext import indexed, own_text
from tawatur.store.inputs import Given, writable
from tawatur.store.instants import instant, now
from tawatur.store.packing import packed, record_of

Outcome = Literal["new", "version", "updated", "known", "removed"]
"""What an input was: an article that was not there, another version of one, one that is there and of which
more is given now, one that is there, one that a person took out."""
Reason = Literal["removed", "replaced"]
OF_AN_ARTICLE = ("mentions", "dates", "places", "sources", "faults")


class Row(NamedTuple):
    """A stored version: its number, whether it is the current one, what its dates are."""

    article: int
    is_current: bool
    outlet: str | None


class _Current(NamedTuple):
    article: int
    fetched_at: str | None
    published_at: str | None
    published: str | None


class Writer:
    """Puts records into an open store. Everything happens inside `transaction`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self._file = _file_of(connection)
        self._identity = _identity(self._file)
        self._runs: dict[Run, int] = {}
        self._participant = 0

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is written inside is there afterwards, or nothing of it is.

        Raises StoreError where the file is not in its place any more: nobody would find what is written.
        """
        self.connection.execute("begin immediate")
        self._runs.clear()
        self._participant = self._one("select coalesce(max(participant), 0) from participants")
        try:
            yield
            self.connection.execute("commit")
            self._check_place()
        finally:
            if self.connection.in_transaction:
                self.connection.execute("rollback")

    def _check_place(self) -> None:
        if _identity(self._file) != self._identity:
            raise StoreError(
                f"{self._file}: was moved, replaced or deleted while it was written to; put it back, or run "
                "the same again on the file that is there now"
            )

    def put(self, line: bytes, given: Given) -> Outcome:
        """Put a record (as JSON) in as what it is: a new article, a new version, or the same with more known.

        Raises InputError where another outlet's article has the same id and the same text.
        """
        record = msgspec.json.decode(line, type=Record)
        if self.is_removed(record.id):
            return "removed"
        there = self._version(record)
        if there is None:
            return self._new(record, line, given)
        self._check_outlet(there, record, given)
        if not self._remember(given, there.article):
            return "known"
        self.replace(there, record, line, given)
        return "updated"

    def _new(self, record: Record, line: bytes, given: Given) -> Outcome:
        current = self._current(record.id)
        is_newest = current is None or not _is_older(record, current)
        if current is not None and is_newest:
            self.take_out(current.article, "replaced")
            self.connection.execute("update articles set current = 0 where article = ?", (current.article,))
        article = self._insert_article(record, given, is_current=is_newest)
        self._insert_record(article, record, line)
        self._remember(given, article)
        if is_newest:
            self._fill(article, record)
        return "new" if current is None else "version"

    def replace(self, there: Row, record: Record, line: bytes, given: Given | None = None) -> None:
        """Put another reading of a stored version in the place of the one that is there."""
        if there.is_current:
            self.take_out(there.article, "replaced")
        self._update_article(there.article, record, given)
        self.connection.execute("delete from records where article = ?", (there.article,))
        self._insert_record(there.article, record, line)
        if there.is_current:
            self._fill(there.article, record)

    def _check_outlet(self, there: Row, record: Record, given: Given) -> None:
        outlet = record.outlet.id if record.outlet else None
        if outlet and there.outlet and outlet != there.outlet:
            message = (
                f"{given.name}: the same text as article {record.id} of {there.outlet}, and no id or URL "
                "tells them apart; give each `id` or `url`"
            )
            raise InputError(message)

    def _version(self, record: Record) -> Row | None:
        found = self.connection.execute(
            "select article, current, outlet from articles where id = ? and sha256 = ?",
            (record.id, record.sha256),
        ).fetchone()
        return Row(found[0], bool(found[1]), found[2]) if found else None

    def _current(self, identity: str) -> _Current | None:
        found = self.connection.execute(
            "select article, fetched_at, published_at, published from articles where id = ? and current",
            (identity,),
        ).fetchone()
        return _Current(*found) if found else None

    def _remember(self, given: Given, article: int) -> bool:
        """Note that this input is in; tells whether that is news."""
        done = self.connection.execute(
            "insert or ignore into inputs values (?, ?)", (given.fingerprint, article)
        )
        return done.rowcount == 1

    def forget(self, given: Given) -> None:
        """Forget that this input is in, so that the same again is read again; its article stands."""
        self.connection.execute("delete from inputs where fingerprint = ?", (given.fingerprint,))

    def _insert_article(self, record: Record, given: Given, *, is_current: bool) -> int:
        values = (
            record.id,
            record.sha256,
            int(is_current),
            *about(record),
            given.form,
            given.beside,
            given.name,
        )
        return self._insert("articles", (*values, now()))

    def _update_article(self, article: int, record: Record, given: Given | None) -> None:
        columns = (
            "url, outlet, outlet_name, country, published, published_at, fetched_at, language, headline, text"
        )
        marks = ", ".join("?" * len(columns.split(", ")))
        self.connection.execute(
            f"update articles set ({columns}) = ({marks}) where article = ?", (*about(record), article)
        )
        if given is not None:
            self.connection.execute(
                "update articles set given = ?, name = ? where article = ?",
                (given.beside, given.name, article),
            )

    def _insert_record(self, article: int, record: Record, line: bytes) -> None:
        self.connection.execute(
            "insert into records values (?, ?, ?, ?)", (article, self._run(record.run), now(), packed(line))
        )

    def _run(self, run: Run | None) -> int:
        made = run or Run("", "", "")
        if made not in self._runs:
            key = (made.version, made.settings, made.rules)
            self.connection.execute(
                "insert or ignore into runs (version, settings, rules) values (?, ?, ?)", key
            )
            self._runs[made] = self._one(
                "select run from runs where (version, settings, rules) = (?, ?, ?)", key
            )
        return self._runs[made]

    def derive(self, article: int, record: Record, *, is_current: bool) -> None:
        """Write what is derived from the record of a version, where nothing of it is there any more."""
        self._update_article(article, record, None)
        if is_current:
            self._fill(article, record)

    def _fill(self, article: int, record: Record) -> None:
        """Write the rows of everything that a record tells, and its full text."""
        for table in OF_AN_ARTICLE:
            self._insert_all(table, ((article, *row) for row in getattr(rows, table)(record)))
        sayings = self._fill_sayings(article, record)
        self._fill_events(article, record, sayings)
        words = indexed(own_text(record.text, record.blocks))
        self.connection.execute(
            "insert into fulltext (rowid, words, stems) values (?, ?, ?)", (article, *words)
        )
        self._no_longer_removed(record)

    def _fill_sayings(self, article: int, record: Record) -> dict[str, int]:
        numbers = {}
        for saying, row in zip(record.sayings, rows.sayings(record), strict=True):
            number = self._insert("sayings", (row[0], article, *row[1:]))
            numbers[saying.id] = number
            self._insert_all("links", ((number, *link) for link in rows.links(record, saying)))
        return numbers

    def _fill_events(self, article: int, record: Record, sayings: dict[str, int]) -> None:
        for event, row in zip(record.events, rows.events(record), strict=True):
            number = self._insert("events", (row[0], article, *row[1:]))
            self._fill_participants(number, list(rows.participants(record, event)))
            self._insert_all(
                "tellings", ((number, sayings[saying]) for saying in dict.fromkeys(event.sayings))
            )

    def _fill_participants(self, event: int, parties: list[rows.Row]) -> None:
        numbered = [(self._participant + n, *party) for n, party in enumerate(parties, 1)]
        self._participant += len(parties)
        self._insert_all("participants", ((number, event, *party) for number, *party in numbered))
        self.connection.executemany(
            "insert into names (rowid, words, stems) values (?, ?, ?)",
            [(number, *rows.names_of(tuple(party))) for number, *party in numbered],
        )

    def take_out(self, article: int, reason: Reason) -> None:
        """Take out the rows of a version's contents, and note the keys that mean nothing any more."""
        record = self.record(article)
        self._note_removed(record, reason)
        self._take_out_names(article)
        words = indexed(own_text(record.text, record.blocks))
        self.connection.execute(
            "insert into fulltext (fulltext, rowid, words, stems) values ('delete', ?, ?, ?)",
            (article, *words),
        )
        for table in ("events", "sayings", *OF_AN_ARTICLE):
            self.connection.execute(f"delete from {table} where article = ?", (article,))

    def _take_out_names(self, article: int) -> None:
        parties = self.connection.execute(
            'select p.participant, p.role, p.start, p."end", p.name, p.code, p.actor, p.actor_name_en '
            "from participants p join events using (event) where article = ?",
            (article,),
        ).fetchall()
        self.connection.executemany(
            "insert into names (names, rowid, words, stems) values ('delete', ?, ?, ?)",
            [(number, *rows.names_of(tuple(party))) for number, *party in parties],
        )

    def remove(self, identity: str, reason: str) -> int:
        """Take an article out with all its versions, and remember that; gives how many there were."""
        versions = self.connection.execute(
            "select article, sha256, current from articles where id = ? order by current", (identity,)
        ).fetchall()
        for article, sha256, is_current in versions:
            if is_current:
                self.take_out(article, "removed")
            self.connection.execute("delete from articles where article = ?", (article,))
            self.connection.execute(
                "delete from pages where sha256 = ? and sha256 not in (select sha256 from articles)",
                (sha256,),
            )
            self.connection.execute(
                "insert or replace into removals values (?, 'article', ?, ?, ?, ?)",
                (identity, identity, sha256, now(), reason),
            )
        return len(versions)

    def is_removed(self, identity: str) -> bool:
        """Whether a person took this article out."""
        return bool(
            self._one("select count(*) from removals where (layer, key) = ('article', ?)", (identity,))
        )

    def restore(self, identity: str) -> bool:
        """Forget that an article was taken out; tells whether it was."""
        done = self.connection.execute(
            "delete from removals where (layer, key) = ('article', ?)", (identity,)
        )
        return done.rowcount > 0

    def record(self, article: int) -> Record:
        """The record of a stored version."""
        kept = self._one("select record from records where article = ?", (article,))
        return record_of(kept)

    def _note_removed(self, record: Record, reason: Reason) -> None:
        keys = [("event", key) for key in rows.event_keys(record)]
        keys += [("saying", key) for key in rows.saying_keys(record)]
        self.connection.executemany(
            "insert or replace into removals values (?, ?, ?, ?, ?, ?)",
            [(key, layer, record.id, record.sha256, now(), reason) for layer, key in keys],
        )

    def _no_longer_removed(self, record: Record) -> None:
        """What a new reading gives again means what it meant."""
        keys = [("event", key) for key in rows.event_keys(record)]
        keys += [("saying", key) for key in rows.saying_keys(record)]
        self.connection.executemany("delete from removals where (layer, key) = (?, ?)", keys)

    def keep_page(self, sha256: str, data: bytes) -> None:
        """Keep the bytes of a page under their digest."""
        self.connection.execute(
            "insert or ignore into pages values (?, ?, ?)", (sha256, len(data), packed(data))
        )

    def fail(self, name: str, error: str) -> None:
        """Note an input that could not be read."""
        told = (writable(name), writable(error), now())
        self.connection.execute("insert or replace into failures values (?, ?, ?)", told)

    def succeed(self, name: str) -> None:
        """Note that an input could be read: what was noted of it before is over."""
        self.connection.execute("delete from failures where name = ?", (writable(name),))

    def _insert(self, table: str, values: rows.Row) -> int:
        """Insert a row whose number the store gives; gives the number."""
        marks = ", ".join("?" * len(values))
        number = self.connection.execute(f"insert into {table} values (null, {marks})", values).lastrowid
        return number or 0

    def _insert_all(self, table: str, values: Iterable[rows.Row]) -> None:
        found = list(values)
        if found and table == "faults":
            found = [(None, *row) for row in found]
        if found:
            marks = ", ".join("?" * len(found[0]))
            self.connection.executemany(f"insert into {table} values ({marks})", found)

    def _one(self, question: str, values: rows.Row = ()) -> Any:
        return self.connection.execute(question, values).fetchone()[0]


def is_known(connection: sqlite3.Connection, fingerprint: str) -> bool:
    """Whether an input is in."""
    return bool(connection.execute("select 1 from inputs where fingerprint = ?", (fingerprint,)).fetchone())


def _is_older(record: Record, current: _Current) -> bool:
    """Whether a version is older than the current one, by the first date that both have; else it is newer."""
    dates = (
        (instant(record.fetched_at), instant(current.fetched_at)),
        (instant(record.published_at), instant(current.published_at)),
        (instant(record.published), instant(current.published)),
    )
    both = ((mine, other) for mine, other in dates if mine is not None and other is not None)
    return next((mine < other for mine, other in both if mine != other), False)


def _file_of(connection: sqlite3.Connection) -> Path:
    """The file that is open; its name need not be UTF-8."""
    name = connection.execute("select cast(file as blob) from pragma_database_list where name = 'main'")
    return Path(os.fsdecode(name.fetchone()[0]))


def _identity(file: Path) -> tuple[int, int] | None:
    """Which file stands under this name; None where none does."""
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def about(record: Record) -> rows.Row:
    """What `articles` says of a record, from `url` to `text`."""
    outlet = (record.outlet.id, record.outlet.name, record.outlet.country) if record.outlet else (None,) * 3
    when = (record.published, record.published_at, record.fetched_at)
    return (record.url, *outlet, *when, record.language, rows.headline(record), record.text)
