"""Mentions: every trigger of an article in its frame, completed by what its sentence tells."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from tawatur.model.reading import Reading, Sentence
from tawatur.model.record import Date, Mention, Place, Span
from tawatur.readers.events.agents import likely_actor, likely_recipient
from tawatur.readers.events.casualties import casualties
from tawatur.readers.events.factuality import factuality
from tawatur.readers.events.found import Found
from tawatur.readers.events.grammar import Vocabulary
from tawatur.readers.events.make import Framed
from tawatur.readers.events.modes import mode_of
from tawatur.readers.events.phrases import Phrases
from tawatur.readers.events.said import Said
from tawatur.readers.events.setting import Setting
from tawatur.readers.events.subject import ours
from tawatur.readers.events.triggers import Heard, Trigger, hear, triggers_in
from tawatur.rules import Grammar

NAMES = frozenset({"ORG", "GROUP", "PER"})
NAMES_AROUND = 4
SPOTS = frozenset({"city", "district", "site"})


class Mentions:
    """Finds the mentions of events in an article."""

    def __init__(self, grammar: Grammar, vocabulary: Vocabulary) -> None:
        """Use the room's frames and vocabulary."""
        self._grammar = grammar
        self._vocabulary = vocabulary
        self._phrases = Phrases(vocabulary)

    def of(self, reading: Reading) -> list[Found]:
        """All mentions in text order."""
        setting, said = Setting(reading, self._vocabulary), Said(reading)
        found: list[Found] = []
        for home, sentence in enumerate(reading.sentences):
            heard = hear(sentence, self._vocabulary)
            triggers = [t for t in ours(heard, triggers_in(heard)) if not _is_named(t, reading.mentions)]
            if triggers:
                framed = self._framed(reading, sentence, triggers, setting)
                found += [self._found(reading, home, heard, f, setting, said) for f in framed]
        return found

    def _framed(
        self, reading: Reading, sentence: Sentence, triggers: Sequence[Trigger], setting: Setting
    ) -> Iterator[Framed]:
        names = _names_by_word(reading, sentence)
        layers = list(self._phrases.layers(sentence, triggers, setting.dates_in(sentence), names))
        by_trigger: dict[int, Framed] = {}
        for match in self._grammar.matches(self._grammar.encode(sentence, layers)):
            trigger: Trigger | None = match.value("trigger")
            if trigger is not None and trigger.first not in by_trigger:
                framed = self._grammar.make(match)
                if framed is not None:
                    by_trigger[trigger.first] = framed
        for _, framed in sorted(by_trigger.items()):
            actor = likely_actor(framed, layers, sentence)
            recipient = likely_recipient(framed, layers, sentence)
            recipients = (recipient,) if recipient else framed.recipients
            yield framed._replace(likely=actor, recipients=recipients)

    def _found(
        self, reading: Reading, home: int, heard: Heard, framed: Framed, setting: Setting, said: Said
    ) -> Found:
        trigger, sentence = framed.trigger, reading.sentences[home]
        when, where = setting.date_of(trigger, sentence), setting.place_of(trigger, sentence)
        own_dates = setting.dates_in(sentence)
        verdict = factuality(heard, trigger, when if when in own_dates else None, reading.published_on)
        mode, weapon = mode_of(heard, trigger)
        killed, injured = casualties(heard, trigger, framed.recipients)
        sayings = said.of(trigger)
        extra = [("mode", weapon), ("factuality", verdict.cue)]
        return Found(
            framed=framed, heard=heard, home=home, type=trigger.type, mode=mode,
            factuality=verdict.value, actors=said.actors(framed), recipients=framed.recipients,
            killed=killed, injured=injured, sayings=sayings,
            place=where.id if where else None, date=when.id if when else None,
            own=_own(sentence, place=where, date=when), spot=_spot(sentence, where),
            parts=(*framed.parts, *((label, span) for label, span in extra if span is not None)),
        )  # fmt: skip


def _is_named(trigger: Trigger, mentions: Sequence[Mention]) -> bool:
    """Whether the trigger is only a part of a name («حركة لقاء الفيحاء»)."""
    at = bisect_right(mentions, trigger.start, key=lambda mention: mention.start)
    return any(
        mention.kind in NAMES and mention.start < trigger.start and trigger.end <= mention.end
        for mention in mentions[max(0, at - NAMES_AROUND) : at]
    )


def _spot(sentence: Sentence, where: Place | None) -> str | None:
    """The name of a town, quarter or site that the sentence itself tells."""
    if where is None or where.kind not in SPOTS or not sentence.start <= where.start < sentence.end:
        return None
    return where.name


def _own(sentence: Sentence, **told: Date | Place | None) -> frozenset[str]:
    """Which of place and date stand in the sentence itself."""
    return frozenset(
        field for field, value in told.items() if value and sentence.start <= value.start < sentence.end
    )


def _names_by_word(reading: Reading, sentence: Sentence) -> Mapping[int, Mention]:
    """The longest name that begins in each word of a sentence."""
    inside = [m for m in reading.mentions if sentence.start <= m.start < sentence.end]
    if not inside:
        return {}
    found: dict[int, Mention] = {}
    for mention in sorted(inside, key=lambda m: m.end):
        for index, word in enumerate(sentence.words):
            if word.start <= mention.start < word.end:
                found[index] = mention
    return found


__all__ = ["Mentions", "Span"]
