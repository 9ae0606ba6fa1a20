"""What an expression says of a time, before it is known when the page was published.

A maker turns a match into a `When`: a function of the `Context` that gives the period and its anchor.
Without an anchor the value keeps what is known (`XXXX-WXX-6`): never today, never a guess.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import MAXYEAR, MINYEAR, date
from typing import NamedTuple

from tawatur.readers.dates import period
from tawatur.readers.dates.period import (
    UNKNOWN_DAY,
    UNKNOWN_MONTH,
    UNKNOWN_WEEK,
    UNKNOWN_YEAR,
    Period,
    month_number,
)

PUBLISHED, NONE, NARRATIVE = "published", "none", "narrative"
PAST, FUTURE = "past", "future"
DAYS_IN_WEEK = 7
SOON = 60
"""How many days ahead a date without a year may lie when nothing says that it is past."""
LATER = 300
"""The same in a sentence about what is to come."""


class Context(NamedTuple):
    """What surrounds an expression: the day of publication, the tense, and the date told of before it."""

    published: date | None
    tense: str = ""
    told: Period | None = None
    near: bool = False
    """Whether the date told of stands in the same sentence, or was said in full (a story of the past)."""


class Resolved(NamedTuple):
    """A period and what anchored it: published, narrative or none."""

    period: Period
    anchor: str


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
        off = (number - day.isoweekday()) % DAYS_IN_WEEK - DAYS_IN_WEEK
        near = period.moved(day, off) if off == -1 else day
        return _published(period.day(near or day, time))

    return when


def month_day(month: int, day: int, year: Year, step: int | None, time: str = "") -> When:
    """A day of a month; its year is given, or found by `step` and the tense."""

    def when(context: Context) -> Resolved | None:
        found = year.find(context, lambda y: period.day_of(y, month, day), step)
        if found is None:
            leap = period.day_of(2000, month, day)
            return unknown(f"XXXX-{month:02}-{day:02}{time}") if leap and not year.known(context) else None
        return Resolved(period.day(found, time), year.anchor)

    return when


def month_of_year(month: int, year: Year, step: int | None, part: str = "") -> When:
    """A month; its year is given, or found by `step` and the tense."""

    def when(context: Context) -> Resolved | None:
        if year.known(context) is False:
            return unknown(f"XXXX-{month:02}")
        found = year.find(context, lambda y: period.day_of(y, month, 1), step, whole_month=True)
        return Resolved(narrowed(period.month(found.year, month), part), year.anchor) if found else None

    return when


class Year(NamedTuple):
    """How a year is given: as a `number`, as `away` from that of publication, or not at all."""

    number: int | None = None
    away: int | None = None
    told: bool = False
    """Whether it is the year told of before."""
    every: bool = False
    """Whether it is every year."""

    @property
    def anchor(self) -> str:
        """What the year is anchored to."""
        if self.told:
            return NARRATIVE
        return NONE if self.number is not None else PUBLISHED

    def known(self, context: Context) -> bool:
        """Whether the year can be found."""
        if self.told or self.every:
            return self.told and bool(context.told and context.told.earliest)
        return self.number is not None or context.published is not None

    def plain(self, context: Context) -> int | None:
        """The year where no month is there to find it by: that of publication if nothing is said."""
        if self.number is not None or not self.known(context):
            return self.number
        if self.told and context.told and context.told.earliest:
            return context.told.earliest.year
        return context.published.year + (self.away or 0) if context.published else None

    def find(
        self,
        context: Context,
        on: Callable[[int], date | None],
        step: int | None,
        *,
        whole_month: bool = False,
    ) -> date | None:
        """The day `on` a year: of the year that is said, or the one that step and tense ask for."""
        if not self.known(context):
            return None
        if self.number is not None or self.away is not None or self.told:
            year = self.plain(context)
            return on(year) if year is not None else None
        if context.published is None:
            return None
        today = context.published.replace(day=1) if whole_month else context.published
        near = (on(today.year + away) for away in (-1, 0, 1, -2, 2, -3, 3, -4, 4))
        return _nearest([day for day in near if day], today, step, context.tense)


def _nearest(days: list[date], today: date, step: int | None, tense: str) -> date | None:
    before = max((day for day in days if day < today), default=None)
    after = min((day for day in days if day > today), default=None)
    if step == -1:
        return before
    if step == 1:
        return after
    if today in days:
        return today
    if before is None or after is None:
        return before or after
    if step == 0:
        return after if after.year == today.year else before
    ahead = (after - today).days
    reach = {FUTURE: LATER, PAST: 0}.get(tense, min(SOON, (today - before).days - 1))
    return after if ahead <= reach else before


def narrowed(whole: Period, part: str) -> Period:
    """A period of which the beginning, middle or end is meant: same value, fewer days."""
    if not part or whole.earliest is None or whole.latest is None:
        return whole
    first, last = whole.earliest.toordinal(), whole.latest.toordinal()
    third = (last - first + 1) // 3
    bounds = {
        "start": (first, first + third),
        "mid": (first + third, last - third),
        "end": (last - third, last),
        "first_half": (first, (first + last) // 2),
        "second_half": ((first + last) // 2 + 1, last),
    }
    low, high = bounds[part]
    return Period(whole.value, date.fromordinal(low), date.fromordinal(high))


def year_of(year: Year, part: str = "") -> When:
    """A year."""

    def when(context: Context) -> Resolved | None:
        number = year.plain(context)
        if number is None:
            return unknown(UNKNOWN_YEAR)
        found = period.year_from(number)
        return Resolved(narrowed(found, part), year.anchor) if found else None

    return when


def part_of_year(year: Year, make: Callable[[int], Period], code: str) -> When:
    """A quarter, half or season: `make` gives it for a year, `code` names it where none is known."""

    def when(context: Context) -> Resolved | None:
        number = year.plain(context)
        if number is None:
            return unknown(f"{UNKNOWN_YEAR}-{code}")
        return Resolved(make(number), year.anchor) if MINYEAR <= number < MAXYEAR else None

    return when


def near_season(make: Callable[[int], Period], code: str, step: int) -> When:
    """The last, running or next season of a kind."""

    def when(context: Context) -> Resolved | None:
        today = context.published
        if today is None:
            return unknown(f"{UNKNOWN_YEAR}-{code}")
        years = (today.year + away for away in (-1, 0, 1))
        near = [make(year) for year in years if MINYEAR <= year < MAXYEAR]
        if step == 1:
            found = next((s for s in near if s.earliest and s.earliest > today), None)
        elif step == -1:
            found = next((s for s in reversed(near) if s.latest and s.latest < today), None)
        else:
            running = (s for s in near if s.earliest and s.latest and s.earliest <= today <= s.latest)
            found = next(running, make(min(today.year, MAXYEAR - 1)))
        return Resolved(found, PUBLISHED) if found else None

    return when


UNKNOWN = {"day": UNKNOWN_DAY, "week": UNKNOWN_WEEK, "weekend": f"{UNKNOWN_WEEK}-WE", "month": UNKNOWN_MONTH}
SPAN_OF_YEARS = {"year": 1, "decade": 10, "century": 100}


def unit_at(unit: str, today: date, away: int) -> Period | None:
    """The day, week, weekend, month, year, decade or century that many units from today's."""
    if unit in ("hour", "minute"):
        hours = away if unit == "hour" else 0
        return unit_at("day", today, int(hours / 24))
    if unit == "day":
        day = period.moved(today, away)
        return period.day(day) if day else None
    if unit in ("week", "weekend"):
        day = period.moved(today, away * DAYS_IN_WEEK)
        return (period.week if unit == "week" else period.weekend)(day) if day else None
    if unit == "month":
        return period.month_from(month_number(today) + away)
    return _years_at(unit, today.year + away * SPAN_OF_YEARS[unit])


def _years_at(unit: str, year: int) -> Period | None:
    if period.year_from(year) is None:
        return None
    if unit == "year":
        return period.year(year)
    return period.decade(year) if unit == "decade" else period.century((year - 1) // 100 + 1)


def unit_away(unit: str, away: int, part: str = "") -> When:
    """This, the last or the next unit."""

    def when(context: Context) -> Resolved | None:
        if context.published is None:
            return unknown(UNKNOWN.get(unit, UNKNOWN_YEAR))
        found = unit_at(unit, context.published, away)
        return Resolved(narrowed(found, part), PUBLISHED) if found else None

    return when


def units_span(unit: str, count: int, step: int) -> When:
    """The last or next `count` units; of years also the running one, of which they are the sum."""

    def when(context: Context) -> Resolved | None:
        if context.published is None:
            return unknown(f"{UNKNOWN.get(unit, UNKNOWN_YEAR)}/{UNKNOWN.get(unit, UNKNOWN_YEAR)}")
        near = step if unit in ("day", "week") else 0
        first, last = (unit_at(unit, context.published, away) for away in sorted((step * count, near)))
        return Resolved(period.between(first, last), PUBLISHED) if first and last else None

    return when


def ago(unit: str, count: float, sign: int) -> When:
    """So many units before (-1) or after (+1) publication; weeks count as days."""
    whole = round(count * DAYS_IN_WEEK) if unit == "week" else round(count)
    return unit_away("day" if unit == "week" else unit, sign * whole)


def from_told(unit: str, count: int) -> When:
    """So many units from the date told of before; none where no date was."""

    def when(context: Context) -> Resolved | None:
        told = context.told
        if told is None or told.earliest is None:
            return unknown(UNKNOWN.get(unit, UNKNOWN_YEAR))
        if not _fine_enough(told, unit):
            return unknown(UNKNOWN.get(unit, UNKNOWN_YEAR))
        found = unit_at(unit, told.earliest, count)
        return Resolved(found, NARRATIVE) if found else None

    return when


def _fine_enough(told: Period, unit: str) -> bool:
    """Whether units can be counted from a period: days only from a day, months from less than a season."""
    if told.earliest is None or told.latest is None:
        return False
    days = (told.latest - told.earliest).days
    return days <= COARSEST.get(unit, days)


COARSEST = {"minute": 0, "hour": 0, "day": 0, "week": 7, "weekend": 7, "month": 130}
"""How many days a period may last for a unit to be counted from its beginning."""


_CALENDAR = re.compile(r"\d{4}(?:-\d\d){0,2}(?=T|$)")


def same_day(time: str = "") -> When:
    """The day told of before, or as much of it as is known."""

    def when(context: Context) -> Resolved | None:
        told = context.told
        if told is None or told.earliest is None:
            return unknown(UNKNOWN_DAY + time)
        known = _CALENDAR.match(told.value)
        if known is None:
            return unknown(UNKNOWN_DAY + time)
        value = known[0] + UNKNOWN_DAY[len(known[0]) :] + time if time else known[0]
        return Resolved(told._replace(value=value), NARRATIVE)

    return when
