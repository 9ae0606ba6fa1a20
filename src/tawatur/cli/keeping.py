"""`tawatur status` and `tawatur remove`: what a store has, and taking something out of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click
import msgspec

from tawatur.cli import asking
from tawatur.cli.terminal import of_page

if TYPE_CHECKING:
    from tawatur.store.standing import Status


@click.command()
@asking.store
@click.option("--failures", "only_failures", is_flag=True, help="List the inputs that could not be read.")
@asking.as_json
def status(*, only_failures: bool, as_json: bool) -> None:
    """Say what is in a store."""
    store = asking.chosen_store()
    if only_failures:
        found = store.failures()
        if as_json:
            click.echo(json.dumps(msgspec.to_builtins(found), ensure_ascii=False, indent=2))
        for failure in () if as_json else found:
            click.echo(f"{failure.failed_at}  {of_page(failure.error)}")
        return
    standing = store.status()
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(standing), indent=2))
        return
    for line in _lines(standing):
        click.echo(line)


def _lines(standing: Status) -> Iterator[str]:
    """A store's standing for people; what there is none of is not told."""
    added = standing.last_added or "never"
    yield f"{of_page(standing.path)}: {standing.size / 1e6:,.1f} MB, last added {added}"
    days = f"{standing.first or 'day unknown'} to {standing.last or 'day unknown'}"
    counted = (
        (standing.articles, f"articles of {standing.outlets:,} outlets, {days}"),
        (standing.events, "events"),
        (standing.sayings, "sayings"),
        (standing.older_versions, "older versions of articles"),
        (standing.pages, "pages kept as they came in"),
        (standing.faults, "articles of which a part could not be read"),
        (standing.failures, "inputs that could not be read (--failures lists them)"),
        (standing.removed, "articles removed"),
        *(
            (number, f"read by {of_page(run.version)}, rules {of_page(run.rules[7:19])}")
            for run, number in standing.runs
        ),
    )
    yield from (f"{number:8,} {words}" for number, words in counted if number)


@click.command()
@click.argument("identities", nargs=-1, required=True, metavar="ID…")
@asking.store
@click.option("--reason", metavar="TEXT", default="removed", show_default=True, help="Why; it is kept.")
@click.option("--restore", is_flag=True, help="Let them be added again instead.")
def remove(identities: tuple[str, ...], reason: str, *, restore: bool) -> None:
    """Take articles out, with all their versions; adding them again leaves them out.

    What was taken out is on the list of deletions, which `tawatur export --format deletions` writes.
    """
    store = asking.chosen_store()
    for identity in identities:
        if restore:
            store.restore(identity)
            click.echo(f"{of_page(identity)}: may be added again")
        else:
            click.echo(f"{of_page(identity)}: {store.remove(identity, reason)} versions taken out")
