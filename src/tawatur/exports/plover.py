"""PLOVER JSON lines: an event a line, in the names of PLOVER's data fields, with who says so beside them.

The names are those of the chapter "JSON Data Fields" of PLOVER's manual (0.7b1); `attribution` and `tawatur`
are ours, since PLOVER has no field for who says so. A field of which nothing is known is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

import msgspec

from tawatur.exports.events import SCHEMA, Row, quote, row, triggers
from tawatur.exports.lines import write_lines
from tawatur.exports.options import Options
from tawatur.exports.where import place_of
from tawatur.gazetteer.countries import country
from tawatur.model.record import Event, Participant, Place, Record, Saying
from tawatur.store import Found
from tawatur.store.rows import headline, named, saying_keys

CODEBOOK = "plover-2024"
COUNTRY_LETTERS = 3


def write(found: Iterator[Found], out: BinaryIO, _options: Options) -> int:
    """Write a line for each event; gives how many."""
    events = ((article.record, key, event) for article in found for key, event in article.events)
    return write_lines((msgspec.json.encode(plover_event(*event)) for event in events), out)


def plover_event(record: Record, key: str, event: Event) -> dict[str, Any]:
    """An event of a record in PLOVER's fields."""
    own = row(record, key, event)
    place = place_of(record, event)
    known = _known({
        "enddate": own.when.date_latest if own.when.date_latest != own.when.event_date else None,
        "recipient": [actor(record, party) for party in event.recipients],
        "event_loc": location(place) if place else None,
        "quad_code": own.what.quad,
        "event_scale": own.what.intensity,
        "mode": [event.mode] if event.mode else None,
        "context": list(event.contexts),
        "dead": event.killed,
        "injured": event.injured,
    })  # fmt: skip
    return {
        "id": key,
        "has_event": True,
        "date": own.when.event_date,
        "source": [actor(record, party) for party in event.actors],
        "event": [event.type],
        "event_text": triggers(record, event.mentions),
        **known,
        "text": quote(record, event),
        "text_info": {"start": event.trigger.start, "end": event.trigger.end},
        "cite_info": citation(record),
        "coder": "tawatur",
        "attribution": attribution(record, event),
        "tawatur": _ours(own, place),
    }


def actor(record: Record, party: Participant) -> dict[str, Any]:
    """A party as an actor object; its country and sector where a table knows it."""
    mention = named(record, party)
    who = mention.actor if mention else None
    code = party.code or ""
    return _known({
        "actor_text": party.name,
        "code": (who.country if who else None) or code[:COUNTRY_LETTERS],
        "sector": who.sector if who else code[COUNTRY_LETTERS:],
        "identifier_id": who.id if who else None,
        "identifier_text": (who.name_en or who.name) if who else None,
    })  # fmt: skip


def location(place: Place) -> dict[str, Any]:
    """A place as a location object, which has GeoNames' names."""
    state = country(place.country) if place.country else None
    return _known({
        "geonameid": place.geonames,
        "name": place.name,
        "asciiname": place.name_en if place.name_en and place.name_en.isascii() else None,
        "latitude": place.lat,
        "longitude": place.lon,
        "country code": place.country,
        "cc3": state.alpha3 if state else None,
    })  # fmt: skip


def citation(record: Record) -> dict[str, Any]:
    """Where the text is from, and what read it."""
    return _known({
        "citation": record.id,
        "url": record.url,
        "title": headline(record),
        "language": record.language,
        "publication": record.outlet.name if record.outlet else None,
        "coder": "tawatur",
        "codebook": CODEBOOK,
        "version": record.run.version if record.run else None,
    })  # fmt: skip


def attribution(record: Record, event: Event) -> list[dict[str, Any]]:
    """The sayings that tell the event, in the order of the text; none: the outlet's own voice."""
    keyed = zip(saying_keys(record), record.sayings, strict=True)
    return [telling(record, key, saying) for key, saying in keyed if saying.id in event.sayings]


def telling(record: Record, key: str, saying: Saying) -> dict[str, Any]:
    """A saying: its key, how its source stands to it, and its chain from the origin on."""
    sources = {source.id: source for source in record.sources}
    chain = [(link, sources[link.source]) for link in saying.chain]
    return {
        "id": key,
        "commitment": saying.commitment,
        "polarity": saying.polarity,
        "cue": triggers(record, saying.cue),
        "source": sources[saying.source].label if saying.source else None,
        "chain": [
            {"source": source.label, "type": source.type, "link": link.link, "scope": link.scope}
            for link, source in chain
        ],
    }


def _ours(own: Row, place: Place | None) -> dict[str, Any]:
    return _known({
        "schema": SCHEMA,
        "factuality": own.what.factuality,
        "published": own.told.published,
        "date_from": own.when.date_from,
        "date_value": own.when.date_value,
        "time_precision": own.when.time_precision,
        "geo_precision": own.where.geo_precision,
        "precision": place.precision if place else None,
        "article_version": own.told.article_version,
        "rule": own.told.rule,
    })  # fmt: skip


def _known(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields that say something: a zero does, an empty list does not."""
    return {name: value for name, value in fields.items() if value is not None and value not in ("", [])}
