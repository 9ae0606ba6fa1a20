"""Likely parties: who acts, and who is acted on, where no frame says so.

A noun («وقفة احتجاجية», «استقالته») often has its actor as the subject of the sentence. The nearest noun
phrase before the trigger that names somebody is taken, one that no preposition governs before one that is
governed; for an arrest or a seizure only a force or an office.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from tawatur.model.reading import Sentence
from tawatur.model.record import Span
from tawatur.readers.events.grammar import FINITE_CLASSES
from tawatur.readers.events.make import Framed
from tawatur.readers.events.phrases import Phrase
from tawatur.readers.events.triggers import Trigger
from tawatur.rules import Layer

FARTHEST = 25
NEAREST = 7
NO_RECIPIENT = frozenset({"RETREAT", "MOBILIZE", "PROTEST", "CONCEDE"})
CLAUSE_ENDS = frozenset({"COMMA", "SEMICOLON", "FULL_STOP", "COLON", "THAT", "RELATIVE"})
GOVERNED = frozenset({"BI_NP", "LI_NP", "KA_NP"})
FORCES = frozenset({"POLICE", "FIGHTER", "OFFICE", "AUTHORITY"})
BY_FORCE = frozenset({"COERCE", "MOBILIZE"})
# Victims and casualties stand where subjects do, so no agent is guessed for them.
NEVER = frozenset({"ASSAULT"})


class Units(NamedTuple):
    """The units of a sentence in their order, and the first word of each."""

    layers: Sequence[Layer]
    firsts: Sequence[int]

    def beginning(self, first: int, end: int) -> Sequence[Layer]:
        """The units that begin from word `first` to before word `end`."""
        return self.layers[bisect_left(self.firsts, first) : bisect_left(self.firsts, end)]


def units_of(layers: Sequence[Layer]) -> Units:
    """The layers with their first words."""
    return Units(layers, [layer.first for layer in layers])


def likely_actor(framed: Framed, units: Units, sentence: Sentence) -> Span | None:
    """The noun phrase that most likely acts, or None."""
    trigger = framed.trigger
    if framed.actors or trigger.type in NEVER:
        return None
    before = [
        layer
        for layer in units.beginning(trigger.first - FARTHEST, trigger.first)
        if layer.last < trigger.first and _fits(layer, trigger.type)
    ]
    taken = {span.start for span in framed.recipients}
    free = [layer for layer in before if _start(layer, sentence) not in taken]
    subjects = [layer for layer in free if not _governed(layer, sentence)]
    best = (subjects or free)[-1:]
    return _span(best[0], sentence) if best else None


def likely_recipient(framed: Framed, units: Units, sentence: Sentence) -> Span | None:
    """The nearest noun phrase after the trigger, in its clause, that stands for somebody; or None."""
    trigger = framed.trigger
    if framed.recipients or trigger.type in NO_RECIPIENT or "BARE_NOUN" in trigger.classes:
        return None
    taken = {span.start for span in framed.actors}
    for layer in units.beginning(trigger.last + 1, trigger.last + 2 + NEAREST):
        if layer.first - trigger.last > NEAREST or _clause_ends(sentence, trigger.last + 1, layer.first):
            return None
        if layer.first == trigger.last + 1 and _is_definite_noun(trigger, sentence):
            continue
        is_party = isinstance(layer.value, Phrase) and layer.value.somebody and "AND_NP" not in layer.classes
        if is_party and _start(layer, sentence) not in taken:
            return None if "WHERE" in layer.classes else _span(layer, sentence)
    return None


def _is_definite_noun(trigger: Trigger, sentence: Sentence) -> bool:
    """Whether what follows the trigger must be its adjective."""
    is_noun = not FINITE_CLASSES.intersection(trigger.classes)
    return is_noun and "DEFINITE" in sentence.words[trigger.first].form.classes


def _clause_ends(sentence: Sentence, first: int, last: int) -> bool:
    return any(not word.form.classes.isdisjoint(CLAUSE_ENDS) for word in sentence.words[first:last])


def _fits(layer: Layer, kind: str) -> bool:
    if isinstance(layer.value, Phrase):
        return bool(layer.classes & FORCES) or layer.value.named if kind in BY_FORCE else layer.value.somebody
    return kind not in BY_FORCE and "ACTOR_PERSON" in layer.classes


def _governed(layer: Layer, sentence: Sentence) -> bool:
    before = sentence.words[layer.first - 1].form.classes if layer.first else frozenset[str]()
    return bool(layer.classes & GOVERNED) or "PREPOSITION" in before


def _start(layer: Layer, sentence: Sentence) -> int:
    return sentence.words[layer.first].start if layer.start is None else layer.start


def _span(layer: Layer, sentence: Sentence) -> Span:
    return Span(_start(layer, sentence), sentence.words[layer.last].end)
