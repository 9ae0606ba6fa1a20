"""Writing: acts, entities and hedges become the layers of the reading, each with its because."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, cast

import msgspec

from tawatur.model.reading import Because, Reading
from tawatur.model.record import Commitment, Hedge, Saying, Source, Span
from tawatur.readers.sayings import chains, scope
from tawatur.readers.sayings.acts import Act, Link
from tawatur.readers.sayings.forms import form_of, quotations, quotes_of
from tawatur.readers.sayings.hedges import HedgeFound
from tawatur.readers.sayings.names import Names
from tawatur.readers.sayings.setting import setting_of
from tawatur.readers.sayings.sources import PUBLISHER, Entity

RELAYED = ("via", "reference")
HUNDRED = 100


class Article(NamedTuple):
    """What has been found: acts in the order of the text, all entities, the page's relays, hedges; names."""

    acts: Sequence[Act]
    entities: Sequence[Entity]
    page: Sequence[Link]
    hedges: Sequence[HedgeFound]
    names: Names


def write(reading: Reading, article: Article) -> Reading:
    """A copy of the reading with sources, sayings and hedges."""
    numbered = {id(act): f"Y{number}" for number, act in enumerate(article.acts, 1)}
    firsts = _firsts(article.acts)
    sayings = tuple(_saying(act, numbered, article.page, first=id(act) in firsts) for act in article.acts)
    hedges = tuple(_hedge(found, sayings) for found in article.hedges)
    publisher = Source(PUBLISHER, reading.outlet.name if reading.outlet else "", "media_outlet", "named")
    because = {y.id: _because(y, act, article.names) for y, act in zip(sayings, article.acts, strict=True)}
    because |= {f"H{n}": Because(h.rule, h.parts) for n, h in enumerate(article.hedges, 1)}
    return msgspec.structs.replace(
        reading,
        sources=(publisher, *(entity.source() for entity in article.entities)),
        sayings=sayings,
        hedges=hedges,
        because={**reading.because, **because},
    )


def _firsts(acts: Sequence[Act]) -> frozenset[int]:
    """The acts before which no other of their sentence stands."""
    first: dict[int, int] = {}
    for act in acts:
        first.setdefault(id(act.line), id(act))
    return frozenset(first.values())


def _saying(act: Act, numbered: dict[int, str], page: Sequence[Link], *, first: bool) -> Saying:
    found = act.found
    chain = chains.written(act, page)
    stated = [link for link in chain if link.scope != "page"]
    commitment = cast("Commitment", _commitment(act))
    venue, addressee = setting_of(act, first=first)
    quoted = quotations(act)
    return Saying(
        id=numbered[id(act)],
        cue=(found.cue_span,),
        source=stated[0].source if stated else None,
        source_span=act.source_span,
        resolution=act.resolution,
        act=_act(found.values.get("act", "say"), commitment),
        commitment=commitment,
        polarity="negative" if commitment == "denies" or "negative" in found.values else "positive",
        form=form_of(act, quoted),
        content=_content(act),
        quotes=quotes_of(act, quoted),
        parent=numbered.get(id(act.parent)),
        venue=venue,
        addressee=addressee,
        chain=chain,
        flags=tuple(dict.fromkeys(act.flags)),
        rule=found.rule,
        refers_to=numbered.get(id(act.refers_to)),
        headlines=tuple(sorted(act.headlines, key=lambda span: span.start)),
    )


def _act(act: str, commitment: str) -> str:
    """The act of speech; a preposition that names who passed something on tells of a relay."""
    return "relay" if act == "attribute" and commitment == "relays" else act


def _commitment(act: Act) -> str:
    if act.content is None and act.source is not None and act.source.kind == "medium":
        return "relays"
    return act.found.values.get("commitment", "asserts")


def _content(act: Act) -> tuple[Span, ...]:
    """What is said; of a source named within another's frame what that one says."""
    if act.content is None and act.via is not None and act.found.kind in RELAYED:
        return _content(act.via)
    if act.content is None:
        return (act.before,) if act.before is not None else tuple(act.more)
    own_start = act.found.content_start if act.content[0] == act.found.content else None
    first = scope.as_span(act.line, act.content, own_start)
    beyond = (act.line.span(act.beyond),) if act.beyond is not None else ()
    return (first, *beyond, *act.more)


def _hedge(found: HedgeFound, sayings: Sequence[Saying]) -> Hedge:
    """A hedge with who holds it; it does not reach beyond what he says."""
    saying, reach = _around(found.span, sayings), found.scope
    if saying is not None:
        start, end = saying.content[0].start, saying.content[-1].end
        kept = [Span(max(s.start, start), min(s.end, end)) for s in reach]
        reach = tuple(span for span in kept if span.end > span.start) or reach
    return Hedge(found.span.start, found.span.end, reach, saying.id if saying else None, found.rule)


def _around(span: Span, sayings: Sequence[Saying]) -> Saying | None:
    """The saying whose content is the smallest that holds the span; of equals the first to be said."""
    inside = [
        (c.end - c.start, number)
        for number, saying in enumerate(sayings)
        for c in saying.content
        if c.start <= span.start and span.end <= c.end
    ]
    return sayings[min(inside)[1]] if inside else None


def _because(saying: Saying, act: Act, names: Names) -> Because:
    content = tuple(("content", span) for span in saying.content)
    span = saying.source_span
    used = names.starting(span.start, span.end) if span is not None else ()
    return Because(act.found.rule, act.found.parts + content, tuple([m.id for m in used]), _note(act))


def _note(act: Act) -> str:
    """What weights decided, and who else may be the source."""
    notes = []
    if act.found.score is not None:
        notes.append(f"weighs {act.found.score / HUNDRED:+.2f}")
    if act.rivals:
        notes.append(f"the source may be {', '.join(entity.id for entity in act.rivals)} instead")
    return "; ".join(notes)
