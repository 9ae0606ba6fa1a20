"""The connection goes to the checked address, and the name is what TLS and the Host header speak of."""

from __future__ import annotations

import shutil
import ssl
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tawatur.intake.web.fetcher import Fetcher
from tawatur.intake.web.manners import Manners
from tawatur.model.errors import FetchError
from tests.intake.web.serving import LOOPBACK, Site, guard_for, serving

OPENSSL = shutil.which("openssl")
HOST, OTHER = "news.example", "other.example"
QUICK = Manners(delay=0.0, tries=1)


class Certified(NamedTuple):
    """A server with a certificate for HOST, and the authority that signed it."""

    site: Site
    authority: Path
    names: list[str | None]
    """The names that clients asked for in TLS (SNI)."""


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    if OPENSSL is None:
        pytest.skip("openssl is not installed, so there is no certificate")
    folder = tmp_path_factory.mktemp("certificate")
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    made = ["-keyout", str(key), "-out", str(certificate), "-subj", f"/CN={HOST}", "-days", "2"]
    kind = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    name = ["-addext", f"subjectAltName=DNS:{HOST}"]
    subprocess.run([OPENSSL, "req", "-x509", *kind, *made, *name], check=True, capture_output=True)
    return key, certificate


@pytest.fixture
def certified(certificate: tuple[Path, Path]) -> Iterator[Certified]:
    names: list[str | None] = []
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate[1], certificate[0])
    context.sni_callback = lambda _socket, name, _context: names.append(name)
    with serving(context) as site:
        site.put("/page", "<p>x")
        yield Certified(site, certificate[1], names)


def fetcher(certified: Certified, *, trusted: bool = True) -> Fetcher:
    guard = guard_for(certified.site, news_example=[LOOPBACK], other_example=[LOOPBACK])
    tls = ssl.create_default_context(cafile=certified.authority) if trusted else None
    return Fetcher(guard=guard, manners=QUICK, tls=tls)


def test_the_name_is_kept_for_tls_and_for_the_host_header(certified: Certified) -> None:
    with fetcher(certified) as asking:
        asking.fetch(certified.site.url("/page", HOST))
    assert set(certified.names) == {HOST}
    assert certified.site.headers[-1]["host"] == f"{HOST}:{certified.site.port}"


def test_a_certificate_for_another_name_is_refused(certified: Certified) -> None:
    with fetcher(certified) as asking, pytest.raises(FetchError, match="certificate does not hold"):
        asking.fetch(certified.site.url("/page", OTHER))
    assert certified.site.hits == []


def test_an_authority_that_nobody_knows_is_refused(certified: Certified) -> None:
    with (
        fetcher(certified, trusted=False) as asking,
        pytest.raises(FetchError, match="certificate does not hold"),
    ):
        asking.fetch(certified.site.url("/page", HOST))
    assert certified.site.hits == []


def test_the_host_header_is_the_name_without_tls_too(site: Site) -> None:
    site.put("/page", "<p>x")
    with Fetcher(guard=guard_for(site, news_example=[LOOPBACK]), manners=QUICK) as asking:
        asking.fetch(site.url("/page", HOST))
    assert site.headers[-1]["host"] == f"{HOST}:{site.port}"


def test_the_next_address_of_a_host_is_tried_where_the_first_is_silent(site: Site) -> None:
    site.put("/page", "<p>x")
    with Fetcher(guard=guard_for(site, news_example=["127.0.0.2", LOOPBACK]), manners=QUICK) as asking:
        asking.fetch(site.url("/page", HOST))
    assert site.pages() == ["/page"]
