"""The gold holds together: what it quotes stands there, and what it names exists."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

import pytest

from tawatur.model.record import (
    BlockRole,
    Commitment,
    EventType,
    Factuality,
    Form,
    PlaceKind,
    Resolution,
    SourceType,
)
from tests.gate.quoting import overlap, quoted
from tests.gate.score import EXAMPLES, lines_of

Value = dict[str, Any]
GOLD = {gold["id"]: gold for gold in lines_of("gold.jsonl")}
PAGES = {page["id"]: page for page in lines_of("pages.jsonl")}
articles = pytest.mark.parametrize("gold", GOLD.values(), ids=list(GOLD))
pages = pytest.mark.parametrize("page", PAGES.values(), ids=list(PAGES))


def quotes(gold: Value) -> Iterator[Value]:
    for act in gold["acts"]:
        yield from filter(None, (act["cue"], act["source_span"], *act["content"]))
    for event in gold["events"]:
        yield from filter(None, (event["place"], event["date"]))
        yield from (*event["mentions"], *event["actors"], *event["recipients"])
    yield from (*gold["dates"], *gold["places"])


@articles
def test_what_is_quoted_stands_in_the_text(gold: Value) -> None:
    spans = [quoted(gold["text"], quote) for quote in quotes(gold)]
    assert all(0 <= start < end <= len(gold["text"]) for start, end in spans)


@articles
def test_every_source_and_act_that_is_named_exists(gold: Value) -> None:
    sources = {source["id"] for source in gold["sources"]} | {"S0"}
    acts = {act["id"] for act in gold["acts"]}
    for act in gold["acts"]:
        assert {*act["chain"], act["source"] or "S0"} <= sources
        assert act["parent"] is None or act["parent"] in acts - {act["id"]}
        assert not act["chain"] or act["chain"][0] == act["source"], "the source is the origin"
    assert {name for event in gold["events"] for name in event["acts"]} <= acts


@articles
def test_a_child_stands_inside_its_parent_and_continues_its_chain(gold: Value) -> None:
    acts = {act["id"]: act for act in gold["acts"]}
    for act in filter(lambda act: act["parent"], gold["acts"]):
        parent, cue = acts[act["parent"]], quoted(gold["text"], act["cue"])
        assert any(overlap(cue, quoted(gold["text"], span)) > 0 for span in parent["content"])
        assert act["chain"][-len(parent["chain"]) :] == parent["chain"]


@articles
def test_places_and_dates_of_events_are_places_and_dates(gold: Value) -> None:
    for event in gold["events"]:
        for role, layer in (("place", "places"), ("date", "dates")):
            if event[role]:
                span = quoted(gold["text"], event[role])
                assert any(overlap(span, quoted(gold["text"], value)) > 0 for value in gold[layer])


@articles
def test_every_label_is_one_of_the_record(gold: Value) -> None:
    assert {source["type"] for source in gold["sources"]} <= {*get_args(SourceType)}
    assert {place["kind"] for place in gold["places"]} <= {*get_args(PlaceKind)}
    for key, labels in (("resolution", Resolution), ("commitment", Commitment), ("form", Form)):
        assert {act[key] for act in gold["acts"]} <= {*get_args(labels)}
    for key, labels in (("type", EventType), ("factuality", Factuality)):
        assert {event[key] for event in gold["events"]} <= {*get_args(labels)}


def test_all_sixteen_types_of_event_occur() -> None:
    assert {event["type"] for gold in GOLD.values() for event in gold["events"]} == {*get_args(EventType)}


@articles
def test_the_text_is_that_of_the_page(gold: Value) -> None:
    given = {item["id"]: f"{item['title']}\n\n{item['text']}" for item in lines_of("wire.jsonl")}
    text = given.get(gold["id"]) or (EXAMPLES / f"{gold['id']}.txt").read_text(encoding="utf-8")
    assert gold["text"] == text


@pages
def test_furniture_is_no_part_of_the_body(page: Value) -> None:
    assert {*page["furniture"]} <= {*get_args(BlockRole)}
    assert [line for lines in page["furniture"].values() for line in lines if line in page["body"]] == []
