"""Bytes of every kind: the right text, or a flagged guess, or a refusal that names the input."""

from __future__ import annotations

import hashlib

import pytest

from tawatur.intake import page_of
from tawatur.intake.decoding import decode
from tawatur.model.errors import PageUnreadable

TEXT = """أعلنت وزارة الصحة، مساء السبت، أن فريقا طبيا وصل إلى المدينة الساحلية.
وقالت الوزارة إن الفريق بدأ عمله في مستشفى الشفاء منذ الصباح.
"""
SHORT = "مقتل جندي في هجوم على حاجز"
HTML = """<html><head>{}<title>وصول فريق طبي</title></head><body><h1>وصول فريق طبي إلى المدينة</h1>
<p>أعلنت وزارة الصحة، مساء السبت، أن فريقا طبيا وصل إلى المدينة.</p></body></html>"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_marked_and_plain_unicode_needs_no_guess(encoding: str) -> None:
    decoded = decode(TEXT.encode(encoding), "page.txt")
    assert decoded.text == TEXT
    assert decoded.faults == ()


@pytest.mark.parametrize("text", [TEXT, SHORT], ids=["long", "short"])
@pytest.mark.parametrize("encoding", ["cp1256", "iso8859-6", "utf-16-le", "utf-16-be", "mac_arabic"])
def test_unmarked_encodings_are_guessed_and_flagged(encoding: str, text: str) -> None:
    decoded = decode(text.encode(encoding), "page.txt")
    assert decoded.text == text
    (fault,) = decoded.faults
    assert (fault.kind, encoding in fault.message) == ("encoding", True)


@pytest.mark.parametrize(
    ("stated", "true"),
    [
        ("windows-1256", "cp1256"),
        ("utf-8", "cp1256"),
        ("iso-8859-1", "cp1256"),
        ("iso-8859-6", "cp1256"),
        ("windows-1256", "utf-8"),
        ("windows-1256", "iso8859-6"),
        ("utf-7", "cp1256"),
        ("base64", "cp1256"),
        ("undefined", "cp1256"),
        ("no-such-charset", "cp1256"),
        ("unicode-escape", "cp1256"),
    ],
)
def test_a_lying_charset_is_not_believed(stated: str, true: str) -> None:
    html = HTML.format(f'<meta charset="{stated}">')
    assert decode(html.encode(true), "page.html").text == html


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "cp1256"])
def test_html_without_a_charset(encoding: str) -> None:
    html = HTML.format("")
    assert decode(html.encode(encoding), "page.html").text == html


@pytest.mark.parametrize("bad", [b"\xff", b"\x80\x81", b"\xd9"])
def test_damaged_utf8_keeps_the_rest_and_says_what_is_lost(bad: bytes) -> None:
    data = TEXT.encode()
    cut = data.index(b" ")
    decoded = decode(data[:cut] + bad + data[cut:], "page.txt")
    assert decoded.text.replace("\ufffd", "") == TEXT
    (fault,) = decoded.faults
    assert f"from byte {cut} on" in fault.message


def test_a_tail_in_another_encoding_loses_only_the_tail() -> None:
    decoded = decode((TEXT * 4).encode() + SHORT.encode("cp1256"), "page.txt")
    assert decoded.text.startswith(TEXT * 4)
    assert "characters were lost" in decoded.faults[0].message


def test_a_western_page_is_not_made_arabic() -> None:
    text = "Le ministère a annoncé samedi l'arrivée d'une équipe médicale à Tripoli."
    decoded = decode(text.encode("cp1252"), "page.txt")
    assert decoded.text == text
    assert "a guess" in decoded.faults[0].message


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20,
        b"\0" * 1000,
        b"\x1f\x8b\x08\0" + bytes(range(255, 0, -1)) * 20,
        b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n" + bytes(range(128, 256)) * 30,
        hashlib.shake_128(b"noise").digest(5000),
    ],
    ids=["png", "zeros", "gzip", "pdf", "noise"],
)
def test_binary_is_refused_by_name(data: bytes) -> None:
    with pytest.raises(PageUnreadable, match=r"photo\.jpg"):
        decode(data, "photo.jpg")


def test_one_nul_does_not_make_a_text_binary() -> None:
    with_nul = TEXT.replace(" ", "\0", 1)
    assert decode(with_nul.encode(), "page.txt").text == with_nul
    assert decode(with_nul.encode("cp1256"), "page.txt").text == with_nul


@pytest.mark.parametrize("encoding", ["utf-8", "cp1256", "utf-16-le"])
def test_the_bytes_are_kept_by_their_hash(encoding: str) -> None:
    data = TEXT.encode(encoding)
    assert page_of(data).sha256 == hashlib.sha256(data).hexdigest()


def test_lone_surrogates_in_a_file_are_let_through_to_be_named() -> None:
    text = SHORT + "\ud800" + SHORT
    assert decode(text.encode("utf-8", "surrogatepass"), "page.txt").text == text
