"""A damaged file: whatever is asked of it answers or names what mends it; mending saves the rest."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tawatur.intake import Input
from tawatur.model.errors import Corrupt, Locked, StoreError
from tawatur.model.reading import Page
from tawatur.store import Store, mending
from tawatur.store.checking import check_store
from tawatur.store.file import open_for_reading, open_for_writing
from tawatur.store.mending import Mended, mend
from tawatur.store.writing import Writer
from tests.store import damaging

ARTICLES = 200
DAMAGE: dict[str, Callable[[Path], None]] = {
    "overwritten at 0 %": lambda path: damaging.overwritten(path, 0),
    "overwritten at 25 %": lambda path: damaging.overwritten(path, 0.25),
    "overwritten at 60 %": lambda path: damaging.overwritten(path, 0.6),
    "cut in half": lambda path: damaging.cut(path, 0.5),
}
LEAST = {"cut in half": 0.35}
"""How much of a store must be saved; 0.8 where nothing else is said."""
USES: dict[str, Callable[[Store], Any]] = {
    "open": lambda store: store.connection.execute("select count(*) from articles").fetchone(),
    "search": lambda store: store.search(text="مصدر"),
    "search events": lambda store: store.search(layer="events", country=("LY",), since="2022-03"),
    "found": lambda store: list(store.found()),
    "count": lambda store: store.count(layer="sayings"),
    "facets": lambda store: store.facets("type"),
    "add": lambda store: list(store.adding(_inputs())),
    "reread": lambda store: _few(store.rereading(everything=True)),
    "remove": lambda store: store.remove(damaging.record(5).id),
}


def _inputs() -> list[Input]:
    """Articles that are there, in another form, and one that is not."""
    pages = [Page(text=damaging.TEXTS[0], id=f"{number:016x}") for number in (3, 150, ARTICLES + 1)]
    return [Input(f"{page.id}.txt", page, None) for page in pages]


def _few(steps: Iterator[Any]) -> list[Any]:
    return [step for step, _ in zip(steps, range(3), strict=False)]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return damaging.store(tmp_path_factory.mktemp("whole") / "news.db", ARTICLES)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return damaging.store(tmp_path / "news.db", 20)


class Case(NamedTuple):
    """A store that was damaged and mended: the damage, the file before and after, what mending said."""

    damage: str
    damaged: bytes
    path: Path
    mended: Mended


@pytest.fixture(scope="module", params=DAMAGE)
def case(request: pytest.FixtureRequest, whole: Path, tmp_path_factory: pytest.TempPathFactory) -> Case:
    path = tmp_path_factory.mktemp("damaged") / "news.db"
    shutil.copy(whole, path)
    DAMAGE[request.param](path)
    damaged = path.read_bytes()
    return Case(request.param, damaged, path, mend(path))


def test_every_use_of_it_answers_or_names_what_mends_it(case: Case, tmp_path: Path) -> None:
    refused = set()
    for name, use in USES.items():
        path = tmp_path / f"{name}.db"
        path.write_bytes(case.damaged)
        with Store(path) as store:
            try:
                use(store)
            except sqlite3.DatabaseError:
                assert name == "open"  # whoever asks the tables by hand asks SQLite
            except StoreError as error:
                assert f"`tawatur doctor --mend --store {path}`" in str(error)  # noqa: PT017  (not all refuse)
                refused.add(name)
    assert refused


def test_mending_saves_what_is_left_and_nothing_else(whole: Path, case: Case) -> None:
    originals, saved = damaging.records(whole), damaging.records(case.path)
    assert case.mended.steps == ("saved",)
    assert case.mended.versions == len(saved) >= LEAST.get(case.damage, 0.8) * len(originals)
    assert saved == {key: originals[key] for key in saved}
    assert [finding for finding in check_store(case.path) if not finding.is_good] == []


def test_the_damaged_file_is_kept_beside_as_it_was(case: Case) -> None:
    assert [Path(kept).read_bytes() == case.damaged for kept in case.mended.kept] == [True]
    names = {path.name for path in case.path.parent.iterdir()} - {"news.db-wal", "news.db-shm"}
    assert names == {"news.db", "news.db.damaged-1"}


def test_what_stands_beside_the_records_is_saved_with_them(whole: Path, case: Case) -> None:
    with closing(open_for_reading(whole)) as before, closing(open_for_reading(case.path)) as after:
        for table in ("articles", "inputs", "visits", "failures", "removals"):
            question = f"select * from {table}"
            rows, originals = after.execute(question).fetchall(), set(before.execute(question).fetchall())
            if table == "articles":
                rows = [row for row in rows if row in originals]
                assert len(rows) >= 0.9 * case.mended.versions
            assert set(rows) <= originals, table


def test_a_mended_store_is_used_like_any_other(case: Case) -> None:
    with Store(case.path) as store:
        before = store.count()
        assert store.search(text="مصدر").found
        assert [step.outcome for step in store.adding(_inputs()[-1:])] == ["new"]
        assert store.count() == before + 1
        store.remove(f"{ARTICLES + 1:016x}")  # the other tests find the store as it was mended


def test_what_could_not_be_saved_is_named_as_far_as_it_is_known(small: Path) -> None:
    before = damaging.records(small)
    with closing(sqlite3.connect(small)) as connection:
        packed = connection.execute("select record from records where article = 9").fetchone()[0]
        name = connection.execute("select name from articles where article = 9").fetchone()[0]
        connection.execute("update records set record = ? where article = 9", (packed[:-9] + bytes(9),))
        connection.commit()
    assert [finding.what for finding in check_store(small) if not finding.is_good] == ["records"]
    assert mend(small).lost == (name,)
    assert len(damaging.records(small)) == len(before) - 1


def test_of_a_file_without_its_first_pages_the_later_changes_are_saved_too(
    whole: Path, tmp_path: Path
) -> None:
    """What was committed last stands in the -wal, when a machine stops."""
    running, stopped = tmp_path / "running.db", tmp_path / "news.db"
    shutil.copy(whole, running)
    with closing(open_for_writing(running)) as connection:
        writer = Writer(connection)
        with writer.transaction():
            for number in range(ARTICLES, ARTICLES + 20):
                damaging.put(writer, damaging.record(number), f"late {number}")
        for end in ("", "-wal"):
            shutil.copy(f"{running}{end}", f"{stopped}{end}")
        connection.execute("pragma wal_checkpoint")
    damaging.overwritten(stopped, 0)
    mend(stopped)
    saved = {identity for identity, _sha256 in damaging.records(stopped)}
    assert saved == {damaging.record(number).id for number in range(ARTICLES + 20)}


def test_what_was_taken_out_does_not_come_back(whole: Path, tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    shutil.copy(whole, path)
    removed = {damaging.record(number).id for number in range(0, ARTICLES, 3)}
    with Store(path) as store:
        for identity in sorted(removed):
            store.remove(identity)
    damaging.overwritten(path, 0.45)
    mend(path)
    with Store(path) as store:
        assert store.count() >= 0.8 * (ARTICLES - len(removed))
        assert {found.record.id for found in store.found()}.isdisjoint(removed)


def test_a_file_that_is_cut_off_in_its_first_page_is_left_as_it_is(whole: Path, tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    path.write_bytes(whole.read_bytes()[:2_000])
    with pytest.raises(Corrupt, match="nothing of a store can be read in it"):
        mend(path)
    assert path.read_bytes() == whole.read_bytes()[:2_000]
    assert [other for other in tmp_path.iterdir() if "damaged" in other.name or "mending" in other.name] == []


def test_a_second_damage_keeps_the_first_damaged_file(small: Path) -> None:
    for _ in range(2):
        damaging.overwritten(small, 0.3, size=4_096)
        mend(small)
    names = sorted(other.name for other in small.parent.iterdir() if "-wal" not in other.name)
    assert names == ["news.db", "news.db.damaged-1", "news.db.damaged-2"]


def test_while_another_process_writes_a_damaged_file_is_left_alone(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mending, "PATIENCE", 0.1)
    damaging.overwritten(small, 0.5)
    with closing(sqlite3.connect(small, isolation_level=None)) as connection:
        connection.execute("begin immediate")
        with pytest.raises(Locked, match="mend it when that has ended"):
            mend(small)
    assert not list(small.parent.glob("*damaged*"))
    assert mend(small).steps == ("saved",)
