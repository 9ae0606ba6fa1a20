"""Which store, and what of it: the options that every command over a store shares."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, get_args

import click

from tawatur.cli.options import gathered
from tawatur.model.record import Commitment, Factuality, SourceType

if TYPE_CHECKING:
    from tawatur.store import Filter, Store

DEFAULT, VARIABLE = "tawatur.db", "TAWATUR_STORE"
STORE, ASKED = "tawatur.store", "tawatur.asked"
Command = Callable[..., None]


def _named(context: click.Context, _option: click.Parameter, value: str) -> None:
    context.meta[STORE] = value


store = click.option(
    "--store",
    metavar="FILE",
    default=DEFAULT,
    envvar=VARIABLE,
    show_default=True,
    show_envvar=True,
    expose_value=False,
    callback=_named,
    help="The store.",
)
keep_pages = click.option(
    "--keep-pages", is_flag=True, help="Keep the bytes of the pages too, to read them again whole."
)
as_json = click.option("--json", "as_json", is_flag=True, help="As JSON.")


def _facet(name: str, metavar: str, text: str, choices: Any = None) -> Callable[[Command], Command]:
    kind = click.Choice(get_args(choices)) if choices else None
    return click.option(
        f"--{name}",
        multiple=True,
        metavar=metavar,
        type=kind,
        expose_value=False,
        callback=gathered(ASKED),
        help=text,
    )


def _day(name: str, text: str) -> Callable[[Command], Command]:
    return click.option(f"--{name}", metavar="DATE", expose_value=False, callback=gathered(ASKED), help=text)


FACETS = (
    _facet("id", "ID", "Articles by id or URL."),
    _facet("outlet", "NAME", "Who published: an id, a name or a domain."),
    _day("published-since", "First day of publication of the article, or a month or year."),
    _day("published-until", "Last day of publication, likewise."),
    _facet("type", "TYPE", "Type of event: ASSAULT, PROTEST … or CODEBOOK:TYPE."),
    _facet("mode", "MODE", "Mode of the event."),
    _facet("context", "CONTEXT", "Context of the event."),
    _facet("factuality", "VALUE", f"One of {', '.join(get_args(Factuality))}.", Factuality),
    _facet("party", "NAME", "Who acts or suffers: a name, or the beginning of a code (LBY, LBYMIL)."),
    _facet("actor", "NAME", "Who acts."),
    _facet("recipient", "NAME", "Who suffers or is addressed."),
    _facet("place", "NAME", "Where: a name in Arabic or English, or a GeoNames number."),
    _facet("country", "CODE", "Country of the event, two letters."),
    _day("since", "First day of the event, or a month or year; of the article where it has none."),
    _day("until", "Last day, likewise."),
    _facet(
        "source-type",
        "KIND",
        f"Who is cited, directly or through others: {', '.join(get_args(SourceType))}.",
        SourceType,
    ),
    _facet(
        "commitment", "VALUE", f"How the source stands to it: {', '.join(get_args(Commitment))}.", Commitment
    ),
)


def facets(command: Command) -> Command:
    """Every option by which a part of a store is asked for; repeated ones are alternatives."""
    for option in reversed(FACETS):
        command = option(command)
    return command


def chosen_store() -> Store:
    """The store that the command at hand was given."""
    from tawatur.store import Store

    return Store(click.get_current_context().meta[STORE])


def asked(text: str | None = None) -> Filter:
    """The filter that the command at hand was given, with a query of full text."""
    from tawatur.store import Filter

    given: dict[str, Any] = click.get_current_context().meta.get(ASKED, {})
    return Filter(text=text or None, **given)
