"""`tawatur explain`: why a value stands, down to rule ids and published characters."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import click
import msgspec

from tawatur.batch import pipeline
from tawatur.cli import options
from tawatur.cli.terminal import dim, short
from tawatur.explain import Node
from tawatur.explain import explain as explain_value
from tawatur.intake import page_of_file
from tawatur.model.reading import Page, Reading


@click.command()
@click.argument("path", metavar="PATH")
@click.argument("values", nargs=-1, metavar="[ID…]")
@options.published
@options.outlet
@click.option("--json", "as_json", is_flag=True, help="The trees as JSON.")
def explain(
    path: str, values: tuple[str, ...], published: str | None, outlet: str | None, *, as_json: bool
) -> None:
    """Show why values stand: IDs as in the record (Y3, E1, D2, P4, M5, S1), all when none is named."""
    reading = pipeline().reading(_page(path, published, outlet))
    trees = [explain_value(reading, ident) for ident in values or reading.because]
    if as_json:
        click.echo(json.dumps([_plain(tree) for tree in trees], ensure_ascii=False, indent=2))
        return
    for tree in trees:
        for line in _lines(tree, reading):
            click.echo(line)


def _page(path: str, published: str | None, outlet: str | None) -> Page:
    return msgspec.structs.replace(page_of_file(path), published=published, outlet=outlet)


def _lines(node: Node, reading: Reading, indent: int = 0) -> Iterator[str]:
    where = dim(f" {node.span.start}:{node.span.end}") if node.span else ""
    surface = f"«{short(node.text, 100)}»" if not node.children and node.span else node.text
    if node.children and node.span:
        surface = f"{surface}: «{short(reading.surface(node.span), 100)}»"
    yield f"{'  ' * indent}{node.label}  {surface}{where}"
    for child in node.children:
        yield from _lines(child, reading, indent + 1)


def _plain(node: Node) -> dict[str, Any]:
    span = {"start": node.span.start, "end": node.span.end} if node.span else None
    return {
        "label": node.label,
        "text": node.text,
        "span": span,
        "because": [_plain(c) for c in node.children],
    }
