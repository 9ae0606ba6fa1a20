"""The project's own source, as its house tests see it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "tawatur"


class Module(NamedTuple):
    """A Python file: its dotted name, its path from the project's root, and its syntax tree."""

    name: str
    path: str
    tree: ast.Module


def modules(folder: Path = PACKAGE) -> Iterator[Module]:
    for path in sorted(folder.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"), filename=str(path))
        yield Module(_dotted(path), path.relative_to(ROOT).as_posix(), tree)


def _dotted(path: Path) -> str:
    base = PACKAGE.parent if path.is_relative_to(PACKAGE.parent) else ROOT
    parts = path.relative_to(base).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
