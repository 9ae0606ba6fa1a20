"""Watching feeds and sitemaps into a store, which remembers what it has seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tawatur.batch import NOTHING_OWN, Own
from tawatur.intake.web.answers import Validators
from tawatur.intake.web.fetcher import Fetcher
from tawatur.intake.web.watching import Round, Watched
from tawatur.store.adding import Step, adding
from tawatur.store.instants import now
from tawatur.store.writing import Writer


class Visits:
    """The memory of a watch: the table `visits`."""

    def __init__(self, writer: Writer) -> None:
        self._writer, self._connection = writer, writer.connection

    def validators(self, url: str) -> Validators | None:
        """Those that came with the last answer of this URL."""
        found = self._connection.execute(
            "select etag, last_modified from visits where url = ?", (url,)
        ).fetchone()
        return Validators(*found) if found else None

    def remember(self, url: str, validators: Validators, fetched_at: str | None, status: int | None) -> None:
        """A URL was had, or is refused for good."""
        values = (url, validators.etag, validators.modified, status, fetched_at or now())
        self._connection.execute("insert or replace into visits values (?, ?, ?, ?, ?)", values)

    def answered(self, url: str) -> None:
        """What was noted of a feed or sitemap that could not be had is over."""
        self._writer.succeed(url)

    def seen(self, url: str) -> bool:
        """Whether this URL was ever remembered."""
        return bool(self._connection.execute("select 1 from visits where url = ?", (url,)).fetchone())


def watching(
    writer: Writer,
    watched: Sequence[Watched],
    fetcher: Fetcher,
    *,
    workers: int = 1,
    own: Own = NOTHING_OWN,
    keep: bool = False,
) -> Iterator[Step]:
    """One round over a watch list: what is new is fetched, read and written; a step for each page.

    A page is remembered as seen in the transaction that writes it, so that a kill loses none.
    """
    this = Round(watched, fetcher=fetcher, memory=Visits(writer), keep=keep)
    yield from adding(writer, this.inputs(), workers=workers, own=own, keep=keep, done=this.done)
