"""Sentences with every name marked: whole ones, and marks that stand beside a corpus.

A file of whole sentences has a line each: {"id", "text", "names": [[substring, KIND], [substring, KIND,
occurrence] …]}. A file of marks has no text: {"id", "digest", "names": [[start, end, KIND] …]}; the text
is looked for in the corpora (JSON lines, perhaps gzip, {"id", "text"} and perhaps "title"), paragraph by
paragraph, and told by its digest: the first twelve hexadecimal digits of its SHA-256.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

DIGITS = 12
TENTH = 10


class Unit(NamedTuple):
    """A sentence or paragraph, and its names as start, end and kind."""

    id: str
    text: str
    names: tuple[tuple[int, int, str], ...]

    @property
    def document(self) -> str:
        """The id without its last part, which numbers the sentences of a document."""
        return self.id.rsplit("-", 1)[0]

    @property
    def kept_aside(self) -> bool:
        """Whether its document is in the tenth on which names are scored: nothing is learnt from it."""
        return hashlib.sha1(self.document.encode(), usedforsecurity=False).digest()[0] % TENTH == 0


def arguments() -> argparse.Namespace:
    """The command line of a script that learns from marked sentences."""
    parser = argparse.ArgumentParser(description="Learn from sentences with every name marked.")
    parser.add_argument("marked", nargs="+", type=Path, help="whole sentences, or marks beside a corpus")
    parser.add_argument("--corpus", nargs="*", type=Path, default=[], help="the texts of such marks")
    return parser.parse_args()


def read_units(marked: Iterable[Path], corpora: Iterable[Path]) -> list[Unit]:
    """The units of all files. Raises ValueError for a mark whose text no corpus has."""
    texts = {digest(text): text for text in paragraphs(corpora)}
    return [unit_of(row, texts) for path in marked for row in rows(path)]


def paragraphs(corpora: Iterable[Path]) -> Iterator[str]:
    """The titles and paragraphs of corpora."""
    for path in corpora:
        for row in rows(path):
            lines = [row.get("title") or "", *row["text"].split("\n")]
            yield from filter(None, map(str.strip, lines))


def digest(text: str) -> str:
    """What tells a text."""
    return hashlib.sha256(text.encode()).hexdigest()[:DIGITS]


def unit_of(row: Mapping[str, Any], texts: Mapping[str, str]) -> Unit:
    """The unit of a line, its text among `texts` by digest where the line has none."""
    if "text" in row:
        return Unit(row["id"], row["text"], tuple(_spans(row)))
    text = texts.get(row["digest"])
    if text is None:
        message = f"{row['id']}: no corpus has its text ({row['digest']}); name the corpus after --corpus"
        raise ValueError(message)
    return Unit(row["id"], text, tuple((start, end, kind) for start, end, kind in row["names"]))


def _spans(row: Mapping[str, Any]) -> Iterator[tuple[int, int, str]]:
    for surface, kind, *rest in row["names"]:
        start = -1
        for _ in range(rest[0] if rest else 1):
            start = row["text"].index(surface, start + 1)
        yield start, start + len(surface), kind


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The lines of a file of JSON lines, perhaps gzip."""
    with (
        gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as f
    ):
        yield from map(json.loads, f)
