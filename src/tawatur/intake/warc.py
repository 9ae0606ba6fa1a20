"""WARC, what web archives are kept in: each record of a page becomes one, the others are passed over.

A page is an answer with status 200, or a conversion or resource, of HTML or plain text from the web. Its
`url` and `fetched_at` are the record's WARC-Target-URI and WARC-Date.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

import msgspec

from tawatur.intake.decoding import without_surrogates
from tawatur.intake.encodings import decoded_body
from tawatur.intake.frames import Frame, frames
from tawatur.intake.limits import LARGEST, LARGEST_DECODED
from tawatur.intake.opened import Opened
from tawatur.intake.pages import Input, check_size, is_html, page_of_bytes
from tawatur.model.errors import InputError, PageUnreadable, TooLarge
from tawatur.model.record import Fault

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

HTML_TYPES = ("text/html", "application/xhtml+xml")
TEXT_TYPE = "text/plain"
WEB = ("http://", "https://")
NO_PAGES = ("/robots.txt", "/ads.txt", "/humans.txt", "/security.txt")
"""Plain text that is meant for programs."""
FOUND = 200
_HEAD = 2_000


def pages_of_warc(opened: Opened) -> Iterator[Input]:
    """The pages of a WARC, each by the offset of its record; what is wrong with one stops no other."""
    for frame in frames(opened.stream, opened.name):
        item = _input(frame, f"{opened.name} at {frame.where}")
        if item is not None:
            yield item


def _input(frame: Frame, name: str) -> Input | None:
    """The page of a record or the error that refuses it; None where it is none."""
    try:
        if frame.trouble is not None:
            message = f"{name}: {frame.trouble}"
            raise PageUnreadable(message)
        return _page(frame, name)
    except InputError as refused:
        return Input(name, None, refused)


def _page(frame: Frame, name: str) -> Input | None:
    record = _record(frame.data, "transfer", name)
    url = (record.headers.get("WARC-Target-URI") or "").strip("<> ")
    kind = _media_type(record, url, name)
    if kind is None:
        return None
    if frame.is_over:
        message = f"{name}: over {LARGEST:,} bytes, the most that a page may have"
        raise TooLarge(message)
    data = _body(record, frame.data, name)
    if not kind and not is_html(data[:_HEAD].decode("utf-8", "ignore")):
        return None
    page = page_of_bytes(
        data,
        name,
        charset=record.http_charset if record.is_http else None,
        is_called_html=kind in HTML_TYPES,
        largest=LARGEST_DECODED,
    )
    beside = {"url": url, "fetched_at": record.headers.get("WARC-Date")}
    known = {key: without_surrogates(value)[0] for key, value in beside.items() if value}
    page = msgspec.structs.replace(page, **known, faults=(*page.faults, *_truncated(record)))
    return Input(name, page, None, data)


def _record(data: bytes, decode: Literal["none", "transfer"], name: str) -> WarcRecord:
    """The record of these bytes; chunks of its body are joined where `decode` is transfer."""
    from fastwarc.warc import WarcRecord  # noqa: PLC0415  (start-up counts)

    try:
        record = WarcRecord.from_bytes(data)
        if record.is_http:
            record.parse_http(auto_decode=decode)
    except (OSError, ValueError) as error:
        if (
            decode == "transfer"
        ):  # not in chunks, though its header says so: crawlers join them and keep the header
            return _record(data, "none", name)
        message = f"{name}: the record cannot be understood: {error}"
        raise PageUnreadable(message) from error
    return record


def _media_type(record: WarcRecord, url: str, name: str) -> str | None:
    """The media type of a record that may be a page, "" where none is stated; None for what is no page."""
    from fastwarc.warc import WarcRecordType  # noqa: PLC0415

    if not url.lower().startswith(WEB) or url.lower().split("?")[0].endswith(NO_PAGES):
        return None
    if int(record.record_type) == int(WarcRecordType.response):
        status = record.http_headers.status_code if record.http_headers else None
        if status is None:
            message = f"{name}: no HTTP answer stands in this record"
            raise PageUnreadable(message)
        stated = record.http_headers.get("Content-Type") if status == FOUND else "none"
    elif int(record.record_type) in {int(WarcRecordType.resource), int(WarcRecordType.conversion)}:
        stated = record.headers.get("Content-Type")
    else:
        return None
    kind = (stated or "").split(";")[0].strip().lower()
    return kind if kind in {*HTML_TYPES, TEXT_TYPE, ""} else None


def _body(record: WarcRecord, data: bytes, name: str) -> bytes:
    """The body as the page's server meant it. Raises TooLarge, or PageUnreadable for what is damaged."""
    try:
        body: bytes = record.reader.read(LARGEST + 1)
    except OSError:  # as above, found out later
        record = _record(data, "none", name)
        body = record.reader.read(LARGEST + 1)
    check_size(body, name)
    stated = record.http_headers.get("Content-Encoding") if record.is_http and record.http_headers else None
    return decoded_body(body, [part.strip().lower() for part in (stated or "").split(",")], name)


def _truncated(record: WarcRecord) -> tuple[Fault, ...]:
    """A fault where the crawler itself cut the page."""
    reason = record.headers.get("WARC-Truncated")
    if not reason:
        return ()
    return (Fault("intake", "limit", f"the crawler kept only a part of the page ({reason[:40]})"),)
