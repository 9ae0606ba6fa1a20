"""What an HTML document says of itself: JSON-LD, meta elements, <time>; candidates in order of trust."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from selectolax.lexbor import LexborHTMLParser

from tawatur.readers.page.parts import Metadata

T = TypeVar("T")
ARTICLES = ("article", "newsarticle", "reportagenewsarticle", "blogposting", "webpage", "opinionnewsarticle")
_TITLES = ("og:title", "twitter:title", "dc.title", "title")
_DATES = (
    "article:published_time", "datepublished", "publishdate", "pubdate", "og:published_time",
    "dc.date.issued", "dc.date", "dcterms.created", "sailthru.date", "date", "publish_date",
    "publication_date", "article.published", "parsely-pub-date", "og:article:published_time",
    "cxenseparse:recs:publishtime",
)  # fmt: skip
_AUTHORS = ("author", "article:author", "dc.creator", "parsely-author", "og:article:author")
_SECTIONS = ("article:section", "parsely-section", "og:article:section", "section")
_SITES = ("og:site_name", "application-name")
LARGEST_SCRIPT = 400_000
"""Characters of a JSON-LD script that is read."""
DEEPEST = 8


def metadata_of(document: LexborHTMLParser) -> Metadata:
    """Everything that the document states."""
    linked = list(_linked_data(document))
    metas = _metas(document)
    titles = [*_values(linked, "headline"), *_named(metas, _TITLES), *_element(document, "title")]
    return Metadata(
        titles=_distinct(titles),
        dates=_distinct(_dates(linked, metas, document)),
        authors=_distinct([*_people(linked), *_named(metas, _AUTHORS)]),
        sections=_distinct([*_values(linked, "articleSection"), *_named(metas, _SECTIONS)]),
        sites=_distinct([*_named(metas, _SITES), *_publishers(linked)]),
        url=next(iter(_named(metas, ("og:url",))), None),
    )


def _dates(
    linked: list[dict[str, Any]], metas: dict[str, list[str]], document: LexborHTMLParser
) -> Iterator[tuple[str, str]]:
    """Candidates with where they stand, the most trusted first."""
    yield from ((value, "json-ld") for value in _values(linked, "datePublished"))
    yield from ((value, "meta") for value in _named(metas, _DATES))
    yield from ((value, "time") for value in _times(document))


def _distinct(values: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(value for value in values if value))


def _metas(document: LexborHTMLParser) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for node in document.css("meta"):
        attributes = node.attributes
        value = " ".join((attributes.get("content") or "").split())
        for key in ("property", "name", "itemprop"):
            if value and attributes.get(key):
                found.setdefault(str(attributes[key]).strip().lower(), []).append(value)
    return found


def _named(metas: dict[str, list[str]], names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        yield from metas.get(name, ())


def _element(document: LexborHTMLParser, tag: str) -> Iterator[str]:
    node = document.css_first(tag)
    if node is not None:
        yield " ".join(node.text().split())


def _times(document: LexborHTMLParser) -> Iterator[str]:
    for node in document.css("time[datetime], [itemprop=datePublished], abbr.published[title]")[:5]:
        stated = (node.attributes.get(key) for key in ("datetime", "content", "title"))
        value = next(filter(None, stated), None) or node.text()
        yield " ".join(value.split())


def _linked_data(document: LexborHTMLParser) -> Iterator[dict[str, Any]]:
    """The objects of all JSON-LD scripts that are about an article; a script that is no JSON has none."""
    for node in document.css('script[type="application/ld+json"]')[:20]:
        text = node.text()
        if len(text) <= LARGEST_SCRIPT:
            yield from (item for item in _objects(_loaded(text), 0) if _is_article(item))


def _loaded(text: str) -> Any:
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _objects(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _objects(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        yield from _objects(value.get("@graph"), depth + 1)
        yield from _objects(value.get("mainEntity"), depth + 1)


def _is_article(item: dict[str, Any]) -> bool:
    kinds = item.get("@type")
    named = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and kind.lower() in ARTICLES for kind in named)


def _values(items: list[dict[str, Any]], key: str) -> Iterator[str]:
    for item in items:
        value = item.get(key)
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, str) and one.strip():
                yield " ".join(one.split())


def _people(items: list[dict[str, Any]]) -> Iterator[str]:
    for item in items:
        people = item.get("author")
        for person in people if isinstance(people, list) else [people]:
            name = person.get("name") if isinstance(person, dict) else person
            if isinstance(name, str) and name.strip():
                yield " ".join(name.split())


def _publishers(items: list[dict[str, Any]]) -> Iterator[str]:
    for item in items:
        publisher = item.get("publisher")
        if isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
            yield str(publisher["name"])
