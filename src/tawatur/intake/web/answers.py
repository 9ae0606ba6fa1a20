"""What comes of asking for a URL: an answer, or the news that nothing has changed."""

from __future__ import annotations

from typing import NamedTuple


class Validators(NamedTuple):
    """What a server gave to ask it by next time: its ETag and its Last-Modified, as it wrote them."""

    etag: str | None = None
    modified: str | None = None


class Fetched(NamedTuple):
    """An answer with its bytes, decoded from how they were packed for the way.

    `url` is as asked, `final_url` where the redirects ended; `content_type` is lower-case and without its
    parameters, "" where none was stated; `charset` is the one that the header states; `fetched_at` is an
    ISO instant in UTC, as in `2019-11-30T10:15:00Z`.
    """

    url: str
    final_url: str
    status: int
    content: bytes
    content_type: str
    charset: str | None
    fetched_at: str
    validators: Validators


class NotModified(NamedTuple):
    """The server says that what it gave last time still stands."""

    url: str
    fetched_at: str
    validators: Validators
