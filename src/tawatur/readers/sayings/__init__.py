"""Sayings: who says so and through whom - every act of attribution with its source, content and chain."""

from tawatur.readers.sayings.reader import SayingsReader

__all__ = ["SayingsReader"]
