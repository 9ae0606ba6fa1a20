"""Makers for days, nights and hours."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from tawatur.readers.dates import hijri, period, read
from tawatur.readers.dates.period import UNKNOWN_DAY, UNKNOWN_YEAR
from tawatur.readers.dates.read import Found
from tawatur.readers.dates.when import (
    NARRATIVE,
    Context,
    Resolved,
    When,
    days_away,
    fixed,
    named_day,
    nothing,
    unknown,
    weekday,
)
from tawatur.readers.dates.years import month_day
from tawatur.rules import Match

CENTURY = 100


def day_of_month(match: Match) -> list[Found]:
    """A day of a month with all that may stand around it."""
    if read.took(match, "trap"):
        return [Found(nothing)]
    day, month = read.number(match, "day"), read.whole(match, "month", "month")
    if day is None or month is None:
        return []
    return [Found(month_day(month, day, read.year(match), read.step(match), read.time(match, "part")))]


def famous_day(match: Match) -> list[Found]:
    """A day with no year that needs none: the rule's values say which."""
    day, month = read.number(match, "day"), read.whole(match, "month", "month")
    known = match.rule.values.get(f"{day}-{month}")
    return [Found(fixed(period.day(date.fromisoformat(known))))] if known else []


def days_range(match: Match) -> list[Found]:
    """Two days of one month."""
    month = read.whole(match, "month", "month")
    return _two_days(match, month, month)


def dates_range(match: Match) -> list[Found]:
    """Two days of two months."""
    return _two_days(match, read.whole(match, "month", "month_first"), read.whole(match, "month", "month"))


def _two_days(match: Match, month_first: int | None, month_last: int | None) -> list[Found]:
    first, last = read.number(match, "first"), read.number(match, "day")
    if not (first and last and month_first and month_last):
        return []
    year, step = read.year(match), read.step(match)
    early, late = month_day(month_first, first, year, step), month_day(month_last, last, year, step)
    if month_first == month_last or read.took(match, "to") or read.took(match, "between"):
        return [Found(interval(early, late))]
    return read.two_dates(match, early, late, "early" if match.has("early") else "first", "day")


def interval(first: When, last: When) -> When:
    """From the beginning of one to the end of the other; the later end carries the anchor."""

    def when(context: Context) -> Resolved | None:
        begin, end = first(context), last(context)
        if begin is None or end is None:
            return None
        early, late = begin.period, end.period
        if early.earliest and late.latest and early.earliest > late.latest:
            return None
        return Resolved(period.between(early, late), end.anchor)

    return when


def day_of_this_month(match: Match) -> list[Found]:
    """A day of the month that is not named."""
    day, step = read.number(match, "day", "day_named"), read.whole(match, "step", "step", "month_step")
    if day is None:
        return []
    same = read.took(match, "month_same")

    def when(context: Context) -> Resolved | None:
        if same:
            return _day_of_told_month(context, day)
        if context.published is None:
            return unknown(f"XXXX-XX-{day:02}")
        inside = period.month_from(period.month_number(context.published) + (step or 0))
        first = inside.earliest if inside else None
        found = period.day_of(first.year, first.month, day) if first else None
        return Resolved(period.day(found, read.time(match, "part")), "published") if found else None

    return [Found(when)]


def _day_of_told_month(context: Context, day: int) -> Resolved | None:
    """A day of the month told of before, whether or not its year is known."""
    month = _MONTH.match(context.told.value) if context.told else None
    if month is None:
        return unknown(f"XXXX-XX-{day:02}")
    if month["year"] == UNKNOWN_YEAR:
        return unknown(f"{month[0]}-{day:02}") if period.day_of(2000, int(month["month"]), day) else None
    found = period.day_of(int(month["year"]), int(month["month"]), day)
    return Resolved(period.day(found), NARRATIVE) if found else None


_MONTH = re.compile(rf"(?P<year>\d{{4}}|{UNKNOWN_YEAR})-(?P<month>\d\d)(?!\d)")


def weekdays(match: Match) -> list[Found]:
    """Two weekdays, the second after the first."""
    first, second = read.whole(match, "weekday", "first"), read.whole(match, "weekday", "second")
    if not first or not second:
        return []
    begin, days = weekday(first, read.step(match), "", _weeks(match)), (second - first) % 7

    def when(context: Context) -> Resolved | None:
        early = begin(context)
        if early is None or early.period.earliest is None:
            return unknown(f"XXXX-WXX-{first}/XXXX-WXX-{second}")
        late = period.moved(early.period.earliest, days)
        return Resolved(period.between(early.period, period.day(late)), early.anchor) if late else None

    return [Found(when)]


def weekdays_shared(match: Match) -> list[Found]:
    """Two weekdays with one step."""
    first, second = read.whole(match, "weekday", "first"), read.whole(match, "weekday", "weekday")
    if not first or not second:
        return []
    step = read.step(match)
    return read.two_dates(match, weekday(first, step), weekday(second, step), "early", "weekday")


def offset(match: Match) -> list[Found]:
    """Today, yesterday, tomorrow; not in the name of a newspaper."""
    if read.took(match, "trap"):
        return [Found(nothing)]
    return [Found(_offset(match, "weekday", read.time(match, "part", "after")))]


def _offset(match: Match, weekday_label: str, time: str) -> When:
    days = read.whole(match, "days", "offset") or 0
    number = read.whole(match, "weekday", weekday_label)
    return named_day(days, number, time) if number else days_away(days, time)


def weekday_named(match: Match) -> list[Found]:
    """A weekday, unless it names a movement or a prayer."""
    if read.took(match, "trap"):
        return [Found(nothing)]
    return [Found(_weekday(match, read.time(match, "part", "after")))]


def _weekday(match: Match, time: str) -> When:
    number = read.whole(match, "weekday", "weekday") or 1
    return weekday(number, read.step(match), time, _weeks(match))


def _weeks(match: Match) -> int | None:
    """How many weeks away the week is in which a weekday is said to lie; None where no week is named."""
    of_week = read.named(match, "unit", "week") == "week"
    return read.whole(match, "step", "week_step") if of_week else None


def night_between(match: Match) -> list[Found]:
    """The night between two weekdays: that of the first, or after midnight the second day."""
    first, second = read.whole(match, "weekday", "first"), read.whole(match, "weekday", "weekday")
    if not first or not second or second != first % 7 + 1:
        return []
    after_midnight = "MIDNIGHT" in _classes(match, "part")
    number, time = (second, "") if after_midnight else (first, "TNI")
    return [Found(weekday(number, read.step(match), time, _weeks(match)))]


def _classes(match: Match, label: str) -> set[str]:
    return {
        name
        for unit in match.units_of(label)
        for sense in unit.senses.values()
        for name in sense.surface.classes
    }


def last_night(match: Match) -> list[Found]:
    """Last night or the night before it; with «next», the coming one."""
    step = read.step(match) or 0
    return [Found(days_away(step * 2 if read.took(match, "before") else step, "TNI"))]


def this_part(match: Match) -> list[Found]:
    """This morning, tonight."""
    return [Found(days_away(0, read.time(match, "part", "tonight")))]


def told_day(time: str) -> When:
    """A part or hour of the day told of before; of an unknown day where none was."""

    def when(context: Context) -> Resolved | None:
        told = context.told
        if told is None or told.earliest is None or told.earliest != told.latest:
            return unknown(UNKNOWN_DAY + time)
        return Resolved(period.day(told.earliest, time), NARRATIVE)

    return when


def part_alone(match: Match) -> list[Found]:
    """In the morning, at night."""
    return [Found(told_day(read.time(match, "part", "part_named")))]


def clock_of_day(match: Match) -> list[Found]:
    """An hour of a day named after it."""
    time = read.time(match, "part")
    part_of_day = read.took(match, "part") or read.took(match, "clock_part")
    named = _said(match, "HOUR_WORD") or (read.took(match, "hour_named") and part_of_day)
    if not named or not time.startswith("T"):
        return []
    when = _offset(match, "offset_weekday", time) if read.took(match, "offset") else _weekday(match, time)
    return [Found(when)]


def _said(match: Match, name: str) -> bool:
    return any(name in unit.senses for unit in match.units_of())


def clock(match: Match) -> list[Found]:
    """An hour alone."""
    time = read.time(match, "clock_part")
    return [Found(told_day(time))] if time.startswith("T") and time[1:2].isdigit() else []


def figures(match: Match) -> list[Found]:
    """A date in figures with slashes or dashes."""
    first = read.number(match, "first")
    second, third = read.number(match, "second", "second_dash"), read.number(match, "third", "third_dash")
    if first is None or second is None or third is None:
        return []
    return _figures(first, second, third, read.time(match, "part"))


def figures_dotted(match: Match) -> list[Found]:
    """A date in figures with stops."""
    found = match.value("figures")
    return _figures(*found) if found else []


def _figures(first: int, second: int, third: int, time: str = "") -> list[Found]:
    year, day = (first, third) if first > CENTURY else (third, first)
    if year < CENTURY:
        return []
    if year <= hijri.LAST_YEAR:
        found = hijri.day(year, second, day)
        return [Found(fixed(period.day(found)))] if found else []
    found = period.day_of(year, second, day) or period.day_of(year, day, second)
    return [Found(fixed(period.day(found, time)))] if found else []


MAKERS: dict[str, Callable[[Match], list[Found]]] = {
    "day_of_month": day_of_month,
    "famous_day": famous_day,
    "days_range": days_range,
    "dates_range": dates_range,
    "day_of_this_month": day_of_this_month,
    "offset": offset,
    "weekday": weekday_named,
    "weekdays": weekdays,
    "weekdays_shared": weekdays_shared,
    "night_between": night_between,
    "last_night": last_night,
    "this_part": this_part,
    "part_alone": part_alone,
    "clock_of_day": clock_of_day,
    "clock": clock,
    "figures": figures,
    "figures_dotted": figures_dotted,
}
