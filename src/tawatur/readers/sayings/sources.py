"""Sources: one entity for each holder of information in the article, however it is named."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from tawatur.arabic import letters as l
from tawatur.model.record import Actor, Identity, Source, SourceType, Span
from tawatur.readers.sayings.naming import Naming
from tawatur.readers.sayings.persons import ROLES

PUBLISHER = "S0"
LEAST_ALIKE = 5
PLURAL = l.WAW + l.NOON
NAMED_BODIES = ("ngo_igo", "armed_actor")
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


@dataclass(eq=False)
class Entity:
    """A source in the making; `words` are all words by which it has been named."""

    id: str
    label: str
    type: SourceType
    kind: str
    head: str
    words: set[str]
    name: tuple[str, ...]
    gender: str = ""
    plural: bool = False
    actor: Actor | None = None
    mentions: list[Span] = field(default_factory=list)
    last: int = 0
    spoken: int = 0

    def source(self) -> Source:
        """The entity as it stands in the record."""
        identity = IDENTITY.get(self.type, "named")
        return Source(self.id, self.label, self.type, identity, None, self.actor, tuple(self.mentions))


class Sources:
    """The sources of an article, in order of appearance."""

    def __init__(self) -> None:
        self.all: list[Entity] = []
        self._clock = 0

    def named(self, naming: Naming) -> tuple[Entity, bool]:
        """The entity that a phrase names, and whether it was known before."""
        known = self._known(naming)
        entity = known or self._new(naming)
        self.touch(entity)
        if naming.span not in entity.mentions:
            entity.mentions.append(naming.span)
        self._learn(entity, naming)
        return entity, known is not None

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
        )  # fmt: skip
        self.all.append(entity)
        return entity

    def _learn(self, entity: Entity, naming: Naming) -> None:
        entity.words.update(naming.words)
        if naming.name and len(naming.name) > len(entity.name):
            entity.name = naming.name
            if naming.type == "named_person":
                entity.type = naming.type
                entity.label = naming.label
        entity.actor = entity.actor or naming.actor

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
        same = self._latest(
            lambda e: naming.word_set == e.words or _is_short_for(naming, e) or _spells_out(naming, e)
        )
        if same is not None or not naming.refers:
            return same
        return self._referred(naming)

    def _referred(self, naming: Naming) -> Entity | None:
        """What a definite noun refers to whose words have not been used before."""
        if naming.kind == "source":
            return self._latest(lambda e: e.kind == "source") or self._latest(lambda _: True)
        if not naming.kind and len(naming.words) == 1 and naming.head.endswith(l.YEH):
            return self._latest(_is_somebody)
        if naming.kind == "document" and naming.issued:
            document = self._latest(lambda e: e.kind == "document" and naming.head in e.words)
            return document or self._latest(lambda e: e.kind == "body")
        if naming.kind in ("medium", "body") and len(naming.words) == 1:
            return self._in_short(naming)
        alone = naming.kind in ROLES and len(naming.words) == 1 and not naming.head.endswith(PLURAL)
        if alone or (naming.generic and len(naming.words) <= 2):
            same = self._latest(lambda e: _group(e.kind) == "person" and naming.head in e.words)
            return same or self._latest(_is_somebody)
        return None

    def _in_short(self, naming: Naming) -> Entity | None:
        """The medium or the body that is called by what it is: the paper, the organisation."""
        if naming.kind == "medium":
            return self._latest(lambda e: e.type == naming.type) or self._latest(lambda e: e.kind == "medium")
        if naming.type not in NAMED_BODIES:
            return None
        return self._latest(lambda e: e.kind == "body" and e.type == naming.type)

    def _latest(self, test: Callable[[Entity], bool]) -> Entity | None:
        return max((e for e in self.all if test(e)), key=lambda e: (e.spoken, e.last), default=None)


def _is_same_actor(naming: Naming, entity: Entity) -> bool:
    if naming.actor is None or entity.actor is None or naming.actor.id != entity.actor.id:
        return False
    return _group(naming.kind) == _group(entity.kind)


def _is_somebody(entity: Entity) -> bool:
    return (
        bool(entity.name) or entity.kind in ROLES or entity.kind == "source" or entity.type == "named_person"
    )


def _same_person(entity: Entity, naming: Naming) -> bool:
    """Whether a name is the entity's, written out or shortened to its last or first part."""
    theirs = entity.name or (entity.words if not entity.kind else ())
    mine = naming.name or naming.words
    if not (mine and theirs):
        return False
    return set(mine) <= set(theirs) or set(mine) >= set(theirs) or _spelt_alike(mine, entity.name)


def _spelt_alike(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether two names differ in where words are divided, or in the order of two letters of a word."""
    one, other = ("".join(words).replace(l.ARTICLE, "") for words in (mine, theirs))
    if min(len(one), len(other)) < LEAST_ALIKE:
        return False
    return one.endswith(other) or other.endswith(one) or any(sorted(mine[-1]) == sorted(t) for t in theirs)


def _is_part_of(naming: Naming, entity: Entity) -> bool:
    return not naming.by_head and bool(naming.words) and naming.word_set <= entity.words


def _is_short_for(naming: Naming, entity: Entity) -> bool:
    """Whether a definite phrase repeats the entity's head with fewer words: the ministry of before."""
    if (
        naming.kind == "reports"
        or not naming.word_set <= entity.words
        or _group(naming.kind) != _group(entity.kind)
    ):
        return False
    if naming.head == entity.head:
        return True
    return naming.head in entity.words and (naming.definite or naming.kind in ROLES)


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


def _group(kind: str) -> str:
    return "person" if kind in ROLES or not kind else kind
