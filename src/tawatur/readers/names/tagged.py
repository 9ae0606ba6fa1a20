"""Names that a backend finds: its mentions take the place of those of our tables and rules.

What is known of a name stays ours: its actor, its country, which of two kindred kinds it is. So do offices,
which no model reads as we do, the outlet's own name, and names that the article repeats.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tawatur.backends import Found, Tagger
from tawatur.gazetteer.actors import ActorTable
from tawatur.model.errors import BackendFailed
from tawatur.model.reading import Reading, Sentence
from tawatur.model.record import MentionKind, Span
from tawatur.readers.names.alignment import Aligned, align
from tawatur.readers.names.candidate import OFFICE, Candidate, Name, longest, merge
from tawatur.readers.names.make import key_in, name_of
from tawatur.readers.names.reader import NamesReader
from tawatur.rules.grammar import Encoded


class TaggedNamesReader(NamesReader):
    """The names reader, with `tagger` in the place of its own way of finding names."""

    def __init__(self, tagger: Tagger, users: ActorTable | None = None) -> None:
        """Read the tables, lexicons and rules, which know who names are; `users` are a user's own actors."""
        super().__init__(users)
        self.tagger = tagger

    @property
    def setting(self) -> str:
        """What the run's digest of settings says of this reader."""
        return f"{self.name}={self.tagger.name}@{self.tagger.model}"

    def settled(self, reading: Reading) -> list[list[Name]]:
        """The backend's names and our offices, by sentence."""
        found = self._found([reading.surface(sentence) for sentence in reading.sentences])
        return [self._named(units, names) for units, names in zip(self.encoded(reading), found, strict=True)]

    def _found(self, sentences: Sequence[str]) -> Sequence[Sequence[Found]]:
        found = self.tagger.tag(sentences) if sentences else []
        if len(found) != len(sentences):
            raise BackendFailed(
                f"the backend {self.tagger.name} answered for {len(found)} of {len(sentences)} sentences; "
                "it must give one list of names for each"
            )
        return found

    def _named(self, encoded: Encoded, found: Iterable[Found]) -> list[Name]:
        proposed = merge(self.candidates(encoded))
        names = [name_of(office) for office in longest(c for c in proposed if c.kind == OFFICE)]
        rule = f"name/backend:{self.tagger.name}"
        names += [_name(encoded.sentence, one, rule) for one in align(encoded.sentence, found, proposed)]
        return sorted(names, key=lambda name: (name.start, -name.end))


def _name(sentence: Sentence, aligned: Aligned, rule: str) -> Name:
    """The name, with what our tables and its phrase tell of it."""
    known = _known(sentence, aligned) if aligned.like is None else name_of(aligned.like)
    return known._replace(
        kind=_kind(aligned), rule=rule, note=f"{aligned.found.kind} scored {aligned.found.score:.2f}"
    )


def _known(sentence: Sentence, aligned: Aligned) -> Name:
    """A name of which our rules know nothing."""
    start, end, first, last, found, _ = aligned
    bare = Candidate(found.kind, start, end, first, last, (), 0, ())
    span = Span(start, end)
    return Name(found.kind, start, end, "", (("name", span),), key_in(sentence.words, bare))


def _kind(aligned: Aligned) -> MentionKind:
    """The model's kind; where our rules have a kindred one on better grounds than habit, theirs.

    Many models know one label for all places, and one for all bodies.
    """
    like = aligned.like
    founded = like is not None and any("weak" not in claim.rule.values for claim in like.claims)
    return like.kind if like is not None and founded else aligned.found.kind
