"""Lines of JSON: anything that can be encoded, one a line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO


def write_lines(lines: Iterable[bytes], out: BinaryIO) -> int:
    """Write each with a line feed after it; gives how many."""
    return sum(1 for _ in map(out.write, (line + b"\n" for line in lines)))
