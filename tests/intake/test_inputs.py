"""Files, folders, standard input, JSON lines: what is bad is named, and the rest is still read."""

from __future__ import annotations

import io
import json
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tawatur.intake import Input, open_inputs, page_of
from tawatur.intake.limits import LARGEST
from tawatur.intake.pages import is_html
from tawatur.model.errors import BadRecord, InputError, PageUnreadable, TooLarge

TEXT = "أعلنت وزارة الصحة أن فريقا طبيا وصل إلى المدينة."
HTML = f"<html><body><p>{TEXT}</p></body></html>"


def inputs(*paths: Path | str, **given: Any) -> list[Input]:
    return list(open_inputs([str(path) for path in paths], **given))


def written(path: Path, data: str | bytes) -> Path:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def test_text_and_html_are_told_apart(tmp_path: Path) -> None:
    text, html = inputs(written(tmp_path / "a.txt", TEXT), written(tmp_path / "b", HTML))
    assert text.page
    assert html.page
    assert (text.page.text, text.page.html) == (TEXT, None)
    assert (html.page.text, html.page.html) == (None, HTML)


@pytest.mark.parametrize(
    "start",
    [
        "<!DOCTYPE html>",
        "\n <HTML>",
        '<?xml version="1.0"?>\n<!DOCTYPE html>',
        "<!-- note --> <html>",
        "<table><tr><td>",
        '<div class="news">',
        "<h1>",
        "<center>",
    ],
)
def test_what_begins_like_html_is_html(start: str) -> None:
    assert is_html(start + TEXT)


@pytest.mark.parametrize("start", ["< ", "<<", "<3 ", "«", "", "<pre-war>", "<!-- "])
def test_what_does_not_is_text(start: str) -> None:
    assert not is_html(start + TEXT)


def test_many_comments_do_not_slow_the_look() -> None:
    begun = time.process_time()
    assert not is_html("<!-- -->" * 2000 + TEXT)
    assert time.process_time() - begun < 0.5


def test_a_folder_is_read_in_order_and_deep(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    for name in ("b.txt", "a.html", "sub/c.htm", "notes.md"):
        written(tmp_path / name, TEXT)
    assert [Path(found.name).name for found in inputs(tmp_path)] == ["a.html", "b.txt", "c.htm"]


def test_an_empty_folder_and_a_missing_file_are_named(tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    empty, missing = inputs(tmp_path / "none", tmp_path / "missing.txt")
    assert "folder without pages" in str(empty.error)
    assert "missing.txt: cannot be read" in str(missing.error)


@pytest.mark.parametrize(
    "data", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", "\u00a0\u200f\u202e\n".encode(), b"\n\0\n"]
)
def test_a_page_without_a_character_is_empty(tmp_path: Path, data: bytes) -> None:
    (found,) = inputs(written(tmp_path / "a.txt", data))
    assert isinstance(found.error, PageUnreadable)
    assert "a.txt" in str(found.error)


def test_bad_files_do_not_stop_the_others(tmp_path: Path) -> None:
    bad = written(tmp_path / "bad.txt", bytes(range(256)) * 9)
    huge = written(tmp_path / "huge.txt", b"a" * (LARGEST + 1))
    good = written(tmp_path / "good.txt", TEXT)
    first, second, third = inputs(bad, huge, good)
    assert isinstance(first.error, PageUnreadable)
    assert isinstance(second.error, TooLarge)
    assert third.page is not None


def test_the_cap_is_stated() -> None:
    with pytest.raises(TooLarge, match="10,000,000 bytes"):
        page_of(b"a" * (LARGEST + 1))


def test_an_endless_stream_is_read_to_the_cap_only() -> None:
    (found,) = inputs(Path("/dev/zero"))
    assert isinstance(found.error, TooLarge)


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(TEXT.encode()))))
    (found,) = inputs("-")
    assert found.page
    assert found.page.text == TEXT


def lines(tmp_path: Path, *rows: object) -> Path:
    data = b"\n".join(row if isinstance(row, bytes) else json.dumps(row).encode() for row in rows)
    return written(tmp_path / "pages.jsonl", data)


def test_json_lines_carry_their_keys_and_the_extra(tmp_path: Path) -> None:
    row = {
        "id": 7,
        "url": "https://a.example/1",
        "title": "خبر",
        "text": TEXT,
        "label": ["x"],
        "published": None,
    }
    (found,) = inputs(lines(tmp_path, row), outlet="aps", published="2019-11-30")
    page = found.page
    assert page
    assert (page.id, page.url, page.title, page.text) == ("7", "https://a.example/1", "خبر", TEXT)
    assert (page.outlet, page.published, page.extra) == ("aps", "2019-11-30", {"label": ["x"]})


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (b"{", "not JSON"),
        (b"[1]", "not an object"),
        (b'"text"', "not an object"),
        (b"{}", "no text"),
        (b'{"text": ""}', "no text"),
        (b'{"text": 7}', "`text` is a int"),
        (b'{"text": "a", "published": {}}', "`published` is a dict"),
        (b'{"text": NaN}', "NaN"),
        (b"[" * 100_000, "nested too deep"),
        (b'{"a":' * 100_000, "nested too deep"),
        (b"\0" * 50, "binary"),
        (bytes(range(128, 256)) * 3, "no encoding"),
    ],
)
def test_a_bad_line_is_named_and_the_rest_goes_on(tmp_path: Path, bad: bytes, reason: str) -> None:
    path = lines(tmp_path, {"text": TEXT}, b"", bad, {"text": TEXT})
    first, second, third = inputs(path)
    assert first.page
    assert third.page
    assert isinstance(second.error, InputError)
    assert "pages.jsonl, line 3" in str(second.error)
    assert reason in str(second.error)


def test_a_bad_record_knows_its_line(tmp_path: Path) -> None:
    (found,) = inputs(lines(tmp_path, b"{"))
    assert isinstance(found.error, BadRecord)
    assert found.error.line == 1


def test_a_line_over_the_cap_is_passed_over(tmp_path: Path) -> None:
    path = lines(tmp_path, {"text": "a" * (LARGEST + 1)}, {"text": TEXT})
    first, second = inputs(path)
    assert "10,000,000 bytes" in str(first.error)
    assert second.page


@pytest.mark.parametrize("escape", [b'"\\ud800 %s"', b'"\xed\xa0\x80 %s"'], ids=["escaped", "raw"])
def test_lone_surrogates_in_a_line_are_replaced_and_named(tmp_path: Path, escape: bytes) -> None:
    value = escape % TEXT.encode()
    (found,) = inputs(lines(tmp_path, b'{"text": ' + value + b', "id": ' + value + b"}"))
    assert found.page
    assert found.page.text == found.page.id == f"\ufffd {TEXT}"
    assert [fault.kind for fault in found.page.faults] == ["encoding"]


def test_a_line_in_another_encoding_is_flagged(tmp_path: Path) -> None:
    data = json.dumps({"text": TEXT}, ensure_ascii=False).encode("cp1256")
    (found,) = inputs(lines(tmp_path, data))
    assert found.page
    assert found.page.text == TEXT
    assert "cp1256, a guess" in found.page.faults[0].message


def test_python_takes_text_bytes_or_a_path(tmp_path: Path) -> None:
    path = written(tmp_path / "a.txt", TEXT)
    for source in (TEXT, TEXT.encode(), path, str(path)):
        assert page_of(source).text == TEXT
    assert page_of(HTML).html == HTML
    assert page_of(TEXT, title="a\ud800").title == "a\ufffd"


def test_a_name_that_looks_like_a_page_but_is_none_is_refused() -> None:
    with pytest.raises(PageUnreadable, match="cannot be read"):
        page_of("no/such/page.txt")


def test_json_lines_in_utf16_are_refused_by_name(tmp_path: Path) -> None:
    path = written(tmp_path / "pages.jsonl", json.dumps({"text": TEXT}).encode("utf-16"))
    (found,) = inputs(path)
    assert "UTF-16; convert them to UTF-8" in str(found.error)


def test_a_mark_before_json_lines_is_no_harm(tmp_path: Path) -> None:
    path = written(tmp_path / "pages.jsonl", b"\xef\xbb\xbf" + json.dumps({"text": TEXT}).encode())
    (found,) = inputs(path)
    assert found.page


def test_a_line_nested_deeper_than_can_travel_is_refused(tmp_path: Path) -> None:
    deep, fine = ({"text": TEXT, "x": nested(levels)} for levels in (500, 150))
    first, second = inputs(lines(tmp_path, deep, fine))
    assert "nested too deep" in str(first.error)
    assert second.page


def nested(levels: int) -> list[object]:
    value: list[object] = []
    for _ in range(levels):
        value = [value]
    return value


def test_true_is_no_id(tmp_path: Path) -> None:
    (found,) = inputs(lines(tmp_path, {"text": TEXT, "id": True}))
    assert "`id` is a bool" in str(found.error)


def test_json_lines_are_no_page_for_python(tmp_path: Path) -> None:
    with pytest.raises(PageUnreadable, match="many pages in one file"):
        page_of(lines(tmp_path, {"text": TEXT}))


def test_a_link_to_nowhere_in_a_folder_is_named(tmp_path: Path) -> None:
    written(tmp_path / "a.txt", TEXT)
    (tmp_path / "b.txt").symlink_to(tmp_path / "gone")
    first, second = inputs(tmp_path)
    assert first.page
    assert "b.txt: cannot be read: No such file" in str(second.error)


def test_an_outlet_with_a_byte_that_is_no_text_can_be_written(tmp_path: Path) -> None:
    (found,) = inputs(written(tmp_path / "a.txt", TEXT), outlet="a\udcff")
    assert found.page
    assert found.page.outlet == "a\ufffd"
