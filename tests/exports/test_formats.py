"""Every format, read back by what is made for it, holds exactly what the filter lets through."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest
from pyarrow import parquet

from tawatur.codebooks import plover
from tawatur.exports import EXPORTS, Manifest, export
from tawatur.exports.events import COLUMNS
from tawatur.model.errors import ExportError, QueryError
from tawatur.store import Filter, Store
from tests.exports.stores import records

FILTERS = {
    "everything": Filter(),
    "type": Filter(type=("ASSAULT", "PROTEST")),
    "country": Filter(country=("YE",)),
    "words": Filter(text="القصف"),
    "day": Filter(since="2024-05-11", until="2024-05-13"),
    "source type": Filter(source_type=("official_body",)),
    "commitment and mode": Filter(commitment=("denies",), mode=("heavy-weapons",)),
    "an article without events": Filter(id=("weather",)),
    "nothing": Filter(type=("CONCEDE",)),
}


def keys_of_csv(path: Path) -> list[str]:
    with path.open(encoding="utf-8", newline="") as file:
        return [row["event_id"] for row in csv.DictReader(file)]


def keys_of_parquet(path: Path) -> list[str]:
    keys: list[str] = parquet.read_table(path).column("event_id").to_pylist()
    return keys


def keys_of_geojson(path: Path) -> list[str]:
    return [feature["id"] for feature in json.loads(path.read_bytes())["features"]]


def keys_of_plover(path: Path) -> list[str]:
    return [json.loads(line)["id"] for line in path.read_bytes().splitlines()]


READERS: dict[str, Callable[[Path], list[str]]] = {
    "csv": keys_of_csv,
    "parquet": keys_of_parquet,
    "geojson": keys_of_geojson,
    "plover": keys_of_plover,
}


def exported(store: Store, name: str, folder: Path, wanted: Filter | None = None) -> tuple[Path, Manifest]:
    path = folder / f"out{EXPORTS[name].suffix}"
    return path, export(store, name, wanted, path)


@pytest.mark.parametrize("wanted", FILTERS.values(), ids=FILTERS)
@pytest.mark.parametrize("name", READERS)
def test_an_export_of_events_is_exactly_the_filtered_view(
    store: Store, tmp_path: Path, name: str, wanted: Filter
) -> None:
    path, manifest = exported(store, name, tmp_path, wanted)
    keys = READERS[name](path)
    searched = store.search(wanted, layer="events", limit=1000).found
    assert sorted(keys) == sorted(found.events[0][0] for found in searched)
    assert len(keys) == manifest.rows == store.count(wanted, layer="events")
    assert manifest.articles == len({found.record.id for found in searched})


@pytest.mark.parametrize("wanted", FILTERS.values(), ids=FILTERS)
def test_an_export_of_records_is_exactly_the_filtered_view(
    store: Store, tmp_path: Path, wanted: Filter
) -> None:
    path, manifest = exported(store, "jsonl", tmp_path, wanted)
    lines = path.read_bytes().splitlines()
    assert sorted(lines) == sorted(found.line for found in store.search(wanted, limit=1000).found)
    assert len(lines) == manifest.rows == manifest.articles == store.count(wanted)


def test_records_are_written_byte_for_byte(store: Store, tmp_path: Path) -> None:
    path, _ = exported(store, "jsonl", tmp_path)
    assert path.read_bytes().splitlines() == [msgspec.json.encode(record) for record in records()]


def test_the_formats_have_the_same_rows_in_the_same_order(store: Store, tmp_path: Path) -> None:
    orders = [read(exported(store, name, tmp_path)[0]) for name, read in READERS.items()
              if not (tmp_path / f"out{EXPORTS[name].suffix}").exists()]  # fmt: skip
    assert len(orders) == len(READERS)
    assert len({tuple(order) for order in orders}) == 1


def test_an_unknown_format_is_told_which_there_are(store: Store, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"no such format: 'xlsx'; there are jsonl, csv, parquet, geojson"):
        export(store, "xlsx", out=tmp_path / "x")
    with pytest.raises(ExportError, match="no such preset"):
        export(store, "csv", out=tmp_path / "x", preset="word")  # type: ignore[arg-type]
    with pytest.raises(ExportError, match="parquet has no preset 'excel'"):
        export(store, "parquet", out=tmp_path / "x", preset="excel")


def test_a_value_that_no_facet_has_is_refused_and_leaves_nothing(store: Store, tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="no such type of event"):
        exported(store, "csv", tmp_path, Filter(type=("BATTLE",)))
    assert list(tmp_path.iterdir()) == []


def test_parquet_has_types_and_one_named_schema(store: Store, tmp_path: Path) -> None:
    path, _ = exported(store, "parquet", tmp_path)
    table = parquet.read_table(path)
    assert table.schema.metadata[b"tawatur.schema"] == b"tawatur.events/1"
    assert table.column_names == list(COLUMNS)
    kinds = {name: str(table.schema.field(name).type) for name in COLUMNS}
    assert kinds["event_date"] == kinds["published"] == "date32[day]"
    assert kinds["latitude"] == kinds["intensity"] == "double"
    assert kinds["fatalities"] == kinds["start"] == "int32"
    assert kinds["plover_contexts"] == "list<element: string>"
    assert kinds["actors"] == kinds["recipients"]
    assert kinds["actors"].startswith("list<element: struct<name: string, code: string")


def test_parquet_and_csv_say_the_same(store: Store, tmp_path: Path) -> None:
    rows = parquet.read_table(exported(store, "parquet", tmp_path)[0]).to_pylist()
    with exported(store, "csv", tmp_path)[0].open(encoding="utf-8", newline="") as file:
        table = list(csv.DictReader(file))
    for row, cells in zip(rows, table, strict=True):
        joined = {**row, "actors": [party["name"] for party in row["actors"]],
                  "recipients": [party["name"] for party in row["recipients"]]}  # fmt: skip
        for name in ("chain", "source_types", "commitments"):
            joined[name] = " | ".join(row[name])
        as_text = {
            name: "" if value is None else "; ".join(value) if isinstance(value, list) else str(value)
            for name, value in joined.items()
        }
        assert as_text == {name: cell.removeprefix("'") for name, cell in cells.items()}


def test_parquet_is_written_in_groups(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tawatur.exports.columnar.ROW_GROUP", 3)
    path, manifest = exported(store, "parquet", tmp_path)
    file = parquet.ParquetFile(path)
    assert file.metadata.num_row_groups == -(-manifest.rows // 3)
    assert file.metadata.num_rows == manifest.rows


def test_without_pyarrow_parquet_says_what_to_install(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ExportError, match=r"pip install 'tawatur\[parquet\]'"):
        exported(store, "parquet", tmp_path)
    assert list(tmp_path.iterdir()) == []


POSITION = {
    "type": "array",
    "prefixItems": [
        {"type": "number", "minimum": -180, "maximum": 180},
        {"type": "number", "minimum": -90, "maximum": 90},
    ],
    "minItems": 2,
    "maxItems": 2,
}
GEOJSON = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "required": ["type", "features"],
    "properties": {
        "type": {"const": "FeatureCollection"},
        "features": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["type", "id", "geometry", "properties"],
                "additionalProperties": False,
                "properties": {
                    "type": {"const": "Feature"},
                    "id": {"type": "string"},
                    "properties": {"type": "object"},
                    "geometry": {
                        "anyOf": [
                            {"type": "null"},
                            {
                                "type": "object",
                                "required": ["type", "coordinates"],
                                "properties": {"type": {"const": "Point"}, "coordinates": POSITION},
                            },
                        ]
                    },
                },
            },
        },
    },
}


@pytest.mark.parametrize("wanted", FILTERS.values(), ids=FILTERS)
def test_geojson_is_a_feature_collection_whatever_is_in_it(
    store: Store, tmp_path: Path, wanted: Filter
) -> None:
    path, _ = exported(store, "geojson", tmp_path, wanted)
    jsonschema.validate(json.loads(path.read_bytes()), GEOJSON)


def test_a_point_is_longitude_first_and_what_has_none_is_there(store: Store, tmp_path: Path) -> None:
    path, _ = exported(store, "geojson", tmp_path)
    features = json.loads(path.read_bytes())["features"]
    assert features[0]["geometry"] == {"type": "Point", "coordinates": [44.0209, 13.5795]}
    without = [feature for feature in features if feature["geometry"] is None]
    assert [feature["properties"]["notes"] for feature in without] == [
        "واندلعت اشتباكات بين الجيش ومسلحين قرب المطار."
    ]
    wide = features[1]["properties"]
    assert (wide["precision"], wide["geo_precision"], wide["event_date"]) == ("country", 3, "2024-05-11")


def of_plover(store: Store, folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in exported(store, "plover", folder)[0].read_bytes().splitlines()]


def test_plover_has_plovers_fields_and_values(store: Store, tmp_path: Path) -> None:
    events = of_plover(store, tmp_path)
    for event in events:
        assert {"id", "date", "source", "event"} <= set(event)
        (kind,) = event["event"]
        known = plover().kinds[kind]
        assert event["quad_code"] == known.quad
        assert set(event.get("mode", ())) <= set(known.modes)
        assert set(event.get("context", ())) <= set(plover().contexts)
    shelling = events[0]
    assert (shelling["dead"], shelling["injured"], shelling["source"]) == (5, 9, [])
    assert shelling["recipient"][0]["actor_text"] == "خمسة مدنيين"
    assert shelling["event_loc"]["geonameid"] == 70225
    assert (shelling["event_loc"]["country code"], shelling["event_loc"]["cc3"]) == ("YE", "YEM")
    assert (shelling["cite_info"]["publication"], shelling["cite_info"]["language"]) == (
        "الشروق أونلاين", "ar",
    )  # fmt: skip


def test_plover_has_an_actors_country_and_sector_apart(store: Store, tmp_path: Path) -> None:
    (minister,) = next(e for e in of_plover(store, tmp_path) if e["event"] == ["CONSULT"])["source"]
    assert (minister["code"], minister["sector"]) == ("EGY", "GOV")


def test_plover_says_who_says_so_beside_it(store: Store, tmp_path: Path) -> None:
    shelling, march = of_plover(store, tmp_path)[:2]
    assert [telling["commitment"] for telling in shelling["attribution"]] == ["asserts", "relays", "denies"]
    assert [node["type"] for node in shelling["attribution"][0]["chain"]] == [
        "official_body", "news_agency", "media_outlet",
    ]  # fmt: skip
    keys = {key for found in store.found() for key, _saying in found.sayings}
    assert {telling["id"] for telling in shelling["attribution"]} < keys
    assert march["attribution"] == []
    assert march["tawatur"]["factuality"] == "actual"


def test_plover_ends_a_period_and_no_day(store: Store, tmp_path: Path) -> None:
    ends = {(event["date"], event.get("enddate")) for event in of_plover(store, tmp_path)}
    assert {("2024-05-10", None), ("2024-04-01", "2024-04-30"), ("2024-05-14", None)} <= ends
