"""Plausible sources: whether what stands before a headline's colon, or after a preposition, can say anything.

A place before a colon tells where something happened (Tunis: explosion in a market), unless what follows is
said in the first person (Turkey: we shall not leave).
"""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.arabic import letters as l
from tawatur.model.record import Mention
from tawatur.readers.sayings.found import Found, Line
from tawatur.readers.sayings.naming import Naming

SPEAKERS = frozenset({"office", "official", "body", "medium", "expert", "title", "source", "document"})
CROWDS = frozenset({"people", "witness"})
PLACES = frozenset({"GPE", "LOC"})
OURS, WE_SHALL = l.NOON + l.ALEF, l.SEEN + l.NOON
DENIED = frozenset({"NEGATION"})
HIS = tuple(l.YEH + suffix for suffix in (l.HEH, l.HEH + l.ALEF, l.HEH + l.MEEM))
SHORTEST = 5
NO_VERB = frozenset({"DEFINITE", "HEAD", "EVENT_NOUN", "REPORT_NOUN", "PREPOSITION"})


def heads_line(line: Line, found: Found, phrase: Naming, mentions: Sequence[Mention], *, known: bool) -> bool:
    """Whether what stands before a headline's colon says what follows it; `known` that the body has it."""
    start, end = found.source or found.cue
    if line.has(start, "TOWN", "KICKER"):
        return False
    if phrase.name or phrase.kind in SPEAKERS:
        return bool(phrase.name) or known or not line.has(start, "BI_PREFIX")
    if phrase.kind in CROWDS:
        return known or speaks_as_we(line, found.content)
    place = any(m.kind in PLACES and m.start <= line.units[start].start for m in mentions)
    if place or (end - start == 1 and known and not phrase.by_head and not phrase.actor):
        return place and speaks_as_we(line, found.content)
    return known


def is_speaker(line: Line, at: int) -> bool:
    """Whether a head stands here of whom a headline tells what he says: an office, a body, a source."""
    sense = line.units[at].senses.get("HEAD")
    return sense is not None and sense.values.get("kind") in SPEAKERS


def speaks_as_we(line: Line, start: int) -> bool:
    """Whether the words from `start` on are said in the first person plural."""
    for at in range(start, len(line)):
        word = line.folded(at)
        ours = word.endswith(OURS) and line.has(at, "PRONOUN_SUFFIX")
        verb = word.startswith(l.NOON) and line.meets(at - 1, DENIED) and not line.meets(at, NO_VERB)
        if ours or verb or (word.startswith(WE_SHALL) and line.has(at, "SEEN_PREFIX")):
            return True
    return False


def is_doubtful(found: Found) -> bool:
    """Whether a source is named by a preposition that may name any thing."""
    return found.kind == "via" and found.source is not None and "WHAT" not in found.values.get("frame", "")


def is_named(phrase: Naming) -> bool:
    """Whether what a preposition names can be a source: no plan and no law."""
    owned = len(phrase.words) == 1 and _is_of_his(phrase.words[0])
    return bool(phrase.kind or phrase.name or owned) and not phrase.legal


def _is_of_his(word: str) -> bool:
    """Whether a word is a sound plural with a pronoun, as only people are: its founders, his supporters."""
    return word.startswith(l.MEEM) and len(word) > SHORTEST and word.endswith(HIS)
