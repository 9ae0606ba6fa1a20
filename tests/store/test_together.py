"""Reading again while others write: what another process did meanwhile is not undone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec
import pytest

from tawatur.batch import Output, Own, read_all
from tawatur.intake import Input
from tawatur.store import Store, rereading
from tawatur.store.checking import check_store
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
