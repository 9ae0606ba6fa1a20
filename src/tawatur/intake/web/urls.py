"""URLs become inputs: pages as they are, feeds and sitemaps as the pages that they list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from tawatur.intake.pages import Input
from tawatur.intake.web.answers import Fetched, NotModified
from tawatur.intake.web.entries import Listing
from tawatur.intake.web.fetcher import Fetcher
from tawatur.intake.web.listings import discover, listing_of
from tawatur.intake.web.pages import page_of_answer
from tawatur.model.errors import FetchError, InputError

DEEPEST_INDEX = 3
"""Levels of sitemap indexes below the first; the protocol knows one."""
MOST_SITEMAPS = 1_000
"""Sitemaps that one URL may lead to."""

Get = Callable[[str], Fetched | NotModified]
"""A URL to its answer. Raises FetchError."""


class Listed(NamedTuple):
    """A feed or sitemap as fetched, and what it lists."""

    answer: Fetched
    listing: Listing


def fetched_inputs(
    urls: Iterable[str],
    *,
    fetcher: Fetcher,
    outlet: str | None = None,
    published: str | None = None,
    keep: bool = False,
) -> Iterator[Input]:
    """Every page that the URLs name or list, fetched one at a time and in order; a bad one stops nothing.

    `outlet` and `published` stand in where the page does not say; a feed's own date of an entry goes before
    `published`. With `keep` each input has the page's bytes.
    """
    for url in urls:
        try:
            answer = fetched(fetcher.fetch(url))
        except FetchError as error:
            yield Input(url, None, error)
            continue
        if not is_listing(answer):
            yield input_of(answer, outlet=outlet, published=published, keep=keep)
            continue
        for found in listings(answer, fetcher.fetch):
            if isinstance(found, Input):
                yield found
                continue
            for entry in found.listing.entries:
                date = entry.published or published
                yield fetched_input(entry.url, fetcher, outlet=outlet, published=date, keep=keep)
            yield from refusals(found)


def fetched_input(
    url: str, fetcher: Fetcher, *, outlet: str | None, published: str | None, keep: bool
) -> Input:
    """One page by its URL, or the error that refused it."""
    try:
        answer = fetched(fetcher.fetch(url))
    except FetchError as error:
        return Input(url, None, error)
    return input_of(answer, outlet=outlet, published=published, keep=keep)


def fetched(answer: Fetched | NotModified) -> Fetched:
    """An answer that was asked for without conditions, and so has bytes."""
    if isinstance(answer, NotModified):
        raise FetchError(f"{answer.url}: the server says that nothing changed, which it was not asked")
    return answer


def input_of(answer: Fetched, *, outlet: str | None, published: str | None, keep: bool) -> Input:
    """The page of an answer, named by the URL that was asked for."""
    try:
        page = page_of_answer(answer, outlet=outlet, published=published)
    except InputError as refused:
        return Input(answer.url, None, refused)
    return Input(answer.url, page, None, answer.content if keep else None)


def is_listing(answer: Fetched) -> bool:
    """Whether an answer is a feed or a sitemap."""
    kind = discover(answer.content, answer.content_type, answer.final_url).kind
    return kind not in ("page", "other")


def feeds_of(answer: Fetched) -> tuple[str, ...]:
    """The feeds that a page names, so that a user who gave the paper's front page can be told."""
    return discover(answer.content, answer.content_type, answer.final_url).feeds


def refusals(found: Listed) -> Iterator[Input]:
    """One error for all entries of a listing that could not be used, so that none is lost silently."""
    refused = found.listing.refused
    if refused:
        said = "; ".join(refused[:5]) + ("; ..." if len(refused) > 5 else "")
        url = found.answer.url
        yield Input(url, None, FetchError(f"{url}: {len(refused)} of what it lists cannot be used: {said}"))


def listings(answer: Fetched, get: Get) -> Iterator[Listed | Input]:
    """What a feed or a sitemap lists, and what the sitemaps of an index do; an Input for each that fails.

    Sitemaps are fetched with `get` when they are come to; one that has not changed is passed over.
    """
    yield from _walk(answer, get, {answer.url, answer.final_url}, DEEPEST_INDEX)


def _walk(answer: Fetched, get: Get, known: set[str], depth: int) -> Iterator[Listed | Input]:
    kind = discover(answer.content, answer.content_type, answer.final_url).kind
    try:
        listing = listing_of(
            answer.content, answer.url, kind=kind, base=answer.final_url, charset=answer.charset
        )
    except InputError as refused:
        yield Input(answer.url, None, refused)
        return
    yield Listed(answer, listing)
    for url in listing.maps:
        if url not in known:
            known.add(url)
            yield from _nested(url, get, known, depth - 1)


def _nested(url: str, get: Get, known: set[str], depth: int) -> Iterator[Listed | Input]:
    if depth < 0 or len(known) > MOST_SITEMAPS:
        what = (
            f"over {DEEPEST_INDEX} indexes deep" if depth < 0 else f"after {MOST_SITEMAPS:,} other sitemaps"
        )
        yield Input(url, None, FetchError(f"{url}: a sitemap {what}; it was left off, give its own URL"))
        return
    try:
        answer = get(url)
    except FetchError as error:
        yield Input(url, None, error)
        return
    if isinstance(answer, NotModified):
        return
    if is_listing(answer):
        yield from _walk(answer, get, known, depth)
    else:
        yield Input(url, None, FetchError(f"{url}: no sitemap, though an index of sitemaps lists it"))
