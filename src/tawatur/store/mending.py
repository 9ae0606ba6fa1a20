"""Mending a store: what is made from records is made again; a damaged file is saved into a new one.

A damaged file is never written to: it is kept beside as `NAME.damaged-N`, and the new file takes its name
when it is whole. A file of which nothing can be saved stays where and as it is.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from errno import ENOSPC
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from msgspec import Struct

from tawatur.model.errors import Corrupt, Locked, SchemaMismatch, StoreError, StoreFull
from tawatur.store.checking import MADE_AGAIN, check_store
from tawatur.store.contents import DERIVED, INDEXES
from tawatur.store.file import (
    PATIENCE,
    end_writing,
    is_there,
    open_for_reading,
    open_for_writing,
    speaking_of,
)
from tawatur.store.fulltext import folding
from tawatur.store.migrating import copies
from tawatur.store.restoring import Restorer, fill
from tawatur.store.salvage import WAL, Salvage, working_copy
from tawatur.store.writing import Writer

Step = Literal["brought forward", "made again", "saved"]


class Mended(Struct, frozen=True):
    """What was done to a store.

    `steps`: brought forward to this schema; what is made from records made again; saved into a new file; none
    where the store was whole. `versions` of articles it has now. `lost` are the names of inputs whose
    articles could not be saved, as far as they could be told: add them again. `kept` are the files as they
    were before.
    """

    steps: tuple[Step, ...]
    versions: int
    lost: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()


def mend(path: Path) -> Mended:
    """Mend a store as it needs. Raises StoreError where it cannot be mended; the file is then as it was."""
    path = path.resolve()
    if not is_there(path):
        raise StoreError(f"{path}: no such store")
    if path.stat().st_size == 0:
        raise StoreError(f"{path}: empty; there is nothing to mend, and `tawatur add` makes a store of it")
    kept = _brought_forward(path)
    steps: tuple[Step, ...] = ("brought forward",) if kept else ()
    wrong = {finding.what for finding in check_store(path) if not finding.is_good}
    if wrong and (not wrong <= MADE_AGAIN or not _made_again(path)):
        with _speaking_of_room(path):
            saved = _saved(path)
        return Mended((*steps, *saved.steps), saved.versions, saved.lost, (*kept, *saved.kept))
    return Mended((*steps, "made again") if wrong else steps, _versions(path), kept=kept)


def _brought_forward(path: Path) -> tuple[str, ...]:
    """Bring a store of an earlier schema forward; gives the copy of what it was.

    Raises StoreError for what is no store, or of a newer schema. A damaged file is left as it is.
    """
    known = copies(path)
    try:
        open_for_reading(path).close()
    except SchemaMismatch:
        if check_store(path)[0].remedy is None:
            raise
        with suppress(Corrupt), closing(open_for_writing(path)) as connection, speaking_of(path):
            end_writing(connection)
    except (Corrupt, sqlite3.Error):
        pass
    return tuple(str(copy) for copy in sorted(copies(path) - known))


def _versions(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection, speaking_of(path):
        number: int = connection.execute("select count(*) from articles").fetchone()[0]
    return number


def _made_again(path: Path) -> bool:
    """Make again what is made from records, in one transaction; tells whether everything is right now."""
    try:
        with closing(open_for_writing(path)) as connection, speaking_of(path):
            writer = Writer(connection)
            with writer.transaction():
                _empty(connection)
                fill(writer)
                connection.execute("insert or replace into facts values ('folding', ?)", (folding(),))
            end_writing(connection)
    except (Corrupt, sqlite3.Error):
        return False
    return all(finding.is_good for finding in check_store(path))


def _empty(connection: sqlite3.Connection) -> None:
    for table in DERIVED:
        connection.execute(f"delete from {table}")
    for index in INDEXES:
        connection.execute(f"insert into {index} ({index}) values ('delete-all')")


@contextmanager
def _speaking_of_room(path: Path) -> Iterator[None]:
    """Inside, that no other file can be made beside the store becomes a StoreError."""
    try:
        yield
    except OSError as error:
        kind = StoreFull if error.errno == ENOSPC else StoreError
        raise kind(
            f"{path}: what is left of it cannot be saved beside it ({error.strerror}); the file was left as "
            "it is. A new file and a copy need as much room as this one, and the right to write in its folder"
        ) from error


def _saved(path: Path) -> Mended:
    """Save what can be read into a new file, which takes the name of the damaged one."""
    with TemporaryDirectory(prefix=f".{path.name}.mending-", dir=path.parent) as name:
        folder = Path(name)
        new = folder / "new.db"
        with closing(sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)) as holding:
            _hold(holding, path)
            stood = _changes(holding)
            versions, lost = _save(Salvage(working_copy(path, folder)), new)
            if holding.in_transaction:
                holding.execute("rollback")
            _check_saved(path, new, versions)
            if _changes(holding) != stood:
                raise Locked(f"{path}: another process wrote to it meanwhile; mend it when that has ended")
        shutil.copymode(path, new)
        kept = _swap(path, new)
    return Mended(("saved",), versions, tuple(lost), (str(kept),))


def _save(salvage: Salvage, new: Path) -> tuple[int, list[str]]:
    """Write what can be read into a new store; gives the number of versions and the names of the lost."""
    with closing(open_for_writing(new)) as connection, speaking_of(new):
        writer = Writer(connection)
        restorer = Restorer(writer)
        with writer.transaction():
            restorer.put(salvage.by_sqlite)
            if salvage.is_short or restorer.is_partial:
                restorer.put(salvage.by_pages)
        with writer.transaction():
            restorer.finish()
        end_writing(connection)
        return restorer.versions, restorer.lost()


def _check_saved(path: Path, new: Path, versions: int) -> None:
    if not versions:
        raise Corrupt(f"{path}: nothing of a store can be read in it; the file was left as it is")
    wrong = [finding.detail for finding in check_store(new) if not finding.is_good]
    if wrong:
        raise Corrupt(f"{path}: what was saved of it is not whole ({wrong[0]}); the file was left as it is")


def _hold(holding: sqlite3.Connection, path: Path) -> None:
    """Keep others from writing to the file, where SQLite can open it. Raises Locked where one is writing."""
    try:
        holding.execute("begin immediate")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY:
            raise Locked(f"{path}: another process is writing to it; mend it when that has ended") from error
    except sqlite3.DatabaseError:
        pass


def _changes(holding: sqlite3.Connection) -> int | None:
    """What another number stands for once others have written; None where SQLite cannot open the file."""
    try:
        number: int = holding.execute("pragma data_version").fetchone()[0]
    except sqlite3.DatabaseError:
        return None
    return number


def _swap(path: Path, new: Path) -> Path:
    """Keep the damaged file beside, and give its name to the new one."""
    kept = next(p for n in count(1) if not (p := path.with_name(f"{path.name}.damaged-{n}")).exists())
    try:
        kept.hardlink_to(path)
    except OSError:  # a file system without second names
        shutil.copy2(path, kept)
    with suppress(FileNotFoundError):
        path.with_name(path.name + WAL).replace(kept.with_name(kept.name + WAL))
    with suppress(FileNotFoundError):
        path.with_name(path.name + "-shm").unlink()
    new.replace(path)
    return kept
