"""`tawatur codebook`: what the types of events are, and codebooks of a user's own."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from tawatur.cli import options
from tawatur.cli.dictionaries import SOME_FAILED, files, hand_over, texts
from tawatur.cli.terminal import of_page, terminal_width


class _OfTypes(click.Group):
    """A group in which a word that is no command is a name to show."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command of the first word, `show` where there is none of that name."""
        return super().resolve_command(ctx, args if args[0] in self.commands else ["show", *args])


@click.group(cls=_OfTypes, invoke_without_command=True, short_help="Show types of events, or use your own.")
@click.pass_context
def codebook(context: click.Context) -> None:
    """Show what types, modes and contexts of events are (`tawatur codebook COERCE`), or use your own."""
    if context.invoked_subcommand is None:
        context.invoke(show)


@codebook.command(short_help="Show the codebook, or one type, mode or context.")
@click.argument("names", nargs=-1, metavar="[TYPE | MODE | CONTEXT]…")
@options.codebook
@click.option("--json", "as_json", is_flag=True, help="All of it as JSON.")
def show(names: tuple[str, ...] = (), *, as_json: bool = False) -> None:
    """Show the codebook, or all that is called so in it; with your own where one is given."""
    from tawatur.cli.meanings import as_data, entries, overview
    from tawatur.codebooks.own import read_own, together

    whole = together(read_own(map(Path, options.chosen_codebooks())))
    if as_json:
        import json

        click.echo(json.dumps(as_data(whole), ensure_ascii=False, indent=2))
        return
    width = terminal_width()
    shown = [entries(whole, name, width) for name in names] or [overview(whole, width)]
    click.echo("\n".join(line for lines in shown for line in lines))


@codebook.command(short_help="Run the examples of codebooks of your own.")
@files
def check(paths: tuple[str, ...]) -> None:
    """Run the examples of codebooks of your own, all of them together, and name those that are misread.

    The exit code is then 3.
    """
    from tawatur.pipeline import Pipeline

    reader = Pipeline(codebook=tuple(dict.fromkeys(paths)), unchecked=True, strict=True)
    misread = reader.misread()
    for found in misread:
        click.echo(f"{found.trial.place}: {of_page(found.trial.text)}")
        click.echo(f"    expected {of_page(found.wanted)}")
        click.echo(f"    read     {of_page(found.given)}")
    for book in reader.codebooks:
        tried = len(book.trials)
        click.echo(
            f"{book.path}: {len(book.kinds)} types, {len(book.triggers.entries)} triggers, {tried} examples, "
            f"{sum(found.book == book.name for found in misread)} of them misread",
            err=True,
        )
    if misread:
        sys.exit(SOME_FAILED)


@codebook.command("import", short_help="Turn PETRARCH's verb dictionaries into a codebook.")
@files
@click.option("--output", "-o", metavar="FILE", help="Where the codebook goes; standard output if not given.")
@click.option("--name", metavar="NAME", default="imported", show_default=True, help="What it is called.")
def import_(paths: tuple[str, ...], output: str | None, name: str) -> None:
    """Turn verb dictionaries of PETRARCH, English or Arabic, into a codebook to read with.

    CAMEO's codes become PLOVER's types and modes. What is not understood is named with its file and line and
    kept in the codebook's remarks; the exit code is then 3.
    """
    from tawatur.codebooks.importing import import_verbs, to_yaml

    imported = import_verbs(texts(paths), name)
    made = f"{len(imported.triggers)} triggers, {len(imported.company)} classes of company"
    hand_over(to_yaml(imported), output, imported.remarks, made, "codebook")
