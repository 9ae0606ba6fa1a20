"""Names that a backend finds: its mentions take the place of those of our tables and rules.

What is known of a name stays ours: its actor, its country, which of two kindred kinds it is. So do offices,
which no model reads as we do, the outlet's own name, and names that the article repeats.
"""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.backends import Found, Tagger
from tawatur.gazetteer.actors import ActorTable
from tawatur.model.errors import BackendFailed
from tawatur.model.reading import Reading
from tawatur.readers.names.alignment import align
from tawatur.readers.names.candidate import Name
from tawatur.readers.names.reader import NamesReader
from tawatur.readers.names.settling import settle


class TaggedNamesReader(NamesReader):
    """The names reader, with `backend` in the place of its own way of finding names."""

    def __init__(self, backend: Tagger, users: ActorTable | None = None) -> None:
        """Read the tables, lexicons and rules, which know who names are; `users` are a user's own actors."""
        super().__init__(users)
        self.backend = backend

    @property
    def setting(self) -> str:
        """What the run's digest of settings says of this reader."""
        return f"{self.name}={self.backend.name}@{self.backend.model}"

    def settled(self, reading: Reading) -> list[list[Name]]:
        """The backend's names and our offices, by sentence."""
        found = self._found([reading.surface(sentence) for sentence in reading.sentences])
        rule = f"name/backend:{self.backend.name}"
        proposed = self.proposed(reading)
        return [
            settle(line, align(line.sentence, names, line.names), rule)
            for line, names in zip(proposed, found, strict=True)
        ]

    def _found(self, sentences: Sequence[str]) -> Sequence[Sequence[Found]]:
        found = self.backend.tag(sentences) if sentences else []
        if len(found) != len(sentences):
            raise BackendFailed(
                f"the backend {self.backend.name} answered for {len(found)} of {len(sentences)} sentences; "
                "it must give one list of names for each"
            )
        return found
