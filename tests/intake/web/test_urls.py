"""URLs become pages: as they are, or as their feeds and sitemaps list them."""

from __future__ import annotations

import gzip
import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

from tawatur.intake import Input
from tawatur.intake.decoding import decode
from tawatur.intake.web.answers import Fetched
from tawatur.intake.web.urls import feeds_of, fetched_inputs
from tawatur.model.errors import AddressRefused, FetchError, PageUnreadable, RobotsRefused
from tests.intake.web import news
from tests.intake.web.serving import Site, fetcher_for

ARTICLE = "<!doctype html><title>خبر</title><p>أعلنت بلدية المدينة، السبت، إعادة فتح الجسر الساحلي.</p>"


def inputs(site: Site, *urls: str, keep: bool = False, published: str | None = None) -> list[Input]:
    with fetcher_for(site) as fetcher:
        return list(fetched_inputs(urls, fetcher=fetcher, outlet="sahel", published=published, keep=keep))


def test_a_url_is_a_page_with_where_and_when_it_was_fetched(site: Site) -> None:
    url = site.put("/new", ARTICLE)
    site.answers["/old"] = (301, b"", {"Location": "/new"})
    (only,) = inputs(site, site.url("/old#part"), keep=True, published="2019-11-30")
    page = only.page
    assert page
    assert only.name == site.url("/old#part")
    assert (page.url, page.outlet, page.published) == (url, "sahel", "2019-11-30")
    assert page.fetched_at == "2019-11-30T10:00:00Z"
    assert page.html == ARTICLE
    assert only.data == ARTICLE.encode()
    assert page.sha256 == hashlib.sha256(ARTICLE.encode()).hexdigest()


def test_bytes_are_kept_only_where_that_is_asked(site: Site) -> None:
    (only,) = inputs(site, site.put("/page", ARTICLE))
    assert only.data is None


def test_text_is_text_and_a_fragment_of_html_is_html_by_its_type(site: Site) -> None:
    text = site.put("/text", "أعيد فتح الجسر الساحلي.", "text/plain; charset=utf-8")
    html = site.put("/html", "أعيد <em>فتح</em> الجسر الساحلي.")
    first, second = inputs(site, text, html)
    assert first.page
    assert (first.page.text, first.page.html) == ("أعيد فتح الجسر الساحلي.", None)
    assert second.page
    assert (second.page.text, second.page.html) == (None, "أعيد <em>فتح</em> الجسر الساحلي.")


@pytest.mark.parametrize("charset", ["windows-1256", "iso-8859-6", "utf-8"])
def test_the_charset_of_the_header_is_heeded(site: Site, charset: str) -> None:
    url = site.put("/page", ARTICLE.encode(charset, "replace"), f"text/html; charset={charset}")
    (only,) = inputs(site, url)
    assert only.page
    assert only.page.html
    assert "إعادة فتح الجسر" in only.page.html


def test_a_charset_beside_the_bytes_counts_where_they_state_none() -> None:
    data = "أعيد فتح الجسر".encode("cp1256")
    assert decode(data, "x", "windows-1256").faults[0].message.endswith("as stated")
    assert "a guess" in decode(data, "x").faults[0].message
    assert "a guess" in decode(b"<meta charset=utf-8>" + data, "x", "windows-1256").faults[0].message


@pytest.mark.parametrize("kind", ["application/pdf", "image/png", "video/mp4", "application/json"])
def test_what_is_no_page_is_refused_by_its_type(site: Site, kind: str) -> None:
    (only,) = inputs(site, site.put("/file", b"%PDF-1.7 \x00\x01\x02", kind))
    assert isinstance(only.error, PageUnreadable)
    assert f"/file: {kind}, no page" in str(only.error)


def test_a_bad_url_stops_nothing(site: Site) -> None:
    good = site.put("/page", ARTICLE)
    site.put("/robots.txt", "User-agent: *\nDisallow: /private", "text/plain")
    urls = [
        site.url("/gone"),
        "http://10.0.0.1/",
        site.url("/private"),
        "no url",
        site.put("/empty", ""),
        good,
    ]
    found = inputs(site, *urls)
    assert [row.name for row in found] == urls
    kinds = [FetchError, AddressRefused, RobotsRefused, AddressRefused, PageUnreadable]
    assert [type(row.error) for row in found[:5]] == kinds
    assert found[-1].page


def test_the_entries_of_a_feed_are_fetched(site: Site) -> None:
    site.put("/1", ARTICLE)
    site.put("/3", ARTICLE)
    feed = news.rss("/1", "/2", "/3", "javascript:x").replace(
        "<link>/1<", "<pubDate>Sat, 30 Nov 2019 10:15:00 GMT</pubDate><link>/1<"
    )
    found = inputs(site, site.put("/feed", feed, "text/html"), published="2019-12-31")
    assert [row.name for row in found] == [site.url(path) for path in ("/1", "/2", "/3", "/feed")]
    assert found[0].page
    assert found[0].page.published == "2019-11-30T10:15:00+00:00"
    assert found[2].page
    assert found[2].page.published == "2019-12-31"
    assert "404" in str(found[1].error)
    assert "1 of what it lists cannot be used: entry 4 links to 'javascript:x'" in str(found[3].error)


def test_the_pages_of_an_index_of_sitemaps_are_fetched(site: Site) -> None:
    for path in ("/1", "/2", "/3"):
        site.put(path, ARTICLE)
    site.put("/a.xml", news.sitemap("/1", "/2"), "application/xml")
    site.put("/b.xml.gz", gzip.compress(news.sitemap("/3").encode()), "application/gzip")
    site.put("/c.html", ARTICLE)
    url = site.put("/i.xml", news.index("/a.xml", "/b.xml.gz", "/c.html", "/gone.xml", "/i.xml"), "text/xml")
    found = inputs(site, url)
    assert [row.name for row in found if row.page] == [site.url(path) for path in ("/1", "/2", "/3")]
    errors = [str(row.error) for row in found if row.error]
    assert len(errors) == 2
    assert "no sitemap" in errors[0]
    assert "404" in errors[1]


def test_indexes_are_followed_only_so_deep(site: Site) -> None:
    for depth in range(9):
        site.put(f"/{depth}.xml", news.index(f"/{depth + 1}.xml"), "text/xml")
    (only,) = inputs(site, site.url("/0.xml"))
    assert "over 3 indexes deep" in str(only.error)
    assert site.pages() == ["/0.xml", "/1.xml", "/2.xml", "/3.xml"]


def test_a_feed_that_lists_a_feed_is_not_followed(site: Site) -> None:
    site.put("/inner", news.rss("/page"), "text/xml")
    (only,) = inputs(site, site.put("/outer", news.rss("/inner"), "text/xml"))
    assert "a feed where a page was expected" in str(only.error)


def test_a_hostile_feed_is_an_error(site: Site) -> None:
    (only,) = inputs(site, site.put("/feed", news.LAUGHS, "application/rss+xml"))
    assert "DOCTYPE" in str(only.error)


def test_the_feeds_of_a_front_page_can_be_told(site: Site) -> None:
    with fetcher_for(site) as fetcher:
        answer = fetcher.fetch(site.put("/", news.PAGE))
    assert isinstance(answer, Fetched)
    assert feeds_of(answer) == (site.url("/feed.xml"), "https://sahel.example/atom")


def test_reading_a_file_loads_nothing_of_the_web(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("أعيد فتح الجسر الساحلي.", encoding="utf-8")
    script = (
        "import sys; from tawatur.intake import open_inputs; list(open_inputs(sys.argv[1:])); "
        "heavy = ('httpx', 'httpcore', 'feedparser', 'protego', 'tawatur.intake.web'); "
        "print([name for name in sys.modules if name.startswith(heavy)])"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script, str(page)], capture_output=True, check=True, text=True
    )
    assert ran.stdout.strip() == "[]"
