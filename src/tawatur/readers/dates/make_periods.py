"""Makers for months, years, distances, references, Hijri dates and feasts."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from tawatur.model.record import Span
from tawatur.readers.dates import hijri, period, read
from tawatur.readers.dates.make_days import interval, nothing
from tawatur.readers.dates.read import Found
from tawatur.readers.dates.when import (
    FUTURE,
    PUBLISHED,
    Context,
    Resolved,
    When,
    Year,
    ago,
    fixed,
    from_told,
    month_day,
    month_of_year,
    near_season,
    part_of_year,
    reference,
    unit_away,
    units_span,
    unknown,
    year_of,
)
from tawatur.rules import Match

FIRST_YEAR, LAST_YEAR = 1000, 2100
LAST_CENTURY = 1900
PAST_REF, PRESENT_REF, FUTURE_REF = "PAST_REF", "PRESENT_REF", "FUTURE_REF"
BY_STEP = {-1: PAST_REF, 0: PRESENT_REF, 1: FUTURE_REF}
LONGEST_SPAN = 200
HELPS = ("edge", "named", "of", "weekday", "year", "year_this", "year_step", "step")


def month(match: Match) -> list[Found]:
    """A month; a doubtful name alone is none."""
    if not _helped(match) and _doubtful(match, "month") and len(match.units_of()) == 1:
        return []
    return month_named(match)


def _helped(match: Match) -> bool:
    """Whether something beside a doubtful name tells that it is a month."""
    return any(read.took(match, label) for label in HELPS)


def month_named(match: Match) -> list[Found]:
    """A month, whatever its name."""
    number = read.whole(match, "month", "month")
    if number is None:
        return []
    return [
        Found(month_of_year(number, read.year(match), read.step(match), read.named(match, "part", "edge")))
    ]


def _doubtful(match: Match, label: str) -> bool:
    return any(
        "DOUBTFUL_MONTH" in sense.surface.classes
        for unit in match.units_of(label)
        for sense in unit.senses.values()
    )


def months_shared(match: Match) -> list[Found]:
    """Two months with one year: a period between them, or two dates."""
    first, last = read.whole(match, "month", "month_first"), read.whole(match, "month", "month")
    if first is None or last is None or not _joined(match):
        return []
    year, step = read.year(match), read.step(match)
    early, late = (month_of_year(number, year, step) for number in (first, last))
    if read.took(match, "between") or read.took(match, "to"):
        return [Found(_months_between(early, late))]
    begun, rest = match.span("early"), match.span("month")
    if begun is None or rest is None:
        return []
    return [Found(early, begun), Found(late, Span(rest.start, match.units_of()[-1].end))]


def _months_between(early: When, late: When) -> When:
    """The earlier month lies before the later one, in the year before if need be."""

    def when(context: Context) -> Resolved | None:
        begin, end = early(context), late(context)
        if begin and end and begin.period.earliest and end.period.earliest:
            before = begin.period.earliest
            if before > end.period.earliest:
                begin = Resolved(period.month(before.year - 1, before.month), begin.anchor)
            return Resolved(period.between(begin.period, end.period), end.anchor)
        return interval(early, late)(context)

    return when


def _joined(match: Match) -> bool:
    """Whether a conjunction or a word for «to» stands between the two months."""
    if read.took(match, "to") or read.took(match, "between"):
        return True
    sense = match.sense("month")
    if sense is None or sense.split is None:
        return False
    at = match.units_of("month")[0].first - 1
    return bool(sense.split.prefix) or match.sentence.words[at].form.kind == "word"


def year(match: Match) -> list[Found]:
    """A year."""
    number = read.number(match, "year", "year_alone")
    if number is None or not FIRST_YEAR <= number <= LAST_YEAR:
        return []
    return [Found(year_of(Year(number), read.named(match, "part", "edge")))]


def years(match: Match) -> list[Found]:
    """Two years as one period; that they follow each other is what makes two numbers years."""
    first, last = read.number(match, "first", "first_joined"), read.number(match, "year")
    if not first or not last or not first < last <= first + LONGEST_SPAN:
        return []
    return [Found(fixed(period.between(period.year(first), period.year(last))))]


def two_years(match: Match) -> list[Found]:
    """Two years as two dates."""
    first, last = read.number(match, "first_year"), read.number(match, "year")
    if not first or not last or not first < last <= LAST_YEAR:
        return []
    return [
        Found(year_of(Year(first)), match.span("first_year")),
        Found(year_of(Year(last)), match.span("year")),
    ]


def season(match: Match) -> list[Found]:
    """A season of a year."""
    code = read.named(match, "season", "season", "season_named")
    given, step = read.year(match), read.step(match)
    make = partial(period.season, code=code)
    if step is not None and not read.took(match, "year_step"):
        return [Found(near_season(make, code, step))]
    return [Found(part_of_year(given, make, code))]


def school_year(match: Match) -> list[Found]:
    """A school year, named by its two years; it changes in summer."""
    step = read.step(match) or 0

    def when(context: Context) -> Resolved | None:
        if context.published is None:
            return unknown("XXXX/XXXX")
        begins = context.published.year - (context.published.month < SCHOOL_STARTS) + step
        first, last = period.year_from(begins), period.year_from(begins + 1)
        return Resolved(period.between(first, last), PUBLISHED) if first and last else None

    return [Found(when)]


SCHOOL_STARTS = 9


def quarter_or_half(match: Match) -> list[Found]:
    """A quarter or half of a year."""
    ordinal = read.number(match, "ordinal") or 0
    quarters = bool(read.took(match, "quarter"))
    if not 1 <= ordinal <= (4 if quarters else 2):
        return []
    given, step = read.year(match), read.step(match)
    if given.number is None and given.away is None:
        given = Year(away=step or 0)
    make = partial(period.quarter if quarters else period.half, part=ordinal)
    return [Found(part_of_year(given, make, f"{'Q' if quarters else 'H'}{ordinal}"))]


def decade(match: Match) -> list[Found]:
    """The sixties: of the last century."""
    tens = read.whole(match, "decade", "decade")
    return [Found(fixed(period.decade(LAST_CENTURY + 10 * tens)))] if tens else []


def decade_of_century(match: Match) -> list[Found]:
    """The third decade of the twentieth century: 1920 to 1929."""
    ordinal, century = read.number(match, "ordinal"), read.number(match, "century")
    if not ordinal or not century or ordinal > 10 or century > 21:
        return []
    return [Found(fixed(period.decade((century - 1) * 100 + (ordinal - 1) * 10)))] if century > 1 else []


def century_named(match: Match) -> list[Found]:
    """A century by its number."""
    ordinal = read.number(match, "ordinal") or 0
    return [Found(fixed(period.century(ordinal)))] if 2 <= ordinal <= 21 else []


def unit_step(match: Match) -> list[Found]:
    """Last month, this week."""
    unit, step = read.named(match, "unit", "unit", "general"), read.step(match) or 0
    if unit in ("hour", "minute"):
        return []
    return [Found(unit_away(unit, step, read.named(match, "part", "edge")))]


def weekend(_: Match) -> list[Found]:
    """The weekend that has begun or passed, or the coming one where the sentence looks ahead."""

    def when(context: Context) -> Resolved | None:
        today = context.published
        passed = today is not None and today.isoweekday() < SATURDAY and context.tense != FUTURE
        return unit_away("weekend", -1 if passed else 0)(context)

    return [Found(when)]


SATURDAY, QUARTER = 6, 3


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


def _distance(match: Match) -> tuple[str, float | None]:
    """The unit and how many of it; None where the number is vague."""
    if read.took(match, "two"):
        return read.named(match, "unit", "two"), 2.0
    if read.took(match, "count"):
        return read.named(match, "unit", "unit"), read.count_of(match, "count")
    return read.named(match, "unit", "one", "many"), 1.0 if read.took(match, "one") else None


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
    if count is None:
        return []
    ahead, told = ago(unit, count, 1), from_told(unit, int(count))

    def when(context: Context) -> Resolved | None:
        if context.tense == FUTURE:
            return ahead(context)
        return told(context) if context.told else None

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
    time = read.time(match, "part")

    def when(context: Context) -> Resolved | None:
        found = from_told(unit or "day", 0)(context)
        return found and Resolved(found.period._replace(value=found.period.value + time), found.anchor)

    return [Found(when)]


def reference_word(match: Match) -> list[Found]:
    """Recently, now, soon."""
    return [Found(reference(read.named(match, "value", "word", "word_in")))]


def hijri_day(match: Match) -> list[Found]:
    """A day of a Hijri month."""
    day, number = read.number(match, "day"), read.whole(match, "month", "month")
    if not day or not number or (_doubtful(match, "month") and not _helped(match)):
        return []
    return [Found(_hijri(number, day, read.number(match, "year"), read.step(match)))]


def hijri_month(match: Match) -> list[Found]:
    """A Hijri month; a doubtful name alone is none."""
    if _doubtful(match, "month") and not _helped(match):
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
            return Resolved(found, "none") if found else None
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
    values = read.values(match, "feast")
    number, day, given = int(values["month"]), int(values["day"]), read.number(match, "year")
    if values.get("hijri"):
        return [Found(_hijri(number, day, hijri_year_with(given, number, day), read.step(match)))]
    return [Found(month_day(number, day, Year(given), read.step(match)))]


def hijri_year_with(given: int | None, number: int, day: int) -> int | None:
    """The Hijri year in which the day falls into the given year of ours."""
    if given is None or not 1926 <= given <= 2076:
        return None
    first = period.year(given).earliest
    start = hijri.year_of(first) if first else 0
    return next((y for y in (start, start + 1) if (d := hijri.day(y, number, day)) and d.year == given), None)


MAKERS: dict[str, Callable[[Match], list[Found]]] = {
    "month": month,
    "month_after_preposition": month_named,
    "months_shared": months_shared,
    "year": year,
    "bare_year": year,
    "years": years,
    "two_years": two_years,
    "season": season,
    "school_year": school_year,
    "part_of_year": quarter_or_half,
    "decade": decade,
    "decade_of_century": decade_of_century,
    "century": century_named,
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
    "hijri_day": hijri_day,
    "hijri_month": hijri_month,
    "hijri_month_in": hijri_month_named,
    "hijri_year": hijri_year,
    "feast": feast,
}
