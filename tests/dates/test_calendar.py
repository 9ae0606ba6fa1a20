"""The calendar: periods and their days, and the Hijri year."""

from __future__ import annotations

from datetime import date

import pytest
from hijridate import Hijri
from hypothesis import given
from hypothesis import strategies as st

from tawatur.readers.dates import hijri, period


@pytest.mark.parametrize(
    ("found", "value", "earliest", "latest"),
    [
        (period.month(2016, 2), "2016-02", date(2016, 2, 1), date(2016, 2, 29)),
        (period.week(date(2016, 1, 3)), "2015-W53", date(2015, 12, 28), date(2016, 1, 3)),
        (period.weekend(date(2016, 9, 1)), "2016-W35-WE", date(2016, 9, 3), date(2016, 9, 4)),
        (period.quarter(2016, 4), "2016-Q4", date(2016, 10, 1), date(2016, 12, 31)),
        (period.half(2016, 1), "2016-H1", date(2016, 1, 1), date(2016, 6, 30)),
        (period.season(2016, "WI"), "2016-WI", date(2016, 12, 1), date(2017, 2, 28)),
        (period.decade(1967), "196", date(1960, 1, 1), date(1969, 12, 31)),
        (period.century(20), "19", date(1900, 1, 1), date(1999, 12, 31)),
    ],
)
def test_a_period_has_its_value_and_its_days(
    found: period.Period, value: str, earliest: date, latest: date
) -> None:
    assert found == period.Period(value, earliest, latest)


def test_days_that_the_calendar_lacks() -> None:
    assert period.day_of(2015, 2, 29) is None
    assert period.day_of(2015, 13, 1) is None
    assert period.moved(date.max, 1) is None
    assert period.month_from(12 * 10000) is None


@pytest.mark.parametrize(
    ("year", "month", "day", "expected"),
    [(1437, 9, 1, date(2016, 6, 6)), (1437, 10, 1, date(2016, 7, 6)), (1429, 9, 1, date(2008, 9, 1))],
)
def test_hijri_days(year: int, month: int, day: int, expected: date) -> None:
    assert hijri.day(year, month, day) == expected


def test_hijri_days_that_are_not_there() -> None:
    assert hijri.day(1437, 9, 31) is None
    assert hijri.day(1200, 1, 1) is None
    assert hijri.month(1600, 1) is None
    assert hijri.year(0) is None


def test_an_early_hijri_year_is_computed() -> None:
    found = hijri.year(518)
    assert found is not None
    assert (found.value, found.earliest, found.latest) == ("1124", date(1124, 2, 26), date(1125, 2, 13))


@given(st.integers(hijri.FIRST_YEAR, hijri.LAST_YEAR - 1))
def test_the_computed_year_is_near_the_tables(number: int) -> None:
    found = hijri.year(number)
    assert found is not None
    assert found.earliest is not None
    true = Hijri(number, 1, 1).to_gregorian()
    assert abs((found.earliest - date(true.year, true.month, true.day)).days) <= 3


@given(st.dates(date(600, 1, 1), date(2500, 1, 1)))
def test_the_year_of_a_day_holds_the_day(when: date) -> None:
    found = hijri.year(hijri.year_of(when))
    if found is None:
        assert when < date(622, 7, 22)
        return
    assert found.earliest is not None
    assert found.latest is not None
    assert (found.earliest - when).days <= 3
    assert (when - found.latest).days <= 3
