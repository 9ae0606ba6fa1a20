"""Numbers in digits and words, with their values, bounds and extent."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.arabic.numbers import may_begin, number_at, number_of, ordinal_at, quantities
from tawatur.model.reading import Page, Reading, Sentence, Word
from tawatur.readers.words import WordsReader

READER = WordsReader()


def words(text: str) -> tuple[Word, ...]:
    return READER.read(Reading(Page(), text, sentences=(Sentence(0, len(text), 0),))).sentences[0].words


def read(text: str) -> list[tuple[str, float | None, float | None, float | None, str]]:
    found = words(text)
    return [
        (text[found[q.first].start : found[q.last].end], q.value, q.low, q.high, q.qualifier)
        for q in quantities(found)
    ]


EXACT = [
    ("ثلاثة", 3),
    ("إحدى عشرة", 11),
    ("اثنا عشر", 12),
    ("خمس عشرة", 15),
    ("تسعة عشر", 19),
    ("خمسة وعشرين", 25),
    ("مئتان", 200),
    ("ثلاثمائة", 300),
    ("ثلاث مئة", 300),
    ("ثمانمئة وأربعة", 804),
    ("مئة واثنين وثلاثين", 132),
    ("ألف ومئتين", 1200),
    ("ألفين وخمسة عشر", 2015),
    ("ألف وتسعمئة وثمانية وأربعين", 1948),
    ("خمسة عشر ألفا وخمسمئة", 15500),
    ("3 آلاف", 3000),
    ("نصف مليون", 500_000),
    ("1,5 مليون", 1_500_000),
    ("مليون ونصف المليون", 1_500_000),
    ("مليونين و300 ألف", 2_300_000),
    ("١٢٫٥", 12.5),
    ("۳۵۰", 350),
    ("1.200.000", 1_200_000),
]


@pytest.mark.parametrize(("text", "value"), EXACT)
def test_a_number_has_its_value(text: str, value: float) -> None:
    assert read(text) == [(text, value, value, value, "exact")]


@pytest.mark.parametrize(
    ("text", "extent", "low", "high", "qualifier"),
    [
        ("نحو 30 قتيلا", "نحو 30", 30, 30, "about"),
        ("ما لا يقل عن 28 متطوعا", "يقل عن 28", 28, None, "at_least"),
        ("لا يزيد على 40 نائبا", "يزيد على 40", None, 40, "at_most"),
        ("أكثر من ألفي شخص", "أكثر من ألفي", 2000, None, "at_least"),
        ("ثلاثة جنود على الأقل", "ثلاثة", 3, None, "at_least"),
        ("عشرات القتلى", "عشرات", 20, 99, "vague"),
        ("عشرات الآلاف من النازحين", "عشرات الآلاف", 20_000, 99_999, "vague"),
        ("بضعة جنود", "بضعة", 3, 9, "vague"),
        ("آلاف المحتجين", "آلاف", 2000, 9999, "vague"),
        ("بين 20 و30 شخصا", "بين 20 و30", 20, 30, "range"),
        ("سقط 20 إلى 30 جريحا", "20 إلى 30", 20, 30, "range"),
        ("بين عشرين وثلاثين نازحا", "بين عشرين وثلاثين", 20, 30, "range"),
    ],
)
def test_a_doubt_stays_a_doubt(
    text: str, extent: str, low: float | None, high: float | None, qualifier: str
) -> None:
    ((surface, _, *bounds),) = read(text)
    assert (surface, *bounds) == (extent, low, high, qualifier)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("قتل ثلاثة وأصيب أربعة", [3, 4]),
        ("ثلاثة وأربعة", [3, 4]),
        ("عشرين وثلاثة", [20, 3]),
        ("مئة وثلاثمئة", [100, 300]),
        ("ثلاثة، وعشرين", [3, 20]),
    ],
)
def test_two_numbers_stay_two(text: str, values: list[float]) -> None:
    assert [value for _, value, *_ in read(text)] == values


@pytest.mark.parametrize("text", ["لست نائبا", "نحو الحدود", "أكثر من ذلك", "بين البلدين", "نصف المقاعد"])
def test_no_number(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "percent"),
    [("20 بالمئة", True), ("15 في المائة", True), ("3%", True), ("3 في العاصمة", False), ("مئة جندي", False)],
)
def test_percent(text: str, *, percent: bool) -> None:
    assert [q.percent for q in quantities(words(text))] == [percent]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("الأول", 1),
        ("الرابعة", 4),
        ("العاشر", 10),
        ("الحادي عشر", 11),
        ("الثامنة عشرة", 18),
        ("العشرين", 20),
        ("الحادي والعشرين", 21),
        ("السادس والعشرون", 26),
    ],
)
def test_ordinals(text: str, value: int) -> None:
    found = words(text)
    assert ordinal_at(found, 0) == (value, len(found) - 1)


def test_an_ordinal_is_no_quantity() -> None:
    assert read("الرابع من الشهر") == []
    assert ordinal_at(words("ثلاثة جنود"), 0) is None


PIECES = sorted(
    {word for text, _ in EXACT for word in text.split()} | {"و", "بين", "نحو", "على الأقل", "20", "٪"}
)


@given(st.one_of(st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join), st.text(max_size=40)))
def test_quantities_are_ordered_and_bounded(text: str) -> None:
    found = words(text)
    end = -1
    for quantity in quantities(found):
        assert end < quantity.first <= quantity.last < len(found)
        assert quantity == number_at(found, quantity.first)
        assert may_begin(found[quantity.first].form)
        if quantity.low is not None and quantity.high is not None:
            assert quantity.low <= quantity.high
        end = quantity.last


@pytest.mark.parametrize("digits", ["9" * 400, "1" * 30, "1," * 40 + "1"])
def test_digits_that_count_nothing_have_no_value(digits: str) -> None:
    assert number_of(digits, "number") is None
