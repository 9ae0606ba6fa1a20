"""Sitemaps: of XML (pages, news, indexes of sitemaps), plain or gzip, and of plain text, a link a line.

They are read as they come, element by element: a sitemap may list 50,000 pages.
"""

from __future__ import annotations

from xml.parsers import expat

from tawatur.intake.decoding import decode
from tawatur.intake.web.entries import Entry, Listing, date, link, no_link, once, plain
from tawatur.intake.web.limits import GZIP_MAGIC, Limits, gunzipped
from tawatur.intake.web.xml import Document, document, first_error
from tawatur.model.errors import AnswerTooLarge, FetchError, PageUnreadable, TooLarge

ROOTS = frozenset({"urlset", "sitemapindex"})
LARGEST = 50_000_000
"""Bytes of a sitemap, as opened: its protocol's cap."""
MOST_LINKS = 50_000
"""Links of one sitemap: the same."""
LONGEST_VALUE = 10_000
"""Characters of a link or a title after which no more are added; none is used so long."""
_ROWS = {"url", "sitemap"}
_VALUES = {"loc", "lastmod", "publication_date", "title"}


def opened(data: bytes, name: str) -> bytes:
    """The bytes of a sitemap, unpacked where it is gzip. Raises TooLarge, and PageUnreadable if damaged."""
    if not data.startswith(GZIP_MAGIC):
        return data
    try:
        return gunzipped(data, Limits(raw=LARGEST, decoded=LARGEST), name)
    except FetchError as error:
        kind = TooLarge if isinstance(error, AnswerTooLarge) else PageUnreadable
        raise kind(str(error)) from error


def sitemap_listing(
    data: bytes, name: str, *, base: str | None = None, charset: str | None = None
) -> Listing:
    """What the sitemap in `data` (XML, perhaps gzip) lists.

    Raises PageUnreadable for what is no sitemap or declares entities, TooLarge; `name` is for messages.
    """
    found = document(opened(data, name), name, charset, LARGEST)
    if found.root not in ROOTS:
        raise PageUnreadable(f"{name}: no sitemap, its root is <{found.root[:40]}>")
    broken = first_error(found.data, name)
    rows = _Rows(found)
    listing = _index(rows, base) if found.root == "sitemapindex" else _pages(rows, base)
    refused = [*listing.refused]
    if broken:
        refused.append(f"not well-formed ({broken}); what stands behind that was not read")
    if len(rows.rows) > MOST_LINKS:
        refused.append(f"over {MOST_LINKS:,} links; those behind were left off")
    return listing._replace(refused=tuple(refused))


class _Rows:
    """The rows of a sitemap: of each `url` or `sitemap` the texts that we know, by their names."""

    def __init__(self, found: Document) -> None:
        self.rows: list[dict[str, str]] = []
        self._open: list[str] = []
        self._parser = expat.ParserCreate("utf-8", " ")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        try:
            self._parser.Parse(found.data, True)  # noqa: FBT003  (expat's)
        except expat.ExpatError:
            return  # `first_error` has said where; the rows before stand

    def _start(self, element: str, _attributes: dict[str, str]) -> None:
        self._open.append(element.rpartition(" ")[2].lower())
        if len(self._open) == 2 and self._open[-1] in _ROWS and len(self.rows) <= MOST_LINKS:
            self.rows.append({})

    def _end(self, _element: str) -> None:
        self._open.pop()

    def _text(self, text: str) -> None:
        """News stands one level deeper than the rest; a page's pictures, with titles too, are passed."""
        within = self._open[2:]
        if not self.rows or not within or within[-1] not in _VALUES or within[:-1] not in ([], ["news"]):
            return
        before = self.rows[-1].get(within[-1], "")
        if len(before) < LONGEST_VALUE:
            self.rows[-1][within[-1]] = before + text


def _pages(rows: _Rows, base: str | None) -> Listing:
    entries, refused = [], []
    for number, row in enumerate(rows.rows[:MOST_LINKS], 1):
        url = link(row.get("loc"), base)
        if url is None:
            refused.append(no_link(number, row.get("loc")))
        else:
            # `lastmod` is no day of publication: it moves with every comment.
            entries.append(Entry(url, plain(row.get("title")), date(row.get("publication_date"))))
    return Listing(once(entries), refused=tuple(refused))


def _index(rows: _Rows, base: str | None) -> Listing:
    links = [(number, row.get("loc"), link(row.get("loc"), base)) for number, row in enumerate(rows.rows, 1)]
    refused = tuple(no_link(number, stated) for number, stated, url in links if url is None)
    return Listing(maps=tuple(dict.fromkeys(url for _, _, url in links if url)), refused=refused)


def is_list_of_links(text: str) -> bool:
    """Whether a text is nothing but links, one a line, as far as its first lines tell."""
    lines = [line for line in text[:10_000].split("\n")[:10] if line.strip()]
    return bool(lines) and all(line.strip().startswith(("http://", "https://")) for line in lines[:9])


def text_listing(data: bytes, name: str) -> Listing:
    """What a sitemap of plain text lists. Raises PageUnreadable and TooLarge."""
    data = opened(data, name)
    if len(data) > LARGEST:
        raise TooLarge(f"{name}: over {LARGEST:,} bytes, the most that a sitemap may have")
    lines = [line for line in decode(data, name).text.removeprefix("\ufeff").splitlines() if line.strip()]
    found = [(number, line, link(line, None)) for number, line in enumerate(lines[:MOST_LINKS], 1)]
    refused = [no_link(number, line) for number, line, url in found if url is None]
    if len(lines) > MOST_LINKS:
        refused.append(f"over {MOST_LINKS:,} links; those behind were left off")
    return Listing(once(Entry(url) for _, _, url in found if url), refused=tuple(refused))
