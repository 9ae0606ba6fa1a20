"""Countries, nationalities and capitals."""

from __future__ import annotations

import pytest
from babel import Locale

from tawatur.arabic.fold import fold
from tawatur.gazetteer.countries import (
    all_countries,
    capital_of,
    country,
    of_name,
    of_nisba,
    of_sure_nisba,
)

ARAB_LEAGUE = (
    "DZ", "BH", "KM", "DJ", "EG", "IQ", "JO", "KW", "LB", "LY", "MR", "MA", "OM", "PS", "QA", "SA", "SO",
    "SD", "SY", "TN", "AE", "YE",
)  # fmt: skip


def test_codes_are_distinct_and_well_formed() -> None:
    entries = all_countries()
    assert (
        len({entry.alpha2 for entry in entries}) == len({entry.alpha3 for entry in entries}) == len(entries)
    )
    assert all(len(entry.alpha2) == 2 and len(entry.alpha3) == 3 and entry.names for entry in entries)


def test_names_belong_to_one_country_each() -> None:
    owners: dict[str, str] = {}
    shared = {"عمان"}
    for entry in all_countries():
        for name in {fold(name) for name in entry.names} - shared:
            assert owners.setdefault(name, entry.alpha2) == entry.alpha2, name


def test_every_member_of_the_arab_league_has_a_nationality_and_a_capital() -> None:
    for alpha2 in ARAB_LEAGUE:
        entry = country(alpha2)
        assert entry is not None, alpha2
        assert entry.nisba, alpha2
        assert entry.capitals, alpha2


@pytest.mark.parametrize(
    ("form", "alpha2"),
    [
        ("ليبي", "LY"), ("الليبية", "LY"), ("ليبيون", "LY"), ("الليبيين", "LY"), ("ليبيات", "LY"),
        ("المغاربة", "MA"), ("الروس", "RU"), ("أتراك", "TR"), ("الأميركية", "US"), ("السودانيان", "SD"),
        ("كورية شمالية", "KP"), ("الكوريين الجنوبيين", "KR"),
    ],
)  # fmt: skip
def test_nationalities_in_all_forms(form: str, alpha2: str) -> None:
    assert of_nisba(fold(form)) == alpha2


@pytest.mark.parametrize("word", ["المالية", "قمرية", "سليماني"])
def test_everyday_adjectives_are_no_sure_nationality(word: str) -> None:
    assert of_nisba(fold(word)) is not None
    assert of_sure_nisba(fold(word)) is None


@pytest.mark.parametrize("word", ["عسكرية", "جديد", "طرابلس"])
def test_other_words_are_no_nationality(word: str) -> None:
    assert of_nisba(fold(word)) is None


@pytest.mark.parametrize(
    ("name", "alpha2"),
    [("سوريا", "SY"), ("سورية", "SY"), ("الولايات المتحدة", "US"), ("اليونان", "GR"), ("كوت ديفوار", "CI")],
)
def test_names_in_usual_spellings(name: str, alpha2: str) -> None:
    assert of_name(fold(name)) == alpha2


def test_unknown_code_has_no_capital() -> None:
    assert capital_of("ZZ") is None
    assert capital_of("LY") == "طرابلس"


@pytest.mark.parametrize("locale", ["ar", "ar_DZ", "ar_EG", "ar_LB", "ar_MA", "ar_SA"])
def test_the_names_of_cldr_are_known(locale: str) -> None:
    """CLDR's names are ours too, but for those that no newspaper writes («Myanmar (Burma)»)."""
    names = Locale.parse(locale).territories
    plain = {entry.alpha2: names[entry.alpha2] for entry in all_countries() if entry.alpha2 in names}
    unknown = {
        alpha2: name
        for alpha2, name in plain.items()
        if not set("(-") & set(name) and of_name(fold(name)) != alpha2
    }
    assert set(unknown) <= {"MO"}, unknown
