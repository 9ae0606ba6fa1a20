"""Sources: one entity for each holder of information in the article, however it is named."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import attrgetter

from msgspec import Struct, field
from msgspec.structs import replace

from tawatur.arabic import letters as l
from tawatur.model.record import Actor, Identity, Source, SourceType, Span
from tawatur.readers.sayings.naming import Naming
from tawatur.readers.sayings.persons import ROLES
from tawatur.readers.sayings.roster import Roster

PUBLISHER = "S0"
SINCE = attrgetter("spoken", "last")
"""When an entity spoke last, and when it was named last."""
LEAST_ALIKE, LATELY = 5, 8
PLURAL = l.WAW + l.NOON
HOLDERS = frozenset({"office", "official", "title", "expert"})
NAMED_BODIES = ("ngo_igo", "armed_actor")
THINGS = ("body", "medium", "place", "document", "reports")
"""Kinds of what has no person's name, though its own may look like one."""
UNTOLD = ("title", "medium", "expert")
"""Kinds of sources whose nation is often told only when they are named again."""
SPELT_OUT = ("body", "medium", "office")
IDENTITY: dict[str, Identity] = {
    "anonymous_sources": "anonymous",
    "eyewitness": "anonymous",
    "generic_reports": "generic",
    "role_holder": "role_only",
    "expert": "role_only",
    "social_media": "generic",
    "unknown": "generic",
}


class Entity(Struct, eq=False):
    """A source in the making; `words` are all words by which it has been named."""

    id: str
    label: str
    type: SourceType
    kind: str
    head: str
    words: set[str]
    name: tuple[str, ...]
    gender: str = ""
    actor: Actor | None = None
    mentions: list[Span] = field(default_factory=list)
    proper: bool = False
    many: bool = False
    principal: Naming | None = None
    theirs: bool = False
    speaks_for: str | None = None
    nation: str = ""
    core: frozenset[str] = frozenset()
    alias: set[str] = field(default_factory=set)
    one: bool = False
    last: int = 0
    spoken: int = 0

    @property
    def group(self) -> str:
        """What it is of: a person, or the kind of body or thing."""
        return _group(self.kind, named=bool(self.name))

    def source(self) -> Source:
        """The entity as it stands in the record."""
        return Source(
            self.id, self.label, self.type, self.identity, self.speaks_for, self.actor, tuple(self.mentions)
        )  # fmt: skip

    @property
    def identity(self) -> Identity:
        """How the source is known: by name, by office, as one or several without a name, not at all."""
        if self.type == "unknown" and not self.many and (self.actor is not None or self.proper):
            return "named"
        if self.type == "unknown" and self.kind == "people" and not self.many:
            return "anonymous"
        return IDENTITY.get(self.type, "named")


class Sources:
    """The sources of an article, in order of appearance."""

    def __init__(self, roster: Roster | None = None) -> None:
        self.all: list[Entity] = []
        self.rivals: list[Entity] = []
        """Whom the phrase named last might as well have meant."""
        self._roster = roster
        self._clock = 0

    def named(self, naming: Naming) -> tuple[Entity, bool]:
        """The entity that a phrase names, and whether it was known before."""
        self.rivals = []
        known = self._known(naming)
        if known is None:
            naming = self._with_holder(_without_name(naming))
            known = self._known(naming)
        entity = known or self._new(naming)
        self.touch(entity)
        if naming.span not in entity.mentions:
            entity.mentions.append(naming.span)
        self._learn(entity, naming)
        return entity, known is not None

    def close(self) -> None:
        """Find for whom spokesmen speak: a source, if the article has it as one, else what it is called."""
        for entity in self.all:
            if entity.principal is not None:
                known = self._known(entity.principal)
                known = None if known is entity else known
                entity.speaks_for = known.id if known is not None else entity.principal.label
            elif entity.theirs:
                entity.speaks_for = self._body_before(entity.mentions[0].start)

    def _body_before(self, at: int) -> str | None:
        """The body named last before a character of the text."""
        bodies = [(m.start, e.id) for e in self.all if e.kind == "body" for m in e.mentions if m.start < at]
        return max(bodies)[1] if bodies else None

    def _with_holder(self, naming: Naming) -> Naming:
        """The same with the name of the person who holds the office elsewhere in the article."""
        if self._roster is None or naming.name or naming.kind not in HOLDERS or naming.many:
            return naming
        alone = len(naming.words) == 1
        holder = None if alone and not naming.definite else self._roster.holder(naming.head, naming.word_set)
        if holder is None:
            return naming
        return replace(naming, name=holder.name, type="named_person", label=holder.label)

    def knows(self, naming: Naming) -> bool:
        """Whether the phrase names an entity of this article."""
        return self._known(naming) is not None

    def touch(self, entity: Entity) -> None:
        """Note that the entity has just been named."""
        self._clock += 1
        entity.last = self._clock

    def speaks(self, entity: Entity) -> None:
        """Note that the entity has just spoken in its own right, not in what another says."""
        self._clock += 1
        entity.spoken = self._clock

    def _new(self, naming: Naming) -> Entity:
        entity = Entity(
            f"S{len(self.all) + 1}", naming.label, naming.type, naming.kind, naming.head,
            set(naming.words), naming.name, naming.gender, actor=naming.actor,
            proper=naming.proper, many=naming.many, one=naming.one,
        )  # fmt: skip
        self.all.append(entity)
        return entity

    def _learn(self, entity: Entity, naming: Naming) -> None:
        entity.words.update(naming.words)
        entity.alias.update(naming.alias)
        if entity.kind not in THINGS and len(naming.name) > len(entity.name):
            entity.name = naming.name
            if naming.type == "named_person":
                entity.type = naming.type
                entity.label = naming.label
        entity.actor = entity.actor or naming.actor
        entity.principal = entity.principal or naming.principal
        entity.theirs = entity.theirs or naming.theirs
        entity.nation = entity.nation or naming.nation
        entity.core = entity.core or naming.core

    def _known(self, naming: Naming) -> Entity | None:
        if naming.name or not naming.by_head:
            same = self._latest(
                lambda e: _same_person(e, naming) or _is_part_of(naming, e) or _gets_name(naming, e)
            )
            if same is not None or naming.name:
                return same
        same = self._latest(lambda e: _is_same_actor(naming, e)) if naming.actor else None
        if same is not None:
            return same
        alone = naming.refers and naming.kind in ROLES and len(naming.words) == 1
        search = self._likeliest if alone else self._latest
        same = search(
            lambda e: naming.word_set == e.words or _is_short_for(naming, e) or _spells_out(naming, e)
        )
        if same is None and (naming.core or naming.kind == "office"):
            same = self._latest(lambda e: _is_compatriot(naming, e) or _is_alias(naming, e))
        if same is not None or not naming.refers:
            return same
        return self._referred(naming)

    def _referred(self, naming: Naming) -> Entity | None:
        """What a definite noun refers to whose words have not been used before."""
        if naming.kind == "source":
            return self._source(naming)
        if naming.kind == "document" and naming.issued:
            document = self._latest(lambda e: e.kind == "document" and naming.head in e.words)
            return document or self._latest(lambda e: e.kind == "body")
        if naming.kind in ("medium", "body"):
            return self._body(naming)
        if not naming.kind and len(naming.words) == 1 and naming.head.endswith(l.YEH):
            return self._likeliest(_is_somebody)
        short = not naming.many and len(naming.words) <= 1 + naming.generic
        return self._person(naming) if short else None

    def _source(self, naming: Naming) -> Entity | None:
        """Whom the source refers to: one called so before, unless somebody else has long gone on."""
        source, last = self._latest(lambda e: e.kind == "source"), self._latest(lambda _: True)
        past = source is None or (naming.same and last is not None and last.spoken > source.spoken + LATELY)
        return source if not past else None if naming.many else last

    def _body(self, naming: Naming) -> Entity | None:
        """Whom a word for a body or a medium refers to: this union, the organisation, the armed group."""
        if naming.pointed and naming.kind == "body":
            return self._latest(lambda e: e.kind == "body" and e.type == naming.type)
        if naming.told:
            same = self._latest(lambda e: e.type == naming.type and naming.head in e.words)
            return same or (self._proper(naming) if naming.general else None)
        if naming.general and len(naming.words) == 2 and naming.kind == "body":
            return self._likeliest(lambda e: e.type in NAMED_BODIES and _shares_sort(naming, e))
        return self._in_short(naming) if len(naming.words) == 1 else None

    def _person(self, naming: Naming) -> Entity | None:
        """Whom a word for an office or for any person refers to."""
        if naming.kind == "people" and not naming.generic:
            return self._one(naming)
        if naming.kind not in ROLES and naming.kind != "people":
            return None
        holds = ("person", "body") if naming.kind == "office" else ("person",)
        same = self._likeliest(lambda e: e.group in holds and naming.head in e.words)
        if same is not None or not naming.generic:
            return same
        return self._likeliest(lambda e: _is_somebody(e) and _may_be_of(naming, e))

    def _one(self, naming: Naming) -> Entity | None:
        """Whom a word for any one of several refers to: who was described by it, or spoke last."""
        described = self._latest(lambda e: bool(e.name) and naming.head in e.words)
        last = self._latest(lambda _: True)
        if described is not None or last is None or not last.one or last.name:
            return described
        return last if (naming.gender or "m") == (last.gender or "m") else None

    def _in_short(self, naming: Naming) -> Entity | None:
        """The medium or the body that is called by what it is: the paper, the organisation."""
        if naming.kind == "medium":
            called = self._latest(lambda e: e.kind in ("medium", "body") and naming.head in e.words)
            same = called or self._latest(lambda e: e.type == naming.type)
            return same or self._latest(lambda e: e.kind == "medium")
        return self._proper(naming)

    def _proper(self, naming: Naming) -> Entity | None:
        """The body with a name of its own that is of the sort that a word for any such body tells."""
        if naming.type not in NAMED_BODIES:
            return None
        return self._likeliest(lambda e: e.kind == "body" and e.type == naming.type and e.proper)

    def _likeliest(self, test: Callable[[Entity], bool]) -> Entity | None:
        """The entity that spoke last of those that fit; the others that spoke not long before are rivals."""
        found = self._latest(test)
        since = max(1, found.spoken - LATELY) if found is not None else 0
        self.rivals = [e for e in self.all if e is not found and e.spoken >= since and test(e)]
        return found

    def _latest(self, test: Callable[[Entity], bool]) -> Entity | None:
        return max(filter(test, self.all), key=SINCE, default=None)


def _without_name(naming: Naming) -> Naming:
    """The witness, rather than a man called so, where the article has named nobody like that."""
    doubtful = naming.otherwise is not None and len(naming.words) == 1
    return replace(naming, name=(), type=naming.otherwise) if doubtful and naming.otherwise else naming


def _is_same_actor(naming: Naming, entity: Entity) -> bool:
    if naming.actor is None or entity.actor is None or naming.actor.id != entity.actor.id:
        return False
    return _group(naming.kind, named=bool(naming.name)) == entity.group


def _may_be_of(naming: Naming, entity: Entity) -> bool:
    """Whether a phrase that tells a nation may name the entity, as far as its own nation is known."""
    return not naming.nation or not entity.nation or naming.nation == entity.nation


def _is_compatriot(naming: Naming, entity: Entity) -> bool:
    """Whether a phrase only says once more, or for the first time, of which country the entity is."""
    if not naming.core or _group(naming.kind, named=bool(naming.name)) != entity.group:
        return False
    if naming.nation == entity.nation and naming.core == entity.core:
        return True
    alone = naming.definite and naming.core == {naming.head} and naming.head in entity.words
    told = bool(entity.nation) or (naming.kind in UNTOLD and not entity.many)
    return alone and naming.kind in (*UNTOLD, "office") and told and _may_be_of(naming, entity)


def _is_alias(naming: Naming, entity: Entity) -> bool:
    """Whether an office is the entity's by another word for what it is of: the head of the government."""
    if naming.kind != "office" or entity.group != "person" or naming.head != entity.head:
        return False
    return len(naming.alias) > 1 and naming.alias <= entity.alias


def _is_somebody(entity: Entity) -> bool:
    known = bool(entity.name) or entity.kind in ROLES or entity.kind == "source"
    return not entity.many and (known or entity.type == "named_person")


def _same_person(entity: Entity, naming: Naming) -> bool:
    """Whether a name is the entity's, written out or shortened to its last or first part."""
    theirs = entity.name or (entity.words if not entity.kind else ())
    mine = naming.name or naming.words
    if not (mine and theirs):
        return False
    own = set(mine)
    return own.issubset(theirs) or own.issuperset(theirs) or _spelt_alike(mine, entity.name)


def _spelt_alike(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether two names differ in where words are divided, or in the order of two letters of a word."""
    if not theirs:
        return False
    one, other = "".join(mine).replace(l.ARTICLE, ""), "".join(theirs).replace(l.ARTICLE, "")
    if min(len(one), len(other)) < LEAST_ALIKE:
        return False
    return one.endswith(other) or other.endswith(one) or any(sorted(mine[-1]) == sorted(t) for t in theirs)


def _is_part_of(naming: Naming, entity: Entity) -> bool:
    if naming.kind == "place" and entity.kind != "place":
        return False
    return not naming.by_head and bool(naming.words) and naming.word_set <= entity.words


def _is_short_for(naming: Naming, entity: Entity) -> bool:
    """Whether a definite phrase repeats the entity's head with fewer words: the ministry of before."""
    if (
        naming.kind == "reports"
        or naming.many != entity.many
        or not _are_among(naming.word_set, entity.words)
        or not _may_be_one(naming, entity)
    ):
        return False
    if naming.head == entity.head:
        return True
    return naming.head in entity.words and (naming.definite or naming.proper or naming.kind in ROLES)


def _are_among(words: frozenset[str], known: set[str]) -> bool:
    """Whether all words are known ones; of an adjective of a country or people the noun will do."""
    return all(word.endswith(l.YEH) and word[:-1] in known for word in words - known)


def _shares_sort(naming: Naming, entity: Entity) -> bool:
    """Whether the adjective of a general word (the women's organisation) is in the entity's name."""
    stem = naming.words[1].removesuffix(l.HEH).removesuffix(l.YEH)
    return any(word.removesuffix(l.HEH).removesuffix(l.YEH) == stem for word in entity.words)


def _may_be_one(naming: Naming, entity: Entity) -> bool:
    """Whether both are of one sort; a group by its name may have been told as people: the rebel Houthis."""
    group = _group(naming.kind, named=bool(naming.name))
    return group == entity.group or (entity.group == "people" and group == "body" and not naming.by_head)


def _gets_name(naming: Naming, entity: Entity) -> bool:
    """Whether a name is given now to an office spoken of before without one."""
    return (
        entity.kind in ROLES and not entity.name and len(entity.words) > 1 and entity.words <= naming.word_set
    )


def _spells_out(naming: Naming, entity: Entity) -> bool:
    """Whether a body spoken of before in fewer words is now named in full."""
    return (
        naming.kind == entity.kind in SPELT_OUT
        and naming.head == entity.head
        and len(entity.words) > 1
        and entity.words <= naming.word_set
    )


def _group(kind: str, *, named: bool) -> str:
    return "person" if named or kind in ROLES or not kind else kind
