"""What the rest of the room passes on: one mention of an event with all that its sentence tells."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from tawatur.arabic import letters as l
from tawatur.model.record import Span
from tawatur.readers.events.make import Framed
from tawatur.readers.events.triggers import Trigger


class Found(Struct, frozen=True):
    """A mention: its frame, its sentence (index `home`), and what it adds to the event.

    `own` says which of place and date its own sentence tells; `spot` is the name of its own town or site.
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

    @property
    def trigger(self) -> Trigger:
        """The word or phrase that names the event."""
        return self.framed.trigger

    @property
    def general(self) -> bool:
        """Whether the trigger is a word like «the attack», which takes up an event already told."""
        return "general" in self.trigger.values

    @property
    def is_purpose(self) -> bool:
        """Whether the trigger is a noun with «for» before it: what something else is done for."""
        split = self.trigger.sense.split
        return split is not None and split.prefix.endswith(l.LAM)

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
