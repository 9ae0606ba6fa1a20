"""The record's JSON Schema is valid, strict enough to refuse, and true of what is written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest

import tawatur
from tawatur.model.record import Record
from tawatur.model.schema import record_schema

PUBLISHED = Path("docs/record.schema.json")
TEXT = """أعلنت وزارة الصحة مساء السبت أن فريقا طبيا وصل إلى طرابلس.

وقال الناطق باسمها إن الفريق يبدأ عمله غدا.
"""


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft202012Validator:
    schema = record_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


@pytest.fixture(scope="module")
def written() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(tawatur.to_json(tawatur.read(TEXT, published="2019-11-30")))
    return loaded


def test_what_is_written_obeys_the_schema(
    validator: jsonschema.Draft202012Validator, written: dict[str, Any]
) -> None:
    assert written["sayings"]
    assert written["dates"]
    validator.validate(written)


@pytest.mark.parametrize(
    ("layer", "field", "value"),
    [
        ("blocks", "role", "banner"),
        ("sayings", "commitment", "hopes"),
        ("dates", "start", -1),
        ("sources", "type", "who"),
    ],
)
def test_the_schema_refuses_what_the_contract_does_not_know(
    validator: jsonschema.Draft202012Validator, written: dict[str, Any], layer: str, field: str, value: object
) -> None:
    broken = json.loads(json.dumps(written))
    broken[layer][0][field] = value
    assert not validator.is_valid(broken)


@pytest.mark.parametrize(
    ("kind", "obeys"),
    [
        ("ASSAULT", True),
        ("my-events:VOTE", True),
        ("ASSUALT", False),
        ("VOTE", False),
        ("my-events:vote", False),
    ],
)
def test_a_type_is_plovers_or_bears_its_codebooks_name(
    validator: jsonschema.Draft202012Validator, kind: str, *, obeys: bool
) -> None:
    text = "هاجم مسلحون حاجزا للجيش"
    written = json.loads(tawatur.to_json(tawatur.read(text)))
    written["events"][0]["type"] = kind
    assert validator.is_valid(written) == obeys


def test_the_schema_pins_its_version(
    validator: jsonschema.Draft202012Validator, written: dict[str, Any]
) -> None:
    assert not validator.is_valid({**written, "schema": "tawatur.article/2"})


def test_a_record_reads_back_as_itself() -> None:
    record = tawatur.read(TEXT, published="2019-11-30")
    assert msgspec.json.decode(tawatur.to_json(record), type=Record) == record


def test_the_published_schema_is_the_generated_one() -> None:
    assert json.loads(PUBLISHED.read_text(encoding="utf-8")) == record_schema()
