"""Progress on stderr: how many pages, at what rate. Only where a person looks."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")


def progress(items: Iterable[Item], *, quiet: bool) -> Iterator[Item]:
    """Pass `items` through, with a bar on stderr when it is a terminal and stdout is not."""
    if quiet or sys.stderr is None or not sys.stderr.isatty() or sys.stdout.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        TextColumn("pages"),
        MofNCompleteColumn(),
        TextColumn("{task.speed:.0f}/s"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("pages", total=None)
        for item in items:
            yield item
            bar.advance(task)
