"""A record for people: the page's anatomy, who says what through whom, and what happened."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tawatur.cli.chains import LEGEND, chain_pieces, nodes
from tawatur.cli.sayings import all_sayings
from tawatur.cli.terminal import Piece, flow, heading, of_page, remark, safe, shown
from tawatur.model.record import Block, Event, Participant, Record, Span

COMMA = "\u060c "
"""The Arabic comma."""


def show(record: Record, width: int) -> str:
    """The record as lines of text for `width` columns, ending with an empty line."""
    happened = (line for event in record.events for line in event_lines(record, event, width))
    sections = (
        _title(record, width),
        _section("Page", _anatomy(record, width)),
        _section("Who says so", all_sayings(record, width), flow(map(remark, LEGEND), width - 2, " ")),
        _section("What happened", happened),
        _section("Not read", (f"  {fault.reader}: {of_page(fault.message)}" for fault in record.faults)),
    )
    return "\n".join(line for section in sections for line in section)


def _title(record: Record, width: int) -> Iterator[str]:
    headline = next((block for block in record.blocks if block.role == "headline"), None)
    yield heading(shown(_cut(record, headline), width) if headline else of_page(record.id))
    outlet = record.outlet
    name = f"{of_page(outlet.name)} ({of_page(outlet.country or '?')})" if outlet else "outlet unknown"
    yield f"{name} · published {record.published_at or record.published or 'unknown'} · {of_page(record.id)}"
    yield ""


def _section(title: str, lines: Iterator[str], legend: Iterable[str] = ()) -> Iterator[str]:
    found = list(lines)
    if found:
        yield heading(title)
        yield from (f"  {line}" for line in legend)
        yield from found
        yield ""


def _anatomy(record: Record, width: int) -> Iterator[str]:
    for block in record.blocks:
        yield f"  {block.role:12}{shown(_cut(record, block), width - 14)}"


def event_lines(record: Record, event: Event, width: int) -> Iterator[str]:
    """An event: type, triggers, parties, place, date, casualties, and the chain behind it."""
    kind = event.type + (f" {event.mode}" if event.mode else "")
    triggers = dict.fromkeys(safe(_cut(record, span)) for span in event.mentions)
    head = f"  {event.id}  {kind}, {event.factuality}: "
    yield f"{head}{shown(COMMA.join(triggers), width - len(head))}"
    facts = [
        ("who", _parties(event.actors)),
        ("to whom", _parties(event.recipients)),
        ("where", _place(record, event.place)),
        ("when", _date(record, event.date)),
        ("killed", "" if event.killed is None else str(event.killed)),
        ("injured", "" if event.injured is None else str(event.injured)),
    ]
    yield from (f"      {name:9}{value}" for name, value in facts if value)
    yield from _behind(record, event, width)


def _behind(record: Record, event: Event, width: int) -> Iterator[str]:
    """The chains of the sayings that tell the event, each once, with the ids of those sayings."""
    told = [saying for saying in record.sayings if saying.id in event.sayings]
    chains = {tuple(nodes(record, saying)): list[str]() for saying in told}
    for saying in told:
        chains[tuple(nodes(record, saying))].append(saying.id)
    for chain, ids in chains.items():
        said_in = " ".join(ids)
        pieces = [Piece(said_in, said_in), *chain_pieces(chain, width - 15)]
        for number, line in enumerate(flow(pieces, width - 15, " ")):
            yield f"      {'' if number else 'says':9}{line}"
    if not chains:
        yield f"      {'says':9}the outlet, in its own voice"


def _parties(parties: Sequence[Participant]) -> str:
    return "; ".join(of_page(party.name) + (f" [{party.code}]" if party.code else "") for party in parties)


def _place(record: Record, ident: str | None) -> str:
    place = next((place for place in record.places if place.id == ident), None)
    if place is None:
        return ""
    return f"{of_page(place.name)} — {place.name_en or 'not in the gazetteer'}, {place.country or '?'}"


def _date(record: Record, ident: str | None) -> str:
    date = next((date for date in record.dates if date.id == ident), None)
    return f"{date.value} ({of_page(record.text[date.start : date.end])})" if date else ""


def _cut(record: Record, span: Span | Block) -> str:
    return record.text[span.start : span.end]
