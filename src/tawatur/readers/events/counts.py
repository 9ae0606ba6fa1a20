"""Counts: how many persons a phrase tells of, with whatever the sentence adds to it.

A number, a person in the singular or dual, a name; «and» adds the next («three soldiers and a policeman»).
Ages, years, shares and measures count nobody.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tawatur.arabic import letters as l
from tawatur.arabic.numbers import EXACT, RANGE, Quantity, cardinal_at, is_number, number_at
from tawatur.model.record import Date, Span
from tawatur.readers.events.triggers import Heard, phrases_at

BREAKS = frozenset({"FULL_STOP", "SEMICOLON", "THAT", "RELATIVE", "COLON"})
VERBS = frozenset({"OTHER_VERB", "LIGHT_VERB"})
LONGEST_LIST, NUMBER_WORDS, LED, SINGULAR_AFTER = 9, 4, 2, 10


class Counted(NamedTuple):
    """Persons told by words `first` to `last`; no value where the number is vague («dozens»)."""

    value: int | None
    first: int
    last: int
    qualifier: str = EXACT


class Scene(NamedTuple):
    """A sentence with the last word of each person's name by its first, the words of dates, and of actors."""

    heard: Heard
    names: Mapping[int, int]
    timed: frozenset[int]


def scene_of(heard: Heard, persons: Sequence[Span], dates: Sequence[Date]) -> Scene:
    """The sentence with what else is known of its words."""
    names = dict(_words(heard, span.start, span.end) for span in persons)
    spans = [_words(heard, date.start, date.end) for date in dates]
    return Scene(heard, names, frozenset(at for first, last in spans for at in range(first, last + 1)))


def _words(heard: Heard, start: int, end: int) -> tuple[int, int]:
    first = bisect_right(heard.words, start, key=lambda word: word.start) - 1
    return first, bisect_left(heard.words, end, key=lambda word: word.start) - 1


def counted_at(scene: Scene, at: int) -> Counted | None:
    """The persons whom the phrase that begins at a word tells of, with those that «and» adds."""
    one = one_at(scene, at)
    return None if one is None else _with_more(scene, one)


def one_at(scene: Scene, at: int) -> Counted | None:
    """The persons told by the number, word or name that begins at a word."""
    heard = scene.heard
    if at in scene.timed or at >= len(heard.words):
        return None
    found = number_at(heard.words, at)
    if found is not None:
        return _of_number(scene, found)
    if at in scene.names:
        return Counted(1, at, scene.names[at])
    victims = heard.facts[at].victims
    return Counted(victims, at, at) if victims else None


def right_before(scene: Scene, at: int) -> Counted | None:
    """The number that ends right before a word, with its qualifier."""
    words = scene.heard.words
    first = at
    while first > max(0, at - NUMBER_WORDS) and is_number(words[first - 1].form):
        first -= 1
    if first == at or cardinal_at(words, first) is None:
        return None
    for lead in range(max(0, first - LED), first + 1):
        found = number_at(words, lead)
        if found is not None and found.last == at - 1:
            return _of_number(scene, found)
    return None


def _of_number(scene: Scene, found: Quantity) -> Counted | None:
    """The number as one of persons; of a range the lower end, as it is sure."""
    after = found.last + 1
    measured = _has(scene.heard, after, "MEASURE") and after not in scene.timed
    if found.percent or measured:
        return None
    value = found.low if found.qualifier == RANGE else found.value
    return Counted(
        None if value is None or value % 1 else int(value), found.first, found.last, found.qualifier
    )


def _with_more(scene: Scene, told: Counted) -> Counted:
    """The count with what is added to it up to the end of the clause."""
    at, end = told.last + 1, min(len(scene.heard.words), told.last + 1 + LONGEST_LIST)
    while at < end and not _ends_list(scene, at):
        more = _more(scene, told, at)
        if more is not None:
            if told.value is None or more.value is None:
                return told
            told = Counted(told.value + more.value, told.first, more.last, told.qualifier)
            end = min(len(scene.heard.words), more.last + 1 + LONGEST_LIST)
            at = more.last
        at += 1
    return told


def _more(scene: Scene, told: Counted, at: int) -> Counted | None:
    """What a word with «and», or «with … others», adds."""
    form, company = scene.heard.words[at].form, scene.heard.facts[at].company
    if "WITH_OFFICE" in company and at + 1 < len(scene.heard.words):
        others = one_at(scene, at + 1)
        return others if others is not None and _has(scene.heard, others.last + 1, "TOLL_OTHERS") else None
    if not form.folded.startswith(l.WAW) or "WAW_ROOT" in company or "DEFINITE" in form.classes:
        return None
    added = one_at(scene, at + 1 if form.folded == l.WAW else at)
    if (
        added is None
        or (added.first in scene.names and at != told.last + 1)
        or _same_counted(scene, told, added)
    ):
        return None
    return None if _begins_clause(scene.heard, added.last + 1) else added


def _same_counted(scene: Scene, told: Counted, added: Counted) -> bool:
    """Whether «and» only joins a second noun to a number beyond ten («25 soldiers and civilians»)."""
    many = told.value is not None and told.value > SINGULAR_AFTER
    return many and added.first <= told.last + 2 and not is_number(scene.heard.words[added.first].form)


def _begins_clause(heard: Heard, at: int) -> bool:
    """Whether the persons before a word are those whom it tells of, not more of the ones told before."""
    if at >= len(heard.words):
        return False
    joined = heard.words[at].form.folded.startswith(l.WAW) and "WAW_ROOT" not in heard.facts[at].company
    return not joined and (is_toll(heard, at) or _is_verb(heard, at))


def _ends_list(scene: Scene, at: int) -> bool:
    facts, heard = scene.heard.facts[at], scene.heard
    if breaks(heard, at) or is_toll(heard, at) or _is_verb(heard, at):
        return True
    joint = next(phrases_at(heard.words, at, facts.joints), None) if facts.joints else None
    return "TOLL_PART" in facts.company or joint is not None


def breaks(heard: Heard, at: int) -> bool:
    """Whether a clause ends at a word; «of» and «who» are spelt alike."""
    classes = heard.words[at].form.classes
    return not classes.isdisjoint(BREAKS) and "PREPOSITION" not in classes


def is_toll(heard: Heard, at: int) -> bool:
    """Whether a word itself tells of killed or injured."""
    facts = heard.facts[at]
    return bool(facts.tolls) or any("casualty" in sense.values for sense in facts.senses)


def _is_verb(heard: Heard, at: int) -> bool:
    return not heard.facts[at].company.isdisjoint(VERBS)


def _has(heard: Heard, at: int, name: str) -> bool:
    return at < len(heard.facts) and name in heard.facts[at].company
