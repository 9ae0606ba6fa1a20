"""`tawatur explain`: why a value stands, down to rule ids and published characters."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import click
import msgspec

from tawatur.batch import pipeline
from tawatur.cli import options
from tawatur.cli.sayings import one_saying
from tawatur.cli.terminal import dim, quoted, terminal_width
from tawatur.explain import Node
from tawatur.explain import explain as explain_value
from tawatur.intake import page_of_file
from tawatur.model.reading import Page, Reading

SHORTEST = 12
"""Cells that the characters of a part get even where rule and indentation leave no room."""


@click.command(short_help="Show by which rules and characters values of a page stand.")
@click.argument("path", metavar="PATH")
@click.argument("values", nargs=-1, metavar="[ID…]")
@options.published
@options.outlet
@options.own
@click.option("--json", "as_json", is_flag=True, help="The trees as JSON.")
def explain(
    path: str, values: tuple[str, ...], published: str | None, outlet: str | None, *, as_json: bool
) -> None:
    """Show why values stand: IDs as in the record (Y3, E1, D2, P4, M5), all when none is named.

    A saying comes with its chain, origin → publisher: what is stated once for a passage in round brackets,
    once for the page in square ones.
    """
    page = _page(path, published, outlet)
    reader = pipeline(options.chosen())
    reading = reader.reading(page)
    idents = values or tuple(reading.because)
    trees = [explain_value(reading, ident) for ident in idents]
    if as_json:
        click.echo(json.dumps([_plain(tree) for tree in trees], ensure_ascii=False, indent=2))
        return
    width = terminal_width()
    sayings = {saying.id: saying for saying in reading.sayings}
    record = reader.record(page, reading)
    for ident, tree in zip(idents, trees, strict=True):
        shown_first = one_saying(record, sayings[ident], width) if ident in sayings else ()
        for line in (*shown_first, *_lines(tree, reading, width)):
            click.echo(line)


def _page(path: str, published: str | None, outlet: str | None) -> Page:
    return msgspec.structs.replace(page_of_file(path), published=published, outlet=outlet)


def _lines(node: Node, reading: Reading, width: int, indent: str = "") -> Iterator[str]:
    """The tree, a value or a part a line: label, rule, the characters, where they stand."""
    said = f"{indent}{node.label}" + (f"  {node.text}" if node.children else "")
    if node.span is None:
        yield said
    else:
        between, where = ": " if node.children else "  ", f" {node.span.start}:{node.span.end}"
        room = max(width - len(said + between + where), SHORTEST)
        (surface,) = quoted(reading.surface(node.span), room, 1)
        yield f"{said}{between}{surface}{dim(where)}"
    for child in node.children:
        yield from _lines(child, reading, width, indent + "  ")


def _plain(node: Node) -> dict[str, Any]:
    span = {"start": node.span.start, "end": node.span.end} if node.span else None
    return {
        "label": node.label,
        "text": node.text,
        "span": span,
        "because": [_plain(c) for c in node.children],
    }
