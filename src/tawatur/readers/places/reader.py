"""The places reader: names that are used as locations, resolved to the gazetteer.

Only names are looked up (an exact look-up over running text is right once in four); what the gazetteer
does not know inherits its country, and coarser coordinates, from the place that its own phrase names.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

import msgspec

from tawatur.arabic import letters
from tawatur.arabic.fold import fold
from tawatur.gazetteer.countries import capital_of, country, of_nisba, of_sure_nisba
from tawatur.gazetteer.places import PlaceRow, is_word, look_up, look_up_marked
from tawatur.model.reading import Because, Form, Reading, Sentence, Word
from tawatur.model.record import Mention, Place, PlaceAlternative, PlaceKind, Span
from tawatur.readers.places.make import MAKERS, StandIn
from tawatur.readers.places.scene import Scene, spelt
from tawatur.readers.places.seats import seats
from tawatur.readers.places.weighing import Chosen, believable, choose
from tawatur.rules import Grammar, Layer
from tawatur.rules.grammar import FORMS_KEPT

HERE = Path(__file__).parent
_start, _end, _place_start = attrgetter("start"), attrgetter("end"), attrgetter("span.start")
PLACE_KINDS = ("GPE", "LOC", "SITE")
REALMS = ("SA", "MA", "JO", "BH")
STANDING = frozenset({"TERRITORY", "CAPITAL", "REALM", "REPUBLIC", "STRIP"})
"""Without a word of these classes no rule of stand-ins reads a sentence."""
FURNITURE = ("section", "source_line")
"""Blocks whose names say where the page belongs, not where something happens."""
INHERITED = 0.3
"""Confidence of a place that is known only by the one that it lies in."""
INHERIT_WITHIN = 60
"""Characters after an unknown name within which a known place is taken for its parent."""


class Found(NamedTuple):
    """A place before it has an id."""

    span: Span
    chosen: Chosen | None
    kind: PlaceKind
    rule: str
    parent: PlaceRow | None = None
    mention: str | None = None
    head: Span | None = None
    near: bool = False


class PlacesReader:
    """Gives the places of an article."""

    name = "places"
    needs = ("mentions", "words", "outlet")
    gives = ("places",)

    def __init__(self) -> None:
        """Read the lexicon and the rules."""
        self.grammar = Grammar([HERE], MAKERS)
        self._standing: dict[Form, bool] = {}

    def read(self, reading: Reading) -> Reading:
        """A copy of `reading` with its places."""
        seen = msgspec.structs.replace(reading, mentions=tuple(self._names(reading)))
        scene = Scene(seen)
        mentions = [
            mention
            for mention in (*filter(is_place, seen.mentions), *seats(seen, scene))
            if scene.role_at(mention.start) not in FURNITURE and not self._is_described(seen, scene, mention)
        ]
        resolved = [self._resolve(seen, scene, mention) for mention in mentions]
        named = _with_parents(seen, scene, sorted(resolved, key=_place_start))
        found = sorted([*named, *self._stand_ins(seen, scene, named)], key=_place_start)
        places = tuple(_place(reading, number, place) for number, place in enumerate(found, 1))
        because = {place.id: _because(one) for place, one in zip(places, found, strict=True)}
        return msgspec.structs.replace(reading, places=places, because={**reading.because, **because})

    def _names(self, reading: Reading) -> Iterator[Mention]:
        """The names but for stand-ins («the Kingdom»), which our own rules resolve."""
        for mention in reading.mentions:
            surfaces = (
                self.grammar.lexicon.surfaces(fold(reading.surface(mention))) if is_place(mention) else ()
            )
            if all(STANDING.isdisjoint(surface.classes) for surface in surfaces):
                yield mention

    def _is_described(self, reading: Reading, scene: Scene, mention: Mention) -> bool:
        """Whether a «name» after «region» is only an adjective of it: an unknown indefinite feminine word."""
        surface = spelt(reading, mention)
        if " " in surface or not surface.endswith(letters.HEH) or surface.startswith(letters.ARTICLE):
            return False
        return not look_up(surface) and self._head_before(reading, scene, mention)[0] == "region"

    def _resolve(self, reading: Reading, scene: Scene, mention: Mention) -> Found:
        """The row that a name means here, by what its phrase, its sentence and the article say."""
        surface = spelt(reading, mention)
        before, head = self._head_before(reading, scene, mention)
        own, rest = self._own_head(surface)
        near = head is not None and before is None
        rows = (
            look_up_marked(reading.surface(mention))
            or look_up(surface)
            or (look_up(rest) if own and own != "site" else ())
        )
        span = Span(mention.start, mention.end)
        found = Found(span, None, "other", "place/unknown", mention=mention.id, head=head, near=near)
        chosen = choose(rows, before, scene, mention.start) if rows else None
        if chosen and believable(chosen, scene):
            return found._replace(chosen=chosen, kind=chosen.row.kind, rule=f"place/by-{chosen.reason}")
        town = self._town(surface, rest, scene, mention.start)
        unknown: PlaceKind = own or before or ("site" if mention.kind == "SITE" else "other")
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

    def _head_before(
        self, reading: Reading, scene: Scene, mention: Mention
    ) -> tuple[PlaceKind | None, Span | None]:
        """The kind that the noun before a name tells (city, region, district, site), and that noun.

        «South of», «the outskirts of» tell no kind, but that the place is only somewhere near.
        """
        number = scene.sentence_of(mention.start)
        words = reading.sentences[number].words if number is not None else ()
        past = bisect_right(words, mention.start, key=_end)
        before = words[past - 1] if past else None
        senses = self.grammar.known(before.form).senses if before else {}
        sense = senses.get("HEAD") or senses.get("SIDE")
        if sense is None or before is None:
            return None, None
        start = before.start + (sense.split.start if sense.split else 0)
        return sense.values.get("kind") if "HEAD" in senses else None, Span(start, before.end)

    def _own_head(self, surface: str) -> tuple[PlaceKind | None, str]:
        """The kind that a name's own first word tells, and the rest of the name."""
        first, _, rest = surface.partition(" ")
        surfaces = self.grammar.lexicon.surfaces(first) if rest else ()
        kinds = [
            s.entry.values.get("kind")
            for s in surfaces
            if s.entry and not {"HEAD", "SIDE"}.isdisjoint(s.classes)
        ]
        return next(iter(kinds), None), rest

    def _may_stand(self, word: Word) -> bool:
        """Whether a word may begin a stand-in; asked of every word, so kept by form."""
        known = self._standing.get(word.form)
        if known is None:
            if len(self._standing) > FORMS_KEPT:
                self._standing.clear()
            senses = self.grammar.known(word.form).senses
            known = self._standing[word.form] = not STANDING.isdisjoint(senses)
        return known

    def _stand_ins(self, reading: Reading, scene: Scene, named: list[Found]) -> Iterator[Found]:
        taken = {place.span.start for place in named}
        capitals = [place for place in named if place.chosen and _is_capital(place.chosen.row)]
        for sentence, mentions in zip(reading.sentences, scene.mentions, strict=True):
            if not any(map(self._may_stand, sentence.words)):
                continue
            encoded = self.grammar.encode(sentence, _layers(reading, sentence, mentions))
            for match in self.grammar.matches(encoded):
                made = self.grammar.make(match)
                if made is not None and made.span.start not in taken:
                    yield from _stood_for(made, scene, capitals)


def is_place(mention: Mention) -> bool:
    """Whether a mention names a place."""
    return mention.kind in PLACE_KINDS


def _layers(reading: Reading, sentence: Sentence, mentions: Sequence[Mention]) -> Iterator[Layer]:
    """Nationalities, places and other names of a sentence, each as one unit."""
    words = sentence.words
    for mention in mentions:
        first = bisect_right(words, mention.start, key=_end)
        last = bisect_left(words, mention.end, key=_start) - 1
        if first > last:
            continue
        kind = {"NORP": "NISBA"}.get(mention.kind, "PLACE" if is_place(mention) else "NAME")
        value = of_nisba(fold(reading.surface(mention))) if kind == "NISBA" else None
        if kind != "NISBA" or value:
            yield Layer(first, last, frozenset({kind}), value, mention.start)


def _with_parents(reading: Reading, scene: Scene, named: list[Found]) -> list[Found]:
    """Unknown names with the parent that their phrase names, else the country of the scene."""
    known = [place for place in named if place.chosen and place.chosen.row.country]
    return [
        place if place.chosen or place.parent else _inherit(place, known, scene, reading) for place in named
    ]


def _inherit(place: Found, known: list[Found], scene: Scene, reading: Reading) -> Found:
    span = place.span
    own = next(filter(None, map(of_sure_nisba, fold(reading.surface(span)).split())), None)
    if own is not None:
        return _inside(place, own, "place/of-nationality")
    after = bisect_right(known, span.start, key=_place_start)
    if after < len(known) and known[after].span.start <= span.end + INHERIT_WITHIN:
        chosen = known[after].chosen
        return place._replace(parent=chosen.row if chosen else None, rule="place/inside-the-next")
    return _inside(place, scene.likely(span.start), "place/inside-the-scene")


def _inside(place: Found, alpha2: str | None, rule: str) -> Found:
    row = _country_row(alpha2)
    return place._replace(parent=row, rule=rule) if row else place


def _country_row(alpha2: str | None) -> PlaceRow | None:
    """The gazetteer's row of a country."""
    entry = country(alpha2) if alpha2 else None
    rows = look_up(fold(entry.names[0])) if entry else ()
    return next((row for row in rows if row.kind == "country"), None)


def _stood_for(made: StandIn, scene: Scene, capitals: list[Found]) -> Iterator[Found]:
    """The place that a stand-in stands for, where the article tells which."""
    start = made.span.start
    alpha2 = made.country or (_realm(scene) if made.whose == "realm" else scene.likely(start))
    if alpha2 is None:
        return
    if made.whose == "place":
        row = next((row for row in look_up(fold(made.place)) if row.country in scene.article), None)
    elif made.whose == "named_capital":
        row = _capital_named(capitals, start) or _capital(alpha2)
    elif made.whose == "capital":
        row = _capital(alpha2)
    else:
        row = _country_row(alpha2)
    if row is not None:
        yield Found(made.span, Chosen(row, 1.0, (), "stand-in"), row.kind, made.rule, head=made.head)


def _capital_named(capitals: list[Found], start: int) -> PlaceRow | None:
    """The capital named last before an offset."""
    past = bisect_right(capitals, start, key=_place_start)
    chosen = capitals[past - 1].chosen if past else None
    return chosen.row if chosen else None


def _capital(alpha2: str) -> PlaceRow | None:
    rows = look_up(fold(capital_of(alpha2) or ""))
    return next((row for row in rows if row.country == alpha2 and row.kind == "city"), None)


def _realm(scene: Scene) -> str | None:
    likely = [alpha2 for alpha2, _ in scene.article.most_common() if alpha2 in REALMS]
    return likely[0] if likely else (scene.outlet if scene.outlet in REALMS else None)


def _is_capital(row: PlaceRow) -> bool:
    capital = capital_of(row.country) if row.country else None
    return row.kind == "city" and capital is not None and fold(capital) == fold(row.name)


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
        precision="area" if found.near else (place.kind if place else "unknown"),
        confidence=found.chosen.confidence if found.chosen else INHERITED * (parent is not None),
        alternatives=tuple(
            PlaceAlternative(o.name_en, o.country, o.geonames, share)
            for o, share in (found.chosen.others if found.chosen else ())
        ),
        rule=found.rule,
    )


def _because(found: Found) -> Because:
    note = f"inside {found.parent.name_en}" if found.parent else ""
    head = (("head", found.head),) if found.head else ()
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
