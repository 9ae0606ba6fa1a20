"""What can be chosen of an export beside its format."""

from __future__ import annotations

from typing import Literal, NamedTuple

Preset = Literal["plain", "excel"]


class Options(NamedTuple):
    """`excel`: as Excel opens it right; `guard`: cells that a spreadsheet would run are made harmless."""

    preset: Preset = "plain"
    guard: bool = True
