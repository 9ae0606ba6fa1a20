"""Subjects that are none of ours: sport, and accidents and disasters."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.readers.events.triggers import Heard, Trigger

ENOUGH = 2
NO_WEAPON = frozenset({"MODE_AERIAL", "MODE_CROWD_CONTROL"})


def ours(heard: Heard, triggers: Sequence[Trigger]) -> Sequence[Trigger]:
    """The triggers that name what PLOVER codes: none in sport, no casualties of an accident."""
    if not triggers:
        return triggers
    sport = accident = 0
    for facts in heard.facts:
        sport += "SPORT_WORD" in facts.company
        accident += "ACCIDENT_WORD" in facts.company
    if sport >= ENOUGH:
        return ()
    if not accident or _armed(heard):
        return triggers
    return [trigger for trigger in triggers if not _is_casualty(trigger)]


def _armed(heard: Heard) -> bool:
    """Whether a weapon is named; a bang alone may be a gas bottle's."""
    return any(
        name not in NO_WEAPON and not any("accident" in sense.values for sense in facts.senses)
        for facts in heard.facts
        if facts.modes
        for name in facts.modes
    )


def _is_casualty(trigger: Trigger) -> bool:
    values = trigger.sense.values
    return "casualty" in values or "accident" in values
