"""Feeds and sitemaps of every make give their entries; hostile ones an error and nothing else."""

from __future__ import annotations

import gzip
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.intake.web.entries import Entry, date
from tawatur.intake.web.feeds import feed_listing
from tawatur.intake.web.listings import Discovered, discover, entries_of, listing_of
from tawatur.intake.web.pages import pages_of_feed
from tawatur.intake.web.sitemaps import sitemap_listing
from tawatur.model.errors import InputError, PageUnreadable, TooLarge
from tests.intake.web import news
from tests.intake.web.serving import Site

BASE = "https://sahel.example/feed.xml"
Reader = Callable[[bytes, str], object]
URL = "https://sahel.example/x"
EARS: list[list[str]] = []
"""Where files opened and connections made are written down, while a test listens."""
READERS: list[Reader] = [feed_listing, sitemap_listing, lambda data, name: list(pages_of_feed(data, name))]


def hear(event: str, arguments: tuple[object, ...]) -> None:
    if event in {"open", "socket.connect", "socket.getaddrinfo"}:
        for ear in EARS:
            ear.append(f"{event} {arguments}")


sys.addaudithook(hear)


@pytest.fixture
def touched() -> Iterator[list[str]]:
    feed_listing(news.RSS.encode(), "feed.xml")  # loads what is loaded once
    heard: list[str] = []
    EARS.append(heard)
    yield heard
    EARS.remove(heard)


def test_a_feed_of_rss_is_read_in_its_order() -> None:
    listing = feed_listing(news.RSS.encode(), "feed.xml", base=BASE)
    first, second = listing.entries
    assert first.url == "https://sahel.example/1?a=1&b=2"
    assert first.title == "إعادة فتح الجسر & الطريق الساحلي"
    assert first.published == "2019-11-30T10:15:00+01:00"
    assert first.summary == "<p>قال المتحدث إن الجسر أعيد فتحه.</p>"
    assert first.content == "<p>قال المتحدث إن الجسر أعيد فتحه صباح\u00a0اليوم.</p>"
    assert (second.url, second.title) == ("https://sahel.example/2", "الوزير يزور المدينة")
    assert listing.refused == (
        "entry 4 has no link",
        "entry 5 links to 'javascript:alert(1)', which is no page of the web",
    )


@pytest.mark.parametrize(
    ("feed", "entry"),
    [
        (news.RSS_091, Entry("https://sahel.example/1", "y")),
        (news.RSS_10, Entry("https://sahel.example/1", "y", "2019-11-30T10:15:00+01:00")),
        (
            news.ATOM,
            Entry(
                "https://sahel.example/1",
                "الجسر مفتوح",
                "2019-11-30T10:15:00+00:00",
                "<p>أعيد فتح الجسر.</p>",
                "<p>أعيد فتح الجسر.</p>",
            ),
        ),
    ],
)
def test_every_kind_of_feed_is_read(feed: str, entry: Entry) -> None:
    assert feed_listing(feed.encode(), "feed.xml", base=BASE).entries == (entry,)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1256"])
def test_a_feed_is_read_in_the_encoding_that_it_states(encoding: str) -> None:
    feed = news.RSS.replace("UTF-8", encoding).encode(encoding)
    assert feed_listing(feed, "feed.xml", base=BASE).entries[1].title == "الوزير يزور المدينة"


def test_a_feed_with_a_bare_ampersand_is_read_and_said_to_be_broken() -> None:
    feed = news.rss("https://sahel.example/1?a=1&b=2", "https://sahel.example/2")
    listing = feed_listing(feed.encode(), "feed.xml")
    assert [entry.url for entry in listing.entries] == [
        "https://sahel.example/1?a=1&b=2",
        "https://sahel.example/2",
    ]
    assert "not well-formed" in listing.refused[0]


def bombs(marker: Path, site: Site) -> dict[str, str]:
    """Documents that would have a parser expand, open or fetch something."""
    body = news.rss("https://sahel.example/1").partition("?>")[2]
    urls = news.sitemap("https://sahel.example/1")
    return {
        "billion laughs": news.LAUGHS,
        "external entity": f'<!DOCTYPE r [<!ENTITY x SYSTEM "{marker.as_uri()}">]>'
        + body.replace("خبر", "&x;"),
        "external entity of the web": f'<!DOCTYPE r [<!ENTITY x SYSTEM "{site.url("/x")}">]>' + body,
        "parameter entity": f'<!DOCTYPE r [<!ENTITY % x SYSTEM "{site.url("/x")}"> %x;]>' + body,
        "external DTD": f'<!DOCTYPE rss SYSTEM "{site.url("/x.dtd")}">' + body,
        "external DTD of a file": f'<?xml version="1.0"?><!DOCTYPE rss SYSTEM "{marker.as_uri()}">' + body,
        "external DTD of a sitemap": f'<!DOCTYPE urlset SYSTEM "{site.url("/x.dtd")}">' + urls,
        "entity in a sitemap": f'<!DOCTYPE u [<!ENTITY x SYSTEM "{marker.as_uri()}">]>'
        + urls.replace("/1", "/&x;"),
    }


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("read", READERS)
def test_a_bomb_is_an_error_and_opens_nothing(
    read: Reader, encoding: str, tmp_path: Path, site: Site, touched: list[str]
) -> None:
    marker = tmp_path / "secret.txt"
    marker.write_text("سر", encoding="utf-8")
    for name, bomb in bombs(marker, site).items():
        touched.clear()
        begun = time.monotonic()
        with pytest.raises(PageUnreadable, match="its DOCTYPE"):
            read(bomb.encode(encoding), name)
        assert time.monotonic() - begun < 5
        assert touched == [], name
    assert site.hits == []


def test_a_bomb_says_what_is_wrong_with_it() -> None:
    with pytest.raises(PageUnreadable, match=r"bomb\.xml: its DOCTYPE declares entities"):
        entries_of(news.LAUGHS.encode(), "bomb.xml")


@pytest.mark.parametrize("name", ["/etc/passwd", "file:///etc/passwd", "http://127.0.0.1/x", "feed.xml"])
def test_bytes_that_name_a_file_or_a_url_open_nothing(name: str, touched: list[str]) -> None:
    with pytest.raises(PageUnreadable):
        feed_listing(name.encode(), "bytes")
    assert touched == []


HOSTILE = {
    "deep": b"<rss><channel>" + b"<a>" * 100_000,
    "deep and whole": b"<rss><channel>" + b"<a>" * 100_000 + b"</a>" * 100_000 + b"</channel></rss>",
    "attributes": b"<rss "
    + b" ".join(b"a%d='1'" % number for number in range(100_000))
    + b"><channel/></rss>",
    "angles": b"<rss><channel><item>" + b"<" * 100_000,
    "ampersands": b"<rss><channel><item><title>" + b"&" * 100_000,
    "open comment": b"<rss><channel><!--" + b"x" * 100_000,
    "a long link": b"<urlset><url><loc>"
    + b"https://sahel.example/&#120;" * 20_000
    + b"</loc></url></urlset>",
    "nothing": b"",
    "a NUL": b"<rss>\0</rss>",
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("read", READERS)
def test_a_hostile_shape_ends_soon(read: Reader, name: str) -> None:
    begun = time.monotonic()
    try:
        read(HOSTILE[name], name)
    except InputError as refused:
        assert name in str(refused)  # noqa: PT017  (either outcome is right, an endless one is not)
    assert time.monotonic() - begun < 10


def test_a_number_that_is_no_character_is_a_lost_one() -> None:
    feed = news.rss("https://sahel.example/1").replace("خبر", "أ&#xD800;ب&#x110000;ت&#0;ث&#99999999999999;ج")
    (only,) = feed_listing(feed.encode(), "feed.xml").entries
    assert only.title == "أ\ufffdب\ufffdت\ufffdث\ufffdج"


FRAGMENTS = st.sampled_from(
    [
        "<georss:where><gml:Polygon><gml:posList>1",
        "<georss:point>a b</georss:point>",
        "<textinput>",
        "<item>",
        "</item>",
        "</link>",
        "<link href='http://['/>",
        "<source url='http://['>",
        "<content type='application/xml' mode='base64'>",
        "<enclosure url='http://[' length='x'/>",
        "xml:base='http://['",
        "<pubDate>Sat, 99 Nov 99999 99:99:99 +9999</pubDate>",
        "<![CDATA[",
        "<svg>",
        "&#xD800;",
        "&#99999999999;",
    ]
)


@given(st.sampled_from([news.RSS, news.RSS_10, news.ATOM, news.SITEMAP]), st.data())
def test_a_feed_with_anything_anywhere_is_a_listing_or_an_error(feed: str, data: st.DataObject) -> None:
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(feed)))
        feed = feed[:at] + data.draw(FRAGMENTS) + feed[at:]
    for read in READERS:
        try:
            read(feed.encode(), "bytes")
        except InputError as refused:
            assert "bytes" in str(refused)  # noqa: PT017  (either outcome is right)


def test_a_feed_over_the_cap_is_refused() -> None:
    with pytest.raises(TooLarge, match="10,000,000"):
        feed_listing(b"<rss>" + b" " * 10_000_000, "feed.xml")


@given(st.binary(max_size=300) | st.text(alphabet="<>/?!&;rsfedulxm\"'= -[]\u0627").map(str.encode))
def test_any_bytes_are_a_listing_or_an_error(data: bytes) -> None:
    for read in READERS:
        try:
            read(data, "bytes")
        except InputError as refused:
            assert "bytes" in str(refused)  # noqa: PT017  (either outcome is right)
    assert discover(data, "", URL).kind


def test_a_news_sitemap_is_read() -> None:
    listing = sitemap_listing(news.SITEMAP.encode(), "sitemap.xml")
    assert listing.entries == (
        Entry("https://sahel.example/1?a=1&b=2", "إعادة فتح الجسر", "2019-11-30T10:15:00+01:00"),
        Entry("https://sahel.example/2"),
    )
    assert listing.refused == (
        "entry 4 links to 'ftp://sahel.example/3', which is no page of the web",
        "entry 5 has no link",
    )
    assert entries_of(gzip.compress(news.SITEMAP.encode()), "sitemap.xml.gz") == list(listing.entries)


def test_a_sitemap_that_breaks_off_gives_what_stood_before_and_says_so() -> None:
    listing = sitemap_listing(news.SITEMAP[: news.SITEMAP.index("<url><loc>ftp")].encode(), "sitemap.xml")
    assert len(listing.entries) == 2
    assert "not well-formed" in listing.refused[0]


def test_an_index_lists_sitemaps() -> None:
    data = news.index("https://sahel.example/a.xml", "/b.xml.gz").encode()
    assert sitemap_listing(data, "index.xml", base=URL).maps == (
        "https://sahel.example/a.xml",
        "https://sahel.example/b.xml.gz",
    )
    with pytest.raises(PageUnreadable, match="an index of 1 sitemaps"):
        entries_of(data, "index.xml")


def test_a_sitemap_of_plain_text_is_read() -> None:
    data = b"https://sahel.example/1\r\nhttps://sahel.example/2\n\n" + b"https://sahel.example/1\n" * 9
    data += b"not a link\n"
    assert [entry.url for entry in entries_of(data, "sitemap.txt")] == [
        "https://sahel.example/1",
        "https://sahel.example/2",
    ]
    assert listing_of(data, "sitemap.txt", kind="links").refused == (
        "entry 12 links to 'not a link', which is no page of the web",
    )


def test_a_gzip_bomb_of_a_sitemap_is_left_off() -> None:
    with pytest.raises(TooLarge, match="100 times its size"):
        sitemap_listing(gzip.compress(b" " * 20_000_000), "sitemap.xml.gz")
    with pytest.raises(PageUnreadable, match=r"damaged|ends before"):
        sitemap_listing(gzip.compress(news.SITEMAP.encode())[:-20], "sitemap.xml.gz")


@pytest.mark.parametrize(
    ("data", "kind", "found"),
    [
        (news.RSS, "text/html", "feed"),
        (news.RSS_10, "", "feed"),
        (news.ATOM, "text/plain", "feed"),
        ("\n\n" + news.ATOM.partition("?>")[2], "application/octet-stream", "feed"),
        (news.LAUGHS, "text/plain", "feed"),
        ("no feed", "application/rss+xml", "feed"),
        (news.SITEMAP, "application/xml", "sitemap"),
        (news.index(), "text/xml", "sitemap index"),
        ("https://sahel.example/1\nhttps://sahel.example/2", "text/plain", "links"),
        ("https://sahel.example/1 قال المتحدث\nإن الجسر مفتوح", "text/plain", "page"),
        ("<p>قال المتحدث", "text/html", "page"),
        (
            '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>',
            "application/xhtml+xml",
            "page",
        ),
        ("قال المتحدث", "", "page"),
        ("%PDF-1.7", "application/pdf", "other"),
        ("{}", "application/json", "other"),
        ("", "text/html", "other"),
    ],
)
def test_what_comes_is_known_by_its_bytes_and_then_by_its_type(data: str, kind: str, found: str) -> None:
    assert discover(data.encode(), kind, URL).kind == found


def test_a_gzip_file_is_a_sitemap_or_nothing() -> None:
    assert discover(gzip.compress(news.SITEMAP.encode()), "", URL).kind == "sitemap"
    assert discover(gzip.compress(news.PAGE.encode()), "", URL).kind == "other"


def test_a_page_names_its_feeds() -> None:
    assert discover(news.PAGE.encode(), "text/html", URL) == Discovered(
        "page", ("https://sahel.example/feed.xml", "https://sahel.example/atom")
    )


def test_the_entries_of_a_saved_feed_are_pages() -> None:
    first, second, *refused = pages_of_feed(
        news.RSS.replace("/2#", "https://sahel.example/2#").encode(), "f.xml"
    )
    assert first.page
    assert first.page.html == "<p>قال المتحدث إن الجسر أعيد فتحه صباح\u00a0اليوم.</p>"
    assert (first.page.published, first.page.extra) == ("2019-11-30T10:15:00+01:00", {"feed": "content"})
    assert second.page
    assert (second.page.html, second.page.extra) == ("نفى الوزير ذلك.", {"feed": "summary"})
    assert [str(row.error) for row in refused] == [
        "f.xml: entry 4 has no link",
        "f.xml: entry 5 links to 'javascript:alert(1)', which is no page of the web",
    ]


def test_an_entry_with_nothing_but_its_title_is_an_error() -> None:
    (only,) = pages_of_feed(news.RSS_091.encode(), "f.xml")
    assert "nothing but its title" in str(only.error)


@pytest.mark.parametrize(
    ("stated", "value"),
    [
        ("Sat, 30 Nov 2019 10:15:00 GMT", "2019-11-30T10:15:00+00:00"),
        ("Sat, 30 Nov 2019 23:30:00 -0500", "2019-11-30T23:30:00-05:00"),
        ("2019-11-30", "2019-11-30"),
        ("2019-11-30T10:15:00", "2019-11-30"),
        ("yesterday", None),
        ("", None),
        (None, None),
    ],
)
def test_a_date_keeps_its_own_offset(stated: str | None, value: str | None) -> None:
    assert date(stated) == value
