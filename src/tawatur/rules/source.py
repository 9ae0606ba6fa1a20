"""Data files as they are read: YAML with every scalar a string, unknown keys refused.

A message always names the file.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from tawatur.model.errors import DataError
from tawatur.rules.compiled import parse


def read_yaml(path: Path) -> Any:
    """The document in `path`, scalars as strings. Raises DataError naming file and line."""
    try:
        return parse(path)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        message = f"{path}: not readable as YAML: {error}"
        raise DataError(message) from error


def check_keys(entry: Any, allowed: frozenset[str], where: str) -> dict[str, Any]:
    """`entry` as a mapping whose keys are all `allowed`. Raises DataError otherwise."""
    if not isinstance(entry, dict):
        message = f"{where}: expected a mapping, found {type(entry).__name__}"
        raise DataError(message)
    unknown = sorted(set(entry) - allowed)
    if unknown:
        message = f"{where}: unknown key {unknown[0]!r}; known are {', '.join(sorted(allowed))}"
        raise DataError(message)
    return entry


def as_list(value: Any) -> list[Any]:
    """A value that may be given alone or as a list, as a list; null is empty."""
    if value is None or value == "":
        return []
    return list(value) if isinstance(value, list) else [value]
