"""JSON lines: the records of the articles, byte for byte as the store has them, one a line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from tawatur.exports.lines import write_lines
from tawatur.exports.options import Options
from tawatur.model.record import SCHEMA
from tawatur.store import Found

__all__ = ["SCHEMA", "write"]


def write(found: Iterator[Found], out: BinaryIO, _options: Options) -> int:
    """Write a line for each article; gives how many."""
    return write_lines((article.line for article in found), out)
