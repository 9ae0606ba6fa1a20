"""Names of months that are words as well: whether something beside one tells that it is a month."""

from __future__ import annotations

from tawatur.readers.dates import read
from tawatur.rules import Match

HELPS = (
    "edge",
    "named",
    "of",
    "weekday",
    "year",
    "year_this",
    "year_step",
    "year_same",
    "year_every",
    "step",
)


def helped(match: Match) -> bool:
    """Whether something beside a doubtful name tells that it is a month."""
    return any(read.took(match, label) for label in HELPS)


def doubtful(match: Match, label: str) -> bool:
    """Whether the capture holds a name that is a word as well."""
    return any(
        "DOUBTFUL_MONTH" in sense.surface.classes
        for unit in match.units_of(label)
        for sense in unit.senses.values()
    )
