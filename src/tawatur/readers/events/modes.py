"""Modes: what the trigger says itself, else what the weapons and other words around it say."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from tawatur.model.record import Span
from tawatur.readers.events.triggers import Heard, Told, Trigger

PREFIX = "MODE_"
REACH_BEFORE, REACH_AFTER = 8, 12
# What is named outright outweighs what it may be done with: a suicide attack uses explosives as well.
_STRONGEST_FIRST = (
    "suicide-attack", "unconventional", "drone", "aerial", "crowd-control", "targeted", "explosives",
    "heavy-weapons", "firearms", "primitive",
)  # fmt: skip
_SAYS_NOTHING = frozenset({None, "heavy-weapons", "explosives", "firearms", "aerial"})
# A raid is flown by whatever flies: only what flies without a crew, or what is dropped, says more.
_SAYS_MORE = {"aerial": ("drone", "unconventional")}


def mode_of(heard: Heard, trigger: Trigger) -> tuple[str | None, Span | None]:
    """The trigger's mode, and the word that gave it where that is another."""
    if trigger.type != "ASSAULT" or trigger.mode not in _SAYS_NOTHING:
        return trigger.mode, None
    told = _told(heard, trigger)
    candidates = _SAYS_MORE.get(trigger.mode or "", _STRONGEST_FIRST)
    mode = next((mode for mode in candidates if mode in told), None) if told else None
    if mode is None or (trigger.mode is not None and _weaker(mode, trigger.mode)):
        return trigger.mode, None
    return mode, told[mode]


def _weaker(mode: str, own: str) -> bool:
    return _STRONGEST_FIRST.index(mode) >= _STRONGEST_FIRST.index(own)


def _told(heard: Heard, trigger: Trigger) -> dict[str, Span]:
    """Modes told near the trigger, each with its first word."""
    first = max(0, trigger.first - REACH_BEFORE)
    last = min(len(heard.words), trigger.last + 1 + REACH_AFTER)
    told: dict[str, Span] = {}
    for at, facts in enumerate(heard.facts[first:last], first):
        if facts.modes:
            for name in facts.modes:
                told.setdefault(_mode(name), Span(heard.words[at].start, heard.words[at].end))
    for phrase in _beginning(heard.phrases, first, last) if heard.phrases else ():
        span = Span(heard.words[phrase.first].start, heard.words[phrase.last].end)
        told.update({_mode(name): span for name in phrase.classes if name.startswith(PREFIX)})
    return told


def _beginning(phrases: Sequence[Told], first: int, end: int) -> Sequence[Told]:
    """The phrases that begin from word `first` to before word `end`."""
    low = bisect_left(phrases, first, key=lambda phrase: phrase.first)
    return phrases[low : bisect_left(phrases, end, key=lambda phrase: phrase.first)]


def _mode(name: str) -> str:
    return name.removeprefix(PREFIX).lower().replace("_", "-")
