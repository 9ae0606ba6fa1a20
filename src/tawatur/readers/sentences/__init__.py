"""Sentences: where one statement ends and the next begins, inside a block."""

from tawatur.readers.sentences.reader import SentencesReader

__all__ = ["SentencesReader"]
