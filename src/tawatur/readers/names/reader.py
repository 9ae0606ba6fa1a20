"""The names reader: tables and rules propose, the tagger decides, the article repeats.

Three steps. In each sentence the rules propose candidates (a table's names are words of special classes
to them) and weigh them; the tagger sees the words and, as hints, what rules and tables say, and finds the
names. Then the outlet's own name is found, and short forms of names that the article has in full. Last, each
mention gets its actor: the table's, or what its phrase and the article tell of country and sector.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

import msgspec

from tawatur.gazetteer.actors import ActorTable
from tawatur.model.reading import Because, Reading, Sentence, Word
from tawatur.model.record import Mention
from tawatur.readers.names.actors import actors_of
from tawatur.readers.names.candidate import OFFICE, Candidate, Name, merge
from tawatur.readers.names.grammar import NamesGrammar
from tawatur.readers.names.make import MAKERS
from tawatur.readers.names.outlet import with_outlet
from tawatur.readers.names.repeats import repeats
from tawatur.readers.names.settings import with_settings
from tawatur.readers.names.settling import Proposed, settle
from tawatur.readers.names.tables import NameHit, Tables
from tawatur.readers.names.tagger import Tagger
from tawatur.rules.grammar import Encoded

HERE = Path(__file__).parent
WORDS = HERE.parent / "words"


class NamesReader:
    """Gives the mentions of an article."""

    name = "names"
    needs = ("words",)
    gives = ("mentions",)

    def __init__(self, users: ActorTable | None = None) -> None:
        """Read the tables, lexicons and rules; `users` are a user's own actors."""
        self.has_users = users is not None and bool(users.actors or users.words)
        self.grammar = NamesGrammar([HERE, WORDS], MAKERS)
        self.tables = Tables(self.grammar, users)

    @cached_property
    def tagger(self) -> Tagger:
        """Our own tagger; not read where a backend takes its place."""
        return Tagger(lambda form: self.grammar.known(form).senses, given=self.has_users)

    def read(self, reading: Reading) -> Reading:
        """A copy of `reading` with its mentions."""
        settled = repeats(reading.sentences, with_outlet(reading, self.settled(reading)))
        found = [candidate for sentence in settled for candidate in sentence]
        found = with_settings(reading, found, self.is_a)
        actors = actors_of(reading, found, self.tables.terms)
        mentions = [
            Mention(f"M{number}", c.start, c.end, c.kind, actor, c.rule)
            for number, (c, actor) in enumerate(zip(found, actors, strict=True), 1)
        ]
        because = {m.id: Because(c.rule, c.parts, note=c.note) for m, c in zip(mentions, found, strict=True)}
        return msgspec.structs.replace(
            reading, mentions=tuple(mentions), because={**reading.because, **because}
        )

    def is_a(self, word: Word, word_class: str) -> bool:
        """Whether a word has a class by lexicon."""
        return word_class in self.grammar.known(word.form).senses

    def settled(self, reading: Reading) -> list[list[Name]]:
        """The names and offices of each sentence; another tagger takes the place of this (see tagged.py)."""
        proposed = self.proposed(reading)
        return [
            settle(line, found) for line, found in zip(proposed, self.tagger.found(proposed), strict=True)
        ]

    def proposed(self, reading: Reading) -> list[Proposed]:
        """What rules and tables propose in each sentence."""
        # All sentences are encoded before any is matched: new sets of classes compile patterns anew.
        encoded = [self.encoded(sentence) for sentence in reading.sentences]
        return [self._proposed(*one) for one in encoded]

    def encoded(self, sentence: Sentence) -> tuple[Encoded, list[NameHit]]:
        """A sentence as a string of word classes, and the tables' names in it."""
        hits = self.tables.hits(sentence.words)
        return self.grammar.encode(sentence, self.tables.layers(sentence.words, hits)), hits

    def _proposed(self, encoded: Encoded, hits: list[NameHit]) -> Proposed:
        proposed = merge(self.candidates(encoded))
        names = [candidate for candidate in proposed if candidate.kind != OFFICE]
        offices = [candidate for candidate in proposed if candidate.kind == OFFICE]
        return Proposed(encoded.sentence, hits, names, offices)

    def candidates(self, encoded: Encoded) -> list[Candidate]:
        """All that the rules propose in a sentence."""
        make = self.grammar.make
        return [candidate for match in self.grammar.matches(encoded) for candidate in make(match)]


def describe(reading: Reading) -> Iterator[tuple[str, dict[str, str]]]:
    """Each mention's rule and fields as strings, as the rules' examples name them."""
    for mention in reading.mentions:
        actor = mention.actor
        fields = {"text": reading.surface(mention), "kind": mention.kind}
        if actor is not None:
            fields |= {"name": actor.name, "name_en": actor.name_en or "", "code": actor.code or ""}
        yield mention.rule, fields
