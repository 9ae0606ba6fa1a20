"""PLOVER's contexts: subjects that the words around an event tell, any number of them."""

from __future__ import annotations

from collections.abc import Iterable

from tawatur.codebooks import plover
from tawatur.readers.events.triggers import Heard

PREFIX = "CONTEXT_"


def contexts_told(heard: Heard) -> frozenset[str]:
    """The contexts that a sentence tells."""
    told = {name for facts in heard.facts if facts.contexts for name in facts.contexts}
    told.update(name for phrase in heard.phrases for name in phrase.classes if name.startswith(PREFIX))
    return frozenset(name.removeprefix(PREFIX).lower() for name in told)


def in_order(told: Iterable[frozenset[str]]) -> tuple[str, ...]:
    """The contexts of an event from those of its sentences, in the codebook's order."""
    names = frozenset().union(*told)
    return tuple(name for name in plover().contexts if name in names) if names else ()
