"""Zip and tar: members are read one by one, their names are names only, and what is hostile is named."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import os
import struct
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

import pytest

from tawatur.intake import page_of
from tawatur.intake.limits import LARGEST
from tawatur.model.errors import PageUnreadable
from tests.intake.making import PAGES, TEXT, found, record, tarred, written, zipped

Make = Callable[..., bytes]
BOTH = pytest.mark.parametrize("make", [zipped, tarred], ids=["zip", "tar"])
LINES = b'{"text": "%s"}\n{' % TEXT.encode()
TABLE = f"id,text\n7,{TEXT}\n".encode()


@BOTH
def test_members_are_read_in_the_archives_order(tmp_path: Path, make: Make) -> None:
    data = make(("b/2.html", PAGES[0]), ("a/1.TXT", TEXT.encode()), ("logo.png", b"x"), ("rows.csv", TABLE))
    made = found(written(tmp_path / "a.bin", data), keep=True)
    assert made.order == ["a.bin!b/2.html", "a.bin!a/1.TXT", "a.bin!rows.csv, line 2"]
    assert made.pages["a.bin!b/2.html"].data == PAGES[0]
    assert made.errors == {}


@BOTH
def test_a_bad_member_is_named_and_the_rest_is_read(tmp_path: Path, make: Make) -> None:
    data = make(
        ("a.txt", b""), ("rows.jsonl", LINES), ("big.txt", b"a" * (LARGEST + 1)), ("z.html", PAGES[0])
    )
    made = found(written(tmp_path / "a.bin", data))
    assert list(made.pages) == ["a.bin!rows.jsonl, line 1", "a.bin!z.html"]
    assert list(made.errors) == ["a.bin!a.txt", "a.bin!rows.jsonl, line 2", "a.bin!big.txt"]


@BOTH
def test_names_of_members_are_never_paths(tmp_path: Path, make: Make) -> None:
    inside = tmp_path / "deep" / "deeper"
    inside.mkdir(parents=True)
    names = ["../../escaped.html", str(tmp_path / "absolute.html"), "C:\\x.html", "a\n\u202e.html", "/.html"]
    made = found(written(inside / "a.bin", make(*((name, PAGES[0]) for name in names))))
    assert [name.removeprefix("a.bin!") for name in made.pages] == names
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["a.bin"]


@BOTH
def test_two_members_of_one_name_are_both_read(tmp_path: Path, make: Make) -> None:
    with pytest.warns(UserWarning, match="Duplicate name") if make is zipped else nullcontext():
        data = make(("a.html", PAGES[0]), ("a.html", PAGES[1]))
    items = found(written(tmp_path / "a.bin", data)).order
    assert items == ["a.bin!a.html", "a.bin!a.html"]


@BOTH
def test_archives_within_an_archive_are_named_and_not_opened(tmp_path: Path, make: Make) -> None:
    inner = [
        ("in.zip", zipped(("x.html", PAGES[0]))),
        ("in.tar", tarred(("x.html", PAGES[0]))),
        ("in.warc", record()),
        ("in.warc.gz", gzip.compress(record())),
        ("in.html.gz", gzip.compress(PAGES[0])),
        ("disguised.html", zipped(("x.html", PAGES[0]))),
    ]
    made = found(written(tmp_path / "a.bin", make(*inner, ("z.html", PAGES[0]))))
    assert list(made.pages) == ["a.bin!z.html"]
    assert [name for name, _ in inner] == [name.removeprefix("a.bin!") for name in made.errors]
    assert all("within an archive" in error for error in made.errors.values())


@BOTH
def test_an_archive_without_pages_is_named(tmp_path: Path, make: Make) -> None:
    for members in ((), (("logo.png", b"x"), ("__MACOSX/._a.html", b"\0\5\x16\7"))):
        made = found(written(tmp_path / f"a.{make.__name__[:3]}", make(*members)))
        assert "without pages" in "".join(made.errors.values())


@pytest.mark.parametrize("name", ["a.zip", "a.tar", "a.tar.gz", "a.tgz", "a.txz", "a.tar.bz2", "a.warc"])
def test_a_wrong_suffix_is_named(tmp_path: Path, name: str) -> None:
    made = found(written(tmp_path / name, TEXT))
    assert (made.pages, len(made.errors)) == ({}, 1)


@BOTH
def test_an_archive_is_no_page_for_python(tmp_path: Path, make: Make) -> None:
    with pytest.raises(PageUnreadable, match="many pages in one file"):
        page_of(written(tmp_path / "a.bin", make(("a.html", PAGES[0]))))


@pytest.mark.parametrize(
    ("suffix", "pack"),
    [
        ("tar", bytes),
        ("tar.gz", gzip.compress),
        ("tgz", gzip.compress),
        ("tar.bz2", bz2.compress),
        ("tbz2", bz2.compress),
        ("tar.xz", lzma.compress),
        ("bin", lzma.compress),
    ],
)
@pytest.mark.parametrize("form", [tarfile.PAX_FORMAT, tarfile.GNU_FORMAT, tarfile.USTAR_FORMAT])
def test_tars_of_every_kind_are_read_with_long_names(
    tmp_path: Path, suffix: str, pack: Callable[[bytes], bytes], form: int
) -> None:
    name = "أخبار/" * (9 if form == tarfile.USTAR_FORMAT else 30) + "خبر.html"
    data = pack(tarred((name, PAGES[0]), ("2.html", PAGES[1]), form=form))
    made = found(written(tmp_path / f"a.{suffix}", data))
    assert list(made.pages) == [f"a.{suffix}!{name}", f"a.{suffix}!2.html"]


def test_a_tar_comes_through_a_pipe_and_a_zip_says_why_not() -> None:
    script = "from tawatur.intake import open_inputs\nfor i in open_inputs(['-']): print(i.name, i.error)"
    shown = []
    for data in (tarred(("a.html", PAGES[0]), mode="w:gz"), zipped(("a.html", PAGES[0]))):
        done = subprocess.run([sys.executable, "-c", script], input=data, capture_output=True, check=True)
        shown.append(done.stdout.decode().strip())
    assert shown[0] == "-!a.html None"
    assert "give it as a file" in shown[1]


def test_links_and_devices_in_a_tar_are_not_followed(tmp_path: Path) -> None:
    secret = written(tmp_path / "secret.html", PAGES[0])
    kinds = {
        "s": tarfile.SYMTYPE,
        "h": tarfile.LNKTYPE,
        "c": tarfile.CHRTYPE,
        "b": tarfile.BLKTYPE,
        "p": b"6",
    }
    members = []
    for name, kind in kinds.items():
        info = tarfile.TarInfo(f"{name}.html")
        info.type, info.linkname = kind, str(secret)
        members.append((info, b""))
    folder = tarfile.TarInfo("folder.html")
    folder.type = tarfile.DIRTYPE
    made = found(written(tmp_path / "a.tar", tarred(*members, (folder, b""), ("z.html", PAGES[1]))))
    assert list(made.pages) == ["a.tar!z.html"]
    assert list(made.errors) == [f"a.tar!{name}.html" for name in kinds]


def test_a_sparse_member_is_named(tmp_path: Path) -> None:
    info = tarfile.TarInfo("a.html")
    info.pax_headers = {"GNU.sparse.major": "1", "GNU.sparse.minor": "0", "GNU.sparse.realsize": "9" * 15}
    made = found(written(tmp_path / "a.tar", tarred((info, b"99999999\n" * 60), ("z.html", PAGES[0]))))
    assert "sparse" in made.errors["a.tar!a.html"]
    assert list(made.pages) == ["a.tar!z.html"]


def test_a_damaged_header_in_a_tar_is_named_once_and_the_rest_is_read(tmp_path: Path) -> None:
    data = bytearray(tarred(("1.html", PAGES[0]), ("2.html", PAGES[1] * 20), ("3.html", PAGES[2])))
    data[1024 + 20] ^= 0xFF
    made = found(written(tmp_path / "a.tar", bytes(data)))
    assert list(made.pages) == ["a.tar!1.html", "a.tar!3.html"]
    assert made.errors == {"a.tar": made.errors["a.tar"]}
    assert "damaged at byte 1024" in made.errors["a.tar"]


def test_a_tar_that_is_cut_names_the_member(tmp_path: Path) -> None:
    data = tarred(("1.html", PAGES[0]), ("2.png", PAGES[1] * 9), ("3.html", PAGES[1]))
    for name in ("2.png", "3.html"):
        content = data.index(name.encode()) + 512
        made = found(written(tmp_path / "a.tar", data[: content + 30]))
        assert list(made.errors) == [f"a.tar!{name}"]


def test_what_stands_beside_a_header_has_a_cap(tmp_path: Path) -> None:
    info = tarfile.TarInfo("1.html")
    info.pax_headers = {"comment": "x" * 2_000_000}
    made = found(written(tmp_path / "a.tar", tarred((info, PAGES[0]), ("2.html", PAGES[1]))))
    assert list(made.pages) == ["a.tar!1.html", "a.tar!2.html"]
    assert "over the cap" in made.errors["a.tar"]


def test_extended_headers_without_end_are_only_passed_over(tmp_path: Path) -> None:
    one = tarred(("a" * 120 + ".html", PAGES[0]))[:1024]
    made = found(written(tmp_path / "a.tar", one * 20_000 + tarred(("2.html", PAGES[1]))))
    assert len(made.pages) == 1


def test_an_encrypted_member_of_a_zip_is_named(tmp_path: Path) -> None:
    data = bytearray(zipped(("1.html", PAGES[0]), ("2.html", PAGES[1])))
    data[data.index(b"PK\1\2") + 8] |= 1
    data[data.index(b"PK\3\4") + 6] |= 1
    made = found(written(tmp_path / "a.zip", bytes(data)))
    assert "encrypted" in made.errors["a.zip!1.html"]
    assert list(made.pages) == ["a.zip!2.html"]


def test_a_bad_sum_in_a_zip_is_named(tmp_path: Path) -> None:
    data = zipped(("1.html", PAGES[0]), ("2.html", PAGES[1]), method=zipfile.ZIP_STORED)
    made = found(written(tmp_path / "a.zip", data.replace(b"<body>", b"<BODY>", 1)))
    assert "damaged (Bad CRC" in made.errors["a.zip!1.html"]
    assert list(made.pages) == ["a.zip!2.html"]


def test_a_member_that_opens_to_a_gigabyte_is_left(tmp_path: Path) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        with archive.open("1.html", "w", force_zip64=True) as member:
            for _ in range(100):
                member.write(bytes(10_000_000))
        archive.writestr("2.html", PAGES[0])
    made = found(written(tmp_path / "a.zip", data.getvalue()))
    assert "opens to over" in made.errors["a.zip!1.html"]
    assert list(made.pages) == ["a.zip!2.html"]


def test_a_zip_whose_members_share_their_bytes_is_refused(tmp_path: Path) -> None:
    data = zipped(("1.html", PAGES[0]))
    directory, end = data.index(b"PK\1\2"), data.index(b"PK\5\6")
    entry = data[directory:end]
    closing = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 900, 900, 900 * len(entry), directory, 0)
    made = found(written(tmp_path / "a.zip", data[:directory] + entry * 900 + closing))
    assert list(made.errors) == ["a.zip"]
    assert made.pages == {}


def test_a_list_of_members_over_the_cap_is_refused_before_it_is_read(tmp_path: Path) -> None:
    closing = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 65_535, 65_535, 40_000_000, 4, 0)
    with (tmp_path / "a.zip").open("wb") as file:
        file.write(b"PK\3\4")
        file.seek(40_000_004)
        file.write(closing)
    assert "its list of members is over 32,000,000 bytes" in found(tmp_path / "a.zip").errors["a.zip"]


@pytest.mark.parametrize(("method", "is_read"), [(zipfile.ZIP_BZIP2, True), (zipfile.ZIP_LZMA, False)])
def test_methods_of_zip_that_are_read(tmp_path: Path, method: int, *, is_read: bool) -> None:
    made = found(written(tmp_path / "a.zip", zipped(("1.html", PAGES[0]), method=method)))
    assert bool(made.pages) is is_read


def test_a_link_in_a_zip_is_not_followed(tmp_path: Path) -> None:
    info = zipfile.ZipInfo("1.html")
    info.create_system, info.external_attr = 3, 0o120777 << 16
    made = found(written(tmp_path / "a.zip", zipped((info, os.fsencode(tmp_path)))))
    assert "a link" in made.errors["a.zip!1.html"]


def test_a_zip_that_is_cut_is_named(tmp_path: Path) -> None:
    made = found(written(tmp_path / "a.zip", zipped(("1.html", PAGES[0]))[:-30]))
    assert "make it anew" in made.errors["a.zip"]
