"""Series: places that names leaves out, where the phrase says that there must be one.

«The two towns of Fuaa and Kafraya» names two towns; «in the area of "Khaki"» sets off the name itself. Only
words that no name holds are read, and without such a noun nothing is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import attrgetter

from tawatur.arabic import letters
from tawatur.arabic.quotes import CLOSING, OPENING
from tawatur.gazetteer.places import is_word, look_up
from tawatur.model.reading import Word
from tawatur.model.record import Mention
from tawatur.readers.places.scene import Scene
from tawatur.rules import Grammar

_end = attrgetter("end")
LONGEST = 3
"""Words of a name in quotation marks."""
RULE = "place/in-series"


class Series:
    """Reads what follows nouns of places."""

    def __init__(self, grammar: Grammar) -> None:
        """Take the words that the places room knows."""
        self._grammar = grammar

    def read(self, scene: Scene, number: int, at: int) -> Iterator[Mention]:
        """The unnamed places after the noun that is word `at` of sentence `number`."""
        words, mentions = scene.words[number], scene.mentions[number]
        senses = self._grammar.known(words[at].form).senses
        if "HEAD" in senses and at + 1 < len(words) and words[at + 1].form.classes & OPENING:
            yield from _quoted(words, at + 1, mentions)
        elif "TWO" in senses or "MANY" in senses:
            yield from self._joined(words, at + 1, mentions, two="TWO" in senses)

    def _joined(
        self, words: Sequence[Word], at: int, mentions: Sequence[Mention], *, two: bool
    ) -> Iterator[Mention]:
        """The names joined by «and» from word `at`: those that we wrote down, and the second of two."""
        count = 0
        while at < len(words) and not (two and count > 1):
            held = next((m for m in mentions if m.start < words[at].end and words[at].start < m.end), None)
            if held is None:
                joint = _joint(words[at]) if count else 0
                if bool(count) != bool(joint) or not self._may_be_named(words[at], joint, two and count == 1):
                    return
                yield _mention(words[at].start + joint, words[at].end)
            count, at = count + 1, _past(words, at, held)

    def _may_be_named(self, word: Word, joint: int, is_second: bool) -> bool:  # noqa: FBT001
        """Whether a word may be a name: one of our tables, or any but another noun of places."""
        folded = word.form.folded[joint:]
        known = any(row.own for row in look_up(folded)) and not is_word(folded)
        return word.form.kind == "word" and (
            known or (is_second and "HEAD" not in self._grammar.known(word.form).senses)
        )


def _quoted(words: Sequence[Word], at: int, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The name, or the names joined by «and», in the quotation marks that open at word `at`."""
    inside: list[Word] = []
    for word in words[at + 1 : at + LONGEST + 2]:
        if word.form.classes & CLOSING:
            yield from (_mention(first.start, last.end) for first, last in _parts(inside, mentions))
            return
        inside.append(word)


def _parts(inside: Sequence[Word], mentions: Sequence[Mention]) -> Iterator[tuple[Word, Word]]:
    first = 0
    for number, word in enumerate(inside):
        following = inside[number + 1] if number + 1 < len(inside) else None
        if following is None or _joint(following):
            if not any(inside[first].start < m.end and m.start < word.end for m in mentions):
                yield inside[first], word
            first = number + 1


def _past(words: Sequence[Word], at: int, held: Mention | None) -> int:
    while at < len(words) and held is not None and words[at].end < held.end:
        at += 1
    return at + 1


def _joint(word: Word) -> int:
    """The letters of «and» written onto a word."""
    split = next((s for s in word.form.splits if s.prefix == letters.WAW and not s.suffix), None)
    return split.start if split else 0


def _mention(start: int, end: int) -> Mention:
    return Mention("", start, end, "GPE", rule=RULE)
