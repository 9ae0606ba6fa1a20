"""Scores sayings: cue, source, content, commitment and chain.

Sources have other ids in gold and record. They are paired by the places where they stand and by their
labels, and a chain is right when it names the paired sources in the same order, without page-level links.
"""

from __future__ import annotations

from typing import Any

from tests.gate.quoting import Span, close, likeness, matched, offsets, quoted
from tests.gate.tally import Tally

HALF = 0.5
Value = dict[str, Any]
ActMap = dict[str, str]


class Sources:
    """Which source of the record is which of the gold."""

    def __init__(self, gold: Value, record: Value) -> None:
        self._gold_spans = _gold_spans(gold)
        self._gold_labels = {source["id"]: source["label"] for source in gold["sources"]}
        self._spans = {source["id"]: [*map(offsets, source["mentions"])] for source in record["sources"]}
        self._labels = {source["id"]: source["label"] for source in record["sources"]}
        theirs = [name for name in self._gold_labels if name != "S0"]
        ours = [name for name in self._labels if name != "S0"]
        self._twins = {theirs[i]: ours[j] for i, j in matched(theirs, ours, self._likeness)} | {"S0": "S0"}

    def same(self, gold: str, system: str | None) -> bool:
        """Whether the gold's source `gold` is the record's source `system`."""
        return gold in self._twins and self._twins[gold] == system

    def _likeness(self, gold: str, system: str) -> float:
        met = sum(
            any(close([span], [other]) for other in self._spans[system]) for span in self._spans_of(gold)
        )
        words, others = set(self._gold_labels[gold].split()), set(self._labels[system].split())
        shared = len(words & others) / len(words | others) if words | others else 0.0
        return met + HALF * (shared >= HALF)

    def _spans_of(self, gold: str) -> list[Span]:
        return self._gold_spans.get(gold, [])


def _gold_spans(gold: Value) -> dict[str, list[Span]]:
    spans: dict[str, list[Span]] = {}
    for act in gold["acts"]:
        if act["source"] and act["source_span"]:
            spans.setdefault(act["source"], []).append(quoted(gold["text"], act["source_span"]))
    return spans


def score_acts(gold: Value, record: Value, tally: Tally) -> ActMap:
    """Add one article's sayings to `tally`; returns the gold act of each matched saying."""
    acts, sayings, text = gold["acts"], record["sayings"], gold["text"]
    pairs = matched(
        acts, sayings, lambda act, saying: close([quoted(text, act["cue"])], map(offsets, saying["cue"]))
    )
    tally.found("sayings by cue", len(pairs), len(acts), len(sayings))
    sources = Sources(gold, record)
    sourced = [_score_pair(acts[i], sayings[j], text, sources, tally) for i, j in pairs]
    tally.found("sayings with source and content", sum(sourced), len(acts), len(sayings))
    types = {source["id"]: source["type"] for source in gold["sources"]}
    ours = {source["id"]: source["type"] for source in record["sources"]}
    for i, j in pairs:
        if acts[i]["source"] in types:
            verdict = types[acts[i]["source"]] == ours.get(sayings[j]["source"])
            tally.right("source type", verdict=verdict)
    return {sayings[j]["id"]: acts[i]["id"] for i, j in pairs}


def _score_pair(act: Value, saying: Value, text: str, sources: Sources, tally: Tally) -> bool:
    content = [quoted(text, span) for span in act["content"]]
    said = not content or likeness(content, map(offsets, saying["content"])) >= HALF
    ends = {name for name in (act["source"], *act["chain"]) if name}
    named = not act["source"] or any(sources.same(name, saying["source"]) for name in ends)
    chain = [link["source"] for link in saying["chain"] if link["scope"] != "page"]
    exact = len(chain) == len(act["chain"]) and all(map(sources.same, act["chain"], chain))
    tally.right("commitment", verdict=act["commitment"] == saying["commitment"])
    tally.right("chain exact", verdict=exact)
    if content:
        tally.right("content", verdict=said)
    if act["source"]:
        tally.right("source", verdict=named)
    if len(act["chain"]) > 1:
        tally.right("chain exact, two links or more", verdict=exact)
    return said and named
