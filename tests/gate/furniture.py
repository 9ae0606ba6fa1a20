"""Scores what was made of a page: its body, its headline, date, author and section, and its furniture."""

from __future__ import annotations

from collections import Counter
from typing import Any

from tests.gate.tally import Tally

Value = dict[str, Any]
BODY = frozenset({"lead", "paragraph", "quote"})
ROOM_BESIDE = 40
"""How many more characters than three times its line a block may hold and still be a block of its own."""


def score_page(page: Value, record: Value, tally: Tally) -> None:
    """Add one page to `tally`; body F1 is over word counts."""
    body = blocks_of(record, BODY)
    want, got = Counter(page["body"].split()), Counter(body.split())
    tally.found("body", sum((want & got).values()), want.total(), got.total())
    tally.right("title", verdict=_same(page["title"], blocks_of(record, {"headline"})))
    if page["date"]:
        tally.right("date", verdict=page["date"] == record["published"])
    if page["author"]:
        tally.right("author", verdict=page["author"] in blocks_of(record, {"byline"}))
    if page["section"]:
        tally.right("section", verdict=_same(page["section"][0], blocks_of(record, {"section"})))
    for role, lines in page["furniture"].items():
        for line in lines:
            tally.right("furniture out of the body", verdict=_plain(line) not in _plain(body))
            tally.right("furniture in its own block", verdict=_has_block(record, role, line))


def blocks_of(record: Value, roles: frozenset[str] | set[str]) -> str:
    """The text of the blocks with these roles, by line."""
    text = record["text"]
    return "\n".join(
        text[block["start"] : block["end"]] for block in record["blocks"] if block["role"] in roles
    )


def _has_block(record: Value, role: str, line: str) -> bool:
    most = 3 * len(line) + ROOM_BESIDE
    return any(
        _plain(line) in _plain(record["text"][block["start"] : block["end"]])
        and block["end"] - block["start"] < most
        for block in record["blocks"]
        if block["role"] == role
    )


def _same(first: str, second: str) -> bool:
    return _plain(first) == _plain(second)


def _plain(text: str) -> str:
    return " ".join(text.split())
