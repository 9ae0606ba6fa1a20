"""Units: days, weeks, months and years away from publication, or from the date told of before."""

from __future__ import annotations

import re
from datetime import date

from tawatur.readers.dates import period
from tawatur.readers.dates.period import (
    UNKNOWN_DAY,
    UNKNOWN_MONTH,
    UNKNOWN_WEEK,
    UNKNOWN_YEAR,
    Period,
    month_number,
)
from tawatur.readers.dates.when import DAYS_IN_WEEK, NARRATIVE, PUBLISHED, Context, Resolved, When, unknown
from tawatur.readers.dates.years import narrowed

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


SMALLER = {"week": ("day", DAYS_IN_WEEK), "decade": ("year", 10), "century": ("year", 100)}
"""Units that are counted in smaller ones when they are a distance."""


def ago(unit: str, count: float, sign: int) -> When:
    """So many units before (-1) or after (+1) publication; weeks count as days, decades as years."""
    smaller, times = SMALLER.get(unit, (unit, 1))
    return unit_away(smaller, sign * round(count * times))


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
