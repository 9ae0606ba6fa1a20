"""The places reader: names that are used as locations, resolved to the gazetteer.

Only names are looked up (an exact look-up over running text is right once in four); what the gazetteer
does not know inherits its country, and coarser coordinates, from the place that its own phrase names.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter
from pathlib import Path
from typing import cast

import msgspec

from tawatur.arabic.fold import fold
from tawatur.gazetteer.countries import of_nisba
from tawatur.gazetteer.places import PlaceRow, is_word, look_up, look_up_marked
from tawatur.model.reading import Because, Form, Reading, Sentence
from tawatur.model.record import Direction, Mention, Place, PlaceAlternative, PlaceKind, Span
from tawatur.readers.places.found import Found
from tawatur.readers.places.gate import Gate
from tawatur.readers.places.make import MAKERS
from tawatur.readers.places.parents import UNKNOWN, with_parents
from tawatur.readers.places.phrase import head_before, own_head
from tawatur.readers.places.scene import Scene, spelt
from tawatur.readers.places.seats import seats
from tawatur.readers.places.series import Series
from tawatur.readers.places.standing import is_capital, stood_for
from tawatur.readers.places.weighing import believable, choose
from tawatur.rules import Grammar, Layer
from tawatur.rules.kept import Kept

HERE = Path(__file__).parent
_start, _end, _place_start = attrgetter("start"), attrgetter("end"), attrgetter("span.start")
PLACE_KINDS = ("GPE", "LOC", "SITE")
STANDING = frozenset({"TERRITORY", "CAPITAL", "REALM", "REPUBLIC", "STRIP"})
BODY, ALONE, LEADS = 1, 2, 4
FLAGS = {
    BODY: frozenset({"BESIDE", "IN_FRONT", "ENTERS", "INTO", "WITHIN"}),
    ALONE: STANDING | {"HOUSE"},
    LEADS: frozenset({"HEAD", "TWO", "MANY"}),
}
"""What words may lead to: the place of a body beside them, a place by themselves, places after them."""
Flags = list[list[int]]
"""The flags of each word of each sentence: worked out once, asked by both ways of reading."""
BODY_HEADS = frozenset({"SEATED_HEAD", "SCHOOL_HEAD"})
INHERITED = 0.3
"""Confidence of a place that is known only by the one that it lies in."""


class PlacesReader:
    """Gives the places of an article."""

    name = "places"
    needs = ("mentions", "words", "outlet")
    gives = ("places",)

    def __init__(self) -> None:
        """Read the lexicon and the rules."""
        self.grammar = Grammar([HERE], MAKERS)
        self.gate = Gate(self.grammar)
        self.series = Series(self.grammar)
        self._flags = Kept(self._flags_of)

    def read(self, reading: Reading) -> Reading:
        """A copy of `reading` with its places."""
        seen = msgspec.structs.replace(reading, mentions=tuple(self._names(reading)))
        scene = Scene(seen, self.grammar)
        known = self._flags
        flags = [[known[word.form] for word in words] for words in scene.words]
        mentions = [
            mention
            for mention in (*filter(is_place, seen.mentions), *self._hidden(scene, flags))
            if self.gate.lets(seen, scene, mention)
        ]
        resolved = [self._resolve(seen, scene, mention) for mention in mentions]
        named = sorted(resolved, key=_place_start)
        found = sorted([*named, *self._stand_ins(seen, scene, flags, named)], key=_place_start)
        found = with_parents(seen, scene, found)
        places = tuple(_place(reading, number, place) for number, place in enumerate(found, 1))
        because = {place.id: _because(one) for place, one in zip(places, found, strict=True)}
        return msgspec.structs.replace(reading, places=places, because={**reading.because, **because})

    def _hidden(self, scene: Scene, flags: Flags) -> Iterator[Mention]:
        """Places that no name gives: seats in bodies' names, and what nouns of places lead to."""
        yield from seats(scene, self.grammar.lexicon)
        for number, row in enumerate(flags):
            for at, flag in enumerate(row):
                if flag & LEADS:
                    yield from self.series.read(scene, number, at)

    def _names(self, reading: Reading) -> Iterator[Mention]:
        """The names but for stand-ins («the Kingdom»), which our own rules resolve."""
        for mention in reading.mentions:
            surfaces = (
                self.grammar.lexicon.surfaces(fold(reading.surface(mention))) if is_place(mention) else ()
            )
            if all(STANDING.isdisjoint(surface.classes) for surface in surfaces):
                yield mention

    def _resolve(self, reading: Reading, scene: Scene, mention: Mention) -> Found:
        """The row that a name means here, by what its phrase, its sentence and the article say."""
        surface = spelt(reading, mention)
        words = scene.words_at(mention.start)
        head = head_before(self.grammar, words, bisect_right(words, mention.start, key=_end))
        own, rest = own_head(self.grammar, surface)
        rows = (
            look_up_marked(reading.surface(mention))
            or look_up(surface)
            or (look_up(rest) if own and own != "site" else ())
        )
        span = Span(mention.start, mention.end)
        found = Found(span, None, "other", UNKNOWN, mention=mention.id, head=head)
        chosen = choose(rows, head.kind, scene, mention.start, surface) if rows else None
        if chosen and believable(chosen, scene):
            return found._replace(chosen=chosen, kind=chosen.row.kind, rule=f"place/by-{chosen.reason}")
        town = self._town(surface, rest, scene, mention.start)
        unknown: PlaceKind = own or head.kind or ("site" if mention.kind == "SITE" else "other")
        return found._replace(kind=unknown, parent=town, rule="place/of-its-town" if town else found.rule)

    def _town(self, surface: str, rest: str, scene: Scene, start: int) -> PlaceRow | None:
        """The town in the name of an airport, a prison or the like, which is called after where it lies."""
        first = surface.partition(" ")[0]
        if not any("OF_TOWN" in s.classes for s in self.grammar.lexicon.surfaces(first)):
            return None
        words = rest.split()
        phrases = (" ".join(words[:last]) for last in range(len(words), 0, -1))
        rows = next(filter(None, (look_up(phrase) for phrase in phrases if not is_word(phrase))), ())
        chosen = choose(rows, None, scene, start) if rows else None
        return chosen.row if chosen and believable(chosen, scene) else None

    def _flags_of(self, form: Form) -> int:
        """Which rules a form may begin; asked of every word, so kept."""
        senses = self.grammar.known(form).senses
        return sum(flag for flag, classes in FLAGS.items() if not classes.isdisjoint(senses))

    def _stand_ins(self, reading: Reading, scene: Scene, flags: Flags, named: list[Found]) -> Iterator[Found]:
        taken = [place.span for place in named]
        capitals = [place for place in named if place.chosen and is_capital(place.chosen.row)]
        for sentence, mentions, row in zip(reading.sentences, scene.mentions, flags, strict=True):
            if not _may_read(row, mentions):
                continue
            encoded = self.grammar.encode(sentence, self._layers(reading, sentence, mentions))
            for match in self.grammar.matches(encoded):
                made = self.grammar.make(match)
                if made is not None and not any(made.span.start == span.start for span in taken):
                    taken.append(made.span)
                    for place in stood_for(made, scene, capitals):
                        yield place._replace(abroad=self._is_abroad(reading, place))

    def _is_abroad(self, reading: Reading, place: Found) -> bool:
        """Whether a building is one that a country has in others."""
        words = fold(reading.surface(place.span)).split() if place.chosen is None else ()
        return any("ABROAD" in s.classes for word in words for s in self.grammar.lexicon.surfaces(word))

    def _layers(self, reading: Reading, sentence: Sentence, mentions: Sequence[Mention]) -> Iterator[Layer]:
        """Nationalities, places, bodies and other names of a sentence, each as one unit."""
        words = sentence.words
        for mention in mentions:
            first = bisect_right(words, mention.start, key=_end)
            last = bisect_left(words, mention.end, key=_start) - 1
            if first > last:
                continue
            classes, value = self._unit(reading, mention)
            if "NISBA" not in classes or value:
                yield Layer(first, last, classes, value, mention.start)

    def _unit(self, reading: Reading, mention: Mention) -> tuple[frozenset[str], str | None]:
        """The classes of a name as one unit, and the country of a nationality."""
        if mention.kind == "NORP":
            return frozenset({"NISBA"}), of_nisba(fold(reading.surface(mention)))
        if is_place(mention):
            return frozenset({"PLACE"}), None
        if mention.kind != "ORG":
            return frozenset({"NAME"}), None
        head = fold(reading.surface(mention)).partition(" ")[0]
        heads = {name for surface in self.grammar.lexicon.surfaces(head) for name in surface.classes}
        kinds = {"NAME", "BODY"} | {name.removesuffix("_HEAD") for name in heads & BODY_HEADS}
        return frozenset(kinds), None


def is_place(mention: Mention) -> bool:
    """Whether a mention names a place."""
    return mention.kind in PLACE_KINDS


def _may_read(flags: Sequence[int], mentions: Sequence[Mention]) -> bool:
    """Whether a rule may read a sentence: it has a word for it, and for a house also a body."""
    wanted = ALONE | (BODY if any(mention.kind == "ORG" for mention in mentions) else 0)
    return any(flag & wanted for flag in flags)


def _place(reading: Reading, number: int, found: Found) -> Place:
    row, parent = found.chosen.row if found.chosen else None, found.parent
    place = row or parent
    return Place(
        id=f"P{number}",
        start=found.span.start,
        end=found.span.end,
        name=row.name if row else reading.surface(found.span),
        name_en=row.name_en if row else None,
        country=place.country if place else None,
        kind=found.kind,
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        geonames=row.geonames if row else None,
        precision="area" if found.head.near else ((place.precision or place.kind) if place else "unknown"),
        direction=cast("Direction | None", found.head.side) if place else None,
        confidence=found.chosen.confidence if found.chosen else INHERITED * (parent is not None),
        alternatives=tuple(
            PlaceAlternative(o.name_en, o.country, o.geonames, share)
            for o, share in (found.chosen.others if found.chosen else ())
        ),
        rule=found.rule,
    )


def _because(found: Found) -> Because:
    note = f"inside {found.parent.name_en}" if found.parent else ""
    head = (("head", found.head.span),) if found.head.span else ()
    return Because(
        found.rule, (("place", found.span), *head), (found.mention,) if found.mention else (), note
    )


def describe(reading: Reading) -> Iterator[tuple[str, dict[str, str]]]:
    """Each place's rule and its fields in words."""
    for place in reading.places:
        yield (
            place.rule,
            {
                "text": reading.surface(place),
                "name_en": place.name_en or "",
                "country": place.country or "",
                "kind": place.kind,
            },
        )
