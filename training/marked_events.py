"""Texts with every event marked: whole ones, and marks that stand beside a corpus.

A file of whole texts has a line each: {"id", "text", "published", "outlet", "events": [{"type", "factuality",
"mentions": [{"t": substring, "n": occurrence}, …], "actors", "recipients", "place", "date", …}]}. A file of
marks has no text: {"id", "digest", "published", "outlet", "events"} with [start, end] for each span; the text
is looked for in the corpora by the digest, as a whole article or as one of its paragraphs.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from training.marked import TENTH, digest, rows

Bounds = tuple[int, int]


class Marked(NamedTuple):
    """An event as it is marked: spans are code points."""

    type: str
    factuality: str
    mentions: tuple[Bounds, ...]
    actors: tuple[Bounds, ...]
    recipients: tuple[Bounds, ...]
    places: tuple[Bounds, ...]
    dates: tuple[Bounds, ...]


class Text(NamedTuple):
    """A text and its events."""

    id: str
    text: str
    published: str | None
    outlet: str | None
    events: tuple[Marked, ...]

    @property
    def document(self) -> str:
        """The id without its last part, which numbers the paragraphs of a document."""
        return self.id.removeprefix("ant-").rsplit("-", 1)[0]

    @property
    def kept_aside(self) -> bool:
        """Whether its document is in the tenth on which parties are scored: nothing is learnt from it."""
        return hashlib.sha1(self.document.encode(), usedforsecurity=False).digest()[0] % TENTH == 0


def read_texts(marked: Iterable[Path], corpora: Iterable[Path]) -> list[Text]:
    """The texts of all files. Raises ValueError for a mark whose text no corpus has."""
    texts = {digest(text): text for text in _texts(list(corpora))}
    return [text_of(row, texts) for path in marked for row in rows(path)]


def _texts(corpora: Iterable[Path]) -> Iterator[str]:
    """The articles of corpora and their paragraphs, as they stand."""
    for path in corpora:
        for row in rows(path):
            yield from (row["text"], *row["text"].split("\n"))


def text_of(row: Mapping[str, Any], texts: Mapping[str, str]) -> Text:
    """The text of a line, found by its digest where the line has none."""
    text = row.get("text") or texts.get(row["digest"])
    if text is None:
        message = f"{row['id']}: no corpus has its text ({row['digest']}); name the corpus after --corpus"
        raise ValueError(message)
    events = tuple(_event(event, text) for event in row["events"])
    return Text(row["id"], text, row.get("published"), row.get("outlet"), events)


def _event(event: Mapping[str, Any], text: str) -> Marked:
    def spans(name: str) -> tuple[Bounds, ...]:
        told = event.get(name)
        one = isinstance(told, Mapping) or (bool(told) and isinstance(told[0], int))  # type: ignore[index]
        return tuple(_bounds(span, text) for span in ([told] if one else told or ()))

    return Marked(
        event["type"], event["factuality"], spans("mentions"), spans("actors"), spans("recipients"),
        spans("place"), spans("date"),
    )  # fmt: skip


def _bounds(span: Any, text: str) -> Bounds:
    if not isinstance(span, Mapping):
        start, end = span
        return start, end
    start = -1
    for _ in range(span.get("n", 1)):
        start = text.index(span["t"], start + 1)
    return start, start + len(span["t"])


def marks_of(row: Mapping[str, Any]) -> str:
    """A line of marks without text for a line of a whole text."""
    text = row["text"]
    events = [
        {
            name: _without(value, text)
            if name in ("mentions", "actors", "recipients", "place", "date")
            else value
            for name, value in event.items()
            if name not in ("id", "acts") and value not in (None, [])
        }
        for event in row["events"]
    ]
    kept = {
        "id": row["id"],
        "digest": digest(text),
        "published": row.get("published"),
        "outlet": row.get("outlet"),
    }
    return json.dumps({**kept, "events": events}, ensure_ascii=False, separators=(",", ":"))


def _without(value: Any, text: str) -> Any:
    return (
        list(_bounds(value, text))
        if isinstance(value, Mapping)
        else [list(_bounds(one, text)) for one in value]
    )
