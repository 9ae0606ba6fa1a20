"""A server for each test that asks for one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.intake.web.serving import Site, serving


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as running:
        yield running
