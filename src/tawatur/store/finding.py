"""Finding: articles, events and sayings that a filter lets through, page by page or all of them.

A list is ordered by day, the newest first, and then by id, so that it is the same for the same content, and a
page begins after the last row of the one before: what is added meanwhile moves nothing. Every row comes with
its record, so that what it says can be shown in the text.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import msgspec

from tawatur.model.errors import QueryError
from tawatur.model.record import Event, Record, Saying, Span
from tawatur.store import conditions, rows
from tawatur.store.conditions import Condition, joined
from tawatur.store.filters import Filter
from tawatur.store.fulltext import Query, parse
from tawatur.store.packing import unpacked
from tawatur.store.planning import SHAPES, Layer, check_layer, plan

MOST = 1_000
"""Rows of a page."""
MANY = 256
"""Articles that are taken from the file at a time when all are gone through."""


class Found(NamedTuple):
    """An article and what of it was found.

    `line` is the record as JSON; `events` and `sayings` are those that the filter lets through, by the key
    that means them anywhere; `highlights` are the spans of the words asked for.
    """

    record: Record
    line: bytes
    events: tuple[tuple[str, Event], ...]
    sayings: tuple[tuple[str, Saying], ...]
    highlights: tuple[Span, ...]


class Listed(NamedTuple):
    """A page of a list: what was found, and where the next page begins (None: there is none)."""

    found: tuple[Found, ...]
    next: str | None


def listed(
    connection: sqlite3.Connection, wanted: Filter, layer: Layer, limit: int, after: str | None
) -> Listed:
    """`limit` rows of a layer; of events and sayings each row is one, and its record comes with each."""
    if not 1 <= limit <= MOST:
        raise QueryError(f"a page has 1 to {MOST:,} rows, not {limit}")
    check_layer(layer)
    shape = SHAPES[layer]
    way = plan(connection, wanted, layer, *([_after(layer, after)] if after is not None else []))
    found = connection.execute(
        f"select {shape.day}, {shape.identity}, a.article, {shape.position} from {way.source} "
        f"where {way.where} order by {shape.day} desc, {shape.identity} desc limit ?",
        (*way.values, limit + 1),
    ).fetchall()
    results = tuple(_found(connection, wanted, layer, row) for row in found[:limit])
    last = found[limit - 1] if len(found) > limit else None
    return Listed(results, f"{last[0]}/{last[1]}" if last else None)


def _after(layer: Layer, after: str) -> Condition:
    """What stands after the last row of a page."""
    day, slash, identity = after.partition("/")
    if not slash:
        raise QueryError(f"{after!r} is no place in a list; take `next` of the page before")
    return Condition(f"({SHAPES[layer].day}, {SHAPES[layer].identity}) < (?, ?)", (day, identity))


def counted(connection: sqlite3.Connection, wanted: Filter, layer: Layer, most: int | None) -> int:
    """How many rows of a layer the filter lets through; no more than `most` are counted."""
    way = plan(connection, wanted, layer, in_order=False)
    question = f"select count(*) from (select 1 from {way.source} where {way.where} limit ?)"
    number: int = connection.execute(question, (*way.values, -1 if most is None else most)).fetchone()[0]
    return number


def every(connection: sqlite3.Connection, wanted: Filter) -> Iterator[Found]:
    """Every article that has something of what is asked for, by day and id."""
    way = plan(connection, wanted, "articles")
    cursor = connection.execute(
        f"select a.article, r.record from {way.source} cross join records r on r.article = a.article "
        f"where {way.where} order by coalesce(a.published, ''), a.id",
        way.values,
    )
    while some := cursor.fetchmany(MANY):
        inside = _inside(connection, wanted, [article for article, _packed in some])
        for article, packed in some:
            yield inside.found(article, packed)


def article(connection: sqlite3.Connection, identity: str, sha256: str | None) -> Found | None:
    """An article by its id or URL, whole: the current version, or that of a digest; None if there is none."""
    version = Condition("a.sha256 = ?", (sha256,)) if sha256 else Condition("a.current")
    which = joined([conditions.by_identity([identity]), version])
    found = connection.execute(
        f"select a.article, r.record from articles a join records r using (article) where {which.sql}",
        which.values,
    ).fetchone()
    return _Inside(Filter(), None, None).found(*found) if found else None


def part(connection: sqlite3.Connection, key: str) -> Found | None:
    """The event or the saying of a key, with its article; None if there is none."""
    layers: tuple[Layer, ...] = ("events", "sayings")
    for layer in layers:
        row = connection.execute(f"select article, id from {layer} where key = ?", (key,)).fetchone()
        if row:
            return _found(connection, Filter(), layer, ("", key, *row))
    return None


def versions(connection: sqlite3.Connection, identity: str) -> list[tuple[str, bool, str, str]]:
    """Digest, whether it is current, where it came from and when, of all versions of an article."""
    which = conditions.by_identity([identity])
    return [
        (sha256, bool(current), name, added)
        for sha256, current, name, added in connection.execute(
            "select a.sha256, a.current, a.name, a.added_at from articles a "
            f"where {which.sql} order by a.article",
            which.values,
        )
    ]


FACETS = {
    "type": "e.type",
    "country": "e.country",
    "factuality": "e.factuality",
    "place": "e.place_name",
    "outlet": "a.outlet",
    "day": "e.day",
}
"""What can be counted of events, and its column."""


def facets(connection: sqlite3.Connection, wanted: Filter, name: str, most: int) -> list[tuple[str, int]]:
    """How many events each value of a facet has, the most frequent first. Raises QueryError."""
    if name not in FACETS:
        raise QueryError(f"no such facet: {name!r}; there are {', '.join(FACETS)}")
    way = plan(connection, wanted, "events", in_order=False)
    column = FACETS[name]
    return connection.execute(
        f"select {column}, count(*) from {way.source} where {way.where} and coalesce({column}, '') <> '' "
        "group by 1 order by 2 desc, 1 limit ?",
        (*way.values, most),
    ).fetchall()


def _found(
    connection: sqlite3.Connection, wanted: Filter, layer: Layer, row: tuple[str, str, int, str | None]
) -> Found:
    """The record of a row, with the events and sayings that make it one."""
    _day, _identity, article, position = row
    packed = connection.execute("select record from records where article = ?", (article,)).fetchone()[0]
    if layer == "articles" or position is None:
        return _inside(connection, wanted, [article]).found(article, packed)
    only, nothing = {article: {position}}, dict[int, set[str]]()
    events, sayings = (only, nothing) if layer == "events" else (nothing, only)
    return _Inside(wanted, events, sayings).found(article, packed)


class _Inside(NamedTuple):
    """Which events and sayings of some articles the filter lets through; None: all."""

    wanted: Filter
    events: dict[int, set[str]] | None
    sayings: dict[int, set[str]] | None

    def found(self, article: int, packed: bytes) -> Found:
        """The record of an article with what of it was asked for."""
        line = unpacked(packed)
        record = msgspec.json.decode(line, type=Record)
        events = zip(rows.event_keys(record), record.events, strict=True)
        sayings = zip(rows.saying_keys(record), record.sayings, strict=True)
        return Found(
            record,
            line,
            tuple((key, event) for key, event in events if _is_in(event.id, article, self.events)),
            tuple((key, saying) for key, saying in sayings if _is_in(saying.id, article, self.sayings)),
            _highlights(self.wanted, record),
        )


def _is_in(position: str, article: int, among: dict[int, set[str]] | None) -> bool:
    return among is None or position in among.get(article, ())


def _inside(connection: sqlite3.Connection, wanted: Filter, articles: Sequence[int]) -> _Inside:
    return _Inside(
        wanted,
        _ids(connection, "events e indexed by events_of_article", "e", articles, conditions.of_event(wanted)),
        _ids(
            connection, "sayings y indexed by sayings_of_article", "y", articles, conditions.of_saying(wanted)
        ),
    )


def _ids(
    connection: sqlite3.Connection,
    table: str,
    row: str,
    articles: Sequence[int],
    asked: Sequence[Condition],
) -> dict[int, set[str]] | None:
    """The positions of what the conditions let through, by article; one question for many articles."""
    if not asked:
        return None
    where = joined(asked)
    marks = ", ".join("?" * len(articles))
    question = f"select {row}.article, {row}.id from {table} where {row}.article in ({marks}) and {where.sql}"
    found: dict[int, set[str]] = {}
    for article, position in connection.execute(question, (*articles, *where.values)):
        found.setdefault(article, set()).add(position)
    return found


def _highlights(wanted: Filter, record: Record) -> tuple[Span, ...]:
    return tuple(_query(wanted.text).spans(record.text)) if wanted.text is not None else ()


@lru_cache(maxsize=16)
def _query(text: str) -> Query:
    """The query, understood once for all that it finds."""
    return parse(text)
