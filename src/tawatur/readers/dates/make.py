"""The makers of this room: from a match to what it says of a time, by name for the rule files."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tawatur.readers.dates import make_days, make_periods
from tawatur.readers.dates.read import Found
from tawatur.rules import Match

Maker = Callable[[Match], list[Found]]
MAKERS: Mapping[str, Maker] = make_days.MAKERS | make_periods.MAKERS
