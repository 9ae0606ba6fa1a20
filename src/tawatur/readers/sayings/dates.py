"""The dates of an article as units for the grammar, sentence by sentence."""

from __future__ import annotations

from tawatur.model.reading import Reading, Sentence
from tawatur.rules import Layer

CLASSES = frozenset({"DATE"})


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
            inside = [n for n, w in enumerate(sentence.words) if w.end > date.start and w.start < date.end]
            if inside:
                found.append(Layer(inside[0], inside[-1], CLASSES, date))
        return found
