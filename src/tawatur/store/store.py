"""`Store`: one file of articles with all that they say, as people and programs use it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from msgspec import Struct

from tawatur.batch import NOTHING_OWN, Own, pipeline
from tawatur.intake import Fetching, Input, open_inputs
from tawatur.model.errors import QueryError, StoreError
from tawatur.store import finding, rereading
from tawatur.store.adding import Step, adding, looking
from tawatur.store.file import check_there, end_writing, open_for_reading, open_for_writing, speaking_of
from tawatur.store.filters import SINGLE, Filter
from tawatur.store.finding import Found, Listed
from tawatur.store.fulltext import folding
from tawatur.store.planning import Layer
from tawatur.store.standing import Failure, Fault, Status, failures, faults, status_of
from tawatur.store.writing import Writer

if TYPE_CHECKING:
    from tawatur.intake.web.watching import Watched

DEFAULT = "tawatur.db"
VARIABLE = "TAWATUR_STORE"
"""The environment variable that names the store where nobody else does."""
IN_MEMORY = ":memory:"
"""What SQLite takes for a database that is gone when it is closed."""
PAGE = 20
POLITE = Fetching()


class Added(Struct, frozen=True):
    """How a run of adding or reading again ended: inputs by outcome, and those that failed."""

    new: int = 0
    version: int = 0
    updated: int = 0
    known: int = 0
    removed: int = 0
    failed: tuple[Step, ...] = ()


class Store:
    """A store in one SQLite file, which is made when something is first added.

        with tawatur.Store("news.db") as store:
            store.add(["pages/", "wire.jsonl.gz"], workers=2)
            for found in store.search(type="ASSAULT", country=["SD", "TD"]).found:
                print(found.record.published, found.events)

    Everything that only looks can be done while another process adds. Every method raises StoreError where
    the file cannot be used, with the remedy.
    """

    def __init__(self, path: str | PathLike[str] | None = None) -> None:
        """Name the file; without a name TAWATUR_STORE, else `tawatur.db` in the current folder."""
        self.path = Path(path or os.environ.get(VARIABLE) or DEFAULT)
        if str(self.path) == IN_MEMORY:
            raise StoreError(f"{IN_MEMORY}: a store is a file, and this would keep nothing; name a file")
        self._reading: sqlite3.Connection | None = None

    def __enter__(self) -> Self:
        """The store itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file."""
        self.close()

    def close(self) -> None:
        """Close the file; the next question opens it again."""
        if self._reading is not None:
            self._reading.close()
            self._reading = None

    @property
    def connection(self) -> sqlite3.Connection:
        """A connection that reads: the tables are those of `schema.sql`."""
        if self._reading is None:
            self._reading = open_for_reading(self.path)
        return self._reading

    @contextmanager
    def writer(self, *, makes: bool = True) -> Iterator[Writer]:
        """A writer into this store; the file is made where there is none, unless it `makes` none.

        Raises StoreError, also for a store whose full text was made by another version: what is to be taken
        out of it would not be found in it.
        """
        if not makes:
            check_there(self.path)
        with closing(open_for_writing(self.path)) as connection, speaking_of(self.path):
            try:
                _check_folding(connection, self.path)
                yield Writer(connection)
            except (GeneratorExit, KeyboardInterrupt, SystemExit):  # to stop a run is no fall
                end_writing(connection)
                raise
            end_writing(connection)

    def adding(
        self, inputs: Iterable[Input], *, workers: int = 1, own: Own = NOTHING_OWN, keep: bool = False
    ) -> Iterator[Step]:
        """Add `inputs` and tell of each once it is committed; see `tawatur.store.adding`."""
        with self.writer() as writer:
            yield from adding(writer, inputs, workers=workers, own=own, keep=keep)

    def looking(self, inputs: Iterable[Input]) -> Iterator[Step]:
        """What would become of `inputs`, without reading or writing: new, known or failed."""
        if not self.path.is_file():
            yield from looking(None, inputs)
            return
        with closing(open_for_reading(self.path)) as connection, speaking_of(self.path):
            yield from looking(connection, inputs)

    def watching(
        self,
        watched: Sequence[Watched],
        *,
        fetching: Fetching = POLITE,
        workers: int = 1,
        own: Own = NOTHING_OWN,
        keep: bool = False,
    ) -> Iterator[Step]:
        """One round over the lines of a watch list; see `tawatur.store.watching`."""
        from tawatur.store.watching import watching  # noqa: PLC0415  (only who fetches needs the web)

        with fetching.open() as fetcher, self.writer() as writer:
            yield from watching(writer, watched, fetcher, workers=workers, own=own, keep=keep)

    def watch(
        self,
        path: str | PathLike[str],
        *,
        fetching: Fetching = POLITE,
        workers: int = 1,
        own: Own = NOTHING_OWN,
        keep_pages: bool = False,
    ) -> Added:
        """One round over a watch list in a file: what its feeds and sitemaps have new is added."""
        from tawatur.intake.web.watching import read_watch_list  # noqa: PLC0415  (the same)

        watched = read_watch_list(os.fspath(path))
        return tally(self.watching(watched, fetching=fetching, workers=workers, own=own, keep=keep_pages))

    def add(  # noqa: PLR0913  (what may be known of pages, how to fetch and how to read them)
        self,
        paths: str | PathLike[str] | Sequence[str | PathLike[str]],
        *,
        outlet: str | None = None,
        published: str | None = None,
        workers: int = 1,
        own: Own = NOTHING_OWN,
        keep_pages: bool = False,
        fetching: Fetching = POLITE,
    ) -> Added:
        """Add files, folders, archives, feeds or URLs; what is there already is not read again.

        `outlet` and `published` stand in where an input has none; `own` is what to read with, `fetching` how
        to fetch URLs.
        """
        several = [paths] if isinstance(paths, (str, os.PathLike)) else paths
        names = [os.fspath(path) for path in several]
        inputs = open_inputs(names, outlet=outlet, published=published, keep=keep_pages, fetching=fetching)
        return tally(self.adding(inputs, workers=workers, own=own, keep=keep_pages))

    def rereading(
        self, *, workers: int = 1, own: Own = NOTHING_OWN, everything: bool = False
    ) -> Generator[Step, None, None]:
        """Read again what other readers (or settings) read, or everything; see `tawatur.store.rereading`."""
        run = None if everything else pipeline(own).run
        with self.writer(makes=False) as writer:
            yield from rereading.rereading(writer, run, workers=workers, own=own)

    def reread(self, *, workers: int = 1, own: Own = NOTHING_OWN, everything: bool = False) -> Added:
        """Read again what other readers (or settings) read, or everything; old records stand until then."""
        return tally(self.rereading(workers=workers, own=own, everything=everything))

    def remove(self, identity: str, reason: str = "removed") -> int:
        """Take an article out, so that adding it again leaves it out; gives how many versions there were."""
        with self.writer(makes=False) as writer, writer.transaction():
            found = writer.remove(identity, reason)
        if not found:
            raise StoreError(f"{self.path}: no article {identity!r}; `tawatur search` shows the ids")
        return found

    def restore(self, identity: str) -> None:
        """Let an article that was taken out be added again. Raises StoreError where none was."""
        with self.writer(makes=False) as writer, writer.transaction():
            if not writer.restore(identity):
                message = (
                    f"{self.path}: no article {identity!r} was taken out; "
                    "`tawatur export --format deletions -o -` lists those that were"
                )
                raise StoreError(message)

    def search(
        self,
        wanted: Filter | None = None,
        *,
        layer: Layer = "articles",
        limit: int = PAGE,
        after: str | None = None,
        **facets: Any,
    ) -> Listed:
        """A page of articles, events or sayings, the newest first; `after` is `next` of the page before.

        Give a Filter or its fields by name. Raises QueryError where a value of a facet cannot be.
        """
        with self._moment(wanted, facets) as (connection, asked):
            return finding.listed(connection, asked, layer, limit, after)

    def count(
        self,
        wanted: Filter | None = None,
        *,
        layer: Layer = "articles",
        most: int | None = None,
        **facets: Any,
    ) -> int:
        """How many articles, events or sayings the filter lets through; no more than `most` are counted."""
        with self._moment(wanted, facets) as (connection, asked):
            return finding.counted(connection, asked, layer, most)

    def facets(
        self, name: str, wanted: Filter | None = None, *, most: int = PAGE, **facets: Any
    ) -> list[tuple[str, int]]:
        """How many events each value of a facet has, the most frequent first."""
        with self._moment(wanted, facets) as (connection, asked):
            return finding.facets(connection, asked, name, most)

    def found(self, wanted: Filter | None = None, **facets: Any) -> Iterator[Found]:
        """Every article that has something of what is asked for, the oldest first, as one moment has it."""
        with self._moment(wanted, facets) as (connection, asked):
            yield from finding.every(connection, asked)

    def article(self, identity: str, sha256: str | None = None) -> Found | None:
        """An article by its id or URL, whole: its current version or that of a digest; None if none is."""
        with self._moment(None, {}) as (connection, _):
            return finding.article(connection, identity, sha256)

    def part(self, key: str) -> Found | None:
        """The event or the saying of a key, with its article; None if there is none."""
        with self._moment(None, {}) as (connection, _):
            return finding.part(connection, key)

    def versions(self, identity: str) -> list[tuple[str, bool, str, str]]:
        """Digest, whether it is current, origin and instant of adding of all versions of an article."""
        with self._moment(None, {}) as (connection, _):
            return finding.versions(connection, identity)

    def failures(self) -> list[Failure]:
        """The inputs that could not be read."""
        with self._moment(None, {}) as (connection, _):
            return failures(connection)

    def faults(self) -> list[Fault]:
        """What could not be read of the articles that are there, or was read by a guess."""
        with self._moment(None, {}) as (connection, _):
            return faults(connection)

    def status(self) -> Status:
        """What is in the store, counted."""
        with self._moment(None, {}) as (connection, _):
            return status_of(connection, self.path)

    @contextmanager
    def _moment(
        self, wanted: Filter | None, facets: dict[str, Any]
    ) -> Iterator[tuple[sqlite3.Connection, Filter]]:
        """A connection that sees one moment of the store, and the filter."""
        if wanted is not None and facets:
            raise QueryError("give a Filter or its fields, not both")
        if not isinstance(wanted, Filter | None):
            raise QueryError(f"{wanted!r} is no Filter; words to look for are given as text=…")
        asked = wanted if wanted is not None else Filter(**_as_fields(facets))
        with speaking_of(self.path):
            connection = open_for_reading(self.path)
            try:
                connection.execute("begin")
                if asked.text is not None or asked.party or asked.actor or asked.recipient:
                    _check_folding(connection, self.path)
                yield connection, asked
            finally:
                connection.close()


def _check_folding(connection: sqlite3.Connection, path: Path) -> None:
    made = connection.execute("select value from facts where name = 'folding'").fetchone()
    if made is None or made[0] != folding():
        raise StoreError(
            f"{path}: its full text was made by another version; `tawatur doctor --mend --store {path}` "
            "makes it anew"
        )


def _as_fields(facets: dict[str, Any]) -> dict[str, Any]:
    """Facets as a Filter takes them: one value stands for itself, a list for a tuple. Raises QueryError."""
    unknown = facets.keys() - set(Filter.__struct_fields__)
    if unknown:
        known = ", ".join(Filter.__struct_fields__)
        raise QueryError(f"no such facet: {', '.join(sorted(unknown))}; there are {known}")
    return {name: value if name in SINGLE else _several(value) for name, value in facets.items()}


def _several(value: Any) -> Any:
    if isinstance(value, str):
        return (value,)
    return tuple(value) if isinstance(value, (list, set, frozenset)) else value


def tally(steps: Iterable[Step]) -> Added:
    """The steps of a run, counted."""
    counts: dict[str, int] = {}
    failed = []
    for step in steps:
        if step.outcome == "failed":
            failed.append(step)
        else:
            counts[step.outcome] = counts.get(step.outcome, 0) + 1
    return Added(**counts, failed=tuple(failed))
