"""Full text over folded Arabic words: what is indexed, and what a query means.

The index (SQLite's FTS5) holds words and stems and no text. What is found is highlighted here, in the
published text, by the same folding.
"""

from tawatur.store.fulltext.index import folding, indexed, own_text
from tawatur.store.fulltext.query import Query, parse, stretch
from tawatur.store.fulltext.words import stem, tokens

__all__ = ["Query", "folding", "indexed", "own_text", "parse", "stem", "stretch", "tokens"]
