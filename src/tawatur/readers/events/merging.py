"""Merging: the mentions of one event in the article become one event with all its triggers.

A mention joins the latest event of its type that it takes up: by the same word, by a general word («the
attack»), as a step of one proceeding, out of the headline, or because both tell of the same parties.
Mode or parties may say that they are two. Attacks come in lists, so they are kept apart more readily; what
is said (requests, charges) is another event with another speaker.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tawatur.model.record import Span
from tawatur.readers.events.bags import Bags, alike
from tawatur.readers.events.found import Found
from tawatur.readers.events.phrases import PERSONS

SPOKEN = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "AGREE", "CONCEDE", "CONSULT"})
PROCEEDINGS = frozenset(
    {"investigate", "arrest", "strike", "hunger", "release", "abduct", "convict", "resign"}
)
APART = PROCEEDINGS | {
    "torture", "sexual", "crowd-control", "beat", "obstruct", "boycott", "seize", "deport", "visit", "curfew",
    "martial-law", "censor",
}  # fmt: skip
ONE_BY_ONE = "ASSAULT"
IN_HEADLINE = 3
NOT_TAKEN_UP = frozenset({"denied", "hypothetical"})
BOTH_ROLES = ("actors", "recipients")
# A page may name one event, or different ones, any number of times: both looks back are bounded.
LOOKED_BACK, RECENT = 60, 12
TOLLS_AFTER = 2
"""Sentences after an attack in which its toll may still be told."""


def merged(mentions: Sequence[Found], bags: Bags, body_from: int) -> list[list[Found]]:
    """The mentions by event, in text order of each event's first mention.

    `body_from` is the offset at which the body begins: what stands before it is headline. Events that
    only weak triggers name are dropped.
    """
    events: list[list[Found]] = []
    for mention in mentions:
        latest = events[: -LOOKED_BACK - 1 : -1]
        alike = [event for event in latest if event[0].type == mention.type]
        known = next((e for e in alike if _same(_recent(e), mention, bags, body_from)), None)
        if known is None:
            events.append([mention])
        else:
            known.append(mention)
    kept = [event for event in events if not all(mention.weak for mention in event)]
    for event in events:
        if all(mention.weak and mention.tolls for mention in event):
            _hand_over(event, kept)
    return kept


def _hand_over(tolls: Sequence[Found], events: Sequence[list[Found]]) -> None:
    """Gives what only tells a toll («the number of dead is 14») to the attack told last before it."""
    first = tolls[0]
    before = [e for e in events if e[0].type == first.type and e[0].trigger.start < first.trigger.start]
    last = max(before, key=lambda event: event[-1].trigger.start, default=None)
    if last is None or first.home - last[-1].home > TOLLS_AFTER:
        return
    if all(known.killed is None for known in last) or first.killed is None:
        last += tolls


def _recent(event: list[Found]) -> list[Found]:
    """The first mention and the last few: enough to tell, however often the event is named."""
    return event if len(event) <= RECENT else [event[0], *event[1 - RECENT :]]


def _same(event: list[Found], mention: Found, bags: Bags, body_from: int) -> bool:
    """Whether a mention is of an event of its type."""
    if not _modes_agree(event, mention):
        return False
    return _plainly_same(event, mention, bags, body_from) or _likely_same(event, mention, bags)


def _plainly_same(event: list[Found], mention: Found, bags: Bags, body_from: int) -> bool:
    """Whether a participant, word, proceeding or headline alone say so."""
    if mention.type != ONE_BY_ONE and (
        (_same_word(event, mention) and not _said_by_another(event, mention, bags))
        or _goes_on(event, mention)
        or _is_person(mention)
        or all(map(_is_person, event))
    ):
        return True
    if mention.follows and event[-1].home == mention.home and not _tolls_differ(event, mention):
        return True
    if _is_taken_up(event, mention):
        return True
    in_headline = _from_headline(event, mention, body_from)
    return in_headline and not _parties_differ(event, mention, bags, ("actors",))


def _said_by_another(event: list[Found], mention: Found, bags: Bags) -> bool:
    """Whether the same word is another speaker's: France called on them, and so did the parliament."""
    return mention.type in SPOKEN and _parties_differ(event, mention, bags, ("actors",))


def _is_taken_up(event: list[Found], mention: Found) -> bool:
    """Whether the same word, or a general one, is that of a known event: pointed at, wherever it stands."""
    known = mention.pointed or (mention.known and not _spots_differ(event, mention))
    return known and (mention.general or _same_word(event, mention))


def _likely_same(event: list[Found], mention: Found, bags: Bags) -> bool:
    if _spots_differ(event, mention) or _tolls_differ(event, mention):
        return False
    if _parties_differ(event, mention, bags, BOTH_ROLES):
        return False
    if event[-1].home == mention.home:
        return mention.type not in SPOKEN or _parties_shared(event, mention, bags)
    unlike = (event[0].factuality in NOT_TAKEN_UP) != (mention.factuality in NOT_TAKEN_UP)
    if unlike and not _same_word(event, mention):
        return False
    return _takes_up(event, mention, bags)


def _tolls_differ(event: Sequence[Found], mention: Found) -> bool:
    """Whether one sentence tells of two numbers of killed: of two attacks, in its list."""
    if mention.killed is None:
        return False
    tolls = {known.killed for known in event if known.home == mention.home} - {None}
    return bool(tolls) and mention.killed not in tolls


def _spots_differ(event: Iterable[Found], mention: Found) -> bool:
    """Whether two attacks are told of two towns."""
    if mention.type != ONE_BY_ONE or mention.spot is None:
        return False
    spots = {known.spot for known in event} - {None}
    return bool(spots) and mention.spot not in spots


def _modes_agree(event: Sequence[Found], mention: Found) -> bool:
    """Whether modes allow one event: a mode of its own kind goes with none but general words."""
    modes = {known.mode for known in event} - {None}
    if mention.mode is not None and modes and mention.mode not in modes:
        return mention.mode not in APART and modes.isdisjoint(APART)
    if mention.type != ONE_BY_ONE or mention.mode in modes or (mention.mode is None and not modes):
        return True
    other: Sequence[Found] = [mention] if modes else event
    return APART.isdisjoint({mention.mode, *modes}) or all(m.general or m.weak for m in other)


def _same_word(event: Iterable[Found], mention: Found) -> bool:
    lemma = mention.trigger.lemma
    return any(known.trigger.lemma == lemma for known in event)


def _goes_on(event: Sequence[Found], mention: Found) -> bool:
    """Whether both are steps of one proceeding: an inquiry, a strike, an arrest."""
    return mention.mode in PROCEEDINGS and event[0].mode == mention.mode


def _from_headline(event: Sequence[Found], mention: Found, body_from: int) -> bool:
    return event[0].trigger.start < body_from <= mention.trigger.start and len(event) < IN_HEADLINE


def _takes_up(event: Sequence[Found], mention: Found, bags: Bags) -> bool:
    if mention.type in SPOKEN:
        return _same_word(event, mention) and _parties_shared(event, mention, bags)
    return mention.general or _same_word(event, mention) or _parties_shared(event, mention, bags)


def _parties_differ(event: Sequence[Found], mention: Found, bags: Bags, roles: Iterable[str]) -> bool:
    """Whether both name actors, or both recipients, and not the same; in one sentence actors decide."""
    for role in roles:
        new = getattr(mention, role)
        known = [span for other in event for span in getattr(other, role)] if new else []
        if known and not _alike(known, new, bags):
            return event[-1].home != mention.home or role == "actors"
    return False


def _parties_shared(event: Iterable[Found], mention: Found, bags: Bags) -> bool:
    known = [span for other in event for span in (*other.actors, *other.recipients)]
    return _alike(known, (*mention.actors, *mention.recipients), bags)


def _alike(known: Iterable[Span], new: Iterable[Span], bags: Bags) -> bool:
    """Whether some phrase of the one has half of its words in a phrase of the other."""
    told = [bags.of(span) for span in known]
    return any(alike(bag, other) for other in map(bags.of, new) for bag in told)


def _is_person(mention: Found) -> bool:
    """Whether only a participant names the event: then it takes up any event of the type."""
    return not PERSONS.isdisjoint(mention.trigger.classes)
