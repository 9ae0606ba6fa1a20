"""A record's sayings for people: each chain once, under it what came through it, nested as in the text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tawatur.cli.chains import Node, chain_block, nodes
from tawatur.cli.terminal import Piece, coloured, dim, flow, isolated, quoted, remark, short
from tawatur.model.record import Commitment, Record, Saying, Span

INDENT = "  "
LINES_OF_CONTENT = 2
COLOURS: Mapping[Commitment, str] = {
    "denies": "red", "claims": "yellow", "doubts": "yellow", "believes": "yellow", "threatens": "magenta",
}  # fmt: skip


def all_sayings(record: Record, width: int) -> Iterator[str]:
    """Every saying; one that stands inside another's content is indented under it."""
    known = {saying.id for saying in record.sayings}
    outermost = [saying for saying in record.sayings if saying.parent not in known]
    yield from _in_order(record, outermost, width, INDENT)


def one_saying(record: Record, saying: Saying, width: int) -> Iterator[str]:
    """One saying under its chain, without those that stand inside it."""
    yield from _chain(nodes(record, saying), width, "")
    yield from _said(record, saying, width, INDENT)


def _in_order(record: Record, sayings: Sequence[Saying], width: int, indent: str) -> Iterator[str]:
    """Sayings in the order of the text; those that follow each other with one chain share it."""
    above: list[Node] = []
    for saying in sayings:
        chain = nodes(record, saying)
        if chain != above:
            yield from _chain(chain, width, indent)
        yield from _said(record, saying, width, indent + INDENT)
        inside = [child for child in record.sayings if child.parent == saying.id]
        yield from _in_order(record, inside, width, indent + INDENT * 3)
        above = [] if inside else chain


def _chain(chain: Sequence[Node], width: int, indent: str) -> Iterator[str]:
    yield from (f"{indent}{line}" for line in chain_block(chain, width - len(indent)))


def _said(record: Record, saying: Saying, width: int, indent: str) -> Iterator[str]:
    """How it is said, and what."""
    first, second = f"{indent}{saying.id:4}", f"{indent}    "
    cells = width - len(second)
    for number, line in enumerate(flow(_marks(record, saying, cells), cells)):
        yield f"{second if number else first}{line}"
    for span in saying.content:
        for line in quoted(_cut(record, span), cells, LINES_OF_CONTENT):
            yield f"{second}{line}"


def _marks(record: Record, saying: Saying, cells: int) -> Iterator[Piece]:
    """Commitment, cue, form, and whatever else is out of the ordinary."""
    stance = saying.commitment + (", negative" if saying.polarity == "negative" else "")
    yield Piece(stance, coloured(stance, colour=COLOURS.get(saying.commitment), bold=True))
    yield _phrase(" … ".join(_cut(record, span) for span in saying.cue), cells)
    yield remark(saying.form)
    if saying.resolution != "explicit":
        yield remark(f"{saying.resolution} source")
    if saying.refers_to:
        yield remark(f"refers to {saying.refers_to}")
    about = [("to", saying.addressee), ("where", saying.venue)]
    about += [
        ("hedged", Span(hedge.start, hedge.end)) for hedge in record.hedges if hedge.saying == saying.id
    ]
    yield from (_phrase(_cut(record, span), cells, word) for word, span in about if span is not None)
    yield from (Piece(flag, coloured(flag, colour="yellow")) for flag in saying.flags)


def _phrase(text: str, cells: int, word: str = "") -> Piece:
    """Words of the page in quotation marks, after a word of ours."""
    ours = f"{word} " if word else ""
    quoted_words = f"«{short(text, cells - len(ours) - 2)}»"
    return Piece(ours + quoted_words, (dim(word) + " " if word else "") + isolated(quoted_words))


def _cut(record: Record, span: Span) -> str:
    return record.text[span.start : span.end]
