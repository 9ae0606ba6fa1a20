"""What stored bytes and rows prove of themselves, so that nothing is believed only because it could be read.

A record is compressed with a checksum, has its own schema, and every row that is derived from it can be
derived; a page has its digest. What has neither (names, what was given) is held to its form.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections import Counter
from typing import Any

import msgspec

from tawatur.model.record import SCHEMA, Record
from tawatur.store import rows
from tawatur.store.inputs import BESIDE

LARGEST = 500_000_000
"""Bytes that a record or a page may have when it is unpacked; there are none that come near."""
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")
DIGEST = re.compile(r"[0-9a-f]{64}")

Rows = dict[str, Counter[rows.Row]]
"""Rows by table, without the numbers that the store gives."""


class NotProved(ValueError):
    """These bytes are not what they should be; the message says in which way."""


def unpacked(packed: object) -> bytes:
    """What was compressed. Raises NotProved."""
    if not isinstance(packed, bytes):
        raise NotProved("no bytes")
    opened = zlib.decompressobj()
    try:
        data = opened.decompress(packed, LARGEST)
    except zlib.error as error:
        raise NotProved(str(error)) from error
    if not opened.eof or opened.unused_data:
        raise NotProved("compressed bytes that do not end where they should")
    return data


def record_in(packed: object) -> Record:
    """A stored record. Raises NotProved."""
    try:
        record = msgspec.json.decode(unpacked(packed), type=Record)
    except msgspec.DecodeError as error:
        raise NotProved(str(error)) from error
    if record.schema != SCHEMA or not record.id or not record.sha256:
        raise NotProved(f"a record of {record.schema!r} with the id {record.id!r}")
    return record


def derived(record: Record) -> Rows:
    """The rows that a record gives, by table. Raises NotProved where it contradicts itself."""
    try:
        return _derived(record)
    except (LookupError, ValueError) as error:
        raise NotProved(f"the record contradicts itself ({error!r})") from error


def _derived(record: Record) -> Rows:
    return {
        "mentions": Counter(rows.mentions(record)),
        "dates": Counter(rows.dates(record)),
        "places": Counter(rows.places(record)),
        "sources": Counter(rows.sources(record)),
        "faults": Counter(rows.faults(record)),
        "sayings": Counter(rows.sayings(record)),
        "links": Counter((y.id, *link) for y in record.sayings for link in rows.links(record, y)),
        "events": Counter(rows.events(record)),
        "participants": Counter((e.id, *p) for e in record.events for p in rows.participants(record, e)),
        "tellings": Counter((e.id, saying) for e in record.events for saying in dict.fromkeys(e.sayings)),
    }


def is_page(sha256: object, size: object, packed: object) -> bool:
    """Whether the bytes of a page are those of its digest."""
    try:
        data = unpacked(packed)
    except NotProved:
        return False
    return len(data) == size and hashlib.sha256(data).hexdigest() == sha256


def is_digest(value: object) -> bool:
    """Whether it is written as a digest is."""
    return isinstance(value, str) and DIGEST.fullmatch(value) is not None


def is_instant(value: object) -> bool:
    """Whether it is an instant as the store writes it."""
    return isinstance(value, str) and INSTANT.fullmatch(value) is not None


def is_beside(value: object) -> bool:
    """Whether it is what a caller gave beside a page, as JSON."""
    try:
        told: Any = msgspec.json.decode(value) if isinstance(value, str) else None
    except msgspec.DecodeError:
        return False
    return isinstance(told, dict) and all(k in BESIDE and isinstance(v, str) for k, v in told.items())
