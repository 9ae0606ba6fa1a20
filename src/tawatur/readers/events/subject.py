"""Subjects that are none of ours: sport, and accidents and disasters."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.readers.events.grammar import Facts
from tawatur.readers.events.triggers import Heard, Trigger

ENOUGH = 2
NO_WEAPON = frozenset({"MODE_AERIAL", "MODE_CROWD_CONTROL"})


def ours(heard: Heard, triggers: Sequence[Trigger]) -> Sequence[Trigger]:
    """The triggers that name what PLOVER codes: none in sport, no casualties of an accident."""
    if not triggers:
        return triggers
    noted = [facts for facts in heard.facts if facts.noted]
    if not noted:
        return triggers
    if sum("SPORT_WORD" in facts.company for facts in noted) >= ENOUGH:
        return [trigger for trigger in triggers if _is_of_own_type(trigger)]
    if not any("ACCIDENT_WORD" in facts.company for facts in noted) or _armed(noted):
        return triggers
    return [trigger for trigger in triggers if not _is_casualty(trigger) or _is_of_own_type(trigger)]


def _is_of_own_type(trigger: Trigger) -> bool:
    """Whether the type is a user's: it may well be about sport, or about accidents."""
    return ":" in trigger.type


def _armed(noted: Sequence[Facts]) -> bool:
    """Whether a weapon is named; a bang alone may be a gas bottle's."""
    return any(
        name not in NO_WEAPON and not any("accident" in sense.values for sense in facts.senses)
        for facts in noted
        for name in facts.modes
    )


def _is_casualty(trigger: Trigger) -> bool:
    values = trigger.values
    return "casualty" in values or "accident" in values
