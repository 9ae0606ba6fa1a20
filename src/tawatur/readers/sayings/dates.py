"""The dates of an article as units for the grammar, sentence by sentence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import attrgetter

from tawatur.model.reading import Reading, Sentence
from tawatur.rules import Layer

CLASSES = frozenset({"DATE"})
START, END = attrgetter("start"), attrgetter("end")


class Dates:
    """Hands out the dates of each sentence in turn; sentences are asked for in the order of the text."""

    def __init__(self, reading: Reading) -> None:
        self._dates, self._at = sorted(reading.dates, key=lambda d: d.start), 0

    def layers(self, sentence: Sentence) -> list[Layer]:
        """The dates that begin before the sentence's end and have not been given out."""
        found = []
        while self._at < len(self._dates) and self._dates[self._at].start < sentence.end:
            date = self._dates[self._at]
            self._at += 1
            first = bisect_right(sentence.words, date.start, key=END)
            last = bisect_left(sentence.words, date.end, key=START) - 1
            if first <= last:
                found.append(Layer(first, last, CLASSES, date))
        return found
