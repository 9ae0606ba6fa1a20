"""RSS and Atom: feedparser reads them, from bytes that are known to be harmless.

feedparser takes a string, and bytes too, for a path or a URL first and opens it; so it is given a stream in
memory and nothing else. It is told to leave the HTML within alone: our reader of pages copes with any
HTML, and feedparser's own cleaning is its slowest part.
"""

from __future__ import annotations

import io
from typing import Any

from tawatur.intake.web.entries import Entry, Listing, date, link, no_link, once, plain
from tawatur.intake.web.xml import document, first_error
from tawatur.model.errors import PageUnreadable

ROOTS = frozenset({"rss", "rdf", "feed"})
MOST_ENTRIES = 10_000
_FAILURES = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
"""What feedparser raises where elements stand in places that it did not foresee; found by fuzzing it."""
_HEADERS = {"content-type": "application/xml; charset=utf-8"}


def feed_listing(data: bytes, name: str, *, base: str | None = None, charset: str | None = None) -> Listing:
    """What the feed in `data` lists; `base` is its URL, against which its links are read.

    Raises PageUnreadable for what is no feed or declares entities, TooLarge; `name` is for messages.
    """
    found = document(data, name, charset)
    broken = first_error(found.data, name)
    parsed = _parsed(found.data, base, name)
    if not parsed["entries"] and (broken or not parsed.get("version")):
        raise PageUnreadable(f"{name}: no feed ({broken or 'neither RSS nor Atom'})")
    entries, refused = _entries(parsed["entries"][:MOST_ENTRIES], base)
    if broken:
        refused.append(f"not well-formed ({broken}); entries may be missing")
    if len(parsed["entries"]) > MOST_ENTRIES:
        refused.append(f"over {MOST_ENTRIES:,} entries; those behind were left off")
    return Listing(once(entries), refused=tuple(refused))


def _parsed(data: bytes, base: str | None, name: str) -> dict[str, Any]:
    import feedparser  # noqa: PLC0415  (slow to load, and only feeds need it)

    headers = {**_HEADERS, "content-location": base} if base else _HEADERS
    try:
        parsed: dict[str, Any] = feedparser.parse(
            io.BytesIO(data), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
        )
    except _FAILURES as error:
        raise PageUnreadable(
            f"{name}: a feed that cannot be read ({type(error).__name__}: {error})"
        ) from error
    return parsed


def _entries(found: list[dict[str, Any]], base: str | None) -> tuple[list[Entry], list[str]]:
    entries, refused = [], []
    for number, row in enumerate(found, 1):
        url = link(row.get("link"), base)
        if url is None:
            refused.append(no_link(number, row.get("link")))
        else:
            entries.append(_entry(url, row))
    return entries, refused


def _entry(url: str, row: dict[str, Any]) -> Entry:
    dates = (date(row.get(key)) for key in ("published", "updated", "created"))
    contents = [part["value"] for part in row.get("content", ()) if part.get("value")]
    return Entry(
        url=url,
        title=plain(row.get("title")),
        published=next(filter(None, dates), None),
        summary=row.get("summary") or None,
        content=max(contents, key=len, default=None),
    )
