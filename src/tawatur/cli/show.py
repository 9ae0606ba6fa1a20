"""A record for people: the page's anatomy, who says what through whom, and what happened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tawatur.cli.terminal import dim, heading, safe, short
from tawatur.model.record import Block, Event, Participant, Record, Saying, Source, Span

BODY = ("lead", "paragraph", "quote")


def show(record: Record) -> str:
    """The record as lines of text, ending with an empty line."""
    sections = (
        _title(record),
        _section("Page", _anatomy(record)),
        _section("Who says so", (line for saying in record.sayings for line in saying_lines(record, saying))),
        _section("What happened", (line for event in record.events for line in event_lines(record, event))),
        _section("Not read", (f"  {fault.reader}: {safe(fault.message)}" for fault in record.faults)),
    )
    return "\n".join(line for section in sections for line in section)


def _title(record: Record) -> Iterator[str]:
    headline = next((block for block in record.blocks if block.role == "headline"), None)
    yield heading(short(_cut(record, headline)) if headline else record.id)
    outlet = f"{record.outlet.name} ({record.outlet.country or '?'})" if record.outlet else "outlet unknown"
    yield f"{outlet} · published {record.published_at or record.published or 'unknown'} · {record.id}"
    yield ""


def _section(title: str, lines: Iterator[str]) -> Iterator[str]:
    found = list(lines)
    if found:
        yield heading(title)
        yield from found
        yield ""


def _anatomy(record: Record) -> Iterator[str]:
    for block in record.blocks:
        yield f"  {block.role:12}{short(_cut(record, block), 72 if block.role in BODY else 110)}"


def saying_lines(record: Record, saying: Saying) -> Iterator[str]:
    """A saying: its chain, how it is said, and what is said."""
    cue = " … ".join(safe(_cut(record, span)) for span in saying.cue)
    marks = ", ".join((saying.commitment, saying.form, *(saying.flags or ())))
    yield f"  {saying.id}  {chain_text(record, saying)}  {dim(f'[{cue}: {marks}]')}"
    for span in saying.content:
        yield f"      «{short(_cut(record, span))}»"


def chain_text(record: Record, saying: Saying) -> str:
    """The chain from origin to publisher; page-level links, which cover the page as a whole, in brackets."""
    sources = {source.id: source for source in record.sources}
    links = []
    for link in saying.chain:
        label = source_text(sources.get(link.source))
        links.append(f"[{label}]" if link.scope == "page" else label)
    return " → ".join(links) or "nobody named"


def source_text(source: Source | None) -> str:
    """A source's label and type; an outlet that nobody named has no label."""
    if source is None:
        return "?"
    if not source.label:
        return "the outlet"
    return f"{safe(source.label)} ({source.type.replace('_', ' ')})"


def event_lines(record: Record, event: Event) -> Iterator[str]:
    """An event: type, triggers, parties, place, date, casualties, and the chain behind it."""
    kind = event.type + (f" {event.mode}" if event.mode else "")
    triggers = "، ".join(dict.fromkeys(safe(_cut(record, span)) for span in event.mentions))
    yield f"  {event.id}  {kind}, {event.factuality}: {triggers}"
    facts = [
        ("who", _parties(event.actors)),
        ("to whom", _parties(event.recipients)),
        ("where", _place(record, event.place)),
        ("when", _date(record, event.date)),
        ("killed", "" if event.killed is None else str(event.killed)),
        ("injured", "" if event.injured is None else str(event.injured)),
    ]
    yield from (f"      {name:9}{value}" for name, value in facts if value)
    yield from (f"      {'says':9}{line}" for line in _behind(record, event))


def _behind(record: Record, event: Event) -> list[str]:
    sayings = {saying.id: saying for saying in record.sayings}
    chains = [chain_text(record, sayings[ident]) for ident in event.sayings if ident in sayings]
    return list(dict.fromkeys(chains)) or ["the outlet, in its own voice"]


def _parties(parties: Sequence[Participant]) -> str:
    return "; ".join(safe(party.name) + (f" [{party.code}]" if party.code else "") for party in parties)


def _place(record: Record, ident: str | None) -> str:
    place = next((place for place in record.places if place.id == ident), None)
    if place is None:
        return ""
    return f"{safe(place.name)} — {place.name_en or 'not in the gazetteer'}, {place.country or '?'}"


def _date(record: Record, ident: str | None) -> str:
    date = next((date for date in record.dates if date.id == ident), None)
    return f"{date.value} ({safe(record.text[date.start : date.end])})" if date else ""


def _cut(record: Record, span: Span | Block) -> str:
    return record.text[span.start : span.end]
