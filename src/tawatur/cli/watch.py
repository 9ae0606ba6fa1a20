"""`tawatur watch`: feeds and sitemaps into a store, once or again and again."""

from __future__ import annotations

import time

import click

from tawatur.cli import asking, options
from tawatur.cli.add import Teller

SECONDS = 60.0


@click.command(short_help="Add what feeds, sitemaps and pages of a list have new.")
@click.argument("path", metavar="LIST")
@asking.store
@click.option(
    "--every",
    type=click.FloatRange(0.01, 100_000),
    metavar="MINUTES",
    help="Go on, a round each so many minutes; once if not given.",
)
@options.fetching
@options.own
@options.workers
@asking.keep_pages
@options.quiet
@asking.as_json
def watch(
    path: str, every: float | None, workers: int, *, keep_pages: bool, quiet: bool, as_json: bool
) -> None:
    """Add what the feeds, sitemaps and pages of a watch list have new.

    LIST is a text file with a URL a line, perhaps `outlet=ID` behind it, and # comments. What was seen is not
    fetched again. `--every 60` looks each hour until it is stopped with Ctrl-C.
    """
    from tawatur.intake.web.watching import read_watch_list

    if path.startswith(("https://", "http://")):
        message = f"LIST is a file: put {path} into a text file, or fetch it once with `tawatur add {path}`"
        raise click.UsageError(message)
    store, own, fetching = asking.chosen_store(), options.chosen(), options.chosen_fetching()
    watched = read_watch_list(path)
    while True:
        steps = store.watching(watched, fetching=fetching, workers=workers, own=own, keep=keep_pages)
        teller = Teller(as_json=as_json, quiet=quiet, with_time=every is not None)
        teller.tell(steps)
        if every is None:
            break
        time.sleep(every * SECONDS)
    teller.exit()
