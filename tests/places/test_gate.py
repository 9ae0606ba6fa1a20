"""The gate and what passes beside it: adjectives, borrowed names, houses of bodies, names in a series."""

from __future__ import annotations

import pytest

from tawatur.readers.places import PlacesReader
from tawatur.readers.places.gate import is_adjective
from tawatur.readers.places.scene import Scene
from tests.places.test_reader import places, read


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("قصفت الطائرات السعودية مواقع في صعدة.", "السعودية"),
        ("بلغت قيمة المساعدة ألف ليرة سورية لكل أسرة.", "سورية"),
        ("قتل في الهجوم جنديا تركيا وجرح ثلاثة في العراق.", "تركيا"),
    ],
)
def test_the_adjective_of_a_noun_is_no_place(text: str, surface: str) -> None:
    assert surface not in places(text)


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("زارت الوزيرة السعودية ثم عادت إلى المغرب.", "المغرب"),
        ("بينما تركيا ترفض المقترح، تؤيده روسيا.", "تركيا"),
        ("دعا تركيا إلى الحوار.", "تركيا"),
        ("قصفت سورية مواقع المسلحين.", "سورية"),
    ],
)
def test_a_country_is_a_place_where_nothing_agrees_with_it(text: str, surface: str) -> None:
    assert surface in places(text)


@pytest.mark.parametrize(("noun", "name", "agrees"), [("ليرة", "سورية", True), ("الليرة", "سورية", False)])
def test_an_adjective_is_definite_as_its_noun_is(noun: str, name: str, agrees: bool) -> None:  # noqa: FBT001
    (word, *_) = read(f"{noun} {name}").sentences[0].words
    assert is_adjective(name.replace("ة", "ه"), word) is agrees


def test_what_is_called_after_a_place_is_no_place() -> None:
    assert "كامب ديفيد" not in places("بحث الوزيران اتفاقية كامب ديفيد في القاهرة.")


@pytest.mark.parametrize(
    "text", ["أقيم الحفل في ملعب لكرة القدم.", "أقام الحرفيون سوقا في سوق لأعياد الربيع."]
)
def test_a_noun_with_its_purpose_is_no_name(text: str) -> None:
    assert places(text) == {}


def test_a_point_of_the_compass_from_a_town_is_no_place() -> None:
    assert set(places("تقع القرية على بعد عشرين كيلومترا إلى الغرب من مصراتة.")) == {"مصراتة"}


def test_a_state_that_nobody_knows_is_no_place() -> None:
    assert "الخلافة" not in places("دعا المسلحون إلى إقامة دولة الخلافة.")


@pytest.mark.parametrize(
    ("text", "surface", "country"),
    [
        ("اقتحم محتجون مقر وزارة النفط العراقية مساء.", "مقر وزارة النفط العراقية", "IQ"),
        ("نفذ الأعوان وقفة احتجاجية أمام وزارة الصحة بتونس.", "وزارة الصحة", "TN"),
        ("انفجرت عبوة قرب السفارة الإيطالية في طرابلس بليبيا.", "السفارة الإيطالية", "LY"),
        ("اقتحم جنود عراقيون جامعة الأنبار فجرا.", "جامعة الأنبار", "IQ"),
    ],
)
def test_a_body_is_a_place_where_its_house_is_meant(text: str, surface: str, country: str) -> None:
    found = places(text)[surface]
    assert (found.kind, found.country) == ("site", country)


@pytest.mark.parametrize(
    "text",
    [
        "قال الوزير أمام مجلس النواب إن الميزانية جاهزة.",
        "قال مسؤول في وزارة الصحة إن الدواء متوفر.",
        "قال أستاذ في جامعة الأنبار إن الدروس توقفت.",
    ],
)
def test_a_body_is_no_place_where_it_acts(text: str) -> None:
    assert [place for place in places(text).values() if place.kind == "site"] == []


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("أعلنت شرطة الموصل حظر التجول.", "الموصل"),
        ("نددت حكومة جنوب السودان بالهجوم.", "جنوب السودان"),
    ],
)
def test_the_town_of_a_police_is_a_place(text: str, surface: str) -> None:
    assert surface in places(text)


def test_of_two_towns_the_second_is_named() -> None:
    found = places("حاصر المسلحون بلدتي الفوعة وكفرزينة في محافظة إدلب.")
    assert {"الفوعة", "كفرزينة"} <= set(found)
    assert {place.country for place in found.values()} == {"SY"}


def test_towns_in_a_series_are_named() -> None:
    assert {"زليتن", "مصراتة", "سرت"} <= set(places("خرجت مظاهرات في مدن زليتن ومصراتة وسرت."))


def test_a_name_set_off_after_its_noun_is_a_place() -> None:
    found = places('اندلعت معركة بمنطقة "خروبية" غربي ليبيا.')
    assert (found["خروبية"].country, found["خروبية"].kind) == ("LY", "region")


def test_quoted_words_after_other_nouns_are_no_places() -> None:
    assert set(places('نشرت الصحيفة مقالا عن "خروبية" في ليبيا.')) == {"ليبيا"}


def test_what_lies_beyond_the_border_says_nothing_of_the_scene() -> None:
    reading = read("عززت الهند قواتها على الحدود مع باكستان.")
    assert {reading.surface(mention) for mention in reading.mentions} == {"الهند", "باكستان"}
    assert set(Scene(reading, PlacesReader().grammar).article) == {"IN"}
