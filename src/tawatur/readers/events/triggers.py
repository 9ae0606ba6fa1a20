"""Triggers: the words of a sentence that name an event, once their company has been heard.

A trigger may need company (a word of a class in the sentence, or near by where the class is named with
`_NEAR`) and may be refused by company near by (`_SENTENCE`: anywhere). A phrase of the company that
says so (NO_EVENT) swallows what stands inside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from tawatur.arabic import letters as l
from tawatur.arabic.quotes import CLOSING, OPENING
from tawatur.model.reading import Sentence, Word
from tawatur.model.record import Span
from tawatur.readers.events.grammar import FINITE_CLASSES, Facts, PhraseStart, Vocabulary, is_own, listed
from tawatur.rules import Sense

# How many words before and after are listened to: near by, in the sentence, and for a toll, whose cause may
# stand at the other end of a long sentence.
NEARBY, SENTENCE, TOLL = (3, 4), (14, 14), (25, 25)
NEAR, ANYWHERE = "_NEAR", "_SENTENCE"
NO_EVENT, TITLED = "NO_EVENT", "TITLED"
LONGEST_TITLE = 3
"""Words after the first."""
_VERBS = frozenset({"OTHER_VERB", "LIGHT_VERB"})


class Trigger(NamedTuple):
    """A word or phrase (words `first` to `last`) that names an event; `company` is what it needed.

    `classes` say how it is built: verb, noun or person, and who its subject is. `lemma` and `values` are
    the lexicon entry's.
    """

    first: int
    last: int
    start: int
    end: int
    sense: Sense
    type: str
    mode: str | None
    company: Span | None
    classes: tuple[str, ...]
    lemma: str
    values: Mapping[str, Any]


class Told(NamedTuple):
    """A phrase of the company: words `first` to `last`, and its classes."""

    first: int
    last: int
    classes: tuple[str, ...]


class Heard(NamedTuple):
    """A sentence with the facts of its words and the company's phrases in it."""

    words: Sequence[Word]
    facts: Sequence[Facts]
    phrases: Sequence[Told]


def hear(sentence: Sentence, vocabulary: Vocabulary) -> Heard:
    """The sentence with what is known of its words."""
    words = sentence.words
    facts = vocabulary.facts_of(words)
    phrases = [
        Told(at, last, sense.surface.classes)
        for at, known in enumerate(facts[:-1])
        if known.company_starts and words[at + 1].form.folded in known.company_seconds
        for last, sense in phrases_at(words, at, known.company_starts)
    ]
    return Heard(words, facts, phrases)


def triggers_in(heard: Heard) -> list[Trigger]:
    """The triggers of a sentence from left to right, none inside another."""
    begun = [at for at, known in enumerate(heard.facts) if not known.silent]
    refused = _refused(heard) if begun and heard.phrases else frozenset()
    found: list[Trigger] = []
    done = -1
    for at in begun:
        if at > done and not _is_title(heard, at):
            trigger = _trigger_at(heard, at)
            if trigger is not None and (at not in refused or _is_own_phrase(trigger)):
                found.append(trigger)
                done = trigger.last
    return found


def _is_own_phrase(trigger: Trigger) -> bool:
    """Whether a user wrote the phrase out: then it is an event even where ours say that it is none."""
    return trigger.last > trigger.first and is_own(trigger.sense)


def _refused(heard: Heard) -> frozenset[int]:
    """The words inside phrases that are no event."""
    return frozenset(
        at
        for phrase in heard.phrases
        if NO_EVENT in phrase.classes
        for at in range(phrase.first, phrase.last + 1)
    )


def _is_title(heard: Heard, at: int) -> bool:
    """Whether a word begins a short title in marks: the movement «Meeting of …» meets nobody."""
    words = heard.words
    if at < 2 or words[at - 1].form.classes.isdisjoint(OPENING):
        return False
    closes = any(not word.form.classes.isdisjoint(CLOSING) for word in words[at + 1 : at + 1 + LONGEST_TITLE])
    return closes and TITLED in heard.facts[at - 2].company


def _trigger_at(heard: Heard, at: int) -> Trigger | None:
    facts = heard.facts[at]
    told = list(phrases_at(heard.words, at, facts.starts)) if facts.starts else []
    told.sort(key=lambda phrase: -phrase[0])
    nominal = bool(facts.senses) and _is_nominal(heard, at)
    told += [(at, sense) for sense in facts.senses if not (nominal and _is_finite(sense))]
    for last, sense in told:
        company = _company(heard, at, last, sense)
        if company is not None:
            return _made(heard.words, at, last, sense, company)
    return None


def _is_nominal(heard: Heard, at: int) -> bool:
    """Whether a word that could be verb or noun must be a noun: after a preposition or a full verb.

    With «and» before it, it is another verb.
    """
    if at == 0:
        return False
    before, facts = heard.words[at - 1].form.classes, heard.facts[at - 1]
    if heard.words[at].form.folded.startswith(l.WAW) and "WAW_ROOT" not in heard.facts[at].company:
        return False
    return "PREPOSITION" in before or ("WAS" not in before and not facts.company.isdisjoint(_VERBS))


def _is_finite(sense: Sense) -> bool:
    return not FINITE_CLASSES.isdisjoint(sense.surface.classes)


def _made(words: Sequence[Word], at: int, last: int, sense: Sense, company: tuple[Span, ...]) -> Trigger:
    split = sense.split
    start = words[at].start + (split.start if split else 0)
    end = words[at].start + split.end if split and last == at else words[last].end
    entry = sense.entry
    values = entry.values
    return Trigger(
        at,
        last,
        start,
        end,
        sense,
        values["type"],
        values.get("mode") or None,
        company[0] if company else None,
        sense.surface.classes,
        entry.lemma,
        values,
    )


def phrases_at(words: Sequence[Word], at: int, starts: Sequence[PhraseStart]) -> Iterator[tuple[int, Sense]]:
    """The phrases that begin at a word: the index of the last word, and the sense."""
    second = words[at + 1].form.folded if at + 1 < len(words) else None
    for rest, sense in starts:
        if rest[0] == second and (len(rest) == 1 or _goes_on(words, at + 1, rest)):
            yield at + len(rest), sense


def _goes_on(words: Sequence[Word], at: int, rest: tuple[str, ...]) -> bool:
    following = words[at : at + len(rest)]
    return len(following) == len(rest) and all(
        word.form.folded == piece for word, piece in zip(following, rest, strict=True)
    )


def _company(heard: Heard, at: int, last: int, sense: Sense) -> tuple[Span, ...] | None:
    """The company that the sense needs (nothing if none); None where it lacks some or is refused."""
    values = sense.values
    for refuse in listed(values.get("refuse")):
        if _hears(heard, at, last, refuse, _refusing(refuse)) is not None:
            return None
    told = []
    for needs in listed(values.get("needs")):
        reach = NEARBY if needs.endswith(NEAR) else TOLL if "casualty" in values else SENTENCE
        found = _hears(heard, at, last, needs, reach)
        if found is None:
            return None
        told.append(Span(heard.words[found].start, heard.words[found].end))
    return tuple(told)


def _refusing(name: str) -> tuple[int, int]:
    return SENTENCE if name.endswith(ANYWHERE) else NEARBY


def _hears(heard: Heard, at: int, last: int, name: str, reach: tuple[int, int]) -> int | None:
    """The nearest word of a class of company within `reach` words before and after, or None."""
    name = name.removesuffix(NEAR).removesuffix(ANYWHERE)
    (before, after), facts = reach, heard.facts
    for index in range(last + 1, min(last + 1 + after, len(facts))):
        if name in facts[index].company:
            return index
    for index in range(at - 1, max(at - 1 - before, -1), -1):
        if name in facts[index].company:
            return index
    return None
