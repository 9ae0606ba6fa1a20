"""The Hijri calendar: the Gregorian days that a Hijri day, month or year covers (Umm al-Qura).

Outside the years that the tables cover a year is computed: a Hijri year is about 354.367 days long and
the first began on 16 July 622 of the Julian calendar, the 19th of ours.
"""

from __future__ import annotations

from datetime import date

from hijridate import Gregorian, Hijri

from tawatur.readers.dates.period import Period

FIRST_YEAR, LAST_YEAR = 1343, 1500
EPOCH = date(622, 7, 19).toordinal()
DAYS_IN_YEAR = 354.36707
LAST_COMPUTED = 9000
FIRST_DAY, LAST_DAY = date(1925, 1, 1), date(2077, 1, 1)
"""Days of ours between which the tables have every day."""


def day(year: int, month: int, number: int) -> date | None:
    """The Gregorian day of a Hijri day, or None where the tables have none."""
    if not FIRST_YEAR <= year <= LAST_YEAR or not 1 <= month <= 12:
        return None
    if not 1 <= number <= Hijri(year, month, 1).month_length():
        return None
    found = Hijri(year, month, number).to_gregorian()
    return date(found.year, found.month, found.day)


def month(year: int, number: int) -> tuple[date, date] | None:
    """First and last Gregorian day of a Hijri month."""
    first = day(year, number, 1)
    if first is None:
        return None
    return first, date.fromordinal(first.toordinal() + Hijri(year, number, 1).month_length() - 1)


def year(number: int) -> Period | None:
    """The Gregorian year in which most of a Hijri year lies, with the days of the Hijri year."""
    if not 1 <= number <= LAST_COMPUTED:
        return None
    first = date.fromordinal(round(EPOCH + (number - 1) * DAYS_IN_YEAR))
    last = date.fromordinal(round(EPOCH + number * DAYS_IN_YEAR) - 1)
    middle = date.fromordinal((first.toordinal() + last.toordinal()) // 2)
    return Period(f"{middle.year:04}", first, last)


def year_of(when: date) -> int:
    """The Hijri year in which a Gregorian day lies, as the tables say or by computing."""
    if FIRST_DAY <= when <= LAST_DAY:
        return int(Gregorian(when.year, when.month, when.day).to_hijri().year)
    return int((when.toordinal() - EPOCH) // DAYS_IN_YEAR) + 1
