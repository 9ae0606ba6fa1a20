"""Where a connection may go: the web's public addresses, and nothing inside a network.

A name is judged by what it resolves to at the moment of connecting, and the connection goes to the very
address that was judged (`transport`): between a check and a second look-up, a name can move.
"""

from __future__ import annotations

import ipaddress
import queue
import re
import socket
import threading
from collections.abc import Callable, Iterable, Sequence
from ipaddress import IPv4Address, IPv6Address

import httpx

from tawatur.intake.web.clock import Deadline
from tawatur.model.errors import AddressRefused, FetchError

Address = IPv4Address | IPv6Address
Resolve = Callable[[str, int], Sequence[str]]
"""A host name and a port to addresses as text; raises OSError where there are none."""
PORTS = {"http": 80, "https": 443}
ADVICE = "only public addresses of the web are fetched"
UNLESS = "unless you allow the network (--allow-network)"
_GLOBAL_UNICAST = ipaddress.IPv6Network("2000::/3")
_RELAYS = tuple(
    ipaddress.ip_network(network)
    for network in (
        "192.88.99.0/24",  # 6to4's relays
        "2001::/23",  # Teredo among them, which carries IPv4
        "2002::/16",  # 6to4, the same
        "3fff::/20",  # of documentation, newer than some Pythons
    )
)
"""Within the global range and yet not simply a public host; NAT64 and all mapped IPv4 lie outside it."""
_LABEL = r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?"
_HOST = re.compile(rf"{_LABEL}(?:\.{_LABEL})*")
_LONGEST_HOST = 253
_NUMERIC = re.compile(r"(?:.*\.)?(?:\d+|0x[0-9a-f]*)")
"""A host whose last label is a number is an IPv4 address in some spelling, says the WHATWG's URL standard."""
_LONGEST_SHOWN = 300


class Guard:
    """The rules for URLs and addresses.

    `allow_ports` adds ports to 80 and 443, `allow_networks` (as in `10.0.0.0/8`) lets those through that are
    not public; `resolve` looks names up.
    """

    def __init__(
        self,
        *,
        allow_ports: Iterable[int] = (),
        allow_networks: Iterable[str] = (),
        resolve: Resolve | None = None,
    ) -> None:
        self._ports = frozenset([*PORTS.values(), *allow_ports])
        self._networks = tuple(ipaddress.ip_network(network) for network in allow_networks)
        self._resolve = resolve or looked_up

    def url(self, spelled: str) -> httpx.URL:
        """The URL without its fragment, ready to be asked for. Raises AddressRefused, naming it."""
        try:
            url = httpx.URL(spelled.strip(" \t\r\n"))
        except (httpx.InvalidURL, ValueError) as error:
            raise AddressRefused(
                f"{shown(spelled)}: not a URL ({error}); one begins with https://"
            ) from error
        problem = self._problem(url)
        if problem:
            raise AddressRefused(f"{shown(spelled)}: {problem}")
        return url.copy_with(fragment=None, port=None if url.port == PORTS[url.scheme] else url.port)

    def _problem(self, url: httpx.URL) -> str | None:
        if url.scheme not in PORTS:
            return f"the scheme is {url.scheme[:40]!a}; only http and https are fetched"
        if url.userinfo:
            return "a user name or password stands in it; only what is open to everybody is fetched"
        port = PORTS[url.scheme] if url.port is None else url.port
        if port not in self._ports:
            return f"port {port} is none of the web's; if it is meant, allow it (--allow-port {port})"
        return self._problem_of_host(url.raw_host.decode("ascii"))

    def _problem_of_host(self, host: str) -> str | None:
        literal = literal_address(host)
        if literal is not None:
            return None if self.admits(literal) else f"{literal} lies inside a network; {ADVICE}, {UNLESS}"
        if _NUMERIC.fullmatch(host):
            return f"the host {host!a} is an address in an odd spelling; {ADVICE}, written as in 192.0.2.1"
        if len(host) > _LONGEST_HOST or not _HOST.fullmatch(host):
            return f"{host[:100]!a} is no name of a host, which is written as in www.example.org"
        return None

    def addresses(self, host: str, port: int, deadline: Deadline, name: str) -> list[str]:
        """Every address of a host, each of them checked; `name` is for messages.

        Raises AddressRefused if only one is refused, FetchError where there are none, FetchTimedOut.
        """
        literal = literal_address(host)
        found = [str(literal)] if literal else self._found(host, port, deadline, name)
        if not found:
            raise FetchError(f"{name}: no address belongs to the host {host}; look at its spelling")
        for address in found:
            if not self.admits(ipaddress.ip_address(address)):
                where = f"the host {host} leads to {address}, inside a network"
                message = f"{name}: {where}; {ADVICE}, {UNLESS}"
                raise AddressRefused(message)
        return list(dict.fromkeys(found))

    def _found(self, host: str, port: int, deadline: Deadline, name: str) -> Sequence[str]:
        """What the resolver says, for which it has as long as the fetch: its own patience is minutes."""
        answers: queue.SimpleQueue[Sequence[str] | OSError | UnicodeError] = queue.SimpleQueue()
        threading.Thread(target=self._look_up, args=(host, port, answers), daemon=True).start()
        try:
            answer = answers.get(timeout=deadline.left())
        except queue.Empty:
            raise deadline.passed() from None
        if isinstance(answer, OSError | UnicodeError):
            reason = getattr(answer, "strerror", None) or answer
            message = f"{name}: the host {host} is not found ({reason}); look at its spelling"
            raise FetchError(message) from answer
        return answer

    def _look_up(
        self, host: str, port: int, answers: queue.SimpleQueue[Sequence[str] | OSError | UnicodeError]
    ) -> None:
        try:
            answers.put(self._resolve(host, port))
        except (OSError, UnicodeError) as error:
            answers.put(error)

    def admits(self, address: Address) -> bool:
        """Whether a connection may go there."""
        return is_public(address) or any(address in network for network in self._networks)


def looked_up(host: str, port: int) -> list[str]:
    """The addresses that the system's resolver gives."""
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def literal_address(host: str) -> Address | None:
    """The address that a host is, in the one spelling that all programs read alike."""
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None


def is_public(address: Address) -> bool:
    """Whether an address is that of one host on the public network.

    `is_global` alone is true of multicast (224.0.0.1), of NAT64 (64:ff9b::7f00:1 is 127.0.0.1) and of IPv4
    in the deprecated forms of IPv6; of those, all lie outside 2000::/3 or in `_RELAYS`.
    """
    if isinstance(address, IPv6Address) and address not in _GLOBAL_UNICAST:
        return False
    relayed = any(address in network for network in _RELAYS)
    return address.is_global and not address.is_multicast and not address.is_reserved and not relayed


def shown(url: str) -> str:
    """A URL as a message may have it: short, and nothing in it moves a terminal's cursor."""
    short = url if len(url) <= _LONGEST_SHOWN else url[:_LONGEST_SHOWN] + "..."
    return short if short.isprintable() else ascii(short)
