"""Memory stays flat: a container is a stream of pages, however many there are."""

from __future__ import annotations

import gzip
import hashlib
import subprocess
import sys
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.intake.making import TEXT, record, tarred, zipped

NOISE = (hashlib.sha256(bytes([number % 256, number // 256])).hexdigest() for number in range(800))
PAGE = f"<html><body>{''.join(f'<p>{TEXT} {noise}</p>' for noise in NOISE)}</body></html>".encode()
PAGES = 250
SCRIPT = """
import resource, sys
from tawatur.intake import open_inputs
for number, item in enumerate(open_inputs(sys.argv[1:], keep=True), 1):
    assert item.page, item.error
    if number == 20:
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(number, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1000)
"""
MOST_GROWTH = 12
"""Megabytes; the pages have about thirty times as many."""
START_UP = """
import sys
from tawatur.intake import open_inputs
(item,) = open_inputs(sys.argv[1:])
assert item.page
heavy = {"bz2", "csv", "fastwarc", "gzip", "lzma", "tarfile", "zipfile"}
print(sorted(heavy & set(sys.modules)))
"""


def lines() -> Iterator[bytes]:
    row = b'{"text": "%b"}\n' % PAGE.replace(b'"', b"'")
    return (row for _ in range(PAGES))


def one_gzip(pieces: Iterator[bytes]) -> bytes:
    packing = zlib.compressobj(1, wbits=31)
    return b"".join(packing.compress(piece) for piece in pieces) + packing.flush()


def table() -> bytes:
    row = b'1,"%b"\n' % PAGE
    return one_gzip(iter([b"id,html\n", *(row for _ in range(PAGES))]))


def many_records() -> bytes:
    return gzip.compress(record(PAGE), 1) * PAGES


def one_member_of_many_records() -> bytes:
    return one_gzip(record(PAGE) for _ in range(PAGES))


def many_members(make: Callable[..., bytes], **given: str) -> bytes:
    return make(*((f"{number}.html", PAGE) for number in range(PAGES)), **given)


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("a.jsonl.gz", lambda: one_gzip(lines())),
        ("a.csv.gz", table),
        ("a.warc.gz", many_records),
        ("one.warc.gz", one_member_of_many_records),
        ("a.zip", lambda: many_members(zipped)),
        ("a.tar.gz", lambda: many_members(tarred, mode="w:gz")),
    ],
)
def test_memory_does_not_grow_with_the_pages(tmp_path: Path, name: str, made: Callable[[], bytes]) -> None:
    path = tmp_path / name
    path.write_bytes(made())
    command = [sys.executable, "-c", SCRIPT, str(path)]
    done = subprocess.run(command, capture_output=True, check=True, timeout=120)
    number, growth = map(int, done.stdout.split())
    assert number == PAGES
    assert growth < MOST_GROWTH


def test_a_page_alone_loads_no_library_of_containers(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(PAGE)
    done = subprocess.run(
        [sys.executable, "-c", START_UP, str(path)], capture_output=True, check=True, timeout=60
    )
    assert done.stdout == b"[]\n"
