"""Data files as they are read: YAML with every scalar a string, unknown keys refused.

YAML would read `no` as false and `2019` as a number; rule files mean the letters. A message always names the
file. The parser is imported only when a file is parsed: compiled files need none.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tawatur.model.errors import DataError


def parse_yaml(source: bytes, path: Path) -> Any:
    """The document in `source`, scalars as strings. Raises DataError naming `path` and the line."""
    import yaml  # noqa: PLC0415  (a fifth of the start-up time, and needed only where nothing is compiled)

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        return yaml.load(source.decode("utf-8"), Loader=loader)  # noqa: S506  (a loader of strings only)
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


def flow_yaml(value: Any) -> str:
    """A value on one line of YAML."""
    import yaml  # noqa: PLC0415  (as in `parse_yaml`: few commands need it)

    written: str = yaml.safe_dump(
        value, default_flow_style=True, allow_unicode=True, width=10**9, sort_keys=False
    )
    return written.removesuffix("\n").removesuffix("\n...").strip()
