"""Tawatur reads Arabic news: what happened, who says so, and through whom.

    import tawatur
    record = tawatur.read("page.html", published="2019-11-30", outlet="echorouk")
    for saying in record.sayings:
        print(saying.rule, record.text[saying.content[0].start : saying.content[0].end])

`read` takes a path, the bytes of a page, or its text or HTML, and returns a `Record`
(docs/record.md); all offsets are code points of `record.text`. `Store` keeps many of them in one file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = [
    "BackendError",
    "DataError",
    "ExportError",
    "FetchError",
    "Filter",
    "InputError",
    "Page",
    "Pipeline",
    "Record",
    "Store",
    "StoreError",
    "TawaturError",
    "__version__",
    "read",
    "to_json",
]

if TYPE_CHECKING:
    from tawatur.face import read, to_json
    from tawatur.model.errors import (
        BackendError,
        DataError,
        ExportError,
        FetchError,
        InputError,
        StoreError,
        TawaturError,
    )
    from tawatur.model.reading import Page
    from tawatur.model.record import Record
    from tawatur.pipeline import Pipeline
    from tawatur.store import Filter, Store

_HOMES = {
    "read": "tawatur.face",
    "to_json": "tawatur.face",
    "Page": "tawatur.model.reading",
    "Record": "tawatur.model.record",
    "Pipeline": "tawatur.pipeline",
    "Store": "tawatur.store",
    "Filter": "tawatur.store",
    "BackendError": "tawatur.model.errors",
    "DataError": "tawatur.model.errors",
    "ExportError": "tawatur.model.errors",
    "FetchError": "tawatur.model.errors",
    "InputError": "tawatur.model.errors",
    "StoreError": "tawatur.model.errors",
    "TawaturError": "tawatur.model.errors",
}


def __getattr__(name: str) -> Any:
    """Import public names when they are first used: `tawatur --version` need not load the lexicons."""
    if name not in _HOMES:
        message = f"module 'tawatur' has no attribute {name!r}"
        raise AttributeError(message)
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
