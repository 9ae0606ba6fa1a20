"""An export is there whole or not at all, over nothing that was there, and its manifest tells the truth."""

from __future__ import annotations

import hashlib
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from tawatur import __version__
from tawatur.exports import EXPORTS, Manifest, export, slug
from tawatur.exports.files import placed
from tawatur.exports.naming import LONGEST
from tawatur.model.errors import ExportError, StoreError
from tawatur.store import Filter, Store
from tests.exports.stores import made, many, put


@pytest.mark.parametrize("name", EXPORTS)
def test_the_manifest_says_what_the_file_is(store: Store, tmp_path: Path, name: str) -> None:
    path = tmp_path / f"out{EXPORTS[name].suffix}"
    wanted = Filter() if EXPORTS[name].row == "removal" else Filter(type=("ASSAULT",), since="2024")
    manifest = export(store, name, wanted, path)
    beside = tmp_path / f"{path.name}.manifest.json"
    assert msgspec.json.decode(beside.read_bytes(), type=Manifest) == manifest
    assert manifest.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert manifest.bytes == path.stat().st_size
    assert (manifest.file, manifest.format, manifest.store) == (path.name, name, "news.db")
    assert (manifest.version, manifest.schema) == (__version__, EXPORTS[name].schema)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", manifest.exported_at)
    if EXPORTS[name].row != "removal":
        assert manifest.query == {"type": ["ASSAULT"], "since": "2024"}
        assert manifest.runs == tuple({f.record.run for f in store.found() if f.record.run})
    assert sorted(tmp_path.iterdir()) == [path, beside]


@pytest.mark.parametrize("name", EXPORTS)
def test_the_same_content_gives_the_same_bytes(tmp_path: Path, name: str) -> None:
    digests = set()
    for order, folder in ((1, tmp_path / "a"), (-1, tmp_path / "b")):
        folder.mkdir()
        store = Store(folder / "news.db")
        put(store, list(many(12))[::order])
        digests.add(export(store, name, out=folder / "out").sha256)
    assert len(digests) == 1


def test_nothing_is_written_over_unless_told(store: Store, tmp_path: Path) -> None:
    out = tmp_path / "events.csv"
    out.write_text("a year of work", encoding="utf-8")
    with pytest.raises(ExportError, match=r"events\.csv: is there already.*--force"):
        export(store, "csv", out=out)
    assert out.read_text(encoding="utf-8") == "a year of work"
    assert list(tmp_path.iterdir()) == [out]
    export(store, "csv", out=out, overwrite=True)
    assert out.read_text(encoding="utf-8").startswith("event_id,")
    with pytest.raises(ExportError, match=r"events\.csv: is there already"):
        export(store, "csv", out=out)


def test_a_manifest_that_is_there_is_not_written_over_either(store: Store, tmp_path: Path) -> None:
    (tmp_path / "events.csv.manifest.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ExportError, match="is there already"):
        export(store, "csv", out=tmp_path / "events.csv")
    assert [path.name for path in tmp_path.iterdir()] == ["events.csv.manifest.json"]


def test_a_file_that_came_there_meanwhile_stays(tmp_path: Path) -> None:
    out = tmp_path / "events.csv"
    here = placed(out, overwrite=False)
    here.__enter__().write(b"ours")
    out.write_bytes(b"theirs")
    with pytest.raises(ExportError, match="is there already"):
        here.__exit__(None, None, None)
    assert out.read_bytes() == b"theirs"
    assert list(tmp_path.iterdir()) == [out]


PLACES = ["folder", "missing/events.csv", "news.db", "news.db-wal", "pipe", "nowhere", "x" * 300]


@pytest.mark.parametrize("place", PLACES)
def test_a_place_where_no_export_belongs_is_refused(tmp_path: Path, place: str) -> None:
    store = made(tmp_path / "news.db")
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "nowhere").symlink_to(tmp_path / "gone")
    before = (tmp_path / "news.db").read_bytes()
    with pytest.raises(ExportError, match=re.escape(str(tmp_path / place))):
        export(store, "csv", out=tmp_path / place, overwrite=True)
    assert (tmp_path / "news.db").read_bytes() == before
    assert not list(tmp_path.glob(".*"))


def test_a_name_with_a_nul_is_refused(store: Store, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="leave out the NUL"):
        export(store, "csv", out=f"{tmp_path}/a\0b")


def test_a_folder_without_the_right_to_write_is_named(store: Store) -> None:
    with pytest.raises(ExportError, match=r"/proc/events\.csv\S*: cannot be written"):
        export(store, "csv", out="/proc/events.csv")


def test_no_store_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no such store"):
        export(Store(tmp_path / "none.db"), "csv", out=tmp_path / "events.csv")
    assert list(tmp_path.iterdir()) == []


def test_a_store_that_breaks_half_way_leaves_no_file(tmp_path: Path) -> None:
    store = Store(tmp_path / "news.db")
    put(store, many(12))
    with store.writer() as writer:
        writer.connection.execute("update records set record = x'00' where article = 9")
    out = tmp_path / "out"
    out.mkdir()
    for name in ("jsonl", "csv", "parquet", "geojson", "plover"):
        with pytest.raises(StoreError, match="is damaged"):
            export(store, name, out=out / "events")
    assert list(out.iterdir()) == []


FULL = """
import resource, sys
from tawatur.exports import export
from tawatur.model.errors import ExportError
from tawatur.store import Store
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
for name in ("jsonl", "csv", "parquet", "geojson", "plover"):
    try:
        export(Store(sys.argv[1]), name, out=sys.argv[2])
    except ExportError as error:
        print(error)
"""


def test_a_full_disk_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    store = Store(tmp_path / "news.db")
    put(store, many(400))
    # While somebody reads, SQLite's shared memory is there already; there would be no room to make it.
    store.connection.execute("select 1")
    out = tmp_path / "out"
    out.mkdir()
    ended = subprocess.run(
        [sys.executable, "-c", FULL, store.path, out / "events"], capture_output=True, text=True, check=True
    )
    said = f"{out / 'events'}: no room is left to write; nothing was kept of it"
    assert [line.startswith(said) for line in ended.stdout.splitlines()] == [True] * 5, ended.stdout
    assert list(out.iterdir()) == []


SLOW = """
import sys, time
from tawatur.exports import export
from tawatur.store import Store
store = Store(sys.argv[1])
found = Store.found
def slowly(self, wanted):
    for number, one in enumerate(found(self, wanted)):
        if number == 5:
            print("half way", flush=True)
            time.sleep(60)
        yield one
Store.found = slowly
export(store, "csv", out=sys.argv[2])
"""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
def test_a_stopped_export_leaves_no_file_of_that_name(tmp_path: Path, number: signal.Signals) -> None:
    store = Store(tmp_path / "news.db")
    put(store, many(12))
    out = tmp_path / "out"
    out.mkdir()
    command = [sys.executable, "-c", SLOW, str(store.path), str(out / "events.csv")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == b"half way\n"
        running.send_signal(number)
        assert running.wait(30) != 0
    # Killed outright, nothing could be cleared away; what lies there is no export by its name.
    assert all(path.name.startswith(".") and path.suffix == ".part" for path in out.iterdir())
    assert number == signal.SIGKILL or not list(out.iterdir())
    export(store, "csv", out=out / "events.csv")


def test_standard_output_has_the_rows_and_nothing_else(
    store: Store, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    for name in EXPORTS:
        manifest = export(store, name, out="-")
        written = capfdbinary.readouterr().out
        export(store, name, out=tmp_path / name)
        assert written == (tmp_path / name).read_bytes()
        assert (manifest.file, manifest.bytes) == (None, len(written))


LEFT = """
import os, sys
from tawatur.exports import export
from tawatur.store import Store
try:
    export(Store(sys.argv[1]), "jsonl", out="-")
except BrokenPipeError:
    print("the pipe broke", end="", file=sys.stderr, flush=True)
    os._exit(0)
"""


def test_a_reader_that_leaves_is_no_failure_of_the_export(tmp_path: Path) -> None:
    store = Store(tmp_path / "news.db")
    put(store, many(200))
    command = f'"{sys.executable}" -c "$SCRIPT" "{store.path}" | head -c 10 > /dev/null'
    ended = subprocess.run(
        ["/bin/sh", "-c", command], env={**os.environ, "SCRIPT": LEFT}, capture_output=True, check=False
    )
    assert ended.stderr == b"the pipe broke"


SLUGS = {
    "../../etc/x": "etc-x",
    "/etc/passwd": "etc-passwd",
    "..": "unnamed",
    "": "unnamed",
    "\x00": "unnamed",
    "a\x00b": "a-b",
    "CON": "con-",
    "nul": "nul-",
    "COM¹": "com1-",
    "lpt9.txt": "lpt9-txt",
    "trailing dots...": "trailing-dots",
    " spaces ": "spaces",
    "C:\\Windows\\x": "c-windows-x",
    "x\u202egnp.exe": "xgnp-exe",
    "الخبر": "الخبر",
    "الْخَبَرُ": "الخبر",
    "a\r\nb\tc": "a-b-c",
    "-rf": "rf",
    "~/.ssh": "ssh",
    "$(reboot)": "reboot",
    "ＡＢＣ": "abc",
    "\ud800x": "x",
}


@pytest.mark.parametrize(("name", "expected"), SLUGS.items(), ids=map(ascii, SLUGS))
def test_a_name_becomes_a_slug(name: str, expected: str) -> None:
    assert slug(name) == expected


@pytest.mark.parametrize("name", [*SLUGS, "ا" * 300, "x" * 300, "./" * 300, "é" * 299])
def test_a_file_of_any_name_is_made_inside_its_folder(tmp_path: Path, name: str) -> None:
    path = tmp_path / f"{slug(name)}.csv"
    path.write_bytes(b"")
    assert [found.parent for found in tmp_path.iterdir()] == [tmp_path]
    assert len(slug(name).encode()) <= LONGEST + 1


@pytest.mark.parametrize("outlet", ["../../etc/x", "a\x00b", "ا" * 300, "CON", "...", "\u202egnp.exe"])
def test_an_export_that_names_itself_stays_in_its_folder(store: Store, tmp_path: Path, outlet: str) -> None:
    folder = tmp_path / "exports" / "new"
    manifest = export(store, "csv", Filter(outlet=(outlet,)), folder=folder)
    assert manifest.file is not None
    assert re.match(r"events-\d{4}-\d\d-\d\d-", manifest.file)
    assert sorted(path.name for path in folder.iterdir()) == [
        manifest.file, f"{manifest.file}.manifest.json",
    ]  # fmt: skip
    with pytest.raises(ExportError, match="is there already"):
        export(store, "csv", Filter(outlet=(outlet,)), folder=folder)


def test_an_export_is_named_by_its_query(store: Store, tmp_path: Path) -> None:
    manifest = export(store, "plover", Filter(type=("ASSAULT",), country=("YE",)), folder=tmp_path)
    assert re.fullmatch(r"events-[\d-]{10}-assault-ye\.jsonl", manifest.file or "")
    manifest = export(store, "jsonl", folder=tmp_path)
    assert re.fullmatch(r"articles-[\d-]{10}-all\.jsonl", manifest.file or "")


def test_a_file_or_a_folder_is_named_not_both(store: Store, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="either a file or a folder"):
        export(store, "csv")
    with pytest.raises(ExportError, match="either a file or a folder"):
        export(store, "csv", out=tmp_path / "x", folder=tmp_path)
