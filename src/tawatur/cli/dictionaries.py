"""What the importers of dictionaries share: text in, a table out, and what could not be read."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from tawatur.cli.terminal import safe
from tawatur.dictionaries import Remark
from tawatur.model.errors import InputError

SOME_FAILED = 3

files = click.argument(
    "paths", nargs=-1, required=True, metavar="FILE…", type=click.Path(exists=True, dir_okay=False)
)


def texts(paths: Iterable[str]) -> list[tuple[str, str]]:
    """Name and text of each file, none twice. Raises InputError for one that is not UTF-8."""
    return [(path, _text(Path(path))) for path in dict.fromkeys(paths)]


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        message = f"{path}: byte {error.start} is not UTF-8; save the dictionary as UTF-8"
        raise InputError(message) from error


def hand_over(table: str, output: str | None, remarks: Sequence[Remark], made: str, kept_in: str) -> None:
    """Write the table, say what was made and what was not understood; exit with 3 where anything was not."""
    failed = _name_failed(remarks)
    _write(table, output)
    others = f"{len(remarks) - failed} other remarks in the {kept_in}"
    click.echo(f"{made}; {failed} lines not understood, {others}", err=True)
    if failed:
        sys.exit(SOME_FAILED)


def _name_failed(remarks: Iterable[Remark]) -> int:
    """Name on standard error the lines that were not understood; returns how many."""
    failed = [remark for remark in remarks if remark.failed]
    for remark in failed:
        click.echo(f"tawatur: {safe(str(remark))}", err=True)
    return len(failed)


def _write(table: str, output: str | None) -> None:
    """Write the table to a file, else to standard output."""
    if output is None:
        click.echo(table, nl=False)
    else:
        Path(output).write_text(table, encoding="utf-8")
