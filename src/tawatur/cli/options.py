"""Options that several commands share."""

from __future__ import annotations

import click

from tawatur.readers.page.published import parse


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
