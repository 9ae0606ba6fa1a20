"""WARC: every page of an archive with its URL and its day; one bad record costs that record."""

from __future__ import annotations

import gzip
import hashlib
import subprocess
import sys
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from fastwarc.stream_io import BrotliWriter, ZstdWriter

from tawatur.intake.limits import LARGEST
from tests.intake.making import HTML, PAGES, TEXT, found, http, record, written

FIRST, SECOND, THIRD = (record(page, url=f"https://akhbar.example/{n}") for n, page in enumerate(PAGES))


def brotli(data: bytes) -> bytes:
    out = BytesIO()
    with BrotliWriter(out) as writer:
        writer.write(data)
    return out.getvalue()


def zstd(data: bytes) -> bytes:
    out = BytesIO()
    with ZstdWriter(out) as writer:
        writer.write(data)
    return out.getvalue()


def bare(data: bytes) -> bytes:
    deflate = zlib.compressobj(wbits=-15)
    return deflate.compress(data) + deflate.flush()


def in_chunks(data: bytes) -> bytes:
    return b"%x\r\n%b\r\n0\r\n\r\n" % (len(data), data)


def test_records_are_pages_with_url_day_and_offset(tmp_path: Path) -> None:
    made = found(written(tmp_path / "a.warc", FIRST + SECOND), keep=True)
    assert made.order == ["a.warc at 0", f"a.warc at {len(FIRST)}"]
    second = made.pages[made.order[1]]
    assert second.page
    assert (second.page.url, second.page.fetched_at) == ("https://akhbar.example/1", "2024-06-02T08:15:00Z")
    assert second.page.html == PAGES[1].decode()
    assert second.data == PAGES[1]
    assert second.page.sha256 == hashlib.sha256(PAGES[1]).hexdigest()


def test_a_record_in_each_member_of_gzip_is_named_by_the_member(tmp_path: Path) -> None:
    first = gzip.compress(FIRST)
    made = found(written(tmp_path / "a.warc.gz", first + gzip.compress(SECOND)))
    assert list(made.pages) == ["a.warc.gz at 0", f"a.warc.gz at {len(first)}"]


def test_several_records_in_one_member_are_named_by_the_place_within(tmp_path: Path) -> None:
    made = found(written(tmp_path / "a.warc.gz", gzip.compress(FIRST + SECOND)))
    assert list(made.pages) == ["a.warc.gz at 0", f"a.warc.gz at 0+{len(FIRST)}"]


def test_bytes_tell_a_warc_whatever_its_name(tmp_path: Path) -> None:
    assert list(found(written(tmp_path / "crawl.dat", FIRST)).pages) == ["crawl.dat at 0"]


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "gzip"])
def test_a_warc_comes_through_a_pipe(pack: type[bytes]) -> None:
    script = "from tawatur.intake import open_inputs\nfor i in open_inputs(['-']): print(i.name, i.page.url)"
    given = pack(FIRST) + pack(SECOND)
    done = subprocess.run([sys.executable, "-c", script], input=given, capture_output=True, check=True)
    assert done.stdout.decode().splitlines() == [
        "- at 0 https://akhbar.example/0",
        f"- at {len(pack(FIRST))} https://akhbar.example/1",
    ]


@pytest.mark.parametrize(
    "other",
    [
        record(WARC_Type="revisit"),
        record(WARC_Type="request", head=b"GET / HTTP/1.1\r\n\r\n", body=b""),
        record(WARC_Type="warcinfo", head=b"", body=b"software: x\r\n"),
        record(head=http(status="301 Moved Permanently")),
        record(head=http(status="404 Not Found")),
        record(head=http(kind="image/png")),
        record(head=http(kind="application/pdf")),
        record(head=http(kind="image/png"), body=b"\x89PNG" * 4_000_000),
        record(url="dns:akhbar.example", head=b"", body=b"20240602 IN A 192.0.2.1", Content_Type="text/dns"),
        record(url="https://akhbar.example/robots.txt", head=http(kind="text/plain"), body=b"User-agent: *"),
        record(WARC_Type="resource", url="metadata://gnu.org/wget/MANIFEST.txt", head=b"", body=b"x"),
    ],
    ids=range(11),
)
def test_what_is_no_page_is_passed_over_without_an_error(tmp_path: Path, other: bytes) -> None:
    made = found(written(tmp_path / "a.warc", FIRST + other + THIRD))
    assert (len(made.pages), made.errors) == (2, {})


@pytest.mark.parametrize("kind", ["conversion", "resource"])
def test_text_that_a_crawler_made_is_a_page(tmp_path: Path, kind: str) -> None:
    data = record(TEXT.encode(), b"", WARC_Type=kind, Content_Type="text/plain")
    (item,) = found(written(tmp_path / "a.warc", data)).pages.values()
    assert item.page
    assert item.page.text == TEXT


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        (["Content-Encoding: gzip"], gzip.compress(PAGES[0], mtime=0)),
        (
            ["Content-Encoding: x-gzip"],
            gzip.compress(PAGES[0][:40], mtime=0) + gzip.compress(PAGES[0][40:], mtime=0),
        ),
        (["Content-Encoding: deflate"], zlib.compress(PAGES[0])),
        (["Content-Encoding: deflate"], bare(PAGES[0])),
        (["Content-Encoding: br"], brotli(PAGES[0])),
        (["Content-Encoding: zstd"], zstd(PAGES[0])),
        (["Content-Encoding: gzip, gzip"], gzip.compress(gzip.compress(PAGES[0], mtime=0))),
        (["Transfer-Encoding: chunked"], in_chunks(PAGES[0])),
        (
            ["Transfer-Encoding: chunked", "Content-Encoding: gzip"],
            in_chunks(gzip.compress(PAGES[0], mtime=0)),
        ),
        (["Transfer-Encoding: chunked"], PAGES[0]),
        (["Content-Encoding: gzip"], PAGES[0]),
        (["Content-Encoding: br"], PAGES[0]),
    ],
    ids=range(12),
)
def test_encodings_of_the_way_are_undone_where_they_are_there(
    tmp_path: Path, headers: list[str], body: bytes
) -> None:
    (item,) = found(written(tmp_path / "a.warc", record(body, http(*headers))), keep=True).pages.values()
    assert item.data == PAGES[0]


@pytest.mark.parametrize(
    ("encoding", "body", "reason"),
    [
        ("gzip", gzip.compress(PAGES[0], mtime=0)[:-12], "damaged gzip"),
        ("br", brotli(PAGES[0])[:-9], "damaged br"),
        ("zstd", zstd(PAGES[0])[:-9], "damaged zstd"),
        ("deflate", zlib.compress(PAGES[0])[:-9], "damaged deflate"),
        ("compress", gzip.compress(PAGES[0], mtime=0), "'compress' is not known"),
        ("gzip, gzip, gzip, gzip", gzip.compress(PAGES[0], mtime=0), "4 times over"),
        ("gzip", gzip.compress(b"\0" * 200_000_000), "opens to over"),
        ("br", brotli(b"\0" * 100_000_000), "opens to over"),
        ("zstd", zstd(b"\0" * 100_000_000), "opens to over"),
    ],
)
def test_a_body_that_cannot_be_opened_is_named_by_offset(
    tmp_path: Path, encoding: str, body: bytes, reason: str
) -> None:
    bad = record(body, http(f"Content-Encoding: {encoding}"))
    made = found(written(tmp_path / "a.warc", FIRST + bad + THIRD))
    assert len(made.pages) == 2
    assert reason in made.errors[f"a.warc at {len(FIRST)}"]


def test_the_charset_of_the_answer_is_believed_where_the_page_states_none(tmp_path: Path) -> None:
    head = http(kind="text/html; charset=windows-1256")
    (item,) = found(written(tmp_path / "a.warc", record(HTML.encode("cp1256"), head))).pages.values()
    assert item.page
    assert item.page.html == HTML
    assert [fault.message for fault in item.page.faults] == ["not UTF-8; read as cp1256, as stated"]


def test_a_lying_charset_of_the_answer_is_not_believed(tmp_path: Path) -> None:
    head = http(kind="text/html; charset=windows-1256")
    (item,) = found(written(tmp_path / "a.warc", record(PAGES[0], head))).pages.values()
    assert item.page
    assert item.page.html == PAGES[0].decode()


def test_a_page_that_the_crawler_cut_says_so(tmp_path: Path) -> None:
    (item,) = found(written(tmp_path / "a.warc", record(WARC_Truncated="length"))).pages.values()
    assert item.page
    assert [fault.kind for fault in item.page.faults] == ["limit"]


LYING = [
    pytest.param(record(length=len(PAGES[0]) + 300), id="too long"),
    pytest.param(record(length=90), id="too short"),
    pytest.param(record(length=10**15), id="absurd"),
    pytest.param(record(length=-4), id="negative"),
    pytest.param(record().replace(b"Content-Length", b"Content-Lengths"), id="none"),
    pytest.param(b"no record\r\n\r\n" * 9, id="no record"),
    pytest.param(b"WARC/1.0\r\n" + b"x-a: " + b"x" * 200_000 + b"\r\n\r\n", id="endless header"),
]


@pytest.mark.parametrize("bad", LYING)
@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "gzip"])
def test_a_lying_record_is_named_and_the_next_is_read(tmp_path: Path, bad: bytes, pack: type[bytes]) -> None:
    made = found(written(tmp_path / "a.warc", pack(FIRST) + pack(bad) + pack(THIRD)))
    assert [item.page.url for item in made.pages.values() if item.page] == [
        "https://akhbar.example/0",
        "https://akhbar.example/2",
    ]
    assert list(made.errors) == [f"a.warc at {len(pack(FIRST))}"]


def spoilt(data: bytes, place: int) -> bytes:
    at = place % len(data)
    return data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]


MEMBER = gzip.compress(SECOND, mtime=0)


@pytest.mark.parametrize(
    "bad",
    [
        pytest.param(spoilt(MEMBER, -6), id="sum"),
        pytest.param(spoilt(MEMBER, -2), id="size"),
        pytest.param(spoilt(MEMBER, 60), id="data"),
        pytest.param(spoilt(MEMBER, 0), id="mark"),
        pytest.param(MEMBER[:100], id="cut"),
        pytest.param(MEMBER[:9], id="cut in its header"),
        pytest.param(b"\0" * 70_000 + b"no gzip" * 30, id="something else"),
    ],
)
def test_a_damaged_member_is_named_and_the_next_is_read(tmp_path: Path, bad: bytes) -> None:
    first = gzip.compress(FIRST)
    made = found(written(tmp_path / "a.warc.gz", first + bad + gzip.compress(THIRD)))
    assert [item.page.url for item in made.pages.values() if item.page] == [
        "https://akhbar.example/0",
        "https://akhbar.example/2",
    ]
    zeros = len(bad) - len(bad.lstrip(b"\0"))
    assert list(made.errors) == [f"a.warc.gz at {len(first) + zeros}"]


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.warc", FIRST + SECOND[:-60]), ("a.warc.gz", gzip.compress(FIRST, mtime=0) + MEMBER[:-20])],
)
def test_a_file_that_ends_in_a_record_names_it(tmp_path: Path, name: str, data: bytes) -> None:
    made = found(written(tmp_path / name, data))
    assert (len(made.pages), len(made.errors)) == (1, 1)


def test_a_page_over_the_cap_is_named_and_the_next_is_read(tmp_path: Path) -> None:
    over = record(b"<p>" + b"x" * (LARGEST + 100_000))
    made = found(written(tmp_path / "a.warc", FIRST + over + THIRD))
    assert len(made.pages) == 2
    assert "10,000,000 bytes" in made.errors[f"a.warc at {len(FIRST)}"]


def test_a_member_that_opens_to_hundreds_of_megabytes_is_left_and_the_next_is_read(tmp_path: Path) -> None:
    head, _, _ = record(b"", length=300_000_000).partition(b"\r\n\r\n")
    data = zlib.compressobj(1, wbits=31)
    bomb = data.compress(head + b"\r\n\r\n")
    bomb += b"".join(data.compress(bytes(10_000_000)) for _ in range(30)) + data.flush()
    made = found(written(tmp_path / "a.warc.gz", gzip.compress(FIRST) + bomb + gzip.compress(THIRD)))
    assert len(made.pages) == 2
    assert "over 100 times" in "".join(made.errors.values())


def test_a_warc_without_pages_is_named(tmp_path: Path) -> None:
    made = found(written(tmp_path / "a.warc", record(head=http(status="404 Not Found"))))
    assert "without pages" in made.errors["a.warc"]


def test_records_that_swallow_each_other_without_end_are_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tawatur.intake.frames.LARGEST_REREAD", 100_000)
    swallowing = record(b"", length=5_000) * 1_000
    made = found(written(tmp_path / "a.warc", FIRST + swallowing))
    assert len(made.pages) == 1
    assert "the rest was not read" in made.errors["a.warc"]
    assert len(made.errors) < 100
