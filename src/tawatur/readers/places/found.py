"""What is known of a place before it has an id: its row, or the parent that it is known by."""

from __future__ import annotations

from typing import NamedTuple

from tawatur.gazetteer.places import PlaceRow
from tawatur.model.record import PlaceKind, Span
from tawatur.readers.places.phrase import NO_HEAD, Head
from tawatur.readers.places.weighing import Chosen


class Found(NamedTuple):
    """A place before it has an id; `abroad` if its nationality is not where it lies (an embassy)."""

    span: Span
    chosen: Chosen | None
    kind: PlaceKind
    rule: str
    parent: PlaceRow | None = None
    mention: str | None = None
    head: Head = NO_HEAD
    abroad: bool = False
