"""GeoJSON (RFC 7946): one feature an event, with the columns of CSV as its properties.

An event without coordinates is there with `geometry: null`, so that nothing is missing from a map's table.
A point stands for a place that may be large: `precision` and `geo_precision` say whether it is a town's or
a country's.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

import msgspec

from tawatur.exports.events import COLUMNS, SCHEMA, Row, rows
from tawatur.exports.options import Options
from tawatur.store import Found

BEGIN = b'{"type":"FeatureCollection","tawatur":"' + SCHEMA.encode() + b'","features":['
END = b"\n]}\n"
IN_GEOMETRY = frozenset({"latitude", "longitude"})


def write(found: Iterator[Found], out: BinaryIO, _options: Options) -> int:
    """Write one FeatureCollection, a feature a line; gives how many features."""
    out.write(BEGIN)
    number = 0
    for number, row in enumerate((row for article in found for row in rows(article)), 1):
        out.write((b"\n" if number == 1 else b",\n") + msgspec.json.encode(feature(row)))
    out.write(END)
    return number


def feature(row: Row) -> dict[str, Any]:
    """An event as a feature."""
    lat, lon = row.where.latitude, row.where.longitude
    return {
        "type": "Feature",
        "id": row.event_id,
        "geometry": None if lat is None or lon is None else {"type": "Point", "coordinates": [lon, lat]},
        "properties": {
            name: value for name, value in zip(COLUMNS, row.values(), strict=True) if name not in IN_GEOMETRY
        },
    }
