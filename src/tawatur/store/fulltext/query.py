"""Queries of full text: what a person types, as SQLite's FTS5 is asked it and as a text is held against it.

Words are all looked for, in any order; "words in quotation marks" (of any kind) stand side by side; `-word`
must not stand in the text, `word*` is a beginning, `OR` in capitals stands between alternatives. Everything
else that FTS5 knows is text here: tokens are quoted, so that no query can be wrong SQL.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tawatur.model.errors import QueryError
from tawatur.model.record import Span
from tawatur.store.fulltext.words import Token, asked, asked_beginning, tokens

LONGEST = 1_000
"""Characters that a query may have."""
OR = "OR"
_PIECE = re.compile(r"""(?P<no>-?)["«“„](?P<phrase>[^"»”]*)["»”]|(?P<word>\S+)""")
FARTHEST = 40
"""Characters that a cut is moved at most to fall between words."""


class Term(NamedTuple):
    """Words side by side: as folded, and without their article, each looked for among words and stems.

    `is_beginning`: the last may go on.
    """

    words: tuple[str, ...]
    stems: tuple[str, ...]
    is_beginning: bool = False


class Query(NamedTuple):
    """What must be there, each a choice of terms, and what must not."""

    wanted: tuple[tuple[Term, ...], ...]
    unwanted: tuple[Term, ...]

    @property
    def expression(self) -> str:
        """As FTS5 takes it, over the columns `words` and `stems`."""
        wanted = " AND ".join(f"({' OR '.join(map(_expression, choice))})" for choice in self.wanted)
        return wanted + "".join(f" NOT {_expression(term)}" for term in self.unwanted)

    def spans(self, text: str) -> list[Span]:
        """Where in a published text the wanted terms stand, in order, disjoint."""
        written = list(tokens(text))
        held = sorted(
            {place for choice in self.wanted for term in choice for place in _places(term, written)}
        )
        return list(_disjoint(held))


def parse(text: str) -> Query:
    """Understand a query. Raises QueryError where it has no word to look for, or is too long."""
    if len(text) > LONGEST:
        raise QueryError(f"the query has {len(text):,} characters; {LONGEST:,} are the most")
    wanted: list[tuple[Term, ...]] = []
    unwanted: list[Term] = []
    is_choice = False
    for piece in _PIECE.finditer(text):
        if piece[0] == OR:
            is_choice = bool(wanted)
        elif term := _term(piece):
            _place(term, piece, wanted, unwanted, is_choice=is_choice)
            is_choice = False
    if not wanted:
        raise QueryError(
            f"{text!r} has no word to look for; what must not stand there needs a word beside it"
        )
    return Query(tuple(wanted), tuple(unwanted))


def _place(
    term: Term, piece: re.Match[str], wanted: list[tuple[Term, ...]], unwanted: list[Term], *, is_choice: bool
) -> None:
    if piece["no"] or (piece["word"] or "").startswith("-"):
        unwanted.append(term)
    elif is_choice:
        wanted[-1] = (*wanted[-1], term)
    else:
        wanted.append((term,))


def _term(piece: re.Match[str]) -> Term | None:
    """The words of a piece; several where a hyphen or the like joins them. None where there is none."""
    text = piece["phrase"] if piece["phrase"] is not None else piece["word"]
    written = list(tokens(text))
    words = tuple(token.word for token in written)
    if not words:
        return None
    is_beginning = piece["word"] is not None and text.endswith("*")
    raw = [text[token.start : token.end] for token in written]
    last = asked_beginning(raw[-1]) if is_beginning else asked(raw[-1])
    return Term(words, (*map(asked, raw[:-1]), last), is_beginning)


def _expression(term: Term) -> str:
    more = "*" if term.is_beginning else ""
    asked = dict.fromkeys((" ".join(term.words), " ".join(term.stems)))
    return "(" + " OR ".join(f'{{words stems}} : "{words}"{more}' for words in asked) + ")"


def _places(term: Term, written: Sequence[Token]) -> Iterator[tuple[int, int]]:
    length = len(term.words)
    for first in range(len(written) - length + 1):
        there = written[first : first + length]
        columns = [token.word for token in there], [token.stem for token in there]
        if any(_holds(term, asked, column) for asked in (term.words, term.stems) for column in columns):
            yield there[0].start, there[-1].end


def _holds(term: Term, asked: Sequence[str], there: Sequence[str]) -> bool:
    if term.is_beginning and asked[:-1] == tuple(there[:-1]):
        return there[-1].startswith(asked[-1])
    return asked == tuple(there)


def _disjoint(places: Sequence[tuple[int, int]]) -> Iterator[Span]:
    end = -1
    for start, stop in places:
        if start >= end:
            yield Span(start, stop)
            end = stop


def stretch(text: str, spans: Sequence[Span], width: int) -> Span:
    """The part of a text to show for what was found: about `width` characters around the first spans.

    Cut between words; the beginning of the text where nothing was found.
    """
    first = spans[0].start if spans else 0
    start = _word_start(text, max(0, min(first - width // 3, len(text) - width)))
    return Span(start, _word_end(text, min(len(text), start + width)))


def _word_start(text: str, offset: int) -> int:
    last = max(0, offset - FARTHEST)
    while last < offset and not text[offset - 1].isspace():
        offset -= 1
    return offset


def _word_end(text: str, offset: int) -> int:
    last = min(len(text), offset + FARTHEST)
    while offset < last and not text[offset].isspace():
        offset += 1
    return offset
