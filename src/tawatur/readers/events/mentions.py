"""Mentions: every trigger of an article in its frame, completed by what its sentence tells."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from tawatur.model.reading import Reading, Sentence
from tawatur.model.record import Date, Mention, Place
from tawatur.readers.events.agents import likely_actor, likely_recipient, units_of
from tawatur.readers.events.casualties import casualties
from tawatur.readers.events.contexts import contexts_told
from tawatur.readers.events.factuality import factuality, is_done
from tawatur.readers.events.found import Found
from tawatur.readers.events.grammar import Vocabulary
from tawatur.readers.events.make import Framed
from tawatur.readers.events.modes import mode_of
from tawatur.readers.events.phrases import Phrases
from tawatur.readers.events.said import Said, SayingsBySentence
from tawatur.readers.events.setting import Around, Setting
from tawatur.readers.events.subject import ours
from tawatur.readers.events.triggers import Heard, Trigger, hear, triggers_in
from tawatur.rules import Grammar, Layer

NOBODY_HURT = frozenset({"denied", "hypothetical", "future"})
NAMES_AROUND = 4
NAMES = frozenset({"ORG", "GROUP", "PER"})
SPOTS = frozenset({"city", "district", "site"})


class Home(NamedTuple):
    """A sentence: its index, and all that it tells."""

    at: int
    heard: Heard
    around: Around
    said: Said
    contexts: frozenset[str]
    own: frozenset[str]


class Mentions:
    """Finds the mentions of events in an article."""

    def __init__(self, grammar: Grammar, vocabulary: Vocabulary) -> None:
        """Use the room's frames and vocabulary."""
        self._grammar = grammar
        self._vocabulary = vocabulary
        self._phrases = Phrases(vocabulary)

    def of(self, reading: Reading) -> list[Found]:
        """All mentions in text order."""
        setting, said = Setting(reading, self._vocabulary), SayingsBySentence(reading)
        starts = [mention.start for mention in reading.mentions]
        published, found = reading.published_on, list[Found]()
        for at, sentence in enumerate(reading.sentences):
            heard = hear(sentence, self._vocabulary)
            triggers = ours(heard, triggers_in(heard))
            if triggers:
                names = _within(reading.mentions, starts, sentence)
                around = setting.around(sentence)
                home = Home(at, heard, around, said.near(at), contexts_told(heard), _own(around))
                framed = self._framed(sentence, triggers, around, names)
                found += [_found(home, frame, published) for frame in framed]
        return found

    def _framed(
        self, sentence: Sentence, triggers: Sequence[Trigger], around: Around, names: Sequence[Mention]
    ) -> Iterator[Framed]:
        triggers = [trigger for trigger in triggers if not _is_named(trigger, names)] if names else triggers
        if not triggers:
            return
        layers = self._phrases.layers(sentence, triggers, around.dates, _by_word(names, sentence))
        by_trigger = self._by_trigger(sentence, layers, len(triggers))
        units = units_of(layers)
        for _, framed in sorted(by_trigger.items()):
            trigger, actors, recipients, rule, parts, _ = framed
            actor, recipient = (
                likely_actor(framed, units, sentence),
                likely_recipient(framed, units, sentence),
            )
            yield Framed(trigger, actors, (recipient,) if recipient else recipients, rule, parts, actor)

    def _by_trigger(self, sentence: Sentence, layers: Sequence[Layer], count: int) -> dict[int, Framed]:
        """What the first frame that fits makes of each of `count` triggers, by the trigger's first word."""
        by_trigger: dict[int, Framed] = {}
        for match in self._grammar.matches(self._grammar.encode(sentence, layers)):
            trigger: Trigger | None = match.value("trigger")
            if trigger is not None and trigger.first not in by_trigger:
                framed = self._grammar.make(match)
                if framed is not None:
                    by_trigger[trigger.first] = framed
                    if len(by_trigger) == count:  # the frames left can add nothing
                        break
        return by_trigger


def _found(home: Home, framed: Framed, published: date | None) -> Found:
    """The mention with what its sentence adds."""
    trigger, heard, around = framed.trigger, home.heard, home.around
    dates, where = around.dates_of(trigger), around.place_of(trigger)
    when = _when(trigger, dates, published) or around.earlier_date
    verdict = home.said.held(heard, trigger, factuality(heard, trigger, dates, published))
    mode, weapon = mode_of(heard, trigger)
    killed, injured = casualties(heard, trigger, framed.recipients, around.persons)
    if verdict.value in NOBODY_HURT:
        killed = injured = None
    extra = [("mode", weapon), ("factuality", verdict.cue)]
    return Found(
        framed=framed, type=trigger.type, mode=mode,
        factuality=verdict.value, actors=home.said.actors(framed), recipients=framed.recipients,
        killed=killed, injured=injured, sayings=home.said.of(trigger),
        place=where.id if where else None, date=when.id if when else None,
        home=home.at, contexts=home.contexts,
        own=home.own, spot=_spot(where) if around.places else None,
        parts=(*framed.parts, *[(label, span) for label, span in extra if span is not None]),
    )  # fmt: skip


def _within(mentions: Sequence[Mention], starts: Sequence[int], sentence: Sentence) -> Sequence[Mention]:
    """The names that begin in a sentence."""
    return mentions[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]


def _is_named(trigger: Trigger, names: Sequence[Mention]) -> bool:
    """Whether the trigger is only a part of a name («حركة لقاء الفيحاء»)."""
    at = bisect_left(names, trigger.start, key=lambda name: name.start)
    before = names[max(0, at - NAMES_AROUND) : at]
    return bool(before) and any(name.kind in NAMES and trigger.end <= name.end for name in before)


def _by_word(names: Sequence[Mention], sentence: Sentence) -> Mapping[int, Mention]:
    """The longest name that begins in each word of a sentence."""
    if not names:
        return {}
    starts = [word.start for word in sentence.words]
    ordered = sorted(names, key=lambda name: name.end)
    return {bisect_right(starts, name.start) - 1: name for name in ordered}


def _when(trigger: Trigger, dates: Sequence[Date], published: date | None) -> Date | None:
    """The nearest date; what is told as done is not of a day to come, what is agreed may be."""
    if published is None or trigger.type == "AGREE" or not is_done(trigger):
        return dates[0] if dates else None
    past = (d for d in dates if d.earliest is None or date.fromisoformat(d.earliest) <= published)
    return next(past, None)


def _spot(where: Place | None) -> str | None:
    """The name of a town, quarter or site."""
    return where.name if where is not None and where.kind in SPOTS else None


def _own(around: Around) -> frozenset[str]:
    """Which of place and date stand in the sentence itself."""
    return frozenset([field for field, told in (("place", around.places), ("date", around.dates)) if told])
