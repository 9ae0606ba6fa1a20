"""How far and how politely URLs are fetched, as a caller says it. Nothing of the web is loaded here."""

from __future__ import annotations

from ipaddress import ip_network
from typing import TYPE_CHECKING, NamedTuple

from tawatur.model.errors import SettingError

if TYPE_CHECKING:
    from tawatur.intake.web.fetcher import Fetcher

SCHEMES = ("http://", "https://")


class Fetching(NamedTuple):
    """`contact` is who fetches, a URL or an address, for the user agent.

    `delay` are seconds between requests to one host. `allow_networks` (`10.0.0.0/8`) and `allow_ports` are
    allowed beside the public web's on 80 and 443.
    """

    contact: str | None = None
    delay: float = 1.0
    allow_networks: tuple[str, ...] = ()
    allow_ports: tuple[int, ...] = ()

    def open(self) -> Fetcher:
        """A fetcher, to be used with `with`. Raises SettingError where a network is none."""
        from tawatur.intake.web.fetcher import Fetcher  # noqa: PLC0415  (only who fetches needs the web)
        from tawatur.intake.web.guard import Guard  # noqa: PLC0415
        from tawatur.intake.web.manners import Manners  # noqa: PLC0415

        try:
            networks = [ip_network(network, strict=False) for network in self.allow_networks]
        except ValueError as error:
            raise SettingError(f"{error}; a network is written like 10.0.0.0/8") from error
        guard = Guard(allow_ports=self.allow_ports, allow_networks=[str(network) for network in networks])
        return Fetcher(guard=guard, manners=Manners(contact=self.contact, delay=self.delay))


def is_url(path: str) -> bool:
    """Whether a path of a call is to be fetched."""
    return path.lower().startswith(SCHEMES)
