"""Reading again: new readers over stored texts; an old record stands until the new one is whole."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from tawatur.batch import Own, pipeline
from tawatur.intake import Input, page_of
from tawatur.model.errors import PageUnreadable
from tawatur.model.reading import Page
from tawatur.model.record import Record, Run
from tawatur.store import Store, rereading
from tests.store.making import TEXTS, inputs, put, record

OTHER = Run("0.0.1", "sha256:0", "sha256:0")
EXAMPLES = sorted(Path(__file__).parents[2].glob("examples/*.html"))


def old(store: Store, *names: str) -> None:
    """Texts as an earlier program read them: without events."""
    records = (msgspec.structs.replace(record(name), run=OTHER, events=()) for name in names)
    put(store, records)


def runs(store: Store) -> set[str]:
    return {found.record.run.version for found in store.found() if found.record.run}


def test_what_others_read_is_read_again(tmp_path: Path) -> None:
    store = Store(tmp_path / "news.db")
    old(store, "raid", "march")
    put(store, [record("talks")])
    assert rereading.stale(store.connection, pipeline().run) == 2
    assert store.count(layer="events", id=("raid", "march")) == 0
    assert store.reread().updated == 2
    assert rereading.stale(store.connection, pipeline().run) == 0
    assert {found.record.id: found.record for found in store.found()} == {
        name: record(name) for name in ("raid", "march", "talks")
    }
    assert store.reread().updated == 0
    assert store.reread(everything=True).updated == 3


def test_a_text_is_read_again_as_it_was_given(tmp_path: Path) -> None:
    """With its title, which the record has in its text, and what stood beside it."""
    store = Store(tmp_path / "news.db")
    given = Page(text=TEXTS["raid"], title="مقتل أربعة في سرت", url="https://a.example/1", extra={"n": 1})
    list(store.adding([Input("a", given, None)]))
    before = {found.record.id: found.line for found in store.found()}
    assert store.reread(everything=True).updated == 1
    assert {found.record.id: found.line for found in store.found()} == before


@pytest.mark.parametrize("keep", [True, False])
def test_html_is_read_again_with_its_anatomy(tmp_path: Path, *, keep: bool) -> None:
    assert EXAMPLES
    store = Store(tmp_path / "news.db")
    pages = [Input(path.name, page_of(path), None, path.read_bytes()) for path in EXAMPLES]
    list(store.adding(pages, keep=keep))
    before = {found.record.id: found.record for found in store.found()}
    assert store.reread(everything=True, workers=2).updated == len(EXAMPLES)
    assert {found.record.id: found.record for found in store.found()} == before


def test_other_settings_are_another_reading(tmp_path: Path) -> None:
    store = Store(tmp_path / "news.db")
    list(store.adding(inputs("raid", "march")))
    book = tmp_path / "own.codebook.yml"
    book.write_text(
        (Path(__file__).parents[2] / "examples/shutdowns.codebook.yml").read_text("utf-8"), "utf-8"
    )
    assert store.reread(own=Own(codebook=(str(book),))).updated == 2
    assert store.reread(own=Own(codebook=(str(book),))).updated == 0


def test_where_reading_fails_the_old_record_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(tmp_path / "news.db")
    old(store, "raid", "march")

    def fail(_self: object, page: Page) -> Record:
        if page.id == "raid":
            raise PageUnreadable("no text on the page")
        return record("march")

    monkeypatch.setattr("tawatur.pipeline.Pipeline.read", fail)
    again = store.reread()
    assert (again.updated, len(again.failed)) == (1, 1)
    found = store.article("raid")
    assert found is not None
    assert found.record.run == OTHER
    assert [failure.name for failure in store.failures()] == ["raid"]


def test_a_reading_that_was_stopped_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rereading, "MANY", 1)
    store = Store(tmp_path / "news.db")
    old(store, *TEXTS)
    steps = store.rereading()
    assert next(steps).outcome == "updated"
    steps.close()
    assert runs(store) == {"0.0.1", pipeline().run.version}
    assert store.reread().updated == len(TEXTS) - 1


def test_keys_that_a_new_reading_gives_again_are_not_removed(tmp_path: Path) -> None:
    store = Store(tmp_path / "news.db")
    put(store, [record("raid")])
    store.reread(everything=True)
    assert store.connection.execute("select count(*) from removals").fetchone() == (0,)
