"""What a program asks of a store that cannot be: said at once, and nothing of it is made or lost."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tawatur.exports import export
from tawatur.model.errors import ExportError, QueryError, StoreError
from tawatur.model.record import Record
from tawatur.store import LAYERS, Filter, Step, Store
from tawatur.store.checking import check_store
from tawatur.store.file import fallen
from tawatur.store.filters import MOST_ONE_BY_ONE, MOST_VALUES, ONE_BY_ONE, SINGLE
from tests.store.making import TEXTS, inputs, made, put, record


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return made(tmp_path_factory.mktemp("store") / "news.db")


def test_one_path_is_a_path_and_not_its_letters(tmp_path: Path) -> None:
    """The first letter of a whole path is the root of the file system."""
    page = tmp_path / "raid.txt"
    page.write_text(TEXTS["raid"], encoding="utf-8")
    store = Store(tmp_path / "news.db")
    assert (store.add(str(page)).new, store.add(page).known) == (1, 1)
    assert store.failures() == []


def test_words_in_place_of_a_filter_are_refused(store: Store) -> None:
    words: Any = "قصف"
    with pytest.raises(QueryError, match="words to look for are given as text="):
        store.search(words)


@pytest.mark.parametrize("facets", [{"type": [5]}, {"place": (5,)}, {"party": [None]}])
def test_a_value_that_is_no_string_is_refused(store: Store, facets: dict[str, Any]) -> None:
    with pytest.raises(QueryError, match="give a tuple of strings"):
        store.search(**facets)


def test_a_layer_that_is_none_is_refused(store: Store) -> None:
    layer: Any = "event"
    for ask in (store.search, store.count):
        with pytest.raises(QueryError, match="there are articles, events, sayings"):
            ask(layer=layer)


@pytest.mark.parametrize("name", [name for name in Filter.__struct_fields__ if name not in SINGLE])
def test_as_many_values_as_may_be_given_are_asked_for_and_one_more_is_refused(
    store: Store, name: str
) -> None:
    most = MOST_ONE_BY_ONE if name in ONE_BY_ONE else MOST_VALUES
    known = {"type": "ASSAULT", "factuality": "actual", "country": "LY", "commitment": "asserts"}
    value = {**known, "source_type": "official_body"}.get(name)
    values = [value or f"https://a.example/{n}" for n in range(most + 1)]
    most_asked: Any = {name: tuple(values[:most])}
    too_many: Any = {name: tuple(values)}
    asked = Filter(**most_asked)
    for layer in LAYERS:
        assert store.count(asked, layer=layer) >= len(store.search(asked, layer=layer).found)
    assert len(list(store.found(asked))) == store.count(asked)
    with pytest.raises(QueryError, match=f"{most:,} are the most"):
        Filter(**too_many)


def test_all_facets_one_by_one_at_once_are_asked_for(store: Store) -> None:
    values: Any = dict.fromkeys(ONE_BY_ONE, ("a",) * MOST_ONE_BY_ONE)
    asked = Filter(**values, source_type=("official_body",))
    for layer in LAYERS:
        assert store.count(asked, layer=layer) == len(store.search(asked, layer=layer).found) == 0


@pytest.mark.parametrize("ask", [lambda s: s.remove("a"), lambda s: s.restore("a"), lambda s: s.reread()])
def test_what_needs_a_store_makes_none(tmp_path: Path, ask: Any) -> None:
    store = Store(tmp_path / "news.db")
    with pytest.raises(StoreError, match="no such store"):
        ask(store)
    assert list(tmp_path.iterdir()) == []


def test_a_store_that_would_keep_nothing_is_refused() -> None:
    with pytest.raises(StoreError, match="a store is a file"):
        Store(":memory:")


def test_a_name_that_sqlite_would_read_otherwise_is_a_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    put(Store("file:news.db?mode=memory"), [record("raid")])
    assert Store("file:news.db?mode=memory").count() == 1
    assert (tmp_path / "file:news.db?mode=memory").is_file()


def test_a_store_of_another_folding_is_not_written_to(tmp_path: Path) -> None:
    """What is to be taken out of its full text would not be found in it."""
    store = made(tmp_path / "news.db")
    other = sqlite3.connect(store.path)
    other.execute("update facts set value = 'another' where name = 'folding'")
    other.commit()
    other.close()
    changed = inputs("raid", text=TEXTS["raid"].replace("أربعة", "سبعة"))
    for write in (
        lambda: list(store.adding(changed)),
        lambda: store.remove("raid"),
        lambda: store.reread(everything=True),
    ):
        with pytest.raises(StoreError, match="doctor --mend"):
            write()
    assert store.count() == len(TEXTS)


def test_a_run_that_is_not_taken_to_its_end_is_no_fall(tmp_path: Path) -> None:
    store = Store(tmp_path / "news.db")
    steps: Any = store.adding(inputs(*TEXTS))
    next(steps)
    steps.close()
    assert fallen(store.connection) == []
    assert not store.connection.execute("select 1 from facts where name like 'writer %'").fetchall()


@pytest.mark.parametrize("replaced", [True, False])
def test_nothing_is_announced_of_a_file_that_is_not_there_any_more(tmp_path: Path, *, replaced: bool) -> None:
    store = Store(tmp_path / "news.db")

    def pages() -> Any:
        yield from inputs("raid")
        for path in tmp_path.glob("news.db*"):
            path.unlink()
        if replaced:
            made(store.path, ["talks"])

    announced: list[Step] = []
    with pytest.raises(StoreError, match="moved, replaced or deleted"):
        announced.extend(store.adding(pages()))
    assert announced == []
    assert not replaced or store.count() == 1


def test_instants_are_compared_and_not_their_letters(tmp_path: Path) -> None:
    """Seven in the morning in Greenwich is before ten in Khartoum, and after ten minus nine hours."""
    store = Store(tmp_path / "news.db")

    def fetched(digest: str, instant: str) -> Record:
        return msgspec.structs.replace(record("raid"), sha256=digest * 64, fetched_at=instant)

    put(store, [fetched("a", "2021-05-09T08:00:00Z"), fetched("b", "2021-05-09T10:00:00+03:00")])
    assert [(sha[0], current) for sha, current, *_ in store.versions("raid")] == [("a", True), ("b", False)]
    put(store, [fetched("c", "in the morning")])
    assert [sha[0] for sha, current, *_ in store.versions("raid") if current] == ["c"]


def test_an_export_whose_manifest_would_be_the_store_is_refused(tmp_path: Path) -> None:
    store = made(tmp_path / "events.csv.manifest.json")
    before = store.path.read_bytes()
    with pytest.raises(ExportError, match="would be the store itself"):
        export(store, "csv", out=tmp_path / "events.csv", overwrite=True)
    assert store.path.read_bytes() == before
    assert not (tmp_path / "events.csv").exists()


def test_ids_that_nobody_would_give_are_kept_apart(tmp_path: Path) -> None:
    ids = (
        "a",
        "A",
        "",
        "a\0",
        "a\nb",
        "\u202ea",
        "x" * 1_000_000,
        "' or 1 --",
        "https://a.example/1",
        "é",
        "e\u0301",
    )
    store = Store(tmp_path / "news.db")
    put(store, (msgspec.structs.replace(record("raid"), id=one) for one in ids))
    assert store.count() == len(ids)
    for one in ids:
        found = store.article(one)
        assert found is not None
        assert found.record.id == one
        assert store.remove(one) == 1
    assert store.count() == 0
    assert all(finding.is_good for finding in check_store(store.path))


def test_many_versions_are_quick_and_the_last_one_stands(tmp_path: Path) -> None:
    store = Store(tmp_path / "news.db")
    put(store, (msgspec.structs.replace(record("raid"), sha256=f"{n:064x}") for n in range(500)))
    (current,) = [sha for sha, current, *_ in store.versions("raid") if current]
    assert int(current, 16) == 499
    assert store.count(layer="events") == len(record("raid").events)
    assert store.connection.execute("select count(distinct sha256) from removals").fetchone() == (499,)


def test_a_store_behind_a_link_is_one_store(tmp_path: Path) -> None:
    real = made(tmp_path / "أخبار.db", ["raid"])
    link = Store(tmp_path / "link.db")
    link.path.symlink_to(real.path)
    assert put(link, [record("talks")]) == ["new"]
    assert (real.count(), link.count()) == (2, 2)
