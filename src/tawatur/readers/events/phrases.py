"""Noun phrases: the sentence cut into the units that the frames speak of.

A trigger is a unit, a date is a unit, and what lies between function words, marks, triggers and verbs
is a noun phrase. Without a parser its end is told by definiteness: after the first definite word only
definite words, names and numbers go on. The decision one would trip over: a phrase starts after its
proclitic, which gives it a class (AND_NP, BI_NP, LI_NP).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
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
PERSONS = frozenset({"ACTOR_PERSON", "TARGET_PERSON"})
SOMEBODY = KINDS | {"NUMBER_NP"}
PLACES = frozenset({"LOC", "SITE"})
PLAIN_VERB = frozenset({"OTHER_VERB"})
TIMED = frozenset({"DATE"})


class Phrase(NamedTuple):
    """What is known of a noun phrase: whether it stands for people or a body, and begins with a name."""

    somebody: bool
    named: bool = False


class Cut(NamedTuple):
    """A sentence being cut: its words with their shapes, and what begins at which word.

    Triggers and names are by their first word; of dates the last word is kept.
    """

    words: Sequence[Word]
    shapes: Sequence[Shape]
    triggers: Mapping[int, Trigger]
    dates: Mapping[int, int]
    names: Mapping[int, Mention]

    def is_open(self, at: int) -> bool:
        """Whether a phrase may go on with a word."""
        return at < len(self.words) and at not in self.triggers and at not in self.dates


class Phrases:
    """Cuts sentences; what a spelling is worth is worked out once."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Use the room's vocabulary."""
        self._vocabulary = vocabulary
        self._shapes: dict[Form, Shape] = {}

    def layers(
        self, sentence: Sentence, triggers: Sequence[Trigger], dates: Sequence[Date],
        names: Mapping[int, Mention],
    ) -> Iterator[Layer]:  # fmt: skip
        """The units of a sentence; `names` are mentions by the index of their first word."""
        first_words = {trigger.first: trigger for trigger in triggers}
        shapes = [self.shape(word.form) for word in sentence.words]
        cut = Cut(sentence.words, shapes, first_words, _by_first_word(sentence.words, dates), names)
        at = max(0, triggers[0].first - BEFORE) if triggers else 0
        end = min(len(cut.words), triggers[-1].last + AFTER) if triggers else 0
        begun = {*cut.triggers, *cut.dates, *names}
        while at < end:
            if shapes[at].silent and at not in begun:
                at += 1
                continue
            layer, last = self._unit(cut, at)
            if layer is not None:
                yield layer
            at = last + 1

    def _unit(self, cut: Cut, at: int) -> tuple[Layer | None, int]:
        """The unit that begins at a word, if any, and the last word that is done with."""
        if cut.shapes[at].manner and at + 1 not in cut.triggers:
            return None, at + 1
        if at in cut.triggers:
            layer: Layer | None = _of_trigger(cut.triggers[at])
        elif at in cut.dates:
            layer = Layer(at, cut.dates[at], TIMED)
        else:
            joints = cut.shapes[at].joints
            last = (
                max((last for last, _ in phrases_at(cut.words, at, joints)), default=None) if joints else None
            )
            if last is not None:
                return None, last
            layer = self._phrase(cut, at)
        return layer, at if layer is None else layer.last

    def _phrase(self, cut: Cut, at: int) -> Layer | None:
        name = cut.names.get(at)
        first = before = cut.shapes[at]
        if first.quote and name is None:
            return None
        if first.stop and name is None:
            return Layer(at, at, PLAIN_VERB) if first.verb else None
        named = name is not None
        last, definite = _end_of(cut.words, at, name), first.definite or named
        while last - at < LONGEST and cut.is_open(last + 1):
            following, name = cut.shapes[last + 1], cut.names.get(last + 1)
            if name is None and (
                following.stop
                or following.clitic
                or _begins_anew(first, before, following, definite=definite, named=named)
            ):
                break
            before, named = following, name is not None
            definite = definite or following.definite or named
            last = _end_of(cut.words, last + 1, name)
        while last > at and cut.shapes[last].quote and at not in cut.names:
            last -= 1
        return self._made(cut, at, last, first)

    def _made(self, cut: Cut, at: int, last: int, shape: Shape) -> Layer:
        shapes = cut.shapes[at : last + 1]
        name = cut.names.get(at)
        measured = any(part.measure for part in shapes)
        classes = {"MEASURE" if measured else "NP"}.union(*(part.kinds for part in shapes[:HEADS]))
        if shape.clitic:
            classes.add(CLITIC_CLASS[shape.clitic])
        if shape.number:
            classes.add("NUMBER_NP")
        if name is not None and (name.kind in PLACES or (at and cut.shapes[at - 1].place_lead)):
            classes.add("WHERE")
        somebody = name is not None or not SOMEBODY.isdisjoint(classes)
        if at == last and not somebody:
            classes.add("DESCRIBING")
        start = cut.words[at].start + shape.cut
        start = max(start, name.start) if name is not None else start
        return Layer(at, last, frozenset(classes), Phrase(somebody and not measured, name is not None), start)

    def shape(self, form: Form) -> Shape:
        """The form's part in phrases, looked up once."""
        shape = self._shapes.get(form)
        if shape is None:
            if len(self._shapes) > FORMS_KEPT:
                self._shapes.clear()
            shape = self._shapes[form] = shape_of(form, self._vocabulary.facts(form))
        return shape


def _begins_anew(first: Shape, last: Shape, following: Shape, *, definite: bool, named: bool) -> bool:
    """Whether a word begins the next phrase: an object after a subject, as definiteness and case tell."""
    if definite:
        return (
            not following.definite
            or (last.office and following.office)
            or (named and not following.describes)
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
    if "casualty" in trigger.sense.values:
        classes.add("CASUALTY")
    if split is not None and split.prefix and "NP" in classes:
        classes.update(CLITIC_CLASS[letter] for letter in split.prefix if letter in CLITIC_CLASS)
    return Layer(trigger.first, trigger.last, frozenset(classes), trigger, trigger.start)


def _end_of(words: Sequence[Word], at: int, name: Mention | None) -> int:
    """The last word of the name that begins at a word, or the word itself."""
    while name is not None and at + 1 < len(words) and words[at + 1].end <= name.end:
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
