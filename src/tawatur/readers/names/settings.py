"""The country that a sentence tells for an office or a body which names none itself.

Three places tell it, in this order: what stands right after the name (an adjective, a holder whom the tables
know, «… in Lebanon»), a body of a state right after it («… in the Libyan government»), the scene that the
sentence sets before it («In Tunisia, …»). The one decision to know: a scene tells nothing of heads of state
and diplomats, who speak abroad as often as at home, and where two countries are told, none is.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

from tawatur.arabic import letters as l
from tawatur.arabic.fold import fold
from tawatur.model.reading import Reading, Sentence, Word
from tawatur.readers.names.candidate import OFFICE, Name

OF_A_STATE = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY"})
IsA = Callable[[Word, str], bool]


def with_settings(reading: Reading, found: Sequence[Name], is_a: IsA) -> list[Name]:
    """The names, those that lack a country with the one that their sentence tells.

    `is_a` says whether a word has a class by lexicon.
    """
    starts = [sentence.start for sentence in reading.sentences]
    by_sentence: dict[int, list[Name]] = {}
    for name in found:
        by_sentence.setdefault(bisect_left(starts, name.start + 1) - 1, []).append(name)
    told: list[Name] = []
    for number, names in by_sentence.items():
        scene = _Scene(reading.text, reading.sentences[number], names, is_a)
        told += [
            name._replace(country=scene.country_of(name)) if scene.asks(name) else name for name in names
        ]
    return told


class _Scene:
    """One sentence: its words and its names."""

    def __init__(self, text: str, sentence: Sentence, names: Sequence[Name], is_a: IsA) -> None:
        self.text, self.words, self.names, self.is_a = text, sentence.words, names, is_a
        self.starts = [word.start for word in sentence.words]

    def asks(self, name: Name) -> bool:
        """Whether a name is an organ of a state, or a user's word of one sector, without a country."""
        return name.actor is None and name.country is None and name.sector is not None and name.kind in (
            "ORG", "GROUP", OFFICE,
        )  # fmt: skip

    def country_of(self, name: Name) -> str | None:
        """The country that the sentence tells for a name, if it tells one."""
        at = bisect_left(self.starts, name.end)
        after = self.words[at] if at < len(self.words) else None
        beside = self._beside(name, after)
        if beside is not None or name.sector not in OF_A_STATE or self._travels(name):
            return beside
        scenes = {_country(other) for other in self._before(name) if self._sets(other)}
        told = {country for other in self._before(name) if (country := _country(other)) is not None}
        return scenes.pop() if len(scenes) == 1 and scenes == told else None

    def _beside(self, name: Name, after: Word | None) -> str | None:
        """What the adjective, the person, the state or the body right after a name tells."""
        for other in self.names:
            if after is not None and other.start >= name.end and self._follows(other, after):
                if other.kind == "NORP":
                    return other.country if other.start == after.start else None
                if other.kind == "PER":
                    return other.actor.country if other.actor and name.sector in OF_A_STATE else None
                behind = other.start > after.start and name.sector in OF_A_STATE | {"PTY", "OPP"}
                return _country(other) if behind and self._is_its_state(name, other) else None
        return None

    def _follows(self, other: Name, after: Word) -> bool:
        """Whether a name begins at the word, right after it, or within it behind a preposition."""
        at = bisect_left(self.starts, after.end)
        if self.is_a(after, "SET_IN") and at < len(self.words):
            return other.start == self.words[at].start
        return other.start == after.start or self._is_joined(other, after)

    def _is_joined(self, other: Name, word: Word) -> bool:
        return word.start < other.start < word.end and fold(self.text[word.start : other.start]) == l.BEH

    def _is_its_state(self, name: Name, other: Name) -> bool:
        if other.kind == "ORG":
            return other.sector in OF_A_STATE or (
                other.actor is not None and other.actor.sector in OF_A_STATE
            )
        return _is_state(other) and not self._travels(name)

    def _travels(self, name: Name) -> bool:
        first, last = bisect_left(self.starts, name.start), bisect_left(self.starts, name.end)
        return any(self.is_a(word, "TRAVELS") for word in self.words[max(first - 1, 0) : last])

    def _before(self, name: Name) -> Iterator[Name]:
        return (other for other in self.names if other.end <= name.start)

    def _sets(self, other: Name) -> bool:
        """Whether a state's name sets a scene: a preposition of place stands before it."""
        if not _is_state(other):
            return False
        at = bisect_left(self.starts, other.start + 1) - 1
        if self._is_joined(other, self.words[at]):
            return True
        return at > 0 and other.start == self.words[at].start and self.is_a(self.words[at - 1], "SET_IN")


def _is_state(name: Name) -> bool:
    return name.kind == "GPE" and name.actor is not None and name.actor.sector is None


def _country(name: Name) -> str | None:
    return name.country or (name.actor.country if name.actor is not None else None)
