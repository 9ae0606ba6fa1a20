"""A real server on 127.0.0.1 that answers as a test says and remembers what it was asked."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tawatur.intake.web.clock import Clock
from tawatur.intake.web.fetcher import Fetcher
from tawatur.intake.web.guard import Guard
from tawatur.intake.web.limits import Limits
from tawatur.intake.web.manners import Manners

LOOPBACK = "127.0.0.1"
Handler = Callable[["Asked"], None]


class Asked(BaseHTTPRequestHandler):
    """One request; a test's handler writes the answer with `give`, or by hand."""

    server: Listening
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        site = self.server.site
        site.hits.append(self.path)
        site.headers.append({name.lower(): value for name, value in self.headers.items()})
        answer = site.answers.get(self.path, (404, b"", {}))
        self.close_connection = True
        if callable(answer):
            with suppress(BrokenPipeError, ConnectionResetError):  # the program hung up, as it should
                answer(self)
        else:
            self.give(*answer)

    def give(self, status: int, body: bytes = b"", headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  (http.server's)
        """Tests are quiet."""


class Listening(ThreadingHTTPServer):
    daemon_threads = True
    site: Site


class Site:
    """What the server answers by path, and its hits."""

    def __init__(self, port: int, scheme: str) -> None:
        self.port, self.scheme = port, scheme
        self.answers: dict[str, Handler | tuple[int, bytes, dict[str, str]]] = {}
        self.hits: list[str] = []
        self.headers: list[dict[str, str]] = []

    def url(self, path: str = "/", host: str = LOOPBACK) -> str:
        return f"{self.scheme}://{host}:{self.port}{path}"

    def put(self, path: str, body: bytes | str, kind: str = "text/html", **headers: str) -> str:
        """Answer `path` with a body of that content type; gives its URL. `_` in a header's name is `-`."""
        data = body.encode() if isinstance(body, str) else body
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.answers[path] = (200, data, {"Content-Type": kind, **named})
        return self.url(path)

    def pages(self) -> list[str]:
        """The hits that were not for robots.txt."""
        return [hit for hit in self.hits if hit != "/robots.txt"]


@contextmanager
def serving(tls: ssl.SSLContext | None = None) -> Iterator[Site]:
    server = Listening((LOOPBACK, 0), Asked)
    if tls is not None:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    server.site = Site(server.server_address[1], "https" if tls else "http")
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield server.site
    finally:
        server.shutdown()
        server.server_close()


class Watch:
    """A clock that a test turns: sleeping takes no time and is written down."""

    def __init__(self) -> None:
        self.seconds = 1_000.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.seconds += seconds

    def clock(self) -> Clock:
        start = datetime(2019, 11, 30, 10, tzinfo=UTC)
        return Clock(
            now=lambda: self.seconds,
            sleep=self.sleep,
            date=lambda: start + timedelta(seconds=self.seconds - 1_000),
            chance=lambda: 0.5,
        )


def guard_for(site: Site, **resolved: list[str]) -> Guard:
    """A guard that lets this server through; `resolved` are names (with `_` for `.`) and their addresses."""
    names = {name.replace("_", "."): addresses for name, addresses in resolved.items()}
    return Guard(
        allow_ports=[site.port],
        allow_networks=["127.0.0.0/8"],
        resolve=lambda host, _port: names.get(host, []),
    )


def fetcher_for(
    site: Site, *, seconds: float = 10.0, manners: Manners | None = None, clock: Clock | None = None
) -> Fetcher:
    """A fetcher that may reach this server and is in no hurry to be polite."""
    return Fetcher(
        guard=guard_for(site),
        limits=Limits(seconds=seconds),
        manners=manners or Manners(delay=0.0),
        clock=clock or Watch().clock()._replace(now=Clock().now),
    )
