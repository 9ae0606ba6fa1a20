"""The sayings reader: rules find cues, scope bounds what is said, resolution says who says it.

Four steps for each sentence: encode, match, settle rival readings of one cue, resolve. The decision one
would trip over: cues are found first, and marks of quotation only help to bound what follows a cue.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from tawatur.model.reading import Because, Reading, Sentence
from tawatur.model.record import ChainLink, Saying, Source
from tawatur.readers.sayings import scope
from tawatur.readers.sayings.found import MARKED, Found, Line
from tawatur.readers.sayings.make import MAKERS
from tawatur.readers.sayings.resolve import Act, Resolver, full_chain
from tawatur.readers.sayings.sources import PUBLISHER
from tawatur.rules import Grammar, Layer

HERE = Path(__file__).parent
WORDS = HERE.parent / "words"
HEADINGS = frozenset({"headline", "kicker"})
UNREAD = frozenset({"section", "byline", "dateline", "caption", "source_line"})


class SayingsReader:
    """Gives sources, sayings and hedges."""

    name = "sayings"
    needs = ("words",)
    gives = ("sources", "sayings", "hedges")

    def __init__(self) -> None:
        """Read the lexicons and rules."""
        self.grammar = Grammar([HERE, WORDS], MAKERS)

    def read(self, reading: Reading) -> Reading:
        """A copy of `reading` with its sources, sayings and hedges."""
        outlet = reading.outlet.name if reading.outlet else ""
        resolver = Resolver(reading.text, reading.mentions, outlet)
        dates = _Dates(reading)
        for sentence in reading.sentences:
            role = reading.blocks[sentence.block].role if reading.blocks else "paragraph"
            if role in UNREAD:
                continue
            headline = role in HEADINGS
            line, founds = self._founds(sentence, dates.layers(sentence))
            founds = [f for f in founds if headline or f.values.get("where") != "headline"]
            if founds:
                resolver.sentence(line, founds, headline=headline)
        return _written(reading, resolver)

    def _founds(self, sentence: Sentence, layers: Iterable[Layer]) -> tuple[Line, list[Found]]:
        encoded = self.grammar.encode(sentence, layers)
        line = Line(sentence, encoded.units)
        made = (self.grammar.make(match) for match in self.grammar.matches(encoded))
        return line, settled(found for found in made if found is not None)


class _Dates:
    """The dates of an article as units for the grammar."""

    def __init__(self, reading: Reading) -> None:
        self._dates, self._at = sorted(reading.dates, key=lambda d: d.start), 0

    def layers(self, sentence: Sentence) -> list[Layer]:
        found = []
        while self._at < len(self._dates) and self._dates[self._at].start < sentence.end:
            date = self._dates[self._at]
            self._at += 1
            inside = [n for n, w in enumerate(sentence.words) if w.end > date.start and w.start < date.end]
            if inside:
                found.append(Layer(inside[0], inside[-1], frozenset({"DATE"}), date, None))
        return found


def settled(founds: Iterable[Found]) -> list[Found]:
    """One reading for each cue, the weightiest; none inside the frame of another but a source named there."""
    best: dict[int, Found] = {}
    for found in founds:
        rival = best.get(found.cue[0])
        if rival is None or found.weight > rival.weight:
            best[found.cue[0]] = found
    kept = [best[at] for at in sorted(best)]
    framed = {f.cue[0] for f in kept if any(_frames(other, f) for other in kept)}
    return [f for f in kept if (f.kind == "reference") == (f.cue[0] in framed) or f.kind == "via"]


def _frames(other: Found, found: Found) -> bool:
    return other.kind not in ("via", "reference") and other.cue[0] < found.cue[0] < other.content


def _written(reading: Reading, resolver: Resolver) -> Reading:
    publisher = Source(PUBLISHER, reading.outlet.name if reading.outlet else "", "media_outlet", "named")
    numbered = {id(act): f"Y{number}" for number, act in enumerate(resolver.acts, 1)}
    sayings = tuple(_saying(act, numbered) for act in resolver.acts)
    because = {
        saying.id: Because(act.found.rule, act.found.parts + tuple(("content", s) for s in saying.content))
        for saying, act in zip(sayings, resolver.acts, strict=True)
    }
    return msgspec.structs.replace(
        reading,
        sources=(publisher, *(entity.source() for entity in resolver.sources.all)),
        sayings=sayings,
        because={**reading.because, **because},
    )


def _saying(act: Act, numbered: dict[int, str]) -> Saying:
    found, line = act.found, act.line
    own_start = found.content_start if act.content and act.content[0] == found.content else None
    content = (scope.as_span(line, act.content, own_start),) if act.content else ()
    chain = [ChainLink(entity.id, link, "clause") for entity, link in full_chain(act)]
    commitment = found.values.get("commitment", "asserts")
    return Saying(
        id=numbered[id(act)],
        cue=(found.cue_span,),
        source=chain[0].source if chain else None,
        source_span=act.source_span,
        resolution=act.resolution,
        act=found.values.get("act", "say"),
        commitment=commitment,
        polarity="negative" if commitment == "denies" else "positive",
        form=_form(act),
        content=content,
        parent=numbered[id(act.parent)] if act.parent else None,
        chain=(*chain, ChainLink(PUBLISHER, "published", "page")),
        flags=tuple(act.flags),
        rule=found.rule,
    )


def _form(act: Act) -> str:
    if act.content is None:
        return "by_reference"
    marked = any(act.line.has(at, *MARKED) for at in range(act.content[0] - 1, act.content[1] + 1))
    if act.found.kind == "quotation":
        return "direct"
    if act.found.kind == "nominal":
        return "nominal"
    return "mixed" if marked else "indirect"


def describe(reading: Reading) -> Iterator[tuple[str, dict[str, str]]]:
    """Each saying's rule and fields as strings, as the rules' examples name them."""
    labels = {source.id: source.label for source in reading.sources}
    for saying in reading.sayings:
        yield saying.rule, {
            "cue": " … ".join(reading.surface(span) for span in saying.cue),
            "source": reading.surface(saying.source_span) if saying.source_span else "",
            "who": labels.get(saying.source or "", ""),
            "content": " … ".join(reading.surface(span) for span in saying.content),
            "chain": " < ".join(labels[link.source] for link in saying.chain if link.scope != "page"),
            "commitment": saying.commitment,
            "polarity": saying.polarity,
            "form": saying.form,
            "act": saying.act,
            "resolution": saying.resolution,
            "parent": saying.parent or "",
            "flags": " ".join(saying.flags),
        }
