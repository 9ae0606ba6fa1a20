"""The grammar of names: the rule engine's, with the habits of words as further classes.

Classes by habit: GIVEN (begins persons' names), LIKELY_GIVEN (a given name that is also an everyday word),
NAMED (stands in persons' names), RARE (never seen: most likely a name or its part), ODD (never seen, and
like a verb), DERIVED (never seen, but without a clitic it is an everyday word), BODY_ON, SITE_ON
(goes on a body's, a site's name rather than following it), PLACED, PLACE_ON and SITED (begins, goes
on a place's name, begins a site's), BODY_OPEN (begins bodies' names), CUT (read so only
without its proclitic, hence only first in a name).

The decision one would trip over: each new set of classes may compile patterns again, so `narrow` leaves out
what no rule could use beside the other classes.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from tawatur.arabic import letters as l
from tawatur.arabic.clitics import CONJUNCTIONS
from tawatur.model.reading import Form
from tawatur.readers.names.habits import Habit, habit_of, key_of_form, key_of_split
from tawatur.rules import Grammar, Sense
from tawatur.rules.grammar import FORMS_KEPT

SPELLING = frozenset({"DEFINITE", "WORD"})
GOING_ON = frozenset({"BODY_ON", "SITE_ON"})
NAMING = frozenset({"NAMED", "PLACED", "GIVEN"})
SPEAKING = frozenset({
    "TITLE", "OFFICE", "MINISTRY", "STATE_BODY", "LONE_BODY", "BODY_HEAD", "LONG_HEAD", "GROUP_HEAD",
    "FORCES", "SITE_HEAD", "LAND_HEAD", "PLACE_HEAD", "DIRECTION", "PERSON_VERB", "LAND_NAME", "PREPOSITION",
})  # fmt: skip
SEEN_OFTEN = 3
"""Times that a stem was counted outside names before it tells what its longer forms are."""
EVERYDAY, OPENS = 5, 2
"""Times outside names that make an everyday word; times first in bodies' names that make an opening one."""
PEOPLES = l.YEH + l.YEH + l.NOON
VERBAL = (l.YEH, l.TEH, l.SEEN + l.YEH, l.SEEN + l.TEH, l.LAM + l.YEH, l.LAM + l.TEH)


class NameShape(NamedTuple):
    """What habit tells of a form: its classes, and how many characters of proclitics come off."""

    classes: frozenset[str]
    cut: int


class NamesGrammar(Grammar):
    """A grammar whose forms also have the classes of their habits."""

    def classes(self, form: Form, senses: Mapping[str, Sense]) -> frozenset[str]:
        """The form's classes, its habits among them."""
        found = narrow(super().classes(form, senses), shape_of(form).classes)
        given = senses.get("FIRST_NAME")
        if given is None or given.split is None:
            return found
        # The lexicon knows how much of a given name is a clitic; habit may have cut off more.
        return found | {"CUT"} if given.split.start else found - {"CUT"}


def narrow(own: frozenset[str], habits: frozenset[str]) -> frozenset[str]:
    """The classes of a word from spelling and lexicons, with the habits that may count beside them."""
    if "PREPOSITION" in own and habits & NAMING:
        own -= {"PREPOSITION"}  # a man's name that folds like one
    if own & SPEAKING:
        return own - SPELLING | habits & GOING_ON
    if "FIRST_NAME" in own:
        return (
            own - SPELLING
            | {"LIKELY_GIVEN" if "COMMON" in habits else "GIVEN"}
            | habits & {"NAMED", "PLACED"}
        )
    habits -= {"COMMON"}
    return own - SPELLING | habits if habits & NAMING else own | habits


@lru_cache(maxsize=FORMS_KEPT)
def shape_of(form: Form) -> NameShape:
    """The classes of a form by habit. Marks, numbers and Latin words have none."""
    if form.kind != "word":
        return NameShape(frozenset(), 0)
    whole = habit_of(key_of_form(form))
    found = _going_on(whole, form)
    if form.plain.startswith(l.ARTICLE) and form.plain.endswith(PEOPLES):
        found.add("PEOPLES")  # no man is called the Frenchmen
    if _is_name(whole):
        return NameShape(frozenset(found | _naming(whole)), 0)
    cut, inner = _inner(form)
    if inner is not None and whole.outside <= inner.own:
        return NameShape(frozenset(found | _naming(inner) | {"CUT"}), cut)
    found.add(_unnamed(whole, form))
    return NameShape(frozenset(found), 0)


def _is_name(habit: Habit) -> bool:
    return habit.own > 0 and 2 * habit.own >= habit.outside


def _naming(habit: Habit) -> set[str]:
    found = set()
    person = habit.person_first + habit.person_later
    if habit.person_first and 3 * person >= habit.own:
        found.add("GIVEN")
    if person and 3 * person >= habit.own:
        found.add("NAMED")
    if 2 * habit.place_first >= habit.own:
        found.add("PLACED")
    if 2 * habit.place_later >= habit.own:
        found.add("PLACE_ON")
    if 2 * habit.site_first >= habit.own:
        found.add("SITED")
    return found


def _inner(form: Form) -> tuple[int, Habit | None]:
    """The first stem behind proclitics that is itself a name, and what is cut off."""
    for split in form.splits:
        if split.prefix and not split.suffix and l.SEEN not in split.prefix:
            habit = habit_of(key_of_split(form, split))
            if _is_name(habit):
                return split.start, habit
    return 0, None


def _unnamed(whole: Habit, form: Form) -> str:
    """The class of a word that habit does not know from names."""
    if whole.outside:
        return "COMMON"
    plain = [s for s in form.splits if habit_of(key_of_split(form, s)).outside >= SEEN_OFTEN]
    if plain:
        return (
            "COMMON"
            if any(split.prefix[:1] in CONJUNCTIONS for split in plain if split.prefix)
            else "DERIVED"
        )
    return "ODD" if form.plain.startswith(VERBAL) else "RARE"


def _going_on(habit: Habit, form: Form) -> set[str]:
    """Whether the word goes on the name of a body or a site, or begins a body's name.

    A word never seen beside one does so when it is definite and not an everyday word.
    """
    found = set()
    unseen = habit.outside < EVERYDAY and form.splits[0].stem.startswith(l.ARTICLE)
    for name, later, stop in (
        ("BODY_ON", habit.body_later, habit.body_stop),
        ("SITE_ON", habit.site_later, habit.site_stop),
    ):
        if later > stop or (later == stop == 0 and unseen):
            found.add(name)
    if habit.body_first >= OPENS and habit.body_first >= habit.outside and len(form.folded) > 1:
        found.add("BODY_OPEN")
    return found
