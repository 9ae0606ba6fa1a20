"""The gazetteer of places: what the compiled table must know, and that it is compiled from its sources."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator

import pytest

from tawatur.arabic.fold import fold
from tawatur.gazetteer.countries import all_countries
from tawatur.gazetteer.places import TABLE, PlaceRow, folded_names, is_word, look_up, sources_digest
from training.gazetteer.compile import Cities, arabic_names, digest, inside, names_in, table

FACTS = [
    ("طرابلس", "Tripoli", "LY", "city"),
    ("طرابلس", "Tripoli", "LB", "city"),
    ("الموصل", "Mosul", "IQ", "city"),
    ("نيويورك", "New York City", "US", "city"),
    ("سورية", "Syria", "SY", "country"),
    ("أميركا", "United States", "US", "country"),
    ("المملكة المتحدة", "United Kingdom", "GB", "country"),
    ("قطاع غزة", "Gaza Strip", "PS", "region"),
    ("كردستان العراق", "Kurdistan Region", "IQ", "region"),
    ("شمال كردفان", "North Kordofan", "SD", "region"),
    ("الشرق الأوسط", "Middle East", None, "region"),
    ("البحر المتوسط", "Mediterranean Sea", None, "region"),
    ("معبر رفح", "Rafah Crossing", "PS", "site"),
    ("مخيم اليرموك", "Yarmouk Camp", "SY", "site"),
    ("محور الخلاطات", "Khallatat front", "LY", "district"),
    ("ڨفصة", "Gafsa Governorate", "TN", "region"),
]


@pytest.mark.parametrize(("name", "english", "country", "kind"), FACTS)
def test_table_knows(name: str, english: str, country: str | None, kind: str) -> None:
    assert (english, country, kind) in {(row.name_en, row.country, row.kind) for row in look_up(fold(name))}


def test_shipped_table_is_compiled_from_the_tables_beside_the_script() -> None:
    assert sources_digest() == digest(), "run `python -m training.gazetteer.compile` and commit the result"


def test_every_own_name_is_in_the_table() -> None:
    missing = [
        name
        for source in ("divisions", "regions", "sites")
        for row in table(source)
        for name in names_in(row["names"])
        if not any(place.own for place in look_up(" ".join(fold(name).split())))
    ]
    assert missing == []


def test_every_capital_is_a_city_of_its_country() -> None:
    unknown = [
        f"{country.alpha2} {capital}"
        for country in all_countries()
        for capital in country.capitals
        if not any(row.country == country.alpha2 and row.kind == "city" for row in look_up(fold(capital)))
    ]
    assert unknown == []


def test_a_country_comes_before_a_city_of_its_name() -> None:
    for country in all_countries():
        for name in country.names:
            row = look_up(fold(name))[0]
            assert (row.kind, row.country) == ("country", country.alpha2), name


def place_names() -> Iterator[tuple[str, PlaceRow]]:
    """Every folded name with each row that has it."""
    return ((name, row) for name in folded_names() for row in look_up(name))


def test_coordinates_lie_on_the_globe_and_names_are_arabic() -> None:
    for name, row in place_names():
        assert row.lat is None or -90 <= row.lat <= 90, row
        assert row.lon is None or -180 <= row.lon <= 180, row
        assert row.country is None or re.fullmatch("[A-Z]{2}", row.country), row
        assert name == " ".join(fold(name).split())


def test_the_nearest_country_of_an_own_place_is_plausible() -> None:
    """A place of ours lies within the box of the country's cities, widened by three degrees."""
    boxes: dict[str, list[tuple[float, float]]] = {}
    for _, row in place_names():
        if row.geonames and row.kind == "city" and row.lat is not None and row.lon is not None:
            boxes.setdefault(row.country or "", []).append((row.lat, row.lon))
    for _, row in place_names():
        spots = boxes.get(row.country or "", [])
        if row.own and row.lat is not None and row.lon is not None and len(spots) > 20:
            lats, lons = [lat for lat, _ in spots], [lon for _, lon in spots]
            assert min(lats) - 3 <= row.lat <= max(lats) + 3, row
            assert min(lons) - 3 <= row.lon <= max(lons) + 3, row


def test_a_name_is_found_with_and_without_its_article() -> None:
    assert look_up(fold("الصومال")) == look_up(fold("صومال")) != ()


def test_nobody_knows_nowhere() -> None:
    assert look_up(fold("مدينة لا وجود لها")) == ()


@pytest.mark.parametrize("word", ["إطار", "الشمال", "دوما", "الأزرق", "المدينة"])
def test_everyday_words_are_marked(word: str) -> None:
    assert look_up(fold(word)), f"{word} is no place any more: take it from words.txt"
    assert is_word(fold(word))


@pytest.mark.parametrize("name", ["بغداد", "طرابلس", "تونس", "حلب"])
def test_plain_names_are_not_everyday_words(name: str) -> None:
    assert not is_word(fold(name))


def test_foreign_names_are_known_with_ghayn_and_with_jeem() -> None:
    assert look_up(fold("شيكاجو")) == look_up(fold("شيكاغو"))


@pytest.mark.parametrize("name", ["قفصة", "ڨفصة", "ڤفصة"])
def test_names_of_the_maghreb_are_known_with_every_letter_for_g(name: str) -> None:
    assert ("Gafsa", "TN") in {(row.name_en, row.country) for row in look_up(fold(name))}


def test_alternates_with_letters_of_other_languages_are_left_out() -> None:
    given = ["طرابلس", "ترىپولى", "تەرابلوس", "Tripoli", "طرابلس، لیبیا"]
    assert arabic_names(given) == ("طرابلس",)


def test_table_is_small_and_loads_fast() -> None:
    assert TABLE.stat().st_size < 2_500_000
    timed = (
        "import time; from tawatur.gazetteer import places; start = time.process_time(); "
        "places.look_up('x'); print(time.process_time() - start)"
    )
    seconds = [
        float(
            subprocess.run([sys.executable, "-c", timed], check=True, capture_output=True, text=True).stdout
        )
        for _ in range(3)
    ]
    assert min(seconds) < 0.06


def test_no_coordinates_are_written_down() -> None:
    for source in ("regions", "sites", "divisions"):
        assert {"lat", "lon"}.isdisjoint(next(table(source)))


@pytest.mark.parametrize(
    ("name", "country", "precision", "as_of"),
    [
        ("معبر نصيب", "SY", "city", "درعا"),
        ("السدرة", "LY", "region", "سرت"),
        ("سجن كوبر", "SD", "city", "بحري"),
    ],
)
def test_what_geonames_lacks_lies_where_its_parent_does(
    name: str, country: str, precision: str, as_of: str
) -> None:
    row = next(row for row in look_up(fold(name)) if row.country == country)
    parents = [(one.lat, one.lon) for one in look_up(fold(as_of)) if one.country == country]
    assert row.precision == precision
    assert (row.lat, row.lon) in parents


def test_a_quarter_that_geonames_has_lies_where_it_says() -> None:
    (row,) = (row for row in look_up(fold("خور مكسر")) if row.country == "YE")
    assert (row.precision, row.geonames is not None) == ("", True)


def test_seas_have_no_coordinates() -> None:
    (row,) = look_up(fold("بحر قزوين"))
    assert (row.lat, row.country, row.precision) == (None, None, "unknown")


def test_a_parent_that_nobody_knows_is_refused() -> None:
    row = {"names": "حي", "name_en": "Quarter", "country": "SY", "kind": "district", "parent": "Nowhere"}
    with pytest.raises(SystemExit, match="nobody knows 'Nowhere' in SY"):
        inside(row, Cities(), {})


BATTLEFIELDS = ("LY", "SY", "IQ", "YE", "SD", "PS", "LB", "EG", "TN", "DZ", "MA", "MR")
SORTS = ("village", "quarter", "front", "camp", "crossing")


def test_what_only_the_news_names_is_written_down() -> None:
    rows = [row for row in table("sites") if row["sort"] in SORTS and row["country"] in BATTLEFIELDS]
    assert len(rows) >= 600
    assert {row["country"] for row in rows} == set(BATTLEFIELDS)


def test_every_site_has_one_place_to_lie_in() -> None:
    both = [row["name_en"] for row in table("sites") if row["geonames"] and row["parent"]]
    assert both == []


def test_no_site_is_written_down_twice() -> None:
    seen: set[tuple[str, str]] = set()
    twice = []
    for row in table("sites"):
        keys = {(row["country"], fold(name)) for name in names_in(row["names"])}
        twice += sorted(keys & seen)
        seen |= keys
    assert twice == []
