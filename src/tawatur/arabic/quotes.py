"""The classes of words that quotation marks have: some marks open only, some close only, some do either."""

from __future__ import annotations

OPENING = frozenset({"QUOTE", "QUOTE_OPEN"})
CLOSING = frozenset({"QUOTE", "QUOTE_CLOSE"})
QUOTES = OPENING | CLOSING
