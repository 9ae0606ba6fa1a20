"""Scores events: type where they stand, mode, factuality, who did it to whom, casualties, who says so."""

from __future__ import annotations

from typing import Any

from tests.gate.acts import ActMap
from tests.gate.quoting import Span, close, matched, offsets, overlap, quoted, rough_sentences
from tests.gate.tally import Tally

Value = dict[str, Any]
SAME_SENTENCE = 0.5
"""What an event of the right type in the right sentence is worth, where no trigger is touched."""


class Page:
    """The gold's and the record's events of one article, with the spans of their triggers."""

    def __init__(self, gold: Value, record: Value) -> None:
        self.text: str = gold["text"]
        self.gold: list[Value] = gold["events"]
        self.system: list[Value] = record["events"]
        self.record = record
        self._sentences = rough_sentences(self.text)

    def triggers(self, event: Value) -> list[Span]:
        """Every mention of a gold event or of the record's."""
        return [
            offsets(span) if "start" in span else quoted(self.text, span)
            for span in event["mentions"] or [event["trigger"]]
        ]

    def homes(self, event: Value) -> set[int]:
        """The sentences in which an event is mentioned."""
        return {
            index
            for index, (start, end) in enumerate(self._sentences)
            for trigger in self.triggers(event)
            if start <= trigger[0] < end
        }

    def typed_homes(self, events: list[Value]) -> set[tuple[str, int]]:
        """Each type with each sentence in which an event of it is mentioned."""
        return {(event["type"], home) for event in events for home in self.homes(event)}

    def worth(self, gold: Value, system: Value) -> float:
        """How well an event of the record fits one of the gold; 0 where the types differ."""
        if gold["type"] != system["type"]:
            return 0.0
        others = self.triggers(system)
        touching = sum(any(overlap(one, other) > 0 for other in others) for one in self.triggers(gold))
        return 1.0 + touching if touching else SAME_SENTENCE * bool(self.homes(gold) & self.homes(system))


def score_events(gold: Value, record: Value, acts: ActMap, tally: Tally) -> None:
    """Add one article's events to `tally`; `acts` are the gold acts by the record's saying."""
    page = Page(gold, record)
    pairs = matched(page.gold, page.system, page.worth)
    tally.found("events", len(pairs), len(page.gold), len(page.system))
    theirs, ours = page.typed_homes(page.gold), page.typed_homes(page.system)
    tally.found("event mentions", len(theirs & ours), len(theirs), len(ours))
    for i, j in pairs:
        _score_values(page.gold[i], page.system[j], tally)
        _score_roles(page, page.gold[i], page.system[j], tally)
        _score_places(page, page.gold[i], page.system[j], tally)
        said = {acts.get(saying, saying) for saying in page.system[j]["sayings"]}
        tally.found(
            "event sayings", len(said & {*page.gold[i]["acts"]}), len(page.gold[i]["acts"]), len(said)
        )


def _score_values(gold: Value, system: Value, tally: Tally) -> None:
    tally.right("factuality", verdict=gold["factuality"] == system["factuality"])
    if gold["mode"]:
        tally.right("mode", verdict=gold["mode"] == system["mode"])
    for count in ("killed", "injured"):
        if gold[count] is not None or system[count] is not None:
            tally.right("casualties", verdict=gold[count] == system[count])


def _score_roles(page: Page, gold: Value, system: Value, tally: Tally) -> None:
    for role in ("actors", "recipients"):
        theirs = [quoted(page.text, span) for span in gold[role]]
        ours = [*map(offsets, system[role])]
        pairs = matched(theirs, ours, lambda one, other: close([one], [other]))
        tally.found(f"event {role}", len(pairs), len(theirs), len(ours))


def _score_places(page: Page, gold: Value, system: Value, tally: Tally) -> None:
    for role, layer in (("place", "places"), ("date", "dates")):
        if gold[role]:
            by_id = {value["id"]: offsets(value) for value in page.record[layer]}
            span = by_id.get(system[role], (0, 0))
            tally.right(f"event {role}", verdict=overlap(span, quoted(page.text, gold[role])) > 0)
