"""The tables of actors and peoples: every row loads, ids are unique, codes are codes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tawatur.gazetteer.actors import SECTORS, KnownActor, all_actors, read_actors
from tawatur.gazetteer.countries import all_countries
from tawatur.gazetteer.peoples import adjective_forms, all_peoples
from tawatur.gazetteer.phrases import key_of
from tawatur.model.errors import DataError

ENOUGH = 1000
YEAR = re.compile(r"\d{4}(-(0[1-9]|1[0-2]))?")


def test_there_are_enough_actors() -> None:
    assert len(all_actors()) >= ENOUGH


def test_ids_are_unique() -> None:
    ids = [row.actor.id for row in all_actors()]
    assert len(ids) == len(set(ids))


def test_countries_are_iso_codes() -> None:
    known = {country.alpha3 for country in all_countries()}
    unknown = {row.actor.country for row in all_actors() if row.actor.country} - known
    assert not unknown


def test_a_code_is_country_and_sector() -> None:
    for row in all_actors():
        assert row.actor.sector in SECTORS
        assert row.actor.code == f"{row.actor.country or ''}{row.actor.sector}"


def test_every_row_says_where_it_is_from() -> None:
    assert {row.source for row in all_actors()} == {"unverified"}


def test_actors_of_one_country_share_no_name() -> None:
    owners: dict[tuple[str | None, tuple[str, ...]], str] = {}
    for row in all_actors():
        for name in {key_of(name) for name in (*row.names, *row.short)}:
            assert owners.setdefault((row.actor.country, name), row.actor.id) == row.actor.id, name


def offices() -> list[tuple[KnownActor, str, str | None]]:
    return [
        (row, office.since, office.until)
        for row in all_actors()
        for office in row.offices
        if office.since is not None
    ]


def test_terms_of_office_run_forwards() -> None:
    assert len(offices()) > 200
    for row, since, until in offices():
        assert YEAR.fullmatch(since), row
        assert until is None or (YEAR.fullmatch(until) and since <= until), row


def test_a_president_is_found_by_name() -> None:
    (row,) = [row for row in all_actors() if row.actor.id == "tun/beji-caid-essebsi"]
    assert row.actor.code == "TUNGOV"
    assert [(office.name, office.until) for office in row.offices] == [
        ("prime minister", "2011-12"),
        ("president", "2019-07"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "kind: ORG\nentries: []",
        "kind: TREE\nsource: unverified\nentries: []",
        "kind: ORG\nsource: unverified\nentries:\n  - [TUN, KING, Palace, القصر]",
        "kind: ORG\nsource: unverified\nentries:\n  - [TUN, GOV, Palace]",
        "kind: ORG\nsource: unverified\ncolour: red\nentries: []",
    ],
)
def test_a_bad_file_is_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "bad.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=r"bad\.yml"):
        read_actors(path)


def test_an_adjective_has_all_its_forms() -> None:
    forms = set(adjective_forms("ليبي"))
    assert {"ليبي", "الليبيه", "الليبيين", "ليبيون", "ليبيات"} <= forms


def test_an_adjective_of_two_words_inflects_both() -> None:
    assert "الكوريه الشماليه" in set(adjective_forms("كوري شمالي"))


def test_peoples_have_english_names() -> None:
    assert all(people.name_en.isascii() for people in all_peoples())
