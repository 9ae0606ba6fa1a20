"""What an expression says of a time, before it is known when the page was published.

A maker turns a match into a `When`: a function of the `Context` that gives the period and its anchor.
Without an anchor the value keeps what is known (`XXXX-WXX-6`): never today, never a guess.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from tawatur.readers.dates import period
from tawatur.readers.dates.period import (
    UNKNOWN_DAY,
    UNKNOWN_WEEK,
    Period,
)

PUBLISHED, NONE, NARRATIVE = "published", "none", "narrative"
PAST, FUTURE = "past", "future"
DAYS_IN_WEEK = 7


class Context(NamedTuple):
    """What surrounds an expression: the day of publication, the tense, and the date told of before it."""

    published: date | None
    tense: str = ""
    told: Period | None = None
    near: bool = False
    """Whether the date told of stands in the same sentence, or was said in full (a story of the past)."""

    @property
    def story_year(self) -> int | None:
        """The year of a story of long ago: of a day or month told of in full, years before publication."""
        if not (self.near and self.published and self.told and self.told.earliest):
            return None
        year = self.told.earliest.year
        long_ago = year <= self.published.year - LONG_AGO and _MONTH_SAID.match(self.told.value)
        return year if long_ago and self.tense != FUTURE else None


class Resolved(NamedTuple):
    """A period and what anchored it: published, narrative or none."""

    period: Period
    anchor: str


LONG_AGO = 2
"""Years before publication from which a date said in full begins a story of the past."""
_MONTH_SAID = re.compile(r"\d{4}-\d\d(?:-\d\d)?(?:T|$)")

When = Callable[[Context], Resolved | None]


def unknown(value: str) -> Resolved:
    """A value of which the anchor is missing."""
    return Resolved(Period(value, None, None), NONE)


def fixed(found: Period | None) -> When:
    """A period that needs no anchor."""
    return lambda _: Resolved(found, NONE) if found else None


def nothing(_: Context) -> None:
    """What looks like a date and is none: the match keeps its words from other rules."""


def reference(value: str) -> When:
    """PAST_REF, PRESENT_REF or FUTURE_REF: anchored, but of no extent."""
    return lambda context: Resolved(Period(value, None, None), PUBLISHED if context.published else NONE)


def _published(found: Period | None) -> Resolved | None:
    return Resolved(found, PUBLISHED) if found else None


def days_away(days: int, time: str = "") -> When:
    """So many days after publication (today 0, yesterday -1)."""

    def when(context: Context) -> Resolved | None:
        if context.published is None:
            return unknown(UNKNOWN_DAY + time)
        day = period.moved(context.published, days)
        return _published(period.day(day, time)) if day else None

    return when


def weekday(number: int, step: int | None, time: str = "", weeks: int | None = None) -> When:
    """A weekday (1 is Monday): the last, this or next one by `step`, else by the tense.

    With `weeks` it is the weekday of the week that many weeks away.
    """

    def when(context: Context) -> Resolved | None:
        if context.published is None:
            return unknown(f"{UNKNOWN_WEEK}-{number}{time}")
        day = _weekday(context.published, context.tense, number, step, weeks)
        return _published(period.day(day, time)) if day else None

    return when


def _weekday(published: date, tense: str, number: int, step: int | None, weeks: int | None) -> date | None:
    ahead = (number - published.isoweekday()) % DAYS_IN_WEEK
    if weeks is not None:
        return period.moved(published, number - published.isoweekday() + weeks * DAYS_IN_WEEK)
    if step == -1:
        return period.moved(published, ahead - DAYS_IN_WEEK)
    if step == 1:
        return period.moved(published, ahead or DAYS_IN_WEEK)
    if ahead and (tense == FUTURE or (step == 0 and number > published.isoweekday())):
        return period.moved(published, ahead)
    return period.moved(published, ahead - DAYS_IN_WEEK if ahead else 0)


def named_day(days: int, number: int, time: str = "") -> When:
    """A day named twice («yesterday, Thursday»): the weekday, where it is near the other; else the other."""

    def when(context: Context) -> Resolved | None:
        if context.published is None:
            return unknown(f"{UNKNOWN_WEEK}-{number}{time}")
        day = period.moved(context.published, days)
        if day is None:
            return None
        off = (number - day.isoweekday() + 1) % DAYS_IN_WEEK - 1
        near = period.moved(day, off) if off in (-1, 1) else day
        return _published(period.day(near or day, time))

    return when
