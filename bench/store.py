"""What a store costs: beside reading alone, with two workers, in bytes, in memory; how fast it answers."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from bench.articles import records, rows
from tawatur.batch import encode, read_all
from tawatur.intake import open_inputs
from tawatur.model.reading import Page
from tawatur.store import Store
from tawatur.store.inputs import given

READ, STORED = 3_000, 100_000
"""Articles that are read and added, and articles in the store that is searched."""
OVERHEAD_TARGET, WORKERS_TARGET = 1.25, 1.4
FACETS_TARGET, TEXT_TARGET = 50.0, 200.0
"""Milliseconds of the median question."""
ASKED = 15
MEGABYTE = 1_000_000
PROBE = """
import resource, sys
from tawatur.store import Store
Store(sys.argv[2]).add([sys.argv[1]])
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""
EVENTS = {"layer": "events"}
IN_2015 = {**EVENTS, "since": "2015", "until": "2015"}
QUESTIONS: tuple[tuple[str, float, dict[str, Any]], ...] = (
    ("the newest articles", FACETS_TARGET, {}),
    ("articles with a protest", FACETS_TARGET, {"type": "PROTEST"}),
    ("events: assaults in Libya in one year", FACETS_TARGET, {**IN_2015, "type": "ASSAULT", "country": "LY"}),
    ("events at one place", FACETS_TARGET, {**EVENTS, "place": "سرت"}),
    ("events of a party, by name", FACETS_TARGET, {**EVENTS, "party": "قوات الأمن"}),
    ("events of a party, by code", FACETS_TARGET, {**EVENTS, "actor": "EGYGOV"}),
    ("events told by witnesses", FACETS_TARGET, {**EVENTS, "source_type": "eyewitness"}),
    ("sayings that deny", FACETS_TARGET, {"layer": "sayings", "commitment": "denies"}),
    ("one outlet", FACETS_TARGET, {"outlet": "hespress"}),
    ("full text: a rare word", TEXT_TARGET, {"text": "النزوح"}),
    ("full text: a word of every fifth article", TEXT_TARGET, {"text": "المتحدث"}),
    ("full text: two words", TEXT_TARGET, {"text": "القصف المستشفى"}),
    ("full text: a phrase", TEXT_TARGET, {"text": '"حملة دهم"'}),
    ("full text and facets", TEXT_TARGET, {"text": "الشرطة", "type": "COERCE", "country": "IQ"}),
)  # fmt: skip


def lines(_examples: Path) -> Iterator[str]:
    """Every measurement; wall-clock seconds, since processes share the work."""
    with tempfile.TemporaryDirectory() as folder:
        yield from ingest(Path(folder))
        yield from questions(Path(folder))


def ingest(folder: Path) -> Iterator[str]:
    """Reading alone beside adding, with one process and with two."""
    path = written(folder / "articles.jsonl", READ)
    list(read_all(open_inputs([str(path)])))
    alone = seconds(lambda: [None for _ in read_all(open_inputs([str(path)]))])
    one = seconds(lambda: Store(folder / "one.db").add([path]))
    two = seconds(lambda: Store(folder / "two.db").add([path], workers=2))
    size = (folder / "one.db").stat().st_size / READ
    yield f"reading alone {READ / alone:,.0f} articles/s, adding {READ / one:,.0f} articles/s"
    yield f"adding takes {one / alone:.2f} times as long as reading alone (target under {OVERHEAD_TARGET})"
    yield f"two workers are {one / two:.2f} times as fast as one (target at least {WORKERS_TARGET})"
    yield f"{size / 1000:.1f} kB of file an article"
    few, more = (peak(folder, number) for number in (READ // 5, READ))
    yield f"peak memory: {few:.0f} MB adding {READ // 5} articles, {more:.0f} MB adding {READ}"


def written(path: Path, number: int) -> Path:
    """So many articles as JSON lines."""
    path.write_text(
        "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows(number)), encoding="utf-8"
    )
    return path


def seconds(call: Callable[[], object]) -> float:
    """Wall-clock seconds of a call."""
    begun = time.perf_counter()
    call()
    return time.perf_counter() - begun


def peak(folder: Path, number: int) -> float:
    """Megabytes of a fresh process that adds so many articles."""
    path = written(folder / f"{number}.jsonl", number)
    command = [sys.executable, "-c", PROBE, str(path), str(folder / f"{number}.db")]
    return int(subprocess.run(command, check=True, capture_output=True, text=True).stdout) * 1024 / MEGABYTE


def questions(folder: Path) -> Iterator[str]:
    """The median time of each question to a store of many articles, first page, with its highlights."""
    store = Store(folder / "many.db")
    taken = seconds(lambda: filled(store, STORED))
    size = store.path.stat().st_size
    yield f"{STORED:,} synthetic articles: {size / MEGABYTE:,.0f} MB, written in {taken:.0f} s"
    for name, target, asked in QUESTIONS:
        times = [seconds(lambda asked=asked: store.search(**asked)) for _ in range(ASKED)]  # type: ignore[misc]
        found = len(store.search(**asked).found)
        median = 1000 * statistics.median(times)
        yield f"{median:6.1f} ms (target under {target:.0f})  {name}: {found} rows"
    counted = 1000 * statistics.median(seconds(lambda: store.count(type="ASSAULT")) for _ in range(ASKED))
    yield f"{counted:6.1f} ms to count the articles with an assault"


def filled(store: Store, number: int) -> None:
    """Write synthetic records."""
    with store.writer() as writer:
        made = records(number)
        while some := list(islice(made, 500)):
            with writer.transaction():
                for one in some:
                    page = Page(text=one.text, id=one.id, url=one.url, published=one.published)
                    writer.put(encode(one), given(one.id, page))
