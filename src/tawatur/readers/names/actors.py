"""Actors: who a mention is, and of which country and sector.

A table's name brings its actor; of several actors of one name, that of the article's country. A body,
an office or a force that only its phrase names belongs to the country that the phrase tells, else, if it
is an organ of a state, to the one the article speaks of most (its outlet's country counts as three
mentions). A person named right after an office holds it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from tawatur.arabic.fold import fold
from tawatur.gazetteer.actors import Term, make_actor, on_day
from tawatur.gazetteer.countries import country as of_alpha2
from tawatur.gazetteer.countries import of_nisba
from tawatur.model.reading import Reading
from tawatur.model.record import Actor
from tawatur.readers.names.candidate import OFFICE, Name
from tawatur.readers.names.settings import OF_A_STATE

OUTLET_VOTES = 3
NEAREST = 2
"""Characters between an office and the name of the person who holds it."""


def actors_of(
    reading: Reading, found: Sequence[Name], terms: Mapping[str, Sequence[Term]] | None = None
) -> Iterator[Actor | None]:
    """The actor of each candidate, in order; None for places and for names of which nothing is known.

    `terms` tell by an actor's id what it was when; what held on the day of publication is what it is.
    """
    for actor in _actors_of(reading, found):
        told = terms.get(actor.id) if terms and actor is not None else None
        yield on_day(actor, told, reading.published) if actor is not None and told else actor


def _actors_of(reading: Reading, found: Sequence[Name]) -> Iterator[Actor | None]:
    home = home_country(reading, found)
    people: dict[str, Actor] = {}
    before: Name | None = None
    for candidate in found:
        actor = next((rival for rival in candidate.rivals if rival.country == home), candidate.actor)
        actor = actor or _described(reading.text, candidate, home)
        if candidate.kind == "PER" and candidate.actor is None:
            actor = _person(reading.text, candidate, before, home, people)
        elif candidate.kind == "PER" and actor is not None and len(candidate.key) > 1:
            people[candidate.key[-1]] = actor
        if candidate.kind == OFFICE:
            before = candidate
        yield actor


def home_country(reading: Reading, found: Sequence[Name]) -> str | None:
    """The country (alpha-3) that the article speaks of most; its outlet's counts as three mentions."""
    votes = Counter(name.country for name in found if name.country is not None and not name.rivals)
    home = of_alpha2(reading.outlet.country) if reading.outlet and reading.outlet.country else None
    if home is not None:
        votes[home.alpha3] += OUTLET_VOTES
    votes.pop("", None)
    return votes.most_common(1)[0][0] if votes else None


def _described(text: str, candidate: Name, home: str | None) -> Actor | None:
    """The actor of a body or office that no table has."""
    if candidate.kind not in ("ORG", "GROUP", OFFICE):
        return None
    country = candidate.country or (home if candidate.sector in OF_A_STATE else None)
    return _actor(text[candidate.start : candidate.end], country, candidate.sector)


def _person(
    text: str, candidate: Name, office: Name | None, home: str | None, people: dict[str, Actor]
) -> Actor:
    """The actor of a person: one met before under this family name, or a new one in the office before it."""
    surface = text[candidate.start : candidate.end]
    words = fold(surface).split()
    known = people.get(words[-1])
    if known is not None and (len(words) == 1 or fold(known.name) == fold(surface)):
        return known
    country = sector = None
    if office is not None and 0 <= candidate.start - office.end <= NEAREST:
        sector = office.sector
        country = office.country or (home if sector in OF_A_STATE else None)
    person = people[words[-1]] = _actor(surface, country, sector)
    return person


def _actor(name: str, country: str | None, sector: str | None) -> Actor:
    """An actor known by its name alone; its id is the country and the folded name without that country."""
    words = fold(name).split()
    while len(words) > 1 and country is not None and _tells(words[-1], country):
        words.pop()
    return make_actor(f"{(country or 'xxx').lower()}/{' '.join(words)}", name, None, country, sector)


def _tells(folded: str, country: str) -> bool:
    """Whether a word is the nationality of a country (alpha-3), which the id of its offices has already."""
    told = of_nisba(folded)
    known = of_alpha2(told) if told else None
    return known is not None and known.alpha3 == country
