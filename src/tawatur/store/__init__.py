"""The store: articles, records and all that they say in one SQLite file that loses nothing.

`schema.sql` is the file's description, for people too. Records are written whole or not at all, by one writer
at a time; readers never wait. Whatever is derived from records can be made from them again.
"""

from tawatur.store.adding import Step
from tawatur.store.filters import Filter
from tawatur.store.finding import Found, Listed
from tawatur.store.planning import LAYERS, Layer
from tawatur.store.store import DEFAULT, VARIABLE, Added, Store, tally

__all__ = [
    "DEFAULT",
    "LAYERS",
    "VARIABLE",
    "Added",
    "Filter",
    "Found",
    "Layer",
    "Listed",
    "Step",
    "Store",
    "tally",
]
