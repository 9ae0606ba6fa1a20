"""The stored file of each released schema: it still opens, is searched, and is mended into one of today.

`tests/store/released/N.sql` is the dump of a small store as schema N was released (`tests/store/dumping.py`).
"""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from tawatur.store import Store
from tawatur.store.checking import MADE_AGAIN, check_store
from tawatur.store.file import SCHEMA_VERSION, open_for_reading, schema
from tawatur.store.mending import mend
from tests.store import damaging
from tests.store.dumping import PAGES, RELEASED, dump, load, structure

VERSIONS = range(1, SCHEMA_VERSION + 1)


def script(version: int) -> Path:
    return RELEASED / f"{version}.sql"


def test_the_schema_of_today_is_the_one_that_was_stored_under_its_version() -> None:
    """A change of the schema has a version and a migration of its own, or the dump is written anew."""
    assert structure(schema()) == structure(script(SCHEMA_VERSION).read_text(encoding="utf-8"))


def test_a_changed_table_is_seen() -> None:
    changed = schema().replace("reason text not null", "reason text")
    assert structure(changed) != structure(schema())
    assert structure(schema().replace("-- ISO day", "-- a day")) == structure(schema())


def test_every_version_has_its_file() -> None:
    assert sorted(int(path.stem) for path in RELEASED.glob("*.sql")) == list(VERSIONS)


@pytest.mark.parametrize("version", VERSIONS)
def test_a_released_store_opens_and_has_nothing_wrong_that_cannot_be_made_again(
    version: int, tmp_path: Path
) -> None:
    path = load(script(version), tmp_path / "news.db")
    if version == SCHEMA_VERSION:
        assert {finding.what for finding in check_store(path) if not finding.is_good} <= MADE_AGAIN
    before = damaging.records(path)
    mend(path)
    assert [finding for finding in check_store(path) if not finding.is_good] == []
    assert damaging.records(path) == before


@pytest.mark.parametrize("version", VERSIONS)
def test_a_released_store_is_searched_and_read_again(version: int, tmp_path: Path) -> None:
    path = load(script(version), tmp_path / "news.db")
    mend(path)
    with Store(path) as store:
        assert {found.record.id for found in store.found()} == {page.id for page in PAGES}
        assert [found.record.id for found in store.search(text="الموانئ").found] == ["port"]
        assert [found.record.id for found in store.search(type=("ASSAULT",)).found] == ["checkpoint"]
        assert store.reread(everything=True).failed == ()
        assert [finding for finding in check_store(path) if not finding.is_good] == []


def test_a_dump_makes_the_same_store_again(tmp_path: Path) -> None:
    path = load(script(SCHEMA_VERSION), tmp_path / "news.db")
    with closing(open_for_reading(path)) as connection:
        again = tmp_path / "again.sql"
        again.write_text("\n".join(dump(connection)) + "\n", encoding="utf-8")
    stored = script(SCHEMA_VERSION).read_text(encoding="utf-8")
    assert structure(again.read_text(encoding="utf-8")) == structure(stored)
    assert again.read_text(encoding="utf-8").partition("\ninsert")[2] == stored.partition("\ninsert")[2]
