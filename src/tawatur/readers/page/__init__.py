"""The page: its text, its anatomy in blocks, who published it and when."""

from tawatur.readers.page.reader import PageReader

__all__ = ["PageReader"]
