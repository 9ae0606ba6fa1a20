"""Identity: the id of an article, derived from its content so that the same input has the same id."""

from __future__ import annotations

import hashlib
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from tawatur.model.reading import Page

_TRACKING = ("utm_", "fbclid", "gclid", "igshid", "mc_cid", "mc_eid")
ID_LENGTH = 16


def page_id(page: Page, text: str) -> str:
    """The caller's id, else one from the canonical URL, else one from the text."""
    if page.id:
        return page.id
    return digest(canonical_url(page.url) if page.url else text)


def digest(text: str) -> str:
    """Sixteen hexadecimal digits of the SHA-256 of `text`."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:ID_LENGTH]


def canonical_url(url: str) -> str:
    """The URL without fragment, tracking parameters, default port, `www.` and trailing slash.

    What is no URL is returned as it is.
    """
    try:
        return _canonical(url.strip())
    except ValueError:
        return url.strip()


def _canonical(url: str) -> str:
    parts = urlsplit(url)
    query = [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not k.startswith(_TRACKING)]
    host = (parts.hostname or "").removeprefix("www.")
    if parts.port not in (None, 80, 443):
        host = f"{host}:{parts.port}"
    return urlunsplit(("https", host, parts.path.rstrip("/"), urlencode(sorted(query)), ""))
