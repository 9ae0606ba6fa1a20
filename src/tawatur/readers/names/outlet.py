"""The outlet's own name: where an article names who publishes it, no other name is read into it.

Outlets are often called after towns and peoples; only names of two words and more are looked for, an
outlet of one word is an everyday word too often.
"""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.arabic.fold import fold
from tawatur.gazetteer.actors import make_actor
from tawatur.gazetteer.countries import country
from tawatur.model.reading import Reading, Sentence
from tawatur.model.record import Actor, Outlet, Span
from tawatur.readers.names.candidate import Name

RULE = "name/outlet"


def with_outlet(reading: Reading, found: list[list[Name]]) -> list[list[Name]]:
    """The names of each sentence, the outlet's own among them in place of those that it overlaps."""
    outlet = reading.outlet
    key = tuple(fold(outlet.name).split()) if outlet is not None else ()
    if outlet is None or len(key) < 2 or " ".join(key) not in fold(reading.text):
        return found
    actor = _actor(outlet)
    return [
        _placed(names, _own(sentence, key, actor))
        for sentence, names in zip(reading.sentences, found, strict=True)
    ]


def _actor(outlet: Outlet) -> Actor:
    state = country(outlet.country) if outlet.country else None
    return make_actor(f"outlet/{outlet.id}", outlet.name, None, state.alpha3 if state else None, "MED")


def _own(sentence: Sentence, key: tuple[str, ...], actor: Actor) -> list[Name]:
    """Where the outlet's name stands in a sentence; the first word may carry a proclitic."""
    found, words = [], sentence.words
    for at in range(len(words) - len(key) + 1):
        first, last = words[at], words[at + len(key) - 1]
        split = next((s for s in first.form.splits if s.stem == key[0] and not s.suffix), None)
        if split and all(words[at + i].form.folded == piece for i, piece in enumerate(key[1:], 1)):
            span = Span(first.start + split.start, last.end)
            found.append(Name("ORG", span.start, span.end, RULE, (("name", span),), key, actor))
    return found


def _placed(names: list[Name], own: Sequence[Name]) -> list[Name]:
    """The names with the outlet's; one that is a name by itself (of a region, say) stays what it is."""
    spans = {(name.start, name.end) for name in names}
    own = [name for name in own if (name.start, name.end) not in spans]
    if not own:
        return names
    kept = [name for name in names if all(name.end <= o.start or o.end <= name.start for o in own)]
    return sorted((*kept, *own), key=lambda name: (name.start, -name.end))
