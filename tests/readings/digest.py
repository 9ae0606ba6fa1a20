"""What one example says, line by line: small enough to be reviewed against the page.

`python -m tests.readings.digest` writes the reviewed file anew; read the difference before it is committed.
Known to be wrong in it: the accusation's content leaves out the accused, and what stands before «وفق» keeps
its leading conjunction.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import tawatur
from tawatur.model.record import Record, Saying, Span

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "examples" / "zawiya.txt"
OUTLET, PUBLISHED = "المرصد المغاربي", "2020-02-16"
REVIEWED = Path(__file__).with_name("zawiya.digest.txt")
ENDS = 4
"""How many words of a content are shown at each end."""


def digest() -> str:
    """Blocks, sayings and dates of the example, one a line."""
    record = tawatur.read(PAGE, outlet=OUTLET, published=PUBLISHED)
    return "".join(f"{line}\n" for line in _lines(record))


def _lines(record: Record) -> Iterator[str]:
    for block in record.blocks:
        yield f"{block.role}: {_short(record.text[block.start : block.end])}"
    yield from (_saying(record, saying) for saying in record.sayings)
    for date in record.dates:
        yield f"{record.text[date.start : date.end]} = {date.value}"


def _saying(record: Record, saying: Saying) -> str:
    labels = {source.id: source.label for source in record.sources}
    chain = " → ".join(labels[link.source] for link in saying.chain if link.scope != "page")
    return f"{_cut(record, saying.cue)} ({saying.commitment}) {chain}: {_cut(record, saying.content)}"


def _cut(record: Record, spans: tuple[Span, ...]) -> str:
    return _short(" ".join(record.text[span.start : span.end] for span in spans))


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words if len(words) <= 2 * ENDS else [*words[:ENDS], "…", *words[-ENDS:]])


if __name__ == "__main__":
    REVIEWED.write_text(digest(), encoding="utf-8")
