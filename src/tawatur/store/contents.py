"""The contents of a store held against themselves: rows against records, the full text against the articles.

Everything is asked in order of the articles' numbers, one article at a time, so that a large store needs no
more memory than a small one.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from tawatur.model.record import Record, Run
from tawatur.store import rows
from tawatur.store.fulltext import indexed, own_text
from tawatur.store.leaves import varint
from tawatur.store.verifying import NotProved, Rows, derived, record_in
from tawatur.store.writing import OF_AN_ARTICLE, about

INDEXES = {"fulltext": ("articles", "article", "current"), "names": ("participants", "participant", "true")}
"""The indexes of full text: whose words they hold, by which number, and which rows of it."""
DERIVED = ("tellings", "links", "participants", "events", "sayings", *OF_AN_ARTICLE)
"""The tables whose rows are made from records, those that refer to others first."""
MOST_ASKED = 2_000
"""Articles or names that are looked for at most, evenly spread: each is a question to the index."""
SIDE_BY_SIDE = 3
"""Words that are looked for at the beginning and at the end of what is indexed."""

_OF_PARTS = {
    "links": "select y.id, l.position, l.source, l.type, l.link, l.scope from sayings y "
    "join links l using (saying) where y.article = ?",
    "participants": 'select e.id, p.role, p.start, p."end", p.name, p.code, p.actor, p.actor_name_en '
    "from events e join participants p using (event) where e.article = ?",
    "tellings": "select e.id, y.id from events e join tellings t using (event) join sayings y using (saying) "
    "where e.article = ?",
}


class Difference(NamedTuple):
    """What is wrong with a version of an article: its number, its id, and in which way.

    `is_record`: the record itself is not what it should be; else only what is made from it.
    """

    article: int
    id: str
    reason: str
    is_record: bool

    def __str__(self) -> str:
        """As a person reads it."""
        return f"{self.id} (article {self.article}): {self.reason}"


class _Version(NamedTuple):
    article: int
    id: str
    sha256: str
    is_current: bool
    about: rows.Row
    run: tuple[str | None, ...]
    packed: bytes | None


def differences(connection: sqlite3.Connection) -> Iterator[Difference]:
    """Every version whose record is not what it should be, or whose rows are not those of its record."""
    for version in _versions(connection):
        try:
            record = _record(version)
            expected = derived(record)
        except NotProved as wrong:
            yield Difference(version.article, version.id, str(wrong), is_record=True)
            continue
        if tables := _unlike(connection, version, record, expected):
            reason = f"its record says something else than {', '.join(tables)}"
            yield Difference(version.article, version.id, reason, is_record=False)


def _versions(connection: sqlite3.Connection) -> Iterator[_Version]:
    found = connection.execute(
        "select a.article, a.id, a.sha256, a.current, r.record, u.version, u.settings, u.rules, a.url, "
        "a.outlet, a.outlet_name, a.country, a.published, a.published_at, a.fetched_at, a.language, "
        "a.headline, a.text from articles a left join records r using (article) left join runs u using (run) "
        "order by a.article"
    )
    for article, identity, sha256, current, packed, *told in found:
        yield _Version(article, identity, sha256, bool(current), tuple(told[3:]), tuple(told[:3]), packed)


def _record(version: _Version) -> Record:
    """The record of a version. Raises NotProved where it is not that of this version."""
    if version.packed is None:
        raise NotProved("its record is not there")
    record = record_in(version.packed)
    if (record.id, record.sha256) != (version.id, version.sha256):
        raise NotProved(f"its record is that of {record.id}, version {record.sha256}")
    run = record.run or Run("", "", "")
    if (run.version, run.settings, run.rules) != version.run:
        raise NotProved("its record was made by another run than is written beside it")
    return record


def _unlike(connection: sqlite3.Connection, version: _Version, record: Record, expected: Rows) -> list[str]:
    """The tables that tell something else than the record; of a version that is not current: anything."""
    there = _rows(connection, version.article)
    wanted = expected if version.is_current else {table: Counter[rows.Row]() for table in expected}
    unlike = [table for table in expected if there[table] != wanted[table]]
    return ["articles", *unlike] if version.about != about(record) else unlike


def _rows(connection: sqlite3.Connection, article: int) -> Rows:
    """The rows of an article as `derived` gives them."""
    there: Rows = {}
    for table in (*OF_AN_ARTICLE, "sayings", "events"):
        found = connection.execute(f"select * from {table} where article = ?", (article,)).fetchall()
        there[table] = Counter(_without_numbers(table, row) for row in found)
    for table, question in _OF_PARTS.items():
        there[table] = Counter(connection.execute(question, (article,)).fetchall())
    return there


def _without_numbers(table: str, row: rows.Row) -> rows.Row:
    if table in ("sayings", "events"):
        return (row[1], *row[3:])
    return row[2:] if table == "faults" else row[1:]


def unlisted(connection: sqlite3.Connection, index: str) -> Iterator[str]:
    """What is wrong with the rows of an index of full text: what is missing, what should not be there."""
    table, number, which = INDEXES[index]
    wanted = f"select {number} from {table} where {which}"
    listed = f"select id from {index}_docsize"
    for what, more, less in (
        ("are not in it", wanted, listed),
        ("are in it and should not be", listed, wanted),
    ):
        found = connection.execute(f"select count(*) from ({more} except {less})").fetchone()[0]
        if found:
            yield f"{found:,} of {table} {what}"
    told = sum(sum(_sizes(size)) for (size,) in connection.execute(f"select sz from {index}_docsize"))
    held = connection.execute(f"select coalesce(sum(cnt), 0) from temp.words_of_{index}").fetchone()[0]
    if told != held:
        yield f"it has {held:,} words where {told:,} were put in"


def _sizes(size: bytes) -> Iterator[int]:
    """How many words of each column a row of the index has."""
    at = 0
    while at < len(size):
        number, at = varint(size, at)
        yield number


def not_found(connection: sqlite3.Connection) -> Iterator[str]:
    """The current articles that are not found by their first and last words, where a record tells them."""
    found = connection.execute(
        "select a.article, a.id, a.sha256, r.record from articles a join records r using (article) "
        "where a.current and a.article % ? = 0 order by a.article",
        (_every(connection, "articles"),),
    )
    for article, identity, sha256, packed in found:
        try:
            record = record_in(packed)
        except NotProved:
            continue
        words = indexed(own_text(record.text, record.blocks))
        is_its_own = (record.id, record.sha256) == (identity, sha256)
        if is_its_own and not _is_found(connection, "fulltext", article, words):
            yield identity


def names_not_found(connection: sqlite3.Connection) -> Iterator[str]:
    """The names of parties that are not found by their words."""
    found = connection.execute(
        'select participant, role, start, "end", name, code, actor, actor_name_en from participants '
        "where participant % ? = 0",
        (_every(connection, "participants"),),
    )
    for number, *party in found:
        if not _is_found(connection, "names", number, rows.names_of(tuple(party))):
            yield str(party[3])


def _every(connection: sqlite3.Connection, table: str) -> int:
    """The how manieth row of a table is looked for, so that it is not more than `MOST_ASKED`."""
    number: int = connection.execute(f"select count(*) from {table}").fetchone()[0]
    return -(-number // MOST_ASKED) or 1


def _is_found(connection: sqlite3.Connection, index: str, number: int, put_in: tuple[str, str]) -> bool:
    """Whether a row is found by the first and last of the words and stems that were put in for it."""
    words, stems = (text.split() for text in put_in)
    asked = " AND ".join([*_phrases("words", words), *_phrases("stems", stems)])
    question = f"select 1 from {index} where {index} match ? and rowid = ?"
    return not asked or connection.execute(question, (asked, number)).fetchone() is not None


def _phrases(column: str, words: list[str]) -> Iterator[str]:
    for some in (words[:SIDE_BY_SIDE], words[-SIDE_BY_SIDE:]):
        if some:
            yield f'{column} : "{" ".join(some)}"'
