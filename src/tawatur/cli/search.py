"""`tawatur search` and `tawatur show`: what a store has, and where it stands in the text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from shlex import quote
from typing import TYPE_CHECKING

import click
import msgspec

from tawatur.cli import asking
from tawatur.cli.sayings import one_saying
from tawatur.cli.show import event_lines, show
from tawatur.cli.terminal import coloured, dim, heading, isolated, of_page, safe, shown, terminal_width
from tawatur.model.errors import StoreError
from tawatur.model.record import Event, Record, Span

if TYPE_CHECKING:
    from tawatur.store import Found, Layer, Store

LAYERS = ("articles", "events", "sayings")
COUNTED = 10_000
"""Rows that are counted; of more it is said that there are more."""
MOST_EVENTS = 6
"""Events that are shown of an article where none was asked for."""
FACETS = ("type", "country", "factuality", "place", "outlet", "day")


@click.command(short_help="Find articles, events or sayings in a store.")
@click.argument("words", nargs=-1, metavar="[QUERY]")
@asking.store
@asking.facets
@click.option(
    "--of", "layer", type=click.Choice(LAYERS), default="articles", show_default=True, help="What a row is."
)
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="Rows.")
@click.option("--after", metavar="ROW", help="Go on after this row (the page before says which).")
@click.option("--count", "facet", type=click.Choice(FACETS), help="Count the events by this instead.")
@asking.as_json
def search(
    words: tuple[str, ...], layer: Layer, limit: int, after: str | None, facet: str | None, *, as_json: bool
) -> None:
    """Find articles, events or sayings, the newest first.

    Words of QUERY are all looked for, whatever conjunction, preposition or article is written onto them;
    words "in quotation marks" stand side by side, -word must not be there, word* is a beginning, OR stands
    between alternatives.
    """
    store, wanted = asking.chosen_store(), asking.asked(" ".join(words))
    if facet is not None:
        counts = store.facets(facet, wanted, most=limit)
        _tell_counts(counts, as_json=as_json)
        return
    listed = store.search(wanted, layer=layer, limit=limit, after=after)
    total = store.count(wanted, layer=layer, most=COUNTED)
    if as_json:
        from tawatur.store.summaries import summaries

        click.echo(json.dumps({**summaries(listed), "total": total}, ensure_ascii=False, indent=2))
        return
    is_asked = wanted.of_events or wanted.of_sayings
    for found in listed.found:
        click.echo("\n".join((*_lines(found, layer, terminal_width(), is_asked=is_asked), "")))
    click.echo(f"{len(listed.found):,} of {total:,}{'+' if total == COUNTED else ''} {layer}", err=True)
    if listed.next is not None:
        click.echo(f"go on with --after {safe(quote(listed.next))}", err=True)


def _tell_counts(counts: list[tuple[str, int]], *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(dict(counts), ensure_ascii=False, indent=2))
        return
    for value, number in counts:
        click.echo(f"{number:8,}  {of_page(value)}")


def _lines(found: Found, layer: str, width: int, *, is_asked: bool = True) -> Iterator[str]:
    """One row: the article's headline, the text that was asked for, and what was found in it.

    Where no event was asked for (`is_asked`), an article is shown with its first ones.
    """
    record = found.record
    yield from _head(record, width)
    if layer == "articles":
        yield f"  {_snippet(found, width)}"
        shown_events = found.events if is_asked else found.events[:MOST_EVENTS]
        yield from (_briefly(record, key, event, width) for key, event in shown_events)
        if more := len(found.events) - len(shown_events):
            yield dim(f"  and {more} more events: tawatur show {safe(record.id)}")
        return
    for key, event in found.events:
        yield from event_lines(record, event, width)
        yield f"      {dim(key)}  {_sentence(record, event.trigger, width)}"
    for key, saying in found.sayings:
        yield from (f"  {line}" for line in one_saying(record, saying, width - 2))
        yield f"      {dim(key)}  {_sentence(record, (*saying.cue, *saying.content)[0], width)}"


def _head(record: Record, width: int) -> Iterator[str]:
    from tawatur.store.rows import headline

    outlet = of_page(record.outlet.name) if record.outlet else "outlet unknown"
    yield heading(shown(headline(record) or record.text, width))
    yield f"{record.published or 'day unknown'} · {outlet} · {of_page(record.id)}"


def _briefly(record: Record, key: str, event: Event, width: int) -> str:
    """An event on one line: key, type, factuality, trigger."""
    kind = event.type + (f" {event.mode}" if event.mode else "")
    told = f"  {dim(key)}  {kind}, {event.factuality}: "
    return f"{told}{shown(record.text[event.trigger.start : event.trigger.end], width // 3)}"


def _snippet(found: Found, width: int) -> str:
    from tawatur.store.summaries import snippet

    part = snippet(found)
    return marked(found.record.text, part, found.highlights, width - 4)


def _sentence(record: Record, span: Span, width: int) -> str:
    """The sentence of a span, or as much of it around the span as there is room for."""
    from tawatur.store.fulltext import stretch
    from tawatur.store.summaries import sentence

    whole, cells = sentence(record, span), width - 26
    near = stretch(record.text, (span,), cells)
    part = Span(max(whole.start, near.start), min(whole.end, near.end))
    return marked(record.text, whole if whole.end - whole.start <= cells else part, (span,), cells)


def marked(text: str, part: Span, marks: tuple[Span, ...], cells: int) -> str:
    """A part of a text on one line, with the marks in it in bold, cut to about so many cells."""
    pieces, at = [], part.start
    last = min(part.end, part.start + cells)
    for mark in marks:
        if part.start <= mark.start and mark.end <= last:
            word = coloured(safe(text[mark.start : mark.end]), bold=True)
            pieces += [_within(text[at : mark.start]), word]
            at = mark.end
    end = max(at, last)
    more = " …" if end < part.end else ""
    return isolated("".join([*pieces, _within(text[at:end]), more]))


def _within(text: str) -> str:
    """`safe`, with a space kept at either end."""
    if not text.strip():
        return " " if text else ""
    before, after = text[:1].isspace() * " ", text[-1:].isspace() * " "
    return f"{before}{safe(text)}{after}"


@click.command("show", short_help="Show an article, an event or a saying of a store.")
@click.argument("identity", metavar="ID")
@asking.store
@click.option("--version", "sha256", metavar="SHA256", help="An older version of the article.")
@click.option("--text", "as_text", is_flag=True, help="The published text alone.")
@asking.as_json
def show_stored(identity: str, sha256: str | None, *, as_text: bool, as_json: bool) -> None:
    """Show an article (by its id or URL), or an event or a saying by its key, with its sentence."""
    store = asking.chosen_store()
    article = store.article(identity, sha256)
    if article is not None:
        _show_article(store, article, as_text=as_text, as_json=as_json)
        return
    part = store.part(identity)
    if part is None:
        raise StoreError(f"{store.path}: nothing is called {identity!r}; `tawatur search` shows ids and keys")
    _show_part(part, as_json=as_json)


def _show_article(store: Store, found: Found, *, as_text: bool, as_json: bool) -> None:
    if as_json:
        click.echo(msgspec.json.format(found.line, indent=2))
    elif as_text:
        click.echo(found.record.text)
    else:
        click.echo(show(found.record, terminal_width()))
        for sha256, is_current, name, added in store.versions(found.record.id):
            click.echo(f"{'*' if is_current else ' '} {sha256[:16]} · {of_page(name)} · added {added}")


def _show_part(found: Found, *, as_json: bool) -> None:
    if as_json:
        from tawatur.store.summaries import summary

        click.echo(json.dumps(summary(found), ensure_ascii=False, indent=2))
        return
    click.echo("\n".join(_lines(found, "parts", terminal_width())))
