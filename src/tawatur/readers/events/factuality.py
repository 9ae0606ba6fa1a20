"""Factuality: whether an event is told as having happened.

What stands before the trigger in its clause decides first (negation, condition, plan, wish, doubt), then
the tense of the trigger, then what lies in the past: a pluperfect, or a date well before publication.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from tawatur.arabic import letters as l
from tawatur.model.record import Date, Span
from tawatur.readers.events.triggers import Heard, Trigger

REACH = 4
NEGATION_REACH = 2
PLAIN = 2
"""Words before the trigger within which a word that decides is plain."""
CONDITION_REACH = 9
RECENT = timedelta(days=3)
BACKGROUND_AFTER = timedelta(days=21)
LONG_AGO = timedelta(days=365)
"""A date so long ago leaves no doubt."""
_CLAUSE_ENDS = frozenset({"COMMA", "SEMICOLON", "FULL_STOP", "COLON", "THAT", "RELATIVE"})
_BY_CLASS = {
    "DENIED": "denied", "WILL_NOT": "denied", "MAYBE": "possible", "WILL": "future",
    "WANTED": "hypothetical", "SUPPOSED": "hypothetical",
}  # fmt: skip
_DECIDING = frozenset({"SUPPOSED", "CALLED_FOR", "CASE", *_BY_CLASS})


class Verdict(NamedTuple):
    """A factuality, the word that decided it, where a word did, and whether that word says so plainly.

    Plain is what stands right beside the trigger: its negation, its future; not a word farther off, which may
    belong to something else.
    """

    value: str
    cue: Span | None = None
    plain: bool = False


def factuality(heard: Heard, trigger: Trigger, dates: Sequence[Date], published: date | None) -> Verdict:
    """How the trigger's sentence tells the event."""
    verdict = _from_words(heard, trigger)
    if verdict is not None:
        return verdict
    if _is_future(trigger):
        return Verdict(
            "future", Span(trigger.start - 1, trigger.start) if trigger.start else None, plain=True
        )
    return _from_dates(trigger, dates, published) or _from_tense(heard, trigger) or Verdict("actual")


def _from_words(heard: Heard, trigger: Trigger) -> Verdict | None:
    """The nearest word before the trigger, in its clause, that decides."""
    for index in range(trigger.first - 1, max(trigger.first - 1 - CONDITION_REACH, -1), -1):
        classes = heard.words[index].form.classes
        if not classes.isdisjoint(_CLAUSE_ENDS):
            if _is_object(heard, index):
                continue
            return None
        if heard.facts[index].company.isdisjoint(_DECIDING) and "QAD" not in classes:
            continue
        value = _decided(heard, index, trigger)
        if value is not None:
            word = heard.words[index]
            return Verdict(value, Span(word.start, word.end), trigger.first - index <= PLAIN)
    return None


def _is_object(heard: Heard, index: int) -> bool:
    """Whether «that» begins what is planned, possible or due: «it is planned that»."""
    that = "THAT" in heard.words[index].form.classes
    return that and index > 0 and not heard.facts[index - 1].company.isdisjoint(_DECIDING)


def _decided(heard: Heard, index: int, trigger: Trigger) -> str | None:
    distance = trigger.first - index
    company = heard.facts[index].company
    if "SUPPOSED" in company or ("CALLED_FOR" in company and not _is_finite(trigger)):
        return "hypothetical"
    if distance > REACH or ("DENIED" in company and distance > NEGATION_REACH):
        return None
    if "CASE" in company:
        return "historical" if distance <= NEGATION_REACH and not _is_finite(trigger) else None
    is_qad = "QAD" in heard.words[index].form.classes
    if is_qad:
        return "possible" if trigger.first - index == 1 and _is_imperfect(trigger) else None
    return next((value for name, value in _BY_CLASS.items() if name in company), None)


def _is_finite(trigger: Trigger) -> bool:
    inflected = trigger.sense.surface.inflected
    return inflected is not None and inflected.aspect in ("perfect", "imperfect", "jussive")


def is_done(trigger: Trigger) -> bool:
    """Whether the trigger is a verb in the perfect."""
    return _is_finite(trigger) and not _is_imperfect(trigger)


def _is_imperfect(trigger: Trigger) -> bool:
    inflected = trigger.sense.surface.inflected
    return inflected is not None and inflected.aspect in ("imperfect", "jussive")


def _is_future(trigger: Trigger) -> bool:
    split = trigger.sense.split
    return _is_imperfect(trigger) and split is not None and split.prefix.endswith(l.SEEN)


def _from_dates(trigger: Trigger, dates: Sequence[Date], published: date | None) -> Verdict | None:
    """What the sentence's dates tell, the one nearest to the trigger first."""
    if published is None:
        return None
    for when in dates:
        if when.latest is None or when.earliest is None:
            continue
        if date.fromisoformat(when.latest) < published - BACKGROUND_AFTER:
            long_ago = date.fromisoformat(when.latest) < published - LONG_AGO
            return Verdict("historical", Span(when.start, when.end), plain=long_ago)
        if not is_done(trigger) and date.fromisoformat(when.earliest) > published:
            return Verdict("future", Span(when.start, when.end))
        if date.fromisoformat(when.latest) >= published - RECENT:
            return Verdict("actual")
    return None


def _from_tense(heard: Heard, trigger: Trigger) -> Verdict | None:
    """A pluperfect before the trigger."""
    for index in range(max(0, trigger.first - CONDITION_REACH), trigger.first):
        if "WAS" in heard.words[index].form.classes and _pluperfect(heard, index, trigger):
            word = heard.words[index]
            return Verdict("historical", Span(word.start, word.end), plain=True)
    return None


def _pluperfect(heard: Heard, index: int, trigger: Trigger) -> bool:
    between = range(index + 1, trigger.first)
    return any("QAD" in heard.words[i].form.classes for i in between) or index <= 1
