"""PLOVER's contexts: subjects that the words around an event tell, any number of them."""

from __future__ import annotations

from collections.abc import Iterable

from tawatur.codebooks import plover
from tawatur.readers.events.triggers import Heard

PREFIX = "CONTEXT_"


def contexts(sentences: Iterable[Heard]) -> tuple[str, ...]:
    """The contexts of an event from the sentences it stands in, in the codebook's order."""
    told = {
        name.removeprefix(PREFIX).lower()
        for heard in sentences
        for names in (
            *(facts.contexts for facts in heard.facts if facts.contexts),
            *(phrase.classes for phrase in heard.phrases),
        )
        for name in names
        if name.startswith(PREFIX)
    }
    return tuple(name for name in plover().contexts if name in told) if told else ()
