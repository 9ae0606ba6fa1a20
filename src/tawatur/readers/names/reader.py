"""The names reader: tables and rules propose, the longest stays, the article repeats.

Three steps. In each sentence the tables' names and the rules' matches are candidates and are settled
among themselves. Then short forms of names that the article has in full are found. Last, each mention
gets its actor: the table's, or what its phrase and the article tell of country and sector.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from tawatur.model.reading import Because, Reading, Sentence
from tawatur.model.record import Mention
from tawatur.readers.names.actors import actors_of
from tawatur.readers.names.candidate import Candidate, settle
from tawatur.readers.names.grammar import NamesGrammar
from tawatur.readers.names.make import MAKERS
from tawatur.readers.names.repeats import repeats
from tawatur.readers.names.tables import Tables

HERE = Path(__file__).parent
WORDS = HERE.parent / "words"


class NamesReader:
    """Gives the mentions of an article."""

    name = "names"
    needs = ("words",)
    gives = ("mentions",)

    def __init__(self) -> None:
        """Read the tables, lexicons and rules."""
        self.grammar = NamesGrammar([HERE, WORDS], MAKERS)
        self.tables = Tables(self.grammar)

    def read(self, reading: Reading) -> Reading:
        """A copy of `reading` with its mentions."""
        settled = [settle(self._candidates(sentence)) for sentence in reading.sentences]
        settled = repeats(reading.text, reading.sentences, settled)
        found = [candidate for sentence in settled for candidate in sentence]
        mentions = [
            Mention(f"M{number}", c.start, c.end, c.kind, actor, c.rule)
            for number, (c, actor) in enumerate(zip(found, actors_of(reading, found), strict=True), 1)
        ]
        because = {m.id: Because(c.rule, c.parts) for m, c in zip(mentions, found, strict=True)}
        return msgspec.structs.replace(
            reading, mentions=tuple(mentions), because={**reading.because, **because}
        )

    def _candidates(self, sentence: Sentence) -> Iterator[Candidate]:
        encoded = self.grammar.encode(sentence, self.tables.layers(sentence.words))
        for match in self.grammar.matches(encoded):
            made = self.grammar.make(match)
            if made is not None:
                yield made


def describe(reading: Reading) -> Iterator[tuple[str, dict[str, str]]]:
    """Each mention's rule and fields as strings, as the rules' examples name them."""
    for mention in reading.mentions:
        actor = mention.actor
        fields = {"text": reading.surface(mention), "kind": mention.kind}
        if actor is not None:
            fields |= {"name": actor.name, "name_en": actor.name_en or "", "code": actor.code or ""}
        yield mention.rule, fields
