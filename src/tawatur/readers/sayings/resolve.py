"""Resolution: who the source of each cue is, and the chain from the origin to the publisher.

Sentence by sentence, in the order of the text. A cue without a subject goes on with the speaker before it;
a participle with the speaker of its own sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from tawatur.arabic import letters as l
from tawatur.model.record import LinkKind, Mention
from tawatur.readers.sayings import protests
from tawatur.readers.sayings.acting import acting
from tawatur.readers.sayings.acts import Act, Link
from tawatur.readers.sayings.ahead import is_ahead
from tawatur.readers.sayings.drafts import Drafts
from tawatur.readers.sayings.found import Found, Line, Range
from tawatur.readers.sayings.headlines import is_revealing
from tawatur.readers.sayings.mediums import medium_ahead
from tawatur.readers.sayings.naming import Naming, as_country
from tawatur.readers.sayings.persons import ROLES
from tawatur.readers.sayings.phrasing import Phrases
from tawatur.readers.sayings.publisher import Publisher, is_ours
from tawatur.readers.sayings.relays import as_origin, begin_with_origin, carrier, is_carried
from tawatur.readers.sayings.roster import Roster
from tawatur.readers.sayings.sources import PLURAL, Entity, Sources
from tawatur.readers.sayings.stated import RELAYS, StatedSources
from tawatur.readers.sayings.subjects import agrees, is_aside, subject_before, subjects

LONGEST_WAIT = 12
ONE = frozenset({*ROLES, "body", "medium", "document", "reports", "place"})
PEOPLE = frozenset({"people", "witness"})
ORIGINS = frozenset({"cite", "relay"})
DOERS = ROLES | {"body"}


class Resolver:
    """Resolves the sentences of one article, in order."""

    def __init__(self, text: str, mentions: Sequence[Mention], outlet: str = "") -> None:
        self.phrases = Phrases(text, mentions)
        self.stated = StatedSources(self.phrases)
        self._publisher = Publisher(outlet)
        self.sources = Sources(Roster(text, self.phrases.names.all))
        self._drafts = Drafts(self.phrases, mentions, self.sources)
        self.acts: list[Act] = []
        self.speakers: list[Entity] = []
        self._passed: Line | None = None
        """The sentence before this one, where it says nothing."""

    def body(self, sentences: Sequence[tuple[Line, Sequence[Found]]]) -> None:
        """Add the acts of the body: sentences in order, each with what was found in it, if anything."""
        drafts = [self._drafts.of(line, founds, headline=False) for line, founds in sentences]
        self._state(list(chain.from_iterable(drafts)))
        for (line, founds), acts in zip(sentences, drafts, strict=True):
            if founds:
                self._sentence(acts)
            else:  # its subject may be who speaks next
                self._passed = line

    def headline(self, line: Line, founds: Sequence[Found]) -> None:
        """Add the acts of a headline."""
        acts = self._drafts.of(line, founds, headline=True)
        self._state(acts)
        self._sentence(acts)

    def _state(self, acts: Sequence[Act]) -> None:
        """Note which phrase names each act's source, and what it tells: of all before anybody is known."""
        for act in acts:
            if act.found.kind != "unsaid" and not is_revealing(act) and not _is_passive(act):
                act.stated = self.stated.of(act)
        for act in acts:
            if act.stated is not None:
                self.phrases.naming(act.line, act.stated)

    def _sentence(self, acts: Sequence[Act]) -> None:
        for number, act in enumerate(acts):
            self._resolve(act, acts[:number])
        for act in acts:
            self._chain(act, acts)
        for act in acts:
            begin_with_origin(act, acts)
        self.acts.extend(act for act in acts if not is_carried(act))
        self._passed = None

    # -- who ---------------------------------------------------------------------------------------

    def _resolve(self, act: Act, before: Sequence[Act]) -> None:
        act.passers = self._passers(act, before)  # before the source: the same agency is not whom it cites
        if act.found.kind == "unsaid" or is_revealing(act) or _is_passive(act):
            return
        piece = act.stated
        if piece is not None and not (self.speakers and self._is_called(act, piece)):
            self._name(act, piece)
            self._carry(act, piece)
        elif act.found.voice == "finite":
            self._continue(act, before)
            act.resolution = "anaphoric" if "of" in act.found.values else act.resolution
        else:
            self._accompany(act, before)
        if act.source is not None:
            self._speak(act)

    def _is_called(self, act: Act, piece: Range) -> bool:
        """Whether people behind a verb of calling are whom the speaker of before calls: he urged them."""
        line, cue = act.line, act.found.cue[0]
        calls = line.has(cue, "HAS_TARGET") and line.has(cue, "TAKES_TO", "TAKES_ON") and piece[0] > cue
        if not calls or act.found.gender != "m" or act.found.plural or act.found.voice != "finite":
            return False
        phrase = self.phrases.naming(line, piece)
        return phrase.many and phrase.definite and phrase.kind in PEOPLE

    def _carry(self, act: Act, piece: Range) -> None:
        """Note a noun that the verb only describes, and the medium that carried it, if it is a document."""
        if not is_aside(act.line, piece, act.found.cue[0]):
            return
        medium = carrier(act.line, piece[0])
        act.aside = medium is None
        phrase = self.phrases.naming(act.line, medium) if medium is not None else None
        if phrase is not None and not self._publisher.is_named(phrase):
            act.passers.append(self.sources.named(phrase)[0])

    def _name(self, act: Act, piece: Range) -> None:
        if self._point_back(act, piece):
            return
        beside = act.found.kind == "reference"
        phrase = self.phrases.medium(act.line, piece) if beside else self.phrases.naming(act.line, piece)
        if beside and (self._publisher.is_named(phrase) or is_ours(act.line, piece)):
            return
        if phrase.native:
            speaker = act.parent.source if act.parent else next(reversed(self.speakers), None)
            phrase = as_country(phrase, speaker.nation if speaker else "", self.phrases.names.all)
        act.source, known = self.sources.named(phrase)
        act.source_span = phrase.span
        act.resolution = "anaphoric" if known and not phrase.name and phrase.refers else "explicit"
        if self.sources.rivals:
            act.rivals = list(self.sources.rivals)
            act.flags.append("coref_uncertain")
        if known and phrase.issued and act.source.kind != "document":
            act.source.gender = ""  # the statement stands for who put it out, and verbs agree with either
        elif act.found.voice == "finite" and act.found.relay is None and not act.source.gender:
            act.source.gender = act.found.gender

    def _point_back(self, act: Act, piece: Range) -> bool:
        """Take the speaker of before where the phrase only points at somebody: these, the latter."""
        line = act.line
        at = piece[0] + line.has(piece[0], "DEMONSTRATIVE") * (piece[1] - piece[0] > 1)
        if piece[1] - at != 1 or not line.has(at, "POINTS_BACK"):
            return False
        many = line.units[at].senses["POINTS_BACK"].values["of"] == "many"
        fits = [e for e in self.speakers if (_is_many(e) or e.many if many else _agrees(act.found, e))]
        if fits:
            act.source, act.source_span, act.resolution = fits[-1], line.span(piece), "anaphoric"
        return bool(fits)

    def _continue(self, act: Act, before: Sequence[Act]) -> None:
        """A verb without a subject: whoever spoke before, at the same level first."""
        if act.parent is not None and not act.found.gender:
            act.source, act.resolution = act.parent.source, "anaphoric"
            return
        act.resolution = "implicit"
        beside = [a for a in before if a.parent is act.parent and a.found.kind != "own"]
        beside = [a for a in beside if a.source and not a.aside]
        agreeing = [a for a in beside if a.source and _agrees(act.found, a.source)]
        if agreeing:
            act.source = self._turned_to(act, agreeing[-1]) or agreeing[-1].source
        elif act.parent is not None:
            act.source = self._embedded(act, act.parent)
        else:
            act.source = self._subject_in(act, 0) or self._acting(act) or self._speaker(act.found)

    def _turned_to(self, act: Act, last: Act) -> Entity | None:
        """Who comes in between a saying and a verb that goes on: but the movement does and says."""
        start = last.content[1] if last.content is not None else last.found.cue[1]
        turned = next((at for at in range(start, act.found.cue[0]) if act.line.has(at, "TURN")), None)
        return None if turned is None or not last.found.gender else self._subject_in(act, turned + 1)

    def _embedded(self, act: Act, parent: Act) -> Entity | None:
        """Who goes on in what another says: the subject of that clause; the other, where a pronoun is."""
        content = parent.content
        resumed = content is not None and act.line.has(content[0] - 1, "PRONOUN_SUFFIX")
        same = parent.source is not None and _agrees(act.found, parent.source)
        if content is None or (resumed and same):
            return parent.source
        return self._subject_in(act, content[0]) or parent.source

    def _subject_in(self, act: Act, start: int) -> Entity | None:
        """The first subject between `start` and the cue with which the cue agrees."""
        line, found = act.line, act.found
        names = self.phrases.somebody(line)
        for piece in subjects(line, start, found.cue[0], names):
            chanted = line.has(found.cue[0] - 1, "CHANT")  # slogans that demand: those who shout them do
            if chanted or agrees(line, piece[0], found.gender, plural=found.plural):
                return self.sources.named(self.phrases.naming(line, piece))[0]
        return None

    def _acting(self, act: Act) -> Entity | None:
        """Who has just done something, where a verb without a subject opens the sentence."""
        line = self._passed
        if line is None or not is_ahead(act.line, act.found.cue[0]):
            return None
        piece = acting(line, self.phrases.somebody(line), act.found)
        if piece is None:
            return None
        phrase = self.phrases.naming(line, piece)
        return self.sources.named(phrase)[0] if phrase.name or phrase.kind in DOERS else None

    def _speaker(self, found: Found) -> Entity | None:
        recent = self.speakers[-LONGEST_WAIT:]
        return next((s for s in reversed(recent) if _agrees(found, s)), recent[-1] if recent else None)

    def _accompany(self, act: Act, before: Sequence[Act]) -> None:
        """A participle, or a phrase that repeats whose words these are: the speaker of its sentence."""
        if protests.has_purpose(act.line, act.found) and self._is_protest(act):
            return
        beside = [a for a in before if a.source and a.parent is act.parent and not a.via]
        main = [a for a in beside if a.found.voice in ("finite", "preposition")]
        act.resolution = "anaphoric" if act.found.kind == "own" else "implicit"
        fellows = [a.source for a in beside if a.found.voice == act.found.voice == "participle"]
        agreeing = [a.source for a in main if a.source and _agrees(act.found, a.source)]
        if agreeing or (main and act.found.voice != "noun"):
            many = None if agreeing or not act.found.plural else self._subject_in(act, 0)
            act.source = agreeing[-1] if agreeing else many or main[-1].source
        elif fellows:
            act.source = fellows[-1]
        elif act.parent is not None:
            act.source = self._within(act, act.parent)
        else:  # of a sentence whose verb says nothing a participle goes on from the subject
            act.source = None if act.found.kind == "own" else self._subject_in(act, 0)
            if act.source is None and act.headline and act.found.voice == "noun":
                act.resolution = "unknown"  # a heading that says that there is a warning, not whose
            elif act.source is None:
                act.source = self._speaker(act.found)

    def _is_protest(self, act: Act) -> bool:
        """Whether the noun tells what is protested for; then with who protests as source, if it is told."""
        line, cue = act.line, act.found.cue[0]
        start = act.parent.content[0] if act.parent and act.parent.content else 0
        names = self.phrases.somebody(line)
        owner = next(protests.owners(line, start, cue, names), None)
        told = [self.phrases.naming(line, p) for p in protests.protesters(line, start, cue, names)]
        phrase = next((phrase for phrase in told if protests.may_protest(phrase)), None)
        phrase = self.phrases.naming(line, owner) if owner is not None else phrase
        if phrase is not None:
            act.source, act.resolution = self.sources.named(phrase)[0], "implicit"
        return phrase is not None or protests.is_told_of(line, start, cue)

    def _within(self, act: Act, parent: Act) -> Entity | None:
        """Whose words a participle or noun inside what another says are: who else fits its number, or his."""
        fits = parent.source is not None and _agrees(act.found, parent.source)
        if parent.content is None or (fits and act.found.voice != "noun"):
            return parent.source
        return self._subject_in(act, parent.content[0]) or parent.source

    def _speak(self, act: Act) -> None:
        told = act.parent is None or act.parent.found.kind == "via"
        if act.source and told and not (act.via or act.headline or act.aside or _only_carries(act)):
            self.speakers.append(act.source)
            self.sources.speaks(act.source)

    # -- through whom ------------------------------------------------------------------------------

    def _chain(self, act: Act, acts: Sequence[Act]) -> None:
        """The act's own links; those of the acts around it are added when chains are read off."""
        if act.source is not None:
            saw = act.found.values.get("act") == "witness"
            act.links.append(Link(act.source, "witnessed" if saw else "said"))
        for entity in act.passers:
            self._add_link(act, entity, "relayed")
        if act.found.voice in ("participle", "preposition") and act.found.kind != "via":
            self._inherit(act, acts)
        for other in acts:
            if other.via is act and other.source is not None:
                self._add_link(act, other.source, "relayed")
                if other.found.kind != "reference" and other.found.values.get("act") in ORIGINS:
                    act.links = as_origin(act.links)

    def _passers(self, act: Act, before: Sequence[Act]) -> list[Entity]:
        """Who passed on what the source says, or was told it; of a first verb that may stand ahead."""
        found, medium = act.found, act.found.medium
        if medium is None and found.voice == "finite" and all(a.found.voice != "finite" for a in before):
            medium = medium_ahead(act.line, found.cue[0])
        if medium is None and found.relay is None and found.rule not in RELAYS:
            return []
        if found.rule in RELAYS and found.relay is None and act.line.has(found.cue[0], "PARTICIPLE"):
            goes_on = [
                a.source for a in before if a.source and a.parent is act.parent and a.found.voice == "finite"
            ]
            return goes_on[-1:]  # citing somebody: so does who speaks in the sentence
        alone = found.rule in RELAYS and not found.joined  # a verb joined on has its subject behind it
        relay = found.relay or (subject_before(act.line, found.cue[0]) if alone else None)
        phrases = [self.phrases.medium(act.line, medium)] if medium is not None else []
        phrases += [self.phrases.medium(act.line, relay)] if relay is not None else []
        heard = relay is not None and found.rule == "saying/learnt-from"  # the paper has learnt: the outlet
        told = (medium is not None or heard) and self._is_ours(phrases[0])
        phrases = [phrase for phrase in phrases[told:] if not self._publisher.is_named(phrase)]
        return [self.sources.named(phrase)[0] for phrase in phrases]

    def _is_ours(self, phrase: Naming) -> bool:
        """Whether somebody spoke to "the paper" where none has been named: to the outlet itself."""
        bare = phrase.kind == "medium" and phrase.definite and len(phrase.words) == 1
        return bare and phrase.by_head and phrase.general and not self.sources.knows(phrase)

    def _inherit(self, act: Act, acts: Sequence[Act]) -> None:
        """A participle goes on in the chain of the verb that it goes with."""
        main = [
            a for a in acts
            if a.source is act.source and a.found.voice == "finite" and a.found.cue < act.found.cue
        ]  # fmt: skip
        for link in main[-1].links[1:] if main else ():
            self._add_link(act, link.entity, link.kind)

    def _add_link(self, act: Act, entity: Entity, kind: LinkKind) -> None:
        if all(entity is not link.entity for link in act.links):
            act.links.append(Link(entity, kind))


def _only_carries(act: Act) -> bool:
    """Whether a medium is named after words that it only passes on: it does not go on speaking."""
    carries = act.found.kind == "via" and act.source is not None and act.source.kind == "medium"
    return carries and act.content is not None and act.content[1] <= act.found.cue[0]


def _is_passive(act: Act) -> bool:
    """Whether the cue is one that names nobody: it is said, it is thought, it was (by its sign) announced."""
    named = act.found.source is not None
    return not named and (act.line.has(act.found.cue[0], "PASSIVE") or _has_passive_sign(act))


def _has_passive_sign(act: Act) -> bool:
    """Whether a verb of the past is written with the vowel of the passive on its first letter."""
    sense, word = act.found.sense, act.line.words[act.line.units[act.found.cue[0]].first]
    inflected = sense.surface.inflected if sense is not None else None
    if inflected is None or inflected.aspect != "perfect" or l.DAMMA not in word.form.raw:
        return False
    start = sense.split.start if sense is not None and sense.split is not None else 0
    return word.form.raw[start + 1 : start + 2] == l.DAMMA


def _agrees(found: Found, entity: Entity) -> bool:
    """Whether the entity can be the subject of a verb or participle that stands after it."""
    if found.gender and entity.gender and found.gender != entity.gender and not found.plural:
        return False
    if found.plural and found.gender:
        return _is_many(entity) or not (entity.name or entity.kind in ONE)
    return not _is_many(entity)


def _is_many(entity: Entity) -> bool:
    return entity.head.endswith(PLURAL)
