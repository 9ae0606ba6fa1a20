"""Good manners towards hosts: a name of our own, a pace for each host, patience when one is busy."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import NamedTuple

from tawatur import __version__
from tawatur.intake.web.clock import Clock

PRODUCT = "Tawatur"
"""The name that robots.txt knows us by."""
BUSY = frozenset({429, 502, 503, 504})
"""Answers after which the same may go well a little later."""
MOST_HOSTS = 10_000


class Manners(NamedTuple):
    """How hosts are treated.

    `contact` is a URL or an address of whoever fetches, for the user agent: hosts are more patient with those
    they can write to. `delay` are the seconds from one request to a host to the next; `robots` whether
    robots.txt is asked and obeyed; `tries` how often a busy or broken host is asked; `longest_wait` the most
    seconds that a host may have us wait, by Crawl-delay or Retry-After.
    """

    contact: str | None = None
    delay: float = 1.0
    robots: bool = True
    tries: int = 3
    longest_wait: float = 60.0

    @property
    def user_agent(self) -> str:
        """As in `Tawatur/0.1.0 (+https://example.org/who-we-are)`."""
        return f"{PRODUCT}/{__version__}" + (f" (+{self.contact})" if self.contact else "")


class Pace:
    """When each host was asked last."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._last: dict[str, float] = {}

    def keep(self, host: str, delay: float) -> float:
        """Wait until `delay` seconds have passed since the host was asked; gives the seconds waited."""
        last = self._last.pop(host, None)
        wait = 0.0 if last is None else max(0.0, last + delay - self._clock.now())
        if wait:
            self._clock.sleep(wait)
        self._last[host] = self._clock.now()
        if len(self._last) > MOST_HOSTS:
            del self._last[next(iter(self._last))]
        return wait


def back_off(attempt: int, clock: Clock) -> float:
    """Seconds to wait after the failed try number `attempt`: about 1, 2, 4, never the same for two of us."""
    return float(2 ** (attempt - 1)) * (0.5 + clock.chance())


def asked_wait(retry_after: str | None, clock: Clock) -> float | None:
    """The seconds that a Retry-After header asks for (as a number or as a date), or None."""
    if retry_after is None:
        return None
    stated = retry_after.strip()
    if stated.isascii() and stated.isdigit():
        return float(stated[:9])
    try:
        moment = parsedate_to_datetime(stated)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return max(0.0, (_in_utc(moment) - clock.date()).total_seconds())


def _in_utc(moment: datetime) -> datetime:
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment
