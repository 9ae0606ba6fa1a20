"""One example is read as a person reviewed it."""

from __future__ import annotations

from tests.readings.digest import REVIEWED, digest


def test_the_page_is_read_as_reviewed() -> None:
    assert digest() == REVIEWED.read_text(encoding="utf-8")
