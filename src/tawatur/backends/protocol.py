"""What a backend for names offers. Nothing else is asked of one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol, get_args

from tawatur.model.record import MentionKind

KINDS: tuple[MentionKind, ...] = tuple(kind for kind in get_args(MentionKind) if kind != "ROLE")
"""The kinds of names. Offices (ROLE) are no names: our rules read them whoever finds the names."""


class Found(NamedTuple):
    """A name in a sentence: its code points `start` to `end`, its kind, and how sure it is (0 to 1)."""

    start: int
    end: int
    kind: MentionKind
    score: float


class Tagger(Protocol):
    """A model that finds names. It is opened once and used for any number of articles."""

    @property
    def name(self) -> str:
        """The backend's name, as rules have it: `name/backend:NAME`."""
        ...

    @property
    def model(self) -> str:
        """Which model it is, such as a digest of its files: records of two models must not look alike."""
        ...

    def tag(self, sentences: Sequence[str]) -> Sequence[Sequence[Found]]:
        """The names of each sentence of an article, in any order; offsets count from the sentence's start."""
        ...
