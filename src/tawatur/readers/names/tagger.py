"""The tagger: which words are names, from what is seen of them, their neighbours, and the rules' hints.

Learnt by `training/tagger`; its weights are `tables/tagger.msgpack`, described in `tables/CARD.md`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from tawatur.model.reading import Form, Word
from tawatur.readers.names.alignment import Aligned, apart, at_words
from tawatur.readers.names.candidate import Candidate
from tawatur.readers.names.decoding import Decoder, Seen
from tawatur.readers.names.grammar import shape_of
from tawatur.readers.names.hints import hints_of
from tawatur.readers.names.network import Network
from tawatur.readers.names.settling import Proposed
from tawatur.readers.names.weighing import heaviest, weighed

GIVEN, SEEN = 1.0, 0.5
"""Scores: of names that overlap, what a user gives stays."""
TABLE = Path(__file__).parent / "tables" / "tagger.msgpack"


class Tagger:
    """Finds the names of lines; made once."""

    def __init__(
        self, senses: Callable[[Form], Iterable[str]], path: Path = TABLE, *, given: bool = True
    ) -> None:
        """Read what was learnt; `senses` gives the lexicons' classes of a form.

        `given`: whether there may be names of a user's.
        """
        self._given = given
        self.network = network = Network(path, senses)
        beam = int(network.learnt.scales["beam"])
        self.decoder = Decoder(network.labels, network.of["follows"], network.of["begins"], beam)

    def found(self, lines: Sequence[Proposed]) -> list[list[Aligned]]:
        """The names of each line; where a user's own overlap others, they stay."""
        weights = [weighed(line.names, line.sentence.words) for line in lines]
        kept = [heaviest(of_line) for of_line in weights]
        hints = [
            hints_of(line.sentence.words, line.hits, of_line, own)
            for line, of_line, own in zip(lines, weights, kept, strict=True)
        ]
        forms = [[word.form for word in line.sentence.words] for line in lines]
        names = self.decoder.names(*self.network.scores(forms, hints))
        return [
            apart([*(_given(line, own) if self._given else ()), *_found(line, of_line)])
            for line, own, of_line in zip(lines, kept, names, strict=True)
        ]


def _given(line: Proposed, kept: Iterable[Candidate]) -> Iterator[Aligned]:
    """The names of a user's tables: what a user tells us needs no weighing."""
    for candidate in kept:
        if any(known.users for unit in candidate.units for known in unit.value or ()):
            name = candidate.start, candidate.kind, GIVEN
            given = at_words(line.sentence.words, (candidate.first, candidate.last + 1), name, line.names)
            if given is not None:
                yield given


def _found(line: Proposed, seen: Iterable[Seen]) -> Iterator[Aligned]:
    """The names that the tagger sees."""
    words = line.sentence.words
    for first, last, behind, kind in seen:
        start = _behind(words[first], line, first) if behind else words[first].start
        found = at_words(words, (first, last + 1), (start, kind, SEEN), line.names)
        if found is not None:
            yield found


def _behind(word: Word, line: Proposed, first: int) -> int:
    """Where a name begins behind a proclitic: where the rules cut, else habit, else after the shortest."""
    cuts = [c.start for c in line.names if c.first == first and c.start > word.start]
    if cuts:
        return min(cuts)
    cut = shape_of(word.form).cut
    if not cut:
        cut = min((split.start for split in word.form.splits if split.prefix and not split.suffix), default=0)
    return word.start + cut
