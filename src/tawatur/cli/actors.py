"""`tawatur actors import`: PETRARCH's dictionaries as a table of actors to read with."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from tawatur.cli.terminal import safe
from tawatur.model.errors import InputError

SOME_FAILED = 3


@click.group()
def actors() -> None:
    """Make tables of actors of your own, for `tawatur read --actors`."""


@actors.command("import")
@click.argument(
    "paths", nargs=-1, required=True, metavar="FILE…", type=click.Path(exists=True, dir_okay=False)
)
@click.option("--output", metavar="FILE", help="Where the table goes; standard output if not given.")
def import_(paths: tuple[str, ...], output: str | None) -> None:
    """Turn actor and agent dictionaries of PETRARCH, English or Arabic, into a table to read with.

    What is not understood is named with its file and line and kept in the table's remarks; the exit code is
    then 3.
    """
    from tawatur.gazetteer.importing import import_dictionaries, to_yaml

    imported = import_dictionaries([(path, _text(Path(path))) for path in dict.fromkeys(paths)])
    failed = [remark for remark in imported.remarks if remark.failed]
    for remark in failed:
        click.echo(f"tawatur: {safe(str(remark))}", err=True)
    _write(to_yaml(imported), output)
    click.echo(
        f"{len(imported.entries)} actors, {len(imported.agents)} agents; {len(failed)} lines not understood, "
        f"{len(imported.remarks) - len(failed)} other remarks in the table",
        err=True,
    )
    if failed:
        sys.exit(SOME_FAILED)


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        message = f"{path}: byte {error.start} is not UTF-8; save the dictionary as UTF-8"
        raise InputError(message) from error


def _write(table: str, output: str | None) -> None:
    if output is None:
        click.echo(table, nl=False)
    else:
        Path(output).write_text(table, encoding="utf-8")
