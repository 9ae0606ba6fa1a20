"""Any bytes under any name: pages and InputErrors, and nothing else, in bounded time."""

from __future__ import annotations

import bz2
import gzip
import lzma
import tempfile
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.intake import open_inputs, page_of
from tawatur.intake.kinds import SUFFIXES
from tawatur.model.errors import InputError
from tests.intake.making import HTML, PAGES, TEXT, http, record, tarred, zipped

ROWS = f'id,title,text\n1,خبر,"{TEXT}"\n2,خبر,{TEXT}\n'.encode()
LINES = f'{{"id": 1, "text": "{TEXT}"}}\n'.encode() * 2
RECORDS = [record(), record(gzip.compress(PAGES[1]), http("Content-Encoding: gzip")), record(PAGES[2])]
WHOLE = {
    "zip": zipped(("a.html", PAGES[0]), ("b.jsonl", LINES), ("c.csv", ROWS)),
    "tar": tarred(("a.html", PAGES[0]), ("ب" * 150 + ".txt", TEXT.encode()), ("c.csv", ROWS)),
    "tar.gz": tarred(("a.html", PAGES[0]), ("b.jsonl", LINES), mode="w:gz"),
    "warc": b"".join(RECORDS),
    "warc.gz": b"".join(map(gzip.compress, RECORDS)),
    "csv": ROWS,
    "jsonl.gz": gzip.compress(LINES) + gzip.compress(LINES),
    "html.gz": gzip.compress(HTML.encode()),
    "html.bz2": bz2.compress(HTML.encode()),
    "txt.xz": lzma.compress(TEXT.encode()),
}
HARMS = st.lists(
    st.tuples(
        st.sampled_from(["set", "cut", "drop", "double", "put"]),
        st.floats(0, 1, exclude_max=True),
        st.integers(1, 400),
        st.binary(max_size=9),
    ),
    max_size=6,
)
PATIENT = timedelta(seconds=20)


def harmed(data: bytes, harms: list[tuple[str, float, int, bytes]]) -> bytes:
    """The bytes with some set, cut off, dropped, doubled, put in."""
    for harm, place, length, new in harms:
        at = int(place * len(data))
        before, within, behind = data[:at], data[at : at + length], data[at + length :]
        data = {
            "set": before + new + data[at + len(new) :],
            "cut": before,
            "drop": before + behind,
            "double": before + within * 2 + behind,
            "put": before + new + within + behind,
        }[harm]
    return data


def check(data: bytes, suffix: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"a{suffix}")
        path.write_bytes(data)
        items = list(open_inputs([str(path)], keep=True))
        assert items
        for item in items:
            assert (item.page is None) == isinstance(item.error, InputError)
            assert (item.page is None) == (item.data is None)
            assert item.name.startswith(str(path))
        with suppress(InputError):
            page_of(path)


@pytest.mark.parametrize("suffix", [*dict.fromkeys(SUFFIXES), ""])
@settings(max_examples=25, deadline=PATIENT)
@given(data=st.binary(max_size=3_000))
def test_any_bytes_under_any_suffix(suffix: str, data: bytes) -> None:
    check(data, suffix)


@pytest.mark.parametrize("kind", WHOLE)
@settings(max_examples=60, deadline=PATIENT)
@given(harms=HARMS)
def test_any_harm_to_a_whole_file(kind: str, harms: list[tuple[str, float, int, bytes]]) -> None:
    check(harmed(WHOLE[kind], harms), f".{kind}")


@pytest.mark.parametrize("kind", WHOLE)
def test_without_harm_they_are_read(kind: str, tmp_path: Path) -> None:
    path = tmp_path / f"a.{kind}"
    path.write_bytes(WHOLE[kind])
    assert [item.error for item in open_inputs([str(path)]) if item.error] == []
