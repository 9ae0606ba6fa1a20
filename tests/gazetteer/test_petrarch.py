"""PETRARCH's dictionaries as they are written: every feature, and every way to get it wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from tawatur.dictionaries import Place
from tawatur.gazetteer.petrarch import Agent, DatedCode, Dictionary, Entry, parse

FOLDER = Path(__file__).parent / "dictionaries"


def dictionary(name: str) -> Dictionary:
    return parse((FOLDER / name).read_text(encoding="utf-8"), name)


def entry(found: Dictionary, name: str) -> Entry:
    return next(entry for entry in found.entries if name in entry.names)


def dated(entry: Entry) -> list[tuple[str, str | None, str | None]]:
    return [(code.code, code.since, code.until) for code in entry.dated]


def words(found: Dictionary, code: str) -> list[tuple[str, ...]]:
    return [agent.words for agent in found.agents if agent.code == code]


def complaints(text: str) -> list[tuple[int, str]]:
    return [(remark.place.line, remark.message) for remark in parse(text, "made.txt").remarks]


def test_an_actor_has_its_names_and_its_code() -> None:
    found = entry(dictionary("english.actors.txt"), "AFGHANISTAN")
    assert found == Entry(Place("english.actors.txt", 5), ("AFGHANISTAN", "AFGHAN PLATEAU"), "AFG", ())


def test_dated_codes_are_days() -> None:
    found = entry(dictionary("english.actors.txt"), "MARZOUKI")
    assert found.code == "TUNELI"
    assert dated(found) == [
        ("TUNOPP", None, "2011-12-12"),
        ("TUNGOV", "2011-12-13", "2014-12-31"),
        ("TUNELI", "2015-01-01", None),
    ]
    assert [code.line for code in found.dated] == [10, 11, 12]


def test_several_codes_may_stand_on_one_line() -> None:
    found = entry(dictionary("english.actors.txt"), "JAMES GARRISON")
    assert found.code is None
    assert dated(found) == [("USAGOV", "1999-01-01", "2005-12-31"), ("USABUS", "2006-01-01", None)]


def test_a_code_without_dates_on_its_own_line_holds_always() -> None:
    (found,) = parse("NAME_\n\t[USAGOV 900101-951231]\n\t[USAELI]\n", "made.txt").entries
    assert found.code == "USAELI"
    assert dated(found) == [("USAGOV", "1990-01-01", "1995-12-31")]


def test_years_of_two_digits_are_of_the_century_that_petrarch_takes() -> None:
    (found,) = parse("NAME_ [USAGOV 310101-301231]", "made.txt").entries
    assert dated(found) == [("USAGOV", "1931-01-01", "2030-12-31")]


def test_comments_of_all_manners_are_no_text() -> None:
    assert [found.names[0] for found in dictionary("english.actors.txt").entries] == [
        "AFGHANISTAN", "MONCEF MARZOUKI", "GREEN RIVER ARMY", "SALT ROAD UNION", "JAMES GARRISON",
        "WEST WIND BRIGADE", "DEVAN PORT",
    ]  # fmt: skip


def test_what_stands_after_the_stop_is_said_not_to_be_read() -> None:
    (remark,) = dictionary("english.actors.txt").remarks
    assert (remark.place.line, remark.failed) == (20, False)
    assert "---STOP---" in str(remark)


def test_arabic_names_are_read_alike() -> None:
    found = dictionary("arabic.actors.txt")
    assert entry(found, "حركة الفجر").names == ("حركة الفجر الجديد", "حركة الفجر")
    assert dated(entry(found, "مروان السيفي"))[1] == ("LBYOPP", "2014-01-01", None)
    assert not found.remarks


def test_agents_have_the_plural_that_is_given_or_the_regular_one() -> None:
    found = dictionary("mixed.agents.txt")
    assert words(found, "COP") == [("POLICE",)]
    assert words(found, "JUD") == [("ATTORNEY GENERAL", "ATTORNEYS GENERAL")]
    assert words(found, "LEG")[0] == ("DEPUTY", "DEPUTIES")
    assert words(found, "ELI") == [("ACTRESS", "ACTRESSES")]
    assert words(found, "MIL")[0] == ("SOLDIER", "SOLDIERS")
    assert words(found, "OPP") == [("متظاهر", "متظاهرين")]
    assert words(found, "NGM") == [("ناشط حقوقي",)]


def test_sets_of_words_are_filled_in_without_plurals() -> None:
    found = dictionary("mixed.agents.txt")
    assert words(found, "LEG")[1] == ("CONGRESSMAN", "CONGRESSMEN", "CONGRESSWOMAN")
    assert len(words(found, "MIL")[1]) == 6
    assert "COLONEL OF THE WOMAN" in words(found, "MIL")[1]


def test_a_set_may_be_defined_after_its_use() -> None:
    (agent,) = parse("SALES!P! [~BUS]\n!P! = MAN, MEN", "made.txt").agents
    assert agent == Agent(Place("made.txt", 1), ("SALESMAN", "SALESMEN"), "BUS")


def test_the_tilde_may_stand_on_either_side() -> None:
    assert words(dictionary("mixed.agents.txt"), "NGO") == [("RELIEF BODY", "RELIEF BODIES")]


def test_a_mark_of_byte_order_is_no_letter() -> None:
    assert parse("\ufeffNAME_ [USAGOV]", "made.txt").entries[0].names == ("NAME",)


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("NAME_\n", 1, "has no code; add one"),
        ("A_ [USAGOV]\nNAME_", 2, "has no code"),
        ("\t[USAGOV]", 1, "write the phrase on the line before"),
        ("+NAME_", 1, "a synonym without a phrase"),
        ("A_ [USAGOV]\n+_", 2, "a code without a name"),
        ("_ [USAGOV]", 1, "a code without a name"),
        ("A_ [USAGOV] yes", 1, "nothing after it but a comment"),
        ("A_ [USAGOV", 1, "between [ and ]"),
        ("A_ [ 900101-951231]", 1, "the brackets hold no code"),
        ("A_ []", 1, "the brackets hold no code"),
        ("A_ [USAGOV 900101]", 1, "write <YYMMDD, >YYMMDD or YYMMDD-YYMMDD"),
        ("A_ [USAGOV >990231]", 1, "19990231 is no day"),
        ("A_ [USAGOV <9912]", 1, "9912 is no day"),
        ("A_ [USAGOV 20100101-18000101]", 1, "for an open end write >DATE"),
        ("!P! = \n", 1, "the set !P! is empty"),
        ("!P! = A\n!P! = B", 2, "defined a second time"),
        ("X!P! [~GOV]", 1, "add a line !P! = WORD, WORD"),
        ("X!P [~GOV]", 1, "one is missing"),
        ("NUN {NUNS [~REL]", 1, "a plural stands between { and }"),
        ("NUN {NUNS}", 1, "an agent needs one code in brackets"),
        ("NUN [~REL] [~GOV]", 1, "an agent needs one code in brackets"),
        ("A_ [USAGOV]\n<!-- open", 2, "close it with -->"),
    ],
)
def test_what_is_not_understood_is_said_with_its_line_and_a_remedy(text: str, line: int, said: str) -> None:
    assert any(line == at and said in message for at, message in complaints(text)), complaints(text)


def test_a_bad_line_costs_no_other() -> None:
    found = parse("A_ [USAGOV]\n+B_\n\t[USAELI 1-2]\n+C_\nD_ [GBRGOV]", "made.txt")
    assert [entry.names for entry in found.entries] == [("A", "B", "C"), ("D",)]
    assert len(found.remarks) == 1


def test_a_dated_code_is_open_where_nothing_is_said() -> None:
    assert DatedCode("USAGOV") == DatedCode("USAGOV", None, None, 0)
