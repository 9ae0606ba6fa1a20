"""Progress on stderr: how many pages, at what rate, how long still. Only where a person looks."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from rich.progress import Progress

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
    with _bar(total) as bar:
        task = bar.add_task("pages", total=total, rate="")
        for item in items:
            yield item
            bar.advance(task)
            speed = bar.tasks[task].speed
            bar.update(task, rate=f"{speed:,.0f}/s" if speed else "")


def _bar(total: int | None) -> Progress:
    """Pages, their rate and the time; what is left of it where the total is known.

    What is written to standard output is data and goes past the bar; messages are written above it.
    """
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

    left = (BarColumn(), TextColumn("left"), TimeRemainingColumn()) if total else ()
    columns = (
        SpinnerColumn(),
        TextColumn("pages"),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeElapsedColumn(),
        *left,
    )
    return Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False)
