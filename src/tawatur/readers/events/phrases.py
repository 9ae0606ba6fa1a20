"""Noun phrases: the sentence cut into the units that the frames speak of.

A trigger is a unit, a date is a unit, and what lies between function words, marks, triggers and verbs
is a noun phrase. Without a parser its end is told by definiteness: after the first definite word only
definite words, names and numbers go on. The decision one would trip over: a phrase starts after its
proclitic, which gives it a class (AND_NP, BI_NP, LI_NP).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import NamedTuple

from tawatur.model.reading import Form, Sentence, Word
from tawatur.model.record import Date, Mention
from tawatur.readers.events.grammar import Vocabulary
from tawatur.readers.events.shapes import CLITIC_CLASS, KINDS, Shape, shape_of
from tawatur.readers.events.triggers import Trigger, phrases_at
from tawatur.rules import Layer
from tawatur.rules.grammar import FORMS_KEPT

LONGEST = 9
# How many words before the first trigger and after the last one may hold their parties.
BEFORE, AFTER = 26, 18
HEADS = 3
MAKES_KEPT = 4096
BODIES = frozenset({"OFFICE", "AUTHORITY", "POLITY", "ARMY", "POLICE"})
"""Kinds of nouns that describe nothing: behind a definite word they begin a phrase."""
BODY_NAMES = frozenset({"GPE", "ORG", "GROUP", "LOC", "SITE"})
PERSONS = frozenset({"ACTOR_PERSON", "TARGET_PERSON"})
SOMEBODY = KINDS | {"NUMBER_NP"}
PLACES = frozenset({"LOC", "SITE"})
PLAIN_VERB = frozenset({"OTHER_VERB"})
TIMED = frozenset({"DATE"})


class Phrase(NamedTuple):
    """What is known of a noun phrase: whether it stands for people or a body, and begins with a name."""

    somebody: bool
    named: bool = False


Make = tuple[frozenset[str], str, bool, bool, bool, bool, bool]
"""All that decides a phrase's classes: its kinds, its proclitic, whether it begins with a number, begins with
a name, tells where, is a measure, is one word."""


class Cut(NamedTuple):
    """A sentence being cut: its words with their shapes, and what begins at which word.

    Triggers and names are by their first word; of dates the last word is kept. Phrases end before what is
    `closed`; `measures` are the words of measure.
    """

    words: Sequence[Word]
    shapes: Sequence[Shape]
    triggers: Mapping[int, Trigger]
    dates: Mapping[int, int]
    names: Mapping[int, Mention]
    closed: AbstractSet[int]
    measures: Sequence[int]


class Phrases:
    """Cuts sentences; what a spelling is worth is worked out once."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Use the room's vocabulary."""
        self._vocabulary = vocabulary
        self._shapes: dict[Form, Shape] = {}

    def layers(
        self, sentence: Sentence, triggers: Sequence[Trigger], dates: Sequence[Date],
        names: Mapping[int, Mention],
    ) -> list[Layer]:  # fmt: skip
        """The units of a sentence with triggers; `names` are mentions by the index of their first word."""
        cut = self._cut(sentence.words, triggers, dates, names)
        at = max(0, triggers[0].first - BEFORE)
        end = min(len(cut.words), triggers[-1].last + AFTER)
        shapes, begun = cut.shapes, cut.closed | names.keys()
        found: list[Layer] = []
        while at < end:
            if not shapes[at].silent or at in begun:
                layer, at = self._unit(cut, at)
                if layer is not None:
                    found.append(layer)
            at += 1
        return found

    def _cut(
        self, words: Sequence[Word], triggers: Sequence[Trigger], dates: Sequence[Date],
        names: Mapping[int, Mention],
    ) -> Cut:  # fmt: skip
        known = self._shapes
        shapes = [known.get(word.form) or self.shape(word.form) for word in words]
        by_word = {trigger.first: trigger for trigger in triggers}
        timed = _by_first_word(words, dates) if dates else {}
        measures = [at for at, shape in enumerate(shapes) if shape.measure]
        return Cut(words, shapes, by_word, timed, names, by_word.keys() | timed.keys(), measures)

    def _unit(self, cut: Cut, at: int) -> tuple[Layer | None, int]:
        """The unit that begins at a word, if any, and the last word that is done with."""
        shape = cut.shapes[at]
        if shape.manner and at + 1 not in cut.triggers:
            return None, at + 1
        if at in cut.closed:
            trigger = cut.triggers.get(at)
            layer = Layer(at, cut.dates[at], TIMED) if trigger is None else _of_trigger(trigger)
            return layer, layer.last
        if shape.joints:
            ends = [last for last, _ in phrases_at(cut.words, at, shape.joints)]
            if ends:
                return None, max(ends)
        phrase = self._phrase(cut, at)
        return phrase, at if phrase is None else phrase.last

    def _phrase(self, cut: Cut, at: int) -> Layer | None:
        first = cut.shapes[at]
        if at not in cut.names:
            if first.quote:
                return None
            if first.stop:
                return Layer(at, at, PLAIN_VERB) if first.verb else None
        last = _last_of(cut, at, first)
        while last > at and cut.shapes[last].quote and at not in cut.names:
            last -= 1
        return _made(cut, at, last, first)

    def shape(self, form: Form) -> Shape:
        """The form's part in phrases, looked up once."""
        shape = self._shapes.get(form)
        if shape is None:
            if len(self._shapes) > FORMS_KEPT:
                self._shapes.clear()
            shape = self._shapes[form] = shape_of(form, self._vocabulary.facts(form))
        return shape


def _last_of(cut: Cut, at: int, first: Shape) -> int:
    """The last word that goes on with the phrase which begins at a word."""
    before, name, count = first, cut.names.get(at), len(cut.words)
    named = name is not None
    last, definite, at_name = _end_of(cut.words, at, name), first.definite or named, at
    while last - at < LONGEST and last + 1 < count and last + 1 not in cut.closed:
        following, name = cut.shapes[last + 1], cut.names.get(last + 1)
        if name is not None and definite and not _is_apposed(cut.names.get(at_name), name):
            break
        if name is None and (
            following.stop
            or following.clitic
            or _begins_anew(first, before, following, definite=definite, named=named)
        ):
            break
        before, named = following, name is not None
        at_name = last + 1 if named else at_name
        definite = definite or following.definite or named
        last = _end_of(cut.words, last + 1, name)
    return last


def _is_apposed(known: Mention | None, name: Mention) -> bool:
    """Whether a name behind a definite word goes on with its phrase: a person behind a title, say."""
    if name.kind == "PER":
        return known is None or known.kind != "PER"
    return name.kind not in BODY_NAMES


def _made(cut: Cut, at: int, last: int, shape: Shape) -> Layer:
    kinds, start = shape.kinds, cut.words[at].start + shape.cut
    if last > at:
        for part in cut.shapes[at + 1 : min(last + 1, at + HEADS)]:
            kinds = kinds | part.kinds if part.kinds else kinds
    name = cut.names.get(at)
    where = name is not None and (name.kind in PLACES or (at > 0 and cut.shapes[at - 1].place_lead))
    measured = bool(cut.measures) and any(at <= measure <= last for measure in cut.measures)
    classes, phrase = _described(
        (kinds, shape.clitic, shape.number, name is not None, where, measured, at == last)
    )
    return Layer(at, last, classes, phrase, start if name is None else max(start, name.start))


@lru_cache(maxsize=MAKES_KEPT)
def _described(make: Make) -> tuple[frozenset[str], Phrase]:
    """The classes of a phrase of this make and what is known of it: there are few makes, and many phrases."""
    kinds, clitic, number, named, where, measured, single = make
    classes = {"MEASURE" if measured else "NP", *kinds}
    if clitic:
        classes.add(CLITIC_CLASS[clitic])
    if number:
        classes.add("NUMBER_NP")
    if where:
        classes.add("WHERE")
    somebody = named or not SOMEBODY.isdisjoint(classes)
    if single and not somebody:
        classes.add("DESCRIBING")
    return frozenset(classes), Phrase(somebody and not measured, named)


def _begins_anew(first: Shape, last: Shape, following: Shape, *, definite: bool, named: bool) -> bool:
    """Whether a word begins the next phrase: an object after a subject, as definiteness and case tell."""
    if definite:
        return (
            not following.definite
            or (last.office and following.office)
            or (named and not following.describes)
            or (not following.describes and not following.kinds.isdisjoint(BODIES))
        )
    return following.accusative and not (last.accusative or last.number or first.number)


def _of_trigger(trigger: Trigger) -> Layer:
    classes = {"TRIGGER", trigger.type, *trigger.classes}
    if not PERSONS.isdisjoint(classes):
        classes |= {"NP", "HUMAN"}
    split, inflected = trigger.sense.split, trigger.sense.surface.inflected
    if inflected is not None and inflected.number in ("plural", "dual") and inflected.gender:
        classes.add("PLURAL")
    if split is not None and split.suffix:
        classes.add("WITH_PRONOUN")
    if "casualty" in trigger.values:
        classes.add("CASUALTY")
    if split is not None and split.prefix and "NP" in classes:
        classes.update(CLITIC_CLASS[letter] for letter in split.prefix if letter in CLITIC_CLASS)
    return Layer(trigger.first, trigger.last, frozenset(classes), trigger, trigger.start)


def _end_of(words: Sequence[Word], at: int, name: Mention | None) -> int:
    """The last word of the name that begins at a word, or the word itself."""
    if name is not None:
        while at + 1 < len(words) and words[at + 1].end <= name.end:
            at += 1
    return at


def _by_first_word(words: Sequence[Word], dates: Sequence[Date]) -> dict[int, int]:
    """First word → last word of each date in the sentence."""
    found: dict[int, int] = {}
    for date in dates:
        first = bisect_right(words, date.start, key=lambda word: word.start) - 1
        last = bisect_left(words, date.end, key=lambda word: word.start) - 1
        if 0 <= first <= last:
            found[first] = last
    return found
