"""`tawatur export`: what a store has, for other programs."""

from __future__ import annotations

import click
import msgspec

from tawatur.cli import asking

# As in tawatur.exports.formats, which is not loaded for this; a test holds the two together.
FORMATS = ("jsonl", "csv", "parquet", "geojson", "plover", "deletions", "deletions-jsonl")
PRESETS = ("plain", "excel")
WORKBOOKS = (".xlsx", ".xls", ".ods")
"""Suffixes of files that a spreadsheet refuses to open where they are none of its own."""


@click.command(short_help="Write what is found in a store to a file: CSV, JSON, maps.")
@click.argument("words", nargs=-1, metavar="[QUERY]")
@asking.store
@asking.facets
@click.option("--format", "form", type=click.Choice(FORMATS), required=True, help="What is written.")
@click.option("--output", "-o", metavar="FILE", help="Where it goes; - is standard output.")
@click.option("--folder", metavar="FOLDER", help="Or a folder, in which the file gets a name by its query.")
@click.option("--preset", type=click.Choice(PRESETS), default="plain", show_default=True, help="For whom.")
@click.option("--no-guard", is_flag=True, help="Leave cells that a spreadsheet would run as they are.")
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@asking.as_json
def export(  # noqa: PLR0913  (click gives each option as an argument)
    words: tuple[str, ...],
    form: str,
    output: str | None,
    folder: str | None,
    preset: str,
    *,
    no_guard: bool,
    force: bool,
    as_json: bool,
) -> None:
    """Write exactly what the query and the facets let through, with a manifest beside it.

    csv has a row for each event in the manner of ACLED, jsonl a record for each article; deletions lists the
    keys that mean nothing any more. `--preset excel` is for opening in a spreadsheet.
    """
    from tawatur.exports import export as write

    if (output is None) == (folder is None):
        raise click.UsageError("give --output FILE or --folder FOLDER")
    if output is not None and output.lower().endswith(WORKBOOKS):
        message = f"{output}: workbooks are not written; give --format csv --preset excel and a name in .csv"
        raise click.UsageError(message)
    manifest = write(
        asking.chosen_store(),
        form,
        asking.asked(" ".join(words)),
        output,
        folder=folder,
        preset="excel" if preset == "excel" else "plain",
        guard=not no_guard,
        overwrite=force,
    )
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(manifest), indent=2), err=output == "-")
    else:
        told = f"{manifest.rows:,} rows of {manifest.articles:,} articles, {manifest.bytes:,} bytes"
        click.echo(f"{manifest.file or 'standard output'}: {told}", err=True)
