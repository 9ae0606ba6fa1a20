"""Places: mentions used as locations, each resolved to a row of the gazetteer or left unresolved."""

from tawatur.readers.places.reader import PlacesReader

__all__ = ["PlacesReader"]
