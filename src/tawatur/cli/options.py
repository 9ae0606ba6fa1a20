"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable

import click

from tawatur.batch import Own
from tawatur.readers.page.published import parse

ACTORS, NAMES = "tawatur.actors", "tawatur.names"
CODEBOOK, UNCHECKED = "tawatur.codebook", "tawatur.unchecked"


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


def _names(context: click.Context, _option: click.Parameter, value: str | None) -> None:
    context.meta[NAMES] = value


names = click.option(
    "--names",
    metavar="BACKEND:FOLDER",
    expose_value=False,
    callback=_names,
    help="Another tagger for names: transformers, gliner or stanza, and where its model lies.",
)


def _codebook(context: click.Context, _option: click.Parameter, value: tuple[str, ...]) -> None:
    context.meta[CODEBOOK] = tuple(dict.fromkeys(value))


codebook = click.option(
    "--codebook",
    type=click.Path(exists=True, dir_okay=False),
    metavar="FILE",
    multiple=True,
    expose_value=False,
    callback=_codebook,
    help="A codebook of your own: types and triggers of events; may be repeated.",
)


def _unchecked(context: click.Context, _option: click.Parameter, value: bool) -> None:  # noqa: FBT001  (click's)
    context.meta[UNCHECKED] = value


unchecked = click.option(
    "--unchecked",
    is_flag=True,
    expose_value=False,
    callback=_unchecked,
    help="Read though an example of a codebook is not read as it says.",
)


def own(command: Callable[..., None]) -> Callable[..., None]:
    """All options by which a user reads with something of their own."""
    return actors(names(codebook(unchecked(command))))


def chosen_codebooks() -> tuple[str, ...]:
    """The codebooks that the command at hand was given."""
    chosen: tuple[str, ...] = click.get_current_context().meta.get(CODEBOOK, ())
    return chosen


def chosen() -> Own:
    """What the command at hand was given to read with."""
    meta = click.get_current_context().meta
    return Own(meta[ACTORS], meta[NAMES], meta[CODEBOOK], meta[UNCHECKED])
