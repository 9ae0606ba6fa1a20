"""Casualties: how many were killed and injured, as the casualty words of a sentence tell it.

Each such word is read as what it is. A victim («12 قتيلا») is counted by the number before it, a deed
(«مقتل 5 أشخاص») by what follows it at once, a verb by what follows in its clause or, in the plural, by its
subject before it, a life lost («أودى بحياة 5») by what follows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from tawatur.arabic import letters as l
from tawatur.arabic.numbers import EXACT, is_number
from tawatur.arabic.quotes import OPENING
from tawatur.model.record import Span
from tawatur.readers.events.counts import (
    VERBS,
    Counted,
    Scene,
    breaks,
    counted_at,
    is_toll,
    one_at,
    right_before,
)
from tawatur.readers.events.triggers import Heard, Trigger
from tawatur.rules import Sense

KILLED, INJURED = "killed", "injured"
DIED = "TOLL_DIED"
VICTIM, DEED, VERB, LIFE = "TOLL_VICTIM", "TOLL_DEED", "TOLL_VERB", "TOLL_LIFE"
REACH_AFTER, REACH_BEFORE, REACH_SUM, NAMED_WITHIN, LED_BY, SUBJECT = 8, 20, 6, 6, 3, 8
BOTH, ONE, MANY = l.HEH + l.MEEM + l.ALEF, (l.HEH, l.HEH + l.ALEF), l.HEH + l.MEEM
LEADS = frozenset({"NEGATION", "PREPOSITION", "NUMBER_ABOUT", "NUMBER_MORE", "NUMBER_LESS"})


class Toll(NamedTuple):
    """So many killed or injured, told by the word `at`; the number's words are `span`.

    `inferred` says that one is only meant, by a pronoun or a verb, not told.
    """

    role: str
    at: int
    value: int
    span: Span
    qualifier: str
    inferred: bool = False

    @property
    def label(self) -> str:
        """What the number's words are called among the event's reasons: «killed, at_least»."""
        return self.role if self.qualifier == EXACT else f"{self.role}, {self.qualifier}"


class Told(NamedTuple):
    """A casualty word (to word `last`): what it tells and how, and the words of who did it."""

    at: int
    last: int
    role: str
    kinds: frozenset[str]
    number: str
    suffix: str
    acting: frozenset[int] = frozenset()


def tolls_in(
    scene: Scene, triggers: Mapping[int, Trigger], acting: Mapping[int, frozenset[int]]
) -> Iterator[Toll]:
    """The tolls of a sentence; `triggers` by their first word, with the words of their actors."""
    died = {phrase.first: phrase.last for phrase in scene.heard.phrases if DIED in phrase.classes}
    for at in range(len(scene.heard.words)):
        told = _told(scene.heard, at, triggers.get(at), acting.get(at, frozenset()))
        if at in died:
            told = Told(at, died[at], KILLED, frozenset({VERB}), "singular", "")
        found = None if told is None or _is_untold(scene.heard, told) else _count(scene, told)
        if told is not None and found is not None and found.value is not None:
            yield Toll(
                told.role,
                at,
                found.value,
                _span(scene.heard, found),
                found.qualifier,
                found.first <= at and found.value == 1,
            )


def is_result(heard: Heard, trigger: Trigger) -> bool:
    """Whether a casualty word tells what came of an attack: «which led to», «and injured …»."""
    if "casualty" not in trigger.values or trigger.first == 0:
        return False
    at = trigger.first - 1
    at -= at > 0 and not heard.words[at].form.classes.isdisjoint(OPENING)
    before = heard.words[at].form.classes
    joined = trigger.values["casualty"] == INJURED and _joined(heard, trigger.first)
    led = (
        "PREPOSITION" in before
        or (trigger.sense.split is not None and trigger.sense.split.prefix.endswith(l.BEH))
    ) and "TARGET_NOUN" in trigger.classes
    return joined or led or ("RELATIVE" in before and "SUFFER_VERB" in trigger.classes)


def _told(heard: Heard, at: int, trigger: Trigger | None, acting: frozenset[int]) -> Told | None:
    """What a word tells of casualties: by its own sense, else as a trigger."""
    senses = heard.facts[at].tolls
    if senses:
        kinds = frozenset(name for sense in senses for name in sense.surface.classes)
        last = at if trigger is None else trigger.last
        return Told(at, last, senses[0].values["toll"], kinds, *_form(senses[0]), acting)
    role = trigger.values.get("casualty") if trigger is not None else None
    if trigger is None or role is None:
        return None
    kind = (
        VICTIM if "TARGET_PERSON" in trigger.classes else DEED if "TARGET_NOUN" in trigger.classes else VERB
    )
    return Told(at, trigger.last, role, frozenset({kind}), *_form(trigger.sense), acting)


def _form(sense: Sense) -> tuple[str, str]:
    inflected = sense.surface.inflected
    number = inflected.number if inflected is not None and inflected.aspect != "noun" else ""
    return number, sense.split.suffix if sense.split is not None else ""


def _span(heard: Heard, found: Counted) -> Span:
    first = found.first
    while first > 0 and found.qualifier != EXACT and _is_no(heard, first - 1):
        first -= 1
    return Span(heard.words[first].start, heard.words[found.last].end)


def _is_no(heard: Heard, at: int) -> bool:
    """Whether a word is of «no» in «no less than»."""
    return not heard.words[at].form.classes.isdisjoint({"NEGATION", "RELATIVE"})


def _is_untold(heard: Heard, told: Told) -> bool:
    """Whether nobody is told of: not done, or only tried."""
    before = told.at - 1
    if before < 0:
        return False
    tried = "TOLL_TRIED" in heard.facts[before].company
    return tried or not heard.words[before].form.classes.isdisjoint({"NEGATION", "NUMBER_BETWEEN"})


def _is_paired(heard: Heard, at: int, second: int) -> bool:
    """Whether two casualty words share one number: they stand side by side, joined by «and»."""
    if at < 0 or second >= len(heard.words) or not (is_toll(heard, at) and is_toll(heard, second)):
        return False
    forms = [_form(sense) for sense in heard.facts[at].tolls]
    complete = any(number in ("plural", "dual") or suffix for number, suffix in forms)
    return not complete and heard.words[second].form.folded.startswith(l.WAW)


def _count(scene: Scene, told: Told) -> Counted | None:
    first, second = (
        _is_paired(scene.heard, told.at, told.last + 1),
        _is_paired(scene.heard, told.at - 1, told.at),
    )
    if first or (second and _subject(scene, told.at - 1) is None):
        return _subject(scene, told.at) if first and VERB in told.kinds else None
    if LIFE in told.kinds:
        return _at_once(scene, told)
    if VICTIM in told.kinds:
        return _of_victim(scene, told)
    return (
        _of_deed(scene, told)
        if VERB not in told.kinds or _is_governed(scene.heard, told.at)
        else _of_verb(scene, told)
    )


def _is_governed(heard: Heard, at: int) -> bool:
    """Whether a word must be a noun: a preposition stands before it."""
    prefixed = any(
        sense.split is not None and sense.split.prefix.endswith((l.BEH, l.LAM))
        for sense in heard.facts[at].tolls
    )
    return prefixed or (at > 0 and "PREPOSITION" in heard.words[at - 1].form.classes)


def _of_suffix(scene: Scene, told: Told) -> Counted | None:
    """Whom a pronoun stands for."""
    if told.suffix in ONE:
        return Counted(1, told.at, told.last)
    return Counted(2, told.at, told.last) if told.suffix == BOTH else _before(scene, told)


def _of_deed(scene: Scene, told: Told) -> Counted | None:
    if told.suffix:
        return _of_suffix(scene, told)
    return (
        _at_once(scene, told)
        or _named(scene, told)
        or (_before(scene, told) if told.last > told.at else None)
    )


def _of_verb(scene: Scene, told: Told) -> Counted | None:
    if told.suffix:
        return _of_suffix(scene, told)
    if told.number == "dual":
        return Counted(2, told.at, told.last)
    if told.number == "plural":
        return _at_once(scene, told) or _before(scene, told)
    return _after(scene, told) or _subject(scene, told.at)


def _of_victim(scene: Scene, told: Told) -> Counted | None:
    found = right_before(scene, told.at)
    if found is not None:
        return found
    heard = scene.heard
    if any("TOLL_SUM" in heard.facts[at].company for at in range(max(0, told.at - 2), told.at)):
        numbers = (
            right_before(scene, at + 1)
            for at in range(told.last + 1, min(told.last + 1 + REACH_SUM, len(heard.words)))
        )
        summed = next((number for number in numbers if number is not None), None)
        if summed is not None:
            return summed
    victims = heard.facts[told.at].victims
    return Counted(victims, told.at, told.at) if victims else None


def _at_once(scene: Scene, told: Told) -> Counted | None:
    """What follows the word at once, but for «no less than» and the like."""
    words, at = scene.heard.words, told.last + 1
    for at in range(told.last + 1, min(told.last + 2 + LED_BY, len(words))):
        found = counted_at(scene, at)
        if found is not None:
            return found
        if not _leads(scene.heard, at) and "RELATIVE" not in words[at].form.classes:
            return _number_after(scene, at)
    return None


def _number_after(scene: Scene, at: int) -> Counted | None:
    """«Two» or «the four» after the noun that it counts."""
    found = one_at(scene, at + 1)
    if found is None or found.value is None or not is_number(scene.heard.words[at + 1].form):
        return None
    return found if found.value == 2 or "DEFINITE" in scene.heard.words[at + 1].form.classes else None


def _named(scene: Scene, told: Told) -> Counted | None:
    """The person whose name ends the phrase right after a deed."""
    heard = scene.heard
    if "DEFINITE" in heard.words[told.at].form.classes and told.at == told.last:
        return None
    for at in range(told.last + 1, min(told.last + 1 + NAMED_WITHIN, len(heard.words))):
        if at in scene.names:
            return Counted(1, at, scene.names[at])
        if _ends(heard, at) or _is_verb(heard, at) or "PREPOSITION" in heard.words[at].form.classes:
            return None
    return None


def _after(scene: Scene, told: Told) -> Counted | None:
    """The first persons told after a verb in its clause, who did it apart."""
    heard = scene.heard
    for at in range(told.last + 1, min(told.last + 1 + REACH_AFTER, len(heard.words))):
        if "COMMA" in heard.words[at].form.classes:
            return None if at + 1 >= len(heard.words) or _joined(heard, at + 1) else one_at(scene, at + 1)
        if _ends(heard, at) or is_toll(heard, at) or "TOLL_SUM" in heard.facts[at].company:
            return None
        if at in told.acting or (at > told.last + 1 and _describes(heard, at)):
            continue
        found = counted_at(scene, at)
        if found is not None:
            return _with_him(heard, told, found)
    return None


def _describes(heard: Heard, at: int) -> bool:
    """Whether a word of somebody's kind describes the noun before it («an armed attack»)."""
    object_alone = [heard.words[near].form.folded.endswith(l.ALEF) for near in (at - 1, at)] == [False, True]
    return "ONE_OF_THEM" in heard.facts[at].company and not object_alone


def _with_him(heard: Heard, told: Told, found: Counted) -> Counted:
    """Those told with somebody («was killed with six of his men») and himself."""
    after = "WITH_OFFICE" in heard.facts[found.first - 1].company and found.first - 1 == told.last + 1
    return found if found.value is None or not after else Counted(found.value + 1, *found[1:])


def _joined(heard: Heard, at: int) -> bool:
    return heard.words[at].form.folded.startswith(l.WAW) and "WAW_ROOT" not in heard.facts[at].company


def _is_verb(heard: Heard, at: int) -> bool:
    return not heard.facts[at].company.isdisjoint(VERBS)


def _subject(scene: Scene, verb: int) -> Counted | None:
    """The one person told before a verb in the singular: by name, as somebody, or as «that he»."""
    heard = scene.heard
    for at in range(verb - 1, max(verb - 1 - SUBJECT, -1), -1):
        if at in scene.names or heard.facts[at].victims == 1:
            return Counted(1, at, at)
        who = "TOLL_WHO" in heard.facts[at].company and at == verb - 1
        if (
            "THAT" in heard.words[at].form.classes
            and at == verb - 1
            and heard.words[at].form.folded.endswith(l.HEH)
        ):
            return Counted(1, at, at)
        if not who and (breaks(heard, at) or _is_verb(heard, at)):
            return None
    return None


def _before(scene: Scene, told: Told) -> Counted | None:
    """The first persons told in the clause before a verb in the plural."""
    heard, found = scene.heard, None
    for at in range(told.at - 1, max(told.at - 1 - REACH_BEFORE, -1), -1):
        if (breaks(heard, at) and "RELATIVE" not in heard.words[at].form.classes) or is_toll(heard, at):
            break
        one = one_at(scene, at)
        if one is not None and (one.last > at or heard.facts[at].victims != 1) and at not in scene.names:
            found = counted_at(scene, at)
    return found


def _ends(heard: Heard, at: int) -> bool:
    """Whether the clause ends at a word; the relative of «no less than» or «as many as» ends none."""
    classes = heard.words[at].form.classes
    if "RELATIVE" in classes and at + 1 < len(heard.words) and _leads(heard, at + 1):
        return False
    return breaks(heard, at) or "COMMA" in classes


def _leads(heard: Heard, at: int) -> bool:
    """Whether a word leads up to a number: «no less than», «about», «as many as»."""
    return not heard.words[at].form.classes.isdisjoint(LEADS) or "TOLL_LEAD" in heard.facts[at].company
