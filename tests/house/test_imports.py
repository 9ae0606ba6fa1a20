"""Imports go one way: each room may import only rooms below it, and no reader another reader."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from tests.house.tree import Module, modules

# From the lowest room to the highest; rooms on one line do not import each other.
ORDER: tuple[frozenset[str], ...] = (
    frozenset({"model"}),
    frozenset({"arabic", "identity", "dictionaries"}),
    frozenset({"rules", "networks"}),
    frozenset({"gazetteer", "outlets", "codebooks", "backends"}),
    frozenset({"readers", "intake"}),
    frozenset({"pipeline", "explain"}),
    frozenset({"batch"}),
    frozenset({"store"}),
    frozenset({"exports"}),
    frozenset({"face"}),
    frozenset({"__init__"}),
    frozenset({"cli"}),
    frozenset({"__main__"}),
)
LEVEL = {room: level for level, rooms in enumerate(ORDER) for room in rooms}


def test_no_arrow_points_back() -> None:
    assert [arrow for module in modules() for arrow in back_arrows(module)] == []


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("tawatur.model.record", "from tawatur.rules import grammar"),
        ("tawatur.rules.lexicon", "import tawatur.readers.words"),
        ("tawatur.rules.lexicon", "def late():\n    from tawatur.cli import main"),
        ("tawatur.readers.dates.make", "from tawatur.readers.words.reader import WordsReader"),
        ("tawatur.readers.dates.make", "from tawatur.readers import words"),
        ("tawatur.readers.dates.make", "from tawatur import readers"),
        ("tawatur.readers.dates.make", "from ..words import reader"),
        ("tawatur.gazetteer.table", "from tawatur import outlets"),
        ("tawatur.pipeline", "from tawatur import read"),
        ("tawatur.attic", "import re"),
    ],
)
def test_a_back_arrow_is_seen(name: str, line: str) -> None:
    assert list(back_arrows(Module(name, "made-up.py", ast.parse(line))))


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("tawatur.readers.dates.make", "from tawatur.readers.dates.calendar import month"),
        ("tawatur.readers.dates.make", "from . import calendar"),
        ("tawatur.readers.dates.make", "from tawatur.rules.grammar import Grammar"),
        ("tawatur.pipeline", "from tawatur import __version__"),
        ("tawatur.cli.read", "import tawatur"),
        ("tawatur.cli.read", "from tawatur import read"),
        ("tawatur", "from tawatur.pipeline import read"),
    ],
)
def test_an_arrow_that_points_down_is_not(name: str, line: str) -> None:
    assert list(back_arrows(Module(name, "made-up.py", ast.parse(line)))) == []


def back_arrows(module: Module) -> Iterator[str]:
    """Say which imports of this module its room may not make."""
    room = room_of(module.name)
    if room[0] not in LEVEL:
        yield f"{module.path}: no level is given to the room {room[0]}"
        return
    for target in sorted(set(imported(module))):
        other = room_of(target)
        if other != room and LEVEL.get(other[0], len(ORDER)) >= LEVEL[room[0]]:
            yield f"{module.path} imports {target}"


def room_of(name: str) -> tuple[str, ...]:
    """The room that a module stands in; each reader is a room of its own."""
    parts = tuple(name.split(".")[1:])
    if not parts:
        return ("__init__",)
    return parts[:2] if parts[0] == "readers" else parts[:1]


def imported(module: Module) -> Iterator[str]:
    """Dotted names of ours that the module imports, wherever in it they stand."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.split(".")[0] == "tawatur")
        elif isinstance(node, ast.ImportFrom):
            yield from _named(node, module)


def _named(node: ast.ImportFrom, module: Module) -> Iterator[str]:
    source = node.module or ""
    if node.level:
        depth = node.level - module.path.endswith("__init__.py")
        package = module.name.split(".")[: -depth or None]
        source = ".".join([*package, *filter(None, [source])])
    if source == "tawatur":
        # The version is the one name of the public face that every room may take.
        names = [alias.name for alias in node.names if alias.name != "__version__"]
        yield from (f"tawatur.{name}" if name in LEVEL else "tawatur" for name in names)
    elif source == "tawatur.readers":
        yield from (f"{source}.{alias.name}" for alias in node.names)
    elif source.startswith("tawatur."):
        yield source
