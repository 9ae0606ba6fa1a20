"""`tawatur read`: pages in, what they say out."""

from __future__ import annotations

import sys

import click
import msgspec

from tawatur.batch import Output, read_all
from tawatur.cli import loaded, options
from tawatur.cli.progress import progress
from tawatur.cli.show import show
from tawatur.cli.terminal import safe, terminal_width
from tawatur.intake import open_inputs
from tawatur.model.record import Record

SOME_FAILED = 3
FORMATS = ("text", "json", "jsonl")


@click.command(short_help="Read pages and show or write their records.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="text for people (in a terminal), jsonl for machines (elsewhere), json indented.",
)
@options.published
@options.outlet
@options.fetching
@options.own
@options.workers
@options.quiet
def read(
    paths: tuple[str, ...],
    form: str | None,
    published: str | None,
    outlet: str | None,
    workers: int,
    *,
    quiet: bool,
) -> None:
    """Read files, folders, archives, tables, feeds, JSON lines, URLs, or - for standard input."""
    form = form or ("text" if sys.stdout.isatty() else "jsonl")
    inputs = open_inputs(paths, outlet=outlet, published=published, fetching=options.chosen_fetching())
    outputs = read_all(inputs, workers, options.chosen())
    failed = 0
    for number, output in enumerate(progress(outputs, quiet=quiet)):
        if number == 0:
            loaded()
        failed += _report(output)
        if output.record is not None:
            _write(output.record, form)
    if failed:
        sys.exit(SOME_FAILED)


def _report(output: Output) -> bool:
    """Name an input that failed; tell whether it did."""
    if output.error is not None:
        click.echo(f"tawatur: {safe(output.error)}", err=True)
    return output.error is not None


def _write(line: bytes, form: str) -> None:
    if form == "text":
        click.echo(show(msgspec.json.decode(line, type=Record), terminal_width()))
    elif form == "json":
        click.echo(msgspec.json.format(line, indent=2))
    else:
        click.echo(line)
