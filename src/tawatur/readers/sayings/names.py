"""Names: the proper names that an earlier reader found, sentence by sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from tawatur.model.reading import Sentence
from tawatur.model.record import Mention


class Names:
    """The mentions of an article, to be asked for those of a sentence."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        """Sort them once."""
        self._mentions = sorted(mentions, key=lambda mention: mention.start)
        self._starts = [mention.start for mention in self._mentions]

    def within(self, sentence: Sentence) -> Sequence[Mention] | None:
        """The mentions of a sentence; None where the article has none at all, as when no names were read."""
        if not self._mentions:
            return None
        first, end = bisect_left(self._starts, sentence.start), bisect_left(self._starts, sentence.end)
        return self._mentions[first:end]
