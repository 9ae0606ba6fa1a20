"""Casualties: how many were killed and injured, as a casualty word says it.

A verb of killing, «مقتل», «جرحى» take the number of the victims whom the frame read, else the number
after them («مقتل 5 أشخاص»), before them («12 قتيلا», «لقي 11 شخصا مصرعهم»), or one or two where persons
follow without a number. Where another casualty begins the search ends.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from tawatur.arabic import letters as l
from tawatur.arabic.numbers import cardinal_at, is_number, number_at
from tawatur.model.record import Span
from tawatur.readers.events.triggers import Heard, Trigger

REACH_AFTER, REACH_BEFORE = 6, 8
KILLED = "killed"
REACH_LIFE = 7
BOTH = l.HEH + l.MEEM + l.ALEF
_BREAKS = frozenset({"COMMA", "FULL_STOP", "SEMICOLON", "THAT", "RELATIVE", "COLON"})


def casualties(
    heard: Heard, trigger: Trigger, victims: Sequence[Span], persons: Sequence[int]
) -> tuple[int | None, int | None]:
    """Killed and injured by what this trigger says; None where it says nothing.

    `persons` are the offsets where names of persons begin: a victim by name is one.
    """
    role = trigger.values.get("casualty")
    if role is None:
        return None, None
    count = _count(heard, trigger, victims)
    if count is None and any(span.start <= person < span.end for span in victims for person in persons):
        count = 1
    return (count, None) if role == KILLED else (None, count)


def _count(heard: Heard, trigger: Trigger, victims: Sequence[Span]) -> int | None:
    split, inflected = trigger.sense.split, trigger.sense.surface.inflected
    if "TARGET_PERSON" in trigger.classes:
        told = _right_before(heard, trigger.first)
        told = _persons(heard, trigger.first) if told is None else told
        return told if told is not None else _after(heard, trigger)
    if split is not None and split.suffix:
        return 2 if split.suffix == BOTH else _before(heard, trigger)
    life = _life(heard, trigger)
    if life is not None:
        return life
    told = next((n for span in victims if (n := _of_victims(heard, span)) is not None), None)
    if told is None and inflected is not None and (inflected.aspect, inflected.number) == ("perfect", "dual"):
        return 2
    told = told if told is not None else _after(heard, trigger)
    is_plural = inflected is not None and (inflected.aspect, inflected.number) == ("perfect", "plural")
    return _before(heard, trigger) if told is None and is_plural else told


def _life(heard: Heard, trigger: Trigger) -> int | None:
    """The number after «the life of», which may stand apart from its verb."""
    for at in range(trigger.last, min(trigger.last + 1 + REACH_LIFE, len(heard.words))):
        if "LIFE" in heard.facts[at].company and at + 1 < len(heard.words):
            found = number_at(heard.words, at + 1)
            if found is not None and found.value is not None:
                return int(found.value)
            return _persons(heard, at + 1)
    return None


def _of_victims(heard: Heard, span: Span) -> int | None:
    """The number at the head of a phrase or right before it, or one or two persons."""
    first = bisect_left(heard.words, span.start, key=lambda word: word.start)
    if first == len(heard.words) or heard.words[first].start >= span.end:
        return None
    found = number_at(heard.words, first)
    if found is not None:
        return int(found.value) if found.value is not None and not found.percent else None
    told = _right_before(heard, first)
    return told if told is not None else _persons(heard, first)


def _right_before(heard: Heard, at: int) -> int | None:
    """The number that ends right before a word."""
    first = at
    while first > 0 and is_number(heard.words[first - 1].form):
        first -= 1
    found = cardinal_at(heard.words, first) if first < at else None
    return int(found.value) if found is not None and found.value is not None else None


def _before(heard: Heard, trigger: Trigger) -> int | None:
    """The nearest number before the trigger in its clause."""
    for at in range(trigger.first - 1, max(trigger.first - 1 - REACH_BEFORE, -1), -1):
        if heard.words[at].form.classes & _BREAKS:
            return None
        if is_number(heard.words[at].form):
            return _right_before(heard, at + 1)
    return None


def _after(heard: Heard, trigger: Trigger) -> int | None:
    for at in range(trigger.last + 1, min(trigger.last + 1 + REACH_AFTER, len(heard.words))):
        if _ends(heard, at) or _is_casualty(heard, at):
            return None
        found = number_at(heard.words, at)
        if found is not None and not found.percent:
            return int(found.value) if found.value is not None else None
        persons = _persons(heard, at)
        if persons is not None:
            return persons
    return None


def _ends(heard: Heard, at: int) -> bool:
    """Whether the clause ends at a word; the relative of «no less than» ends none."""
    following = heard.words[at + 1].form.classes if at + 1 < len(heard.words) else frozenset[str]()
    classes = heard.words[at].form.classes
    return bool(classes & _BREAKS) and not ("RELATIVE" in classes and "NEGATION" in following)


def _is_casualty(heard: Heard, at: int) -> bool:
    return any("casualty" in sense.values for sense in heard.facts[at].senses)


def _persons(heard: Heard, at: int) -> int | None:
    """One or two, where persons are told in the singular or dual without a number."""
    company = heard.facts[at].company
    if "TWO_PEOPLE" in company:
        return 2
    return 1 if "ONE_PERSON" in company else None
