"""Extent: where a noun phrase ends.

Arabic writes subject, object and addressee side by side without a mark between them. What tells them apart
is that a noun with the article (or with a pronoun, or a proper name) governs no further noun: after it there
may stand its adjectives, who it is (office and name), what hangs on a preposition and what is joined by and.
Any other noun begins a phrase of its own. The same holds after an indefinite noun with its adjective.

How much is taken for a noun of its own depends on the verb: one that has an object or an addressee beside
its subject (it accuses somebody, it rejects something) is `governing`; with any other only those words end
the phrase that can be no part of one - a demonstrative, a verbal noun, an indefinite accusative.
"""

from __future__ import annotations

from tawatur.arabic import letters as l
from tawatur.readers.sayings.found import Line, Range
from tawatur.readers.sayings.frames import hangs_elsewhere
from tawatur.readers.sayings.phrases import shortened, trimmed
from tawatur.readers.sayings.walk import Walk, is_verbal

__all__ = ["ending", "gender_at", "is_target", "is_verbal", "named", "object_begins", "subject"]

TARGETS = frozenset({"HAS_TARGET", "LABEL", "LABEL_WITH", "BLAME", "EVALUATES", "DIRECTS"})
OBJECTS = frozenset({*TARGETS, "TAKES_OBJECT", "CLAIMS_ATTACK"})
PLURAL = l.WAW + l.NOON
ORIGIN = l.YEH + l.HEH
GOVERNING = frozenset({"IN", "FROM", "ON", "TO", "ABOUT", "WITH", "PREPOSITION", "SCENE"})
VENUE = frozenset({"VENUE"})
OWN = (("TAKES_TO", "TO"), ("TAKES_ABOUT", "ABOUT"), ("COMMENTS", "ON"), ("REPLIES", "ON"))
FRAMED = frozenset([frame for frame, _ in OWN])


def subject(line: Line, cue: int, piece: Range | None, *, nominal: bool) -> Range | None:
    """What of a range after a verb is its subject; None where an object opens it.

    `nominal` says that a noun phrase, not a clause, is what the verb says: it may stand beside the subject.
    """
    piece = trimmed(line, piece)
    if piece is None or line.has(piece[0], "WITH"):
        return None
    if nominal and line.meets(cue, OBJECTS) and is_verbal(line, piece[0]):
        return None
    governing = line.meets(cue, OBJECTS if nominal else TARGETS) or (nominal and _is_relative(line, cue))
    governing = governing or line.has(piece[1] - 1, "SAYING")  # he defended his decision by saying that
    end = _ending(line, piece, governing=governing, gender=gender_at(line, cue))
    if line.meets(cue, FRAMED):
        own = frozenset([word for frame, word in OWN if frame in line.classes[cue]])
        end = _frame(line, piece[0] + 1, end, own)
    end = _speech(line, piece[0] + 1, end)
    return shortened(line, (piece[0], end))


def _frame(line: Line, start: int, end: int, own: frozenset[str]) -> int:
    """Where before `end` the verb's own preposition stands, and not that of what comes from somebody."""
    at = line.first(start, end, own)
    while at is not None and line.has(at - 1, "COMES"):
        at = line.first(at + 1, end, own)
    return end if at is None else at


def _speech(line: Line, start: int, end: int) -> int:
    """Where before `end` the speaker's own talk stands: he ended his talk. It is no part of his name."""
    at = line.first(start, end, VENUE)
    while at is not None and (not line.has(at, "PRONOUN_SUFFIX") or line.meets(at - 1, GOVERNING)):
        at = line.first(at + 1, end, VENUE)
    return end if at is None else at


def _is_relative(line: Line, cue: int) -> bool:
    """Whether the verb opens a relative clause: behind its subject the clause around it goes on."""
    return line.has(cue - 1 - line.has(cue - 1, "QAD"), "RELATIVE")


def is_target(line: Line, cue: int, piece: Range, charge: int) -> bool:
    """Whether the only phrase between a verb of accusing or describing and its charge is whom it accuses.

    Such a verb has an object; where none is written on it and one phrase alone stands there, that is it.
    """
    sense = line.units[cue].senses.get("REPORT")
    if line.folded(piece[0]).endswith(PLURAL):  # the nominative of a plural: no object
        return False
    if line.has(cue - 1, "THAT") and line.has(cue - 1, "PRONOUN_SUFFIX"):  # that he ordered the army
        return line.meets(cue, TARGETS)
    between = all(line.has(at, "WITH_HIM") for at in range(piece[1], charge))
    alone = between and line.has(charge, "THAT", "BI_PREFIX", "WITH")
    if sense is None or not alone or not (line.has(cue, "LABEL_WITH") or sense.values.get("act") == "accuse"):
        return False
    written = sense.split is not None and sense.split.suffix != ""
    if written or (not line.has(charge, "THAT") and hangs_elsewhere(line, charge)):
        return False
    return not any(_may_be_two(line, at) for at in range(piece[0] + 1, piece[1]))


def _may_be_two(line: Line, at: int) -> bool:
    """Whether two definite words stand side by side of which the second may be a noun of its own."""
    name = line.named.get(at)
    if (name is not None and name.start < at) or not line.has(at, "DEFINITE"):
        return False
    kind = line.has(at, "ENDS_YEH", "MODIFIER", "ADJECTIVAL") or line.folded(at).endswith(ORIGIN)
    return line.has(at - 1, "DEFINITE") and not kind


def named(line: Line, piece: Range | None) -> Range | None:
    """What of a range after a preposition is its noun phrase."""
    piece = trimmed(line, piece)
    return piece and shortened(line, (piece[0], _ending(line, piece, governing=False)))


def _ending(line: Line, piece: Range, *, governing: bool, gender: str = "") -> int:
    """The end of a phrase with the relative clause that tells which one is meant."""
    end = ending(line, piece, governing=governing, gender=gender)
    return piece[1] if line.has(end, "RELATIVE") and not line.has(end - 1, "COMMA") else end


def gender_at(line: Line, cue: int) -> str:
    """The gender of the verb at a unit: m, f or empty."""
    sense = line.units[cue].senses.get("REPORT")
    inflected = sense.surface.inflected if sense else None
    return inflected.gender if inflected else ""


def object_begins(line: Line, piece: Range, gender: str = "") -> int | None:
    """Where in a range that begins with a subject the verb's object begins; None where nothing shows it."""
    start, limit = piece
    aside = line.first(start, limit, frozenset({"SCENE", "VENUE", "VIA", "VIA_FOR", "VIA_WHAT"}))
    while aside is not None and line.has(aside, "MOMENT"):
        aside = line.first(aside + 1, limit, frozenset({"SCENE", "VENUE", "VIA", "VIA_FOR", "VIA_WHAT"}))
    limit = limit if aside is None else aside
    end = start if is_verbal(line, start) else ending(line, (start, limit), governing=True, gender=gender)
    return end if end < limit and not line.has(end, "MARK", "RELATIVE") else None


def ending(line: Line, piece: Range, *, governing: bool, gender: str = "") -> int:
    """The first unit of a range that is no part of the noun phrase with which the range begins.

    `gender` is that of the verb before the phrase, with which its head agrees.
    """
    at, limit = piece
    walk = Walk(line, at, limit, governing=governing, gender=gender)
    while at < limit:
        after = walk.passed(at)
        if after is None:
            return at
        at = after
    return limit
