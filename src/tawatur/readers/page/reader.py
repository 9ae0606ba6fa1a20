"""The page reader (plain text): lines become blocks with roles."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

import msgspec

from tawatur.model.reading import Reading
from tawatur.model.record import Block, BlockRole, Outlet


class PageReader:
    """Gives text, blocks, outlet and date of publication."""

    name = "page"
    needs = ()
    gives = ("text", "blocks", "outlet", "published")
    grammar = None

    def read(self, reading: Reading) -> Reading:
        page = reading.page
        text = page.text or page.html or ""
        if page.title and not text.startswith(page.title):
            text = f"{page.title}\n\n{text}"
        lines = [(m.start() + len(m[0]) - len(m[0].lstrip()), m.end() - len(m[0]) + len(m[0].rstrip())) for m in re.finditer(r"[^\n]+", text) if m[0].strip()]
        return msgspec.structs.replace(
            reading, text=text, sha256=page.sha256 or hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(), language="ar",
            outlet=Outlet(page.outlet, page.outlet) if page.outlet else None, published=page.published,
            blocks=tuple(Block(role(text[a:b], n, len(lines), len(text[lines[min(n+1,len(lines)-1)][0]:lines[min(n+1,len(lines)-1)][1]])), a, b) for n, (a, b) in enumerate(lines)),
        )


def role(line: str, number: int, lines: int, following: int) -> BlockRole:
    if number == 0 and lines > 1 and len(line) < 160:
        return "headline"
    return "lead" if number <= 1 else "paragraph"
