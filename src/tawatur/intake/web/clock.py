"""Time and chance as fetching needs them, in one place so that a test need not wait."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import NamedTuple

from tawatur.model.errors import FetchTimedOut

LEAST = 0.005
"""Seconds under which no time is left: a socket may give up that much too early."""


def _utc() -> datetime:
    return datetime.now(UTC)


class Clock(NamedTuple):
    """`now` counts seconds and never goes back; `sleep` waits; `date` is UTC; `chance` is in 0 to 1."""

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    date: Callable[[], datetime] = _utc
    chance: Callable[[], float] = random.random

    def instant(self) -> str:
        """The date as `2019-11-30T10:15:00Z`."""
        return self.date().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Deadline:
    """The seconds that one fetch may spend on the network, its redirects and its tries included.

    Waits that politeness asks for are not the server's fault and are given back with `extend`.
    """

    def __init__(self, seconds: float, clock: Clock, url: str) -> None:
        self._seconds, self._clock, self._url = seconds, clock, url
        self._end = clock.now() + seconds

    def left(self) -> float:
        """Seconds left. Raises FetchTimedOut where there are none."""
        left = self._end - self._clock.now()
        if left < LEAST:
            raise self.passed()
        return left

    def passed(self) -> FetchTimedOut:
        """The error that says so."""
        return FetchTimedOut(f"{self._url}: no whole answer in {self._seconds:g} seconds; try again later")

    def extend(self, seconds: float) -> None:
        """Give back what was spent on waiting."""
        self._end += seconds
