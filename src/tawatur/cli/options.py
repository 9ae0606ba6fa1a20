"""Options that several commands share."""

from __future__ import annotations

import click

from tawatur.readers.page.published import parse

ACTORS, NAMES = "tawatur.actors", "tawatur.names"


def _date(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    if value is not None and parse(value) is None:
        message = f"{value!r} is no whole date; give 2019-11-30, or with its time 2019-11-30T10:15:00+01:00"
        raise click.BadParameter(message)
    return value


published = click.option(
    "--published",
    metavar="DATE",
    callback=_date,
    help="Day of publication, ISO (2019-11-30), where the page does not say.",
)
outlet = click.option("--outlet", metavar="NAME", help="Who published: an id, a name or a domain.")


def _actors(context: click.Context, _option: click.Parameter, value: tuple[str, ...]) -> None:
    context.meta[ACTORS] = tuple(dict.fromkeys(value))


actors = click.option(
    "--actors",
    type=click.Path(exists=True, dir_okay=False),
    metavar="FILE",
    multiple=True,
    expose_value=False,
    callback=_actors,
    help="A table of actors of your own (`tawatur actors import` writes one); may be repeated.",
)


def chosen_actors() -> tuple[str, ...]:
    """The tables that the command at hand was given with `--actors`."""
    chosen: tuple[str, ...] = click.get_current_context().meta[ACTORS]
    return chosen


def _names(context: click.Context, _option: click.Parameter, value: str | None) -> None:
    context.meta[NAMES] = value


names = click.option(
    "--names",
    metavar="BACKEND:FOLDER",
    expose_value=False,
    callback=_names,
    help="Another tagger for names: transformers, gliner or stanza, and where its model lies.",
)


def chosen_names() -> str | None:
    """The tagger that the command at hand was given with `--names`."""
    chosen: str | None = click.get_current_context().meta[NAMES]
    return chosen
