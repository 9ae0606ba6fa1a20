"""Words: the pieces of a sentence, each with its folded form, clitic candidates, classes and number."""

from tawatur.readers.words.reader import WordsReader

__all__ = ["WordsReader"]
