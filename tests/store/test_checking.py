"""What `tawatur doctor` finds: each kind of wrong by its own name, and nothing in what is right."""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tawatur.model.errors import Corrupt, StoreError
from tawatur.store import Store
from tawatur.store.checking import MADE_AGAIN, Finding, check_store
from tawatur.store.file import open_for_reading, open_for_writing
from tawatur.store.installation import check_installation
from tawatur.store.mending import mend
from tawatur.store.writing import Writer
from tests.store import damaging

ARTICLES = 12
# What is done to a store by hand, and what is found then; all but the last four are mended by making again.
WRONG = {
    "delete from mentions where article = 3": {"rows"},
    "update events set type = 'AID' where event = (select min(event) from events)": {"rows"},
    "update sayings set commitment = 'doubts'": {"rows"},
    "update articles set headline = 'x' where article = 2": {"rows"},
    "insert into faults values (null, 2, 'page', 'limit', 'none', null, null)": {"rows"},
    "delete from participants": {"rows", "names"},
    "insert into links values (9999, 0, 'x', 'document', 'said', 'clause')": {"rows"},
    "update facts set value = 'of another time' where name = 'folding'": {"folding"},
    "insert into fulltext (rowid, words, stems) values (9999, 'w', 'w')": {"full text"},
    "insert into fulltext (fulltext, rowid, words, stems) values ('delete', 2, 'w', 'w')": {"full text"},
    "insert into names (names) values ('delete-all')": {"names"},
    "delete from fulltext_data where id > 10": {"full text"},
    "update records set record = x'00' where article = 4": {"records"},
    "update records set record = (select record from records where article = 5) where article = 4": {
        "records"
    },
    "delete from records where article = 4": {"records"},
    "update articles set current = 0 where article = 4": {"versions", "rows", "full text"},
    "update pages set bytes = x'00'": {"pages"},
    "insert into inputs values ('f', 9999)": {"references"},
}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = damaging.store(tmp_path_factory.mktemp("whole") / "news.db", ARTICLES)
    with closing(open_for_writing(path)) as connection:
        connection.execute("delete from facts where name like 'writer%'")
        text = damaging.TEXTS[0].encode()
        Writer(connection).keep_page(hashlib.sha256(text).hexdigest(), text)
    return path


@pytest.fixture
def path(whole: Path, tmp_path: Path) -> Path:
    shutil.copy(whole, tmp_path / "news.db")
    return tmp_path / "news.db"


def wrong(path: Path) -> set[str]:
    return {finding.what for finding in check_store(path) if not finding.is_good}


def by_hand(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(statement)
        connection.commit()


def test_a_store_that_is_right_is_found_right(path: Path) -> None:
    before = path.read_bytes()
    found = check_store(path)
    assert [finding for finding in found if not finding.is_good] == []
    assert [finding.what for finding in found] == [
        "file", "structure", "references", "versions", "records", "rows", "folding", "full text", "names",
        "pages", "readers", "failures",
    ]  # fmt: skip
    assert path.read_bytes() == before


@pytest.mark.parametrize("statement", WRONG)
def test_what_is_wrong_is_found_by_its_name_and_mended(path: Path, statement: str) -> None:
    originals = damaging.records(path)
    by_hand(path, statement)
    assert wrong(path) == WRONG[statement]
    assert {finding.remedy for finding in check_store(path) if not finding.is_good} == {
        f"tawatur doctor --mend --store {path}"
    }
    mended = mend(path)
    assert mended.steps == (("made again",) if WRONG[statement] <= MADE_AGAIN else ("saved",))
    assert wrong(path) == set()
    assert damaging.records(path).items() <= originals.items()
    assert len(damaging.records(path)) >= len(originals) - 1


def test_a_store_that_is_right_is_not_mended(path: Path) -> None:
    before = path.read_bytes()
    mended = mend(path)
    assert (mended.steps, mended.lost, mended.kept) == ((), (), ())
    assert mended.versions == len(damaging.records(path))
    assert path.read_bytes() == before


def test_a_full_text_of_another_folding_is_refused_and_made_anew(path: Path) -> None:
    with Store(path) as store:
        before = store.count(layer="events", place=("سبها",))
    by_hand(path, "insert into fulltext (fulltext) values ('delete-all')")
    by_hand(path, "update facts set value = 'of another time' where name = 'folding'")
    by_hand(path, "update events set place_key = 'x'")
    with Store(path) as store:
        with pytest.raises(StoreError, match="made by another version; `tawatur doctor --mend --store"):
            store.search(text="مصدر")
        mend(path)
        assert store.search(text="مصدر").found
        assert store.count(layer="events", place=("سبها",)) == before > 0


def test_what_is_no_failing_is_told_with_what_can_be_done(path: Path) -> None:
    remedies = {f.what: f.remedy for f in check_store(path) if f.is_good and f.remedy is not None}
    assert remedies == {"failures": f"tawatur status --failures --store {path}"}


def test_records_of_other_readers_are_to_be_read_again(path: Path) -> None:
    record = damaging.read_by_others(damaging.record(1, version=3))
    with closing(open_for_writing(path)) as connection:
        writer = Writer(connection)
        with writer.transaction():
            damaging.put(writer, record, "late")
    found = next(finding for finding in check_store(path) if finding.what == "readers")
    assert found == Finding(
        "readers",
        is_good=True,
        detail="1 versions were read by another version, or with other settings",
        remedy=f"tawatur reread --store {path}",
    )


FALLING = """
import sys
from tawatur.store.file import open_for_writing
from tawatur.store.writing import Writer
from pathlib import Path
connection = open_for_writing(Path(sys.argv[1]))
writer = Writer(connection)
with writer.transaction():
    writer.fail("half.html", "half.html: empty")
connection.execute("begin immediate")
writer.fail("never.html", "never.html: empty")
print("writing", flush=True)
sys.stdin.read()
"""


def kill_a_writer(path: Path) -> None:
    command = [sys.executable, "-c", FALLING, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"writing\n"
        process.send_signal(signal.SIGKILL)


def test_after_a_kill_what_was_committed_stands_and_the_file_is_found_whole(path: Path) -> None:
    kill_a_writer(path)
    found = {finding.what: finding for finding in check_store(path)}
    assert wrong(path) == set()
    assert "did not end as it should" in found["writers"].detail
    assert "half.html" in found["failures"].detail
    assert "never.html" not in found["failures"].detail
    open_for_writing(path).close()
    with closing(open_for_reading(path)) as connection:
        names = [name for (name,) in connection.execute("select name from facts where name like 'writer%'")]
        assert names == [f"writer {os.getpid()}@{os.uname().nodename}"]


def test_after_a_kill_the_next_writer_looks_whether_the_file_is_whole(path: Path) -> None:
    kill_a_writer(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("pragma wal_checkpoint(truncate)")
        root = connection.execute("select rootpage from sqlite_schema where name = 'mentions'").fetchone()[0]
    damaging.overwritten(path, (root - 1) * 4096 / path.stat().st_size, size=4_096)
    with pytest.raises(Corrupt, match=r"the file is damaged .*`tawatur doctor --mend --store"):
        open_for_writing(path)


def test_no_file_whatever_it_is_is_an_exception(tmp_path: Path) -> None:
    others = {
        "empty": b"",
        "text": "هذا نص وليس قاعدة بيانات.\n".encode(),
        "short": b"SQLite format 3\0",
        "compressed": zlib.compress(bytes(20_000)),
        "zeros": bytes(50_000),
    }
    for name, data in others.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "folder").mkdir()
    for name in (*others, "folder", "nothing", "nothing/inside"):
        path = tmp_path / name
        assert [finding.is_good for finding in check_store(path)] == [False], name
        with pytest.raises(StoreError, match=name.partition("/")[0]):
            mend(path)
    assert {name: (tmp_path / name).read_bytes() for name in others} == others


def test_the_database_of_somebody_else_is_never_touched(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(
            "create table records (article, record); insert into records values (1, x'00')"
        )
    before = (path.read_bytes(), path.stat().st_mtime_ns)
    found = check_store(path)
    assert [(finding.what, finding.is_good, finding.remedy) for finding in found] == [("schema", False, None)]
    with pytest.raises(StoreError, match="no store of Tawatur's"):
        mend(path)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert [other.name for other in tmp_path.iterdir()] == ["other.db"]


@pytest.fixture
def reached(whole: Path) -> Iterator[Path]:
    """A store in a folder that other users reach, which those of the tests are not."""
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        path = Path(folder, "news.db")
        shutil.copyfile(whole, path)
        yield path
        Path(folder).chmod(0o700)


@contextmanager
def as_nobody() -> Iterator[None]:
    """Without the right to read everything, where the tests are run with it."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.parametrize("closed", ["news.db", "."])
def test_a_file_that_may_not_be_read_is_told_so(reached: Path, closed: str) -> None:
    reached.parent.joinpath(closed).chmod(0)
    with as_nobody():
        found = check_store(reached)
        with pytest.raises(StoreError, match="look at its folder"):
            mend(reached)
    assert [(finding.what, finding.is_good) for finding in found] == [("file", False)]
    assert "look at its folder" in found[0].detail


def test_where_no_file_can_be_made_beside_it_a_damaged_one_stays_as_it_is(reached: Path) -> None:
    damaging.overwritten(reached, 0)
    before = reached.read_bytes()
    reached.parent.chmod(0o555)
    with as_nobody(), pytest.raises(StoreError, match=r"cannot be saved beside it .*the right to write"):
        mend(reached)
    assert reached.read_bytes() == before


def test_a_store_is_checked_while_another_process_writes(path: Path) -> None:
    with closing(open_for_writing(path)) as connection:
        connection.execute("begin immediate")
        connection.execute("delete from mentions")
        found = {finding.what: finding for finding in check_store(path)}
        connection.execute("rollback")
    assert {what for what, finding in found.items() if not finding.is_good} == set()
    assert "left out" in found["full text"].detail


def test_the_installation_that_runs_these_tests_is_found_right() -> None:
    found = {finding.what: finding for finding in check_installation()}
    assert [finding for finding in found.values() if not finding.is_good] == []
    assert "msgspec" in found["packages"].detail
    assert {"Python", "SQLite", "SQLite's full text", "compiled data", "rules and tables", "HTML"} <= set(
        found
    )
    assert {"extra parquet", "extra gliner"} <= set(found)


def test_an_installation_that_cannot_take_html_apart_is_found_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    (wrong,) = (finding for finding in check_installation() if not finding.is_good)
    assert (wrong.what, "trafilatura" in wrong.detail) == ("HTML", True)
    assert wrong.remedy is not None
    assert wrong.remedy.startswith("pip install --upgrade pip")
