"""CSV: read back by another program, it says what the record says, and nothing in it runs."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tawatur.exports import Preset, export
from tawatur.exports.cells import LARGEST, guarded, is_unseen, starts_formula
from tawatur.exports.events import COLUMNS
from tawatur.exports.options import Options
from tawatur.exports.spreadsheet import cell, write_table
from tawatur.store import Filter, Store
from tests.exports.stores import put, records

CELLS = {
    # A formula, in each of its guises.
    "=1+1": "'=1+1",
    '=HYPERLINK("https://evil.example")': '\'=HYPERLINK("https://evil.example")',
    "+213 555": "'+213 555",
    "+5": "'+5",
    "-cmd|'/C calc'!A0": "'-cmd|'/C calc'!A0",
    "-": "'-",
    "- قال الوزير": "'- قال الوزير",
    "@SUM(A1)": "'@SUM(A1)",
    "\t=1+1": "'\t'=1+1",
    "\tنص": "'\tنص",
    "\r=1+1": "'\r'=1+1",
    "＝1+1": "'＝1+1",
    "＋1": "'＋1",
    "－1": "'－1",
    "＠SUM(A1)": "'＠SUM(A1)",
    "\ufe66": "'\ufe66",
    "\u207a1": "'\u207a1",
    "\u22121": "'\u22121",
    # After what a spreadsheet strips, or nobody sees.
    " =1+1": " '=1+1",
    "\u00a0=1+1": "\u00a0'=1+1",
    "\n=1+1": "\n'=1+1",
    "\ufeff=1+1": "\ufeff'=1+1",
    "\u200b\u200f=1+1": "\u200b\u200f'=1+1",
    "\u202e=1+1": "\u202e'=1+1",
    "\u3164=1+1": "\u3164'=1+1",
    # Where a spreadsheet whose separator is another one cuts the cell.
    "الجيش;=1+1": "الجيش;'=1+1",
    "الجيش; @x; -y": "الجيش; '@x; '-y",
    "first\n=second": "first\n'=second",
    # Controls.
    "a\x00b": "a\ufffdb",
    "\x00=1+1": "\ufffd=1+1",
    "\x1b[31m": "\ufffd[31m",
    # What is left as it is: numbers, and text that only has such letters in it.
    "-13.25": "-13.25",
    "-7": "-7",
    "13.25": "13.25",
    "": "",
    "a=b": "a=b",
    "قتل ٣ أشخاص - بينهم طفل": "قتل ٣ أشخاص - بينهم طفل",
    "ASSAULT": "ASSAULT",
    "الجيش; مسلحين": "الجيش; مسلحين",
    "«=» علامة": "«=» علامة",
}


def read_back(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def written(lines: list[tuple[Any, ...]], preset: Preset = "plain", *, guard: bool = True) -> bytes:
    out = io.BytesIO()
    write_table([f"c{n}" for n in range(len(lines[0]))], iter(lines), out, Options(preset, guard))
    return out.getvalue()


@pytest.mark.parametrize(("text", "harmless"), CELLS.items(), ids=map(ascii, CELLS))
def test_a_cell_that_a_spreadsheet_would_run_is_guarded(text: str, harmless: str) -> None:
    assert guarded(text) == harmless
    table = written([(text, "last")])
    assert list(csv.reader(io.StringIO(table.decode(), newline="")))[1] == [harmless, "last"]


@given(st.text())
@example(" ;\t\u200b=")
@example("--")
def test_no_text_is_read_as_a_formula_wherever_it_is_cut(text: str) -> None:
    for part in guarded(text).replace("\t", ";").replace("\n", ";").replace("\r", ";").split(";"):
        seen = [letter for letter in part if not is_unseen(letter)]
        is_number = part.removeprefix("-").replace(".", "", 1).isdecimal()
        assert not seen or not starts_formula(seen[0]) or is_number


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"])))
def test_guarding_only_adds_apostrophes(text: str) -> None:
    assert guarded(text).replace("'", "") == text.replace("'", "")


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=2, max_size=5))
def test_a_machine_reads_back_what_was_there(cells: list[str]) -> None:
    table = written([tuple(cells)], guard=False)
    assert list(csv.reader(io.StringIO(table.decode(), newline="")))[1] == cells


def test_numbers_and_days_are_written_as_such(store: Store, tmp_path: Path) -> None:
    export(store, "csv", out=tmp_path / "events.csv")
    row = read_back(tmp_path / "events.csv")[0]
    assert (row["intensity"], row["latitude"], row["fatalities"]) == ("-9.5", "13.5795", "5")
    assert (row["event_date"], row["time_precision"], row["published"]) == ("2024-05-10", "1", "2024-05-12")


@pytest.mark.parametrize("preset", get_args(Preset))
def test_a_table_has_the_columns_and_lines_of_rfc_4180(store: Store, tmp_path: Path, preset: Preset) -> None:
    out = tmp_path / "events.csv"
    manifest = export(store, "csv", out=out, preset=preset)
    data = out.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf") == (preset == "excel")
    header, *rows = data.decode("utf-8-sig").split("\r\n")
    assert header.split(",") == list(COLUMNS)
    assert len(rows) == manifest.rows + 1
    assert rows[-1] == ""


def test_headline_and_outlet_of_a_hostile_page_do_not_run(store: Store, tmp_path: Path) -> None:
    wanted = Filter(id=("clash",))
    export(store, "csv", wanted, tmp_path / "guarded.csv", preset="excel")
    export(store, "csv", wanted, tmp_path / "as-it-is.csv", guard=False)
    guarded_row, own = read_back(tmp_path / "guarded.csv")[0], read_back(tmp_path / "as-it-is.csv")[0]
    assert own["headline"] == '=HYPERLINK("https://evil.example";"اضغط هنا")'
    assert guarded_row["headline"] == "'" + own["headline"]
    assert (own["source"], guarded_row["source"]) == ("+صحيفة الميناء", "'+صحيفة الميناء")
    assert guarded_row["intensity"] == own["intensity"] == "-9.0"


def test_excel_takes_no_id_for_a_number_and_loses_no_end_of_a_cell() -> None:
    assert cell("event_id", "1234567890123e45", Options("excel")) == "'1234567890123e45"
    assert cell("article_id", "0012", Options("excel")) == "'0012"
    assert cell("article_id", "0012", Options("plain")) == "0012"
    assert cell("event_id", "02c5660bbad0f0f3", Options("excel")) == "02c5660bbad0f0f3"
    long = cell("notes", "ن" * 40_000, Options("excel"))
    assert (len(long), long[-4:]) == (LARGEST, " […]"[-4:])
    assert cell("notes", "ن" * 40_000, Options("plain")) == "ن" * 40_000


def test_what_a_row_says_is_what_the_article_says(store: Store, tmp_path: Path) -> None:
    export(store, "csv", Filter(id=("shelling",)), tmp_path / "events.csv")
    row = read_back(tmp_path / "events.csv")[0]
    record = next(record for record in records() if record.id == "shelling")
    sentence = record.text.split("\n\n")[0]
    assert record.text[int(row["start"]) : int(row["end"])] == "قتلى"
    assert row["quote"] == sentence
    assert row["notes"].count(" … ") == 2
    assert (row["plover_type"], row["plover_mode"], row["factuality"]) == (
        "ASSAULT", "heavy-weapons", "actual",
    )  # fmt: skip
    assert (row["event_type"], row["sub_event_type"]) == (
        "Explosions/Remote violence", "Shelling/artillery/missile attack",
    )  # fmt: skip
    assert (row["country"], row["iso2"], row["admin1"]) == ("Yemen", "YE", "Taiz Governorate")
    assert (row["location"], row["location_en"], row["geo_precision"]) == ("تعز", "Taiz", "1")
    assert (row["actor1"], row["actor2"]) == ("", "خمسة مدنيين")
    assert row["recipients"] == "خمسة مدنيين; تسعة آخرين; سوقا شعبيا"
    assert (row["fatalities"], row["injured"]) == ("5", "9")


def test_a_row_says_who_says_so_chain_by_chain(store: Store, tmp_path: Path) -> None:
    export(store, "csv", Filter(id=("shelling",)), tmp_path / "events.csv")
    told, own_voice = read_back(tmp_path / "events.csv")[:2]
    assert told["chain"].split(" | ") == [
        "وزارة الصحة اليمنية → وكالة الأناضول → الشروق أونلاين",
        "وكالة الأناضول → الشروق أونلاين",
        "متحدث باسم القوات المهاجمة → الشروق أونلاين",
    ]
    assert told["source_types"].split(" | ")[0] == "official_body → news_agency → media_outlet"
    assert told["commitments"] == "asserts | relays | denies"
    assert (own_voice["chain"], own_voice["commitments"]) == ("الشروق أونلاين", "")


def test_a_date_that_the_event_has_not_is_the_articles_and_says_so(store: Store, tmp_path: Path) -> None:
    export(store, "csv", out=tmp_path / "events.csv")
    when = {
        (row["article_id"], row["start"]): (row["event_date"], row["time_precision"], row["date_from"])
        for row in read_back(tmp_path / "events.csv")
    }
    assert when["clash", "55"] == ("2024-05-13", "", "publication")
    assert when["clash", "96"] == ("2024-04-01", "3", "event")
    assert when["talks", "97"] == ("2024-05-20", "2", "event")


def test_an_article_without_a_day_or_an_outlet_leaves_them_empty(tmp_path: Path) -> None:
    record = next(record for record in records() if record.id == "clash")
    store = Store(tmp_path / "news.db")
    put(store, [msgspec.structs.replace(record, outlet=None, published=None)])
    export(store, "csv", out=tmp_path / "events.csv")
    row = read_back(tmp_path / "events.csv")[0]
    assert (row["event_date"], row["date_from"], row["published"], row["source"]) == ("", "", "", "")
