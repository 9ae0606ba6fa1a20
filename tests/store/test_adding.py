"""Adding: the same again is nothing new, a changed page is a version, what fails is named and noted."""

from __future__ import annotations

import gzip
import json
import zlib
from collections import Counter
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tawatur.batch import read_all
from tawatur.intake import Input, open_inputs
from tawatur.model.errors import InputError
from tawatur.model.reading import Page, Reading
from tawatur.model.record import Record
from tawatur.store import Store
from tawatur.store import adding as adding_module
from tawatur.store.store import tally
from tests.store.making import TEXTS, inputs, lines, made, many, page, put, record

ROWS = [
    {"id": name, "text": text, "published": "2021-05-09", "outlet": "echorouk", "n": number}
    for number, (name, text) in enumerate(TEXTS.items())
]
TABLES = (
    "articles",
    "records",
    "mentions",
    "dates",
    "places",
    "sources",
    "sayings",
    "links",
    "events",
    "participants",
)


def dump(store: Store) -> dict[str, bytes]:
    return {found.record.id: found.line for found in store.found()}


def counts(store: Store) -> dict[str, int]:
    return {
        table: store.connection.execute(f"select count(*) from {table}").fetchone()[0] for table in TABLES
    }


def test_what_is_added_is_what_read_gives(tmp_path: Path) -> None:
    path = lines(tmp_path / "a.jsonl", ROWS)
    store = Store(tmp_path / "news.db")
    assert store.add([path]).new == len(ROWS)
    read = [
        msgspec.json.decode(output.record or b"", type=Record)
        for output in read_all(open_inputs([str(path)]))
    ]
    assert {r.id: r for r in read} == {found.record.id: found.record for found in store.found()}


@pytest.mark.parametrize("workers", [1, 4])
def test_the_same_again_in_another_order_is_nothing_new(tmp_path: Path, workers: int) -> None:
    store = Store(tmp_path / "news.db")
    store.add([lines(tmp_path / "a.jsonl", ROWS)])
    before, rows = dump(store), counts(store)
    for number, order in enumerate((ROWS, ROWS[::-1], ROWS[2:] + ROWS[:2])):
        added = store.add([lines(tmp_path / f"{number}.jsonl", order)], workers=workers)
        assert (added.new, added.version, added.updated, added.known) == (0, 0, 0, len(ROWS))
    assert (dump(store), counts(store)) == (before, rows)


def test_any_number_of_workers_writes_the_same(tmp_path: Path) -> None:
    path = lines(tmp_path / "a.jsonl", [{**row, "id": f"{n}-{row['id']}"} for n in range(20) for row in ROWS])
    one, four = Store(tmp_path / "one.db"), Store(tmp_path / "four.db")
    one.add([path])
    four.add([path], workers=4)
    assert dump(one) == dump(four)
    order = "select id from articles order by article"
    assert one.connection.execute(order).fetchall() == four.connection.execute(order).fetchall()


def test_the_same_twice_in_one_run_is_one(tmp_path: Path) -> None:
    store = Store(tmp_path / "news.db")
    added = store.add([lines(tmp_path / "a.jsonl", [*ROWS, *ROWS])])
    assert (added.new, added.known) == (len(ROWS), len(ROWS))


def test_a_changed_page_is_a_new_version_and_the_old_one_is_kept(tmp_path: Path) -> None:
    store = made(tmp_path / "news.db")
    old = store.article("raid")
    changed = TEXTS["raid"].replace("أربعة", "سبعة")
    (step,) = store.adding([Input("raid.txt", page("raid", text=changed), None)])
    assert step.outcome == "version"
    now = store.article("raid")
    assert now is not None
    assert old is not None
    assert "سبعة" in now.record.text
    assert store.article("raid", old.record.sha256) == old
    assert [current for _sha, current, *_ in store.versions("raid")] == [False, True]
    assert store.count() == len(TEXTS)
    assert store.count(text="أربعة") == 0
    assert store.count(text="سبعة") == 1
    assert store.count(layer="events", id="raid") == len(now.record.events)


def test_an_older_page_that_comes_late_is_kept_behind(tmp_path: Path) -> None:
    store = Store(tmp_path / "news.db")
    first = page("raid", fetched_at="2021-05-10T10:00:00Z")
    older = page("raid", text=TEXTS["raid"].replace("أربعة", "ثلاثة"), fetched_at="2021-05-09T10:00:00Z")
    steps = list(store.adding([Input("new", first, None), Input("old", older, None)]))
    assert [step.outcome for step in steps] == ["new", "version"]
    assert store.count(text="أربعة") == 1
    assert store.count(text="ثلاثة") == 0


def test_what_is_known_later_is_read_anew(tmp_path: Path) -> None:
    store = Store(tmp_path / "news.db")
    steps = list(store.adding([*inputs("raid", published=None), *inputs("raid"), *inputs("raid")]))
    assert [step.outcome for step in steps] == ["new", "updated", "known"]
    found = store.article("raid")
    assert found is not None
    assert found.record == record("raid")
    assert store.count() == 1


def test_two_outlets_with_one_text_and_no_id_are_not_melted(tmp_path: Path) -> None:
    store = Store(tmp_path / "news.db")
    pages = [Page(text=TEXTS["raid"], outlet=outlet) for outlet in ("echorouk", "hespress")]
    added = tally(store.adding([Input(f"{n}.txt", one, None) for n, one in enumerate(pages)]))
    assert added.new == 1
    (failed,) = added.failed
    assert failed.error is not None
    assert "1.txt: the same text as article" in failed.error
    assert "give each `id` or `url`" in failed.error


def test_what_fails_is_named_and_noted_until_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "pages"
    path.mkdir()
    (path / "good.txt").write_text(TEXTS["raid"], encoding="utf-8")
    (path / "later.txt").write_text("", encoding="utf-8")
    store = Store(tmp_path / "news.db")
    added = store.add([path])
    assert (added.new, [Path(step.name).name for step in added.failed]) == (1, ["later.txt"])
    assert [failure.error for failure in store.failures()] == [f"{path / 'later.txt'}: empty"]
    (path / "later.txt").write_text(TEXTS["march"], encoding="utf-8")
    assert store.add([path]).new == 1
    assert store.failures() == []


@pytest.mark.parametrize(("reader", "articles"), [("page.PageReader", 0), ("dates.DatesReader", 1)])
def test_an_input_on_which_a_reader_failed_is_read_again_when_it_is_added_again(
    tmp_path: Path, reader: str, articles: int
) -> None:
    path = tmp_path / "raid.html"
    path.write_text(f"<!doctype html><body><h1>خبر</h1><p>{TEXTS['raid']}</p></body>", encoding="utf-8")
    store = Store(tmp_path / "news.db")

    def fail(_self: object, _reading: Reading) -> Reading:
        raise ImportError("half of a package is missing")

    with pytest.MonkeyPatch.context() as broken:
        broken.setattr(f"tawatur.readers.{reader}.read", fail)
        for _ in range(2):
            (failed,) = store.add([path]).failed
            assert "half of a package is missing" in str(failed.error)
            assert store.count() == articles
            assert [failure.name for failure in store.failures()] == [str(path)]
    added = store.add([path])
    assert (added.new + added.updated, added.failed) == (1, ())
    assert store.failures() == []
    (found,) = store.found()
    assert found.record.faults == ()
    assert store.count(text="القصف") == 1
    assert store.add([path]).known == 1


def test_a_name_that_is_no_text_does_not_stop_a_run(tmp_path: Path) -> None:
    store = Store(tmp_path / "news.db")
    steps = list(
        store.adding(
            [
                Input("a\udcff.txt", page("raid"), None),
                Input("b\udcff.txt", None, InputError("b\udcff.txt: empty")),
            ]
        )
    )
    assert [step.outcome for step in steps] == ["new", "failed"]
    assert [failure.name for failure in store.failures()] == ["b\\udcff.txt"]


def test_a_step_is_told_when_it_is_committed(tmp_path: Path) -> None:
    store, other = Store(tmp_path / "news.db"), Store(tmp_path / "news.db")
    for step in store.adding(inputs(*TEXTS)):
        assert other.article(Path(step.name).stem) is not None


def test_known_inputs_do_not_gather(tmp_path: Path) -> None:
    """A run over what is there already holds a batch of inputs at most."""
    store = made(tmp_path / "news.db", ["raid"])
    list(store.adding(inputs("raid")))
    taken = told = most = 0

    def endless() -> Any:
        nonlocal taken
        for _ in range(500):
            taken += 1
            yield inputs("raid")[0]

    for _step in store.adding(endless()):
        told += 1
        most = max(most, taken - told)
    assert told == 500
    assert most < 2 * adding_module.MANY


def test_bytes_are_kept_when_asked(tmp_path: Path) -> None:
    store = Store(tmp_path / "news.db")
    data = TEXTS["raid"].encode()
    one = Input("raid.txt", page("raid", sha256="ab"), None, data)
    list(store.adding([one], keep=True))
    ((sha256, size, packed),) = store.connection.execute("select sha256, size, bytes from pages")
    assert (sha256, size, zlib.decompress(packed)) == ("ab", len(data), data)


def test_what_would_be_added_is_told_without_writing(tmp_path: Path) -> None:
    store = Store(tmp_path / "news.db")
    assert [step.outcome for step in store.looking(inputs("raid"))] == ["new"]
    assert not store.path.exists()
    list(store.adding(inputs("raid")))
    bad = Input("bad", None, InputError("bad: empty"))
    looked = [step.outcome for step in store.looking([*inputs("raid", "march"), bad])]
    assert looked == ["known", "new", "failed"]


def test_compressed_lines_are_added(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress("\n".join(json.dumps(row) for row in ROWS).encode()))
    assert Store(tmp_path / "news.db").add([path]).new == len(ROWS)


def test_what_was_removed_stays_out_until_it_is_restored(tmp_path: Path) -> None:
    store = Store(tmp_path / "news.db")
    list(store.adding(inputs(*TEXTS)))
    keys = {key for found in store.found(id="raid") for key, _ in (*found.events, *found.sayings)}
    assert store.remove("raid", "asked for by the family") == 1
    assert store.article("raid") is None
    assert store.count(text="سرت") == 0
    removed = store.connection.execute("select layer, key, reason from removals").fetchall()
    assert {key for layer, key, _ in removed if layer != "article"} == keys
    assert ("article", "raid", "asked for by the family") in removed
    assert Counter(step.outcome for step in store.adding(inputs(*TEXTS))) == {"known": 3, "removed": 1}
    store.restore("raid")
    assert [step.outcome for step in store.adding(inputs("raid"))] == ["new"]
    assert store.connection.execute("select count(*) from removals").fetchone() == (0,)
    assert {key for found in store.found(id="raid") for key, _ in (*found.events, *found.sayings)} == keys


def test_every_row_is_gone_with_its_article(tmp_path: Path) -> None:
    store = made(tmp_path / "news.db")
    for name in TEXTS:
        store.remove(name)
    assert set(counts(store).values()) == {0}
    for table in ("fulltext", "names"):
        rows = store.connection.execute(
            f"select count(*) from {table} where {table} match 'words : a* OR stems : ا*'"
        )
        assert rows.fetchone() == (0,)


def test_the_tables_say_what_the_record_says(tmp_path: Path) -> None:
    store = Store(tmp_path / "news.db")
    put(store, many(40))
    for found in store.found():
        one = found.record
        (article, headline) = store.connection.execute(
            "select article, headline from articles where id = ?", (one.id,)
        ).fetchone()
        layers: dict[str, tuple[Any, ...]] = {
            "mentions": one.mentions, "dates": one.dates, "places": one.places, "sources": one.sources,
            "sayings": one.sayings, "events": one.events,
        }  # fmt: skip
        for table, values in layers.items():
            rows = store.connection.execute(f"select id from {table} where article = ?", (article,))
            assert {ident for (ident,) in rows} == {value.id for value in values}
        told = store.connection.execute(
            "select e.id, y.id from tellings join events e using (event) join sayings y using (saying) "
            "where e.article = ?",
            (article,),
        )
        assert set(told) == {(event.id, saying) for event in one.events for saying in event.sayings}
        parties = store.connection.execute(
            "select e.id, role, p.name, p.code from participants p join events e using (event) "
            "where e.article = ?",
            (article,),
        )
        assert Counter(parties) == Counter(
            (event.id, role, party.name, party.code)
            for event in one.events
            for role, parties in (("actor", event.actors), ("recipient", event.recipients))
            for party in parties
        )
        assert headline is None or headline in one.text
