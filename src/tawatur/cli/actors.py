"""`tawatur actors import`: PETRARCH's dictionaries as a table of actors to read with."""

from __future__ import annotations

import sys

import click

from tawatur.cli.dictionaries import SOME_FAILED, files, name_failed, texts, write


@click.group()
def actors() -> None:
    """Make tables of actors of your own, for `tawatur read --actors`."""


@actors.command("import")
@files
@click.option("--output", metavar="FILE", help="Where the table goes; standard output if not given.")
def import_(paths: tuple[str, ...], output: str | None) -> None:
    """Turn actor and agent dictionaries of PETRARCH, English or Arabic, into a table to read with.

    What is not understood is named with its file and line and kept in the table's remarks; the exit code is
    then 3.
    """
    from tawatur.gazetteer.importing import import_dictionaries, to_yaml

    imported = import_dictionaries(texts(paths))
    failed = name_failed(imported.remarks)
    write(to_yaml(imported), output)
    click.echo(
        f"{len(imported.entries)} actors, {len(imported.agents)} agents; {failed} lines not understood, "
        f"{len(imported.remarks) - failed} other remarks in the table",
        err=True,
    )
    if failed:
        sys.exit(SOME_FAILED)
