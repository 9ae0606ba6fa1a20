"""Hosts are treated politely: robots.txt, a pace, a name, conditional requests, patience."""

from __future__ import annotations

import socket
import threading
from email.utils import format_datetime

import pytest

from tawatur import __version__
from tawatur.intake.web.answers import Fetched, NotModified, Validators
from tawatur.intake.web.clock import Clock
from tawatur.intake.web.fetcher import Fetcher
from tawatur.intake.web.limits import Limits
from tawatur.intake.web.manners import Manners
from tawatur.model.errors import FetchError, RobotsRefused
from tests.intake.web.serving import LOOPBACK, Asked, Site, Watch, fetcher_for, guard_for


def test_we_say_who_we_are_and_who_asks(site: Site) -> None:
    site.put("/page", "<p>x")
    with fetcher_for(site) as fetcher:
        fetcher.fetch(site.url("/page"))
    with fetcher_for(site, manners=Manners(contact="https://lab.example/crawler")) as fetcher:
        fetcher.fetch(site.url("/page"))
    agents = [headers["user-agent"] for headers in site.headers]
    assert agents[:2] == [f"Tawatur/{__version__}"] * 2, "for robots.txt too"
    assert agents[-1] == f"Tawatur/{__version__} (+https://lab.example/crawler)"


def test_robots_txt_is_obeyed_and_asked_for_once(site: Site) -> None:
    site.put(
        "/robots.txt", "User-agent: *\nDisallow: /\n\nUser-agent: tawatur\nDisallow: /private", "text/plain"
    )
    site.put("/page", "<p>x")
    with fetcher_for(site) as fetcher:
        fetcher.fetch(site.url("/page"))
        fetcher.fetch(site.url("/page"))
        with pytest.raises(RobotsRefused, match=r"robots\.txt asks programs to leave it alone"):
            fetcher.fetch(site.url("/private/page"))
    assert site.hits == ["/robots.txt", "/page", "/page"]


def test_robots_txt_is_asked_for_again_after_a_day(site: Site) -> None:
    site.put("/page", "<p>x")
    watch = Watch()
    with fetcher_for(site, clock=watch.clock()) as fetcher:
        fetcher.fetch(site.url("/page"))
        watch.seconds += 23 * 3_600
        fetcher.fetch(site.url("/page"))
        watch.seconds += 2 * 3_600
        fetcher.fetch(site.url("/page"))
    assert site.hits.count("/robots.txt") == 2


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_no_robots_txt_allows_everything(site: Site, status: int) -> None:
    site.answers["/robots.txt"] = (status, b"User-agent: *\nDisallow: /", {})
    site.put("/page", "<p>x")
    with fetcher_for(site) as fetcher:
        fetcher.fetch(site.url("/page"))


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_robots_txt_that_cannot_be_had_now_allows_nothing_for_now(site: Site, status: int) -> None:
    site.answers["/robots.txt"] = (status, b"", {})
    site.put("/page", "<p>x")
    watch = Watch()
    with fetcher_for(site, clock=watch.clock()) as fetcher:
        for _ in range(2):
            with pytest.raises(RobotsRefused, match=f"{status}.*try again in 5 minutes"):
                fetcher.fetch(site.url("/page"))
        assert site.hits == ["/robots.txt"]
        watch.seconds += 301
        site.answers["/robots.txt"] = (404, b"", {})
        fetcher.fetch(site.url("/page"))


def test_a_robots_txt_behind_a_redirect_is_read(site: Site) -> None:
    site.answers["/robots.txt"] = (301, b"", {"Location": "/rules"})
    site.put("/rules", "User-agent: *\nDisallow: /page", "text/plain")
    with fetcher_for(site) as fetcher, pytest.raises(RobotsRefused):
        fetcher.fetch(site.url("/page"))


def test_the_target_of_a_redirect_needs_leave_too(site: Site) -> None:
    site.put("/robots.txt", "User-agent: *\nDisallow: /private", "text/plain")
    site.answers["/go"] = (302, b"", {"Location": "/private"})
    with fetcher_for(site) as fetcher, pytest.raises(RobotsRefused):
        fetcher.fetch(site.url("/go"))
    assert site.pages() == ["/go"]


def test_only_the_beginning_of_a_huge_robots_txt_is_read(site: Site) -> None:
    def huge(asked: Asked) -> None:
        asked.send_response(200)
        asked.end_headers()
        asked.wfile.write(b"User-agent: *\nDisallow: /early\n")
        for _ in range(2_000):
            asked.wfile.write(b"# nothing\n" * 1_000)
        asked.wfile.write(b"Disallow: /late\n")

    site.answers["/robots.txt"] = huge
    site.put("/late", "<p>x")
    with fetcher_for(site) as fetcher:
        fetcher.fetch(site.url("/late"))
        with pytest.raises(RobotsRefused):
            fetcher.fetch(site.url("/early"))


def test_a_host_is_asked_at_its_pace(site: Site) -> None:
    site.put("/page", "<p>x")
    watch = Watch()
    with fetcher_for(site, manners=Manners(delay=1.0), clock=watch.clock()) as fetcher:
        fetcher.fetch(site.url("/page"))
        assert watch.slept == []
        watch.seconds += 0.25
        fetcher.fetch(site.url("/page"))
        assert watch.slept == [0.75]
        watch.seconds += 10
        fetcher.fetch(site.url("/page"))
    assert watch.slept == [0.75]


@pytest.mark.parametrize(("stated", "waited"), [("7", 7.0), ("0.1", 1.0), ("100000", 60.0), ("soon", 1.0)])
def test_a_crawl_delay_is_honoured_within_reason(site: Site, stated: str, waited: float) -> None:
    site.put("/robots.txt", f"User-agent: *\nCrawl-delay: {stated}", "text/plain")
    site.put("/page", "<p>x")
    watch = Watch()
    with fetcher_for(site, manners=Manners(delay=1.0), clock=watch.clock()) as fetcher:
        fetcher.fetch(site.url("/page"))
        fetcher.fetch(site.url("/page"))
    assert watch.slept == [waited]


def test_what_has_not_changed_is_not_sent_again(site: Site) -> None:
    def conditional(asked: Asked) -> None:
        same = asked.headers["If-None-Match"] == '"v1"'
        asked.give(304 if same else 200, b"" if same else b"<p>x", {"ETag": '"v1"', "Last-Modified": "Sat"})

    site.answers["/page"] = conditional
    with fetcher_for(site) as fetcher:
        first = fetcher.fetch(site.url("/page"))
        assert isinstance(first, Fetched)
        assert first.validators == Validators('"v1"', "Sat")
        second = fetcher.fetch(site.url("/page"), first.validators)
    assert second == NotModified(site.url("/page"), second.fetched_at, first.validators)
    assert site.headers[-1]["if-modified-since"] == "Sat"


def test_a_304_that_nobody_asked_for_is_an_error(site: Site) -> None:
    site.answers["/page"] = (304, b"", {})
    with fetcher_for(site) as fetcher, pytest.raises(FetchError, match="304"):
        fetcher.fetch(site.url("/page"))


def test_validators_that_cannot_be_sent_back_are_dropped(site: Site) -> None:
    site.put("/page", "<p>x", ETag="\u00e9" * 9, Last_Modified="x" * 5_000)
    with fetcher_for(site) as fetcher:
        answer = fetcher.fetch(site.url("/page"))
    assert answer.validators == Validators()


@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_a_busy_host_is_asked_again_a_little_later(site: Site, status: int) -> None:
    answers = [status, status, 200]
    site.answers["/page"] = lambda asked: asked.give(answers.pop(0), b"<p>x")
    watch = Watch()
    with fetcher_for(site, clock=watch.clock()) as fetcher:
        fetcher.fetch(site.url("/page"))
    assert watch.slept == [1.0, 2.0]


def test_after_three_tries_the_status_is_told(site: Site) -> None:
    site.answers["/page"] = (503, b"", {})
    with fetcher_for(site) as fetcher, pytest.raises(FetchError, match=r"503 .Service Unavailable") as error:
        fetcher.fetch(site.url("/page"))
    assert error.value.status == 503
    assert site.pages() == ["/page"] * 3


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451, 500])
def test_another_status_is_final(site: Site, status: int) -> None:
    site.answers["/page"] = (status, b"<p>x", {})
    with fetcher_for(site) as fetcher, pytest.raises(FetchError, match=str(status)) as error:
        fetcher.fetch(site.url("/page"))
    assert (error.value.status, site.pages()) == (status, ["/page"])


def test_the_host_says_how_long_to_wait(site: Site) -> None:
    watch = Watch()
    clock = watch.clock()
    at = format_datetime(clock.date()).replace("+0000", "GMT")
    waits = ["12", at, "yesterday", None]

    def busy(asked: Asked) -> None:
        wait = waits.pop(0)
        asked.give(503 if waits else 200, b"<p>x", {"Retry-After": wait} if wait else {})

    site.answers["/page"] = busy
    with fetcher_for(site, manners=Manners(delay=0, tries=5), clock=clock) as fetcher:
        fetcher.fetch(site.url("/page"))
    assert watch.slept == [12.0, 0.0, 4.0], "a date that has passed is no wait; what is no wait is not heeded"


def test_a_wait_that_is_too_long_is_left_to_the_user(site: Site) -> None:
    site.answers["/page"] = (429, b"", {"Retry-After": "3600"})
    watch = Watch()
    with fetcher_for(site, clock=watch.clock()) as fetcher, pytest.raises(FetchError, match="3,600 seconds"):
        fetcher.fetch(site.url("/page"))
    assert (watch.slept, site.pages()) == ([], ["/page"])


def test_a_connection_that_breaks_is_tried_again(site: Site) -> None:
    def broken(asked: Asked) -> None:
        asked.send_response(200)
        asked.send_header("Content-Length", "1000")
        asked.end_headers()
        asked.wfile.write(b"half")
        site.put("/page", "<p>whole")

    site.answers["/page"] = broken
    with fetcher_for(site) as fetcher:
        answer = fetcher.fetch(site.url("/page"))
    assert isinstance(answer, Fetched)
    assert answer.content == b"<p>whole"


@pytest.mark.parametrize("sent", [b"", b"SSH-2.0-OpenSSH\r\n", b"HTTP/1.1 200 OK\r\n\x00: x\r\n\r\n"])
def test_what_is_no_web_server_is_an_error(sent: bytes) -> None:
    listener = socket.create_server((LOOPBACK, 0))
    threading.Thread(target=answer_all, args=(listener, sent), daemon=True).start()
    site = Site(listener.getsockname()[1], "http")
    manners = Manners(robots=False, delay=0)
    clock = Watch().clock()
    with (
        Fetcher(guard=guard_for(site), limits=Limits(seconds=5), manners=manners, clock=clock) as fetcher,
        pytest.raises(FetchError, match="the connection failed"),
    ):
        fetcher.fetch(site.url("/"))
    listener.close()


def answer_all(listener: socket.socket, sent: bytes) -> None:
    while True:
        try:
            connection, _ = listener.accept()
        except OSError:
            return
        with connection:
            connection.recv(65_536)
            connection.sendall(sent)


def test_the_answer_says_what_came_and_when(site: Site) -> None:
    site.put("/page", "<p>x", "Text/HTML; Charset='Windows-1256'")
    with fetcher_for(site, clock=Watch().clock()) as fetcher:
        answer = fetcher.fetch(site.url("/page#comments"))
    assert isinstance(answer, Fetched)
    assert answer.final_url == site.url("/page")
    assert (answer.content_type, answer.charset) == ("text/html", "windows-1256")
    assert answer.fetched_at == "2019-11-30T10:00:00Z"


def test_a_clock_of_its_own_is_a_real_one() -> None:
    clock = Clock()
    assert clock.now() <= clock.now()
    assert clock.instant().endswith("Z")
