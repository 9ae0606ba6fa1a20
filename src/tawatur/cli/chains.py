"""A chain for people: origin → relay → publisher, with the kind of each source and how it passed things on.

A source that is stated once for a passage stands in round brackets, one that the page names for all that it
says in square ones; both are dimmed where the terminal can.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from rich.cells import cell_len

from tawatur.cli.terminal import Piece, dim, flow, isolated, piece, remark, short
from tawatur.model.record import ChainLink, Record, Saying, Scope, Source, SourceType

ARROW = "→"
BETWEEN = f" {ARROW} "
LEGEND = (f"origin {ARROW} publisher,", "(stated once for a passage),", "[stated once for the page]")
BRACKETS: dict[Scope, tuple[str, str]] = {"clause": ("", ""), "inherited": ("(", ")"), "page": ("[", "]")}
ABBREVIATED: dict[SourceType, str] = {"ngo_igo": "NGO or IGO"}
OUTLET, NOBODY = "the outlet", "nobody named"


class Node(NamedTuple):
    """One source of a chain as it is shown.

    Its name, its kind, how it passed the content on, where that is stated, and for whom it speaks.
    """

    label: str
    kind: str
    link: str
    scope: Scope
    principal: str = ""

    def name(self, cells: int) -> Piece:
        """The label in its scope's brackets, cut to so many cells."""
        before, after = BRACKETS[self.scope]
        label = short(self.label, cells - len(before + after))
        written = f"{before}{isolated(label)}{after}"
        return Piece(f"{before}{label}{after}", written if self.scope == "clause" else dim(written))

    def notes(self) -> list[Piece]:
        """What is noted under the name: the kind, the link, and the principal."""
        noted = [remark(word) for word in (self.kind, self.link) if word]
        if self.principal:
            plain, written = piece(self.principal)
            noted.append(Piece(f"for {plain}", dim(f"for {written}")))
        return noted


def nodes(record: Record, saying: Saying) -> list[Node]:
    """The chain of a saying, origin first; a saying whose source nobody names begins with that."""
    sources = {source.id: source for source in record.sources}
    chain = [_node(sources.get(link.source), link) for link in saying.chain]
    return chain if saying.source is not None else [Node(NOBODY, "unknown", "", "clause"), *chain]


def _node(source: Source | None, link: ChainLink) -> Node:
    if source is None:
        return Node("?", "", link.link, link.scope)
    kind = ABBREVIATED.get(source.type, source.type.replace("_", " "))
    return Node(source.label or OUTLET, kind, link.link, link.scope, source.principal or "")


def chain_block(chain: Sequence[Node], cells: int) -> list[str]:
    """The chain with its notes under the names, on one line or on a line for each; a list if too wide."""
    names = [node.name(cells) for node in chain]
    notes = [node.notes() for node in chain]
    for rows in ([[_joined(noted)] for noted in notes], notes):
        columns = [[name, *row] for name, row in zip(names, rows, strict=True)]
        if sum(map(_width, columns)) + len(BETWEEN) * (len(chain) - 1) <= cells:
            return list(_table(columns))
    return [line for number, node in enumerate(chain) for line in _listed(number, node, cells)]


def _table(columns: Sequence[Sequence[Piece]]) -> Iterator[str]:
    """The columns beside each other, arrows between the names."""
    widths = [_width(column) for column in columns]
    for number, row in enumerate(zip_longest(*columns, fillvalue=Piece("", ""))):
        filled = [
            cell.written + " " * (width - cell_len(cell.plain))
            for cell, width in zip(row, widths, strict=True)
        ]
        yield (" " * len(BETWEEN) if number else BETWEEN).join(filled).rstrip()


def _listed(number: int, node: Node, cells: int) -> Iterator[str]:
    """A source on a line of its own, the notes beside it or, where they do not fit, below."""
    before = f"{ARROW} " if number else ""
    name, noted = node.name(cells - len(before)), _joined(node.notes())
    if len(before) + cell_len(name.plain) + 2 + cell_len(noted.plain) <= cells:
        yield f"{before}{name.written}  {noted.written}"
        return
    yield f"{before}{name.written}"
    yield from (f"    {line}" for line in flow(node.notes(), cells - 4, ", "))


def _joined(notes: Sequence[Piece]) -> Piece:
    return Piece(", ".join(note.plain for note in notes), dim(", ").join(note.written for note in notes))


def _width(column: Sequence[Piece]) -> int:
    return max(cell_len(cell.plain) for cell in column)


def chain_pieces(chain: Sequence[Node], cells: int) -> list[Piece]:
    """The chain as pieces of a line, the arrows before the sources that they lead to."""
    names = [node.name(cells - 2) for node in chain]
    return [names[0], *(Piece(f"{ARROW} {name.plain}", f"{ARROW} {name.written}") for name in names[1:])]
