"""The codebook as data: types, modes, contexts, quads and intensities of PLOVER, and what each means."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from msgspec import Struct

from tawatur.model.errors import DataError
from tawatur.rules.compiled import read_yaml
from tawatur.rules.source import as_list, check_keys

HERE = Path(__file__).parent
BUILT_IN = "plover"
_FILE_KEYS = frozenset({"codebook", "note", "quads", "types", "contexts", "links"})
_MEANING_KEYS = frozenset({"en", "ar"})
_MODE_KEYS = _MEANING_KEYS | {"intensity", "examples"}
_TYPE_KEYS = _MODE_KEYS | {"quad", "modes", "recipient", "see", "contexts"}


class Meaning(Struct, frozen=True):
    """A definition in English and in Arabic; a user's may have but one of them."""

    en: str
    ar: str


class Mode(Struct, frozen=True):
    """A mode of a type: its intensity, what it means, sentences that tell it."""

    name: str
    intensity: float
    meaning: Meaning
    examples: tuple[str, ...] = ()


class EventKind(Struct, frozen=True):
    """A type of event: its quad (1 to 4), modes, and whether it needs a recipient.

    `see` are the types that are easily taken for it, each with what tells them apart; `contexts` are those
    that every event of the type has.
    """

    name: str
    quad: int
    intensity: float
    modes: dict[str, Mode]
    meaning: Meaning
    needs_recipient: bool
    see: dict[str, str]
    examples: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()


class Codebook(Struct, frozen=True):
    """All types by name, contexts by name with what they mean, quads in order, links."""

    name: str
    quads: tuple[str, ...]
    kinds: dict[str, EventKind]
    contexts: dict[str, Meaning]
    links: tuple[tuple[str, str], ...]

    def intensity(self, kind: str, mode: str | None) -> float:
        """The intensity of a type, or of its mode where it has one. Raises KeyError on what is unknown."""
        found = self.kinds[kind]
        return found.modes[mode].intensity if mode is not None else found.intensity

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
    contexts = document["contexts"].items()
    codebook = Codebook(
        name=document["codebook"],
        quads=quads,
        kinds={
            name: read_kind(name, raw, quads, f"{path}, type {name}")
            for name, raw in document["types"].items()
        },
        contexts={name: meaning(raw, f"{path}, context {name}") for name, raw in contexts},
        links=tuple((link["name"], link["url"]) for link in document.get("links", ())),
    )
    for kind in codebook.kinds.values():
        known(kind.see, codebook.kinds, "type", f"{path}, type {kind.name}, see")
    return codebook


def read_kind(name: str, raw: Any, quads: tuple[str, ...], where: str) -> EventKind:
    """A type from its mapping. Raises DataError with `where` in it."""
    item = check_keys(raw, _TYPE_KEYS, where)
    quad = known([item.get("quad", "")], quads, "quad", where)[0]
    intensity = number(item.get("intensity"), where)
    modes = item.get("modes") or {}
    return EventKind(
        name=name,
        quad=quads.index(quad) + 1,
        intensity=intensity,
        modes={mode: _mode(mode, told, intensity, f"{where}, mode {mode}") for mode, told in modes.items()},
        meaning=_told(item),
        needs_recipient="recipient" in item,
        see=dict(item.get("see") or {}),
        examples=tuple(as_list(item.get("examples"))),
        contexts=tuple(as_list(item.get("contexts"))),
    )


def _mode(name: str, raw: Any, intensity: float, where: str) -> Mode:
    item = check_keys(raw, _MODE_KEYS, where)
    own = item.get("intensity")
    examples = tuple(as_list(item.get("examples")))
    return Mode(name, number(own, where) if own else intensity, _told(item), examples)


def meaning(raw: Any, where: str) -> Meaning:
    """A definition: a mapping with English and Arabic, or English alone."""
    return Meaning(raw, "") if isinstance(raw, str) else _told(check_keys(raw, _MEANING_KEYS, where))


def _told(item: dict[str, Any]) -> Meaning:
    return Meaning(item.get("en", ""), item.get("ar", ""))


def number(raw: Any, where: str) -> float:
    """An intensity. Raises DataError where it is none."""
    try:
        return float(raw)
    except (TypeError, ValueError) as error:
        message = f"{where}: the intensity is a number from -10 (conflict) to 10 (cooperation), not {raw!r}"
        raise DataError(message) from error


def known(names: Iterable[str], among: Iterable[str], what: str, where: str) -> list[str]:
    """`names`, all of them `among`. Raises DataError where one is not, naming what there is."""
    listed, there = list(names), list(among)
    for name in listed:
        if name not in there:
            message = f"{where}: no {what} called {name!r}; there are {', '.join(there)}"
            raise DataError(message)
    return listed
