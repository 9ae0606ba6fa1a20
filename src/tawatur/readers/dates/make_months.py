"""Makers for months and years."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from tawatur.readers.dates import period, read
from tawatur.readers.dates.counted import FIRST_YEAR, LAST_YEAR
from tawatur.readers.dates.make_days import interval
from tawatur.readers.dates.names import doubtful, helped
from tawatur.readers.dates.read import Found
from tawatur.readers.dates.when import PUBLISHED, Context, Resolved, When, fixed, unknown
from tawatur.readers.dates.years import Year, month_of_year, near_season, part_of_year, year_of
from tawatur.rules import Match

LAST_CENTURY = 1900
LONGEST_SPAN = 200
"""Years that a period of two years may cover."""
SCHOOL_STARTS, WEEKS = 9, 5


def month(match: Match) -> list[Found]:
    """A month; a doubtful name alone is none."""
    if not helped(match) and doubtful(match, "month") and len(match.units_of()) == 1:
        return []
    return month_named(match)


def month_named(match: Match) -> list[Found]:
    """A month, whatever its name."""
    number = read.whole(match, "month", "month")
    if number is None:
        return []
    return [
        Found(month_of_year(number, read.year(match), read.step(match), read.named(match, "part", "edge")))
    ]


def part_of_month(match: Match) -> list[Found]:
    """A week or half of a month: the month, of which the ordinal tells the part."""
    number, ordinal = read.whole(match, "month", "month"), read.number(match, "ordinal")
    if number is None or ordinal is None or ordinal > WEEKS:
        return []
    if read.took(match, "half"):
        part = "first_half" if ordinal == 1 else "second_half"
    else:
        part = "start" if ordinal == 1 else ""
    return [Found(month_of_year(number, read.year(match), read.step(match), part))]


def months_shared(match: Match) -> list[Found]:
    """Two months with one year: a period between them, or two dates."""
    first, last = read.whole(match, "month", "month_first"), read.whole(match, "month", "month")
    if first is None or last is None or not _joined(match):
        return []
    year, step = read.year(match), read.step(match)
    early, late = (month_of_year(number, year, step) for number in (first, last))
    if read.took(match, "between") or read.took(match, "to"):
        return [Found(_months_between(early, late))]
    return read.two_dates(match, early, late, "early", "month")


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


MAKERS: dict[str, Callable[[Match], list[Found]]] = {
    "month": month,
    "month_after_preposition": month_named,
    "part_of_month": part_of_month,
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
}
