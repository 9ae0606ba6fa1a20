"""Writing: acts, entities and hedges become the layers of the reading, each with its because."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple, cast

import msgspec

from tawatur.model.reading import Because, Reading
from tawatur.model.record import Commitment, Form, Hedge, Mention, Saying, Source, Span
from tawatur.readers.sayings import chains, scope
from tawatur.readers.sayings.acts import Act
from tawatur.readers.sayings.found import MARKED
from tawatur.readers.sayings.hedges import HedgeFound
from tawatur.readers.sayings.sources import PUBLISHER, Entity


class Article(NamedTuple):
    """What has been found: acts in the order of the text, all entities, the page's relays, hedges."""

    acts: Sequence[Act]
    entities: Sequence[Entity]
    page: Sequence[Entity]
    hedges: Sequence[HedgeFound]


def write(reading: Reading, article: Article) -> Reading:
    """A copy of the reading with sources, sayings and hedges."""
    numbered = {id(act): f"Y{number}" for number, act in enumerate(article.acts, 1)}
    sayings = tuple(_saying(act, numbered, article.page) for act in article.acts)
    hedges = tuple(
        Hedge(h.span.start, h.span.end, (h.scope,), _around(h.span, sayings), h.rule) for h in article.hedges
    )
    publisher = Source(PUBLISHER, reading.outlet.name if reading.outlet else "", "media_outlet", "named")
    uses = _Uses(reading.mentions)
    because = {y.id: _because(y, act, uses) for y, act in zip(sayings, article.acts, strict=True)}
    because |= {f"H{n}": Because(h.rule, h.parts) for n, h in enumerate(article.hedges, 1)}
    return msgspec.structs.replace(
        reading,
        sources=(publisher, *(entity.source() for entity in article.entities)),
        sayings=sayings,
        hedges=hedges,
        because={**reading.because, **because},
    )


def _saying(act: Act, numbered: dict[int, str], page: Sequence[Entity]) -> Saying:
    found = act.found
    chain = chains.written(act, page)
    stated = [link for link in chain if link.scope != "page"]
    commitment = cast("Commitment", _commitment(act))
    flags = [*act.flags, *([found.values["flag"]] if "flag" in found.values else [])]
    return Saying(
        id=numbered[id(act)],
        cue=(found.cue_span,),
        source=stated[0].source if stated else None,
        source_span=act.source_span,
        resolution=act.resolution,
        act=found.values.get("act", "say"),
        commitment=commitment,
        polarity="negative" if commitment == "denies" else "positive",
        form=_form(act),
        content=_content(act),
        quotes=_quotes(act),
        parent=numbered.get(id(act.parent)),
        chain=chain,
        flags=tuple(flags),
        rule=found.rule,
    )


def _commitment(act: Act) -> str:
    if act.content is None and act.source is not None and act.source.kind == "medium":
        return "relays"
    return act.found.values.get("commitment", "asserts")


def _content(act: Act) -> tuple[Span, ...]:
    if act.content is None:
        return ()
    own_start = act.found.content_start if act.content[0] == act.found.content else None
    return (scope.as_span(act.line, act.content, own_start),)


def _form(act: Act) -> Form:
    if act.content is None:
        return "by_reference"
    if act.found.kind == "quotation":
        return "direct"
    if act.found.kind == "nominal":
        return "nominal"
    around = range(max(act.content[0] - 1, 0), min(act.content[1] + 1, len(act.line)))
    return "mixed" if act.line.marks(around.start, around.stop) else "indirect"


def _quotes(act: Act) -> tuple[Span, ...]:
    """The quotations inside the content, or the content itself where it is one."""
    if act.content is None or not act.line.quotes:
        return ()
    start, end = act.content
    if act.line.has(start - 1, *MARKED) and act.line.has(end, *MARKED):
        return (act.line.span(act.content),)
    marks = [at for at in act.line.marked if start <= at < end]
    pairs = zip(marks[::2], marks[1::2], strict=False)
    return tuple(act.line.span((a + 1, b)) for a, b in pairs if b > a + 1)


def _around(span: Span, sayings: Sequence[Saying]) -> str | None:
    """The innermost saying whose content holds the span."""
    inside = [
        (c.end - c.start, saying.id) for saying in sayings for c in saying.content
        if c.start <= span.start and span.end <= c.end
    ]  # fmt: skip
    return min(inside)[1] if inside else None


def _because(saying: Saying, act: Act, uses: _Uses) -> Because:
    content = tuple(("content", span) for span in saying.content)
    return Because(act.found.rule, act.found.parts + content, uses.inside(saying.source_span))


class _Uses:
    """The ids of the names inside a span."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._mentions = sorted(mentions, key=lambda m: m.start)
        self._starts = [m.start for m in self._mentions]

    def inside(self, span: Span | None) -> tuple[str, ...]:
        if span is None:
            return ()
        first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return tuple(m.id for m in self._mentions[first:last])
