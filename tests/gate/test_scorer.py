"""The scorer can tell: a record made of the gold is perfect, and each kind of harm lowers its own figure."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from tests.gate.acts import score_acts
from tests.gate.events import score_events
from tests.gate.layers import score_dates, score_places
from tests.gate.quoting import matched, quoted
from tests.gate.score import lines_of
from tests.gate.tally import Tally

Value = dict[str, Any]
GOLD = next(gold for gold in lines_of("gold.jsonl") if gold["id"] == "libya-airport")


def perfect(gold: Value) -> Value:
    """A record that says exactly what the gold says."""

    def cut(quote: Value) -> Value:
        start, end = quoted(gold["text"], quote)
        return {"start": start, "end": end}

    layers = {
        layer: [value | cut(value) | {"id": f"{layer}{i}"} for i, value in enumerate(gold[layer])]
        for layer in ("dates", "places")
    }
    return {
        **layers,
        "sources": [source | {"mentions": _mentions(gold, source["id"], cut)} for source in gold["sources"]],
        "sayings": [_saying(act, cut) for act in gold["acts"]],
        "events": [_event(event, cut, layers) for event in gold["events"]],
    }


def _mentions(gold: Value, source: str, cut: Callable[[Value], Value]) -> list[Value]:
    acts = [act for act in gold["acts"] if act["source"] == source and act["source_span"]]
    return [cut(act["source_span"]) for act in acts]


def _saying(act: Value, cut: Callable[[Value], Value]) -> Value:
    return act | {
        "cue": [cut(act["cue"])],
        "content": [*map(cut, act["content"])],
        "chain": [{"source": name, "scope": "clause"} for name in act["chain"]],
    }


def _event(event: Value, cut: Callable[[Value], Value], layers: dict[str, list[Value]]) -> Value:
    def reference(role: str, layer: str) -> str | None:
        if not event[role]:
            return None
        span = cut(event[role])
        inside = [
            value for value in layers[layer] if value["start"] < span["end"] and span["start"] < value["end"]
        ]
        return str(inside[0]["id"])

    spans = {role: [*map(cut, event[role])] for role in ("mentions", "actors", "recipients")}
    places = {"place": reference("place", "places"), "date": reference("date", "dates")}
    return event | spans | places | {"sayings": event["acts"], "trigger": spans["mentions"][0]}


def figures(record: Value) -> dict[str, float]:
    tally = Tally()
    acts = score_acts(GOLD, record, tally)
    score_events(GOLD, record, acts, tally)
    score_dates(GOLD, record, tally)
    score_places(GOLD, record, tally)
    return tally.figures()


def test_the_gold_itself_is_perfect() -> None:
    assert {name: figure for name, figure in figures(perfect(GOLD)).items() if figure != 1} == {}


def _drop(layer: str) -> Callable[[Value], object]:
    return lambda record: record[layer].pop(0)


def _spoil(layer: str, key: str, value: object) -> Callable[[Value], object]:
    return lambda record: record[layer][0].update({key: value})


HARM: dict[str, tuple[Callable[[Value], object], set[str]]] = {
    "a saying is missed": (_drop("sayings"), {"sayings by cue", "sayings with source and content"}),
    "a chain is cut": (_spoil("sayings", "chain", []), {"chain exact"}),
    "a claim is taken for a fact": (_spoil("sayings", "commitment", "denies"), {"commitment"}),
    "nobody says it": (_spoil("sayings", "source", None), {"source", "sayings with source and content"}),
    "the content is empty": (
        _spoil("sayings", "content", []),
        {"content", "sayings with source and content"},
    ),
    "an event is missed": (_drop("events"), {"events", "event mentions"}),
    "an event has another type": (_spoil("events", "type", "AGREE"), {"events", "event mentions"}),
    "an event did not happen": (_spoil("events", "factuality", "denied"), {"factuality"}),
    "nobody did it": (_spoil("events", "actors", []), {"event actors"}),
    "more were killed": (_spoil("events", "killed", 3), {"casualties"}),
    "a date is missed": (_drop("dates"), {"dates", "dates and their values"}),
    "a date is another": (_spoil("dates", "value", "2001"), {"dates and their values"}),
    "a place is elsewhere": (_spoil("places", "country", "LB"), {"places and their values"}),
}


@pytest.mark.parametrize("harm", HARM)
def test_harm_lowers_its_figures(harm: str) -> None:
    record = deepcopy(perfect(GOLD))
    spoil, lowered = HARM[harm]
    spoil(record)
    assert lowered <= {name for name, figure in figures(record).items() if figure < 1}


def test_the_best_pairs_are_made_first_and_nothing_is_paired_twice() -> None:
    worth = {("a", "x"): 0.5, ("a", "y"): 0.9, ("b", "y"): 0.8, ("b", "x"): 0.0}
    assert matched(["a", "b"], ["x", "y"], lambda one, other: worth[one, other]) == [(0, 1)]


def test_the_second_occurrence_may_overlap_the_first() -> None:
    assert quoted("aaa", {"t": "aa", "n": 2}) == (1, 3)
    with pytest.raises(ValueError, match="substring not found"):
        quoted("aaa", {"t": "aa", "n": 3})
