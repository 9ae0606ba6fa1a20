"""What the dictionaries of PETRARCH have in common: lines, comments, and what is said of them.

Comments begin with `#` or `;` or stand in `<!-- -->`. Nothing is skipped in silence: a line that is not
understood becomes a remark with its file, its number and what to do about it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

STOP = "---STOP---"
NULL_CODE = "---"
_COMMENT = re.compile(r"<!--.*?-->")


class Place(NamedTuple):
    """A line of a file; lines count from 1."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


class Remark(NamedTuple):
    """What an importer has to say of a line; `failed` where the line could not be taken over."""

    place: Place
    message: str
    failed: bool = True

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


class NotUnderstood(Exception):
    """A line breaks the format; the message says how, and what to write instead."""


def lines_of(text: str, file: str, remarks: list[Remark]) -> Iterator[tuple[int, str]]:
    """The lines that say something, without their comments."""
    opened = 0
    for number, whole in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        line = _COMMENT.sub("", whole)
        if opened:
            opened, line = (0, line.partition("-->")[2]) if "-->" in line else (opened, "")
        if "<!--" in line:
            opened, line = number, line.partition("<!--")[0]
        if STOP in line:
            message = f"the lines after {STOP} are not read; delete it if they should be"
            remarks.append(Remark(Place(file, number), message, failed=False))
            return
        line = re.split(r"[#;]", line, maxsplit=1)[0]
        if line.strip() and not line.startswith("<!"):
            yield number, line
    if opened:
        remarks.append(Remark(Place(file, opened), "a comment begins here and never ends; close it with -->"))
