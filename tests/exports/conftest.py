"""One store of the four articles for all tests that only look at it."""

from __future__ import annotations

import pytest

from tawatur.store import Store
from tests.exports.stores import made


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return made(tmp_path_factory.mktemp("store") / "news.db")
