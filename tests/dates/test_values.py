"""Values: month traditions, digits, anchors, tense, what is shared, and what is kept without an anchor."""

from __future__ import annotations

import msgspec
import pytest

from tawatur.model.reading import Page, Reading
from tawatur.model.record import Outlet
from tests.dates.reading import blocks, read, readers, values

PUBLISHED = "2019-11-30"

MONTHS = {
    1: [
        "يناير",
        "جانفي",
        "كانون الثاني",
        "يناير (كانون الثاني)",
        "كانون الثاني/ يناير",
        "كانون الثاني يناير",
    ],
    2: ["فبراير", "فيفري", "شباط", "فبراير (شباط)"],
    3: ["مارس", "آذار", "اذار", "مارس (آذار)"],
    4: ["أبريل", "ابريل", "أفريل", "نيسان", "نيسان/أبريل"],
    5: ["مايو", "ماي", "أيار", "ايار", "مايو (أيار)"],
    6: ["يونيو", "يونيه", "جوان", "حزيران", "حزيران - يونيو"],
    7: ["يوليو", "يوليوز", "جويلية", "تموز", "يوليو/تموز"],
    8: ["أغسطس", "أوت", "اوت", "غشت", "آب", "أغسطس (اب)"],
    9: ["سبتمبر", "شتنبر", "أيلول", "ايلول"],
    10: ["أكتوبر", "اكتوبر", "تشرين الأول", "تشرين الاول"],
    11: ["نوفمبر", "نونبر", "تشرين الثاني"],
    12: ["ديسمبر", "دجنبر", "كانون الأول", "ديسمبر (كانون الأول)"],
}


@pytest.mark.parametrize(("number", "name"), [(n, name) for n, names in MONTHS.items() for name in names])
def test_every_month_of_every_tradition(number: int, name: str) -> None:
    if "-" not in name:
        assert values(f"وقع الاتفاق في 9 {name} 2014 بجنيف") == {f"9 {name} 2014": f"2014-{number:02}-09"}
    assert f"2014-{number:02}" in values(f"وقع الاتفاق خلال {name} 2014 بجنيف").values()


@pytest.mark.parametrize("digits", ["12", "١٢", "۱۲"])
@pytest.mark.parametrize("year", ["2012", "٢٠١٢", "۲۰۱۲"])
def test_digits_of_three_scripts(digits: str, year: str) -> None:
    assert list(values(f"قتل في {digits} مايو {year}").values()) == ["2012-05-12"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("الأول من مايو", "2019-05-01"),
        ("الثاني عشر من مايو", "2019-05-12"),
        ("العشرين من مايو", "2019-05-20"),
        ("الحادي والثلاثين من مايو", "2019-05-31"),
        ("ثلاثين مايو", None),
        ("31 يونيو", None),
    ],
)
def test_days_as_ordinals(text: str, value: str | None) -> None:
    found = values(f"قتل في {text}", PUBLISHED).get(text)
    assert found == value


@pytest.mark.parametrize(
    ("text", "surface", "value"),
    [
        ("استقال الوزير السبت", "السبت", "2019-11-30"),
        ("استقال الوزير الأحد", "الأحد", "2019-11-24"),
        ("سيستقيل الوزير الأحد", "الأحد", "2019-12-01"),
        ("استقال الوزير السبت الماضي", "السبت الماضي", "2019-11-23"),
        ("ينعقد المؤتمر السبت المقبل", "السبت المقبل", "2019-12-07"),
        ("استقال الوزير أول أمس", "أول أمس", "2019-11-28"),
        ("استقال الوزير أول من أمس", "أول من أمس", "2019-11-28"),
        ("استقال الوزير أمس الأول", "أمس الأول", "2019-11-28"),
        ("تسافر الوزيرة بعد غد", "بعد غد", "2019-12-02"),
        ("قتل مساء أمس", "مساء أمس", "2019-11-29TEV"),
        ("قتل فجر اليوم", "فجر اليوم", "2019-11-30TMO"),
        ("قتل ظهر الثلاثاء", "ظهر الثلاثاء", "2019-11-26TMI"),
        ("قتل بعد ظهر الثلاثاء", "بعد ظهر الثلاثاء", "2019-11-26TAF"),
        ("اشتبكوا ليل السبت الأحد", "ليل السبت الأحد", "2019-11-30TNI"),
        ("وقعوا الاتفاق في أوت وسبتمبر الماضيين", "أوت", "2019-08"),
        ("وقعوا الاتفاق في أوت وسبتمبر الماضيين", "سبتمبر الماضيين", "2019-09"),
        ("هوجموا في اليومين الماضيين", "اليومين الماضيين", "2019-11-28/2019-11-29"),
        ("خطف قبل أسبوع", "قبل أسبوع", "2019-11-23"),
        ("بدأت قبل شهرين", "قبل شهرين", "2019-09"),
        ("بدأت منذ عامين", "منذ عامين", "2017"),
        ("تنتهي نهاية العام المقبل", "نهاية العام المقبل", "2020"),
        ("انكمش الاقتصاد في الربع الثالث من 2019", "الربع الثالث من 2019", "2019-Q3"),
        ("بنيت في ستينيات القرن الماضي", "ستينيات القرن الماضي", "196"),
        ("ولد عام ألفين وثلاثة", "عام ألفين وثلاثة", "2003"),
        ("يواصلون الإضراب هذا الأسبوع", "هذا الأسبوع", "2019-W48"),
        ("وصلت في 3 ربيع الأول 1441هـ", "3 ربيع الأول 1441هـ", "2019-10-31"),
    ],
)
def test_value_on_saturday_30_november(text: str, surface: str, value: str) -> None:
    assert values(text, PUBLISHED).get(surface) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("استقال الوزير السبت", "XXXX-WXX-6"),
        ("استقال الوزير مساء السبت الماضي", "XXXX-WXX-6TEV"),
        ("استقال الوزير أمس", "XXXX-XX-XX"),
        ("استقال الوزير مساء أمس", "XXXX-XX-XXTEV"),
        ("استقال الوزير أمس الجمعة", "XXXX-WXX-5"),
        ("استقال الوزير في 4 أفريل الماضي", "XXXX-04-04"),
        ("استقال الوزير في أفريل", "XXXX-04"),
        ("استقال الوزير الأسبوع الماضي", "XXXX-WXX"),
        ("استقال الوزير الشهر الماضي", "XXXX-XX"),
        ("استقال الوزير العام الماضي", "XXXX"),
        ("استقال الوزير صيف العام الماضي", "XXXX-SU"),
        ("استقال الوزير مؤخرا", "PAST_REF"),
        ("استقال الوزير قبل ثلاثة أيام", "XXXX-XX-XX"),
        ("تدربوا ما بين أوت وسبتمبر الماضيين", "XXXX-08/XXXX-09"),
        ("هوجموا في اليومين الماضيين", "XXXX-XX-XX/XXXX-XX-XX"),
    ],
)
def test_without_an_anchor_what_is_known_is_kept(text: str, value: str) -> None:
    (found,) = read(text).dates
    assert (found.value, found.anchor, found.earliest, found.latest) == (value, "none", None, None)


def test_what_is_said_in_full_needs_no_anchor() -> None:
    (found,) = read("دعم الثوار عام 2011").dates
    assert (found.value, found.anchor) == ("2011", "none")
    assert (found.earliest, found.latest) == ("2011-01-01", "2011-12-31")


def test_a_publication_known_to_the_month_anchors_nothing() -> None:
    (found,) = read("استقال الوزير أمس", "2019-11").dates
    assert (found.value, found.anchor) == ("XXXX-XX-XX", "none")


def test_the_story_goes_on_from_the_date_told_before() -> None:
    reading = read("قتل الزعيم في 27 ديسمبر 2007.\nوفي اليوم التالي خرجت مسيرات.", PUBLISHED)
    first, second = reading.dates
    assert (second.value, second.anchor) == ("2007-12-28", first.id)
    assert reading.because[second.id].uses == (first.id,)


def test_a_period_of_days_has_its_days() -> None:
    (found,) = read("تدربوا في الفترة ما بين أوت، وسبتمبر الماضيين", PUBLISHED).dates
    assert (found.earliest, found.latest, found.anchor) == ("2019-08-01", "2019-09-30", "published")


def test_the_beginning_of_a_month_is_its_first_third() -> None:
    (found,) = read("استقال الوزير مطلع نوفمبر 2018", PUBLISHED).dates
    assert (found.value, found.earliest, found.latest) == ("2018-11", "2018-11-01", "2018-11-11")


def test_the_name_of_the_outlet_holds_no_date() -> None:
    text = "الخرطوم: النيلين اليوم.\nاستقال الوزير اليوم."
    reading = Reading(Page(), text, published=PUBLISHED, blocks=blocks(text))
    named = msgspec.structs.replace(reading, outlet=Outlet("nilain", "النيلين اليوم", "SD"))
    for reader in readers():
        reading, named = reader.read(reading), reader.read(named)
    assert [found.value for found in reading.dates] == [PUBLISHED, PUBLISHED]
    assert [(found.value, found.start) for found in named.dates] == [(PUBLISHED, text.rindex("اليوم"))]


def test_a_story_of_long_ago_keeps_its_year() -> None:
    text = "نزل الجيش في 3 تشرين الأول 1958.\nووقع الاتفاق في الثاني عشر من نوفمبر."
    assert values(text, "2008-05-01")["الثاني عشر من نوفمبر"] == "1958-11-12"
    recent = "نزل الجيش في 3 تشرين الأول 2007.\nووقع الاتفاق في الثاني عشر من مارس."
    assert values(recent, "2008-05-01")["الثاني عشر من مارس"] == "2008-03-12"
