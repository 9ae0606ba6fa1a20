"""`tawatur status` and `tawatur remove`: what a store has, and taking something out of it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import click
import msgspec

from tawatur.cli import asking
from tawatur.cli.terminal import of_page

if TYPE_CHECKING:
    from tawatur.store.standing import Failure, Fault, Status


@click.command(short_help="Say what is in a store, and what could not be read.")
@asking.store
@click.option("--failures", "only_failures", is_flag=True, help="List the inputs that could not be read.")
@click.option("--faults", "only_faults", is_flag=True, help="List the articles read in part, or by a guess.")
@asking.as_json
def status(*, only_failures: bool, only_faults: bool, as_json: bool) -> None:
    """Say what is in a store, and what could not be read."""
    store = asking.chosen_store()
    if only_failures and only_faults:
        raise click.UsageError("give --failures or --faults")
    if only_failures:
        failures = store.failures()
        _list(failures, (f"{one.failed_at}  {of_page(one.error)}" for one in failures), as_json=as_json)
        return
    if only_faults:
        faults = store.faults()
        told = (f"{of_page(one.article)}  {of_page(one.name)}: {_told(one)}" for one in faults)
        _list(faults, told, as_json=as_json)
        return
    standing = store.status()
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(standing), indent=2))
        return
    for line in _lines(standing):
        click.echo(line)


def _list(found: Sequence[Failure | Fault], lines: Iterable[str], *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(msgspec.to_builtins(found), ensure_ascii=False, indent=2))
    for line in () if as_json else lines:
        click.echo(line)


def _told(fault: Fault) -> str:
    return f"{fault.reader}: {of_page(fault.message)}"


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
        (standing.faults, "articles read in part, or by a guess (--faults lists them)"),
        (standing.failures, "inputs that could not be read (--failures lists them)"),
        (standing.removed, "articles removed"),
        *(
            (number, f"read by {of_page(run.version)}, rules {of_page(run.rules[7:19])}")
            for run, number in standing.runs
        ),
    )
    yield from (f"{number:8,} {words}" for number, words in counted if number)


@click.command(short_help="Take articles out of a store.")
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
