"""Mentions: every trigger of an article in its frame, completed by what its sentence tells."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import NamedTuple

from tawatur.model.reading import Reading, Sentence
from tawatur.model.record import Date, Mention, Place, Span
from tawatur.readers.events.agents import likely_actor, likely_recipient, units_of
from tawatur.readers.events.casting import Cast, cast
from tawatur.readers.events.casualties import INJURED, KILLED, Toll, is_result
from tawatur.readers.events.contexts import contexts_told
from tawatur.readers.events.echoes import Echo, echoes_in
from tawatur.readers.events.factuality import factuality, is_done
from tawatur.readers.events.found import Found
from tawatur.readers.events.grammar import Vocabulary
from tawatur.readers.events.known import is_pointed_at, takes_up
from tawatur.readers.events.make import Framed
from tawatur.readers.events.modes import mode_of
from tawatur.readers.events.network import PartiesNetwork
from tawatur.readers.events.phrases import Phrases
from tawatur.readers.events.said import Said, SayingsBySentence
from tawatur.readers.events.scenes import Scene, Stage
from tawatur.readers.events.setting import Around, Setting
from tawatur.readers.events.sight import sights
from tawatur.readers.events.subject import ours
from tawatur.readers.events.tolls import NOBODYS, by_trigger, first_of, take_up, tells_tolls
from tawatur.readers.events.triggers import Heard, Trigger, hear, triggers_in
from tawatur.rules import Grammar, Layer

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


class Told(NamedTuple):
    """What the rules read in an article: mentions, scenes with which mentions are theirs, and echoes."""

    found: list[Found]
    staged: list[tuple[Scene, slice]]
    echoes: list[Echo]

    def scenes(self) -> list[Cast]:
        """The sentences with mentions."""
        return [Cast(scene, self.found[here]) for scene, here in self.staged]


class Mentions:
    """Finds the mentions of events in an article."""

    def __init__(self, grammar: Grammar, vocabulary: Vocabulary) -> None:
        """Use the room's frames and vocabulary."""
        self._grammar = grammar
        self._vocabulary = vocabulary
        self._phrases = Phrases(vocabulary)

    @cached_property
    def network(self) -> PartiesNetwork:
        """The network of parties, read when it is first asked."""
        return PartiesNetwork(lambda form: sights(form, self._vocabulary.facts(form)))

    def of(self, reading: Reading) -> tuple[list[Found], list[Echo]]:
        """All mentions in text order, and the echoes."""
        told = self.told(reading)
        return cast(self.network, told.scenes()), told.echoes

    def told(self, reading: Reading) -> Told:
        """What the rules read in an article."""
        setting, said, stage = Setting(reading, self._vocabulary), SayingsBySentence(reading), Stage(reading)
        starts = [mention.start for mention in reading.mentions]
        told = Told([], [], [])
        for at, sentence in enumerate(reading.sentences):
            heard, near = hear(sentence, self._vocabulary), said.near(at)
            names = _within(reading.mentions, starts, sentence)
            triggers = [t for t in ours(heard, triggers_in(heard)) if not (names and _is_named(t, names))]
            framed = list[Framed]()
            if triggers or tells_tolls(heard):
                around = setting.around(sentence)
                home = Home(at, heard, around, near, contexts_told(heard), _own(around))
                layers = self._layers(sentence, triggers, around, names)
                framed += self._framed(sentence, layers, len(triggers))
                here = _add(told.found, home, framed, reading.published_on)
                if framed:
                    told.staged.append((stage.scene(sentence, layers, near.sayings, told.found[here]), here))
            told.echoes.extend(echoes_in(heard, near, [frame.trigger for frame in framed]))
        return told

    def _layers(
        self, sentence: Sentence, triggers: Sequence[Trigger], around: Around, names: Sequence[Mention]
    ) -> Sequence[Layer]:
        """The units of a sentence with triggers."""
        if not triggers:
            return ()
        return self._phrases.layers(sentence, triggers, around.dates, _by_word(names, sentence))

    def _framed(self, sentence: Sentence, layers: Sequence[Layer], count: int) -> Iterator[Framed]:
        """The triggers in their frames, with likely parties where no frame has one."""
        by_trigger = self._by_trigger(sentence, layers, count)
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


def _add(found: list[Found], home: Home, framed: Sequence[Framed], published: date | None) -> slice:
    """Add the mentions of a sentence and its tolls; which of all mentions are the sentence's."""
    tolls = by_trigger(home.heard, home.around, framed)
    here = slice(len(found), len(found) + len(framed))
    found += [_found(home, frame, published, tolls.get(frame.trigger.first, ())) for frame in framed]
    take_up(found, tolls.get(NOBODYS, ()), home.at)
    return here


def _found(home: Home, framed: Framed, published: date | None, tolls: Sequence[Toll]) -> Found:
    """The mention with what its sentence adds."""
    trigger, heard, around = framed.trigger, home.heard, home.around
    dates, where = around.dates_of(trigger), around.place_of(trigger)
    when = _when(trigger, dates, published) or around.earlier_date
    verdict = home.said.held(heard, trigger, factuality(heard, trigger, dates, published))
    mode, weapon = mode_of(heard, trigger)
    extra = [("mode", weapon), ("factuality", verdict.cue)]
    extra += [(toll.label, toll.span) for toll in tolls]
    pointed = is_pointed_at(heard, trigger.first)
    return Found(
        framed=framed, type=trigger.type, mode=mode,
        factuality=verdict.value, actors=home.said.actors(framed), recipients=framed.recipients,
        killed=first_of(tolls, KILLED), injured=first_of(tolls, INJURED), sayings=home.said.of(trigger),
        place=where.id if where else None, date=when.id if when else None,
        home=home.at, contexts=home.contexts,
        bounds=Span(heard.words[0].start, heard.words[-1].end),
        own=home.own, spot=_spot(where) if around.places and not pointed else None,
        follows=is_result(heard, trigger), plain=verdict.plain, known=takes_up(heard, trigger),
        pointed=pointed,
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
