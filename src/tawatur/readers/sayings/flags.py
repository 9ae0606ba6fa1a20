"""Flags: what a reader of a saying should know beside who says what.

Each flag has a test of its own and only looks at what has been resolved. An end of content is uncertain
where nothing marks it: a mark of quotation has lost its partner, a turn that the narrator could make stands
after a comma within it, or speech after a colon stands without marks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from tawatur.model.record import Span
from tawatur.readers.sayings import chains
from tawatur.readers.sayings.acts import Act
from tawatur.readers.sayings.found import Line
from tawatur.readers.sayings.persons import ROLES
from tawatur.readers.sayings.sources import Entity

PASSES_ON = frozenset({"relay", "publish", "broadcast"})
RELAYS = frozenset({"RELAY"})
QUESTIONING = frozenset({"QUESTIONING"})
LEADING = frozenset({"IN", "TO", "OCCASION", "BEFORE_WHOM", "PREPOSITION"})
NAMED_BY = frozenset({"HELD", "HEAD"})
PASSERS = frozenset({"medium", "source", "reports", "document", "social"})
CLAUSES = frozenset({"clause", "via"})
COMMAS = frozenset({"COMMA", "SEMICOLON", "DASH"})
PLAIN = frozenset({"body", "medium", "document"})
ADMIT = "admit"


def flag(acts: Sequence[Act]) -> None:
    """Add to each act the flags that hold of it."""
    custodians = _custodians(acts) if any(_admits(act) for act in acts) else []
    for act in acts:
        act.flags += [name for name, holds in TESTS.items() if holds(act) and name not in act.flags]
        if _admits(act) and _is_custodial(act, custodians):
            act.flags.append("custodial")


# -- confessions ---------------------------------------------------------------------------------------


def _admits(act: Act) -> bool:
    return act.found.values.get("act") == ADMIT


def _custodians(acts: Iterable[Act]) -> list[Entity]:
    """The sources that are police, prosecution or guards by the words that name them."""
    return [
        act.source for act in acts
        if act.source and act.source_span and _holds(act.line, act.source_span)
    ]  # fmt: skip


def _inside(line: Line, span: Span) -> list[int]:
    return [at for at, unit in enumerate(line.units) if span.start <= unit.start < span.end]


def _is_held(line: Line, inside: Sequence[int]) -> bool:
    """Whether the first word of a phrase that tells who it is says that he is held; his lawyer is not."""
    first = next((at for at in inside if line.meets(at, NAMED_BY)), None)
    return first is not None and line.has(first, "HELD")


def _holds(line: Line, span: Span) -> bool:
    inside = _inside(line, span)
    return any(
        line.has(at, "CUSTODY") and not (line.has(at, "LI_PREFIX") and at > inside[0]) for at in inside
    )


def _is_custodial(act: Act, custodians: Sequence[Entity]) -> bool:
    """Whether the speaker is held, or those who hold him pass it on, or it was made before them."""
    found, line = act.found, act.line
    if act.source in custodians:
        return False
    if act.source_span is not None and _is_held(line, _inside(line, act.source_span)):
        return True
    frame = range(found.cue[1], min(found.content, len(line)))
    if any(_is_before(line, at) for at in frame) or line.first(0, found.cue[0], QUESTIONING) is not None:
        return True
    return any(link.entity in custodians for link in chains.full_chain(act)[1:])


def _is_before(line: Line, at: int) -> bool:
    """Whether a confession is made to police or prosecution, or when they question somebody."""
    led = line.meets(at - 1, LEADING) or line.has(at, "LI_PREFIX")
    return led and line.has(at, "CUSTODY", "QUESTIONING")


# -- chains --------------------------------------------------------------------------------------------


def is_upstream_unspecified(act: Act) -> bool:
    """Whether somebody passes on what it is not said from whom he has."""
    if not _passes_on(act) or act.via is not None or len(chains.full_chain(act)) != 1:
        return False
    return act.source is None or act.source.kind in PASSERS


def _passes_on(act: Act) -> bool:
    found = act.found
    if found.kind == "via":
        return act.line.first(found.cue[1], found.content, RELAYS) is not None
    relays = "flag" in found.values or found.values.get("act") in PASSES_ON
    return relays and found.voice != "noun" and found.kind != "reference"


# -- content -------------------------------------------------------------------------------------------


def is_unbalanced(act: Act) -> bool:
    """Whether a mark in a content, or at one of its ends, has no partner."""
    if act.content is None or not act.line.quotes or act.more:
        return False
    start, end = act.content
    return any(start - 1 <= at <= end for at in act.line.paired.lone)


def is_scope_uncertain(act: Act) -> bool:
    """Whether nothing marks where a content ends."""
    if act.content is None or act.headline:
        return False
    return _turns(act) or _is_unmarked_speech(act) or is_unbalanced(act)


def _turns(act: Act) -> bool:
    """Whether the narrator could take over within a clause: a turn after a comma, outside of quotations."""
    line, content = act.line, act.content
    if content is None or not line.turns or act.found.kind not in CLAUSES:
        return False
    inside = [at for at in line.turns if content[0] < at < content[1] and line.meets(at - 1, COMMAS)]
    return any(not any(p.start <= at < p.end for p in line.paired.pairs) for at in inside)


def _is_unmarked_speech(act: Act) -> bool:
    """Whether speech after a colon stands without marks: it may go on in the next sentence."""
    start = act.content[0] if act.content else 0
    return act.found.kind == "quotation" and act.line.has(start - 1, "COLON")


# -- agreement -----------------------------------------------------------------------------------------


def is_disagreeing(act: Act) -> bool:
    """Whether a verb and the subject close after it, or the shift marker before it, differ in gender."""
    found, line = act.found, act.line
    if found.voice != "finite" or not found.gender or found.plural or not line.has(found.cue[0], "REPORT"):
        return False
    return _shift_disagrees(line, found.cue[0], found.gender) or _subject_disagrees(act)


def _shift_disagrees(line: Line, cue: int, gender: str) -> bool:
    at = cue - 1 - line.has(cue - 1, "COMMA")
    sense = line.units[at].senses.get("SCENE") if at >= 0 else None
    return sense is not None and sense.values.get("gender", gender) != gender


def _subject_disagrees(act: Act) -> bool:
    """Of a feminine body or medium after a masculine verb, or one man in office after a feminine verb."""
    found, line = act.found, act.line
    at = found.cue[1]
    if found.source is None or found.source[0] != at or act.source is None or act.source_span is None:
        return False
    sense = line.units[at].senses.get("HEAD") or line.units[at].senses.get("MEDIA")
    if sense is None or act.source_span.start != line.units[at].start:
        return False
    inflected = sense.surface.inflected
    if found.gender == "m":
        feminine = line.has(at, "MEDIA") or (inflected is not None and inflected.gender == "f")
        return feminine and line.has(at, "ENDS_TEH_MARBUTA") and act.source.kind in PLAIN
    singular = inflected is not None and inflected.number == "singular" and inflected.gender == "m"
    return singular and act.source.kind in ROLES


TESTS: dict[str, Callable[[Act], bool]] = {
    "upstream_unspecified": is_upstream_unspecified,
    "scope_uncertain": is_scope_uncertain,
    "unbalanced_quotation": is_unbalanced,
    "gender_disagreement": is_disagreeing,
}
