"""What the rest of the room passes on: one mention of an event with all that its sentence tells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from msgspec import Struct

from tawatur.arabic import letters as l
from tawatur.model.record import Span
from tawatur.readers.events.make import Framed
from tawatur.readers.events.triggers import Trigger

ROLES = {"a": "actor", "r": "recipient"}


class Party(NamedTuple):
    """A phrase, its role (a: actor, r: recipient), and how sure that is, from 0 to 1."""

    span: Span
    role: str
    sure: float


class Found(Struct, frozen=True):
    """A mention: its frame, its sentence (index `home`), and what it adds to the event.

    `bounds` are the sentence's characters, `own` says which of place and date it tells itself; `spot` is the
    name of its own town or site; `follows` says that it tells what came of the attack told right before it.
    `known` says that the trigger has the article, `pointed` that it is pointed at: this attack. `sure` are
    the parties with how sure each is.
    """

    framed: Framed
    type: str
    mode: str | None
    factuality: str
    actors: tuple[Span, ...]
    recipients: tuple[Span, ...]
    killed: int | None = None
    injured: int | None = None
    sayings: tuple[str, ...] = ()
    place: str | None = None
    date: str | None = None
    parts: tuple[tuple[str, Span], ...] = ()
    uses: tuple[str, ...] = ()
    home: int = 0
    contexts: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    spot: str | None = None
    follows: bool = False
    known: bool = False
    plain: bool = False
    pointed: bool = False
    sure: tuple[Party, ...] = ()
    bounds: Span = Span(0, 0)

    @property
    def trigger(self) -> Trigger:
        """The word or phrase that names the event."""
        return self.framed.trigger

    @property
    def words(self) -> tuple[int, int]:
        """The first and the last word of the trigger in its sentence."""
        return self.trigger.first, self.trigger.last

    def told_parts(self) -> tuple[tuple[str, Span], ...]:
        """The words that the mention rests on; its parties as the network gives them, and how sure."""
        read = (part for part in self.parts if part[0] not in ROLES.values())
        weighed = ((f"{ROLES[party.role]} {party.sure:.2f}", party.span) for party in self.sure)
        return (*read, *weighed)

    def inside(self, span: Span) -> bool:
        """Whether a phrase stands in the mention's sentence."""
        return self.bounds.start <= span.start < self.bounds.end

    @property
    def general(self) -> bool:
        """Whether the trigger is a word like «the attack», which takes up an event already told."""
        return "general" in self.trigger.values

    @property
    def apart(self) -> bool:
        """Whether the trigger names a deed of its own beside what it answers or leads to."""
        return "apart" in self.trigger.values

    @property
    def is_purpose(self) -> bool:
        """Whether the trigger is a demanding with «for» before it: what something else is done for."""
        split = self.trigger.sense.split
        return "purpose" in self.trigger.values and split is not None and split.prefix.endswith(l.LAM)

    @property
    def tolls(self) -> bool:
        """Whether it tells how many were killed or injured."""
        return self.killed is not None or self.injured is not None

    @property
    def weak(self) -> bool:
        """Whether the trigger alone makes no event: it only adds to one."""
        return "weak" in self.trigger.values


def trigger_span(found: Found) -> Span:
    """The characters of the trigger."""
    trigger = found.framed.trigger
    return Span(trigger.start, trigger.end)


def spans_of(mentions: Sequence[Found]) -> tuple[Span, ...]:
    """The triggers of several mentions, in text order, none twice."""
    if len(mentions) == 1:
        return (trigger_span(mentions[0]),)
    return tuple(dict.fromkeys(sorted(map(trigger_span, mentions), key=lambda span: span.start)))
