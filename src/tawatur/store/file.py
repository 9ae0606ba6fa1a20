"""The file of a store: opened, checked, and never the cause of a traceback.

SQLite in WAL mode: readers never wait, a writer waits for another one. What SQLite says of the file becomes
an error of ours that names the file and the remedy; mistakes of ours in SQL stay exceptions.
"""

from __future__ import annotations

import os
import socket
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import NoReturn

import msgspec

from tawatur.model.errors import Corrupt, Locked, QueryError, SchemaMismatch, StoreError, StoreFull
from tawatur.store.fulltext import folding

APPLICATION = 0x54575452
"""`TWTR`: what SQLite's application_id says of a store."""
SCHEMA_VERSION = 1
OLDEST_SQLITE = (3, 37, 0)
"""The first with STRICT tables."""
PATIENCE = 30.0
"""Seconds that a writer waits for another one."""
WRITER = "writer "
"""What the name of a writer's row in `facts` begins with; the row is there while it writes."""

_FULL = {
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR_WRITE,
    sqlite3.SQLITE_IOERR_TRUNCATE,
    sqlite3.SQLITE_IOERR_SHMSIZE,
}
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT}
_NOT_OURS = {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH}


def schema() -> str:
    """The SQL that makes an empty store."""
    return (files("tawatur.store") / "schema.sql").read_text(encoding="utf-8")


@contextmanager
def speaking_of(path: Path) -> Iterator[None]:
    """Inside, what SQLite and the stored bytes say of the file becomes a StoreError that names it."""
    try:
        yield
    except (sqlite3.OperationalError, sqlite3.DatabaseError) as error:
        _explain(error, path)
    except (zlib.error, msgspec.DecodeError) as error:
        raise Corrupt(damaged(path, str(error))) from error
    except UnicodeEncodeError as error:
        raise QueryError(f"{error.object!r} has half a character in it, which no store can have") from error


def _explain(error: sqlite3.Error, path: Path) -> NoReturn:
    code = getattr(error, "sqlite_errorcode", None)
    kind = code & 0xFF if code is not None else None
    if kind in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        raise Locked(f"{path}: another process is writing to it; try again when that has ended") from error
    if code in _FULL or kind == sqlite3.SQLITE_FULL:
        raise StoreFull(
            f"{path}: no room is left to write; what was committed stands. Make room and run the same again"
        ) from error
    if kind in _DAMAGED or kind == sqlite3.SQLITE_IOERR or "decode to UTF-8" in str(error):
        raise Corrupt(damaged(path, str(error))) from error
    if kind in _NOT_OURS:
        raise StoreError(
            f"{path}: cannot be opened or written ({error}); look at its folder and rights"
        ) from error
    raise error


def damaged(path: Path, reason: str) -> str:
    """What to say of a damaged file."""
    return (
        f"{path}: the file is damaged ({reason}). `tawatur doctor --mend --store {path}` saves what can be "
        "read into a new file and keeps the damaged one"
    )


def is_there(path: Path) -> bool:
    """Whether there is a file of this name. Raises StoreError where its folder may not be looked into."""
    try:
        return path.is_file()
    except OSError as error:
        raise StoreError(
            f"{path}: cannot be looked at ({error.strerror}); look at its folder's rights"
        ) from error


def check_there(path: Path) -> None:
    """Raises StoreError where there is no file of this name."""
    if not is_there(path):
        raise StoreError(f"{path}: no such store; `tawatur add PATH… --store {path}` makes one")


def open_for_reading(path: Path) -> sqlite3.Connection:
    """A connection that cannot write. Raises StoreError where there is no store, or none that can be read."""
    check_there(path)
    with speaking_of(path):
        connection = _connect(path)
        _check_kind(connection, path)
        _check_version(connection, path)
        connection.execute("pragma query_only = on")
    return connection


def open_for_writing(path: Path, patience: float = PATIENCE) -> sqlite3.Connection:
    """A connection that writes; the file is made, brought to this schema, or checked, as it needs.

    Raises StoreError. The caller tells by `end_writing` that it is done.
    """
    from tawatur.store.migrating import migrate  # noqa: PLC0415  (it is needed once in a file's life)

    with speaking_of(path):
        connection = _connect(path, patience)
        if _is_empty(connection):
            _create(connection)
        _check_kind(connection, path)
        if _version(connection) < SCHEMA_VERSION:
            migrate(connection, path)
        _check_version(connection, path)
        _check_after_a_fall(connection, path)
        connection.execute("insert or replace into facts values (?, datetime())", (_me(),))
    return connection


def end_writing(connection: sqlite3.Connection) -> None:
    """Say that the writing ended as it should."""
    connection.execute("delete from facts where name = ?", (_me(),))


def _connect(path: Path, patience: float = PATIENCE) -> sqlite3.Connection:
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise StoreError(
            f"this Python comes with SQLite {sqlite3.sqlite_version}; a store needs 3.37 or a newer one"
        )
    # The whole path: SQLite gives some short names, such as `file:`, a meaning of their own.
    connection = sqlite3.connect(path.absolute(), timeout=patience, isolation_level=None)
    for setting in ("foreign_keys = on", "synchronous = full", "cache_size = -65536", "temp_store = memory"):
        connection.execute(f"pragma {setting}")
    return connection


def _is_empty(connection: sqlite3.Connection) -> bool:
    return _number(connection, "select count(*) from sqlite_schema") == 0


def _create(connection: sqlite3.Connection) -> None:
    """Make the tables in one transaction; another process may be doing the same."""
    from tawatur.store.migrating import statements  # noqa: PLC0415  (the same)

    connection.execute("pragma journal_mode = wal")
    connection.execute("begin immediate")
    if _is_empty(connection):
        for statement in statements(schema()):
            connection.execute(statement)
        connection.execute("insert into facts values ('folding', ?)", (folding(),))
        connection.execute(f"pragma application_id = {APPLICATION}")
        connection.execute(f"pragma user_version = {SCHEMA_VERSION}")
    connection.execute("commit")


def _check_kind(connection: sqlite3.Connection, path: Path) -> None:
    if _number(connection, "pragma application_id") != APPLICATION:
        raise SchemaMismatch(f"{path}: a database, but no store of Tawatur's; give another file with --store")


def _check_version(connection: sqlite3.Connection, path: Path) -> None:
    version = _version(connection)
    if version > SCHEMA_VERSION:
        raise SchemaMismatch(
            f"{path}: made by a newer Tawatur (schema {version}, known is {SCHEMA_VERSION}); update Tawatur"
        )
    if version < SCHEMA_VERSION:
        raise SchemaMismatch(
            f"{path}: made by an older Tawatur (schema {version}); `tawatur doctor --mend --store {path}` "
            "brings it forward, and keeps a copy"
        )


def _check_after_a_fall(connection: sqlite3.Connection, path: Path) -> None:
    """Where an earlier writer did not end as it should, look whether the file is whole."""
    names = fallen(connection)
    if not names:
        return
    found = connection.execute("pragma quick_check(1)").fetchone()[0]
    if found != "ok":
        raise Corrupt(damaged(path, " ".join(str(found).split())))
    connection.executemany("delete from facts where name = ?", [(name,) for name in names])


def fallen(connection: sqlite3.Connection) -> list[str]:
    """The writers that began and neither ended as they should nor are running any more."""
    found = connection.execute("select name from facts where name like ?", (f"{WRITER}%",)).fetchall()
    return [name for (name,) in found if not _is_running(name)]


def _me() -> str:
    return f"{WRITER}{os.getpid()}@{socket.gethostname()}"


def _is_running(name: str) -> bool:
    """Whether a writer is still there; one on another machine is taken to be."""
    process, _, host = name.removeprefix(WRITER).partition("@")
    if host != socket.gethostname() or not process.isdecimal():
        return True
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return int(process) != os.getpid()


def _version(connection: sqlite3.Connection) -> int:
    return _number(connection, "pragma user_version")


def _number(connection: sqlite3.Connection, question: str) -> int:
    found: int = connection.execute(question).fetchone()[0]
    return found
