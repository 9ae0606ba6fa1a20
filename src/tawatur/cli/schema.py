"""`tawatur schema`: the JSON Schema of the record, generated from its types."""

from __future__ import annotations

import json

import click


@click.command()
def schema() -> None:
    """Print the JSON Schema of the article record."""
    from tawatur.model.schema import record_schema

    click.echo(json.dumps(record_schema(), ensure_ascii=False, indent=2))
