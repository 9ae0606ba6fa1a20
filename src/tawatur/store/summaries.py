"""What was found, as plain data: what `--json` writes, what a page of the web has as its twin."""

from __future__ import annotations

from typing import Any

import msgspec

from tawatur.model.record import Event, Record, Saying, Span
from tawatur.store.finding import Found, Listed
from tawatur.store.fulltext import stretch
from tawatur.store.rows import headline

BODY = frozenset({"lead", "paragraph", "quote"})
SNIPPET = 160
"""Characters of a text that are shown of an article."""


def summary(found: Found) -> dict[str, Any]:
    """An article, the stretch of its text that was asked for, and what of it was found.

    Offsets are those of the article's whole text; `sentence` is where a row opens.
    """
    record = found.record
    return {
        "id": record.id,
        "sha256": record.sha256,
        "url": record.url,
        "outlet": msgspec.to_builtins(record.outlet),
        "published": record.published,
        "headline": headline(record),
        "snippet": _cut(record, snippet(found)),
        "highlights": [[span.start, span.end] for span in found.highlights],
        "events": [_event(record, key, event) for key, event in found.events],
        "sayings": [_saying(record, key, saying) for key, saying in found.sayings],
    }


def summaries(listed: Listed) -> dict[str, Any]:
    """A page of a list."""
    return {"found": [summary(found) for found in listed.found], "next": listed.next}


def snippet(found: Found) -> Span:
    """The part of the text to show: around the words asked for, best in the body; else its beginning."""
    record = found.record
    body = [block for block in record.blocks if block.role in BODY]
    inside = [mark for mark in found.highlights if any(b.start <= mark.start < b.end for b in body)]
    first = inside or found.highlights or [Span(block.start, block.start) for block in body]
    return stretch(record.text, first, SNIPPET)


def sentence(record: Record, span: Span) -> Span:
    """The sentence in which a span stands; the span itself where no sentence has it."""
    around = (Span(start, end) for start, end in record.sentences if start <= span.start < end)
    return next(around, span)


def _cut(record: Record, span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": record.text[span.start : span.end]}


def _event(record: Record, key: str, event: Event) -> dict[str, Any]:
    told: dict[str, Any] = msgspec.to_builtins(event)
    place = next((place for place in record.places if place.id == event.place), None)
    date = next((date for date in record.dates if date.id == event.date), None)
    beside = {
        "place": msgspec.to_builtins(place),
        "date": msgspec.to_builtins(date),
        "trigger": _cut(record, event.trigger),
        "sentence": _cut(record, sentence(record, event.trigger)),
    }
    return {"key": key, **told, **beside}


def _saying(record: Record, key: str, saying: Saying) -> dict[str, Any]:
    sources = {source.id: source for source in record.sources}
    chain = [{"label": sources[link.source].label, **msgspec.to_builtins(link)} for link in saying.chain]
    first = (*saying.cue, *saying.content)[0]
    beside = {
        "chain": chain,
        "cue": [_cut(record, span) for span in saying.cue],
        "content": [_cut(record, span) for span in saying.content],
        "sentence": _cut(record, sentence(record, first)),
    }
    return {"key": key, **msgspec.to_builtins(saying), **beside}
