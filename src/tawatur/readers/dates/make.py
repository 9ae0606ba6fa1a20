"""The makers of this room: from a match to what it says of a time, by name for the rule files."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tawatur.readers.dates import make_days, make_distances, make_hijri, make_months
from tawatur.readers.dates.read import Found
from tawatur.rules import Match

MAKERS: Mapping[str, Callable[[Match], list[Found]]] = (
    make_days.MAKERS | make_months.MAKERS | make_distances.MAKERS | make_hijri.MAKERS
)
