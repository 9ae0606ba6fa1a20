"""The deletions list names what an earlier export has and the store no longer stands by."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import msgspec
import pytest

from tawatur.exports import Removal, deletions, export
from tawatur.model.errors import ExportError, StoreError
from tawatur.store import Filter, Store
from tests.exports.stores import made, put, records


def test_who_takes_the_list_out_of_an_old_export_has_the_new_one(tmp_path: Path) -> None:
    store = made(tmp_path / "news.db")
    old = keys(export_of(store, tmp_path / "old.csv"))
    store.remove("shelling", "the outlet took it back")
    clash = next(record for record in records() if record.id == "clash")
    put(store, [msgspec.structs.replace(clash, sha256="0" * 64)])
    new = keys(export_of(store, tmp_path / "new.csv"))
    gone = {removal.key for removal in deletions(store)}
    assert old - gone == new - (new - old)
    assert old & gone
    assert not new & gone


def test_the_list_says_what_went_and_why(tmp_path: Path) -> None:
    store = made(tmp_path / "news.db")
    store.remove("shelling", "=the outlet took it back")
    export(store, "deletions", out=tmp_path / "gone.csv")
    export(store, "deletions-jsonl", out=tmp_path / "gone.jsonl")
    with (tmp_path / "gone.csv").open(encoding="utf-8", newline="") as file:
        table = list(csv.DictReader(file))
    lines = [json.loads(line) for line in (tmp_path / "gone.jsonl").read_bytes().splitlines()]
    assert [tuple(line.values()) for line in lines] == [tuple(r) for r in deletions(store)]
    assert list(table[0]) == list(lines[0]) == list(Removal._fields)
    article = next(line for line in lines if line["layer"] == "article")
    assert (article["key"], article["reason"]) == ("shelling", "=the outlet took it back")
    assert next(r for r in table if r["layer"] == "article")["reason"] == "'=the outlet took it back"
    assert {line["article"] for line in lines} == {"shelling"}
    assert {line["layer"] for line in lines} == {"article", "event", "saying"}


def test_a_filter_is_refused(tmp_path: Path) -> None:
    store = made(tmp_path / "news.db")
    with pytest.raises(ExportError, match="leave the filters out"):
        export(store, "deletions", Filter(country=("YE",)), tmp_path / "gone.csv")


def test_no_store_has_no_deletions(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no such store"):
        list(deletions(Store(tmp_path / "none.db")))


def export_of(store: Store, out: Path) -> Path:
    export(store, "csv", out=out)
    return out


def keys(path: Path) -> set[str]:
    with path.open(encoding="utf-8", newline="") as file:
        return {row["event_id"] for row in csv.DictReader(file)}
