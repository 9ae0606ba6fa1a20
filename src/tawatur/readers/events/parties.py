"""Parties: the noun phrases of an event, each in its fullest mention, and who they are.

A party that the article tells elsewhere in more words is given there: «بوغلاب» becomes the phrase that
introduced him. The names inside a phrase give its actor's code.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from tawatur.model.reading import Reading
from tawatur.model.record import Participant, Span
from tawatur.readers.events.bags import Bags

LONGEST = 70
# An article that names one party more often than this is not read, it is counted: the first will do.
CANDIDATES = 200


class Parties:
    """Finds the names inside phrases and the fullest mention of a party."""

    def __init__(self, reading: Reading, phrases: Iterable[Span], bags: Bags) -> None:
        """Index the names and sources of a reading, and the `phrases` that are parties of its events.

        Only `phrases` are asked for, so only their words are indexed.
        """
        phrases = dict.fromkeys(phrases)
        asked = frozenset().union(*map(bags.of, phrases)) if phrases else frozenset[str]()
        self._text, self._bags = reading.text, bags
        self._mentions = sorted((m for m in reading.mentions if m.actor), key=lambda m: (m.start, -m.end))
        self._starts = [mention.start for mention in self._mentions]
        self._persons = {(m.start, m.end) for m in reading.mentions if m.kind == "PER"}
        told = [span for source in reading.sources for span in source.mentions]
        told += [saying.source_span for saying in reading.sayings if saying.source_span]
        told += [Span(mention.start, mention.end) for mention in reading.mentions]
        known = dict.fromkeys((*told, *phrases))
        self._by_word: dict[str, list[Span]] = {}
        for span in known:
            if span.end - span.start <= LONGEST:
                for word in asked & bags.of(span):
                    self._by_word.setdefault(word, []).append(span)

    def of(self, spans: Sequence[Span]) -> tuple[Participant, ...]:
        """The phrases as participants, each once and in its fullest mention."""
        if not spans:
            return ()
        whole = dict.fromkeys([self._fullest(span) for span in spans])
        return tuple([self._participant(span) for span in whole])

    def _fullest(self, span: Span) -> Span:
        bag = self._bags.of(span)
        if not bag:
            return span
        candidates = min((self._by_word.get(word, []) for word in bag), key=len)[:CANDIDATES]
        fuller = [
            known for known in candidates if bag < self._bags.of(known) and self._same_head(span, known, bag)
        ]
        if not fuller:
            return span
        return max(fuller, key=lambda known: (len(self._bags.of(known)), -known.start))

    def _same_head(self, span: Span, known: Span, bag: frozenset[str]) -> bool:
        """Whether the longer phrase begins like the shorter, or the shorter is a person's name."""
        return self._bags.words(known)[0] in bag or len(bag) > 1 or (span.start, span.end) in self._persons

    def _participant(self, span: Span) -> Participant:
        first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        inside = (m for m in self._mentions[first:last] if m.end <= span.end)
        code = next((m.actor.code for m in inside if m.actor and m.actor.code), None)
        return Participant(span.start, span.end, self._text[span.start : span.end], code)
