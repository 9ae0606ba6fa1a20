"""The gate: which names of places are used as locations.

A country's name may be an adjective («the Saudi aircraft», «a Turkish soldier»), a site's noun an everyday
noun («a football pitch»), and a name may stand in the name of something else («the Camp David accord»).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple

from tawatur.arabic import letters
from tawatur.arabic.fold import fold
from tawatur.gazetteer.countries import of_name, of_nisba
from tawatur.gazetteer.places import look_up
from tawatur.model.reading import Reading, Word
from tawatur.model.record import Mention
from tawatur.readers.places.scene import Scene, spelt
from tawatur.rules import Grammar

_start, _end = attrgetter("start"), attrgetter("end")

FURNITURE = ("section", "source_line")
"""Blocks whose names say where the page belongs, not where something happens."""
SHORTEST = 3
"""Letters of a name that needs no noun before it."""
ACCUSATIVE = 4
"""Letters of an indefinite noun with its ending: shorter words that end so are verbs and particles."""


LONG_VOWELS = letters.ALEF + letters.WAW + letters.YEH
"""Foreign names that begin with lam mostly go on with one of these, «for» and a noun do not."""


class Phrase(NamedTuple):
    """A name, folded and as words, with the words before and after; `cut` where a proclitic is before it."""

    folded: str
    name: Sequence[Word]
    before: Word | None
    after: Word | None
    cut: bool


class Gate:
    """Lets through what is used as a location."""

    def __init__(self, grammar: Grammar) -> None:
        """Take the words that the places room knows."""
        self._grammar = grammar

    def lets(self, reading: Reading, scene: Scene, mention: Mention) -> bool:
        """Whether the name of a place is used as a location."""
        if scene.role_at(mention.start) in FURNITURE:
            return False
        phrase = _phrase(reading, scene, mention)
        if self._is_other(phrase) or (not phrase.cut and self._is_said_of(phrase)):
            return False
        return not (
            self._is_described(phrase.folded, phrase.before)
            or self._is_too_short(phrase)
            or (mention.kind != "GPE" and is_everyday(phrase.folded, phrase.name))
        )

    def _is_said_of(self, phrase: Phrase) -> bool:
        """Whether the noun before a place makes it its adjective, or a name of something else."""
        before = phrase.before
        if before is None or self._is(before, "ADVERB"):
            return False
        return is_adjective(phrase.folded, before) or self._is(before, "NAMED_AFTER")

    def _is_other(self, phrase: Phrase) -> bool:
        """Whether a name is a point of the compass from somewhere, or a «state» that no table has."""
        if all(self._is(word, "COMPASS") for word in phrase.name):
            return self._is(phrase.after, "FROM") or self._is(phrase.before, "TOWARDS")
        return self._kind(phrase.before) == "country" and not look_up(phrase.folded)

    def _is(self, word: Word | None, name: str) -> bool:
        return word is not None and name in self._grammar.known(word.form).senses

    def _kind(self, before: Word | None) -> str | None:
        head = self._grammar.known(before.form).senses.get("HEAD") if before is not None else None
        return head.values.get("kind") if head is not None else None

    def _is_too_short(self, phrase: Phrase) -> bool:
        """Whether two letters are more likely a word or a rest of one."""
        if len(phrase.folded) >= SHORTEST or phrase.name[0].form.plain.find(letters.ALEF_HAMZA_BELOW) >= 0:
            return False
        return phrase.cut or not self._is(phrase.before, "HEAD")

    def _is_described(self, folded: str, before: Word | None) -> bool:
        """Whether a «name» after «region» is only an adjective of it: an unknown indefinite feminine word."""
        if " " in folded or not folded.endswith(letters.HEH) or folded.startswith(letters.ARTICLE):
            return False
        return not look_up(folded) and self._kind(before) == "region"


def _phrase(reading: Reading, scene: Scene, mention: Mention) -> Phrase:
    words = scene.words_at(mention.start)
    past = bisect_right(words, mention.start, key=_end)
    until = max(past + 1, bisect_left(words, mention.end, key=_start))
    before = words[past - 1] if past and words[past - 1].form.kind == "word" else None
    after = words[until] if until < len(words) else None
    cut = mention.start > words[past].start
    return Phrase(spelt(reading, mention), words[past:until], before, after, cut)


def is_adjective(folded: str, before: Word) -> bool:
    """Whether a country's name is the adjective of the noun before it, which agrees with it."""
    if of_name(folded) is None:
        return False
    noun = before.form
    if folded.endswith(letters.HEH):
        definite = folded.startswith(letters.ARTICLE)
        agrees = noun.plain.endswith((letters.TEH_MARBUTA, letters.ALEF + letters.TEH))
        return agrees and definite == ("DEFINITE" in noun.classes) and of_nisba(folded) is not None
    if not folded.endswith(letters.YEH + letters.ALEF) or len(noun.folded) < ACCUSATIVE:
        return False
    return noun.plain.endswith(letters.ALEF) and not (
        noun.plain.endswith(letters.MEEM + letters.ALEF) or look_up(noun.folded)
    )


def is_everyday(folded: str, name: Sequence[Word]) -> bool:
    """Whether a site's noun is no name: a number or «for the» follows it («pitch for football»)."""
    if len(name) < 2 or look_up(folded):
        return False
    second = name[1].form
    return second.kind == "number" or _is_purpose(second.plain, name[2:])


def _is_purpose(second: str, rest: Sequence[Word]) -> bool:
    """Whether a word is «for the …», or «for» and a noun of the definite word after it."""
    if second.startswith(letters.LAM + letters.LAM):
        return True
    if not second.startswith(letters.LAM) or second[1:2] in LONG_VOWELS or look_up(fold(second)):
        return False
    return bool(rest) and "DEFINITE" in rest[0].form.classes
