"""Parties: the noun phrases of an event with the actors that the names in them are."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from tawatur.model.reading import Reading
from tawatur.model.record import Participant, Span


class Parties:
    """Finds the names inside phrases."""

    def __init__(self, reading: Reading) -> None:
        """Index the reading's mentions that have an actor."""
        self._text = reading.text
        self._mentions = sorted((m for m in reading.mentions if m.actor), key=lambda m: (m.start, -m.end))
        self._starts = [mention.start for mention in self._mentions]

    def of(self, spans: Iterable[Span]) -> tuple[Participant, ...]:
        """The phrases as participants, each once."""
        return tuple(self._participant(span) for span in dict.fromkeys(spans))

    def _participant(self, span: Span) -> Participant:
        at = bisect_left(self._starts, span.start)
        code = None
        while at < len(self._mentions) and self._mentions[at].start < span.end:
            actor = self._mentions[at].actor
            if actor is not None and actor.code and self._mentions[at].end <= span.end:
                code = actor.code
                break
            at += 1
        return Participant(span.start, span.end, self._text[span.start : span.end], code)
