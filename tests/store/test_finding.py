"""Finding: every facet lets through what it says and nothing else; a list goes on where it ended."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.model.errors import QueryError, StoreError
from tawatur.store import LAYERS, Filter, Layer, Store
from tawatur.store.filters import OF_EVENTS, SINGLE
from tests.store.making import TEXTS, inputs, made, many, put


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with made(tmp_path_factory.mktemp("store") / "news.db") as store:
        yield store


def ids(store: Store, **facets: Any) -> set[str]:
    return {found.record.id for found in store.search(**facets).found}


def triggers(store: Store, **facets: Any) -> set[str]:
    return {
        found.record.text[event.trigger.start : event.trigger.end]
        for found in store.search(layer="events", **facets).found
        for _key, event in found.events
    }


def test_nothing_asked_for_is_everything(store: Store) -> None:
    assert ids(store) == set(TEXTS)
    assert store.count() == len(TEXTS)
    for layer in LAYERS:
        assert store.count(layer=layer) == len(store.search(layer=layer, limit=1000).found)


@pytest.mark.parametrize(
    ("facets", "wanted"),
    [
        ({"text": "القصف"}, {"raid"}),
        ({"text": "القوات"}, {"raid", "arrest"}),
        ({"text": "قوات -العراقية"}, {"raid"}),
        ({"text": "سرت OR صفاقس"}, {"raid", "march"}),
        ({"text": '"قصف مدفعي" سرت'}, {"raid"}),
        ({"type": ("PROTEST",)}, {"march"}),
        ({"type": ("PROTEST", "CONSULT")}, {"march", "talks"}),
        ({"country": ("LY",)}, {"raid"}),
        ({"country": ("ly", "tn")}, {"raid", "march"}),
        ({"place": ("سرت",)}, {"raid"}),
        ({"place": ("sfax",)}, {"march"}),
        ({"place": ("2467454",)}, {"march"}),
        ({"outlet": ("echorouk",)}, set(TEXTS)),
        ({"outlet": ("الشروق أونلاين",)}, set(TEXTS)),
        ({"outlet": ("bbc",)}, set()),
        ({"id": ("raid",)}, {"raid"}),
        ({"commitment": ("denies",)}, {"raid"}),
        ({"source_type": ("eyewitness",)}, {"march"}),
        ({"source_type": ("anonymous_sources",), "type": ("COERCE",)}, {"arrest"}),
        ({"source_type": ("eyewitness",), "type": ("COERCE",)}, set()),
        ({"party": ("EGY",)}, {"talks"}),
        ({"party": ("المدنيين",)}, {"raid"}),
        ({"actor": ("قوات الأمن",)}, {"arrest"}),
        ({"recipient": ("قوات الأمن",)}, set()),
        ({"since": "2021-05-10"}, set()),
        ({"until": "2021-05"}, set(TEXTS)),
        ({"since": "2022"}, set()),
        ({"factuality": ("denied",)}, set()),
        ({"type": ("protest",)}, {"march"}),
        ({"source_type": ("media_outlet",)}, set()),
        ({"published_since": "2021-05-09", "published_until": "2021-05-09"}, set(TEXTS)),
        ({"published_since": "2021-05-10"}, set()),
        ({"published_until": "2021-04"}, set()),
        ({"published_since": "2021", "type": ("PROTEST",)}, {"march"}),
    ],
)
def test_a_facet_lets_through_what_it_says(store: Store, facets: dict[str, Any], wanted: set[str]) -> None:
    assert ids(store, **facets) == wanted
    assert store.count(**facets) == len(wanted)
    assert {found.record.id for found in store.found(**facets)} == wanted


def test_facets_of_events_hold_for_one_event(store: Store) -> None:
    assert "مقتل" in triggers(store, text="سرت", type=("ASSAULT",))
    assert triggers(store, type=("ASSAULT",), country=("TN",)) == triggers(
        store, type=("ASSAULT",), place=("صفاقس",)
    )


def test_an_article_comes_with_those_of_its_events_that_were_asked_for(store: Store) -> None:
    (found,) = store.search(type=("PROTEST",)).found
    assert {event.type for _key, event in found.events} == {"PROTEST"}
    assert len(found.record.events) > len(found.events)


def test_what_is_found_is_marked_in_the_published_text(store: Store) -> None:
    (found,) = store.search(text="مدنيين").found
    assert [found.record.text[span.start : span.end] for span in found.highlights] == ["مدنيين"]


@pytest.mark.parametrize(
    "facets",
    [
        {"type": ("WAR",)},
        {"country": ("Libya",)},
        {"since": "yesterday"},
        {"until": "2021-13-01"},
        {"published_since": "last week"},
        {"since": "2021-02-30"},
        {"factuality": ("true",)},
        {"commitment": ("lies",)},
        {"source_type": ("cat",)},
        {"text": "!!"},
    ],
)
def test_a_value_that_cannot_be_is_refused(store: Store, facets: dict[str, Any]) -> None:
    with pytest.raises(QueryError):
        store.search(**facets)


def test_an_article_without_a_day_is_of_no_days_of_publication(tmp_path: Path) -> None:
    store = Store(tmp_path / "news.db")
    list(store.adding([*inputs("raid", published=None), *inputs("march", published="2021-05-12")]))
    assert ids(store, published_since="1900") == {"march"}
    assert ids(store, published_until="2021-05-12") == {"march"}
    for layer in LAYERS:
        found = store.search(layer=layer, published_since="2021-05-10", published_until="2021-05-16").found
        assert {one.record.id for one in found} == {"march"}


def test_pages_of_a_list_are_the_list(tmp_path: Path) -> None:
    store = Store(tmp_path / "news.db")
    put(store, many(57))
    for layer in LAYERS:
        whole = [row(found, layer) for found in store.search(layer=layer, limit=1000).found]
        assert walked(store, layer) == whole
        assert len(set(whole)) == len(whole) == store.count(layer=layer)


def walked(store: Store, layer: Layer) -> list[str]:
    rows: list[str] = []
    after = None
    while True:
        listed = store.search(layer=layer, limit=10, after=after)
        rows += [row(found, layer) for found in listed.found]
        after = listed.next
        if after is None:
            return rows


def row(found: Any, layer: Layer) -> str:
    keys = {
        "articles": [found.record.id],
        "events": [k for k, _ in found.events],
        "sayings": [k for k, _ in found.sayings],
    }
    (only,) = keys[layer]
    return str(only)


def test_a_list_without_days_goes_on_too(tmp_path: Path) -> None:
    store = Store(tmp_path / "news.db")
    put(store, (msgspec.structs.replace(one, published=None) for one in many(25)))
    assert len(walked(store, "articles")) == 25
    assert len(walked(store, "events")) == store.count(layer="events")


def test_events_and_sayings_are_found_by_their_keys(store: Store) -> None:
    for layer in ("events", "sayings"):
        for found in store.search(layer=layer, limit=1000).found:
            (key, value), *_ = found.events or found.sayings
            again = store.part(key)
            assert again is not None
            assert (again.events or again.sayings) == ((key, value),)
    assert store.part("0000") is None
    assert store.article("0000") is None


def test_keys_depend_on_nothing_but_the_content(store: Store, tmp_path: Path) -> None:
    other = made(tmp_path / "other.db", tuple(reversed(TEXTS)))
    keys = [{k for found in s.found() for k, _ in (*found.events, *found.sayings)} for s in (store, other)]
    assert keys[0] == keys[1]


def test_counts_by_facet_are_those_of_the_filter(store: Store) -> None:
    counted = dict(store.facets("type"))
    assert counted == {kind: store.count(layer="events", type=(kind,)) for kind in counted}
    assert dict(store.facets("country", type=("PROTEST",))) == {"TN": 1}
    with pytest.raises(QueryError, match="no such facet"):
        store.facets("colour")


ODD = st.sampled_from(
    [
        "NEAR(",
        '"x',
        "col:abc",
        "*",
        "a AND",
        "'); drop table articles; --",
        "{words}",
        "^x",
        "قصف\0",
        "%",
        "_",
        "x\ud800",
    ]
) | st.text(max_size=20)


@settings(max_examples=150)
@given(st.data())
def test_nothing_that_is_asked_is_sql(store: Store, data: st.DataObject) -> None:
    """Whatever stands in a filter: an answer or a QueryError, and the store stays as it is."""
    names = [name for name in Filter.__struct_fields__ if name not in SINGLE]
    given: dict[str, Any] = {
        name: (data.draw(ODD),) for name in data.draw(st.sets(st.sampled_from(names), max_size=3))
    }
    given |= {
        name: data.draw(ODD) for name in data.draw(st.sets(st.sampled_from(sorted(SINGLE)), max_size=2))
    }
    layer = data.draw(st.sampled_from(LAYERS))
    try:
        store.search(layer=layer, after=data.draw(st.none() | ODD), **given)
        store.count(layer=layer, **given)
        list(store.found(**given))
    except QueryError:
        pass
    assert store.count() == len(TEXTS)


def test_every_facet_is_tested_for_sql() -> None:
    assert set(OF_EVENTS) <= set(Filter.__struct_fields__)


def test_a_reader_cannot_write(store: Store) -> None:
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        store.connection.execute("delete from articles")


def test_no_store_is_said_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"no such store; `tawatur add PATH… --store .*none.db` makes one"):
        Store(tmp_path / "none.db").search()


@pytest.mark.parametrize(
    "facets",
    [
        {"id": "x\ud800"},
        {"mode": "\udcff"},
        {"colour": "red"},
        {"type": 5},
        {"text": 5},
    ],
)
def test_what_no_store_can_have_is_refused_by_name(store: Store, facets: dict[str, Any]) -> None:
    with pytest.raises(QueryError):
        store.count(**facets)
    with pytest.raises(QueryError, match="half a character"):
        store.article("\udcff")


def test_one_value_stands_for_itself(store: Store) -> None:
    assert (
        ids(store, type="PROTEST")
        == ids(store, type=["PROTEST"])
        == ids(store, type=("PROTEST",))
        == {"march"}
    )
