"""Makers for what is counted from publication or from the date told of before."""

from __future__ import annotations

from collections.abc import Callable

from tawatur.readers.dates import period, read
from tawatur.readers.dates.read import Found
from tawatur.readers.dates.units import ago, from_told, same_day, unit_away, units_span
from tawatur.readers.dates.when import FUTURE, PUBLISHED, Context, Resolved, nothing, reference, unknown
from tawatur.readers.dates.years import Year
from tawatur.rules import Match

PAST_REF, PRESENT_REF, FUTURE_REF = "PAST_REF", "PRESENT_REF", "FUTURE_REF"
BY_STEP = {-1: PAST_REF, 0: PRESENT_REF, 1: FUTURE_REF}
LONGEST_SPAN = 200
"""Units that «the last so many» may count."""
SATURDAY, QUARTER = 6, 3


def _distance(match: Match) -> tuple[str, float | None]:
    """The unit and how many of it; None where the number is vague."""
    if read.took(match, "two"):
        return read.named(match, "unit", "two"), 2.0
    if read.took(match, "count"):
        return read.named(match, "unit", "unit"), read.count_of(match, "count")
    one = read.took(match, "one") or read.took(match, "definite")
    return read.named(match, "unit", "one", "definite", "many"), 1.0 if one else None


def long_ago(match: Match) -> list[Found]:
    """Three days ago; some days ago."""
    unit, count = _distance(match)
    if count is None or (count == 1 and unit in ("hour", "minute") and not read.took(match, "count")):
        return [Found(reference(PAST_REF))]
    return [Found(ago(unit, count, -1))]


def this_day_years_ago(match: Match) -> list[Found]:
    """This day, or these days, of an earlier year."""
    unit, count = _distance(match)
    if unit != "year" or count is None:
        return []

    def when(context: Context) -> Resolved | None:
        if context.published is None:
            return unknown("XXXX-XX-XX")
        found = period.day_of(
            context.published.year - int(count), context.published.month, context.published.day
        )
        if found is None:
            return None
        return Resolved(
            period.day(found) if read.took(match, "day") else period.month(found.year, found.month), PUBLISHED
        )

    return [Found(when)]


def hence(match: Match) -> list[Found]:
    """After two months: from the date told of before, else from publication if the sentence looks ahead."""
    unit, count = _distance(match)
    if count is None or unit in ("hour", "minute"):
        return []
    ahead, told = ago(unit, count, 1), from_told(unit, int(count))

    def when(context: Context) -> Resolved | None:
        if context.tense == FUTURE:
            return ahead(context)
        return told(context) if context.near else None

    return [Found(when)]


def then(match: Match) -> list[Found]:
    """Two days before that."""
    unit, count = _distance(match)
    sign = -1 if read.took(match, "before") else 1
    return [Found(from_told(unit, sign * int(count)))] if count else []


def next_unit(match: Match) -> list[Found]:
    """The following day."""
    unit = "day" if read.took(match, "day") else read.named(match, "unit", "unit")
    return [Found(from_told(unit, 1))]


def same_unit(match: Match) -> list[Found]:
    """That day, the same year."""
    unit = (
        "day"
        if read.took(match, "day") or read.took(match, "day_same")
        else read.named(match, "unit", "unit", "unit_same")
    )
    if unit in ("", "day"):
        return [Found(same_day(read.time(match, "part")))]
    return [Found(from_told(unit, 0))]


def reference_word(match: Match) -> list[Found]:
    """Recently, now, soon; «later» looks ahead only where the sentence does."""
    if read.took(match, "trap"):
        return [Found(nothing)]
    if read.took(match, "later"):
        return [Found(later)]
    return [Found(reference(read.named(match, "value", "word", "word_in")))]


def later(context: Context) -> Resolved | None:
    """A time to come; none in a sentence about the past."""
    return reference(FUTURE_REF)(context) if context.tense == FUTURE else None


def weekend(_: Match) -> list[Found]:
    """The weekend that has begun or passed, or the coming one where the sentence looks ahead."""

    def when(context: Context) -> Resolved | None:
        today = context.published
        passed = today is not None and today.isoweekday() < SATURDAY and context.tense != FUTURE
        return unit_away("weekend", -1 if passed else 0)(context)

    return [Found(when)]


def unit_step(match: Match) -> list[Found]:
    """Last month, this week."""
    unit, step = read.named(match, "unit", "unit", "general"), read.step(match) or 0
    if unit in ("hour", "minute"):
        return []
    return [Found(unit_away(unit, step, read.named(match, "part", "edge")))]


def units(match: Match) -> list[Found]:
    """The last three days."""
    unit = read.named(match, "unit", "two", "unit", "unit_after")
    count = 2.0 if read.took(match, "two") else read.count_of(match, "count", "count_first")
    step = read.step(match) if read.took(match, "step") else -1
    if not unit or not step or (count is not None and not 1 < count <= LONGEST_SPAN):
        return []
    return [Found(units_span(unit, int(count), step) if count else reference(BY_STEP[step]))]


def vague_units(match: Match) -> list[Found]:
    """The last days."""
    step = read.step(match)
    return [Found(reference(BY_STEP[-1 if step is None else step]))]


def first_months(match: Match) -> list[Found]:
    """The first nine months of a year."""
    unit, count = (
        read.named(match, "unit", "unit", "unit_after"),
        read.count_of(match, "count", "count_first"),
    )
    if unit != "month" or not count or not 1 < count <= 12:
        return []
    given = read.year(match)

    def when(context: Context) -> Resolved | None:
        told = context.told.earliest if context.told and given == Year() else None
        number = told.year if told else given.plain(context)
        if number is None or period.year_from(number) is None:
            return unknown(f"XXXX-01/XXXX-{int(count):02}") if number is None else None
        value = f"{number:04}-Q1" if count == QUARTER else f"{number:04}-01/{number:04}-{int(count):02}"
        return Resolved(period.months(value, number, 1, int(count)), given.anchor)

    return [Found(when)]


MAKERS: dict[str, Callable[[Match], list[Found]]] = {
    "this_unit": unit_step,
    "unit_step": unit_step,
    "edge_of_unit": unit_step,
    "weekend": weekend,
    "units_span": units,
    "latest_units": units,
    "vague_units": vague_units,
    "first_months": first_months,
    "ago": long_ago,
    "this_day_years_ago": this_day_years_ago,
    "hence": hence,
    "then": then,
    "next_unit": next_unit,
    "same_unit": same_unit,
    "reference": reference_word,
}
