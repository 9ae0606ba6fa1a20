"""What is right and wrong with the file of a store, as values; whatever the file is, nothing is raised.

Nothing is changed: the file is read as one moment has it, while others read and write. What the remedy of a
finding is stands beside it; `tawatur.store.mending` does what `tawatur doctor --mend` is to do.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, suppress
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from tawatur.batch import NOTHING_OWN, Own, pipeline
from tawatur.model.errors import Corrupt, Locked, SchemaMismatch, StoreError, TawaturError
from tawatur.store.contents import (
    DERIVED,
    Difference,
    differences,
    names_not_found,
    not_found,
    unlisted,
)
from tawatur.store.file import SCHEMA_VERSION, fallen, open_for_reading, speaking_of
from tawatur.store.fulltext import folding
from tawatur.store.rereading import stale
from tawatur.store.verifying import NotProved, is_page

SHOWN = 3
"""Things of one kind that a finding names."""
PATIENCE_MS = 500
"""How long the check of an index waits for a writer."""
MADE_AGAIN = frozenset({"folding", "full text", "names", "rows"})
"""Findings that are mended by making again what is made from records; the others need another file."""


class Finding(Struct, frozen=True):
    """One thing that was looked at: whether it is as it should be, what there is to say, what mends it.

    A remedy beside a good finding is advice.
    """

    what: str
    is_good: bool
    detail: str
    remedy: str | None = None


class _Asked(NamedTuple):
    """What is being checked: an open store, its path, and what its articles would be read with."""

    connection: sqlite3.Connection
    path: Path
    own: Own

    @property
    def mend(self) -> str:
        return f"tawatur doctor --mend --store {self.path}"

    def bad(self, what: str, detail: str) -> Finding:
        return Finding(what, is_good=False, detail=detail, remedy=self.mend)

    def number(self, question: str) -> int:
        found: int = self.connection.execute(question).fetchone()[0]
        return found


def check_store(path: Path, own: Own = NOTHING_OWN) -> list[Finding]:
    """Everything that can be told of a store; `own` is what its articles would be read with today."""
    try:
        connection = open_for_reading(path)
    except (StoreError, sqlite3.Error) as error:
        return [_unopened(path, error)]
    with closing(connection):
        asked = _Asked(connection, path, own)
        found = [Finding("file", is_good=True, detail=f"{path} opens, schema {SCHEMA_VERSION}")]
        with suppress(sqlite3.Error):  # each check says so where the file cannot be read
            connection.execute("begin")
        for what, check in _CHECKS.items():
            found += _answers(what, check, asked)
        return found


def _unopened(path: Path, error: Exception) -> Finding:
    if isinstance(error, SchemaMismatch) and path.stat().st_size == 0:
        detail = f"{path}: empty; `tawatur add PATH… --store {path}` makes a store of it"
        return Finding("file", is_good=False, detail=detail)
    what = "schema" if isinstance(error, SchemaMismatch) else "file"
    is_mendable = isinstance(error, Corrupt | sqlite3.Error) or "doctor --mend" in str(error)
    remedy = f"tawatur doctor --mend --store {path}" if is_mendable else None
    return Finding(what, is_good=False, detail=str(error), remedy=remedy)


def _answers(what: str, check: Callable[[_Asked], Iterable[Finding]], asked: _Asked) -> list[Finding]:
    """What a check finds; that it cannot be made is a finding too."""
    try:
        with speaking_of(asked.path):
            return list(check(asked))
    except Locked as error:
        return [Finding(what, is_good=True, detail=f"not looked at: {error}")]
    except (StoreError, sqlite3.Error, NotProved) as error:
        return [asked.bad(what, f"cannot be read ({error.__cause__ or error})")]


def _structure(asked: _Asked) -> Iterator[Finding]:
    found = [str(row[0]) for row in asked.connection.execute("pragma integrity_check(20)")]
    if found == ["ok"]:
        yield Finding("structure", is_good=True, detail="the file is whole")
    else:
        yield asked.bad("structure", f"the file is damaged: {_some(found)}")


def _references(asked: _Asked) -> Iterator[Finding]:
    found = {str(row[0]) for row in asked.connection.execute("pragma foreign_key_check")}
    if found:
        what = "rows" if found <= set(DERIVED) else "references"
        yield asked.bad(what, f"rows of {', '.join(sorted(found))} refer to nothing")
    else:
        yield Finding("references", is_good=True, detail="every reference leads somewhere")


def _versions(asked: _Asked) -> Iterator[Finding]:
    wrong = asked.number("select count(*) from (select 1 from articles group by id having sum(current) <> 1)")
    articles = asked.number("select count(distinct id) from articles")
    if wrong:
        yield asked.bad("versions", f"{wrong:,} of {articles:,} articles have not one current version")
    else:
        versions = asked.number("select count(*) from articles")
        yield Finding("versions", is_good=True, detail=f"{articles:,} articles in {versions:,} versions")


def _records(asked: _Asked) -> Iterator[Finding]:
    found: dict[bool, list[Difference]] = {True: [], False: []}
    for difference in differences(asked.connection):
        found[difference.is_record].append(difference)
    number = asked.number("select count(*) from records")
    for is_record, what, good in (
        (True, "records", f"{number:,} records are whole and those of their articles"),
        (False, "rows", "the tables say what the records say"),
    ):
        wrong = found[is_record]
        if wrong:
            yield asked.bad(what, f"{len(wrong):,} are not right: {_some(wrong)}")
        else:
            yield Finding(what, is_good=True, detail=good)


def _folding(asked: _Asked) -> Iterator[Finding]:
    made = asked.connection.execute("select value from facts where name = 'folding'").fetchone()
    if made is not None and made[0] == folding():
        yield Finding("folding", is_good=True, detail="the full text is folded as this version folds")
    else:
        yield asked.bad("folding", "the full text was made by another version, and is not searched")


def _full_text(asked: _Asked) -> Iterator[Finding]:
    yield from _index(asked, "full text", "fulltext", not_found)


def _names(asked: _Asked) -> Iterator[Finding]:
    yield from _index(asked, "names", "names", names_not_found)


def _index(
    asked: _Asked, what: str, index: str, missing: Callable[[sqlite3.Connection], Iterator[str]]
) -> Iterator[Finding]:
    """An index of full text: whole, with the right rows, and each found by its words."""
    left_out = _check_index(asked.path, index)
    with closing(open_for_reading(asked.path)) as connection:
        connection.execute("pragma query_only = off")  # the view on the index is made beside the store
        connection.execute(f"create virtual table temp.words_of_{index} using fts5vocab(main, {index}, row)")
        connection.execute("pragma query_only = on")
        connection.execute("begin")
        wrong = list(unlisted(connection, index))
        lost = list(missing(connection)) if not wrong and _is_folded(connection) else []
    if lost:
        wrong.append(f"{len(lost):,} are not found by their words: {_some(lost)}")
    if wrong:
        yield asked.bad(what, "; ".join(wrong))
    else:
        yield Finding(what, is_good=True, detail=f"everything in it is found by its words{left_out}")


def _check_index(path: Path, index: str) -> str:
    """SQLite's own check of an index, which is written like a change and changes nothing.

    Gives what to say where it had to be left out.
    """
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(f"pragma busy_timeout = {PATIENCE_MS}")
        try:
            connection.execute("begin immediate")
            connection.execute(f"insert into {index} ({index}) values ('integrity-check')")
            connection.execute("rollback")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_READONLY):
                return f" (SQLite's own check of it was left out: {error})"
            raise
    return ""


def _is_folded(connection: sqlite3.Connection) -> bool:
    made = connection.execute("select value from facts where name = 'folding'").fetchone()
    return made is not None and made[0] == folding()


def _pages(asked: _Asked) -> Iterator[Finding]:
    kept = asked.connection.execute("select sha256, size, bytes from pages")
    number, wrong = 0, list[str]()
    for sha256, size, packed in kept:
        number += 1
        if not is_page(sha256, size, packed):
            wrong.append(sha256)
    if wrong:
        yield asked.bad("pages", f"the bytes of {len(wrong):,} kept pages are others: {_some(wrong)}")
    elif number:
        yield Finding("pages", is_good=True, detail=f"{number:,} kept pages are what came in")


def _readers(asked: _Asked) -> Iterator[Finding]:
    try:
        run = pipeline(asked.own).run
    except TawaturError as error:
        yield Finding("readers", is_good=True, detail=f"what reads today cannot be told: {error}")
        return
    others = stale(asked.connection, run)
    if others:
        detail = f"{others:,} versions were read by another version, or with other settings"
        yield Finding("readers", is_good=True, detail=detail, remedy=f"tawatur reread --store {asked.path}")
    else:
        yield Finding("readers", is_good=True, detail="everything was read by this version")


def _failures(asked: _Asked) -> Iterator[Finding]:
    failed = asked.number("select count(*) from failures")
    if failed:
        names = [
            row[0] for row in asked.connection.execute("select name from failures order by name limit 4")
        ]
        detail = f"{failed:,} inputs could not be read: {_some(names, failed)}"
        yield Finding(
            "failures", is_good=True, detail=detail, remedy=f"tawatur status --failures --store {asked.path}"
        )


def _writers(asked: _Asked) -> Iterator[Finding]:
    names = fallen(asked.connection)
    if names:
        detail = (
            f"{_some(names)} did not end as it should; what it had committed stands, and the next one that "
            "writes looks whether the file is whole"
        )
        yield Finding("writers", is_good=True, detail=detail)


def _some(things: Iterable[object], number: int | None = None) -> str:
    """The first few of them, and how many more there are."""
    known = list(things)
    shown = "; ".join(" ".join(str(thing).split()) for thing in islice(known, SHOWN))
    more = (number or len(known)) - SHOWN
    return f"{shown}; and {more:,} more" if more > 0 else shown


_CHECKS: dict[str, Callable[[_Asked], Iterable[Finding]]] = {
    "structure": _structure,
    "references": _references,
    "versions": _versions,
    "records": _records,
    "folding": _folding,
    "full text": _full_text,
    "names": _names,
    "pages": _pages,
    "readers": _readers,
    "failures": _failures,
    "writers": _writers,
}
