"""ACLED's type of an event, as near as PLOVER's type, mode and parties tell it: `acled.yml`, read.

It is an approximation for people whose tools expect these names, and the table says where none is given.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec
from msgspec import Struct

from tawatur.model.errors import DataError
from tawatur.rules.compiled import read_yaml

TABLE = Path(__file__).parent / "acled.yml"
WITHOUT = "none"
"""What the table calls an event without a mode."""


class Named(Struct, frozen=True, forbid_unknown_fields=True):
    """A type of ACLED's, and the sub-type where it can be told."""

    event_type: str
    sub_event_type: str | None = None


class Entry(Struct, frozen=True, forbid_unknown_fields=True):
    """The ACLED type of some modes of a PLOVER type."""

    type: str
    modes: tuple[str, ...]
    event_type: str
    sub_event_type: str | None = None


class Sides(Struct, frozen=True, forbid_unknown_fields=True):
    """Modes of a type that are one thing between armed sides, and another against the unarmed."""

    type: str
    modes: tuple[str, ...]
    armed: tuple[str, ...]
    unarmed: tuple[str, ...]
    between_armed: Named
    on_unarmed: Named


class Table(Struct, frozen=True, forbid_unknown_fields=True):
    """The file."""

    note: str
    source: str
    types: tuple[Entry, ...]
    by_sides: Sides


class Parties(NamedTuple):
    """What the parties of an event are: how many act, how many suffer, and the latter's sectors."""

    actors: int
    recipients: int
    suffering: Collection[str]


@cache
def table() -> Table:
    """The table. Raises DataError where it is not understood."""
    try:
        return msgspec.convert(read_yaml(TABLE), Table)
    except msgspec.ValidationError as error:
        raise DataError(f"{TABLE}: {error}") from error


@cache
def _entries() -> dict[tuple[str, str], Named]:
    return {
        (entry.type, mode): Named(entry.event_type, entry.sub_event_type)
        for entry in table().types
        for mode in entry.modes
    }


def named(kind: str, mode: str | None, parties: Parties) -> Named | None:
    """The ACLED type of an event of this PLOVER type and mode; None: ACLED has none, or it cannot be told."""
    sides = table().by_sides
    if kind == sides.type and (mode or WITHOUT) in sides.modes:
        return _by_sides(sides, parties)
    return _entries().get((kind, mode or WITHOUT))


def _by_sides(sides: Sides, parties: Parties) -> Named | None:
    if parties.actors > 1 and not parties.recipients:
        return sides.between_armed
    are_armed = any(sector in sides.armed for sector in parties.suffering)
    are_unarmed = any(sector in sides.unarmed for sector in parties.suffering)
    if are_armed == are_unarmed:
        return None
    return sides.between_armed if are_armed else sides.on_unarmed
