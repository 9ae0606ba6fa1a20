"""Lessons: texts with their events marked, as the network of parties sees them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from tawatur.model.reading import Form, Page, Reading, Word
from tawatur.networks.trunk import Hints
from tawatur.pipeline import Pipeline
from tawatur.readers.events import EventsReader
from tawatur.readers.events.found import Found
from tawatur.readers.events.pairs import Pair, Pairs
from tawatur.readers.events.scenes import Scene, Words
from tawatur.readers.events.sight import sights
from training.marked_events import Bounds, Marked, Text

ELSEWHERE = 0.4
"""How much a lesson counts whose party is marked in another sentence: here it may stand in other words."""
NOBODY, ACTOR, RECIPIENT = 0, 1, 3
"""Where roles begin in ROLES; the one after says that a phrase goes on with the party before it."""


class Answer(NamedTuple):
    """What is right of one trigger: the role of each phrase, which places and dates are the event's."""

    words: Words
    type: str
    factuality: str
    phrases: list[tuple[Pair, int]]
    places: list[tuple[Pair, bool]]
    dates: list[tuple[Pair, bool]]
    weight: float


class Lesson(NamedTuple):
    """A sentence: its forms by number, what stands beside them, and its answers."""

    text: Text
    forms: list[int]
    hints: Sequence[Hints]
    answers: list[Answer]


class Forms:
    """The forms of all lessons: a number for each spelling, and what is seen of it."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}
        self.forms: list[Form] = []
        self.seen: list[list[str]] = []

    def number(self, form: Form, reader: EventsReader) -> int:
        """The form's number."""
        number = self.numbers.setdefault(form.raw, len(self.forms))
        if number == len(self.forms):
            self.forms.append(form)
            self.seen.append(sights(form, reader.vocabulary.facts(form)))
        return number


class Schoolroom:
    """The readers, and the lessons that they make of texts."""

    def __init__(self) -> None:
        readers = Pipeline().readers
        self.events = next(reader for reader in readers if isinstance(reader, EventsReader))
        self._before = [reader for reader in readers if reader is not self.events]

    def reading(self, text: Text) -> Reading:
        """A text with all that the events need."""
        page = Page(text=text.text, id=text.id, outlet=text.outlet, published=text.published)
        reading = Reading(page=page)
        for reader in self._before:
            reading = reader.read(reading)
        return reading

    def lessons(self, texts: Iterable[Text], forms: Forms) -> Iterator[Lesson]:
        """A lesson for each sentence in which the rules see events."""
        for text in texts:
            for scene, _ in self.events.mentions.told(self.reading(text)).scenes():
                numbers = [forms.number(word.form, self.events) for word in scene.words]
                yield Lesson(text, numbers, scene.hints, list(answers(scene, text.events)))

    def examples(self, forms: Forms) -> Iterator[Lesson]:
        """Lessons from the examples of the rules: sentences of our own, of which the reading is right."""
        rules = self.events.grammar.rules
        examples = {example.text: rule.id for rule in rules for example in (*rule.reads, *rule.refuses)}
        for text, name in sorted(examples.items()):
            reading = self.reading(Text(name, text, None, None, ()))
            for scene, found in self.events.mentions.told(reading).scenes():
                marked = [as_read(mention, reading) for mention in found]
                numbers = [forms.number(word.form, self.events) for word in scene.words]
                yield Lesson(
                    Text(name, text, None, None, ()), numbers, scene.hints, list(answers(scene, marked))
                )


def as_read(found: Found, reading: Reading) -> Marked:
    """A mention as the rules read it."""
    places = [(place.start, place.end) for place in reading.places if place.id == found.place]
    dates = [(date.start, date.end) for date in reading.dates if date.id == found.date]
    trigger = (found.trigger.start, found.trigger.end)
    actors, recipients = (
        [(span.start, span.end) for span in spans] for spans in (found.actors, found.recipients)
    )
    return Marked(
        found.type,
        found.factuality,
        (trigger,),
        tuple(actors),
        tuple(recipients),
        tuple(places),
        tuple(dates),
    )


def answers(scene: Scene, events: Sequence[Marked]) -> Iterator[Answer]:
    """The answers of the events that are mentioned in a sentence."""
    pairs, bounds = Pairs(scene), (scene.words[0].start, scene.words[-1].end)
    for event in events:
        for mention in event.mentions:
            words = touched(scene.words, mention)
            if words is not None:
                yield _answer(event, words, pairs, scene.words, bounds)


def touched(words: Sequence[Word], span: Bounds) -> Words | None:
    """The first and the last word that a span touches."""
    found = [at for at, word in enumerate(words) if word.start < span[1] and word.end > span[0]]
    return (found[0], found[-1]) if found else None


def _answer(event: Marked, words: Words, pairs: Pairs, line: Sequence[Word], bounds: Bounds) -> Answer:
    def here(spans: Sequence[Bounds]) -> list[Words]:
        inside = (touched(line, span) for span in spans if bounds[0] <= span[0] < bounds[1])
        return [found for found in inside if found is not None]

    actors, recipients = here(event.actors), here(event.recipients)
    away = (event.actors and not actors) or (event.recipients and not recipients)
    return Answer(
        words,
        event.type,
        event.factuality,
        roles(pairs.phrases(words), actors, recipients),
        [(pair, _touches(pair, here(event.places))) for pair in pairs.places(words)],
        [(pair, _touches(pair, here(event.dates))) for pair in pairs.dates(words)],
        ELSEWHERE if away else 1.0,
    )


def roles(
    pairs: Sequence[Pair], actors: Sequence[Words], recipients: Sequence[Words]
) -> list[tuple[Pair, int]]:
    """The role of each phrase: of a party in several phrases the first begins it, the others go on."""
    begun: set[tuple[int, Words]] = set()
    found = []
    for pair in pairs:
        mine = (
            (role, party) for role, parties in ((ACTOR, actors), (RECIPIENT, recipients)) for party in parties
        )
        party = next((one for one in mine if _is_of(pair, one[1])), None)
        found.append((pair, NOBODY if party is None else party[0] + (party in begun)))
        if party is not None:
            begun.add(party)
    return found


def _is_of(pair: Pair, party: Words) -> bool:
    """Whether half of the phrase is the party, or half of the party the phrase."""
    part = pair.part
    common = 2 * (min(part.last, party[1]) - max(part.first, party[0]) + 1)
    return common > 0 and common >= min(part.last - part.first, party[1] - party[0]) + 1


def _touches(pair: Pair, spans: Sequence[Words]) -> bool:
    return any(min(pair.part.last, last) >= max(pair.part.first, first) for first, last in spans)
