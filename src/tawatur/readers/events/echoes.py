"""Echoes: words in what somebody says that take up an event, but tell none by themselves.

«the operation» after a bombing, or a strike of which one only says that it is a right: no mentions of their
own, for their company does not say what they mean. Who says them still speaks of the event.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tawatur.arabic import letters as l
from tawatur.arabic.fold import fold
from tawatur.readers.events.found import Found
from tawatur.readers.events.known import is_definite, is_pointed_at
from tawatur.readers.events.said import Said
from tawatur.readers.events.triggers import Heard, Trigger
from tawatur.rules import Sense

NOUNS = frozenset({"ACTOR_NOUN", "TARGET_NOUN", "MUTUAL_NOUN", "BARE_NOUN"})


class Echo(NamedTuple):
    """A word at an offset that may take up an event of a type: by the same word, or by a general one."""

    start: int
    type: str
    lemma: str
    general: bool
    sayings: tuple[str, ...]


def echoes_in(heard: Heard, said: Said, triggers: Sequence[Trigger]) -> Iterator[Echo]:
    """The echoes of a sentence, inside of what is said there."""
    taken = {at for trigger in triggers for at in range(trigger.first, trigger.last + 1)}
    for at, facts in enumerate(heard.facts):
        if facts.senses and at not in taken:
            sayings = said.around(heard.words[at].start)
            if sayings:
                yield from (_echo(heard, at, sense, sayings) for sense in facts.senses if _is_noun(sense))


def _echo(heard: Heard, at: int, sense: Sense, sayings: tuple[str, ...]) -> Echo:
    entry = sense.entry
    general = "general" in entry.values and _means_one(heard, at, sense)
    return Echo(heard.words[at].start, entry.values["type"], entry.lemma, general, sayings)


def _means_one(heard: Heard, at: int, sense: Sense) -> bool:
    """Whether a general word is known and one: this operation, the crime; not the political operation."""
    if not is_definite(heard, at) or (at + 1 < len(heard.words) and is_definite(heard, at + 1)):
        return False
    stem = sense.split.stem.removeprefix(l.ARTICLE) if sense.split else ""
    return is_pointed_at(heard, at) or fold(sense.entry.lemma).startswith(stem)


def _is_noun(sense: Sense) -> bool:
    return not NOUNS.isdisjoint(sense.surface.classes)


def of_parts(mentions: Sequence[Found], kept: Sequence[Found]) -> Iterator[Echo]:
    """The mentions that were only parts of others where they stand: elsewhere their event may be told."""
    homes = {(mention.trigger.start, mention.home) for mention in kept}
    for mention in mentions:
        trigger = mention.trigger
        if (trigger.start, mention.home) not in homes and mention.sayings and _is_noun(trigger.sense):
            yield Echo(trigger.start, mention.type, trigger.lemma, general=False, sayings=mention.sayings)


def echoed(groups: Sequence[Sequence[Found]], echoes: Sequence[Echo]) -> list[tuple[str, ...]]:
    """For each event the sayings that only echoes put it in."""
    added: list[list[str]] = [[] for _ in groups]
    for echo in echoes:
        number = _taken_up(groups, echo)
        if number is not None:
            added[number] += echo.sayings
    return [tuple(dict.fromkeys(sayings)) for sayings in added]


def _taken_up(groups: Sequence[Sequence[Found]], echo: Echo) -> int | None:
    """The event of the same word told last before the echo, in a headline the first; else the most told."""
    named = [n for n, group in enumerate(groups) if _has_word(group, echo)]
    before = [n for n in named if groups[n][0].trigger.start < echo.start]
    if named:
        return max(before, key=lambda n: groups[n][0].trigger.start) if before else named[0]
    told = [n for n, group in enumerate(groups) if echo.general and _is_before(group, echo)]
    return max(told, key=lambda n: len(groups[n])) if told else None


def _has_word(group: Sequence[Found], echo: Echo) -> bool:
    return group[0].type == echo.type and any(mention.trigger.lemma == echo.lemma for mention in group)


def _is_before(group: Sequence[Found], echo: Echo) -> bool:
    return group[0].type == echo.type and group[0].trigger.start < echo.start
