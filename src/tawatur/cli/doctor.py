"""`tawatur doctor`: what is wrong with an installation or a store, and how to mend it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from tawatur.cli import asking, options
from tawatur.cli.terminal import coloured, of_page

if TYPE_CHECKING:
    from tawatur.store.checking import Finding
    from tawatur.store.mending import Mended


@click.command(short_help="Look whether the installation and a store are in order.")
@asking.store
@options.own
@click.option("--mend", is_flag=True, help="Mend the store: what is damaged is kept beside it.")
@asking.as_json
def doctor(*, mend: bool, as_json: bool) -> None:
    """Look whether the installation and the store are as they should be; exit with 1 where something is not.

    A store that is not there is not looked at. `--mend` makes anew what can be made from the records, brings
    an older store forward, and saves what can be read of a damaged one into a new file.
    """
    from tawatur.store.checking import check_store
    from tawatur.store.installation import check_installation

    path = asking.chosen_store().path
    if mend:
        _tell_mended(_mended(path), as_json=as_json)
        return
    findings = check_installation()
    if path.exists():
        findings += check_store(path, options.chosen())
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(findings), indent=2))
    else:
        for finding in findings:
            _tell(finding)
        if not path.exists():
            click.echo(f"no store at {of_page(str(path))}: only the installation was looked at", err=True)
    if not all(finding.is_good for finding in findings):
        sys.exit(1)


def _mended(path: Path) -> Mended:
    from tawatur.store.mending import mend

    return mend(path)


def _tell(finding: Finding) -> None:
    mark = (
        coloured("ok   ", colour="green") if finding.is_good else coloured("wrong", colour="red", bold=True)
    )
    click.echo(f"{mark}  {finding.what}: {of_page(finding.detail)}")
    if finding.remedy:
        click.echo(f"       → {of_page(finding.remedy)}")


def _tell_mended(mended: Mended, *, as_json: bool) -> None:
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(mended), indent=2))
        return
    click.echo(f"{', '.join(mended.steps) or 'nothing was to mend'}; {mended.versions:,} versions are there")
    for name in mended.lost:
        click.echo(f"lost, add it again: {of_page(name)}")
    for kept in mended.kept:
        click.echo(f"kept as it was: {of_page(str(kept))}")
