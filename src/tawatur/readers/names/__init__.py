"""Names: who and what an article speaks of."""

from tawatur.readers.names.reader import NamesReader

__all__ = ["NamesReader"]
