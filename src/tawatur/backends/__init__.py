"""Backends: other people's models that may find names in place of our own way.

A backend is opened by its name and by where its model lies. Its library is imported only then, and nothing
is ever downloaded: a model is a folder on this machine.
"""

from tawatur.backends.protocol import KINDS, Found, Tagger
from tawatur.backends.registry import open_tagger

__all__ = ["KINDS", "Found", "Tagger", "open_tagger"]
