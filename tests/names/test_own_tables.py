"""Reading with a user's own actors: they win over ours, change with the day, and agents tell a sector."""

from __future__ import annotations

from pathlib import Path

import pytest

from tawatur.gazetteer.actors import ActorTable, read_tables
from tawatur.model.errors import SettingError
from tawatur.model.reading import Page, Reading, Sentence
from tawatur.model.record import Actor
from tawatur.pipeline import Pipeline
from tawatur.readers.names import NamesReader
from tawatur.readers.words import WordsReader

TABLE = """
kind: ORG
source: of our own
entries:
  - {country: EGY, sector: BUS, names: [حركة النهضة]}
  - {country: TUN, sector: ELI, kind: PER, name_en: Kais Saied, names: [قيس سعيد]}
  - {country: LBN, sector: MIL, name_en: Our Army, names: [الجيش]}
  - {country: LBY, kind: PER, names: [مروان السيفي], terms: [
      {country: LBY, sector: GOV, since: 2012-01-01, until: 2013-12-31},
      {country: LBY, sector: OPP, since: 2014-01-01}]}
  - [TUN, GOV, Blue House, البيت الأزرق]
agents:
  - {sector: OPP, words: [متظاهر, متظاهرين]}
"""


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("tables") / "my.yml"
    path.write_text(TABLE, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def own(path: Path) -> NamesReader:
    return NamesReader(read_tables([path]))


def actors(reader: NamesReader, text: str, published: str | None = None) -> dict[str, Actor | None]:
    sentences = (Sentence(0, len(text), 0),)
    reading = Reading(page=Page(), text=text, sentences=sentences, published=published)
    reading = reader.read(WordsReader().read(reading))
    return {reading.surface(mention): mention.actor for mention in reading.mentions}


def code(reader: NamesReader, text: str, name: str, published: str | None = None) -> str | None:
    actor = actors(reader, text, published)[name]
    return actor.code if actor is not None else None


def test_a_users_row_wins_over_ours_of_the_same_name(own: NamesReader) -> None:
    text = "أعلنت حركة النهضة في تونس النتائج"
    assert code(own, text, "حركة النهضة") == "EGYBUS"
    assert code(NamesReader(ActorTable()), text, "حركة النهضة") == "TUNPTY"


def test_a_users_row_wins_over_ours_of_the_same_id(own: NamesReader) -> None:
    found = actors(own, "وصل قيس سعيد إلى القصر")["قيس سعيد"]
    assert found is not None
    assert (found.id, found.code) == ("tun/kais-saied", "TUNELI")


def test_a_word_of_our_lexicon_is_the_users_name(own: NamesReader) -> None:
    assert code(own, "قال الجيش إن الحدود آمنة", "الجيش") == "LBNMIL"


@pytest.mark.parametrize(("day", "told"), [("2012-05-05", "LBYGOV"), ("2015-05-05", "LBYOPP"), (None, "LBY")])
def test_a_persons_code_is_that_of_the_day_of_publication(
    own: NamesReader, day: str | None, told: str
) -> None:
    assert code(own, "قال مروان السيفي إن الهدنة صامدة", "مروان السيفي", day) == told


def test_a_row_in_our_own_form_is_read_alike(own: NamesReader) -> None:
    assert code(own, "قال البيت الأزرق إن الهدنة صامدة", "البيت الأزرق") == "TUNGOV"


def test_an_agent_tells_a_sector_and_no_country(own: NamesReader) -> None:
    assert code(own, "اعتقلت الشرطة متظاهرين أمس", "متظاهرين") == "OPP"


def test_the_settings_of_a_run_tell_which_tables_were_read(path: Path) -> None:
    with_table = Pipeline(actors=[path]).run.settings
    assert with_table == Pipeline(actors=[path]).run.settings
    assert with_table != Pipeline().run.settings


def test_a_table_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="no such file of actors"):
        Pipeline(actors=[tmp_path / "none.yml"])


def test_an_agent_is_of_the_country_of_the_adjective_after_it(own: NamesReader) -> None:
    assert code(own, "اعتقلت الشرطة متظاهرين ليبيين أمس", "متظاهرين") == "LBYOPP"
