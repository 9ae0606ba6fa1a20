"""The sayings reader: rules find cues, scope bounds what is said, resolution says who says it.

Four steps for each sentence: encode, match, settle rival readings of one cue, resolve; then headlines and
the page's own sources for the whole article. The decision one would trip over: cues are found first, and
marks of quotation only help to bound what follows a cue.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from tawatur.model.reading import Reading, Sentence
from tawatur.readers.sayings import chains, flags, headlines, pages, references, speeches
from tawatur.readers.sayings.acts import Link
from tawatur.readers.sayings.candidates import candidate
from tawatur.readers.sayings.dates import Dates
from tawatur.readers.sayings.found import Found, Line
from tawatur.readers.sayings.hedges import HedgeFound
from tawatur.readers.sayings.make import MAKERS
from tawatur.readers.sayings.names import Names
from tawatur.readers.sayings.pages import SOURCE_LINES, in_source_line
from tawatur.readers.sayings.resolve import Resolver
from tawatur.readers.sayings.settle import CLOSE, settled, weightiest
from tawatur.readers.sayings.weighing import Weights
from tawatur.readers.sayings.write import Article, write
from tawatur.rules import Grammar, Match, Rule, Unit
from tawatur.rules.grammar import Encoded

HERE = Path(__file__).parent
WORDS = HERE.parent / "words"
HEADINGS = frozenset({"headline", "kicker"})
UNREAD = frozenset({"section", "caption"})
CANDIDATE = "candidate"


class Heard(Struct, frozen=True, eq=False, gc=False):
    """What the rules make of a sentence: a reading for each cue or candidate, and the hedges."""

    line: Line
    role: str
    headline: bool
    readings: Sequence[Found]
    hedges: Sequence[HedgeFound]


class SayingsReader:
    """Gives sources, sayings and hedges."""

    name = "sayings"
    needs = ("words",)
    gives = ("sources", "sayings", "hedges")

    def __init__(self) -> None:
        """Read the lexicons and rules."""
        makers = {**MAKERS, CANDIDATE: candidate}
        self.grammar = Grammar([HERE, WORDS], makers, lambda rule: -weight_of(rule))
        self._claims = {rule.id: weight_of(rule) for rule in self.grammar.rules}
        self.weights = Weights.read()

    def read(self, reading: Reading) -> Reading:
        """A copy of `reading` with its sources, sayings and hedges."""
        article = self._article(reading)
        return write(reading, article)

    def _article(self, reading: Reading) -> Article:
        outlet = reading.outlet.name if reading.outlet else ""
        resolver = Resolver(reading.text, reading.mentions, outlet)
        heard = self.heard(reading)
        page = [told for h in heard if h.role in SOURCE_LINES for told in in_source_line(h.line, h.role)]
        read = [h for h in heard if h.role not in SOURCE_LINES]
        told = [(h, settled(h.readings, h.line, self.weights)) for h in read]
        body = [h.line for h in read if not h.headline]
        bare = [h.line for h, founds in told if h.headline and not founds]
        hedges = [hedge for h in read for hedge in h.hedges]
        resolver.body([(h.line, founds) for h, founds in told if not h.headline])
        for h, founds in told:  # after the body: a headline names in short whom the body names in full
            if h.headline and founds:
                resolver.headline(h.line, founds)
        page += pages.at_edges(body)
        page = pages.without(reading.outlet, page)
        return _finished(resolver, bare, body, page, hedges)

    def heard(self, reading: Reading) -> list[Heard]:
        """What the rules make of each sentence that is read.

        Each step is done for the whole article before the next: what it needs is then at hand.
        """
        dates, names = Dates(reading), Names(reading.mentions)
        read = [(s, role) for s in reading.sentences if (role := _role(reading, s)) not in UNREAD]
        encoded = [self.grammar.encode(sentence, dates.layers(sentence)) for sentence, _ in read]
        lines = [Line(one.sentence, one.units, names.within(one.sentence)) for one in encoded]
        made = self._made(encoded, lines)
        return [_heard(*one) for one in zip(lines, [role for _, role in read], made, strict=True)]

    def _made(self, encoded: Sequence[Encoded], lines: Sequence[Line]) -> list[list[Found | HedgeFound]]:
        """What the rules make of each sentence, the weighty first."""
        made: list[list[Found | HedgeFound]] = [[] for _ in lines]
        taken: list[dict[int, int]] = [{} for _ in lines]
        for number, match in self.grammar.all_matches(encoded):
            match.around = lines[number]
            found = self._of(match, lines[number], taken[number])
            if found is not None:
                made[number].append(found)
        return made

    def _of(self, match: Match, line: Line, taken: dict[int, int]) -> Found | HedgeFound | None:
        """What is made of a match; a cue once read (it is `taken`) is not read by lighter rules."""
        weight, at = self._claims[match.rule.id], match.found.start()
        if weight // CLOSE < taken.get(at, 0) and not _weakens(weight, line.units[at]):
            return None
        if match.rule.make == CANDIDATE and not self.weights.may_keep(match, line):
            return None
        found: Found | HedgeFound | None = self.grammar.make(match)
        if isinstance(found, Found):
            taken[at] = weight // CLOSE
        return found


def _heard(line: Line, role: str, made: Sequence[Found | HedgeFound]) -> Heard:
    # A first line that ends in a stop is the article's lead, whatever stands over it.
    headline = role in HEADINGS and not line.has(len(line) - 1, "FULL_STOP")
    hedges = [found for found in made if isinstance(found, HedgeFound)]
    return Heard(line, role, headline, weightiest(made, headline=headline), hedges)


def _role(reading: Reading, sentence: Sentence) -> str:
    """The part on the page of the block in which a sentence stands."""
    return reading.blocks[sentence.block].role if reading.blocks else "paragraph"


def _weakens(weight: int, unit: Unit) -> bool:
    """Whether a hedge is a cue that names nobody too: it is thought that."""
    return weight == 0 and "PASSIVE" in unit.senses


def weight_of(rule: Rule) -> int:
    """The weight that a rule claims; hedges have none."""
    return int(rule.values.get("weight", "0"))


def _finished(
    resolver: Resolver,
    bare: list[Line],
    body: list[Line],
    page: list[pages.Told],
    hedges: list[HedgeFound],
) -> Article:
    """What holds for the article as a whole."""
    relays = {link.entity: link for link in reversed([_page_link(resolver, told) for told in page])}
    chains.inherit(resolver.acts)
    resolver.sources.close()
    acts = sorted(headlines.link(resolver.acts, bare, body), key=lambda act: act.found.cue_span.start)
    speeches.extend(acts, body)
    speeches.look_back(acts, body)
    references.refer(acts)
    flags.flag(acts)
    return Article(
        acts, resolver.sources.all, list(reversed(relays.values())), hedges, resolver.phrases.names
    )


def _page_link(resolver: Resolver, told: pages.Told) -> Link:
    """The link of a source that is named for the page; what stands there is a medium or a person."""
    phrase = resolver.phrases.naming(told.line, told.piece)
    if told.person:
        phrase = replace(phrase, kind="", type="named_person", name=phrase.words, by_head=False)
    elif phrase.kind != "medium":
        phrase = replace(phrase, kind="medium", type="media_outlet", name=(), by_head=True)
    return Link(resolver.sources.named(phrase)[0], told.link, "page")


def describe(reading: Reading) -> Iterator[tuple[str, dict[str, str]]]:
    """Each saying's and hedge's rule and fields as strings, as the rules' examples name them."""
    labels = {source.id: source.label for source in reading.sources}
    for saying in reading.sayings:
        chain = [link for link in saying.chain if link.scope != "page"]
        page = [link for link in saying.chain if link.scope == "page"]
        yield (
            saying.rule,
            {
                "cue": " … ".join(reading.surface(span) for span in saying.cue),
                "source": reading.surface(saying.source_span) if saying.source_span else "",
                "who": labels.get(saying.source or "", ""),
                "content": " … ".join(reading.surface(span) for span in saying.content),
                "chain": " < ".join(labels[link.source] for link in chain),
                "page": " < ".join(labels[link.source] for link in page[:-1]),
                "flags": " ".join(saying.flags),
                "parent": saying.parent or "",
                "refers_to": saying.refers_to or "",
                "venue": reading.surface(saying.venue) if saying.venue else "",
                "addressee": reading.surface(saying.addressee) if saying.addressee else "",
                "quotes": " … ".join(reading.surface(span) for span in saying.quotes),
                **{name: getattr(saying, name) for name in FIELDS},
            },
        )
    for hedge in reading.hedges:
        scope = " … ".join(reading.surface(span) for span in hedge.scope)
        yield hedge.rule, {"hedge": reading.text[hedge.start : hedge.end], "scope": scope}


FIELDS = ("commitment", "polarity", "form", "act", "resolution")
