"""Casualties: how many were killed and injured, and of whom the sentence says it.

A casualty word (a verb of killing, «مقتل», «جرحى») takes the number in the noun phrase after it, the
number right before it («12 قتيلا»), its own dual, or one where a single person follows.
"""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.arabic.numbers import cardinal_at, is_number, number_at
from tawatur.model.record import Span
from tawatur.readers.events.triggers import Heard, Trigger

REACH_AFTER = 4
KILLED, INJURED = "killed", "injured"
_BREAKS = frozenset({"COMMA", "FULL_STOP", "SEMICOLON", "THAT", "RELATIVE", "COLON"})


def casualties(heard: Heard, trigger: Trigger, victims: Sequence[Span]) -> tuple[int | None, int | None]:
    """Killed and injured by what this trigger says; None where it says nothing."""
    role = trigger.sense.values.get("casualty")
    if role is None:
        return None, None
    count = _count(heard, trigger)
    if count is None:
        count = next((n for span in victims if (n := _number_in(heard, span)) is not None), None)
    return (count, None) if role == KILLED else (None, count)


def _number_in(heard: Heard, span: Span) -> int | None:
    """The number with which a phrase begins."""
    for at, word in enumerate(heard.words):
        if span.start <= word.start < span.end:
            found = number_at(heard.words, at)
            return int(found.value) if found is not None and found.value is not None else None
    return None


def _count(heard: Heard, trigger: Trigger) -> int | None:
    inflected = trigger.sense.surface.inflected
    classes = trigger.classes
    if "TARGET_PERSON" in classes:
        return _before(heard, trigger)
    if inflected is not None and inflected.number == "dual" and inflected.aspect == "perfect":
        return 2
    return _after(heard, trigger)


def _before(heard: Heard, trigger: Trigger) -> int | None:
    for at in range(trigger.first - 1, max(trigger.first - 6, -1), -1):
        if is_number(heard.words[at].form):
            start = _begin(heard, at)
            found = cardinal_at(heard.words, start)
            if found is not None and found.last == trigger.first - 1 and found.value is not None:
                return int(found.value)
        if at == trigger.first - 1 and not is_number(heard.words[at].form):
            break
    return _after(heard, trigger) if trigger.last + 1 < len(heard.words) else None


def _begin(heard: Heard, at: int) -> int:
    """The first word of the run of number words that ends at a word."""
    while at > 0 and is_number(heard.words[at - 1].form):
        at -= 1
    return at


def _after(heard: Heard, trigger: Trigger) -> int | None:
    words = heard.words
    for at in range(trigger.last + 1, min(trigger.last + 1 + REACH_AFTER, len(words))):
        if words[at].form.classes & _BREAKS:
            return None
        found = number_at(words, at)
        if found is not None and not found.percent:
            return int(found.value) if found.value is not None else None
        person = _person(heard, at)
        if person is not None:
            return person
    return None


def _person(heard: Heard, at: int) -> int | None:
    """One or two, where a person is told in the singular or dual without a number."""
    company = heard.facts[at].company
    if "TWO_PEOPLE" in company:
        return 2
    return 1 if "ONE_PERSON" in company else None
