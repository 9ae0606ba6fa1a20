"""The walk: all visible text of an HTML document, block by block, each with its place in the document.

Nesting is flattened first: parsers lose text or time in documents nested thousands deep, and no newspaper
needs more than `DEEPEST` levels.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

from selectolax.lexbor import LexborHTMLParser

from tawatur.readers.page.piece import MOST_BLOCKS, REST

DEEPEST = 180
INVISIBLE = frozenset({
    "script", "style", "noscript", "template", "svg", "head", "iframe", "object", "select", "canvas",
    "math", "textarea", "audio", "video", "-comment", "-undef", "-document", "-doctype",
})  # fmt: skip
INLINE = frozenset({
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup",
    "time", "tt", "u", "var", "wbr", "img", "center", "nobr",
})  # fmt: skip
STYLES = frozenset({
    "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
})  # fmt: skip
MOST_STYLES = 10
"""Styles open at once: parsers open unclosed ones again in every later paragraph."""
ENDING = (
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr", "p", "li", "dt", "dd", "option", "tr", "td", "th", "thead", "tbody",
    "tfoot", "colgroup", "rp", "rt",
)  # fmt: skip
"""Elements that end by themselves: old pages never close them."""
LEVELS = {"table": 5, "ul": 2, "ol": 2, "dl": 2} | dict.fromkeys(ENDING, 0)
"""Levels that an element opens, the elements that parsers put into it counted in; of all others it is one."""
LONGEST_TAG = 20_000
_TAG = re.compile(
    r"<!--(?:[^-]|-(?!->))*+"
    r"|<(?P<end>/?)(?P<name>[a-z][a-z0-9:-]{0,40})"
    r"""(?:[^"'>=]|["']|=\s*+(?:"[^"]*+"|'[^']*+')?)*+>?""",
    re.IGNORECASE,
)
_CLOSING = {
    name: re.compile(f"</{name}", re.IGNORECASE) for name in ("script", "style", "textarea", "title", "xmp")
}
NAMING = ("id", "class", "itemprop", "role", "rel")
RUNNING = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "figcaption", "caption", "a"})
"""Elements of running text: what stands inline in them stays in their line."""
_APART = re.compile(r"(?<![a-z])(?:by-?line|author|writer|views|counter|comments?|date|time|source|category)")
_HUMPS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
TOUCHING = {("a", "a"), ("span", "a"), ("a", "span")}
"""Neighbours with nothing between them that stand apart on the screen: a menu, a label and its link."""
_LISTS = re.compile(r"crumb|cat-links|tags-links")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


class Found(NamedTuple):
    """A block of the document: its text, element, XPath, ids and classes around it, share of link text."""

    text: str
    tag: str
    path: str
    around: str
    links: float


class _Place(NamedTuple):
    """Where the walk is: the nearest block element, its path and surroundings, whether in a link or apart."""

    tag: str
    path: str
    around: str
    link: bool = False
    apart: bool = False


def walk(html: str) -> tuple[list[Found], LexborHTMLParser, bool]:
    """The blocks of a flattened document in order, the parsed document, and whether there were too many.

    Over `MOST_BLOCKS` blocks, the text of the rest is one last block.
    """
    document = LexborHTMLParser(html)
    root = document.body or document.root
    blocks = _blocks(root) if root is not None else iter(())
    found = list(islice(blocks, MOST_BLOCKS))
    rest = " ".join(block.text for block in blocks)
    return ([*found, Found(rest, REST, "/html/body", "", 0.0)] if rest else found), document, bool(rest)


def flattened(html: str) -> str:
    """`html` without the tags that open more levels than any newspaper needs, and without huge attributes.

    The text inside such tags stays. Elements that end by themselves (paragraphs, cells) are not counted,
    since old pages never close them; tables and lists count for the levels that they bring along.
    """
    kept, last, levels, styles = [], 0, 0, 0
    for tag in _tags(html):
        name, step = tag["name"].lower(), -1 if tag["end"] else 1
        if name in STYLES:
            styles = max(0, styles + step)
            too_deep = max(styles, styles - step) > MOST_STYLES
        else:
            weight = step * LEVELS.get(name, 1)
            levels = max(0, levels + weight)
            too_deep = max(levels, levels - weight) > DEEPEST and weight != 0
        if too_deep or tag.end() - tag.start() > LONGEST_TAG:
            kept.append(html[last : tag.start()] + (" " if too_deep else f"<{tag['end']}{name}>"))
            last = tag.end()
    return "".join(kept) + html[last:] if kept else html


def _tags(html: str) -> Iterator[re.Match[str]]:
    """The tags of a document; not what looks like one in a comment or a script."""
    position = 0
    while tag := _TAG.search(html, position):
        position = tag.end()
        if tag["name"] is None:
            continue
        yield tag
        closing = None if tag["end"] else _CLOSING.get(tag["name"].lower())
        if closing:
            closed = closing.search(html, position)
            position = closed.start() if closed else len(html)


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
            share = min(1.0, self.linked / len(text))
            yield Found(text, self.place.tag, self.place.path, self.place.around, share)
        self.pieces, self.linked, self.place = [], 0, None


def _blocks(root: Any) -> Iterator[Found]:
    """Depth first, without recursion; a block ends wherever a block element begins or ends."""
    line = _Line()
    stack: list[tuple[Any, _Place, bool]] = [(root, _Place("body", "/html/body", ""), False)]
    while stack:
        node, place, closing = stack.pop()
        if closing:
            yield from line.end()
            continue
        if node.tag == "-text":
            line.add(node.text(deep=False), place)
            continue
        if node.tag == "br" or node.tag not in INLINE or place.apart:
            yield from line.end()
            stack.append((node, place, True))
        stack.extend(reversed(list(_children(node, place))))
    yield from line.end()


def _children(node: Any, place: _Place) -> Iterator[tuple[Any, _Place, bool]]:
    counts: dict[str, int] = {}
    child, before = node.child, ""
    while child is not None:
        tag = child.tag
        if tag == "-text":
            yield child, place, False
        elif tag not in INVISIBLE and tag is not None:
            counts[tag] = counts.get(tag, 0) + 1
            attributes = child.attributes
            if not _is_hidden(attributes):
                touches = place.tag not in RUNNING and (before, tag) in TOUCHING
                yield child, _inside(place, tag, counts[tag], attributes, touches=touches), False
        child, before = child.next, tag


def _is_hidden(attributes: dict[str, str | None]) -> bool:
    style = attributes.get("style") or ""
    return "hidden" in attributes or bool(style and _HIDDEN.search(style))


def _inside(
    place: _Place, tag: str, number: int, attributes: dict[str, str | None], *, touches: bool
) -> _Place:
    inline = tag in INLINE
    named = _words_of(" ".join(filter(None, (attributes.get(key) for key in NAMING))))
    around = f"{place.around} | {tag} {named}"[-400:] if named or not inline else place.around
    may_part = inline and place.tag not in RUNNING and not place.apart
    apart = may_part and (touches or _is_apart(tag, named, around))
    path = f"{place.path}/{tag}[{number}]"
    return _Place(tag if apart or not inline else place.tag, path, around, place.link or tag == "a", apart)


def _words_of(named: str) -> str:
    """Ids and classes in small letters, `itemAuthor` as `item-author`."""
    return named if named.islower() else _HUMPS.sub("-", named).lower()


def _is_apart(tag: str, named: str, around: str) -> bool:
    """Whether an inline element is a line of its own: a date, a counter, a name, a step of a breadcrumb."""
    return tag == "time" or bool(_APART.search(named)) or (tag == "a" and bool(_LISTS.search(around[-120:])))
