"""Stores of earlier schemas: brought forward in one transaction, a copy of the file first.

`migrations/0002.sql` leads from schema 1 to schema 2, and so on. There is no way back: a newer file is
refused. All is done while no other process can write, so that the copy is what is brought forward, and who
comes second finds nothing to do.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import count
from pathlib import Path

from tawatur.model.errors import StoreError

MIGRATIONS = Path(__file__).parent / "migrations"


def migrate(connection: sqlite3.Connection, path: Path, folder: Path = MIGRATIONS) -> Path | None:
    """Bring the file to the newest schema; gives the copy of what it was, or None where nothing was to do.

    The connection is in no transaction. Raises StoreError where the file refers to what is not there
    afterwards, sqlite3.Error where a step fails; the file is then as it was.
    """
    connection.execute("pragma foreign_keys = off")  # a table that is made anew would take others' rows along
    try:
        connection.execute("begin immediate")
        copy = _brought_forward(connection, path, folder)
        connection.execute("commit")
    finally:
        if connection.in_transaction:
            connection.execute("rollback")
        connection.execute("pragma foreign_keys = on")
    return copy


def _brought_forward(connection: sqlite3.Connection, path: Path, folder: Path) -> Path | None:
    begun = _version(connection)
    steps = [step for step in sorted(folder.glob("*.sql")) if int(step.stem) > begun]
    if not steps:
        return None
    copy = _copied(path, begun)
    for step in steps:
        for statement in statements(step.read_text(encoding="utf-8")):
            connection.execute(statement)
        connection.execute(f"pragma user_version = {int(step.stem)}")
    if connection.execute("pragma foreign_key_check").fetchone() is not None:
        raise StoreError(
            f"{path}: rows refer to what is not there, so it stays as it was; `tawatur doctor --mend --store "
            f"{path}` of the version that made it mends that first"
        )
    return copy


def copies(path: Path) -> set[Path]:
    """The copies of earlier schemas that stand beside a store."""
    return {other for other in path.parent.iterdir() if other.name.startswith(f"{path.name}.schema-")}


def _copied(path: Path, version: int) -> Path:
    """A copy under a name that nothing has yet: one that is there may be of an earlier time."""
    names = (f"{path.name}.schema-{version}{f'-{n}' if n > 1 else ''}" for n in count(1))
    copy = next(free for name in names if not (free := path.with_name(name)).exists())
    unfinished = copy.with_name(f"{copy.name}.part")
    unfinished.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(unfinished)) as other:
        source.backup(other)  # by a connection that only reads: one that writes cannot be copied from
    unfinished.replace(copy)
    return copy


def statements(script: str) -> Iterator[str]:
    """The statements of a script, one by one, so that all can stand in one transaction."""
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            yield pending
            pending = ""
    if pending.strip():
        yield pending


def _version(connection: sqlite3.Connection) -> int:
    version: int = connection.execute("pragma user_version").fetchone()[0]
    return version
