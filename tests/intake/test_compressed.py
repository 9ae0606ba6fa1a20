"""Compressed files: opened as they are read, with what stands before a damage, and never without bound."""

from __future__ import annotations

import bz2
import gzip
import hashlib
import json
import lzma
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from tawatur.intake import page_of
from tawatur.intake.limits import LARGEST
from tawatur.intake.pages import check_opening
from tawatur.model.errors import PageUnreadable, TooLarge
from tests.intake.making import HTML, TEXT, found, tarred, written, zipped

Pack = Callable[[bytes], bytes]
PACKINGS: dict[str, Pack] = {"gz": gzip.compress, "bz2": bz2.compress, "xz": lzma.compress}
EACH = pytest.mark.parametrize("suffix", list(PACKINGS))
ROWS = [json.dumps({"id": str(n), "text": TEXT}).encode() + b"\n" for n in range(2_000)]


@EACH
def test_a_page_is_opened_and_kept_as_it_was_before(tmp_path: Path, suffix: str) -> None:
    (item,) = found(
        written(tmp_path / f"a.html.{suffix}", PACKINGS[suffix](HTML.encode())), keep=True
    ).pages.values()
    assert item.page
    assert (item.page.html, item.data) == (HTML, HTML.encode())
    assert item.page.sha256 == hashlib.sha256(HTML.encode()).hexdigest()


@EACH
def test_the_name_within_tells_html(tmp_path: Path, suffix: str) -> None:
    data = PACKINGS[suffix](f"{TEXT}<br>".encode())
    html, text = (written(tmp_path / f"a.{kind}.{suffix}", data) for kind in ("htm", "txt"))
    assert page_of(html).html == page_of(text).text == f"{TEXT}<br>"


@EACH
def test_json_lines_and_tables_are_read_as_they_open(tmp_path: Path, suffix: str) -> None:
    pack = PACKINGS[suffix]
    lines = found(written(tmp_path / f"a.jsonl.{suffix}", pack(ROWS[0]) + pack(b"".join(ROWS[1:]))))
    assert list(lines.pages) == [f"a.jsonl.{suffix}, line {n}" for n in range(1, 2_001)]
    table = found(written(tmp_path / f"a.csv.{suffix}", pack(f"id,text\n1,{TEXT}\n".encode())))
    assert list(table.pages) == [f"a.csv.{suffix}, line 2"]


@EACH
def test_bytes_tell_what_is_compressed_on_standard_input(suffix: str) -> None:
    script = "from tawatur.intake import open_inputs\nfor i in open_inputs(['-']): print(i.name, i.page.id)"
    data = PACKINGS[suffix](b"".join(ROWS[:2]))
    done = subprocess.run([sys.executable, "-c", script], input=data, capture_output=True, check=True)
    assert done.stdout == b"-, line 1 0\n-, line 2 1\n"


@EACH
@pytest.mark.parametrize("harm", [-3, -9, 0.6])
def test_what_stands_before_a_damage_is_read_and_the_damage_is_named(
    tmp_path: Path, suffix: str, harm: float
) -> None:
    rows = [row[:-2] + b', "n": "%b"}\n' % hashlib.sha256(row).hexdigest().encode() for row in ROWS]
    data = PACKINGS[suffix](b"".join(rows))
    cut = int(len(data) * harm) if harm > 0 else len(data) + int(harm)
    made = found(written(tmp_path / f"a.jsonl.{suffix}", data[:cut]))
    assert list(made.errors) == [f"a.jsonl.{suffix}"]
    assert "can be read no further" in made.errors[f"a.jsonl.{suffix}"]
    fewest = 2_000 * (0.5 if suffix == "gz" else 0) if harm > 0 else 1_990
    assert fewest <= len(made.pages) <= 2_000


def test_a_bad_sum_of_gzip_is_named_after_all_that_was_read(tmp_path: Path) -> None:
    data = gzip.compress(b"".join(ROWS))
    made = found(written(tmp_path / "a.jsonl.gz", data[:-8] + b"12345678"))
    assert (len(made.pages), list(made.errors)) == (2_000, ["a.jsonl.gz"])


def test_a_bad_sum_in_the_middle_is_named_after_what_stood_before(tmp_path: Path) -> None:
    first = gzip.compress(b"".join(ROWS[:1_000]))
    made = found(written(tmp_path / "a.jsonl.gz", first[:-8] + b"12345678" + gzip.compress(ROWS[0])))
    assert (len(made.pages), list(made.errors)) == (1_000, ["a.jsonl.gz"])


@EACH
def test_a_damaged_page_is_refused(tmp_path: Path, suffix: str) -> None:
    with pytest.raises(PageUnreadable, match=f"a.html.{suffix}: damaged"):
        page_of(written(tmp_path / f"a.html.{suffix}", PACKINGS[suffix](HTML.encode())[:-5]))


@EACH
def test_a_bomb_is_left_long_before_it_is_open(tmp_path: Path, suffix: str) -> None:
    made = found(written(tmp_path / f"a.html.{suffix}", PACKINGS[suffix](bytes(60_000_000))))
    assert "opens to over" in made.errors[f"a.html.{suffix}"]


def test_a_bomb_in_many_members_is_left(tmp_path: Path) -> None:
    made = found(written(tmp_path / "a.html.gz", gzip.compress(bytes(20_000)) * 3_000))
    assert "opens to over" in made.errors["a.html.gz"]


@pytest.mark.parametrize("filling", [b"\n", b"{}\n", b"\0"], ids=["blank", "bad", "zeros"])
def test_lines_that_open_out_of_proportion_are_read_up_to_there(tmp_path: Path, filling: bytes) -> None:
    packing = zlib.compressobj(1, wbits=31)
    data = packing.compress(ROWS[0]) + packing.compress(filling * 10)
    data += b"".join(packing.compress(b" " * 1_000_000 + b"\n") for _ in range(200)) + packing.flush()
    made = found(written(tmp_path / "a.jsonl.gz", data))
    assert next(iter(made.pages)) == "a.jsonl.gz, line 1"
    assert "over 100 times its size" in made.errors["a.jsonl.gz"]


@pytest.mark.parametrize(
    ("packed", "size", "is_fine"),
    [
        (10, 1_000_000, True),
        (10, 1_000_001, False),
        (20_000, 2_000_000, True),
        (20_000, 2_000_001, False),
        (5_000_000, 50_000_000, True),
        (5_000_000, 50_000_001, False),
        (LARGEST, LARGEST, True),
        (LARGEST + 1, LARGEST + 1, False),
    ],
)
def test_the_caps_of_a_page_that_opens(packed: int, size: int, *, is_fine: bool) -> None:
    if is_fine:
        check_opening("a", packed, size)
    else:
        with pytest.raises(TooLarge):
            check_opening("a", packed, size)


def test_a_large_page_that_opens_as_pages_do_is_read(tmp_path: Path) -> None:
    noise = hashlib.shake_128(b"page").hexdigest(6_000_000)
    (item,) = found(written(tmp_path / "a.txt.gz", gzip.compress(noise.encode(), 1))).pages.values()
    assert item.page
    assert item.page.text == noise


def test_xz_that_asks_for_much_memory_is_refused(tmp_path: Path) -> None:
    greedy = lzma.compress(HTML.encode(), filters=[{"id": lzma.FILTER_LZMA2, "dict_size": 1 << 29}])
    made = found(written(tmp_path / "a.html.xz", greedy))
    assert "emory" in made.errors["a.html.xz"]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.html.gz.gz", gzip.compress(gzip.compress(HTML.encode()))),
        ("a.zip.gz", gzip.compress(zipped(("a.html", HTML.encode())))),
        ("a.html.gz.xz", lzma.compress(gzip.compress(HTML.encode()))),
    ],
)
def test_the_compressed_within_the_compressed_is_named(tmp_path: Path, name: str, data: bytes) -> None:
    assert "within a compressed file" in found(written(tmp_path / name, data)).errors[name]


@EACH
def test_a_suffix_that_lies_is_named(tmp_path: Path, suffix: str) -> None:
    assert "damaged" in found(written(tmp_path / f"a.html.{suffix}", HTML)).errors[f"a.html.{suffix}"]


@EACH
def test_nothing_within_is_an_empty_page(tmp_path: Path, suffix: str) -> None:
    assert (
        "empty"
        in found(written(tmp_path / f"a.html.{suffix}", PACKINGS[suffix](b""))).errors[f"a.html.{suffix}"]
    )


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.jsonl.gz", gzip.compress(ROWS[0])), ("a.tgz", gzip.compress(tarred(("a.html", HTML.encode()))))],
)
def test_many_pages_compressed_are_no_page_for_python(tmp_path: Path, name: str, data: bytes) -> None:
    with pytest.raises(PageUnreadable, match="many pages in one file"):
        page_of(written(tmp_path / name, data))
