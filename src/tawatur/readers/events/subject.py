"""Subjects that are none of ours: sport, culture, business, accidents and disasters."""

from __future__ import annotations

from tawatur.readers.events.triggers import Heard, Trigger

ENOUGH = 2
_NO_WEAPON = frozenset({"MODE_AERIAL", "MODE_CROWD_CONTROL"})
_ELSEWHERE = ("SPORT_WORD",)


def is_elsewhere(heard: Heard, trigger: Trigger) -> bool:
    """Whether the trigger's sentence is about something that PLOVER does not code."""
    counts = {name: _count(heard, name) for name in _ELSEWHERE}
    if any(count >= ENOUGH for count in counts.values()):
        return True
    return _is_casualty(trigger) and _count(heard, "ACCIDENT_WORD") > 0 and not _armed(heard)


def _armed(heard: Heard) -> bool:
    return any(
        name not in _NO_WEAPON and not any("accident" in sense.values for sense in facts.senses)
        for facts in heard.facts
        for name in facts.modes
    )


def _is_casualty(trigger: Trigger) -> bool:
    values = trigger.sense.values
    return "casualty" in values or "accident" in values


def _count(heard: Heard, name: str) -> int:
    return sum(name in facts.company for facts in heard.facts)
