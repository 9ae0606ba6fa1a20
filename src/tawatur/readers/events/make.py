"""Makers: what a frame's match becomes.

Captures `actor`, `recipient`, `also` (joined to whichever of the two stands before it) and `other` (the
second party of a mutual event) are whole noun phrases; a noun's genitive that is an adjective is none.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from tawatur.model.record import Span
from tawatur.readers.events.phrases import Phrase
from tawatur.readers.events.triggers import Trigger
from tawatur.rules import Match, Unit

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
    roles = {label: _party(match, label, trigger) for label in ("actor", "recipient", "also", "other")}
    first = "actor" if match.has("actor") else "recipient"
    also = roles["also"] if roles[first] else None
    actors = [roles["actor"], roles["other"], also if first == "actor" else None]
    recipients = [roles["recipient"], also if first == "recipient" else None]
    return _framed(match, trigger, actors, recipients)


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
    acting = tuple(span for span in actors if span is not None)
    suffering = tuple(span for span in recipients if span is not None)
    parts = [("trigger", Span(trigger.start, trigger.end))]
    parts += [("actor", span) for span in acting]
    parts += [("recipient", span) for span in suffering]
    carrier = match.span("carrier") if match.has("carrier") else None
    if carrier is not None:
        parts.append(("carrier", carrier))
    if trigger.company is not None:
        parts.append(("company", trigger.company))
    return Framed(trigger, acting, suffering, match.rule.id, tuple(parts))


def _party(match: Match, label: str, trigger: Trigger) -> Span | None:
    units = match.units_of(label) if match.has(label) else ()
    if not units or (_NOUNS.intersection(trigger.classes) and _describes(units[0], match, trigger)):
        return None
    if label in ACTING and isinstance(units[0].value, Phrase) and not units[0].value.somebody:
        return None
    return Span(units[0].start, _whole(match, label, units))


def _whole(match: Match, label: str, units: Sequence[Unit]) -> int:
    """Where the phrase ends, with the «of»-phrase after a number or a single word («20 مدنيا من …»)."""
    after = match.bounds(label)[1]
    if after + 1 < len(match.units) and (len(range(units[0].first, units[-1].last)) <= 1):
        of, whole = match.units[after], match.units[after + 1]
        if "FROM" in of.senses and isinstance(whole.value, Phrase):
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
