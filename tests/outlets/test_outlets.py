"""Outlets: every file's own examples, what the loader refuses, and who a name or an address belongs to."""

from __future__ import annotations

import time
from collections import Counter
from pathlib import Path

import pytest

from tawatur.model.errors import DataError
from tawatur.outlets import agency_tags, is_agency, is_outlet_name, outlets, resolve, table

ENTRIES = sorted(outlets().values(), key=lambda entry: entry.id)
MAGHREB = {"MA", "DZ", "TN", "LY", "MR"}
MASHRIQ = {"EG", "SD", "JO", "LB", "PS", "SY", "IQ"}
GULF = {"SA", "AE", "QA", "KW", "BH", "OM", "YE"}


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_its_own_examples_lead_to_it(entry: table.OutletEntry) -> None:
    assert entry.examples
    for example in (*entry.examples, entry.id, entry.name, entry.name_en, *entry.domains):
        found = resolve(example)
        assert found is not None
        assert (found.id, found.country) == (entry.id, entry.country), example


def test_every_region_is_there() -> None:
    countries = {entry.country for entry in ENTRIES}
    assert countries >= MAGHREB | MASHRIQ | GULF
    assert len([entry for entry in ENTRIES if entry.kind != "agency"]) >= 45
    abroad = [entry for entry in ENTRIES if entry.country not in MAGHREB | MASHRIQ | GULF]
    assert Counter(entry.kind for entry in abroad).keys() >= {"agency", "tv", "radio", "newspaper"}


def test_countries_are_two_capitals() -> None:
    assert all(len(entry.country) == 2 and entry.country.isupper() for entry in ENTRIES)


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ("echorouk", ("echorouk", "DZ")),
        ("الشروق أونلاين", ("echorouk", "DZ")),
        ("الشروق اونلاين", ("echorouk", "DZ")),
        ("ECHOROUKONLINE.COM", ("echorouk", "DZ")),
        ("https://www.echoroukonline.com/x?y=1", ("echorouk", "DZ")),
        ("http://m.echoroukonline.com:8080/", ("echorouk", "DZ")),
        ("BBC_Arabic", ("bbc_arabic", "GB")),
        ("جريدة الرياض", ("alriyadh", "SA")),
        ("الرياض", ("alriyadh", "SA")),
    ],
)
def test_an_id_a_name_or_an_address(given: str, found: tuple[str, str]) -> None:
    outlet = resolve(given)
    assert outlet
    assert (outlet.id, outlet.country) == found


@pytest.mark.parametrize(
    ("given", "slug"),
    [
        ("صدى الهضبة", "صدي-الهضبه"),
        ("The Plateau Post", "the-plateau-post"),
        ("../../etc/passwd", "etc-passwd"),
        ("***", "unnamed"),
        ("notechoroukonline.com", "notechoroukonline-com"),
        ("http://[bad", "http-bad"),
    ],
)
def test_an_unknown_one_is_kept_as_given(given: str, slug: str) -> None:
    outlet = resolve(given)
    assert outlet
    assert (outlet.id, outlet.name, outlet.country) == (slug, given, None)


def test_nothing_given_and_nothing_found_is_none() -> None:
    assert resolve(None) is None
    assert resolve("  ") is None
    assert resolve(None, "https://unknown.example/1") is None


def test_the_caller_comes_before_the_address_and_the_address_before_the_page() -> None:
    url = "https://www.hespress.com/1.html"
    for found, expected in (
        (resolve("aawsat", url, ["قنا"]), "aawsat"),
        (resolve(None, url, ["الشروق أونلاين"]), "hespress"),
        (resolve(None, None, ["لا أحد"], ["الشروق أونلاين"]), "echorouk"),
    ):
        assert found
        assert found.id == expected


@pytest.mark.parametrize(
    ("tag", "agency"),
    [
        ("رويترز", "reuters"), ("أ ف ب", "afp"), ("(أ.ف.ب)", "afp"), ("ا ف ب", "afp"), ("واج", "aps"),
        ("وات", "tap"), ("سبأ", "saba"), ("بترا", "petra"), ("سانا", "sana"), ("قنا", "qna"), ("وام", "wam"),
        ("واس", "spa"), ("كونا", "kuna"), ("الأناضول", "anadolu"), ("شينخوا", "xinhua"), ("تاس", "tass"),
        ("سبوتنيك", "sputnik"), ("د ب أ", "dpa"), ("أ ب", "ap"), ("أ ش أ", "mena"), ("و م ع", "map"),
        ("سونا", "suna"), ("وفا", "wafa"),
    ],
)  # fmt: skip
def test_agencies_by_the_tags_they_are_written_with(tag: str, agency: str) -> None:
    assert agency_tags()[table.name_key(tag)] == agency
    assert is_agency(tag)


def test_every_agency_that_somebody_carries_has_a_tag() -> None:
    carried = {agency for entry in ENTRIES for agency in entry.carries}
    assert carried <= set(agency_tags().values())


@pytest.mark.parametrize("line", ["اليوم", "الرياض", "القدس", "المدينة", "العرب", "الخبر", "الاقتصادية"])
def test_a_name_that_is_an_everyday_word_names_nobody_on_a_line(line: str) -> None:
    assert not is_outlet_name(line)
    assert is_outlet_name(f"صحيفة {line}") or resolve(line) is not None


def test_a_name_inside_a_sentence_is_no_name_on_a_line() -> None:
    assert is_outlet_name("الشروق أونلاين")
    assert not is_outlet_name("قالت الشروق أونلاين")
    assert not is_agency("قالت وكالة رويترز إن")


GOOD = """id: {id}
name: صدى الهضبة
name_en: Plateau
country: DZ
kind: newspaper
domains: [plateau.example]
examples: [صدى الهضبة]
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of outlets of its own, read afresh."""
    caches = (table.outlets, table.by_name, table.by_domain)
    monkeypatch.setattr(table, "FILES", tmp_path)
    for kept in caches:
        monkeypatch.setattr(table, kept.__name__, kept.__wrapped__)
    return tmp_path


def write(folder: Path, name: str, more: str = "", **replaced: str) -> None:
    text = GOOD.format(id=name) + more
    for old, new in replaced.items():
        text = text.replace(old, new)
    (folder / f"{name}.yml").write_text(text, encoding="utf-8")


def test_a_good_file_is_read(folder: Path) -> None:
    write(folder, "plateau")
    assert table.outlets()["plateau"].country == "DZ"


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ("colour: green\n", "colour"),
        ("carries: [nobody]\n", "which is no agency"),
        ("common: [الهضبة]\n", "none of its names"),
    ],
)
def test_what_the_loader_refuses(folder: Path, more: str, reason: str) -> None:
    write(folder, "plateau", more)
    with pytest.raises(DataError, match=reason):
        table.outlets()


@pytest.mark.parametrize(
    "change", [{"newspaper": "rumour"}, {"country: DZ\n": ""}, {"id: plateau": "id: other"}]
)
def test_a_wrong_value_is_refused(folder: Path, change: dict[str, str]) -> None:
    write(folder, "plateau", **change)
    with pytest.raises(DataError, match="plateau"):
        table.outlets()


def test_a_name_or_a_domain_of_two_is_refused(folder: Path) -> None:
    write(folder, "one")
    write(folder, "two")
    with pytest.raises(DataError, match="both called"):
        table.by_name()
    with pytest.raises(DataError, match="both have the domain"):
        table.by_domain()


def test_reading_all_files_is_quick() -> None:
    begun = time.process_time()
    table.outlets.__wrapped__()
    assert time.process_time() - begun < 0.5
