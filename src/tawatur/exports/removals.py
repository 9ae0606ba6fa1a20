"""The deletions list: ids that exports have given out and that no longer mean anything in the store.

Whoever keeps an export takes out of it what this list names: articles that a person took out, and events and
sayings that another version of an article, or another reading of it, does not have.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

import msgspec

from tawatur.exports.lines import write_lines
from tawatur.exports.options import Options
from tawatur.exports.spreadsheet import write_table
from tawatur.store import Store
from tawatur.store.file import open_for_reading, speaking_of

SCHEMA = "tawatur.deletions/1"


class Removal(NamedTuple):
    """A key with its layer (article, event, saying), the article's id and digest, when and why it went."""

    key: str
    layer: str
    article: str
    sha256: str
    removed_at: str
    reason: str


COLUMNS = Removal._fields


def deletions(store: Store) -> Iterator[Removal]:
    """Every removal, in the order of layer and key, as one moment has them. Raises StoreError."""
    with speaking_of(store.path):
        connection = open_for_reading(store.path)
        try:
            for row in connection.execute(
                "select key, layer, article, sha256, removed_at, reason from removals order by layer, key"
            ):
                yield Removal(*row)
        finally:
            connection.close()


def write_csv(removals: Iterator[Removal], out: BinaryIO, options: Options) -> int:
    """Write a header and a row for each removal; gives how many."""
    return write_table(COLUMNS, removals, out, options)


def write_json(removals: Iterator[Removal], out: BinaryIO, _options: Options) -> int:
    """Write a line of JSON for each removal; gives how many."""
    return write_lines((msgspec.json.encode(removal._asdict()) for removal in removals), out)
