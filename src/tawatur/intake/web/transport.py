"""The one way to the network: each connection goes to an address that the guard has just checked.

httpcore is told to connect to a host and asks this backend, which resolves the name itself and opens the
socket to the address; so the name stays what TLS asks for (SNI), what the certificate is held against and
what the Host header says. One connection serves one request: nothing checked for one is used for another.
"""

from __future__ import annotations

import ssl
from collections.abc import Iterable, Iterator
from contextlib import ExitStack

import httpcore
import httpx

from tawatur.intake.web.clock import Deadline
from tawatur.intake.web.guard import Guard, shown
from tawatur.model.errors import AddressRefused, FetchError

LONGEST_CONNECT = 10.0
"""Seconds for one of a host's addresses to answer before the next is tried."""
EVERYWHERE = ("0.0.0.0/0", "::/0")


class GuardedTransport(httpx.BaseTransport):
    """httpx's transport over guarded connections; a request carries its Deadline as extension `deadline`.

    Errors of the connection are httpcore's; AddressRefused, FetchTimedOut and, for a certificate that does
    not hold, FetchError are raised as they are. With a `proxy` (`http://host:port`) names are resolved there,
    out of our sight; what is an address in itself is still refused.
    """

    def __init__(self, guard: Guard, *, tls: ssl.SSLContext | None = None, proxy: str | None = None) -> None:
        self._guard = guard if proxy is None else Guard(allow_networks=EVERYWHERE)
        self._tls, self._proxy = tls, proxy

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request and give the head of its answer; its body follows as it is read."""
        url = request.url
        backend = _Backend(self._guard, request.extensions["deadline"], shown(str(url)))
        pool = self._connection(backend, self._context() if url.scheme == "https" else None)
        target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        sent = httpcore.Request(request.method, target, headers=request.headers.raw, content=b"")
        with ExitStack() as failing:
            failing.callback(pool.close)
            answer = pool.handle_request(sent)
            failing.pop_all()
        # This pool's bodies are plain iterables; httpcore's type covers those of its asynchronous pools too.
        body = _Body(pool, answer.stream if isinstance(answer.stream, Iterable) else ())
        return httpx.Response(answer.status, headers=answer.headers, stream=body)

    def _connection(self, backend: _Backend, tls: ssl.SSLContext | None) -> httpcore.ConnectionPool:
        if self._proxy is None:
            return httpcore.ConnectionPool(ssl_context=tls, network_backend=backend)
        return httpcore.HTTPProxy(self._proxy, ssl_context=tls, network_backend=backend)

    def _context(self) -> ssl.SSLContext:
        """The authorities that are trusted, loaded when they are first needed; the environment adds none."""
        if self._tls is None:
            self._tls = httpx.create_ssl_context(trust_env=False)
        return self._tls


class _Body(httpx.SyncByteStream):
    """The body of an answer, which ends its connection."""

    def __init__(self, pool: httpcore.ConnectionPool, chunks: Iterable[bytes]) -> None:
        self._pool, self._chunks = pool, chunks

    def __iter__(self) -> Iterator[bytes]:
        yield from self._chunks

    def close(self) -> None:
        self._pool.close()


class _Backend(httpcore.NetworkBackend):
    """Opens the connections of one request."""

    def __init__(self, guard: Guard, deadline: Deadline, name: str) -> None:
        self._guard, self._deadline, self._name = guard, deadline, name
        self._sockets = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002  (httpcore's; the deadline is what counts)
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first of the host's addresses that answers."""
        failed: httpcore.ConnectError | httpcore.ConnectTimeout | None = None
        for address in self._guard.addresses(host, port, self._deadline, self._name):
            wait = min(self._deadline.left(), LONGEST_CONNECT)
            try:
                stream = self._sockets.connect_tcp(address, port, wait, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
            else:
                return _Stream(stream, self._deadline, self._name)
        raise failed or httpcore.ConnectError(f"no address of {host} answers")

    def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,  # noqa: ARG002  (httpcore's)
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,  # noqa: ARG002  (httpcore's)
    ) -> httpcore.NetworkStream:
        """Never: a socket in the file system is no address of the web."""
        raise AddressRefused(f"{self._name}: {path} is a socket of this machine")


class _Stream(httpcore.NetworkStream):
    """A connection on which every step has what is left of the deadline, however many steps there are."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline, name: str) -> None:
        self._stream, self._deadline, self._name = stream, deadline, name

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002  (httpcore's)
        return self._stream.read(max_bytes, self._deadline.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002  (httpcore's)
        self._stream.write(buffer, self._deadline.left())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002  (httpcore's)
    ) -> httpcore.NetworkStream:
        try:
            secured = self._stream.start_tls(ssl_context, server_hostname, self._deadline.left())
        except httpcore.ConnectError as error:
            if isinstance(error.__cause__, ssl.SSLCertVerificationError):
                reason = error.__cause__.verify_message
                message = f"{self._name}: its certificate does not hold ({reason}); nothing was sent to it"
                raise FetchError(message) from error
            raise
        return _Stream(secured, self._deadline, self._name)

    def get_extra_info(self, info: str) -> object:
        return self._stream.get_extra_info(info)
