"""Feeds and sitemaps that lie in a file: a feed's entries are pages, what a sitemap lists must be fetched."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from tawatur.intake.limits import LARGEST
from tawatur.intake.opened import Opened, buffered
from tawatur.intake.pages import Input, check_size, one_page
from tawatur.model.errors import PageUnreadable

XML_SUFFIXES = (".xml", ".rss", ".atom")


def pages_of_xml(opened: Opened) -> Iterator[Input]:
    """The entries of a feed as the feed has them, or the page that the file is after all.

    Raises PageUnreadable for a sitemap, which holds nothing but URLs, and TooLarge over the cap.
    """
    from tawatur.intake.web.listings import discover  # noqa: PLC0415  (start-up counts)
    from tawatur.intake.web.pages import pages_of_feed  # noqa: PLC0415

    data = opened.stream.read(LARGEST + 1)
    check_size(data, opened.name)
    kind = discover(data, "", opened.name).kind
    if kind == "feed":
        yield from pages_of_feed(data, opened.name)
    elif kind in ("sitemap", "sitemap index"):
        message = (
            f"{opened.name}: a sitemap, which holds no pages; give its URL, and what it lists is fetched"
        )
        raise PageUnreadable(message)
    else:
        yield from one_page(opened._replace(stream=buffered(BytesIO(data))))


def looks_like_feed(head: bytes) -> bool:
    """Whether a file of any name begins as a feed or a sitemap does."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"<?xml"):
        start = start.partition(b"?>")[2].lstrip()
    return start.startswith((b"<rss", b"<feed", b"<rdf:RDF", b"<urlset", b"<sitemapindex"))
