"""What feeds and sitemaps list: links to pages, with what is said beside each."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import NamedTuple
from urllib.parse import urldefrag, urljoin, urlsplit

LONGEST_URL = 2_000
LONGEST_REASON = 120
_TAG = re.compile(r"<[^<>]{1,1000}>")


class Entry(NamedTuple):
    """One page that is listed.

    `url` is absolute, http or https, without its fragment; `published` an ISO date, with its time where that
    has an offset; `title` plain text; `summary` and `content` HTML, `content` where the feed has the whole.
    """

    url: str
    title: str | None = None
    published: str | None = None
    summary: str | None = None
    content: str | None = None


class Listing(NamedTuple):
    """What one feed or sitemap lists, in its order and each link once.

    `maps` are the sitemaps that a sitemap index lists; `refused` says of each entry that could not be used
    why not, and of a listing that breaks off where it does.
    """

    entries: tuple[Entry, ...] = ()
    maps: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()


def link(href: str | None, base: str | None) -> str | None:
    """The absolute link that `href` is on a page at `base`, or None where it leads to no page of the web."""
    if not (href or "").strip():
        return None
    try:
        joined = urldefrag(urljoin(base or "", (href or "").strip()))[0]
        parts = urlsplit(joined)
    except ValueError:
        return None
    whole = parts.scheme in ("http", "https") and bool(parts.hostname)
    return joined if whole and len(joined) <= LONGEST_URL and joined.isprintable() else None


def no_link(number: int, href: str | None) -> str:
    """The reason why an entry (counted from 1) is refused."""
    if not (href or "").strip():
        return f"entry {number} has no link"
    return f"entry {number} links to {(href or '')[:LONGEST_REASON]!a}, which is no page of the web"


def once(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries, of several with one link the first."""
    first: dict[str, Entry] = {}
    for entry in entries:
        first.setdefault(entry.url, entry)
    return tuple(first.values())


def plain(text: str | None) -> str | None:
    """Text without the tags and character references of HTML that stand in it; None where nothing is left."""
    return " ".join(html.unescape(_TAG.sub(" ", text)).split()) or None if text else None


def date(stated: str | None) -> str | None:
    """A date of RFC 822 (RSS) or ISO 8601 (Atom, sitemaps) as ISO; None where it is neither.

    The offset stays as stated, since the day of publication is the day where the paper is; a time without
    an offset is no instant and is left off.
    """
    moment = _moment((stated or "").strip()[:100])
    if moment is None:
        return None
    return moment.isoformat() if moment.tzinfo else moment.date().isoformat()


def _moment(stated: str) -> datetime | None:
    for parse in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return parse(stated)
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return None
