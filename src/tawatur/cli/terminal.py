"""Text for a terminal: published characters that would act on the terminal are shown, not sent.

The one decision to know: what a page says is written as an island of its own direction, so that arrows,
brackets and numbers around it stay in place on every terminal. Only our own marks make islands: `safe` leaves
none of the page's. Widths are counted in cells before a text is isolated or coloured.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from unicodedata import bidirectional

import click
from rich.cells import cell_len, chop_cells

from tawatur.arabic.letters import INVISIBLE

PLAIN_WIDTH = 100
"""Columns where no terminal says how many it has."""
NARROWEST = 24
ISLAND, ISLAND_ENDS = "\u2067", "\u2069"
"""Right-to-left isolate and its end. What a page says is Arabic even where it begins with a Latin name."""
RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})
ELLIPSIS = " …"
_ACTING = re.compile(rf"[\x00-\x08\x0b-\x1f\x7f-\x9f{INVISIBLE}]")


class Piece(NamedTuple):
    """A few words of a line: as they are counted, and as they are written."""

    plain: str
    written: str


def terminal_width() -> int:
    """The columns to write in: the terminal's, or those that COLUMNS names."""
    return max(NARROWEST, shutil.get_terminal_size((PLAIN_WIDTH, 24)).columns)


def safe(text: str) -> str:
    """`text` on one line, with control and direction-changing characters written as ⟨U+202E⟩."""
    return _ACTING.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", " ".join(text.split()))


def isolated(line: str) -> str:
    """A safe line as an island of its own direction; one without right-to-left letters needs none."""
    if any(bidirectional(letter) in RIGHT_TO_LEFT for letter in line):
        return f"{ISLAND}{line}{ISLAND_ENDS}"
    return line


def of_page(text: str) -> str:
    """What a page says, whole: safe and isolated."""
    return isolated(safe(text))


def short(text: str, cells: int) -> str:
    """`safe`, cut at a space to fit into so many cells, with an ellipsis."""
    line = safe(text)
    return line if cell_len(line) <= cells else _beginning(line, cells - len(ELLIPSIS)) + ELLIPSIS


def shown(text: str, cells: int) -> str:
    """`short`, isolated."""
    return isolated(short(text, cells))


def quoted(text: str, cells: int, lines: int) -> list[str]:
    """`text` in quotation marks on so many lines at most, each isolated, the last cut with an ellipsis."""
    rest, done = safe(text), list[str]()
    while len(done) < lines - 1 and cell_len(rest) > cells - 2:
        done.append(_beginning(rest, cells - 2))
        rest = rest[len(done[-1]) :].lstrip()
    done.append(short(rest, cells - 2))
    done[0] = f"«{done[0]}"
    done[-1] = f"{done[-1]}»"
    return [isolated(line) for line in done]


def piece(text: str) -> Piece:
    """A page's words as a piece of a line."""
    return Piece(safe(text), of_page(text))


def remark(text: str) -> Piece:
    """A word of ours as a piece of a line, dimmed."""
    return Piece(text, dim(text))


def flow(pieces: Iterable[Piece], cells: int, between: str = "  ") -> Iterator[str]:
    """The pieces in lines of so many cells; a piece that alone is longer stands on a line of its own."""
    line, used = list[str](), 0
    for plain, written in pieces:
        needed = cell_len(plain) + (len(between) if line else 0)
        if line and used + needed > cells:
            yield between.join(line)
            line, used, needed = [], 0, cell_len(plain)
        line.append(written)
        used += needed
    if line:
        yield between.join(line)


def heading(text: str) -> str:
    """A heading, bold where the terminal shows it."""
    return coloured(text, bold=True)


def dim(text: str) -> str:
    """A side remark, dimmed where the terminal shows it."""
    return coloured(text, dim=True)


def coloured(
    text: str, *, colour: str | None = None, bold: bool | None = None, dim: bool | None = None
) -> str:
    """`text` so styled, unless NO_COLOR is set; what is no terminal gets none of it from `click.echo`."""
    return text if os.environ.get("NO_COLOR") else click.style(text, fg=colour, bold=bold, dim=dim)


def _beginning(line: str, cells: int) -> str:
    """As many whole words as fit; of a word that is longer, as many letters."""
    first = chop_cells(line, max(cells, 1))[0]
    whole = line[len(first) : len(first) + 1] in {"", " "}
    return first.rstrip() if whole or " " not in first.strip() else first.rsplit(" ", 1)[0].rstrip()
