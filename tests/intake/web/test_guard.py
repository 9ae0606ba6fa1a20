"""A connection goes to a public address of the web or nowhere: the server's hit count stays 0."""

from __future__ import annotations

import ipaddress
import socket
import threading
from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.intake.web.clock import Clock, Deadline
from tawatur.intake.web.fetcher import Fetcher
from tawatur.intake.web.guard import Guard, is_public, looked_up
from tawatur.intake.web.limits import Limits
from tawatur.intake.web.manners import Manners
from tawatur.model.errors import AddressRefused, FetchError, FetchTimedOut
from tests.intake.web.serving import LOOPBACK, Site, guard_for

QUICK = Manners(delay=0.0, robots=False, tries=1)
HOSTS_OF_LOOPBACK = [
    "127.0.0.1",
    "127.1",
    "2130706433",
    "0x7f000001",
    "0x7f.1",
    "0177.0.0.1",
    "017700000001",
    "127.0.0.1.",
    "127.000.000.001",
    "１２７.０.０.１",  # full-width digits
    "127。0。0。1",  # ideographic full stops
    "①②⑦.⓪.⓪.①",
    "%31%32%37.0.0.1",
    "0.0.0.0",  # noqa: S104  (refused, not bound)
    "0",
    "localhost",
    "LOCALHOST",
    "localhost.",
    "ⓛⓞⓒⓐⓛⓗⓞⓢⓣ",
    "[::1]",
    "[::]",
    "[0:0:0:0:0:0:0:1]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[::127.0.0.1]",
    "[64:ff9b::7f00:1]",
    "[2002:7f00:1::]",
    "[fe80::1]",
    "[fe80::1%25lo]",
    "user@127.0.0.1",
    "user:password@127.0.0.1",
    "www.example.org@127.0.0.1",
    "www.example.org\\@127.0.0.1",
    "127.0.0.1\t",
    "a b.example.org",
    "",
]
INSIDE = [
    "169.254.169.254",
    "10.0.0.1",
    "172.16.0.1",
    "192.168.1.1",
    "100.64.0.1",
    "192.0.2.1",
    "192.88.99.1",
    "198.18.0.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "0.0.0.0",  # noqa: S104  (refused, not bound)
    "::",
    "::1",
    "::7f00:1",
    "::ffff:8.8.8.8",
    "64:ff9b::7f00:1",
    "64:ff9b::808:808",
    "64:ff9b:1::1",
    "2001::1",
    "2001:0:7f00:1::",
    "2001:db8::1",
    "2002:7f00:1::",
    "2002:c0a8:101::1",
    "3fff::1",
    "5f00::1",
    "fc00::1",
    "fe80::1",
    "fe80::1%lo",
    "fec0::1",
    "ff02::1",
    "ff0e::1",
]


@pytest.fixture
def strict(site: Site) -> Iterator[Fetcher]:
    """A fetcher that may use the server's port, and no network but the public one."""
    with Fetcher(guard=Guard(allow_ports=[site.port]), limits=Limits(seconds=5), manners=QUICK) as fetcher:
        yield fetcher


@pytest.mark.parametrize("host", HOSTS_OF_LOOPBACK)
def test_no_spelling_of_this_machine_is_reached(site: Site, strict: Fetcher, host: str) -> None:
    with pytest.raises(AddressRefused):
        strict.fetch(site.url("/", host))
    assert site.hits == []


@pytest.mark.parametrize("address", INSIDE)
def test_an_address_inside_a_network_is_not_public(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["8.8.8.8", "193.0.6.139", "2001:67c:2e8::1", "2a00:1450:4001::200e"])
def test_an_address_of_the_web_is_public(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", INSIDE)
def test_a_name_that_leads_inside_is_refused(address: str) -> None:
    guard = Guard(resolve=lambda _host, _port: [address])
    with pytest.raises(AddressRefused, match="example"):
        guard.addresses("www.example.org", 80, deadline(), "http://www.example.org/")


def test_one_bad_address_among_good_ones_is_enough() -> None:
    guard = Guard(resolve=lambda _host, _port: ["8.8.8.8", "10.0.0.1"])
    with pytest.raises(AddressRefused, match=r"10\.0\.0\.1"):
        guard.addresses("www.example.org", 80, deadline(), "http://www.example.org/")


def test_a_name_that_moves_between_check_and_connection_gains_nothing(site: Site) -> None:
    """Rebinding: public when first asked, 127.0.0.1 ever after. Each connection judges its own answer."""
    answers = [["203.0.113.7"], [LOOPBACK], [LOOPBACK]]
    asked: list[str] = []

    def resolve(host: str, _port: int) -> Sequence[str]:
        asked.append(host)
        return answers.pop(0)

    guard = Guard(allow_ports=[site.port], allow_networks=["203.0.113.0/24"], resolve=resolve)
    limits = Limits(seconds=0.3)
    with Fetcher(guard=guard, limits=limits, manners=QUICK) as fetcher:
        with pytest.raises(FetchError) as first:
            fetcher.fetch(site.url("/", "rebinding.example"))
        assert not isinstance(first.value, AddressRefused)
        assert asked == ["rebinding.example"], "the address that was checked is the one connected to"
        with pytest.raises(AddressRefused):
            fetcher.fetch(site.url("/", "rebinding.example"))
    assert site.hits == []


@pytest.mark.parametrize(
    "target",
    [
        "http://169.254.169.254/latest/meta-data/",
        "file:///etc/passwd",
        "gopher://127.0.0.1:70/_x",
        "ftp://127.0.0.1/x",
        "data:text/html,x",
        "javascript:alert(1)",
        "//10.0.0.1/",
        "http://[::1]/",
        "http://[",
        "http://localhost:1/",
    ],
)
def test_a_redirect_is_judged_like_the_first_url(site: Site, target: str) -> None:
    site.answers["/go"] = (302, b"", {"Location": target})
    guard = Guard(allow_ports=[site.port], allow_networks=["127.0.0.1/32"], resolve=lambda _h, _p: ["::1"])
    with (
        Fetcher(guard=guard, manners=QUICK) as fetcher,
        pytest.raises(AddressRefused, match=r"/go: redirects"),
    ):
        fetcher.fetch(site.url("/go"))
    assert site.hits == ["/go"]


def test_a_redirect_to_a_name_that_leads_inside_is_refused(site: Site) -> None:
    site.answers["/go"] = (301, b"", {"Location": "http://metadata.example/"})
    guard = guard_for(site, metadata_example=["169.254.169.254"])
    with Fetcher(guard=guard, manners=QUICK) as fetcher, pytest.raises(AddressRefused, match="metadata"):
        fetcher.fetch(site.url("/go"))


def test_five_redirects_are_followed_and_no_sixth(site: Site) -> None:
    for step in range(6):
        site.answers[f"/{step}"] = (302, b"", {"Location": f"/{step + 1}"})
    site.put("/6", "<p>x")
    with Fetcher(guard=guard_for(site), manners=QUICK) as fetcher:
        arrived = fetcher.fetch(site.url("/1"))
        assert getattr(arrived, "final_url", None) == site.url("/6")
        with pytest.raises(FetchError, match="redirected over 5 times"):
            fetcher.fetch(site.url("/0"))


@pytest.mark.parametrize("port", [22, 25, 8080, 0])
def test_only_the_ports_of_the_web_are_used(port: int) -> None:
    with pytest.raises(AddressRefused, match=f"port {port}"):
        Guard().url(f"http://www.example.org:{port}/")


def test_a_port_and_a_network_are_allowed_by_name(site: Site) -> None:
    site.put("/", "<p>x")
    with Fetcher(guard=guard_for(site), manners=QUICK) as fetcher:
        fetcher.fetch(site.url("/"))
    assert site.hits == ["/"]


def test_the_environment_names_no_proxy(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, site.url("/"))
    guard = Guard(resolve=lambda _host, _port: [])
    with Fetcher(guard=guard, manners=QUICK) as fetcher, pytest.raises(FetchError, match="no address"):
        fetcher.fetch("http://www.example.org/")
    assert site.hits == []


def test_a_proxy_that_is_asked_for_is_used_and_inside_addresses_are_still_refused(site: Site) -> None:
    site.put("http://www.example.org/page", "<p>x")
    with Fetcher(guard=Guard(), manners=QUICK, proxy=site.url("")) as fetcher:
        fetcher.fetch("http://www.example.org/page")
        with pytest.raises(AddressRefused):
            fetcher.fetch("http://169.254.169.254/")
    assert site.hits == ["http://www.example.org/page"]


def test_a_resolver_that_does_not_answer_ends_with_the_deadline() -> None:

    never = threading.Event()
    guard = Guard(resolve=lambda _host, _port: ["8.8.8.8"] if never.wait(20) else [])
    with pytest.raises(FetchTimedOut, match=r"0\.2 seconds"):
        guard.addresses("www.example.org", 80, deadline(0.2), "http://www.example.org/")
    never.set()


def test_a_name_that_does_not_exist_is_said_so() -> None:
    def resolve(_host: str, _port: int) -> list[str]:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    with pytest.raises(FetchError, match=r"not found \(Name or service not known\)"):
        Guard(resolve=resolve).addresses("nowhere.example", 80, deadline(), "http://nowhere.example/")


def test_the_system_resolver_is_the_one_that_is_used() -> None:
    assert LOOPBACK in looked_up(LOOPBACK, 80)


def test_a_name_in_arabic_is_asked_for_as_the_network_writes_it() -> None:
    url = Guard().url("https://أخبار.example/خبر?رقم=٥#تعليق")
    assert url.raw_host == "أخبار.example".encode("idna")
    assert url.raw_path.startswith(b"/%D8%AE")
    assert not url.fragment


@given(st.text() | st.text(alphabet="htps:/@.[]%0127x\\#?\t\x00。１").map("http://".__add__))
def test_any_text_is_a_url_of_the_web_or_refused(spelled: str) -> None:
    try:
        url = Guard().url(spelled)
    except AddressRefused as refused:
        message = str(refused)
    else:
        message = str(url)
        assert url.scheme in {"http", "https"}
        assert url.raw_host
        assert not url.userinfo
    assert message.isprintable()


def deadline(seconds: float = 5.0) -> Deadline:
    return Deadline(seconds, Clock(), "http://www.example.org/")
