"""Events: what happened, in PLOVER's terms, who did it to whom, and in whose words it stands."""

from tawatur.readers.events.reader import EventsReader, describe

__all__ = ["EventsReader", "describe"]
