"""`tawatur add` and `tawatur reread`: articles into a store, read by as many processes as asked."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from tawatur.cli import asking, options
from tawatur.cli.progress import progress
from tawatur.cli.terminal import safe

if TYPE_CHECKING:
    from tawatur.store import Step

SOME_FAILED = 3
TOLD = {
    "new": "new",
    "version": "new versions",
    "updated": "read anew",
    "known": "known",
    "removed": "left out, as they were removed",
    "failed": "failed",
}
"""How the outcomes of inputs are told, in this order."""


@click.command(short_help="Add files, folders, archives, feeds or URLs to a store.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@asking.store
@options.published
@options.outlet
@options.own
@options.workers
@options.fetching
@asking.keep_pages
@click.option("--dry-run", is_flag=True, help="Say what would be added; read and write nothing.")
@options.quiet
@asking.as_json
def add(  # noqa: PLR0913  (click gives each option as an argument)
    paths: tuple[str, ...],
    published: str | None,
    outlet: str | None,
    workers: int,
    *,
    keep_pages: bool,
    dry_run: bool,
    quiet: bool,
    as_json: bool,
) -> None:
    """Add files, folders, archives, feeds or URLs to a store; what is there already is not read again.

    A run that was stopped goes on where it was when it is started again. Inputs that fail are named, noted in
    the store (`tawatur status --failures`), and the exit code is then 3.
    """
    from tawatur.intake import open_inputs
    from tawatur.intake.counting import count_inputs

    store = asking.chosen_store()
    fetching = options.chosen_fetching()
    inputs = open_inputs(paths, outlet=outlet, published=published, keep=keep_pages, fetching=fetching)
    steps = (
        store.looking(inputs)
        if dry_run
        else store.adding(inputs, workers=workers, own=options.chosen(), keep=keep_pages)
    )
    _tell(steps, as_json=as_json, quiet=quiet, total=None if quiet else count_inputs(paths))


@click.command(short_help="Read again what is in a store, by the readers of today.")
@asking.store
@options.own
@options.workers
@click.option("--all", "everything", is_flag=True, help="Also what these very readers read.")
@options.quiet
@asking.as_json
def reread(workers: int, *, everything: bool, quiet: bool, as_json: bool) -> None:
    """Read again what earlier versions or other settings read; a record stands until the new one is whole.

    HTML whose bytes were not kept (`add --keep-pages`) keeps its anatomy; all that was read from its text is
    read again.
    """
    store = asking.chosen_store()
    steps = store.rereading(workers=workers, own=options.chosen(), everything=everything)
    _tell(steps, as_json=as_json, quiet=quiet)


class Teller:
    """Says what becomes of each input, and at the end how many of each there were."""

    def __init__(self, *, as_json: bool, quiet: bool, with_time: bool = False) -> None:
        self._as_json, self._quiet, self._with_time = as_json, quiet, with_time
        self._counts: Counter[str] = Counter()

    def tell(self, steps: Iterable[Step], total: int | None = None) -> None:
        """Say what becomes of each input, and the counts."""
        for step in progress(
            self._reported(steps), quiet=self._quiet or self._as_json, total=total, beside=True
        ):
            self._counts[step.outcome] += 1
        if self._as_json:
            click.echo(json.dumps({name: self._counts[name] for name in TOLD}))
        else:
            said = [f"{self._counts[name]:,} {words}" for name, words in TOLD.items() if self._counts[name]]
            now = f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}  " if self._with_time else ""
            click.echo(now + (", ".join(said) or "nothing to do"))
            sys.stdout.flush()

    def exit(self) -> None:
        """Exit with 3 where any input failed."""
        if self._counts["failed"]:
            sys.exit(SOME_FAILED)

    def _reported(self, steps: Iterable[Step]) -> Iterator[Step]:
        for step in steps:
            if self._as_json:
                click.echo(_as_json(step))
                sys.stdout.flush()
            if step.error is not None:
                click.echo(f"tawatur: {safe(step.error)}", err=True)
            yield step


def _as_json(step: Step) -> str:
    """A step on a line of JSON that any program can read, whatever bytes the name of a file has."""
    from tawatur.store.inputs import writable

    told = {name: writable(value) if value else value for name, value in step._asdict().items()}
    return json.dumps(told, ensure_ascii=False)


def _tell(steps: Iterable[Step], *, as_json: bool, quiet: bool, total: int | None = None) -> None:
    teller = Teller(as_json=as_json, quiet=quiet)
    teller.tell(steps, total)
    teller.exit()
