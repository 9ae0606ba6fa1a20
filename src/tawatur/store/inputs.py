"""What was added: by which an input is known again, and from which it can be read again."""

from __future__ import annotations

import hashlib
from typing import Any, NamedTuple

import msgspec

from tawatur.identity import page_id
from tawatur.intake.decoding import decode
from tawatur.model.reading import Anatomy, Page
from tawatur.model.record import Record

BESIDE = ("id", "url", "outlet", "published", "title")
"""What a caller gives beside a page, which the record does not tell as it was given."""
FROM_THE_PAGE = frozenset({"intake", "page"})
"""The readers whose faults are the page's and not of what was read from it."""


class Given(NamedTuple):
    """An input: its name for people, its digest, `text` or `html`, what was given beside it as JSON."""

    name: str
    fingerprint: str
    form: str
    beside: str


def given(name: str, page: Page) -> Given:
    """What is to be remembered of an input."""
    beside = {key: value for key in BESIDE if (value := getattr(page, key)) is not None}
    told = [beside, page.title, page.text, page.html, page.extra]
    fingerprint = hashlib.sha256(msgspec.json.encode(told, order="sorted")).hexdigest()
    form = "text" if page.html is None else "html"
    return Given(writable(name), fingerprint, form, msgspec.json.encode(beside).decode())


def writable(name: str) -> str:
    """A name as any file of text can have it: bytes of a path that are no UTF-8 are written as escapes."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")


def page_again(record: Record, form: str, beside: str, kept: bytes | None) -> Page:
    """The page that a record was read from, as far as it was kept.

    Text is whole in the record. HTML is read anew where its bytes were kept; else what was found on the page
    stands, and only what was read from its text is read anew.
    """
    known: dict[str, Any] = msgspec.json.decode(beside)
    page = Page(**known, fetched_at=record.fetched_at, sha256=record.sha256, extra=record.extra)
    page = msgspec.structs.replace(page, id=page.id or _own_id(page, record))
    if form == "html" and kept is not None:
        decoded = decode(kept, record.id)
        return msgspec.structs.replace(page, html=decoded.text.removeprefix("\ufeff"), faults=decoded.faults)
    faults = tuple(fault for fault in record.faults if fault.reader in _kept_faults(form))
    if form == "text":
        return msgspec.structs.replace(page, text=record.text, faults=faults)
    anatomy = Anatomy(
        record.blocks, record.outlet, record.published, record.published_at, record.published_rule
    )
    return msgspec.structs.replace(page, text=record.text, title=None, faults=faults, anatomy=anatomy)


def _kept_faults(form: str) -> frozenset[str]:
    """The faults that a new reading would not find again: what was guessed in decoding, what HTML had cut."""
    return FROM_THE_PAGE if form == "html" else frozenset({"intake"})


def _own_id(page: Page, record: Record) -> str | None:
    """The id that the article had, where reading it again would give another one."""
    return record.id if page_id(page, record.text) != record.id else None
