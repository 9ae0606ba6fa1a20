"""The group of commands, and the exit codes."""

from __future__ import annotations

import sys

import click

from tawatur import __version__
from tawatur.cli.actors import actors
from tawatur.cli.add import add, reread
from tawatur.cli.codebook import codebook
from tawatur.cli.doctor import doctor
from tawatur.cli.explain import explain
from tawatur.cli.export import export
from tawatur.cli.keeping import remove, status
from tawatur.cli.read import read
from tawatur.cli.schema import schema
from tawatur.cli.search import search, show_stored
from tawatur.cli.terminal import safe
from tawatur.cli.watch import watch
from tawatur.model.errors import QueryError, StoreFull, TawaturError


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="tawatur")
def tawatur() -> None:
    """Read Arabic news: what happened, who says so, and through whom."""


tawatur.add_command(read)
tawatur.add_command(explain)
tawatur.add_command(add)
tawatur.add_command(watch)
tawatur.add_command(search)
tawatur.add_command(show_stored)
tawatur.add_command(status)
tawatur.add_command(reread)
tawatur.add_command(remove)
tawatur.add_command(export)
tawatur.add_command(doctor)
tawatur.add_command(schema)
tawatur.add_command(actors)
tawatur.add_command(codebook)


def _code(error: TawaturError) -> int:
    """2 for a question that cannot be asked, 3 where a part was done and what is left can be done again."""
    return 2 if isinstance(error, QueryError) else 3 if isinstance(error, StoreFull) else 1


def run() -> None:
    """Run a command; errors of ours are one line on stderr and exit code 1."""
    if sys.stdout is None:
        click.echo("tawatur: standard output is closed", err=True)
        sys.exit(1)
    try:
        tawatur.main(standalone_mode=False)
    except click.exceptions.Abort:
        click.echo("stopped", err=True)
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except TawaturError as error:
        click.echo(f"tawatur: {safe(str(error))}", err=True)
        sys.exit(_code(error))
    except OSError as error:
        click.echo(f"tawatur: cannot go on: {error.strerror or error}", err=True)
        sys.exit(1)
