"""Stores of earlier schemas: forward in one transaction after a copy, or as they were."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tawatur.model.errors import SchemaMismatch, StoreError
from tawatur.store import Store, file, migrating
from tawatur.store.checking import check_store
from tawatur.store.file import open_for_reading, open_for_writing
from tawatur.store.mending import mend
from tawatur.store.migrating import migrate
from tests.store import damaging

ARTICLES = 6
# Made-up steps: a column and a row, then a table that is made anew under the rows that refer to it.
STEPS = {
    "0002.sql": "-- notes; a comment with a semicolon\n"
    "alter table articles add column note text;\n"
    "insert into facts values ('stepped', 'to 2;');\n",
    "0003.sql": "create table visited (url text primary key, fetched_at text not null) strict;\n"
    "insert into visited select url, fetched_at from visits;\n"
    "drop table visits;\n"
    "alter table visited rename to visits;\n",
}
REBUILT = """
create table others (run integer primary key, version text not null) strict;
insert into others select run, version from runs;
drop table runs;
alter table others rename to runs;
"""
SLOW = """
create table slow (n integer) strict;
insert into slow
with recursive c (n) as (select 1 union all select n + 1 from c where n < 1000000000) select n from c;
"""
MIGRATING = """
import sqlite3, sys
from pathlib import Path
from tawatur.store.migrating import migrate
path, folder = map(Path, sys.argv[1:])
connection = sqlite3.connect(path, timeout=30, isolation_level=None)
print(migrate(connection, path, folder), flush=True)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return damaging.store(tmp_path / "news.db", ARTICLES)


@pytest.fixture
def steps(tmp_path: Path) -> Callable[..., Path]:
    def written(**scripts: str) -> Path:
        folder = tmp_path / "migrations"
        folder.mkdir(exist_ok=True)
        for name, script in (scripts or STEPS).items():
            (folder / f"{name.removeprefix('step_').removesuffix('.sql')}.sql").write_text(
                script, encoding="utf-8"
            )
        return folder

    return written


def connect(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, timeout=30, isolation_level=None)


def contents(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        version = connection.execute("pragma user_version").fetchone()[0]
        tables = [name for (name,) in connection.execute("select name from sqlite_schema where rootpage > 0")]
        return [str(version), *tables]


def test_a_store_goes_forward_step_by_step_and_a_copy_of_it_stays(
    path: Path, steps: Callable[..., Path]
) -> None:
    before = contents(path)
    with closing(connect(path)) as connection:
        copy = migrate(connection, path, steps())
        assert copy == path.with_name("news.db.schema-1")
        assert connection.execute("pragma user_version").fetchone() == (3,)
        assert connection.execute("select value from facts where name = 'stepped'").fetchone() == ("to 2;",)
        assert connection.execute("select * from visits").fetchone() == (
            "https://news.example/feed",
            "2022-03-01T10:00:00Z",
        )
        assert connection.execute("pragma foreign_keys").fetchone() == (1,)
    assert contents(copy) == before
    assert damaging.records(copy)
    assert not list(path.parent.glob("*.part"))


def test_a_store_of_this_schema_is_left_as_it_is(path: Path, tmp_path: Path) -> None:
    (tmp_path / "migrations").mkdir()
    with closing(connect(path)) as connection:
        assert migrate(connection, path, tmp_path / "migrations") is None
    assert not list(tmp_path.glob("news.db.schema-*"))


def test_a_step_that_fails_leaves_the_file_as_it_was(path: Path, steps: Callable[..., Path]) -> None:
    before = contents(path)
    folder = steps(
        **STEPS, step_0004="create table late (n integer) strict;\ninsert into nowhere values (1);\n"
    )
    with closing(connect(path)) as connection, pytest.raises(sqlite3.OperationalError, match="nowhere"):
        migrate(connection, path, folder)
    assert contents(path) == before
    assert [finding for finding in check_store(path) if not finding.is_good] == []


def test_a_step_that_leaves_rows_without_what_they_refer_to_is_taken_back(
    path: Path, steps: Callable[..., Path]
) -> None:
    before = contents(path)
    with (
        closing(connect(path)) as connection,
        pytest.raises(StoreError, match="rows refer to what is not there"),
    ):
        migrate(connection, path, steps(step_0002="delete from runs;"))
    assert contents(path) == before


def test_a_table_that_is_made_anew_takes_no_other_rows_along(path: Path, steps: Callable[..., Path]) -> None:
    with closing(connect(path)) as connection:
        connection.execute("pragma foreign_keys = on")
        migrate(connection, path, steps(step_0002=REBUILT))
        assert connection.execute("select count(*) from records").fetchone() == (ARTICLES + 1,)


def test_a_second_copy_does_not_take_the_place_of_the_first(path: Path, steps: Callable[..., Path]) -> None:
    first = path.with_name("news.db.schema-1")
    first.write_bytes(b"of an earlier time")
    with closing(connect(path)) as connection:
        assert migrate(connection, path, steps()) == path.with_name("news.db.schema-1-2")
    assert first.read_bytes() == b"of an earlier time"


def test_a_kill_in_the_middle_of_a_step_leaves_the_old_schema_and_it_works(
    path: Path, steps: Callable[..., Path]
) -> None:
    before, originals = contents(path), damaging.records(path)
    folder = steps(**STEPS, step_0004=SLOW)
    with subprocess.Popen([sys.executable, "-c", MIGRATING, path, folder], stdout=subprocess.PIPE) as process:
        log = path.with_name("news.db-wal")
        wait_until(
            lambda: log.exists() and log.stat().st_size > 1_000_000
        )  # pages of the slow step are there
        process.send_signal(signal.SIGKILL)
    assert contents(path) == before
    assert damaging.records(path) == originals
    with Store(path) as store:
        assert store.search(text="مصدر").found
    with closing(connect(path)) as connection:
        (folder / "0004.sql").unlink()
        assert migrate(connection, path, folder) == path.with_name("news.db.schema-1-2")
    assert contents(path)[0] == "3"


def wait_until(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.01)


def test_of_two_processes_the_second_finds_nothing_to_do(path: Path, steps: Callable[..., Path]) -> None:
    folder = steps()
    command = [sys.executable, "-c", MIGRATING, str(path), str(folder)]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8") for _ in range(2)]
    said = sorted(process.communicate(timeout=60)[0].strip() for process in running)
    assert [process.returncode for process in running] == [0, 0]
    assert said == [str(path.with_name("news.db.schema-1")), "None"]
    assert contents(path)[0] == "3"
    assert len(list(path.parent.glob("news.db.schema-*"))) == 1


def test_a_store_of_a_newer_schema_is_refused_and_left_as_it_is(path: Path) -> None:
    with closing(connect(path)) as connection:
        connection.execute("pragma user_version = 99")
    before = path.read_bytes()
    for use in (open_for_reading, open_for_writing, mend):
        with pytest.raises(SchemaMismatch, match=r"made by a newer Tawatur .schema 99.*update Tawatur"):
            use(path)
    assert [(finding.what, finding.remedy) for finding in check_store(path)] == [("schema", None)]
    assert path.read_bytes() == before


def test_mending_brings_an_older_store_forward(
    path: Path, steps: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = steps(step_0002=STEPS["0002.sql"].replace("alter table articles add column note text;\n", ""))
    monkeypatch.setattr(file, "SCHEMA_VERSION", 2)
    monkeypatch.setattr(migrating, "migrate", lambda connection, path: migrate(connection, path, folder))
    found = check_store(path)
    assert [(finding.what, finding.remedy) for finding in found] == [
        ("schema", f"tawatur doctor --mend --store {path}")
    ]
    mended = mend(path)
    assert (mended.steps, mended.kept) == (("brought forward",), (f"{path}.schema-1",))
    assert mended.versions == ARTICLES + 1
    assert [finding for finding in check_store(path) if not finding.is_good] == []
