"""Watching fetches what is new, once; and what a kill interrupted comes again."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from pathlib import Path

import pytest

from tawatur.intake.web import watching
from tawatur.intake.web.answers import Validators
from tawatur.intake.web.watching import Round, Watched, read_watch_list, watch, watch_once
from tawatur.model.errors import BadRecord, PageUnreadable
from tests.intake.web import news
from tests.intake.web.serving import Asked, Site, fetcher_for

ARTICLE = "<!doctype html><title>خبر</title><p>أعلنت بلدية المدينة، السبت، إعادة فتح الجسر الساحلي.</p>"


class Notebook:
    """A memory that lasts as long as a test."""

    def __init__(self) -> None:
        self.rows: dict[str, tuple[Validators, str | None, int | None]] = {}

    def validators(self, url: str) -> Validators | None:
        return self.rows[url][0] if url in self.rows else None

    def remember(self, url: str, validators: Validators, fetched_at: str | None, status: int | None) -> None:
        self.rows[url] = (validators, fetched_at, status)

    def seen(self, url: str) -> bool:
        return url in self.rows

    def answered(self, url: str) -> None:
        """A notebook notes no failures."""


def put_feed(site: Site, *links: str, path: str = "/feed") -> str:
    """A feed with an ETag of its own for what it lists."""
    body, tag = news.rss(*links).encode(), f'"{"-".join(links)}"'

    def answer(asked: Asked) -> None:
        same = asked.headers["If-None-Match"] == tag
        asked.give(304 if same else 200, b"" if same else body, {"ETag": tag, "Content-Type": "text/xml"})

    site.answers[path] = answer
    return site.url(path)


def names(site: Site, memory: Notebook, watched: Sequence[Watched]) -> list[str]:
    """The paths that one round gives."""
    with fetcher_for(site) as fetcher:
        found = watch_once(watched, fetcher=fetcher, memory=memory)
        return [given.name.removeprefix(site.url("")) for given in found]


def test_a_page_is_given_once_and_an_unchanged_feed_costs_one_request(site: Site) -> None:
    memory, lines = Notebook(), [Watched(put_feed(site, "/1", "/2"), "sahel")]
    for path in ("/1", "/2", "/3"):
        site.put(path, ARTICLE)
    assert names(site, memory, lines) == ["/1", "/2"]
    site.hits.clear()
    assert names(site, memory, lines) == []
    assert site.pages() == ["/feed"]
    assert memory.rows[site.url("/feed")][2] == 304
    put_feed(site, "/3", "/1", "/2")
    site.hits.clear()
    assert names(site, memory, lines) == ["/3"]
    assert site.pages() == ["/feed", "/3"]


def test_the_outlet_of_a_line_is_that_of_its_pages(site: Site) -> None:
    site.put("/1", ARTICLE)
    with fetcher_for(site) as fetcher:
        watched = [Watched(put_feed(site, "/1"), "sahel")]
        (only,) = watch_once(watched, fetcher=fetcher, memory=Notebook(), keep=True)
    assert only.page
    assert (only.page.outlet, only.data) == ("sahel", ARTICLE.encode())


def test_a_kill_before_a_page_is_safe_brings_it_again(site: Site) -> None:
    memory, lines = Notebook(), [Watched(put_feed(site, "/1", "/2", "/3"))]
    for path in ("/1", "/2", "/3"):
        site.put(path, ARTICLE)
    with fetcher_for(site) as fetcher:
        killed = watch_once(lines, fetcher=fetcher, memory=memory)
        assert [next(killed).name, next(killed).name] == [site.url("/1"), site.url("/2")]
        del killed
    assert set(memory.rows) == {site.url("/1")}, "only what the caller had finished with"
    assert names(site, memory, lines) == ["/2", "/3"]
    assert site.url("/feed") in memory.rows


def test_a_caller_that_gathers_says_itself_what_is_safe(site: Site) -> None:
    memory, lines = (
        Notebook(),
        [Watched(put_feed(site, "/1", "/2")), Watched(put_feed(site, "/2", path="/b"))],
    )
    for path in ("/1", "/2"):
        site.put(path, ARTICLE)
    with fetcher_for(site) as fetcher:
        this = Round(lines, fetcher=fetcher, memory=memory)
        assert [given.name for given in this.inputs()] == [site.url("/1"), site.url("/2")]
        assert memory.rows == {}
        this.done(site.url("/2"))
        assert set(memory.rows) == {site.url("/2"), site.url("/b")}
        this.done(site.url("/1"))
        this.done("something else")
    assert set(memory.rows) == {site.url(path) for path in ("/1", "/2", "/feed", "/b")}


def test_what_fails_for_now_is_tried_in_the_next_round_and_what_fails_for_good_is_not(site: Site) -> None:
    memory, lines = Notebook(), [Watched(put_feed(site, "/busy", "/gone", "/file"))]
    site.answers["/busy"] = (503, b"", {})
    site.put("/file", b"%PDF", "application/pdf")
    assert names(site, memory, lines) == ["/busy", "/gone", "/file"]
    assert memory.rows[site.url("/gone")][2] == 404
    site.put("/busy", ARTICLE)
    assert names(site, memory, lines) == ["/busy"]
    site.hits.clear()
    assert names(site, memory, lines) == []
    assert site.pages() == ["/feed"]


def test_a_feed_that_cannot_be_had_is_an_error_and_stops_nothing(site: Site) -> None:
    site.put("/1", ARTICLE)
    lines = [Watched(site.url("/gone")), Watched(put_feed(site, "/1"))]
    memory = Notebook()
    assert names(site, memory, lines) == ["/gone", "/1"]
    assert site.url("/gone") not in memory.rows


def test_a_watched_page_is_given_again_when_it_has_changed(site: Site) -> None:
    versions = ["one", "two"]

    def answer(asked: Asked) -> None:
        same = asked.headers["If-None-Match"] == versions[0]
        asked.give(304 if same else 200, b"" if same else ARTICLE.encode(), {"ETag": versions[0]})

    site.answers["/page"] = answer
    memory, lines = Notebook(), [Watched(site.url("/page"))]
    assert [names(site, memory, lines) for _ in range(2)] == [["/page"], []]
    versions.pop(0)
    assert names(site, memory, lines) == ["/page"]


def test_an_index_is_asked_whole_and_its_sitemaps_only_for_what_is_new(site: Site) -> None:
    site.put("/1", ARTICLE)
    site.put("/index", news.index("/map"), "text/xml", ETag='"same"')
    body = news.sitemap("/1").encode()
    site.answers["/map"] = lambda asked: asked.give(
        304 if asked.headers["If-None-Match"] else 200,
        body,
        {"ETag": '"m"', "Content-Length": str(len(body))},
    )
    memory, lines = Notebook(), [Watched(site.url("/index"))]
    assert names(site, memory, lines) == ["/1"]
    asked_before = len(site.headers)
    assert names(site, memory, lines) == []
    asked = dict(zip(site.hits[asked_before:], site.headers[asked_before:], strict=True))
    assert "if-none-match" not in asked["/index"]
    assert asked["/map"]["if-none-match"] == '"m"'


def test_a_round_has_an_end_and_the_next_goes_on(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "MOST_PAGES", 2)
    paths = [f"/{number}" for number in range(5)]
    for path in paths:
        site.put(path, ARTICLE)
    memory, lines = Notebook(), [Watched(put_feed(site, *paths))]
    assert [names(site, memory, lines) for _ in range(4)] == [paths[:2], paths[2:4], paths[4:], []]


def test_watching_goes_round_at_its_interval(site: Site) -> None:
    for path in ("/1", "/2"):
        site.put(path, ARTICLE)
    slept: list[float] = []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        put_feed(site, "/2", "/1")

    lines = [Watched(put_feed(site, "/1"))]
    with fetcher_for(site) as fetcher:
        endless = watch(lines, fetcher=fetcher, memory=Notebook(), every=600, sleep=sleep)
        assert [given.name for given in islice(endless, 2)] == [site.url("/1"), site.url("/2")]
    assert slept == [600]


def test_a_watch_list_is_read(tmp_path: Path) -> None:
    path = tmp_path / "feeds.txt"
    path.write_text(
        "\ufeff# صحف الساحل\n\nhttps://sahel.example/feed\n"
        "  https://b.example/map.xml#x  outlet=bahr  # the sea\n# https://c.example/\n",
        encoding="utf-8",
    )
    assert read_watch_list(str(path)) == [
        Watched("https://sahel.example/feed"),
        Watched("https://b.example/map.xml#x", "bahr"),
    ]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("sahel.example/feed", "'sahel.example/feed' is no URL"),
        ("ftp://sahel.example/feed", "is no URL"),
        ("https://sahel.example/feed sahel", "'sahel' is not known"),
        ("https://sahel.example/feed outlet=", "not known"),
        ("https://sahel.example/feed outlet=a b", "not known"),
        ("https://a.example/", "stands in line 1 too"),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, line: str, message: str) -> None:
    path = tmp_path / "feeds.txt"
    path.write_text(f"https://a.example/\n\n{line}\n", encoding="utf-8")
    with pytest.raises(BadRecord, match=message) as error:
        read_watch_list(str(path))
    assert str(error.value).startswith(f"{path}, line 3: ")
    assert error.value.line == 3


def test_a_watch_list_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(PageUnreadable, match="No such file"):
        read_watch_list(str(tmp_path / "none.txt"))
    (tmp_path / "bytes.txt").write_bytes(b"\xff\xfe")
    with pytest.raises(PageUnreadable, match="not UTF-8"):
        read_watch_list(str(tmp_path / "bytes.txt"))
