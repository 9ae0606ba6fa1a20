"""docs/how-to-bring-pages.md names every suffix, every key and every limit."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tawatur.intake import limits
from tawatur.intake.kinds import SUFFIXES
from tawatur.intake.rows import KEYS

GUIDE = (Path(__file__).parents[2] / "docs" / "how-to-bring-pages.md").read_text(encoding="utf-8")


def section(title: str) -> str:
    return GUIDE.split(f"## {title}\n", 1)[1].split("\n## ", 1)[0]


def test_every_suffix_is_named() -> None:
    assert set(re.findall(r"`(\.[\w.]+)`", section("What may be given"))) == set(SUFFIXES)


def test_every_key_is_explained_in_order() -> None:
    assert tuple(re.findall(r"^\| `(\w+)` \|", section("JSON lines and tables"), re.MULTILINE)) == KEYS


@pytest.mark.parametrize(
    "limit",
    [
        "LARGEST",
        "LARGEST_DECODED",
        "LARGEST_RATIO",
        "FREE_OF_RATIO",
        "LARGEST_DIRECTORY",
        "LARGEST_XZ_MEMORY",
    ],
)
def test_every_limit_is_stated(limit: str) -> None:
    assert f" {getattr(limits, limit):,} " in section("Limits")
