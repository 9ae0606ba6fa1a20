"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from tawatur.batch import Own
from tawatur.intake import Fetching
from tawatur.readers.page.published import parse

ACTORS, NAMES = "tawatur.actors", "tawatur.names"
CODEBOOK, UNCHECKED = "tawatur.codebook", "tawatur.unchecked"
FETCHING = "tawatur.fetching"


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


def _kept(key: str) -> Callable[[click.Context, click.Parameter, Any], None]:
    """A callback that keeps an option's value under a key of the call; of a repeated one, no value twice."""

    def keep(context: click.Context, _option: click.Parameter, value: Any) -> None:
        context.meta[key] = tuple(dict.fromkeys(value)) if isinstance(value, tuple) else value

    return keep


def gathered(key: str) -> Callable[[click.Context, click.Parameter, Any], None]:
    """A callback that gathers options which were given, by their names, under one key of the call."""

    def gather(context: click.Context, option: click.Parameter, value: Any) -> None:
        if value not in (None, ()):
            context.meta.setdefault(key, {})[option.name] = value

    return gather


actors = click.option(
    "--actors",
    type=click.Path(exists=True, dir_okay=False),
    metavar="FILE",
    multiple=True,
    expose_value=False,
    callback=_kept(ACTORS),
    help="A table of actors of your own (`tawatur actors import` writes one); may be repeated.",
)
names = click.option(
    "--names",
    metavar="BACKEND:FOLDER",
    expose_value=False,
    callback=_kept(NAMES),
    help="Another tagger for names: transformers, gliner or stanza, and where its model lies.",
)
codebook = click.option(
    "--codebook",
    type=click.Path(exists=True, dir_okay=False),
    metavar="FILE",
    multiple=True,
    expose_value=False,
    callback=_kept(CODEBOOK),
    help="A codebook of your own: types and triggers of events; may be repeated.",
)
unchecked = click.option(
    "--unchecked",
    is_flag=True,
    expose_value=False,
    callback=_kept(UNCHECKED),
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


workers = click.option(
    "--workers", type=click.IntRange(1, 256), default=1, show_default=True, help="Reading processes."
)
quiet = click.option("--quiet", is_flag=True, help="No progress; failures are still named.")


contact = click.option(
    "--contact",
    metavar="URL",
    expose_value=False,
    callback=gathered(FETCHING),
    help="Who fetches, a URL or an address: it stands in the user agent.",
)
delay = click.option(
    "--delay",
    type=click.FloatRange(0, 3600),
    metavar="SECONDS",
    expose_value=False,
    callback=gathered(FETCHING),
    help="Between two requests to one host (1 if not given, more if the host asks).",
)
allow_network = click.option(
    "--allow-network",
    "allow_networks",
    multiple=True,
    metavar="NETWORK",
    expose_value=False,
    callback=gathered(FETCHING),
    help="Fetch from this network too (10.0.0.0/8), which is not the public web.",
)
allow_port = click.option(
    "--allow-port",
    "allow_ports",
    multiple=True,
    type=click.IntRange(1, 65535),
    metavar="PORT",
    expose_value=False,
    callback=gathered(FETCHING),
    help="Fetch from this port too, beside 80 and 443.",
)


def fetching(command: Callable[..., None]) -> Callable[..., None]:
    """All options by which a user says how URLs are fetched."""
    return contact(delay(allow_network(allow_port(command))))


def chosen_fetching() -> Fetching:
    """How the command at hand fetches."""
    given: dict[str, Any] = click.get_current_context().meta.get(FETCHING, {})
    return Fetching(**given)
