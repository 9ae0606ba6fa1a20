"""Makers: what a frame's match becomes.

Captures `actor`, `recipient`, `also` (joined to whichever of the two stands before it) and `other` (the
second party of a mutual event) are whole noun phrases; a noun's genitive that is an adjective is none.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from tawatur.model.record import Span
from tawatur.readers.events.own import label_of
from tawatur.readers.events.phrases import Phrase
from tawatur.readers.events.shapes import NUMBERS
from tawatur.readers.events.triggers import Trigger
from tawatur.rules import Match, Unit

ROLES = ("actor", "recipient", "also", "other")
ACTING = frozenset({"actor", "other"})
_NOUNS = frozenset({"ACTOR_NOUN", "TARGET_NOUN", "MUTUAL_NOUN", "BARE_NOUN"})


class Framed(NamedTuple):
    """A trigger in its frame: who acts, who is acted on (code points), the rule and what it read."""

    trigger: Trigger
    actors: tuple[Span, ...]
    recipients: tuple[Span, ...]
    rule: str
    parts: tuple[tuple[str, Span], ...]
    likely: Span | None = None


def mention(match: Match) -> Framed | None:
    """The trigger with the parties that the frame captured."""
    trigger: Trigger | None = match.value("trigger")
    if trigger is None:
        return None
    actor, recipient, also, other = [_party(match, label, trigger) for label in ROLES]
    if match.has("actor"):
        return _framed(match, trigger, [actor, other, also if actor else None], [recipient])
    return _framed(match, trigger, [actor, other], [recipient, also if recipient else None])


def person(match: Match) -> Framed | None:
    """A participant that names the event is itself its actor or recipient."""
    trigger: Trigger | None = match.value("trigger")
    if trigger is None:
        return None
    itself = Span(trigger.start, trigger.end)
    acts = "ACTOR_PERSON" in trigger.classes
    return _framed(match, trigger, [itself if acts else None], [None if acts else itself])


def _framed(
    match: Match, trigger: Trigger, actors: Sequence[Span | None], recipients: Sequence[Span | None]
) -> Framed:
    acting = tuple([span for span in actors if span is not None])
    suffering = tuple([span for span in recipients if span is not None])
    parts = [("trigger", Span(trigger.start, trigger.end))]
    parts += [("actor", span) for span in acting]
    parts += [("recipient", span) for span in suffering]
    carrier = match.span("carrier") if "carrier" in match.rule.pattern.groups else None
    if carrier is not None:
        parts.append(("carrier", carrier))
    if trigger.company is not None:
        parts.append(("company", trigger.company))
    own = label_of(trigger.sense)
    if own is not None:
        parts.append((own, Span(trigger.start, trigger.end)))
    return Framed(trigger, acting, suffering, match.rule.id, tuple(parts))


def _party(match: Match, label: str, trigger: Trigger) -> Span | None:
    units = match.units_of(label) if label in match.rule.pattern.groups else ()
    if not units or (_NOUNS.intersection(trigger.classes) and _describes(units[0], match, trigger)):
        return None
    if label in ACTING and (_counts(units[-1], match, trigger) or _is_nobody(units[0])):
        return None
    return Span(units[0].start, _whole(match, label, units))


def _is_nobody(unit: Unit) -> bool:
    return isinstance(unit.value, Phrase) and not unit.value.somebody


def _counts(unit: Unit, match: Match, trigger: Trigger) -> bool:
    """Whether a number right before a noun counts it («four raids») and nobody acts."""
    if unit.last + 1 != trigger.first or not _NOUNS.intersection(trigger.classes):
        return False
    return not match.sentence.words[unit.last].form.classes.isdisjoint(NUMBERS)


def _whole(match: Match, label: str, units: Sequence[Unit]) -> int:
    """Where the phrase ends, with the «of»-phrase after a number or a single word («20 مدنيا من …»)."""
    if units[-1].last - units[0].first <= 1:
        after = match.bounds(label)[1]
        if after + 1 < len(match.units) and "FROM" in match.units[after].senses:
            whole = match.units[after + 1]
            if isinstance(whole.value, Phrase):
                return whole.end
    return units[-1].end


def _describes(unit: Unit, match: Match, trigger: Trigger) -> bool:
    """Whether the unit right after a noun is its adjective rather than its genitive."""
    if unit.first != trigger.last + 1:
        return False
    words = match.sentence.words
    if "DEFINITE" in words[trigger.first].form.classes or "WITH_PRONOUN" in trigger.classes:
        return True
    return unit.first == unit.last and _is_bare(unit, match)


def _is_bare(unit: Unit, match: Match) -> bool:
    """One indefinite word, neither a number nor anybody."""
    classes = match.sentence.words[unit.first].form.classes
    if "DEFINITE" in classes or "NUMBER" in classes or "LATIN" in classes:
        return False
    return isinstance(unit.value, Phrase) and not unit.value.somebody


MAKERS: Mapping[str, Callable[[Match], Framed | None]] = {
    "mention": mention,
    "person": person,
}
