"""Places in articles: which row a name means, what an unknown name inherits, what a stand-in stands for."""

from __future__ import annotations

import msgspec
import pytest

from tawatur.model.reading import Page, Reading
from tawatur.model.record import Mention, Place
from tawatur.outlets.table import outlets
from tawatur.pipeline import Pipeline
from tawatur.readers.names import NamesReader
from tawatur.readers.page import PageReader
from tawatur.readers.places import PlacesReader
from tawatur.readers.sentences import SentencesReader
from tawatur.readers.words import WordsReader

PIPELINE = Pipeline(
    [PageReader(), SentencesReader(), WordsReader(), NamesReader(), PlacesReader()], strict=True
)


def read(text: str, outlet: str | None = None) -> Reading:
    return PIPELINE.reading(Page(text=text, outlet=outlet))


def places(text: str, outlet: str | None = None) -> dict[str, Place]:
    reading = read(text, outlet)
    return {reading.surface(place): place for place in reading.places}


LEBANON = "اندلعت اشتباكات في طرابلس بين مسلحين وقوات من الجيش اللبناني."
LIBYA = "اندلعت اشتباكات في طرابلس بين مسلحين وقوات من الجيش الليبي."


@pytest.mark.parametrize(("text", "country"), [(LEBANON, "LB"), (LIBYA, "LY")])
def test_a_nationality_in_the_sentence_decides_between_namesakes(text: str, country: str) -> None:
    found = places(text)["طرابلس"]
    assert (found.country, found.kind, found.name_en) == (country, "city", "Tripoli")
    assert {other.country for other in found.alternatives} >= {"LB", "LY"} - {country}


def test_the_article_decides_where_the_sentence_is_silent() -> None:
    text = "قال رئيس الحكومة اللبنانية إن لبنان يرفض العنف.\n\nوسمع دوي انفجار في طرابلس مساء الأحد."
    assert places(text)["طرابلس"].country == "LB"


@pytest.mark.parametrize("country", ["LB", "LY"])
def test_the_outlet_decides_where_the_article_is_silent(country: str) -> None:
    outlet = next(one.id for one in outlets().values() if one.country == country)
    assert places("سمع دوي انفجار في طرابلس مساء الأحد.", outlet)["طرابلس"].country == country


def test_people_decide_where_all_else_is_silent() -> None:
    assert places("سمع دوي انفجار في طرابلس مساء الأحد.")["طرابلس"].country == "LY"


@pytest.mark.parametrize(
    ("text", "kind"),
    [("وصل الوزير إلى ولاية صفاقس صباحا.", "region"), ("وصل الوزير إلى مدينة صفاقس صباحا.", "city")],
)
def test_the_noun_before_a_name_tells_city_from_province(text: str, kind: str) -> None:
    assert places(text)["صفاقس"].kind == kind


def test_a_resolved_place_carries_its_row() -> None:
    found = places("وصل الوفد إلى بغداد فجرا.")["بغداد"]
    assert (found.name_en, found.country, found.precision) == ("Baghdad", "IQ", "city")
    assert found.geonames == 98182
    assert (found.lat, found.lon) == pytest.approx((33.34, 44.4), abs=0.1)
    assert 0 < found.confidence <= 1
    assert found.rule.startswith("place/by-")


def test_a_country_named_as_an_actor_is_a_place_and_its_adjective_is_not() -> None:
    found = places("رفضت سوريا المقترح وقالت الصحيفة السورية إن الوفد عاد.")
    assert found["سوريا"].kind == "country"
    assert not [text for text in found if "السورية" in text]


@pytest.mark.parametrize(
    ("text", "surface", "country"),
    [
        ("نقل السفير رسالة للولايات المتحدة مساء.", "لولايات المتحدة", "US"),
        ("نقل السفير رسالة لليبيا مساء.", "ليبيا", "LY"),
    ],
)
def test_a_joined_lam_hides_no_name(text: str, surface: str, country: str) -> None:
    assert places(text)[surface].country == country


def test_neighbours_resolved_decide_between_namesakes() -> None:
    text = "وصلت النيران إلى باب التبانة وجبل محسن في طرابلس، فيما ساد الهدوء صيدا."
    assert {place.country for place in places(text).values()} == {"LB"}


def test_a_street_named_after_a_country_lies_where_the_article_is() -> None:
    assert places("انفجرت قنبلة في شارع سوريا بمدينة طرابلس اللبنانية.")["شارع سوريا"].country == "LB"


def test_an_unknown_airport_lies_in_the_town_that_it_is_called_after() -> None:
    found = places("هبطت الطائرة في مطار كركوك الدولي بعد رحلة من باريس إلى فرنسا.")["مطار كركوك الدولي"]
    assert (found.country, found.kind, found.geonames) == ("IQ", "site", None)
    assert found.rule == "place/of-its-town"


@pytest.mark.parametrize(
    ("text", "country"),
    [("عاد الوفد الأردني إلى عمان مساء الأحد.", "JO"), ("عاد الوفد العماني إلى عمان مساء الأحد.", "OM")],
)
def test_amman_is_told_from_oman_by_the_sentence(text: str, country: str) -> None:
    assert places(text)["عمان"].country == country


@pytest.mark.parametrize(("name", "country"), [("عُمان", "OM"), ("عمّان", "JO")])
def test_amman_is_told_from_oman_by_a_vowel_mark(name: str, country: str) -> None:
    assert places(f"عاد الوفد إلى {name} مساء الأحد.")[name].country == country


def test_a_capital_is_not_mistaken_for_its_namesake_in_the_country_of_the_sentence() -> None:
    found = places("قالت أمريكا إن موسكو ترفض المقترح وإن الولايات المتحدة تؤيده.")["موسكو"]
    assert (found.country, found.name_en) == ("RU", "Moscow")


def test_an_adjective_after_region_is_no_place() -> None:
    assert set(places("وقعت الاشتباكات في منطقة حدودية قرب سوريا.")) == {"سوريا"}


def test_an_outlet_abroad_says_nothing_of_the_country() -> None:
    abroad = next(one.id for one in outlets().values() if one.country == "GB")
    assert places("غادر الوزير العاصمة فجرا.", abroad) == {}


def test_a_village_far_from_the_scene_is_not_believed() -> None:
    found = places("سقط قتلى في حي السلامة وسط مدينة بنغازي.")["حي السلامة"]
    assert (found.country, found.geonames, found.kind) == ("LY", None, "district")


def test_an_unknown_quarter_inherits_the_place_that_its_phrase_names() -> None:
    found = places("تجددت المعارك في حي الورد الأبيض جنوبي العاصمة طرابلس بين قوات الجيش الليبي ومسلحين.")
    quarter = next(place for text, place in found.items() if text.startswith("حي"))
    assert (quarter.country, quarter.kind, quarter.geonames) == ("LY", "district", None)
    assert quarter.confidence < found["طرابلس"].confidence
    assert quarter.rule == "place/inside-the-next"


def test_an_unknown_name_inherits_the_nationality_in_its_own_words() -> None:
    reading = read("وقع الحادث على الحدود الليبية التونسية قرب مدينة الكاف.")
    start = reading.text.index("الحدود")
    border = Mention("M1", start, start + len("الحدود الليبية التونسية"), "LOC")
    (place,) = PlacesReader().read(msgspec.structs.replace(reading, mentions=(border,))).places
    assert (place.country, place.geonames, place.rule) == ("LY", None, "place/of-nationality")


def test_the_seat_in_the_name_of_a_body_is_a_place() -> None:
    found = places("أصدرت المحكمة الابتدائية بصفاقس حكما بالسجن.")["صفاقس"]
    assert (found.country, found.name_en) == ("TN", "Sfax")


def test_a_seat_is_not_read_out_of_an_everyday_word() -> None:
    assert "دور" not in places("أصدرت الجمعية الوطنية للنهوض بدور الثقافة بيانا.")


@pytest.mark.parametrize(
    ("text", "surface", "english"),
    [
        ("وصلت القوات إلى الأراضي التشادية فجرا.", "الأراضي التشادية", "Chad"),
        ("وصل الوفد إلى العاصمة المصرية فجرا.", "العاصمة المصرية", "Cairo"),
        ("انطلقت الحملة في تونس وشملت كل ولايات الجمهورية.", "الجمهورية", "Tunisia"),
        ("دخلت الشاحنات غزة ثم وصلت إلى شمال القطاع.", "القطاع", "Gaza Strip"),
    ],
)
def test_stand_ins(text: str, surface: str, english: str) -> None:
    assert places(text)[surface].name_en == english


@pytest.mark.parametrize(
    "text", ["شارك رئيس الجمهورية في الندوة.", "يعمل موظفو القطاع الخاص في تونس.", "أعلنت الشركة إطار العمل."]
)
def test_words_that_only_look_like_places(text: str) -> None:
    assert set(places(text)) <= {"تونس"}


def test_the_section_of_a_page_is_no_place() -> None:
    lines = (
        "العالم العربي",
        "مقتل جنود في انفجار قرب الموصل",
        "قالت الشرطة إن ثلاثة جنود قتلوا في انفجار قرب الموصل.",
    )
    text = "\n\n".join(lines)
    reading = read(text)
    assert reading.blocks[0].role == "section"
    assert {reading.surface(place) for place in reading.places} == {"الموصل"}


def test_every_place_is_explained_and_lies_where_it_says() -> None:
    reading = read(LIBYA)
    assert reading.places
    for place in reading.places:
        assert reading.because[place.id].rule == place.rule
        assert 0 <= place.start < place.end <= len(reading.text)


def test_reading_twice_gives_the_same() -> None:
    assert read(LEBANON).places == read(LEBANON).places


def test_fronts_of_one_head_lie_where_their_phrase_says() -> None:
    text = "اندلعت الاشتباكات بين الجيش الليبي وقوات حفتر في محوري اليرموك والخلاطات جنوبي العاصمة طرابلس."
    found = places(text)
    for name in ("اليرموك", "الخلاطات"):
        assert (found[name].country, found[name].kind, found[name].geonames) == ("LY", "district", None)


@pytest.mark.parametrize(
    ("phrase", "direction"),
    [
        ("جنوبي طرابلس", "south"),
        ("جنوب شرقي طرابلس", "south-east"),
        ("جنوبي العاصمة طرابلس", "south"),
        ("شمالي مدينة طرابلس", "north"),
        ("غرب العاصمة الليبية طرابلس", "west"),
        ("وسط طرابلس", "center"),
        ("ضواحي طرابلس", None),
    ],
)
def test_a_side_of_a_town_is_its_area_and_a_direction(phrase: str, direction: str | None) -> None:
    found = places(f"اندلعت اشتباكات {phrase} بين قوات الجيش الليبي ومسلحين.")["طرابلس"]
    assert (found.country, found.precision, found.direction) == ("LY", "area", direction)
    assert found.lat is not None


def test_a_town_alone_has_no_direction() -> None:
    found = places(LIBYA)["طرابلس"]
    assert (found.precision, found.direction) == ("city", None)


def test_what_is_known_by_its_parent_says_so() -> None:
    found = places("أغلقت السلطات السورية معبر نصيب فجرا.")["معبر نصيب"]
    assert (found.kind, found.precision, found.country) == ("site", "city", "SY")


def test_a_name_means_the_same_in_all_sentences_that_tell_nothing_else() -> None:
    text = "انفجرت سيارة في طرابلس.\n\nوقالت شرطة لبنانية إن أحدا لم يصب.\n\nوتسكن العائلة طرابلس في لبنان."
    assert {one.country for one in read(text).places if one.kind == "city"} == {"LB"}
