"""The walk: all visible text of an HTML document, block by block, each with its place in the document.

Nesting is flattened first: parsers lose text or time in documents nested thousands deep, and no newspaper
needs more than `DEEPEST` levels.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from selectolax.lexbor import LexborHTMLParser

DEEPEST = 180
MOST_BLOCKS = 60_000
INVISIBLE = frozenset({
    "script", "style", "noscript", "template", "svg", "head", "iframe", "object", "select", "canvas",
    "math", "textarea", "audio", "video", "-comment", "-undef", "-document", "-doctype",
})  # fmt: skip
INLINE = frozenset({
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup",
    "time", "tt", "u", "var", "wbr", "img", "center", "nobr",
})  # fmt: skip
VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
})  # fmt: skip
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]{0,40})")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


class Found(NamedTuple):
    """A block of the document: its text, element, XPath, ids and classes around it, share of link text."""

    text: str
    tag: str
    path: str
    around: str
    links: float


class _Place(NamedTuple):
    """Where the walk is: the nearest block element, its path and surroundings, and whether in a link."""

    tag: str
    path: str
    around: str
    link: bool


def walk(html: str) -> tuple[list[Found], LexborHTMLParser, bool]:
    """The blocks of a document in order, the parsed document, and whether anything was cut."""
    document = LexborHTMLParser(flattened(html))
    root = document.body or document.root
    found = list(_take(_blocks(root), MOST_BLOCKS + 1)) if root is not None else []
    return found[:MOST_BLOCKS], document, len(found) > MOST_BLOCKS


def flattened(html: str) -> str:
    """`html` with the tags removed that open more than `DEEPEST` levels; the text inside them stays."""
    depth, cuts = 0, []
    for tag in _TAG.finditer(html):
        if tag[2].lower() in VOID:
            continue
        if tag[1]:
            if depth > DEEPEST:
                cuts.append(tag.start())
            depth = max(0, depth - 1)
        else:
            depth += 1
            if depth > DEEPEST:
                cuts.append(tag.start())
    return _without_tags(html, cuts) if cuts else html


def _without_tags(html: str, cuts: list[int]) -> str:
    kept, last = [], 0
    for start in cuts:
        end = html.find(">", start)
        if end < 0:
            break
        if start >= last:
            kept.append(html[last:start] + " ")
            last = end + 1
    return "".join(kept) + html[last:]


def _take(blocks: Iterator[Found], most: int) -> Iterator[Found]:
    for number, block in enumerate(blocks):
        if number >= most:
            return
        yield block


class _Line:
    """The text of the block being read, and how much of it stands in links."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.linked = 0
        self.place: _Place | None = None

    def add(self, text: str, place: _Place) -> None:
        if self.place is None and text.strip():
            self.place = place
        self.pieces.append(text)
        self.linked += len(text.strip()) if place.link else 0

    def end(self) -> Iterator[Found]:
        text = " ".join("".join(self.pieces).split())
        if text and self.place is not None:
            tag, path, around, _ = self.place
            yield Found(text, tag, path, around, min(1.0, self.linked / len(text)))
        self.pieces, self.linked, self.place = [], 0, None


def _blocks(root: Any) -> Iterator[Found]:
    """Depth first, without recursion; a block ends wherever a block element begins or ends."""
    line = _Line()
    stack: list[tuple[Any, _Place, bool]] = [(root, _Place("body", "/html/body", "", link=False), False)]
    while stack:
        node, place, closing = stack.pop()
        if closing:
            yield from line.end()
            continue
        if node.tag == "-text":
            line.add(node.text(deep=False), place)
            continue
        if node.tag == "br" or node.tag not in INLINE:
            yield from line.end()
            stack.append((node, place, True))
        stack.extend(reversed(list(_children(node, place))))
    yield from line.end()


def _children(node: Any, place: _Place) -> Iterator[tuple[Any, _Place, bool]]:
    counts: dict[str, int] = {}
    child = node.child
    while child is not None:
        tag = child.tag
        if tag == "-text":
            yield child, place, False
        elif tag not in INVISIBLE and tag is not None:
            counts[tag] = counts.get(tag, 0) + 1
            attributes = child.attributes
            if not _is_hidden(attributes):
                yield child, _inside(place, tag, counts[tag], attributes), False
        child = child.next


def _is_hidden(attributes: dict[str, str | None]) -> bool:
    style = attributes.get("style") or ""
    return "hidden" in attributes or bool(style and _HIDDEN.search(style))


def _inside(place: _Place, tag: str, number: int, attributes: dict[str, str | None]) -> _Place:
    path = f"{place.path}/{tag}[{number}]"
    named = " ".join(filter(None, (attributes.get(k) for k in ("id", "class", "itemprop", "role", "rel"))))
    around = (
        f"{place.around} {tag} {named}".strip()[-400:].lower() if named or tag not in INLINE else place.around
    )
    return _Place(place.tag if tag in INLINE else tag, path, around, place.link or tag == "a")
