"""The tables of names, as layers for the rules: actors, countries and capitals, peoples, places.

A table says what a spelling may be; whether it is that here is for the rules. So each name comes with
classes: a sure one (COUNTRY, BODY_KNOWN …) or, where the word is as likely an ordinary one by its
habits, a doubtful one (PLACE_MAYBE, SHORT_NAME), which rules read only beside a word that says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple, TypeAlias

from tawatur.arabic import letters as l
from tawatur.arabic.fold import fold
from tawatur.gazetteer.actors import ActorTable, KnownActor, all_actors, make_actor
from tawatur.gazetteer.countries import all_countries
from tawatur.gazetteer.countries import country as of_alpha2
from tawatur.gazetteer.peoples import adjective_forms, all_peoples
from tawatur.gazetteer.phrases import Hit, PhraseBook, Rest, key_of
from tawatur.gazetteer.places import folded_names, is_word, look_up
from tawatur.model.reading import Form, Word
from tawatur.model.record import Actor, MentionKind
from tawatur.readers.names.grammar import SPEAKING, NamesGrammar, narrow, shape_of
from tawatur.readers.names.habits import Habit, habit_of
from tawatur.rules.grammar import FORMS_KEPT, Layer

TOWNS = frozenset({"TOWN", "VILLAGE"})
LARGE = 50_000
"""People of a town; with fewer it is a village."""
REFUSED = Path(__file__).parent / "tables" / "no_places.tsv"
WANTED = SPEAKING - {"SITE_HEAD", "LAND_HEAD", "PLACE_HEAD", "DIRECTION", "PERSON_VERB", "LAND_NAME"}
CUT = frozenset({"CUT"})
NATIONAL = frozenset({"NISBA", "PEOPLE"})


class Known(NamedTuple):
    """What a table has under a name: the kind of mention, a word class, who it is, the country (alpha-3).

    `users` tells that a user's table has it; the words of agents there have a `sector` and no actor.
    """

    kind: MentionKind
    word_class: str
    actor: Actor | None
    country: str | None
    sector: str | None = None
    users: bool = False


NameHit: TypeAlias = "Hit[Known | str]"


class Tables:
    """All tables in one look-up."""

    def __init__(self, grammar: NamesGrammar, users: ActorTable | None = None) -> None:
        """Fill the look-up; `grammar` knows the habits of words, `users` are a user's own actors."""
        users = users or ActorTable()
        self.grammar = grammar
        self.book = NamesBook(self._is_head, users)
        self.terms = {row.actor.id: row.terms for row in users.actors if row.terms}
        self._phrases = {
            f"{first} {' '.join(rest)}"
            for first, phrases in grammar.lexicon.phrases.items()
            for rest, _ in phrases
        }
        self._words: dict[Form, tuple[tuple[Known, ...], frozenset[str] | None]] = {}

    def _is_head(self, word: str) -> bool:
        """Whether a folded word is a head of settlements' names, which stays outside them."""
        return any("SETTLEMENT" in surface.classes for surface in self.grammar.lexicon.surfaces(word))

    def hits(self, words: Sequence[Word]) -> list[NameHit]:
        """For every word that begins a name of a table, the longest such name."""
        return self.book.hits(words)

    def layers(self, words: Sequence[Word], hits: Iterable[NameHit]) -> list[Layer]:
        """The names of the tables in a sentence, the longest first from left to right, as units."""
        found: list[Layer] = []
        free = 0
        for hit in hits:
            if hit.first >= free:
                layer = self._layer(hit, words)
                if layer is not None:
                    found.append(layer)
                    free = hit.last + 1
        return found

    def _layer(self, hit: NameHit, words: Sequence[Word]) -> Layer | None:
        """The name as a unit; None for a word that is better left to its lexicon sense or its habits."""
        word = words[hit.first]
        if hit.first < hit.last:
            if isinstance(hit.values[0], str) and hit.values[0] in self._phrases:
                return None
            known = known_of(hit.values)
            classes: frozenset[str] | None = frozenset(one.word_class for one in known)
        else:
            kept = self._words.get(word.form)
            if kept is None:
                if len(self._words) > FORMS_KEPT:
                    self._words.clear()
                kept = self._words[word.form] = self._one_word(hit, word)
            known, classes = kept
        if classes is None:
            return None
        if hit.start > word.start:
            classes |= CUT
        return Layer(hit.first, hit.last, classes, known, hit.start)

    def _one_word(self, hit: NameHit, word: Word) -> tuple[tuple[Known, ...], frozenset[str] | None]:
        """What one word names, and its classes: doubtful where the word is a common one by its habits."""
        form = word.form
        own = frozenset(self.grammar.known(form).senses)
        habit = habit_of(form.folded[hit.start - word.start :])
        everyday = habit.outside > 2 * habit.inside
        known = tuple(one for one in known_of(hit.values) if not (everyday and one.word_class in TOWNS))
        wanted = own & WANTED and not any(one.users for one in known)
        if not known or (wanted and not {one.word_class for one in known} <= NATIONAL):
            return (), None
        names = {f"{one.word_class}_MAYBE" if doubtful(one, habit) else one.word_class for one in known}
        return known, frozenset(names | narrow(form.classes | own, shape_of(form).classes) - CUT)


@cache
def known_of(values: tuple[Known | str, ...]) -> tuple[Known, ...]:
    """The values of a name, the gazetteer's worked out."""
    return tuple(place_known(value) if isinstance(value, str) else value for value in values)


def place_known(folded: str) -> Known:
    """What the gazetteer has under a name: by its first place, ours before GeoNames'."""
    row = look_up(folded)[0]
    kind: MentionKind = (
        "SITE" if row.kind in ("site", "district") else "LOC" if row.country is None else "GPE"
    )
    country = of_alpha2(row.country) if row.country else None
    surely = row.own and not is_word(folded)
    name = "PLACE" if surely else "TOWN" if row.population >= LARGE else "VILLAGE"
    return Known(kind, name, None, country.alpha3 if country else None)


def doubtful(known: Known, habit: Habit) -> bool:
    """Whether a word is seen outside names more often than in names of this kind."""
    if known.users and known.actor is None:
        return False
    if known.kind == "NORP":
        return habit.outside > 3 * (habit.people_first + habit.people_later + habit.body_later)
    inside = {
        "PER": habit.person_first + habit.person_later,
        "ORG": habit.body_first + habit.body_later,
        "GROUP": habit.body_first + habit.body_later,
    }.get(known.kind, habit.place_first + habit.place_later)
    return habit.outside > 2 * inside or (habit.inside > 3 * inside and habit.inside > 2)


class NamesBook(PhraseBook["Known | str"]):
    """Every name of every table. A place stands as its folded name: it is worked out where it occurs.

    The gazetteer is asked for a word when the word occurs: only its names of several words are put in order
    at start. Where two tables share a name, actors and countries come first; a user's name is nobody else's.
    """

    def __init__(self, is_head: Callable[[str], bool], users: ActorTable) -> None:
        """Fill in all but the gazetteer's names of one word and those that begin with a head."""
        super().__init__()
        for name, known in _users(users):
            self.add(name, known)
        self._users = frozenset(self._values)
        ids = {row.actor.id for row in users.actors}
        for name, known in (*_countries(), *_actors(row for row in all_actors() if row.actor.id not in ids)):
            self._add_ours(key_of(name), known)
        for folded, known in (*_nations(), *_peoples()):
            self._add_ours(tuple(folded.split()), known)
        self._places = folded_names()
        self._longer: dict[str, list[Rest]] = {}
        refused = frozenset(REFUSED.read_text(encoding="utf-8").splitlines())
        for name in self._places:
            first, *rest = name.split()
            if rest and name not in refused and not is_head(first) and not self._is_state_of(name):
                self._longer.setdefault(first, []).append(tuple(rest))

    def _add_ours(self, key: Rest, known: Known) -> None:
        if key not in self._users:
            self.add_key(key, known)

    def _is_state_of(self, name: str) -> bool:
        """Whether a name is a country's with a head («state of …»), which stays outside a name."""
        return tuple(name.split()[1:]) in self._values and look_up(name)[0].kind == "country"

    def under(self, key: Rest) -> tuple[Known | str, ...]:
        """The values under a name, the gazetteer's last."""
        name = " ".join(key)
        shared = name in self._places and key not in self._users
        return (*super().under(key), name) if shared else super().under(key)

    def after(self, first: str) -> Iterable[Rest]:
        """What may follow a first word to make a name."""
        longer = (*super().after(first), *self._longer.get(first, ()))
        return {*longer, ()} if first in self._places else set(longer)


def _users(table: ActorTable) -> Iterator[tuple[str, Known]]:
    """A user's actors, then the words of the user's agents."""
    for name, known in _actors(table.actors):
        yield name, known._replace(users=True)
    for word, sector in table.words:
        yield word, Known("GROUP", "GROUP_KNOWN", None, None, sector, users=True)


def _actors(rows: Iterable[KnownActor]) -> Iterator[tuple[str, Known]]:
    classes = {"ORG": "BODY_KNOWN", "GROUP": "GROUP_KNOWN", "PER": "PERSON_KNOWN"}
    for row in rows:
        for name in row.names:
            yield name, Known(row.kind, classes[row.kind], row.actor, row.actor.country)
        for name in row.short:
            yield name, Known(row.kind, "PERSON_SHORT", row.actor, row.actor.country)


def _countries() -> Iterator[tuple[str, Known]]:
    for country in all_countries():
        name, code = country.names[0], country.alpha3
        state = make_actor(code.lower(), name, country.name_en, code, None)
        for spelling in country.names:
            if spelling.partition(" ")[2] in country.names:
                continue  # «state of …»: the head stays outside the name
            yield spelling, Known("GPE", "COUNTRY", state, code)
        for capital in country.capitals:
            yield capital, Known("GPE", "CAPITAL", state, code)


def _nations() -> Iterator[tuple[str, Known]]:
    """Nationalities, folded. Those that are everyday adjectives too (financial) tell no country in a name."""
    for country in all_countries():
        state = make_actor(country.alpha3.lower(), country.names[0], country.name_en, country.alpha3, None)
        known = Known("NORP", "NISBA", state, country.alpha3)
        for base in country.nisba:
            told = known._replace(country=None) if base in country.doubtful else known
            for form in adjective_forms(base):
                yield form, told
        for people in map(fold, country.peoples):
            yield people, known
            yield l.ARTICLE + people, known


def _peoples() -> Iterator[tuple[str, Known]]:
    """Peoples without a state, folded."""
    for row in all_peoples():
        people = make_actor(f"people/{row.name_en.lower()}", row.base, row.name_en, None, None)
        known = Known("NORP", "PEOPLE", people, None)
        for form in (*adjective_forms(row.base), *map(fold, row.others)):
            yield form, known
