"""Tables: CSV as programs and as Excel write it; one page a row, and a wrong row is named by its line."""

from __future__ import annotations

import csv
import hashlib
from pathlib import Path

import pytest

from tawatur.intake import open_inputs, page_of
from tawatur.intake.limits import LARGEST
from tawatur.intake.rows import KEYS
from tawatur.model.errors import BadRecord, PageUnreadable
from tests.intake.making import HTML, TEXT, found, written

ROWS = f"id,title,text\n7,خبر عاجل,{TEXT}\n8,خبر ثان,{TEXT}\n"


def test_every_key_of_a_row_and_other_columns_are_carried(tmp_path: Path) -> None:
    row = {key: f"قيمة {key}" for key in KEYS} | {"html": HTML, "label": "x", "Score": "4"}
    path = tmp_path / "a.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(row))
        writer.writeheader()
        writer.writerow(row)
    (item,) = found(path, keep=True).pages.values()
    assert item.name == f"{path}, line 2"
    assert item.page
    assert {key: getattr(item.page, key) for key in KEYS} == {key: row[key] for key in KEYS}
    assert item.page.extra == {"label": "x", "Score": "4"}
    assert item.data == HTML.encode()
    assert item.page.sha256 == hashlib.sha256(HTML.encode()).hexdigest()


@pytest.mark.parametrize("delimiter", list(",;\t|"))
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_delimiters_encodings_and_line_ends_are_found_out(
    tmp_path: Path, delimiter: str, encoding: str, line_end: str
) -> None:
    data = ROWS.replace(",", delimiter).replace("\n", line_end).encode(encoding)
    made = found(written(tmp_path / "a.csv", data))
    assert [item.page.id for item in made.pages.values() if item.page] == ["7", "8"]
    assert [item.page.text for item in made.pages.values() if item.page] == [TEXT, TEXT]
    faults = [fault.message for item in made.pages.values() if item.page for fault in item.page.faults]
    assert faults == (["not UTF-8; read as cp1256, a guess"] * 2 if encoding == "cp1256" else [])


def test_excels_unicode_text_is_a_table_though_it_is_called_txt(tmp_path: Path) -> None:
    data = ROWS.replace(",", "\t").replace("\n", "\r\n").replace("title", "Title").encode("utf-16")
    first, _ = found(written(tmp_path / "a.txt", data)).pages.values()
    assert first.page
    assert (first.page.title, first.page.text) == ("خبر عاجل", TEXT)


def test_a_first_line_that_states_the_delimiter_is_believed(tmp_path: Path) -> None:
    data = "sep=;\r\n" + ROWS.replace(",", ";")
    assert list(found(written(tmp_path / "a.csv", data)).pages) == ["a.csv, line 3", "a.csv, line 4"]


@pytest.mark.parametrize("text", [TEXT, f"{TEXT}\n{TEXT}", "text", "title, text and html"])
def test_text_is_not_taken_for_a_table(tmp_path: Path, text: str) -> None:
    (item,) = found(written(tmp_path / "a.txt", text)).pages.values()
    assert item.page
    assert item.page.text == text


def test_quoted_line_breaks_quotation_marks_and_delimiters_stay_as_they_are(tmp_path: Path) -> None:
    text = 'السطر الأول، وفيه "قول"\nالسطر الثاني, وبعده\r\nالثالث'
    quoted = text.replace('"', '""')
    made = found(written(tmp_path / "a.csv", f'id,text\n1,"{quoted}"\n2,{TEXT}\n'))
    assert list(made.pages) == ["a.csv, line 2", "a.csv, line 5"]
    first = made.pages["a.csv, line 2"].page
    assert first
    assert first.text == text


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        ("9", "1 cells, but 3 columns"),
        ("9,a,b,c", "4 cells, but 3 columns"),
        ("9,,", "no text"),
        ('9,"a" b,c', "no row of a table"),
    ],
)
def test_a_bad_row_is_named_by_its_line_and_the_rest_is_read(tmp_path: Path, bad: str, reason: str) -> None:
    path = written(tmp_path / "a.csv", ROWS.replace("8,", f"{bad}\n\n,,\n8,"))
    made = found(path)
    assert list(made.pages) == ["a.csv, line 2", "a.csv, line 6"]
    assert reason in made.errors["a.csv, line 3"]
    assert len(made.errors) == 1


def test_a_bad_row_knows_its_line(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", "id,text\n1\n")
    (item,) = open_inputs([str(path)])
    assert isinstance(item.error, BadRecord)
    assert item.error.line == 2


def test_a_quotation_mark_that_is_never_closed_is_named(tmp_path: Path) -> None:
    made = found(written(tmp_path / "a.csv", f'id,text\n1,{TEXT}\n2,"{TEXT}\n3,{TEXT}\n'))
    assert list(made.pages) == ["a.csv, line 2"]
    assert "quotation mark" in made.errors["a.csv, line 3"]


@pytest.mark.parametrize("long", ["{}", '"{}"', '"{}\n"', "{},"], ids=["bare", "quoted", "lines", "cells"])
def test_a_row_over_the_cap_is_passed_over(tmp_path: Path, long: str) -> None:
    row = "2," + long.format("a" * LARGEST) if long != "{}," else "2" + ",a" * (LARGEST // 2)
    made = found(written(tmp_path / "a.csv", f"id,text\n1,{TEXT}\n{row}\n3,{TEXT}\n"))
    assert next(iter(made.pages)) == "a.csv, line 2"
    assert list(made.pages)[-1] == f"a.csv, line {5 if chr(10) in long else 4}"
    assert "10,000,000 characters" in made.errors["a.csv, line 3"]


def test_a_long_cell_within_the_cap_is_read(tmp_path: Path) -> None:
    made = found(written(tmp_path / "a.csv", f"id,text\n1,{'كلمة ' * 300_000}\n"))
    assert (len(made.pages), made.errors) == (1, {})


@pytest.mark.parametrize(
    ("header", "reason"),
    [("a,b", "no column is called"), ("text,Text", "two columns are called `text`"), ("text,x,x", "`x`")],
)
def test_a_header_that_names_no_text_or_one_twice_is_refused(
    tmp_path: Path, header: str, reason: str
) -> None:
    made = found(written(tmp_path / "a.csv", f"{header}\n1,2,3\n"))
    assert reason in made.errors["a.csv"]
    assert made.pages == {}


@pytest.mark.parametrize("data", ["", "id,text\n", "id,text\n,\n"])
def test_a_table_without_rows_is_named(tmp_path: Path, data: str) -> None:
    assert "without pages" in found(written(tmp_path / "a.csv", data)).errors["a.csv"]


def test_bytes_that_are_lost_are_counted_on_their_row(tmp_path: Path) -> None:
    data = f"id,text\n1,{TEXT}\n2,{TEXT}".encode() + b"\xff\xff\n"
    first, second = found(written(tmp_path / "a.csv", data)).pages.values()
    assert first.page
    assert second.page
    assert first.page.faults == ()
    assert [fault.kind for fault in second.page.faults] == ["encoding"]


def test_a_table_is_no_page_for_python(tmp_path: Path) -> None:
    with pytest.raises(PageUnreadable, match="many pages in one file"):
        page_of(written(tmp_path / "a.csv", ROWS))
