"""What stands in a store: counts, who read it, what could not be read."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from msgspec import Struct

from tawatur.model.record import Run
from tawatur.store.inputs import writable

COUNTED = {
    "articles": "select count(*) from articles where current",
    "older_versions": "select count(*) from articles where not current",
    "sayings": "select count(*) from sayings",
    "events": "select count(*) from events",
    "outlets": "select count(distinct outlet) from articles where current",
    "failures": "select count(*) from failures",
    "faults": "select count(distinct article) from faults",
    "pages": "select count(*) from pages",
    "removed": "select count(*) from removals where layer = 'article'",
}


class Failure(Struct, frozen=True):
    """An input that could not be read, and why."""

    name: str
    error: str
    failed_at: str


class Fault(Struct, frozen=True):
    """A part of an article that could not be read, or was read by a guess: which reader says so, and why."""

    article: str
    name: str
    reader: str
    kind: str
    message: str


class Status(Struct, frozen=True):
    """What is in a store.

    `size` is the file's in bytes; `failures` are inputs that could not be read, `faults` articles of which a
    part could not; `pages` are kept as they came in; `first` and `last` are days of publication, `runs` are
    the programs that read what is stored, with how many versions each.
    """

    path: str
    size: int
    articles: int
    older_versions: int
    sayings: int
    events: int
    outlets: int
    failures: int
    faults: int
    pages: int
    removed: int
    first: str | None
    last: str | None
    last_added: str | None
    runs: tuple[tuple[Run, int], ...]


def status_of(connection: sqlite3.Connection, path: Path) -> Status:
    """Count what is there."""
    counts = {name: connection.execute(question).fetchone()[0] for name, question in COUNTED.items()}
    first, last = connection.execute(
        "select min(published), max(published) from articles where current"
    ).fetchone()
    added = connection.execute("select max(added_at) from articles").fetchone()[0]
    runs = connection.execute(
        "select version, settings, rules, count(*) from records join runs using (run) group by run "
        "order by run"
    )
    return Status(
        path=writable(str(path)),
        size=path.stat().st_size,
        first=first,
        last=last,
        last_added=added,
        runs=tuple((Run(*run), number) for *run, number in runs),
        **counts,
    )


def faults(connection: sqlite3.Connection) -> list[Fault]:
    """The faults on current articles, in the order in which these were added."""
    return [
        Fault(*row)
        for row in connection.execute(
            "select a.id, a.name, f.reader, f.kind, f.message from faults f join articles a using (article) "
            "order by f.article, f.fault"
        )
    ]


def failures(connection: sqlite3.Connection) -> list[Failure]:
    """The inputs that could not be read, by name."""
    return [
        Failure(*row)
        for row in connection.execute("select name, error, failed_at from failures order by name")
    ]
