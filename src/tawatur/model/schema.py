"""The JSON Schema of the article record, generated from its types."""

from __future__ import annotations

from typing import Any

import msgspec

from tawatur.model.record import SCHEMA, Record

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def record_schema() -> dict[str, Any]:
    """The schema, draft 2020-12; `schema` is pinned to this version's name."""
    generated = msgspec.json.decode(msgspec.json.encode(msgspec.json.schema(Record)))
    generated["$defs"]["Record"]["properties"]["schema"] = {"const": SCHEMA}
    return {"$schema": DIALECT, "title": SCHEMA, **generated}
