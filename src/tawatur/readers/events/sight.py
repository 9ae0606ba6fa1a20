"""Sight: what the network of parties sees of a word by itself: its spelling, what the lexicons say of it."""

from __future__ import annotations

from collections.abc import Iterator

from tawatur.model.reading import Form
from tawatur.networks.spelling import spelling
from tawatur.readers.events.grammar import Facts
from tawatur.rules import Sense


def sights(form: Form, facts: Facts) -> list[str]:
    """What is seen of a form with these facts."""
    told = (one for sense in facts.senses for one in _of_sense(sense))
    company = (f"c={name}" for name in sorted(facts.company))
    classes = (f"f={name}" for name in sorted(form.classes))
    return list(dict.fromkeys((*spelling(form), *told, *company, *classes)))


def _of_sense(sense: Sense) -> Iterator[str]:
    """The event that a word may name, how the word is built, and what is joined to it."""
    values, split, inflected = sense.values, sense.split, sense.surface.inflected
    yield f"x={values['type']}"
    yield f"x={values['type']}{'!' if values.get('needs') else ''}"
    if values.get("mode"):
        yield f"y={values['mode']}"
    yield from (f"g={name}" for name in sorted(sense.surface.classes))
    if inflected is not None:
        yield f"z={inflected.aspect}"
    if split is not None and split.prefix:
        yield f"b={split.prefix}"
    if split is not None and split.suffix:
        yield "u="
