"""XML from strangers: one encoding, no DOCTYPE, no entities but characters, and a bounded shape.

Whatever declares an entity or points to a file outside is refused before any parser of trees sees it, so
that there is nothing to expand and nothing to open. The names of HTML (`&nbsp;`), which feeds use without
declaring them, become their characters first.
"""

from __future__ import annotations

import html.entities
import re
from typing import NamedTuple, NoReturn
from xml.parsers import expat

from tawatur.intake.decoding import REPLACEMENT, decode, without_surrogates
from tawatur.model.errors import PageUnreadable, TooLarge

LARGEST = 10_000_000
"""Bytes of a feed; a sitemap may have what its protocol allows."""
DEEPEST = 200
MOST_ATTRIBUTES = 200
"""Of one element; feedparser's time grows with their square."""
RSS_091 = "-//Netscape Communications//DTD RSS 0.91//EN"
"""The one DOCTYPE outside a file that is let pass, unread: RSS 0.91 demands it."""
_DECLARATION = re.compile(r"\s*<\?xml\s[^>]*>", re.IGNORECASE)
_STATED = re.compile(rb"""<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z0-9_.:-]{1,40})["']""")
_NAMED = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,31};)")
_NUMBERED = re.compile(rb"&#(?:[xX]([0-9A-Fa-f]+)|([0-9]+));")
_NOT_OF_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_HEAD = 1_000
_OWN_OF_XML = frozenset("<>&\"'")


class Document(NamedTuple):
    """XML that is fit to be parsed: UTF-8 from the root element on, and the root's name, no prefix."""

    data: bytes
    root: str


class _Root(Exception):
    """Raised at the root element, to stop there; carries where it begins."""

    def __init__(self, at: int, name: str) -> None:
        super().__init__(name)
        self.at, self.name = at, name


def document(data: bytes, name: str, charset: str | None = None, largest: int = LARGEST) -> Document:
    """The XML in `data`; `charset` is one stated beside it.

    Raises PageUnreadable for what is no XML or declares entities, TooLarge; `name` is for messages.
    """
    if len(data) > largest:
        raise TooLarge(f"{name}: over {largest:,} bytes, the most that a feed or a sitemap may have")
    stated = _STATED.search(data[:_HEAD])
    decoded = decode(data, name, stated[1].decode("ascii") if stated else charset)
    text = without_surrogates(decoded.text.removeprefix("\ufeff"))[0]
    text = _NOT_OF_XML.sub("", text[_end(text) :]).lstrip()
    encoded = text.encode("utf-8")
    at, root = _root(encoded, name)
    return Document(_NAMED.sub(_character, _NUMBERED.sub(_possible, encoded[at:])), root)


def _end(text: str) -> int:
    declaration = _DECLARATION.match(text)
    return declaration.end() if declaration else 0


def _root(data: bytes, name: str) -> tuple[int, str]:
    """Where the root element begins, and its name; everything before it has been judged."""
    parser = expat.ParserCreate("utf-8")
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)

    def refuse_doctype(_root: str, system: str | None, public: str | None, inside: int) -> None:
        if inside or (system and public != RSS_091):
            _refuse(name)

    def stop(element: str, _attributes: list[str]) -> NoReturn:
        raise _Root(parser.CurrentByteIndex, element.rpartition(":")[2].lower())

    parser.StartDoctypeDeclHandler = refuse_doctype
    parser.EntityDeclHandler = lambda *_entity: _refuse(name)
    parser.ordered_attributes = True
    parser.StartElementHandler = stop
    try:
        parser.Parse(data, True)  # noqa: FBT003  (expat's)
    except _Root as found:
        return found.at, found.name
    except expat.ExpatError as error:
        raise PageUnreadable(f"{name}: no XML ({error})") from error
    raise PageUnreadable(f"{name}: no XML; there is no element in it")


def _refuse(name: str) -> NoReturn:
    message = f"{name}: its DOCTYPE declares entities or points to another file, which is refused; remove it"
    raise PageUnreadable(message)


def _character(reference: re.Match[bytes]) -> bytes:
    """The characters that a name of HTML stands for; XML's own five stay as they are written."""
    characters = html.entities.html5.get(reference[1].decode("ascii"))
    if characters is None or _OWN_OF_XML & set(characters):
        return reference[0]
    return characters.encode("utf-8")


def _possible(reference: re.Match[bytes]) -> bytes:
    """A numbered character, or the mark of a lost one where XML has no such character."""
    digits = reference[1] or reference[2]
    number = int(digits, 16 if reference[1] else 10) if len(digits) <= 10 else 0
    possible = number in {9, 10, 13} or 0x20 <= number <= 0xD7FF or 0xE000 <= number <= 0xFFFD
    return reference[0] if possible or 0x10000 <= number <= 0x10FFFF else REPLACEMENT.encode()


def first_error(data: bytes, name: str) -> str | None:
    """Where a document stops being well-formed, or None. Raises TooLarge over the caps on its shape."""
    parser = expat.ParserCreate("utf-8")
    depth = 0

    def start(_element: str, attributes: list[str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise TooLarge(f"{name}: elements stand over {DEEPEST} deep in each other, which no feed needs")
        if len(attributes) > 2 * MOST_ATTRIBUTES:
            raise TooLarge(f"{name}: over {MOST_ATTRIBUTES} attributes on one element, which no feed needs")

    def end(_element: str) -> None:
        nonlocal depth
        depth -= 1

    parser.ordered_attributes = True
    parser.StartElementHandler, parser.EndElementHandler = start, end
    try:
        parser.Parse(data, True)  # noqa: FBT003  (expat's)
    except expat.ExpatError as error:
        return str(error)
    return None
