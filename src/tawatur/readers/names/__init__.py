"""Names: who and what an article speaks of."""

from tawatur.readers.names.reader import NamesReader
from tawatur.readers.names.tagged import TaggedNamesReader

__all__ = ["NamesReader", "TaggedNamesReader"]
