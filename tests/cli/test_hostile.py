"""Names that no screen and no program would like, and a person who stops a run."""

from __future__ import annotations

import json
import os
import shlex
import signal
import subprocess
from pathlib import Path

import msgspec

from tawatur.store import Store
from tawatur.store.checking import check_store
from tests.cli.running import TAWATUR, run
from tests.store.making import TEXTS, lines, made, put, record


def test_a_name_that_is_no_utf_8_is_written_as_json_all_the_same(tmp_path: Path) -> None:
    """The names of the page, of the store and of the export."""
    page, database, out = (tmp_path / os.fsdecode(name) for name in (b"a\xff.txt", b"\xff.db", b"\xff.csv"))
    page.write_text(TEXTS["raid"], encoding="utf-8")
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8:strict"}
    for arguments in (
        ("add", page),
        ("status",),
        ("export", "--format", "csv", "-o", out),
    ):
        command = [TAWATUR, *arguments, "--store", database, "--json"]
        done = subprocess.run(command, capture_output=True, check=False, env=environment)
        assert (done.returncode, b"Traceback" in done.stderr) == (0, False), done.stderr
        assert b"\\\\udcff" in done.stdout
        for line in [done.stdout] if arguments[0] != "add" else done.stdout.splitlines():
            json.loads(line.decode("utf-8"))
    assert Store(database).count() == 1


def test_where_a_list_goes_on_is_told_so_that_a_shell_takes_it_and_a_terminal_does_not_act(
    tmp_path: Path,
) -> None:
    store = made(tmp_path / "news.db", ["raid"])
    put(store, [msgspec.structs.replace(record("march"), id="two words; $(id)", published="2021-05-10")])
    put(store, [msgspec.structs.replace(record("talks"), id="\x1b]0;x\x07", published="2021-05-11")])
    first = run("search", "--limit", "1", "--store", store.path)
    assert "\x1b" not in first.stderr
    second = run("search", "--limit", "2", "--store", store.path)
    told = second.stderr.split("go on with ")[1]
    third = run("search", *shlex.split(told), "--store", store.path)
    assert (third.returncode, third.stderr) == (0, "1 of 3 articles\n")


def test_a_person_who_stops_a_run_hears_one_word_and_leaves_a_sound_store(tmp_path: Path) -> None:
    """As from a terminal: the signal goes to the reading processes too."""
    rows = [{"id": f"{name}-{n}", "text": text} for n in range(150) for name, text in TEXTS.items()]
    store = Store(tmp_path / "news.db")
    path = lines(tmp_path / "a.jsonl", rows)
    command = [TAWATUR, "add", str(path), "--store", str(store.path), "--json", "--workers", "2"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    ) as process:
        assert process.stdout
        assert process.stderr
        told = [json.loads(process.stdout.readline()) for _ in range(10)]
        os.killpg(process.pid, signal.SIGINT)
        told += [json.loads(line) for line in process.stdout if line.endswith(b"\n")]
        assert (process.wait(30), process.stderr.read().split()) == (130, [b"stopped"])
    assert 10 <= len(told) <= store.count() < len(rows)
    assert all(finding.is_good for finding in check_store(store.path))
    assert not store.connection.execute("select 1 from facts where name like 'writer %'").fetchall()
