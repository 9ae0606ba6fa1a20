"""Dictionaries as tables: codes, merging, kinds, and the way to the file and back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tawatur.dictionaries import NotUnderstood
from tawatur.gazetteer.actors import ActorTable, KnownActor, Term, on_day, read_table, read_tables
from tawatur.gazetteer.importing import Imported, cameo, import_dictionaries, to_yaml, who_of
from tawatur.model.errors import DataError

FOLDER = Path(__file__).parent / "dictionaries"
NAMES = ("english.actors.txt", "arabic.actors.txt", "mixed.agents.txt")


@pytest.fixture(scope="module")
def imported() -> Imported:
    return import_dictionaries([(name, (FOLDER / name).read_text(encoding="utf-8")) for name in NAMES])


@pytest.fixture
def table(imported: Imported, tmp_path: Path) -> ActorTable:
    path = tmp_path / "my-actors.yml"
    path.write_text(to_yaml(imported), encoding="utf-8")
    return read_table(path)


def row(imported: Imported, name: str) -> dict[str, Any]:
    return next(row for row in imported.entries if name in row["names"])


def actor(table: ActorTable, name: str) -> KnownActor:
    return next(row for row in table.actors if name in row.names)


def of(text: str) -> Imported:
    return import_dictionaries([("made.txt", text)])


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("USAGOV", ("USA", "GOV")),
        ("LBNCVLELI", ("LBN", "CVL")),
        ("IRQINS", ("IRQ", "REB")),
        ("SDNREBDAR", ("SDN", "REB")),
        ("IGOEUREEC", ("", "IGO")),
        ("KSVGOV", ("XKX", "GOV")),
        ("GZSMIL", ("PSE", "MIL")),
        ("ROMGOV", ("ROU", "GOV")),
        ("AFG", ("AFG", "")),
        ("COP", ("", "COP")),
        ("IMG", ("", "REB")),
        ("NGOHRI", ("", "NGO")),
        ("EURBUS", ("", "BUS")),
    ],
)
def test_a_code_tells_country_and_sector(code: str, told: tuple[str, str]) -> None:
    assert who_of(code) == told


def test_an_agents_code_has_no_country() -> None:
    assert who_of("MUSRAD", agent=True) == ("", "REL")
    assert who_of("MUSRAD") == ("MUS", "RAD")


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("---", "null code"),
        ("MIL?", "pieces of three capital letters"),
        ("USAG", "pieces of three capital letters"),
        ("XYZGOV", "XYZ in XYZGOV is no country"),
        ("EUR", "add a role, as in EURGOV"),
    ],
)
def test_a_code_that_is_not_understood_is_refused(code: str, said: str) -> None:
    with pytest.raises(NotUnderstood) as refused:
        who_of(code)
    assert said in str(refused.value)


def test_no_country_is_taken_for_a_region_or_an_old_code() -> None:
    own = {piece for piece, country in cameo().countries.items() if piece == country}
    assert not own & cameo().regions
    assert set(cameo().countries.values()) == own


def test_an_english_actor_of_ours_brings_its_arabic_names(imported: Imported) -> None:
    found = row(imported, "المنصف المرزوقي")
    assert (found["kind"], found["name_en"], found["country"], found["sector"]) == (
        "PER", "Moncef Marzouki", "TUN", "ELI",
    )  # fmt: skip
    assert found["short"] == ["المرزوقي"]
    assert "Marzouki" in found["names"]


def test_a_row_says_where_it_is_from_and_keeps_its_code(imported: Imported) -> None:
    found = row(imported, "Green River Army")
    assert found["from"] == ["english.actors.txt:14"]
    assert found["code"] == ["SDNREBDAR"]


def test_kinds_are_guessed_by_table_terms_and_sector(imported: Imported) -> None:
    kinds = {
        name: row(imported, name)["kind"] for name in ("James Garrison", "حركة الفجر", "Salt Road Union")
    }
    assert kinds == {"James Garrison": "PER", "حركة الفجر": "GROUP", "Salt Road Union": "ORG"}


def test_a_name_that_begins_as_persons_do_is_a_persons() -> None:
    (found,) = of("محمد_الصافي_الهادئ [SAU]").entries
    assert found["kind"] == "PER"


def test_what_terms_agree_in_holds_always(imported: Imported) -> None:
    found = row(imported, "مروان السيفي")
    assert found["country"] == "LBY"
    assert "sector" not in found


def test_countries_and_nationalities_alone_are_left_to_our_tables_and_said(imported: Imported) -> None:
    assert not [row for row in imported.entries if {"الجزائر", "Afghanistan"} & set(row["names"])]
    assert [str(r) for r in imported.remarks if "left to our tables" in r.message and not r.failed] == [
        "english.actors.txt:5: left to our tables of countries and places, which know it: AFGHANISTAN",
        "arabic.actors.txt:7: left to our tables of countries and places, which know it: الجزائر",
    ]
    assert row(imported, "Afghan Plateau")["country"] == "AFG"


def test_a_name_without_arabic_is_said_to_be_found_in_latin_letters_only(imported: Imported) -> None:
    told = [remark.place.line for remark in imported.remarks if "no Arabic name" in remark.message]
    assert told == [5, 14, 15, 16, 18, 19]


def test_nothing_of_our_dictionaries_is_lost(imported: Imported) -> None:
    assert not [remark for remark in imported.remarks if remark.failed]
    assert len(imported.agents) == 11


def test_entries_of_one_actor_are_one_row() -> None:
    text = "مروان_السيفي\n\t[LBYGOV 120101-131231]\nمروان_السيفي\n\t[LBYOPP >140101]\n"
    (found,) = of(text).entries
    assert found["from"] == ["made.txt:1", "made.txt:3"]
    assert len(found["terms"]) == 2


def test_entries_that_contradict_each_other_are_said() -> None:
    found = of("مروان_السيفي [LBYGOV]\nمروان_السيفي [LBYOPP]\n")
    assert len(found.entries) == 1
    assert [str(remark) for remark in found.remarks] == [
        "made.txt:2: مروان السيفي stands at made.txt:1 with another code; keep one of them"
    ]


@pytest.mark.parametrize("text", ["A_ [---]", "A_\n\t[XYZGOV 900101-951231]", "NUN [~XYZ]", "NUN [~IRQ]"])
def test_codes_that_tell_nothing_are_said_and_no_row(text: str) -> None:
    found = of(text)
    assert not found.entries
    assert not found.agents
    assert [remark.failed for remark in found.remarks] == [True]


def test_a_dated_code_that_is_wrong_is_said_with_its_own_line() -> None:
    (remark,) = [remark for remark in of("A_ [USAGOV]\n\t[XYZ >100101]").remarks if remark.failed]
    assert remark.place.line == 2


def test_the_table_reads_back_as_it_was_written(imported: Imported, table: ActorTable) -> None:
    assert len(table.actors) == len(imported.entries)
    assert len(table.words) == sum(len(agent["words"]) for agent in imported.agents)
    found = actor(table, "مروان السيفي")
    assert (found.kind, found.actor.id, found.actor.code) == ("PER", "lby/مروان السيفي", "LBY")
    assert found.terms == (
        Term("LBY", "GOV", "2012-01-01", "2013-12-31"),
        Term("LBY", "OPP", "2014-01-01", None),
    )


def test_the_same_dictionaries_make_the_same_table(imported: Imported) -> None:
    again = import_dictionaries([(name, (FOLDER / name).read_text(encoding="utf-8")) for name in NAMES])
    assert to_yaml(again) == to_yaml(imported)


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (None, "LBY"),
        ("2011-12-31", "LBY"),
        ("2012-01-01", "LBYGOV"),
        ("2013-12-31", "LBYGOV"),
        ("2020-05-01", "LBYOPP"),
    ],
)
def test_an_actor_is_what_it_was_that_day(table: ActorTable, day: str | None, code: str) -> None:
    found = actor(table, "مروان السيفي")
    assert on_day(found.actor, found.terms, day).code == code


def test_where_two_terms_differ_nothing_is_guessed(table: ActorTable) -> None:
    found = actor(table, "مروان السيفي").actor
    terms = (Term("LBY", "GOV", "2012", None), Term("LBY", "OPP", None, "2012-06"))
    assert on_day(found, terms, "2012-06-30") == found
    assert on_day(found, terms, "2012-07-01").code == "LBYGOV"


HEAD = "kind: ORG\nsource: made\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("entries:\n  - {names: [القصر]}", "row 1: an actor needs a country"),
        ("entries:\n  - {country: TN, sector: GOV, names: [القصر]}", "unknown country 'TN'"),
        ("entries:\n  - {country: TUN, sector: KING, names: [القصر]}", "unknown sector 'KING'"),
        ("entries:\n  - {country: TUN, kind: CITY, names: [القصر]}", "unknown kind 'CITY'"),
        ("entries:\n  - {country: TUN, names: []}", "a name is missing"),
        ("entries:\n  - {country: TUN, colour: red, names: [القصر]}", "unknown key 'colour'"),
        ("entries:\n  - {country: TUN, names: [القصر], terms: [{since: soon}]}", "a year, a month or a day"),
        ("entries:\n  - {country: TUN, names: [القصر], terms: [{from: soon}]}", "unknown key 'from'"),
        ("agents:\n  - {words: [جندي]}", "agent 1: an agent needs a sector and words"),
        ("agents:\n  - {sector: MIL}", "agent 1: an agent needs a sector and words"),
    ],
)
def test_a_table_that_is_wrong_is_refused(text: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "bad.yml"
    path.write_text(HEAD + text, encoding="utf-8")
    with pytest.raises(DataError) as refused:
        read_table(path)
    assert "bad.yml" in str(refused.value)
    assert said in str(refused.value)


def test_two_tables_with_one_actor_are_refused(table: ActorTable, tmp_path: Path) -> None:
    assert table.actors
    path = tmp_path / "my-actors.yml"
    with pytest.raises(DataError, match="two rows make the id"):
        read_tables([path, path])
