"""What happens to a store when a process is killed, a disk is full, or several want it at once."""

from __future__ import annotations

import os
import random
import resource
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tawatur.model.errors import Corrupt, Locked
from tawatur.store import Store
from tawatur.store.file import WRITER, end_writing, open_for_writing, speaking_of
from tests.cli.running import TAWATUR
from tests.store.killing import Killer
from tests.store.making import TEXTS, inputs, lines, made

KILLS = 50
ARTICLES = 1_500
READERS = 4
MINUTE = 60.0 if os.environ.get("CI") else 8.0
"""Seconds of reading beside writing: a minute where the whole is checked, less while one works."""


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    sentence = TEXTS["raid"].splitlines()[0]
    rows = (
        {"id": f"a{n}", "text": sentence.replace("أربعة", str(n + 3)), "published": "2021-05-09"}
        for n in range(ARTICLES)
    )
    return lines(tmp_path_factory.mktemp("articles") / "a.jsonl", rows)


@pytest.fixture(scope="module")
def killer() -> Iterator[Killer]:
    with Killer() as killer:
        yield killer


@pytest.fixture(scope="module")
def uninterrupted(articles: Path, killer: Killer) -> Store:
    path = articles.with_name("whole.db")
    assert killer.run("add", str(articles), "--store", str(path), "--json").status == 0
    return Store(path)


def exported(store: Store) -> list[bytes]:
    return sorted(found.line for found in store.found())


def numbers(store: Store) -> dict[str, int]:
    tables = (
        "articles",
        "records",
        "inputs",
        "events",
        "participants",
        "sayings",
        "links",
        "mentions",
        "places",
    )
    return {
        table: store.connection.execute(f"select count(*) from {table}").fetchone()[0] for table in tables
    }


def test_fifty_kills_lose_nothing_and_repeat_nothing(
    tmp_path: Path, articles: Path, killer: Killer, uninterrupted: Store
) -> None:
    """What was announced is there; after a resume the sorted export is an uninterrupted run's."""
    chance = random.Random(6)  # noqa: S311  (about the same kills on every run)
    store = Store(tmp_path / "news.db")
    command = ("add", str(articles), "--store", str(store.path), "--json")
    announced: set[str] = set()
    killed = 0
    for _ in range(KILLS):
        after = chance.choice((0, 1, 30, 64, 100, 200))
        ended = killer.run(*command, after=after, delay=chance.random() * 0.08)
        assert ended.status in (-9, 0)
        killed += ended.status == -9
        announced |= {step["name"] for step in ended.announced if step.get("outcome") == "new"}
        if store.path.is_file() and announced:
            names = {name for (name,) in store.connection.execute("select name from articles")}
            assert announced <= names
    assert killed > KILLS * 0.8
    assert store.count() > 0
    assert killer.run(*command).status == 0
    assert exported(store) == exported(uninterrupted)
    assert numbers(store) == numbers(uninterrupted)
    assert store.connection.execute("pragma integrity_check").fetchone() == ("ok",)
    assert store.count(text="الصحة") == uninterrupted.count(text="الصحة") == ARTICLES


def test_a_process_that_was_killed_from_outside_is_resumed(
    tmp_path: Path, articles: Path, uninterrupted: Store
) -> None:
    """The same with the installed command and two reading processes, which end with it."""
    store = Store(tmp_path / "news.db")
    command = [TAWATUR, "add", str(articles), "--store", str(store.path), "--json", "--workers", "2"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout
        told = [process.stdout.readline() for _ in range(100)]
        workers = children(process.pid)
        process.kill()
    assert len(workers) >= 2
    assert all(ends(worker) for worker in workers)
    assert store.count() >= len(told)
    again = subprocess.run(command, capture_output=True, check=True)
    assert again.stderr == b""
    assert exported(store) == exported(uninterrupted)


def children(process: int) -> list[Path]:
    """The processes that a process started, as folders of /proc."""
    return [
        Path("/proc", child)
        for task in Path(f"/proc/{process}/task").iterdir()
        for child in (task / "children").read_text().split()
    ]


def ends(process: Path) -> bool:
    """Whether a process is gone within some seconds."""
    for _ in range(100):
        if not process.exists() or "State:\tZ" in (process / "status").read_text():
            return True
        time.sleep(0.1)
    return False


def test_after_a_fall_the_file_is_checked_before_it_is_written_again(
    tmp_path: Path, articles: Path, killer: Killer
) -> None:
    store = Store(tmp_path / "news.db")
    killer.run("add", str(articles), "--store", str(store.path), "--json", after=1)
    assert fallen(store.path)
    size = store.path.stat().st_size
    open_for_writing(store.path).close()  # whole: nothing is said
    with store.path.open("r+b") as file:
        file.seek(size // 2)
        file.write(b"\xff" * 8192)
    with pytest.raises(Corrupt, match=r"tawatur doctor --mend --store"):
        open_for_writing(store.path)


def fallen(path: Path) -> list[str]:
    connection = sqlite3.connect(path)
    found = [
        name for (name,) in connection.execute("select name from facts where name like ?", (f"{WRITER}%",))
    ]
    connection.close()
    return found


def test_a_writer_that_ends_leaves_no_mark(tmp_path: Path) -> None:
    store = Store(tmp_path / "news.db")
    list(store.adding(inputs("raid")))
    assert fallen(store.path) == []


def test_readers_never_wait_for_writers_and_a_second_writer_gets_its_turn(
    tmp_path: Path, articles: Path, killer: Killer
) -> None:
    """A writer, four readers, a second writer: every question is answered, and all articles are there."""
    store = made(tmp_path / "news.db", ["raid"])
    other = lines(tmp_path / "other.jsonl", ({"id": f"b{n}", "text": TEXTS["march"]} for n in range(100)))
    begun = time.monotonic()
    readers = [reader(store.path, MINUTE) for _ in range(READERS)]
    try:
        writers = [
            subprocess.Popen(
                [TAWATUR, "add", str(path), "--store", str(store.path), "--json"], stdout=subprocess.DEVNULL
            )
            for path in (articles, other)
        ]
        assert [writer.wait(300) for writer in writers] == [0, 0]
        while time.monotonic() - begun < MINUTE:  # and goes on being written to
            killer.run("add", str(other), "--store", str(store.path), "--json")
    finally:
        told = [process.communicate()[0].split() for process in readers]
    assert [process.returncode for process in readers] == [0] * READERS
    assert all(int(questions) > 20 for questions, _slowest in told)
    assert store.count() == 1 + ARTICLES + 100


def reader(path: Path, seconds: float) -> subprocess.Popen[str]:
    """A process that asks for so long; it prints how many questions were answered, and the slowest."""
    script = """
import sys, time
from tawatur.store import Store
store, end = Store(sys.argv[1]), time.monotonic() + float(sys.argv[2])
questions, slowest, last = 0, 0.0, 0
while time.monotonic() < end:
    begun = time.monotonic()
    now = store.count()
    listed = store.search(text='الصحة', limit=5)
    assert now >= last and len(listed.found) >= 1
    questions, slowest, last = questions + 1, max(slowest, time.monotonic() - begun), now
print(questions, slowest)
"""
    command = [sys.executable, "-c", script, str(path), str(seconds)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8")


def test_a_writer_that_waited_long_enough_says_so(tmp_path: Path) -> None:
    store = made(tmp_path / "news.db", ["raid"])
    first = open_for_writing(store.path)
    first.execute("begin immediate")
    with (
        pytest.raises(Locked, match=r"news.db: another process is writing to it; try again"),
        speaking_of(store.path),
    ):
        open_for_writing(store.path, patience=0.2)
    first.execute("rollback")
    end_writing(first)
    first.close()
    open_for_writing(store.path, patience=0.2).close()


def test_a_full_disk_is_said_and_what_was_committed_stands(
    tmp_path: Path, articles: Path, uninterrupted: Store
) -> None:
    limit = 4_000_000

    def small() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    store = Store(tmp_path / "news.db")
    command = [TAWATUR, "add", str(articles), "--store", str(store.path), "--json"]
    full = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, preexec_fn=small)
    assert full.returncode == 3
    assert (
        "no room is left to write; what was committed stands. Make room and run the same again" in full.stderr
    )
    assert "Traceback" not in full.stderr
    announced = full.stdout.count('"outcome": "new"')
    assert 0 < announced < ARTICLES
    assert store.count() >= announced
    subprocess.run(command, capture_output=True, check=True)
    assert exported(store) == exported(uninterrupted)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["/bin/mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no file system can be mounted here; the file-size limit above stands for it")
    yield folder
    subprocess.run(["/bin/umount", str(folder)], check=True)


def test_a_full_file_system_is_said_too(small_disk: Path, articles: Path) -> None:
    store = Store(small_disk / "news.db")
    command = [TAWATUR, "add", str(articles), "--store", str(store.path), "--json"]
    full = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert full.returncode == 3
    assert "no room is left" in full.stderr
    assert store.count() >= full.stdout.count('"outcome": "new"') > 0
    store.close()
