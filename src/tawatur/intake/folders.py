"""What a path of a call names: a file, every page of a folder, or what a pattern matches; always sorted."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from tawatur.intake.kinds import is_readable
from tawatur.model.errors import PageUnreadable

STDIN = "-"
_WILD = re.compile(r"[*?]|\[[^\]]+\]")
ANY_DEPTH = "**"


def files(path: str) -> Iterator[str]:
    """The files that a path names: its own, a folder's pages, what it matches where no file is called so.

    Raises PageUnreadable for a pattern that matches nothing.
    """
    if path == STDIN or os.path.lexists(path) or not _WILD.search(path):
        yield from _in_folder(path)
        return
    for match in _matches(path):
        yield from _in_folder(match)


def _matches(pattern: str) -> list[str]:
    """What a pattern matches, as a shell has it; with `**` the folders' files come by themselves."""
    from glob import glob  # noqa: PLC0415  (start-up counts)

    found = sorted(glob(pattern, recursive=True)) if "\0" not in pattern else []  # noqa: PTH207  (any string)
    if ANY_DEPTH in pattern:
        found = [path for path in found if not Path(path).is_dir()]
    if not found:
        message = f"{pattern}: no file matches; is the folder right?"
        raise PageUnreadable(message)
    return found


def _in_folder(path: str) -> Iterator[str]:
    """A folder's pages, sorted, or the path itself."""
    if path == STDIN or not Path(path).is_dir():
        yield path
        return
    closed: list[str] = []
    inside = os.walk(path, onerror=lambda error: closed.append(str(error.filename)))
    found = [Path(folder, name) for folder, _, names in inside for name in names]
    pages = (file for file in found if is_readable(file.name))
    readable = [
        str(page) for page in pages if page.is_file() or not page.exists()
    ]  # links to nowhere are named
    yield from sorted(readable + closed) or [path]
