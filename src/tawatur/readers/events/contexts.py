"""PLOVER's contexts: subjects that the words around an event tell, any number of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tawatur.codebooks import plover
from tawatur.codebooks.own import OwnCodebook
from tawatur.readers.events.found import Found
from tawatur.readers.events.triggers import Heard

PREFIX = "CONTEXT_"


def contexts_told(heard: Heard) -> frozenset[str]:
    """The contexts that a sentence tells."""
    told = {name for facts in heard.facts if facts.contexts for name in facts.contexts}
    told.update(name for phrase in heard.phrases for name in phrase.classes if name.startswith(PREFIX))
    return frozenset(name.removeprefix(PREFIX).lower() for name in told)


def all_contexts(books: Iterable[OwnCodebook]) -> tuple[str, ...]:
    """PLOVER's contexts, then users' own."""
    return (*plover().contexts, *(name for book in books for name in book.contexts))


def in_order(mentions: Sequence[Found], contexts: Sequence[str]) -> tuple[str, ...]:
    """The contexts of an event from its sentences and its triggers' entries, in the order of `contexts`."""
    names = frozenset().union(*[mention.contexts for mention in mentions])
    for mention in mentions:
        names = names.union(mention.trigger.values.get("contexts", ()))
    return tuple(name for name in contexts if name in names) if names else ()
