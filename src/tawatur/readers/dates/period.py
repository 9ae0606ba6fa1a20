"""Periods of the calendar: a TIMEX3 value with the days that it covers.

Weeks are ISO weeks, seasons those of the northern hemisphere, a winter belongs to the year it begins in;
decades and centuries have values of three and two digits. A function returns None where the calendar
has no such day.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import NamedTuple

HALVES = ((1, 6), (7, 12))
SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
UNKNOWN_DAY, UNKNOWN_MONTH, UNKNOWN_WEEK, UNKNOWN_YEAR = "XXXX-XX-XX", "XXXX-XX", "XXXX-WXX", "XXXX"


class Period(NamedTuple):
    """A TIMEX3 value and the first and last day it covers (None where it is not known)."""

    value: str
    earliest: date | None
    latest: date | None


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, or None where there is none (30 February, month 13)."""
    if not MINYEAR <= year <= MAXYEAR or not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
        return None
    return date(year, month, day)


def moved(day: date, days: int) -> date | None:
    """The day so many days later, or None past the calendar's ends."""
    number = day.toordinal() + days
    return date.fromordinal(number) if 1 <= number <= date.max.toordinal() else None


def day(when: date, time: str = "") -> Period:
    """A day, or a part or minute of it (`TEV`, `T17:00`)."""
    return Period(when.isoformat() + time, when, when)


def month(year: int, number: int) -> Period:
    """A month."""
    return months(f"{year:04}-{number:02}", year, number, number)


def months(value: str, year: int, first: int, last: int) -> Period:
    """The months `first` to `last` of a year under the given value."""
    return Period(value, date(year, first, 1), date(year, last, monthrange(year, last)[1]))


def year(number: int) -> Period:
    """A year."""
    return months(f"{number:04}", number, 1, 12)


def quarter(number: int, part: int) -> Period:
    """A quarter of a year, 1 to 4."""
    return months(f"{number:04}-Q{part}", number, 3 * part - 2, 3 * part)


def half(number: int, part: int) -> Period:
    """A half of a year, 1 or 2."""
    return months(f"{number:04}-H{part}", number, *HALVES[part - 1])


def season(number: int, code: str) -> Period:
    """A season by its TIMEX3 code; the winter of a year ends in the next."""
    first, last = SEASON_MONTHS[code]
    end = number + (last < first)
    return Period(f"{number:04}-{code}", date(number, first, 1), date(end, last, monthrange(end, last)[1]))


def week(inside: date) -> Period:
    """The ISO week that a day is in."""
    number, of_year, weekday = inside.isocalendar()[1], inside.isocalendar()[0], inside.isoweekday()
    monday = inside - timedelta(days=weekday - 1)
    return Period(f"{of_year:04}-W{number:02}", monday, monday + timedelta(days=6))


def weekend(inside: date) -> Period:
    """Saturday and Sunday of the ISO week that a day is in."""
    whole = week(inside)
    saturday = whole.earliest + timedelta(days=5) if whole.earliest else None
    return Period(f"{whole.value}-WE", saturday, whole.latest)


def decade(number: int) -> Period:
    """Ten years, given by any year in them."""
    first = number // 10 * 10
    return Period(f"{first // 10:03}", date(first, 1, 1), date(first + 9, 12, 31))


def century(number: int) -> Period:
    """The nth century of our era, by its first two digits as TIMEX3 writes it."""
    first = (number - 1) * 100
    return Period(f"{number - 1:02}", date(max(first, 1), 1, 1), date(first + 99, 12, 31))


def between(first: Period, last: Period) -> Period:
    """From the beginning of one period to the end of another."""
    if first.value == last.value:
        return first
    return Period(f"{first.value}/{last.value}", first.earliest, last.latest)


def month_number(when: date) -> int:
    """Months since year 0: what adding and taking away months is done with."""
    return when.year * 12 + when.month - 1


def month_from(number: int) -> Period | None:
    """The month of a `month_number`."""
    return month(number // 12, number % 12 + 1) if MINYEAR <= number // 12 <= MAXYEAR else None


def year_from(number: int) -> Period | None:
    """The year, or None outside the calendar."""
    return year(number) if MINYEAR <= number <= MAXYEAR else None
