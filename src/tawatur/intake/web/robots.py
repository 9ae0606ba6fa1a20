"""robots.txt: asked once a day for each host, and obeyed.

A host without one (any 4xx) allows everything; one that cannot give it just now (5xx, silence) allows nothing
until it can, as RFC 9309 has it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

import httpx

from tawatur.intake.web.clock import Clock, Deadline
from tawatur.intake.web.manners import PRODUCT
from tawatur.model.errors import AddressRefused, FetchError, RobotsRefused

if TYPE_CHECKING:
    from protego import Protego

LARGEST = 500_000
"""Bytes of a robots.txt that are read; what follows is not looked at, as the RFC allows."""
STANDS_FOR = 24 * 3_600.0
FAILURE_STANDS_FOR = 300.0
MOST_HOSTS = 1_000

Get = Callable[[httpx.URL, Deadline], tuple[int, bytes]]
"""A URL to the status of the answer and its first bytes, redirects followed. Raises FetchError."""


class _Known(NamedTuple):
    """What a host said, or why it said nothing; and until when that stands."""

    until: float
    rules: Protego | None = None
    failure: FetchError | None = None


class Robots:
    """What each host allows."""

    def __init__(self, get: Get, clock: Clock) -> None:
        self._get, self._clock = get, clock
        self._known: dict[str, _Known] = {}

    def delay(self, url: httpx.URL, deadline: Deadline) -> float:
        """The Crawl-delay that the host asks for (0 where none). Raises RobotsRefused for what it forbids."""
        known = self._of(url, deadline)
        if known.failure is not None:
            raise RobotsRefused(
                f"{url}: not fetched, since the host's robots.txt cannot be had just now "
                f"({known.failure}); try again in {FAILURE_STANDS_FOR / 60:g} minutes",
                known.failure.status or 503,
            )
        if known.rules is None:
            return 0.0
        if not known.rules.can_fetch(str(url), PRODUCT):
            raise RobotsRefused(f"{url}: the host's robots.txt asks programs to leave it alone")
        return known.rules.crawl_delay(PRODUCT) or 0.0

    def _of(self, url: httpx.URL, deadline: Deadline) -> _Known:
        origin = f"{url.scheme}://{url.netloc.decode('ascii')}"
        known = self._known.get(origin)
        if known is None or known.until <= self._clock.now():
            known = self._asked(url.copy_with(raw_path=b"/robots.txt"), deadline)
            self._known.pop(origin, None)
            self._known[origin] = known
            if len(self._known) > MOST_HOSTS:
                del self._known[next(iter(self._known))]
        return known

    def _asked(self, url: httpx.URL, deadline: Deadline) -> _Known:
        try:
            status, content = self._get(url, deadline)
        except AddressRefused:
            raise
        except FetchError as error:
            return self._failed(error)
        if status == 429 or status >= 500:
            return self._failed(FetchError(f"the server answers {status}", status))
        return _Known(self._clock.now() + STANDS_FOR, _rules(content) if status < 300 else None)

    def _failed(self, error: FetchError) -> _Known:
        return _Known(self._clock.now() + FAILURE_STANDS_FOR, failure=error)


def _rules(content: bytes) -> Protego:
    from protego import Protego  # noqa: PLC0415  (only where a host has rules)

    return Protego.parse(content[:LARGEST].decode("utf-8-sig", "replace"))
