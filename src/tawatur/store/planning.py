"""How a question is put, so that it is answered at once in a store of any size.

A list has an order and a page of it is short. Where some condition holds of few rows, these are taken and put
in order; where every condition holds of many, the rows are walked in the list's order until the page is full.
SQLite cannot know which it is (how many articles have a word is not in its statistics), so it is counted
here, up to `WIDE`, and the order of the tables is prescribed by CROSS JOIN and INDEXED BY.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any, Literal, NamedTuple

import msgspec

from tawatur.model.errors import QueryError
from tawatur.store.conditions import Condition, Question, joined, of_article, of_event, of_saying
from tawatur.store.filters import Filter

Layer = Literal["articles", "events", "sayings"]
LAYERS: tuple[Layer, ...] = ("articles", "events", "sayings")
WIDE = 3_000
"""Rows of which a condition holds that are too many to be put in order for a page."""


class _Shape(NamedTuple):
    """A layer in SQL.

    `position` is a row's id in its record; a list is ordered by `day` and `identity`; `walk` are its tables
    in that order, `start` those around rows whose numbers are known. `of_articles` asks for the rows of
    articles.
    """

    position: str
    day: str
    identity: str
    walk: str
    start: str
    of_articles: str = "{}"


_BY_DAY = "articles a indexed by articles_by_day"
_ARTICLES_DAY = "coalesce(a.published, '')"
SHAPES: dict[Layer, _Shape] = {
    "articles": _Shape(
        position="null",
        day=_ARTICLES_DAY,
        identity="a.id",
        walk=_BY_DAY,
        start="cross join articles a on a.article = s.number",
    ),
    "events": _Shape(
        position="e.id",
        day="e.day",
        identity="e.key",
        walk="events e indexed by events_by_day cross join articles a on a.article = e.article",
        start="cross join events e on e.event = s.number cross join articles a on a.article = e.article",
        of_articles="select x.event from events x where x.article in ({})",
    ),
    "sayings": _Shape(
        position="y.id",
        day=_ARTICLES_DAY,
        identity="y.key",
        walk=f"{_BY_DAY} cross join sayings y indexed by sayings_of_article on y.article = a.article",
        start="cross join sayings y on y.saying = s.number cross join articles a on a.article = y.article",
        of_articles="select x.saying from sayings x where x.article in ({})",
    ),
}


class Plan(NamedTuple):
    """Where rows come from, what must hold of them, and the values of all marks in this order."""

    source: str
    where: str
    values: tuple[Any, ...]


def plan(
    connection: sqlite3.Connection,
    wanted: Filter,
    layer: Layer,
    *beside: Condition,
    in_order: bool = True,
) -> Plan:
    """How to find the rows of a layer; conditions `beside` the filter's are of the place in the list.

    Not `in_order`: all rows, in any order. Then walking is never the shorter way.
    """
    conditions = _conditions(connection, wanted, layer)
    first = narrowest(connection, conditions, or_any=not in_order)
    where = joined([*(one for one in conditions if one is not first), *beside])
    if first is None or first.rows is None:
        return Plan(SHAPES[layer].walk, where.sql, where.values)
    source = f"({_numbers(first.rows)}) s {SHAPES[layer].start}"
    return Plan(source, where.sql, (*first.rows.values, *where.values))


def check_layer(layer: str) -> None:
    """Raises QueryError where there is no such layer."""
    if layer not in LAYERS:
        raise QueryError(f"no such layer: {layer!r}; there are {', '.join(LAYERS)}")


def _numbers(rows: Question) -> str:
    return f"with n (number) as ({rows.sql}) select distinct number from n"


def narrowest(
    connection: sqlite3.Connection, conditions: Sequence[Condition], *, or_any: bool = False
) -> Condition | None:
    """The condition that holds of the fewest rows; where all hold of many, None or (`or_any`) the first.

    The first is that of full text where there is one, which is dear to ask of row after row.
    """
    sizes = [(_size(connection, one.rows), number) for number, one in enumerate(conditions) if one.rows]
    size, which = min(sizes, default=(WIDE, 0))
    return conditions[which] if size < WIDE or (or_any and sizes) else None


def _size(connection: sqlite3.Connection, rows: Question) -> int:
    """How many rows there are, as far as that matters."""
    question = f"select count(*) from (with n (number) as ({rows.sql}) select 1 from n limit {WIDE})"
    number: int = connection.execute(question, rows.values).fetchone()[0]
    return number


def _conditions(connection: sqlite3.Connection, wanted: Filter, layer: Layer) -> list[Condition]:
    """All that must hold of a row of the layer. Raises QueryError."""
    check_layer(layer)
    articles = [condition.lifted(SHAPES[layer].of_articles) for condition in of_article(wanted)]
    if layer == "events":
        return [*articles, *of_event(wanted)]
    if layer == "sayings":
        alone = msgspec.structs.replace(wanted, source_type=(), commitment=())
        return [*articles, *of_saying(wanted), *_some(connection, of_event(alone), _EVENTS_OF_SAYING)]
    if wanted.of_events:
        return [*articles, *_some(connection, of_event(wanted), _EVENTS_OF_ARTICLE)]
    return [*articles, *_some(connection, of_saying(wanted), _SAYINGS_OF_ARTICLE)]


class _Link(NamedTuple):
    """How a row has rows of another layer: `inner` asks for those, `outer` for who has some of them."""

    inner: str
    outer: str


_EVENTS_OF_ARTICLE = _Link(
    "select 1 from events e indexed by events_of_article where e.article = a.article and {}",
    "select e.article from ({}) s cross join events e on e.event = s.number where {}",
)
_SAYINGS_OF_ARTICLE = _Link(
    "select 1 from sayings y indexed by sayings_of_article where y.article = a.article and {}",
    "select y.article from ({}) s cross join sayings y on y.saying = s.number where {}",
)
_EVENTS_OF_SAYING = _Link(
    "select 1 from tellings t indexed by tellings_by_saying cross join events e on e.event = t.event "
    "where t.saying = y.saying and {}",
    "select t.saying from ({}) s cross join events e on e.event = s.number "
    "cross join tellings t on t.event = e.event where {}",
)


def _some(connection: sqlite3.Connection, conditions: Sequence[Condition], link: _Link) -> list[Condition]:
    """That a row has one of another layer of which all conditions hold; nothing if there are none."""
    if not conditions:
        return []
    inner = joined(conditions)
    has = Condition(f"exists ({link.inner.format(inner.sql)})", inner.values)
    first = narrowest(connection, conditions, or_any=True)
    if first is None or first.rows is None:
        return [has]
    others = joined([one for one in conditions if one is not first])
    sql = link.outer.format(f"with n (number) as ({first.rows.sql}) select number from n", others.sql)
    return [has._replace(rows=Question(sql, (*first.rows.values, *others.values)))]
