"""Progress on stderr: how many pages, at what rate, how long still. Only where a person looks."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")


def progress(
    items: Iterable[Item], *, quiet: bool, total: int | None = None, beside: bool = False
) -> Iterator[Item]:
    """Pass `items` through, with a bar on stderr when it is a terminal.

    `total`: how many there will be, where that is known. A command that writes an item a line to a terminal
    has no bar; one that writes only at its end has (`beside`).
    """
    if quiet or sys.stderr is None or not sys.stderr.isatty() or (sys.stdout.isatty() and not beside):
        yield from items
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        SpinnerColumn,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    left = (BarColumn(), TimeRemainingColumn()) if total else ()
    columns = (
        SpinnerColumn(),
        TextColumn("pages"),
        MofNCompleteColumn(),
        TextColumn("{task.speed:.0f}/s"),
        TimeElapsedColumn(),
        *left,
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("pages", total=total)
        for item in items:
            yield item
            bar.advance(task)
