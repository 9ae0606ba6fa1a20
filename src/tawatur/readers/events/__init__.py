"""Events: what happened, in PLOVER's terms, who did it to whom, and in whose words it stands."""

from tawatur.readers.events.own import Misread, misread
from tawatur.readers.events.reader import EventsReader, describe, described

__all__ = ["EventsReader", "Misread", "describe", "described", "misread"]
