"""Noun phrases: the sentence cut into the units that the frames speak of.

A trigger is a unit, a date is a unit, and what lies between function words, marks, triggers and verbs
is a noun phrase. Without a parser its end is told by definiteness: after the first definite word only
definite words, names and numbers go on. The decision one would trip over: a phrase starts after its
proclitic, which gives it a class (AND_NP, BI_NP, LI_NP).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from tawatur.arabic import letters as l
from tawatur.model.reading import Form, Sentence, Word
from tawatur.model.record import Date, Mention
from tawatur.readers.events.grammar import Facts, Vocabulary
from tawatur.readers.events.triggers import Trigger, phrases_at
from tawatur.rules import Layer

LONGEST = 9
_STOPS = frozenset(
    {
        "PREPOSITION",
        "RELATIVE",
        "DEMONSTRATIVE",
        "PRONOUN",
        "NEGATION",
        "QAD",
        "FUTURE",
        "CONNECTIVE",
        "WAS",
        "THAT",
    }
)
_NUMBERS = frozenset({"NUMBER", "NUMBER_WORD"})
_QUALIFIERS = frozenset({"NUMBER_ABOUT", "NUMBER_MORE", "NUMBER_LESS"})
_QUOTES = frozenset({"QUOTE", "QUOTE_OPEN", "QUOTE_CLOSE"})
_CLITIC_CLASS = {l.WAW: "AND_NP", l.FEH: "AND_NP", l.BEH: "BI_NP", l.LAM: "LI_NP", l.KAF: "KA_NP"}
_LEAST_VERB = 4
_PERSONS = frozenset({"ACTOR_PERSON", "TARGET_PERSON"})
_KINDS = frozenset({"HUMAN", "FIGHTER", "POLICE", "OFFICE", "AUTHORITY", "LABOUR", "CROWD"})
_SOMEBODY = _KINDS | {"NUMBER_NP"}


class Phrase(NamedTuple):
    """What is known of a noun phrase: whether it stands for people or a body, and begins with a name."""

    somebody: bool
    named: bool = False


class Shape(NamedTuple):
    """A word as part of a phrase: its proclitic (`cut` characters of it), whether it stops a phrase."""

    stop: bool = False
    definite: bool = False
    clitic: str = ""
    cut: int = 0
    number: bool = False
    accusative: bool = False
    office: bool = False
    describes: bool = False
    named: bool = False


class Phrases:
    """Cuts sentences; what a spelling is worth is worked out once."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Use the room's vocabulary."""
        self._vocabulary = vocabulary
        self._shapes: dict[Form, Shape] = {}

    def layers(
        self,
        sentence: Sentence,
        triggers: Sequence[Trigger],
        dates: Sequence[Date],
        names: Mapping[int, Mention],
    ) -> Iterator[Layer]:
        """The units of a sentence; `names` are mentions by the index of their first word."""
        words = sentence.words
        taken = {trigger.first: trigger for trigger in triggers}
        timed = _by_first_word(words, dates)
        at = 0
        while at < len(words):
            layer: Layer | None = None
            joint = self._joint(words, at)
            if at in taken:
                layer = _of_trigger(taken[at])
            elif at in timed:
                layer = Layer(at, timed[at], frozenset({"DATE"}))
            elif joint is None:
                layer = self._phrase(words, at, taken, timed, names)
            if layer is not None:
                yield layer
                at = layer.last + 1
            else:
                at = (at if joint is None else joint) + 1

    def _joint(self, words: Sequence[Word], at: int) -> int | None:
        """The last word of a phrase such as «على يد» that begins here."""
        joints = self._vocabulary.facts(words[at].form).joints
        return max((last for last, _ in phrases_at(words, at, joints)), default=None) if joints else None

    def _phrase(
        self, words: Sequence[Word], at: int, taken: Mapping[int, Trigger], timed: Mapping[int, int],
        names: Mapping[int, Mention],
    ) -> Layer | None:  # fmt: skip
        first = self.shape(words[at].form)
        if first.stop and at not in names:
            company = self._vocabulary.facts(words[at].form).company
            plain_verb = "OTHER_VERB" in company and "LIGHT_VERB" not in company
            return Layer(at, at, frozenset({"OTHER_VERB"})) if plain_verb else None
        name = names.get(at)
        last = _end_of(words, at, name)
        definite, last_shape = first.definite or name is not None, first._replace(named=name is not None)
        while (
            last + 1 < len(words) and last - at < LONGEST and last + 1 not in taken and last + 1 not in timed
        ):
            following = self.shape(words[last + 1].form)
            name = names.get(last + 1)
            if (following.stop or following.clitic) and name is None:
                break
            if name is None and _begins_anew(first, last_shape, following, definite=definite):
                break
            last_shape = following._replace(named=name is not None)
            definite = definite or following.definite or name is not None
            last = _end_of(words, last + 1, name)
        return self._made(words, at, last, first, names.get(at))

    def _made(self, words: Sequence[Word], at: int, last: int, shape: Shape, name: Mention | None) -> Layer:
        measured = any("MEASURE" in self._vocabulary.facts(w.form).company for w in words[at : last + 1])
        classes = {"MEASURE"} if measured else {"NP"}
        if shape.clitic:
            classes.add(_CLITIC_CLASS[shape.clitic])
        if shape.number:
            classes.add("NUMBER_NP")
        if at and name is not None and "PLACE_LEAD" in self._vocabulary.facts(words[at - 1].form).company:
            classes.add("WHERE")
        for word in words[at : min(at + 3, last + 1)]:
            company = self._vocabulary.facts(word.form).company
            classes.update(company & _KINDS)
        start = words[at].start + shape.cut
        if name is not None and name.start > start:
            start = name.start
        if at == last and not classes & _SOMEBODY and name is None:
            classes.add("DESCRIBING")
        somebody = not measured and (name is not None or not _SOMEBODY.isdisjoint(classes))
        return Layer(at, last, frozenset(classes), Phrase(somebody, name is not None), start)

    def shape(self, form: Form) -> Shape:
        """The form's part in phrases, looked up once."""
        shape = self._shapes.get(form)
        if shape is None:
            shape = self._shapes[form] = _shape(form, self._vocabulary.facts(form))
        return shape


def _begins_anew(first: Shape, last: Shape, following: Shape, *, definite: bool) -> bool:
    """Whether a word begins the next phrase: an object after a subject, as definiteness and case tell."""
    if definite:
        return (
            not following.definite
            or (last.office and following.office)
            or (last.named and not following.describes)
        )
    return following.accusative and not (last.accusative or last.number or first.number)


def _shape(form: Form, facts: Facts) -> Shape:
    if form.kind != "word":
        number = "NUMBER" in form.classes
        goes_on = number or form.kind == "latin" or not form.classes.isdisjoint(_QUOTES)
        return Shape(stop=not goes_on, number=number)
    if form.classes & _QUALIFIERS:
        return Shape(number=True)
    number = not form.classes.isdisjoint(_NUMBERS)
    stop = not (form.classes.isdisjoint(_STOPS) or number)
    stop = stop or "OTHER_VERB" in facts.company or "LIGHT_VERB" in facts.company or _looks_verbal(form)
    clitic, cut = _clitic(form, facts)
    definite = (
        form.folded[cut:].startswith((l.ARTICLE, l.LAM))
        if clitic == l.LAM
        else form.folded[cut:].startswith(l.ARTICLE)
    )
    accusative = not definite and form.plain.endswith(l.ALEF)
    return Shape(
        stop, definite, clitic, cut, number, accusative,
        office="OFFICE" in facts.company and definite, describes=_describes(form),
    )  # fmt: skip


def _describes(form: Form) -> bool:
    """Whether a definite word looks like an adjective: an ending of relation, or a participle."""
    folded = form.folded
    return folded.endswith((l.YEH, l.YEH + l.HEH, l.YEH + l.NOON)) or folded.startswith(l.ARTICLE + l.MEEM)


def _looks_verbal(form: Form) -> bool:
    """A long word that begins like a third person's imperfect and ends like no noun."""
    return (
        len(form.folded) >= _LEAST_VERB
        and form.folded.startswith(l.YEH)
        and not form.plain.endswith((l.TEH_MARBUTA, l.YEH, l.ALEF + l.TEH))
        and "MONTH" not in form.classes
    )


def _clitic(form: Form, facts: Facts) -> tuple[str, int]:
    """The proclitic that is most likely one: before an article always, a conjunction before most words."""
    folded = form.folded
    cut = 1 if folded[0] in l.WAW + l.FEH else 0
    inner = folded[cut : cut + 3]
    if inner.startswith((l.BEH + l.ARTICLE, l.KAF + l.ARTICLE)):
        return folded[cut], cut + 1
    if inner.startswith(l.LAM + l.LAM):
        return l.LAM, cut + 1
    if cut == 0 and folded[0] in l.BEH + l.LAM and "ROOT" not in facts.company and len(folded) >= _LEAST_VERB:
        return folded[0], 1
    if folded[0] == l.WAW and "WAW_ROOT" not in facts.company and len(folded) > _LEAST_VERB - 1:
        return l.WAW, 1
    if folded.startswith((l.WAW + l.ARTICLE, l.FEH + l.ARTICLE)):
        return l.WAW, 1
    return "", 0


def _of_trigger(trigger: Trigger) -> Layer:
    classes = {"TRIGGER", trigger.type, *trigger.classes}
    if not _PERSONS.isdisjoint(classes):
        classes |= {"NP", "HUMAN"}
    if "casualty" in trigger.sense.values:
        classes.add("CASUALTY")
    split, inflected = trigger.sense.split, trigger.sense.surface.inflected
    if inflected is not None and inflected.number in ("plural", "dual") and inflected.gender:
        classes.add("PLURAL")
    if split is not None and split.suffix:
        classes.add("WITH_PRONOUN")
    if split is not None and split.prefix and "NP" in classes:
        classes.update(_CLITIC_CLASS[letter] for letter in split.prefix if letter in _CLITIC_CLASS)
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
        inside = [i for i, word in enumerate(words) if word.start < date.end and date.start < word.end]
        if inside:
            found[inside[0]] = inside[-1]
    return found
