"""`tawatur actors import`: PETRARCH's dictionaries as a table of actors to read with."""

from __future__ import annotations

import click

from tawatur.cli.dictionaries import files, hand_over, texts


@click.group(short_help="Make tables of actors of your own.")
def actors() -> None:
    """Make tables of actors of your own, for `tawatur read --actors`."""


@actors.command("import", short_help="Turn PETRARCH's dictionaries into a table of actors.")
@files
@click.option("--output", metavar="FILE", help="Where the table goes; standard output if not given.")
def import_(paths: tuple[str, ...], output: str | None) -> None:
    """Turn actor and agent dictionaries of PETRARCH, English or Arabic, into a table to read with.

    What is not understood is named with its file and line and kept in the table's remarks; the exit code is
    then 3.
    """
    from tawatur.gazetteer.importing import import_dictionaries, to_yaml

    imported = import_dictionaries(texts(paths))
    made = f"{len(imported.entries)} actors, {len(imported.agents)} agents"
    hand_over(to_yaml(imported), output, imported.remarks, made, "table")
