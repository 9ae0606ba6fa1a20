"""The bar that a person sees: on a terminal only, beside the data and the messages."""

from __future__ import annotations

import os
import pty
import re
import subprocess
from pathlib import Path

import pytest

from tests.cli.running import TAWATUR
from tests.store.making import TEXTS, lines

_PAINT = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    rows = [{"id": f"{n}{name}", "text": text} for n in range(30) for name, text in TEXTS.items()]
    return lines(tmp_path / "articles.jsonl", [*rows, {"id": "empty", "text": ""}])


def on_a_terminal(*arguments: str | Path, out: Path | None = None) -> tuple[str, int]:
    """What a command shows on a terminal, its data too unless they go to `out`, and its status."""
    ours, theirs = pty.openpty()
    file = out.open("wb") if out else None
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "100"}
    process = subprocess.Popen(
        [TAWATUR, *map(str, arguments)], stdin=theirs, stdout=file or theirs, stderr=theirs, env=environment
    )
    os.close(theirs)
    shown = b""
    while piece := _read(ours):
        shown += piece
    os.close(ours)
    if file:
        file.close()
    return _PAINT.sub("", shown.decode("utf-8", "replace")), process.wait(60)


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65_536)
    except OSError:  # the other end is closed
        return b""


def test_adding_shows_how_many_at_what_rate_and_what_is_left(articles: Path, tmp_path: Path) -> None:
    shown, status = on_a_terminal("add", articles, "--store", tmp_path / "news.db")
    assert status == 3
    assert re.search(r"pages +\d+/121", shown)
    assert re.search(r"\d/s ", shown)
    assert re.search(r"left .*\d:\d\d:\d\d", shown)
    assert "line 121: no text; give `text` or `html`" in re.sub(r"\s+", " ", shown)
    assert shown.rstrip().endswith("120 new, 1 failed")


def test_reading_into_a_file_shows_a_bar_and_writes_the_records(articles: Path, tmp_path: Path) -> None:
    with_bar, without = tmp_path / "with.jsonl", tmp_path / "without.jsonl"
    shown, status = on_a_terminal("read", articles, "--format", "jsonl", out=with_bar)
    quiet, _ = on_a_terminal("read", articles, "--format", "jsonl", "--quiet", out=without)
    assert status == 3
    assert "pages" in shown
    assert "pages" not in quiet
    assert with_bar.read_bytes() == without.read_bytes() != b""


def test_records_on_a_terminal_have_no_bar(articles: Path) -> None:
    shown, _ = on_a_terminal("read", articles, "--format", "jsonl")
    assert "pages " not in shown
    assert shown.count('"schema":"tawatur.article/1"') == 120
