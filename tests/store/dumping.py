"""The stored file of each released schema, as SQL that a person can read and git can keep.

    python -m tests.store.dumping        writes released/N.sql anew for the schema N of today

A schema that has been released is never written anew: `tests/store/test_released.py` fails where a change
of `schema.sql` has no version of its own.
"""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from tawatur.batch import encode, pipeline
from tawatur.model.reading import Page
from tawatur.model.record import Record
from tawatur.store.file import APPLICATION, SCHEMA_VERSION, end_writing, open_for_writing, schema
from tawatur.store.inputs import given
from tawatur.store.migrating import statements
from tawatur.store.writing import Writer

RELEASED = Path(__file__).parent / "released"
PAGES = (
    Page(
        text="أعلنت هيئة الموانئ في الجزائر، الثلاثاء، أن ميناء بجاية استأنف العمل بعد إضراب دام أسبوعا.\n\n"
        "وقالت نقابة عمال الميناء إن الإدارة قبلت مطالبها.",
        id="port",
        outlet="echorouk",
        published="2023-02-07",
    ),
    Page(
        text="قتل شرطيان وأصيب ثالث في هجوم على حاجز أمني شمال مدينة كركوك العراقية، بحسب مصدر أمني.\n\n"
        "ولم تتبن أي جهة الهجوم.",
        id="checkpoint",
        url="https://news.example/2023/02/checkpoint",
        published="2023-02-08",
    ),
)
OWN = ("fulltext", "names")
"""Indexes of full text, and the tables that SQLite makes with each."""
PARTS = ("data", "idx", "docsize", "config")


def dump(connection: sqlite3.Connection) -> Iterator[str]:
    """The statements that make the same store again."""
    yield f"pragma application_id = {APPLICATION};"
    yield f"pragma user_version = {SCHEMA_VERSION};"
    yield schema().strip()
    for index in OWN:
        yield from (f"delete from {index}_{part};" for part in PARTS)
    tables = connection.execute(
        "select name from sqlite_schema where type = 'table' and rootpage > 0 order by rootpage"
    ).fetchall()
    for (table,) in tables:
        yield from _rows(connection, table)


def _rows(connection: sqlite3.Connection, table: str) -> Iterator[str]:
    columns = connection.execute("select name from pragma_table_info(?)", (table,)).fetchall()
    quoted = " || ', ' || ".join(f'quote("{name}")' for (name,) in columns)
    question = f"select {quoted} from {table}"
    for (values,) in connection.execute(question):
        yield " ".join(("insert into", table, "values", f"({values});"))


def load(script: Path, path: Path) -> Path:
    """The store that a dump is of, as a file."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("pragma journal_mode = wal")
        connection.execute("begin")
        for statement in statements(script.read_text(encoding="utf-8")):
            connection.execute(statement)
        connection.execute("commit")
    return path


def structure(script: str) -> dict[str, str]:
    """Every table and index that a script makes, as SQLite keeps it, without comments and spacing."""
    with closing(sqlite3.connect(":memory:")) as connection:
        for statement in statements(script):
            if not statement.lstrip().startswith(("insert", "delete")):
                connection.execute(statement)
        made = connection.execute("select name, sql from sqlite_schema where sql is not null").fetchall()
    return {name: _bare(sql) for name, sql in made}


def _bare(sql: str) -> str:
    lines = (line.partition("--")[0] for line in sql.splitlines())
    return " ".join(" ".join(lines).split())


def write(path: Path) -> None:
    """Make a small store and write it as SQL."""
    with TemporaryDirectory() as folder, closing(open_for_writing(Path(folder, "news.db"))) as connection:
        writer = Writer(connection)
        with writer.transaction():
            for page in PAGES:
                record: Record = pipeline().read(page)
                writer.put(encode(record), given(f"{page.id}.txt", page))
                writer.keep_page(record.sha256, (page.text or "").encode())
            writer.fail("empty.html", "empty.html: empty")
        end_writing(connection)
        path.write_text("\n".join(dump(connection)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    RELEASED.mkdir(exist_ok=True)
    target = RELEASED / f"{SCHEMA_VERSION}.sql"
    write(target)
    sys.stdout.write(f"{target}\n")
