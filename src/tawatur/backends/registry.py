"""The registry: which backends are installed, and how one is opened by its name.

Backends are entry points of the group `tawatur.names`: callables that take what stands after the colon of
`NAME:FOLDER` and give a `Tagger`. Ours stand in pyproject.toml like anybody else's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from tawatur.backends.protocol import Tagger
from tawatur.model.errors import BackendMissing, SettingError

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "tawatur.names"


def open_tagger(setting: str) -> Tagger:
    """The tagger that `setting`, NAME:FOLDER, asks for.

    Raises SettingError where it is not so written, BackendMissing where no backend has the name or its
    library or model is not here, BackendFailed where the model cannot be used.
    """
    name, _, where = setting.partition(":")
    if not where:
        raise SettingError(f"{setting!r} names no model; write NAME:FOLDER, where NAME is {_or(backends())}")
    return _opener(name)(where)


def backends() -> list[str]:
    """The names of all backends that are registered, whether or not their libraries are installed."""
    return sorted({entry.name for entry in _entries()})


def _opener(name: str) -> Callable[[str], Tagger]:
    opener: Callable[[str], Tagger]
    entry = _entry(name)
    try:
        opener = entry.load()
    except (ImportError, AttributeError) as error:
        raise BackendMissing(
            f"the backend {name!r} is registered as {entry.value}, which cannot be imported ({error}); "
            "install its package anew"
        ) from error
    return opener


def _entries() -> Iterable[EntryPoint]:
    from importlib.metadata import entry_points  # noqa: PLC0415  (slow to import, needed for backends only)

    return entry_points(group=GROUP)


def _entry(name: str) -> EntryPoint:
    found = [entry for entry in _entries() if entry.name == name]
    if not found:
        raise BackendMissing(
            f"no backend for names is called {name!r}; there are {_or(backends())}. "
            "Others come with packages that register one under tawatur.names"
        )
    if len({entry.value for entry in found}) > 1:
        rivals = ", ".join(sorted(entry.value for entry in found))
        raise SettingError(f"several packages register a backend {name!r} ({rivals}); uninstall all but one")
    return found[0]


def _or(names: list[str]) -> str:
    return " or ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names) or "none"
