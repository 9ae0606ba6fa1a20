"""Names: the proper names that an earlier reader found, by where they stand."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import msgspec

from tawatur.model.reading import Sentence
from tawatur.model.record import Mention


class Names:
    """Mentions in the order of the text, to be asked for by their characters."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        """Sort them once."""
        self.all = sorted(mentions, key=lambda mention: mention.start)
        self._starts = [mention.start for mention in self.all]

    def within(self, sentence: Sentence) -> Sequence[Mention] | None:
        """The mentions of a sentence; None where the article has none at all, as when no names were read."""
        if not self.all:
            return None
        return self.starting(sentence.start, sentence.end)

    def starting(self, start: int, end: int) -> Sequence[Mention]:
        """The names that begin in a range of characters."""
        return self.all[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def inside(self, start: int, end: int) -> list[Mention]:
        """The names in a range of characters; a person's may have been found longer than it is."""
        inside = [_until(m, end) if m.end > end else m for m in self.starting(start, end)]
        return [mention for mention in inside if mention.end <= end]

    def at(self, start: int) -> Mention | None:
        """The first name that begins at a character."""
        first = bisect_left(self._starts, start)
        return self.all[first] if first < len(self.all) and self._starts[first] == start else None

    def before(self, end: int, within: int) -> Mention | None:
        """The name that ends at a character and begins at `within` or after it."""
        return next((mention for mention in self.inside(within, end) if mention.end == end), None)

    def hold(self, at: int, within: int) -> bool:
        """Whether a character is inside a name that begins before it, at `within` or after it."""
        first, last = bisect_left(self._starts, within), bisect_left(self._starts, at)
        return any(mention.end > at for mention in self.all[first:last])


def _until(mention: Mention, end: int) -> Mention:
    """A name that goes on behind the phrase in which it stands: a person's only to the phrase's end."""
    return msgspec.structs.replace(mention, end=end) if mention.kind == "PER" else mention
