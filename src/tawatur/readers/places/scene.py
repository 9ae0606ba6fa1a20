"""The scene: which countries an article is about, sentence by sentence.

An ambiguous name is decided by what stands around it: a country or nationality named in the sentence says
more than one named elsewhere in the article, and that more than where the outlet sits.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from operator import attrgetter

from tawatur.arabic import letters
from tawatur.arabic.fold import fold
from tawatur.gazetteer.countries import ARAB, alpha2_of, of_name, of_nisba, of_sure_nisba, with_capital
from tawatur.gazetteer.places import is_word, look_up, look_up_marked
from tawatur.model.reading import Reading, Word
from tawatur.model.record import BlockRole, Mention, Outlet
from tawatur.rules import Grammar

SENTENCE, BESIDE, ARTICLE, OUTLET = 2.5, 1.5, 2.0, 1.5
"""How much a country weighs: named in the sentence, in other sentences with the same name, its share of the
article's names, and where the outlet sits."""

_end = attrgetter("end")
AFTER_BORDER = 3
"""Words that «the border (of the country) with» takes."""
PARTIES = ("PTY", "OPP", "REB")
LEAD = 2
"""Sentences that tell what the article is about: their countries count twice."""
ALONE = 300_000
"""A city of GeoNames with fewer people says nothing of its country even where no other has its name."""


class Scene:
    """Counts of countries (ISO 3166-1 alpha-2) by sentence and in the whole article; names by sentence."""

    def __init__(self, reading: Reading, grammar: Grammar | None = None) -> None:
        """Read the countries off names and nationalities; `grammar` knows the words for borders."""
        self._starts = [sentence.start for sentence in reading.sentences]
        self.words = [sentence.words for sentence in reading.sentences]
        blocks = reading.blocks
        self._roles = [blocks[s.block].role if s.block < len(blocks) else None for s in reading.sentences]
        self.sentences: list[Counter[str]] = [Counter() for _ in reading.sentences]
        self.mentions: list[list[Mention]] = [[] for _ in reading.sentences]
        self.article: Counter[str] = Counter()
        self.outlet = home(reading.outlet)
        self._same: dict[str, set[int]] = {}
        for mention in reading.mentions:
            self._take(reading, mention, grammar)

    def _take(self, reading: Reading, mention: Mention, grammar: Grammar | None) -> None:
        """File a name under its sentence, and count its country."""
        number, folded = self.sentence_of(mention.start), spelt(reading, mention)
        if number is not None:
            self.mentions[number].append(mention)
            if mention.kind == "GPE":
                self._same.setdefault(folded, set()).add(number)
        marked = look_up_marked(reading.surface(mention))
        alone = len({row.country for row in marked}) == 1 if marked else False
        country = marked[0].country if alone else country_of(mention, folded)
        if country and not (grammar and is_beyond(self.words_at(mention.start), mention.start, grammar)):
            self.add(mention.start, country)

    def add(self, start: int, country: str) -> None:
        """A country is named at this offset."""
        number = self.sentence_of(start)
        if number is not None:
            self.sentences[number][country] += 1
        self.article[country] += 2 if number is not None and number < LEAD else 1

    def sentence_of(self, start: int) -> int | None:
        """The number of the sentence at an offset."""
        return bisect_right(self._starts, start) - 1 if self._starts and start >= self._starts[0] else None

    def words_at(self, start: int) -> Sequence[Word]:
        """The words of the sentence at an offset."""
        number = self.sentence_of(start)
        return self.words[number] if number is not None else ()

    def role_at(self, start: int) -> BlockRole | None:
        """The part on the page of the block at an offset."""
        number = self.sentence_of(start)
        return self._roles[number] if number is not None else None

    def around(self, start: int) -> Counter[str]:
        """Countries named in the sentence at an offset."""
        number = self.sentence_of(start)
        return self.sentences[number] if number is not None else Counter()

    def beside(self, folded: str, start: int) -> dict[str, float]:
        """The share of the other sentences with the name at an offset that each country is named in."""
        numbers = self._same.get(folded, set()) - {self.sentence_of(start)}
        counts = Counter(country for number in numbers for country in self.sentences[number])
        return {country: count / len(numbers) for country, count in counts.items()}

    def likely(self, start: int, other_than: str | None = None) -> str | None:
        """The country that most speaks for at an offset: of the sentence, the article and the outlet."""
        around, whole = self.around(start), max(1, self.article.total())
        shares = {
            c: ARTICLE * n / whole + SENTENCE * (c in around)
            for c, n in self.article.items()
            if c != other_than
        }
        if self.outlet in shares:
            shares[self.outlet] += OUTLET
        return max(shares, key=lambda country: shares[country]) if shares else self.outlet


def is_beyond(words: Sequence[Word], start: int, grammar: Grammar) -> bool:
    """Whether a name at an offset is of what lies beyond a border («the border with Syria»)."""
    past = bisect_right(words, start, key=_end)
    if past < AFTER_BORDER - 1 or not _has(words[past - 1], "WITH", grammar):
        return False
    return any(_has(word, "BORDER", grammar) for word in words[max(0, past - AFTER_BORDER) : past - 1])


def _has(word: Word, name: str, grammar: Grammar) -> bool:
    return name in grammar.known(word.form).senses


def home(outlet: Outlet | None) -> str | None:
    """The country that an outlet writes of unsaid: none for those that write for all Arabs from abroad."""
    return outlet.country if outlet and outlet.country in ARAB else None


def spelt(reading: Reading, mention: Mention) -> str:
    """The folded name; after a written-together lam the article gets back the alef that it loses there.

    A lam may also be the name's own («to Libya»), so the article is given back where that makes a name.
    """
    surface = fold(reading.surface(mention))
    if not surface.startswith(letters.LAM) or reading.text[mention.start - 1 : mention.start] != letters.LAM:
        return surface
    whole = letters.ALEF + surface
    return whole if look_up(whole) or of_nisba(whole) else surface


def country_of(mention: Mention, folded: str) -> str | None:
    """The country that a mention names or belongs to beyond doubt."""
    if mention.kind in ("ORG", "GROUP", "PER"):
        return _of_actor(mention) or next(filter(None, map(of_sure_nisba, folded.split())), None)
    if mention.kind == "NORP":
        return of_nisba(folded)
    if mention.kind not in ("GPE", "LOC", "SITE"):
        return None
    named = of_name(folded)
    return (named if with_capital(folded) <= {named} else None) if named else _only(folded)


def _of_actor(mention: Mention) -> str | None:
    """The country of a known person, party or armed group; a police or court has it from its town's name."""
    actor = mention.actor
    if actor is None or (mention.kind == "ORG" and actor.sector not in PARTIES):
        return None
    return alpha2_of(actor.country)


def _only(folded: str) -> str | None:
    """The country of a name that only one country has: a name of our own tables, or a large city's."""
    rows = look_up(folded)
    countries = {row.country for row in rows}
    known = rows and not is_word(folded) and (rows[0].own or rows[0].population >= ALONE)
    return rows[0].country if known and len(countries) == 1 else None
