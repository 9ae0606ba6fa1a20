"""What some bytes are: a feed, a sitemap, a page or none of them; and what feeds and sitemaps list.

The bytes decide before the stated type: half of all feeds come as `text/html` or `text/plain`.
"""

from __future__ import annotations

import html
import re
from typing import Literal, NamedTuple

from tawatur.intake.decoding import decode
from tawatur.intake.pages import is_html
from tawatur.intake.web import feeds, sitemaps
from tawatur.intake.web.entries import Entry, Listing, link
from tawatur.intake.web.limits import GZIP_MAGIC
from tawatur.intake.web.xml import document
from tawatur.model.errors import PageUnreadable, TooLarge

Kind = Literal["feed", "sitemap", "sitemap index", "links", "page", "other"]
"""`links` is a sitemap of plain text."""
FEED_TYPES = frozenset(
    {"application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/xml", "text/xml"}
)
PAGE_TYPES = frozenset({"", "text/html", "application/xhtml+xml", "application/octet-stream"})
_TEXT = "text/"
_HEAD = 200_000
"""Bytes of a page in which the links to its feeds are looked for."""
_ROOTS: dict[str, Kind] = {"urlset": "sitemap", "sitemapindex": "sitemap index", "html": "page"}
_PROLOG = re.compile(r"[\ufeff\s]*<(?:\?xml\s|!doctype\s)", re.IGNORECASE)
_LINK = re.compile(r"<link\s[^<>]{1,2000}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""\b(rel|type|href)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)


class Discovered(NamedTuple):
    """What some bytes are, and the feeds that a page names."""

    kind: Kind
    feeds: tuple[str, ...] = ()


def discover(data: bytes, content_type: str, url: str) -> Discovered:
    """What the answer of `url` is, by its bytes and then by its type (lower-case, or "" where unknown).

    A feed or sitemap that will be refused (for its entities, say) is still called one: its reader says why.
    """
    if data.startswith(GZIP_MAGIC):
        return _in_gzip(data, url)
    text = _text(data, url)
    kind = _kind(text, content_type, url) if text else "other"
    return Discovered(kind, _feeds(text, url) if text and kind == "page" else ())


def _kind(text: str, content_type: str, url: str) -> Kind:
    if is_html(text):
        return "page"
    if text.lstrip("\ufeff \t\r\n").startswith("<") and (kind := _of_xml(text, url)) is not None:
        return kind
    if content_type in FEED_TYPES:
        return "feed"
    if sitemaps.is_list_of_links(text):
        return "links"
    return "page" if content_type in PAGE_TYPES or content_type.startswith(_TEXT) else "other"


def _in_gzip(data: bytes, url: str) -> Discovered:
    """A gzip file is a sitemap or nothing: pages are unpacked on the way."""
    try:
        found = discover(sitemaps.opened(data, url)[:_HEAD], "", url)
    except (PageUnreadable, TooLarge):
        return Discovered("sitemap")
    return found if found.kind in ("sitemap", "sitemap index", "links") else Discovered("other")


def _text(data: bytes, name: str) -> str | None:
    """The beginning as text, or None where it is none (or nothing)."""
    try:
        return decode(data[:_HEAD], name).text or None
    except PageUnreadable:
        return None


def _of_xml(text: str, name: str) -> Kind | None:
    """What the root element says. XML of which the head is refused is given to those who say why."""
    try:
        root = document(text.encode("utf-8", "replace"), name).root
    except PageUnreadable:
        return "feed" if _PROLOG.match(text) else None
    return "feed" if root in feeds.ROOTS else _ROOTS.get(root)


def _feeds(text: str, url: str) -> tuple[str, ...]:
    """The feeds that a page's `<link rel=alternate>` name, in their order."""
    found = []
    for tag in _LINK.findall(text):
        values = {name.lower(): a or b or c for name, a, b, c in _ATTRIBUTE.findall(tag)}
        if (
            "alternate" in values.get("rel", "").lower().split()
            and values.get("type", "").lower() in FEED_TYPES
        ):
            found.append(link(html.unescape(values.get("href", "")), url))
    return tuple(dict.fromkeys(feed for feed in found if feed))


def listing_of(
    data: bytes, name: str, *, kind: Kind, base: str | None = None, charset: str | None = None
) -> Listing:
    """What a feed or sitemap lists. Raises PageUnreadable and TooLarge, naming it; `base` is its URL."""
    if kind == "feed":
        return feeds.feed_listing(data, name, base=base, charset=charset)
    if kind == "links":
        return sitemaps.text_listing(data, name)
    return sitemaps.sitemap_listing(data, name, base=base, charset=charset)


def entries_of(data: bytes, name: str) -> list[Entry]:
    """The entries of a feed or sitemap that was saved to a file; `name` is for messages.

    Raises PageUnreadable for what is neither, and for an index, which lists sitemaps and no pages; TooLarge.
    """
    kind = discover(data, "", name).kind
    if kind in ("page", "other"):
        raise PageUnreadable(f"{name}: neither a feed nor a sitemap")
    listing = listing_of(data, name, kind=kind)
    if listing.maps:
        raise PageUnreadable(f"{name}: an index of {len(listing.maps)} sitemaps; give those")
    return list(listing.entries)
