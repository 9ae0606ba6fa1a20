"""Phrasing: what the phrases of an article tell, with the names that stand in them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from msgspec.structs import replace

from tawatur.model.record import Mention
from tawatur.readers.sayings.found import MARKED, Line, Range
from tawatur.readers.sayings.names import Names
from tawatur.readers.sayings.naming import Naming, naming

SOMEBODY = frozenset({"PER", "ORG", "GROUP", "GPE"})


class Phrases:
    """The phrases of one article; each is looked at once, however often it is asked for."""

    def __init__(self, text: str, mentions: Sequence[Mention]) -> None:
        self._text, self.names = text, Names(mentions)
        self.knows_persons = any(mention.kind == "PER" for mention in mentions)
        """Whether names were read: only then is a word that is none known to be none."""
        self._namings: dict[tuple[Line, Range], Naming] = {}

    def naming(self, line: Line, piece: Range) -> Naming:
        """What a phrase tells."""
        known = self._namings.get((line, piece))
        if known is None:
            known = naming(line, piece, self._text, self.inside(line, piece))
            self._namings[line, piece] = known
        return known

    def medium(self, line: Line, piece: Range) -> Naming:
        """What a phrase tells of a medium: a name in quotation marks that nobody knows is one's."""
        phrase = self.naming(line, piece)
        marked = line.meets(piece[0] - 1, MARKED) or line.meets(piece[0], MARKED)
        unknown = marked and not phrase.kind and not phrase.actor
        return replace(phrase, kind="medium", type="media_outlet", name=()) if unknown else phrase

    def inside(self, line: Line, piece: Range) -> list[Mention]:
        """The names in a phrase."""
        return self.names.inside(line.units[piece[0]].start, line.units[piece[1] - 1].end)

    def somebody(self, line: Line) -> dict[int, int]:
        """The units of a line at which a name of somebody begins, with those after the names."""
        known = [m for m in self.inside(line, (0, len(line))) if m.kind in SOMEBODY]
        if not known:
            return {}
        units, starts = line.units, line.starts
        ranges = [(bisect_left(starts, m.start), bisect_left(starts, m.end)) for m in known]
        return {
            first: end
            for m, (first, end) in zip(known, ranges, strict=True)
            if first < end and starts[first] == m.start and units[end - 1].end == m.end
        }
