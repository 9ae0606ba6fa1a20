"""Answers become pages, and so do the entries of a saved feed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import msgspec

from tawatur.intake.decoding import decode, without_surrogates
from tawatur.intake.pages import Input, page_of_bytes
from tawatur.intake.web.answers import Fetched
from tawatur.intake.web.entries import Entry
from tawatur.intake.web.listings import discover, listing_of
from tawatur.model.errors import PageUnreadable
from tawatur.model.reading import Page

HTML_TYPES = frozenset({"text/html", "application/xhtml+xml"})


def page_of_answer(answer: Fetched, *, outlet: str | None = None, published: str | None = None) -> Page:
    """The page that was fetched: HTML or text by its type, in the charset that it or its header states.

    `url` is where it was at last, `sha256` that of the bytes. Raises InputError, and for what is no page (a
    picture, a PDF) PageUnreadable with the name of its type.
    """
    kind = discover(answer.content, answer.content_type, answer.final_url).kind
    if kind == "other":
        what = answer.content_type or "of no stated type"
        raise PageUnreadable(
            f"{answer.final_url}: {what}, no page; give the URL of an article in HTML or text"
        )
    if kind != "page":
        raise PageUnreadable(f"{answer.final_url}: a {kind} where a page was expected; give its own URL")
    decoded = decode(answer.content, answer.final_url, answer.charset)
    text = without_surrogates(decoded.text)[0]
    page = page_of_bytes(text.encode("utf-8"), answer.final_url)
    html = page.html or (page.text if answer.content_type in HTML_TYPES else None)
    return msgspec.structs.replace(
        page,
        html=html,
        text=None if html else page.text,
        url=answer.final_url,
        outlet=outlet,
        published=published,
        fetched_at=answer.fetched_at,
        sha256=hashlib.sha256(answer.content).hexdigest(),
        faults=decoded.faults,
    )


def pages_of_feed(data: bytes, name: str) -> Iterator[Input]:
    """The entries of a saved feed as pages, without the network; `name` is for messages.

    An entry's page is the article as the feed has it: its whole content (`content:encoded`, Atom's `content`)
    or, where there is none, its summary. A summary is what the outlet published in its feed, so it is read;
    it is not the article, and `extra` says so with `feed: summary`. The entry's link is the page's URL. What
    has neither comes out as an error, as does each entry without a link. Raises InputError for no feed.
    """
    listing = listing_of(data, name, kind="feed")
    for entry in listing.entries:
        yield _of_entry(entry, f"{name}, {entry.url}")
    for reason in listing.refused:
        yield Input(name, None, PageUnreadable(f"{name}: {reason}"))


def _of_entry(entry: Entry, name: str) -> Input:
    body = entry.content or entry.summary
    if not body:
        message = f"{name}: the feed has nothing but its title; fetch the URL"
        return Input(name, None, PageUnreadable(message))
    page = Page(
        html=body,
        title=entry.title,
        url=entry.url,
        published=entry.published,
        sha256=hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest(),
        extra={"feed": "content" if entry.content else "summary"},
    )
    return Input(name, page, None)
