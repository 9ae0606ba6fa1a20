"""Makers for Hijri dates and for feasts."""

from __future__ import annotations

from collections.abc import Callable

from tawatur.readers.dates import hijri, period, read
from tawatur.readers.dates.names import doubtful, helped
from tawatur.readers.dates.read import Found
from tawatur.readers.dates.when import NONE, PUBLISHED, Context, Resolved, When, fixed, nothing, unknown
from tawatur.readers.dates.years import Year, month_day
from tawatur.rules import Match


def hijri_day(match: Match) -> list[Found]:
    """A day of a Hijri month."""
    day, number = read.number(match, "day"), read.whole(match, "month", "month")
    if not day or not number or (doubtful(match, "month") and not helped(match)):
        return []
    return [Found(_hijri(number, day, read.number(match, "year"), read.step(match)))]


def hijri_month(match: Match) -> list[Found]:
    """A Hijri month; a doubtful name alone is none."""
    if doubtful(match, "month") and not helped(match):
        return []
    return hijri_month_named(match)


def hijri_month_named(match: Match) -> list[Found]:
    """A Hijri month, whatever its name."""
    number = read.whole(match, "month", "month")
    return [Found(_hijri(number, None, read.number(match, "year"), read.step(match)))] if number else []


def _hijri(number: int, day: int | None, given: int | None, step: int | None) -> When:
    def when(context: Context) -> Resolved | None:
        if given is not None:
            found = _hijri_period(given, number, day)
            return Resolved(found, NONE) if found else None
        if context.published is None:
            return unknown("XXXX-XX-XX" if day else "XXXX-XX")
        found = _near(number, day, context, step)
        return Resolved(found, PUBLISHED) if found else None

    return when


def _hijri_period(given: int, number: int, day: int | None) -> period.Period | None:
    if day is not None:
        found = hijri.day(given, number, day)
        return period.day(found) if found else None
    days = hijri.month(given, number)
    if days is None:
        return None
    first, last = days
    month = period.month(first.year, first.month)
    return (
        month
        if days == (month.earliest, month.latest)
        else period.between(period.day(first), period.day(last))
    )


def _near(number: int, day: int | None, context: Context, step: int | None) -> period.Period | None:
    """The occurrence that is nearest to publication on the side that is meant."""
    today = context.published
    if today is None:
        return None
    year = hijri.year_of(today)
    near = [found for away in (-1, 0, 1) if (found := _hijri_period(year + away, number, day))]
    before = [p for p in near if p.latest and p.latest < today]
    after = [p for p in near if p.earliest and p.latest and p.latest >= today]
    if step == -1 or not after:
        return before[-1] if before else None
    if step == 1 or not before:
        return after[0]
    gap_after = (after[0].earliest - today).days if after[0].earliest else 0
    gap_before = (today - before[-1].latest).days if before[-1].latest else 0
    return after[0] if gap_after <= gap_before else before[-1]


def hijri_year(match: Match) -> list[Found]:
    """A Hijri year."""
    number = read.number(match, "year")
    return [Found(fixed(hijri.year(number)))] if number else []


def feast(match: Match) -> list[Found]:
    """A feast, of our calendar or the Hijri one."""
    if read.took(match, "trap"):
        return [Found(nothing)]
    values = match.values("feast")
    number, day, given = int(values["month"]), int(values["day"]), read.number(match, "year")
    if values.get("hijri"):
        return [Found(_hijri(number, day, hijri_year_with(given, number, day), read.step(match)))]
    return [Found(month_day(number, day, Year(given), read.step(match)))]


def hijri_year_with(given: int | None, number: int, day: int) -> int | None:
    """The Hijri year in which the day falls into the given year of ours."""
    if given is None or not hijri.FIRST_DAY.year < given < hijri.LAST_DAY.year:
        return None
    first = period.year(given).earliest
    start = hijri.year_of(first) if first else 0
    return next((y for y in (start, start + 1) if (d := hijri.day(y, number, day)) and d.year == given), None)


MAKERS: dict[str, Callable[[Match], list[Found]]] = {
    "hijri_day": hijri_day,
    "hijri_month": hijri_month,
    "hijri_month_in": hijri_month_named,
    "hijri_year": hijri_year,
    "feast": feast,
}
