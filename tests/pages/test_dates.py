"""Dates of publication as machines write them and as newspapers print them."""

from __future__ import annotations

import pytest

from tawatur.readers.page.published import of_url, parse

DAY = "2019-02-03"


@pytest.mark.parametrize(
    "text",
    [
        "2019-02-03",
        "2019/02/03",
        "2019/2/3",
        "03/02/2019",
        "3-2-2019",
        "3.2.2019",
        "٣/٢/٢٠١٩",
        "۳/۲/۲۰۱۹",
        "20190203",
        "3 فبراير 2019",
        "3 فيفري 2019",
        "3 شباط 2019",
        "3 شباط/فبراير 2019",
        "3 شباط (فبراير) 2019",
        "٣ فبراير ٢٠١٩م",
        "الأحد 03 فيفري 2019",
        "الأحد، 3 فبراير، 2019",
        "الأحد 28 جمادى الأولى 1440هـ الموافق 3 فبراير 2019م",
        "نشر في: 3 فبراير 2019 - 10:30 م",
        "آخر تحديث الأحد 3 فبراير 2019",
        "فبراير 3, 2019",
        "February 3, 2019",
        "3 Feb 2019",
        "Sun, 03 Feb 2019 10:00:00 +0100",
    ],
)
def test_a_whole_date_is_read(text: str) -> None:
    found = parse(text)
    assert found
    assert found.day == DAY


@pytest.mark.parametrize(("text", "day"), [("11/14/2019", "2019-11-14"), ("04/05/2019", "2019-05-04")])
def test_the_day_stands_before_the_month_unless_it_cannot(text: str, day: str) -> None:
    found = parse(text)
    assert found
    assert found.day == day


@pytest.mark.parametrize(
    ("name", "month"),
    [
        ("جانفي", 1), ("يناير", 1), ("كانون الثاني", 1), ("ينایر", 1), ("فيفري", 2), ("شباط", 2),
        ("مارس", 3), ("آذار", 3), ("اذار", 3), ("أفريل", 4), ("أبريل", 4), ("ابريل", 4), ("نيسان", 4),
        ("ماي", 5), ("مايو", 5), ("أيار", 5), ("جوان", 6), ("يونيو", 6), ("يونيه", 6), ("حزيران", 6),
        ("جويلية", 7), ("يوليوز", 7), ("يوليو", 7), ("تموز", 7), ("أوت", 8),
        ("غشت", 8), ("أغسطس", 8), ("آب", 8),
        ("سبتمبر", 9), ("شتنبر", 9), ("أيلول", 9), ("أكتوبر", 10), ("تشرين الأول", 10),
        ("نوفمبر", 11), ("نونبر", 11), ("تشرين الثاني", 11), ("ديسمبر", 12),
        ("دجنبر", 12), ("كانون الأول", 12),
    ],
)  # fmt: skip
def test_months_of_every_tradition(name: str, month: int) -> None:
    found = parse(f"الاثنين 7 {name} 2016")
    assert found
    assert found.day == f"2016-{month:02}-07"


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2019-02-03T10:00:00Z", "2019-02-03T10:00:00+00:00"),
        ("2019-02-03T23:30:00+03:00", "2019-02-03T23:30:00+03:00"),
        ("2019-02-03T23:30:00+0300", "2019-02-03T23:30:00+03:00"),
        ("2019-02-03T23:30:00.123+03:00", "2019-02-03T23:30:00.123000+03:00"),
        ("2019-02-03 23:30:00", None),
        ("3 فبراير 2019 - 10:30 م", None),
    ],
)
def test_an_instant_needs_its_offset_and_the_day_is_in_it(text: str, instant: str | None) -> None:
    found = parse(text)
    assert found
    assert (found.day, found.instant) == (DAY, instant)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "فبراير 2019",
        "3 فبراير",
        "2019",
        "2019-13-40",
        "31/02/2019",
        "99/99/9999",
        "10:30",
        "1234567890123",
        "3 محرم 1440",
        "Sun, 99 Feb 99999999999999999999 10:00:00 +0100",
    ],
)
def test_what_is_no_whole_date_is_none(text: str) -> None:
    assert parse(text) is None


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://a.example/2019/02/03/x.html", DAY),
        ("https://a.example/news/20190203/1", DAY),
        ("https://a.example/2019-02-03", DAY),
        ("https://a.example/news/12345678", None),
        ("https://a.example/2019/99/99/x", None),
        ("", None),
    ],
)
def test_the_date_in_an_address(url: str, day: str | None) -> None:
    found = of_url(url)
    assert (found.day if found else None) == day
