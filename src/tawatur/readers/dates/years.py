"""Years: how a year is said, and the days, months and parts of a year that hang on it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import MAXYEAR, MINYEAR, date
from typing import NamedTuple

from tawatur.readers.dates import period
from tawatur.readers.dates.period import UNKNOWN_YEAR, Period
from tawatur.readers.dates.when import (
    FUTURE,
    NARRATIVE,
    NONE,
    PAST,
    PUBLISHED,
    Context,
    Resolved,
    When,
    unknown,
)

SOON = 60
"""How many days ahead a date without a year may lie when nothing says that it is past."""
LATER = 180
"""The same in a sentence about what is to come."""


def month_day(month: int, day: int, year: Year, step: int | None, time: str = "") -> When:
    """A day of a month; its year is given, or found by `step` and the tense."""

    def when(context: Context) -> Resolved | None:
        settled = year.settled(context, step)
        found = settled.find(context, lambda y: period.day_of(y, month, day), step)
        if found is None:
            leap = period.day_of(2000, month, day)
            return unknown(f"XXXX-{month:02}-{day:02}{time}") if leap and not settled.known(context) else None
        return Resolved(period.day(found, time), settled.anchor)

    return when


def month_of_year(month: int, year: Year, step: int | None, part: str = "") -> When:
    """A month; its year is given, or found by `step` and the tense."""

    def when(context: Context) -> Resolved | None:
        settled = year.settled(context, step)
        if not settled.known(context):
            return unknown(f"XXXX-{month:02}")
        found = settled.find(context, lambda y: period.day_of(y, month, 1), step, whole_month=True)
        return Resolved(narrowed(period.month(found.year, month), part), settled.anchor) if found else None

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

    def settled(self, context: Context, step: int | None) -> Year:
        """The year, or that of the story where nothing is said of it."""
        said = step is not None or self != Year()
        return self if said or context.story_year is None else Year(told=True)

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
