"""Rule files: what is refused at the door, and what a rule is once it is in.

A rule names what it gives, its pattern, its maker, and examples that it reads and refuses; all are
needed. Makers are plain functions `(match) -> value or None`, registered by name by the room.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from tawatur.model.errors import RuleError
from tawatur.rules.compiled import read_yaml
from tawatur.rules.pattern import Pattern
from tawatur.rules.source import as_list, check_keys

_FILE_KEYS = frozenset({"macros", "rules", "note"})
_RULE_KEYS = frozenset({"id", "gives", "pattern", "make", "note", "reads", "refuses", "values"})


class Example(Struct, frozen=True):
    """A text and what the rule must read in it; `expected` is empty for a refusal."""

    text: str
    expected: dict[str, str] = field(default_factory=dict)


class Rule(Struct, frozen=True, eq=False):
    """One construction: its pattern, its maker's name, its values for the maker, and its examples."""

    id: str
    gives: str
    pattern: Pattern
    make: str
    note: str
    values: dict[str, Any]
    reads: tuple[Example, ...]
    refuses: tuple[Example, ...]
    path: str


def read_macros(path: Path) -> dict[str, str]:
    """The named sub-patterns of a rule file."""
    document = check_keys(read_yaml(path), _FILE_KEYS, str(path))
    return {str(name): str(text) for name, text in (document.get("macros") or {}).items()}


def read_rules(path: Path, macros: Mapping[str, str], makers: Mapping[str, Callable[..., Any]]) -> list[Rule]:
    """The rules of a file, in order. Raises RuleError on unknown keys, missing makers or examples."""
    document = check_keys(read_yaml(path), _FILE_KEYS, str(path))
    return [_rule(item, path, macros, makers) for item in as_list(document.get("rules"))]


def _rule(raw: Any, path: Path, macros: Mapping[str, str], makers: Mapping[str, Callable[..., Any]]) -> Rule:
    item = check_keys(raw, _RULE_KEYS, str(path))
    where = f"{path}, rule {item.get('id', '(no id)')}"
    missing = [key for key in ("id", "gives", "pattern", "make", "reads", "refuses") if not item.get(key)]
    if missing:
        message = f"{where}: no {', '.join(missing)}; a rule needs each"
        raise RuleError(message)
    if item["make"] not in makers:
        message = f"{where}: no maker called {item['make']!r}; there are {', '.join(sorted(makers))}"
        raise RuleError(message)
    return Rule(
        id=item["id"],
        gives=item["gives"],
        pattern=Pattern(item["pattern"], macros, where),
        make=item["make"],
        note=item.get("note", ""),
        values=item.get("values", {}),
        reads=tuple(_example(e, where) for e in as_list(item["reads"])),
        refuses=tuple(_example(e, where) for e in as_list(item["refuses"])),
        path=str(path),
    )


def _example(raw: Any, where: str) -> Example:
    if isinstance(raw, str):
        return Example(raw)
    if isinstance(raw, dict) and len(raw) == 1:
        ((text, expected),) = raw.items()
        return Example(str(text), {str(k): str(v) for k, v in (expected or {}).items()})
    message = f"{where}: an example is a text, or one text with what is read in it"
    raise RuleError(message)
