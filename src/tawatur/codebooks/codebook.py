"""The codebook as data: types, modes, contexts, quads and intensities of PLOVER."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from msgspec import Struct

from tawatur.model.errors import DataError
from tawatur.rules.compiled import read_yaml
from tawatur.rules.source import check_keys

HERE = Path(__file__).parent
_FILE_KEYS = frozenset({"codebook", "note", "quads", "types", "contexts", "links"})
_TYPE_KEYS = frozenset({"quad", "intensity", "definition", "modes", "recipient"})


class EventKind(Struct, frozen=True):
    """A type of event: its quad (1 to 4), modes with intensities, and whether it needs a recipient."""

    name: str
    quad: int
    intensity: float
    modes: dict[str, float]
    definition: str
    needs_recipient: bool


class Codebook(Struct, frozen=True):
    """All types by name, contexts by name with their definitions, quads in order, links."""

    name: str
    quads: tuple[str, ...]
    kinds: dict[str, EventKind]
    contexts: dict[str, str]
    links: tuple[tuple[str, str], ...]

    def intensity(self, kind: str, mode: str | None) -> float:
        """The intensity of a type, or of its mode where it has one. Raises KeyError on what is unknown."""
        found = self.kinds[kind]
        return found.modes[mode] if mode is not None else found.intensity

    def quad(self, kind: str) -> int:
        """The quad class, 1 (verbal cooperation) to 4 (material conflict)."""
        return self.kinds[kind].quad


@cache
def plover() -> Codebook:
    """PLOVER, as shipped."""
    return read_codebook(HERE / "plover.yml")


def read_codebook(path: Path) -> Codebook:
    """Read a codebook file. Raises DataError (file and entry named) on anything unknown."""
    document = check_keys(read_yaml(path), _FILE_KEYS, str(path))
    quads = tuple(document["quads"])
    return Codebook(
        name=document["codebook"],
        quads=quads,
        kinds={name: _kind(name, raw, quads, path) for name, raw in document["types"].items()},
        contexts=dict(document["contexts"]),
        links=tuple((link["name"], link["url"]) for link in document.get("links", ())),
    )


def _kind(name: str, raw: Any, quads: tuple[str, ...], path: Path) -> EventKind:
    item = check_keys(raw, _TYPE_KEYS, f"{path}, type {name}")
    if item["quad"] not in quads:
        message = f"{path}, type {name}: no quad called {item['quad']!r}; there are {', '.join(quads)}"
        raise DataError(message)
    intensity = float(item["intensity"])
    modes = {mode: float(value) if value else intensity for mode, value in item.get("modes", {}).items()}
    return EventKind(
        name, quads.index(item["quad"]) + 1, intensity, modes, item["definition"], "recipient" in item
    )
