"""Reading again and mending while others write: what another process did meanwhile is not undone."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from tawatur.batch import Output, Own, read_all
from tawatur.intake import Input
from tawatur.model.errors import Locked
from tawatur.store import Store, mending, rereading
from tawatur.store.checking import Finding, check_store
from tests.store.making import TEXTS, inputs, made, put, record

Meanwhile = Callable[[Store], object]


def version(name: str) -> Meanwhile:
    return lambda store: put(store, [msgspec.structs.replace(record(name), sha256="f" * 64)])


def removed_and_its_number_given_away(store: Store) -> None:
    store.remove("arrest")
    put(store, [msgspec.structs.replace(record("march"), id="another")])


def known_better(store: Store) -> None:
    list(store.adding(inputs("arrest", outlet=None, url="https://a.example/1")))


@pytest.mark.parametrize(
    ("meanwhile", "outcome"),
    [
        (lambda store: store.remove("arrest"), "removed"),
        (removed_and_its_number_given_away, "removed"),
        (version("arrest"), "updated"),
        (known_better, "known"),
        (lambda store: store.reread(everything=True), "updated"),
    ],
    ids=["removed", "removed and another has its number", "another version", "known better", "read again"],
)
def test_what_others_did_meanwhile_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, meanwhile: Meanwhile, outcome: str
) -> None:
    store = made(tmp_path / "news.db")
    assert tuple(TEXTS)[-1] == "arrest"
    is_first = True

    def slowly(pages: Iterable[Input], workers: int, own: Own) -> Iterator[Output]:
        nonlocal is_first
        outputs, was_first, is_first = list(read_all(pages, workers, own)), is_first, False
        if was_first:
            meanwhile(Store(store.path))
        yield from outputs

    monkeypatch.setattr(rereading, "read_all", slowly)
    steps = list(store.rereading(everything=True))
    assert [step.outcome for step in steps] == ["updated"] * 3 + [outcome]
    assert [finding.detail for finding in check_store(store.path) if not finding.is_good] == []
    assert (store.article("arrest") is None) == (outcome == "removed")


def test_what_is_written_while_a_store_is_mended_is_not_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between saving what can be read and putting the new file in its place."""
    store = made(tmp_path / "news.db", ["raid", "march"])
    with closing(sqlite3.connect(store.path)) as connection, connection:
        connection.execute("update records set record = x'00' where article = 1")

    def slowly(path: Path) -> list[Finding]:
        if path != store.path:
            assert put(store, [record("talks")]) == ["new"]
        return check_store(path)

    monkeypatch.setattr(mending, "check_store", slowly)
    with pytest.raises(Locked, match="another process wrote to it meanwhile"):
        mending.mend(store.path)
    assert store.article("talks") is not None
    assert {path.name for path in tmp_path.iterdir()} <= {"news.db", "news.db-wal", "news.db-shm"}
    monkeypatch.undo()
    assert mending.mend(store.path).lost == ("raid",)
    assert store.article("talks") is not None
