"""Asking for a URL: guarded, within limits and politely; redirects are followed here, each judged anew."""

from __future__ import annotations

import re
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from types import TracebackType
from typing import NamedTuple, Self
from urllib.parse import urljoin

import httpcore
import httpx

from tawatur.intake.web.answers import Fetched, NotModified, Validators
from tawatur.intake.web.clock import Clock, Deadline
from tawatur.intake.web.guard import Guard, shown
from tawatur.intake.web.limits import ACCEPTED, Limits, unpacked
from tawatur.intake.web.manners import BUSY, Manners, Pace, asked_wait, back_off
from tawatur.intake.web.robots import LARGEST as LARGEST_ROBOTS
from tawatur.intake.web.robots import Robots
from tawatur.intake.web.transport import GuardedTransport
from tawatur.model.errors import AddressRefused, AnswerTooLarge, FetchError

MOST_REDIRECTS = 5
LONGEST_VALIDATOR = 1_000
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_CHARSET = re.compile(r"""charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{1,40})""", re.IGNORECASE)
_WANTED = (
    "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/xml;q=0.9,*/*;q=0.5"
)
_BROKEN = (httpcore.NetworkError, httpcore.ProtocolError, httpcore.TimeoutException)


class _Answer(NamedTuple):
    """One answer to one request; `content` is read only where the answer is what was asked for."""

    url: httpx.URL
    status: int
    headers: httpx.Headers
    content: bytes


class _Asking(NamedTuple):
    """One fetch on its way: what it sends, and until when it may."""

    deadline: Deadline
    headers: dict[str, str]


class Fetcher:
    """Fetches URLs. To be used with `with`, by one thread at a time.

    `guard` says which addresses, `limits` how much, `manners` how politely; `tls` brings other certificate
    authorities, `proxy` is a URL (the environment's proxies are never used unasked).
    """

    def __init__(
        self,
        *,
        guard: Guard | None = None,
        limits: Limits | None = None,
        manners: Manners | None = None,
        clock: Clock | None = None,
        tls: ssl.SSLContext | None = None,
        proxy: str | None = None,
    ) -> None:
        self._guard, self._limits = guard or Guard(), limits or Limits()
        self._manners, self._clock = manners or Manners(), clock or Clock()
        self._transport = GuardedTransport(self._guard, tls=tls, proxy=proxy)
        self._pace = Pace(self._clock)
        self._robots = Robots(self._robots_txt, self._clock)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._transport.close()

    @property
    def clock(self) -> Clock:
        """The time that the fetcher goes by."""
        return self._clock

    def fetch(self, url: str, validators: Validators | None = None) -> Fetched | NotModified:
        """What `url` names, or NotModified where `validators` (those of last time) still hold.

        Raises FetchError: AddressRefused, RobotsRefused, AnswerTooLarge, FetchTimedOut, or one that carries
        the status of the answer, where there was one.
        """
        target = self._guard.url(url)
        deadline = Deadline(self._limits.seconds, self._clock, shown(url))
        asking = _Asking(deadline, self._headers(validators))
        answer = self._followed(target, lambda hop: self._politely(hop, asking))
        fetched_at = self._clock.instant()
        if answer.status == 304 and validators and any(validators):
            return NotModified(url, fetched_at, validators)
        if not 200 <= answer.status < 300:
            raise _refused(answer.url, answer.status)
        content_type, charset = _content_type(answer.headers.get("content-type", ""))
        return Fetched(
            url=url,
            final_url=str(answer.url),
            status=answer.status,
            content=answer.content,
            content_type=content_type,
            charset=charset,
            fetched_at=fetched_at,
            validators=_validators(answer.headers),
        )

    def _headers(self, validators: Validators | None = None) -> dict[str, str]:
        headers = {
            "User-Agent": self._manners.user_agent,
            "Accept": _WANTED,
            "Accept-Encoding": ACCEPTED,
            "Connection": "close",
        }
        if validators and validators.etag:
            headers["If-None-Match"] = validators.etag
        if validators and validators.modified:
            headers["If-Modified-Since"] = validators.modified
        return headers

    def _followed(self, target: httpx.URL, ask: Callable[[httpx.URL], _Answer]) -> _Answer:
        """The answer at the end of the redirects, each of which is held against the guard."""
        hop = target
        for _ in range(MOST_REDIRECTS + 1):
            answer = ask(hop)
            location = answer.headers.get("location")
            if answer.status not in _REDIRECTS or location is None:
                return answer
            hop = self._redirected(hop, location)
        raise FetchError(f"{target}: redirected over {MOST_REDIRECTS} times, at last to {shown(str(hop))}")

    def _redirected(self, url: httpx.URL, location: str) -> httpx.URL:
        try:
            return self._guard.url(_joined(url, location))
        except AddressRefused as refused:
            raise AddressRefused(f"{url}: redirects to {refused}") from refused

    def _politely(self, url: httpx.URL, asking: _Asking) -> _Answer:
        """One answer: allowed by robots.txt, at the host's pace, asked for again while the host is busy."""
        delay = self._manners.delay
        if self._manners.robots:
            delay = max(delay, min(self._robots.delay(url, asking.deadline), self._manners.longest_wait))
        for attempt in range(1, self._manners.tries + 1):
            asking.deadline.extend(self._pace.keep(url.host, delay))
            try:
                answer = self._once(url, asking, self._content)
            except _BROKEN as error:
                failure, wait = _broken(url, error), None
            else:
                if answer.status not in BUSY:
                    return answer
                failure = _refused(url, answer.status)
                wait = asked_wait(answer.headers.get("retry-after"), self._clock)
            self._wait(failure, back_off(attempt, self._clock) if wait is None else wait, attempt, asking)
        raise FetchError(f"{url}: `tries` is {self._manners.tries}; it must be 1 or more")

    def _wait(self, failure: FetchError, seconds: float, attempt: int, asking: _Asking) -> None:
        """Wait before the next try. Raises `failure` where there is none, or where the wait is too long."""
        if attempt >= self._manners.tries:
            raise failure
        if seconds > self._manners.longest_wait:
            message = f"{failure}; it asks to come back in {seconds:,.0f} seconds"
            raise FetchError(message, failure.status)
        self._clock.sleep(seconds)
        asking.deadline.extend(seconds)

    def _once(
        self, url: httpx.URL, asking: _Asking, read: Callable[[httpx.Response, httpx.URL, Deadline], bytes]
    ) -> _Answer:
        """One request. Raises httpcore's errors where the connection breaks, FetchTimedOut in time."""
        extensions = {"deadline": asking.deadline}
        request = httpx.Request("GET", url, headers=asking.headers, extensions=extensions)
        with _in_time(asking.deadline):
            response = self._transport.handle_request(request)
            try:
                content = read(response, url, asking.deadline) if response.is_success else b""
            finally:
                response.close()
        return _Answer(url, response.status_code, response.headers, content)

    def _content(self, response: httpx.Response, url: httpx.URL, deadline: Deadline) -> bytes:
        stated = response.headers.get("content-length", "")
        if stated.isascii() and stated.isdigit() and int(stated[:20]) > self._limits.raw:
            message = f"{url}: over {self._limits.raw:,} bytes, the most that an answer may have; not fetched"
            raise AnswerTooLarge(message)
        chunks = _timed(response.stream, deadline)
        return unpacked(chunks, response.headers.get("content-encoding", ""), self._limits, str(url))

    def _robots_txt(self, url: httpx.URL, deadline: Deadline) -> tuple[int, bytes]:
        asking = _Asking(deadline, {**self._headers(), "Accept-Encoding": "identity"})
        try:
            answer = self._followed(url, lambda hop: self._once(hop, asking, _head))
        except _BROKEN as error:
            raise _broken(url, error) from error
        return answer.status, answer.content


def _head(response: httpx.Response, _url: httpx.URL, deadline: Deadline) -> bytes:
    """The beginning of a robots.txt; the rest is left where it is."""
    content = b""
    for chunk in _timed(response.stream, deadline):
        content += chunk
        if len(content) >= LARGEST_ROBOTS:
            break
    return content[:LARGEST_ROBOTS]


def _timed(chunks: httpx.SyncByteStream | httpx.AsyncByteStream, deadline: Deadline) -> Iterator[bytes]:
    """The chunks while there is time: many tiny ones are in the buffer before a read would ask."""
    if isinstance(chunks, httpx.SyncByteStream):
        for chunk in chunks:
            deadline.left()
            yield chunk


@contextmanager
def _in_time(deadline: Deadline) -> Iterator[None]:
    """Tells a time-out of the whole fetch from one of a single step."""
    try:
        yield
    except httpcore.TimeoutException:
        deadline.left()
        raise


def _joined(url: httpx.URL, location: str) -> str:
    try:
        return urljoin(str(url), location)
    except ValueError:
        return location


def _broken(url: httpx.URL, error: Exception) -> FetchError:
    return FetchError(f"{url}: the connection failed ({str(error) or type(error).__name__}); try again later")


def _refused(url: httpx.URL, status: int) -> FetchError:
    known = {code.value: code.phrase for code in HTTPStatus}
    return FetchError(f"{url}: the server answers {status} ({known.get(status, 'no known status')})", status)


def _content_type(header: str) -> tuple[str, str | None]:
    charset = _CHARSET.search(header)
    return header.partition(";")[0].strip().lower(), charset[1].lower() if charset else None


def _validators(headers: httpx.Headers) -> Validators:
    return Validators(_plain(headers.get("etag")), _plain(headers.get("last-modified")))


def _plain(value: str | None) -> str | None:
    """A validator that can be sent back as it came."""
    fit = value and len(value) <= LONGEST_VALIDATOR and value.isascii() and value.isprintable()
    return value if fit else None
