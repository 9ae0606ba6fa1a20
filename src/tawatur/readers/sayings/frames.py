"""Frames: where what a verb says begins with the verb's own preposition."""

from __future__ import annotations

from tawatur.arabic import letters as l
from tawatur.readers.sayings.found import Line
from tawatur.readers.sayings.persons import ROLES

VENUES = ("VENUE", "SAID_AT", "MOMENT")
CLOSES = frozenset({"THAT", "FULL_STOP", "COMMA", "COLON", "SEMICOLON", "REPORT", "PARTICIPLE", "RELATIVE"})
COMMAS = frozenset({"COMMA"})
PREPOSITIONS = frozenset({"IN", "FROM", "ON", "TO", "ABOUT", "PREPOSITION", "WITH_WHOM", "SCENE"})
HANGING = ("BI_PREFIX", "LI_PREFIX", "WAW_PREFIX")
PLACES = frozenset({"GPE", "LOC", "SITE"})
FARTHEST, FARTHEST_OBJECT, SHORTEST_PARTICIPLE = 14, 24, 4
OWN = (("TAKES_TO", "TO"), ("TAKES_ABOUT", "ABOUT"), ("TAKES_ON", "ON"), ("TAKES_FROM", "FROM"))


def is_framed(line: Line, at: int, opening: int) -> bool:
    """Whether what a verb says begins before a quotation, with the verb's own preposition."""
    own = frozenset([word for frame, word in OWN if frame in line.classes[at]])
    for n in range(at + 1, opening):
        if line.meets(n, own) and _is_frame(line, n, opening):
            return True
        hangs = line.has(n, "BI_PREFIX") and not line.has(n, "B_WORD", "SCENE", *VENUES)
        if line.has(at, "TAKES_BI") and (
            line.has(n, "WITH") or (hangs and (line.has(n, "EVENT_NOUN") or line.has(at, "HAS_TARGET")))
        ):
            return True
    return False


def _is_frame(line: Line, at: int, opening: int) -> bool:
    """Whether a preposition begins what is said: not whom it was told, nor when."""
    if at + 1 == opening:
        return True
    if line.has(at + 1, "MEDIA", "PRESS", "HEAD", "WITH_HIM", *VENUES):
        return False
    return not line.has(at, "ON") or line.has(at + 1, "EVENT_NOUN", "REPORT_NOUN")


def own_with(line: Line, first: int) -> int:
    """The unit at which the verb's own preposition ب is written: not on a participle's noun, nor in a name.

    `first` is the first unit that seems to have it; it is given back where no other follows.
    """
    if not hangs_elsewhere(line, first):
        return first
    for at in range(first + 1, min(first + FARTHEST, len(line))):
        if line.meets(at, CLOSES):
            break
        if line.has(at, "WITH") or (line.has(at, "BI_PREFIX") and not line.has(at, "B_WORD")):
            return at if not hangs_elsewhere(line, at) else first
    return first


def object_at(line: Line, first: int) -> int:
    """The unit at which a verb's object stands: on no preposition, and not what a council or a unit is for.

    `first` is the first unit that looks like it; it is given back where no other follows.
    """
    if not _is_governed(line, first):
        return first
    for at in range(first + 1, min(first + FARTHEST_OBJECT, len(line))):
        if line.meets(at, CLOSES - COMMAS):
            break
        noun = line.has(at, "EVENT_NOUN", "REPORT_NOUN", "DEMONSTRATIVE")
        if (
            noun
            and not line.has(at, "DEFINITE", *HANGING)
            and not line.has(at, "HEAD")
            and not _is_governed(line, at)
        ):
            return at
    return first


def _is_governed(line: Line, at: int) -> bool:
    """Whether a noun stands after a preposition, or in construct after an indefinite body or an office."""
    if line.meets(at - 1, PREPOSITIONS) and not line.has(at - 1, "MOMENT", "PART_OF"):
        return True
    noun = line.units[at].senses.get("EVENT_NOUN") or line.units[at].senses.get("REPORT_NOUN")
    if noun is not None and noun.split is not None and noun.split.prefix[-1:] in (l.BEH, l.LAM):
        return noun.split.prefix != ""
    sense = line.units[at - 1].senses.get("HEAD") if at > 1 else None
    name = line.named.get(at - 1)
    if sense is None or "proper" in sense.values or (name is not None and name.end == at):
        return False
    kind = sense.values.get("kind")
    apposed = kind in ROLES and line.has(at - 2, "COMMA")  # a name, and after a comma whose head he is
    return (kind == "body" or apposed) and not line.has(at - 1, "DEFINITE")


def hangs_elsewhere(line: Line, at: int) -> bool:
    """Whether the preposition belongs to the participle before it, or the letter to a name."""
    name = line.named.get(at)
    if name is not None and (name.start < at or name.whole or name.kind in PLACES):
        return True
    if not line.units[at].senses and not line.has(at, "DEFINITE") and _is_title(line, at - 1):
        return True  # a word that no lexicon knows, right after a title, is a name that none has found
    before = line.folded(at - 1) if at > 0 else ""
    described = before.startswith((l.MEEM, l.ARTICLE + l.MEEM)) and len(before) > SHORTEST_PARTICIPLE
    return described and at > 1 and not line.has(at - 1, "HEAD", "MEDIA", "EVENT_NOUN", "REPORT_NOUN")


def _is_title(line: Line, at: int) -> bool:
    """Whether a definite office or title stands at a unit, after which a name may come."""
    return is_role(line, at) and line.has(at, "DEFINITE")


def is_role(line: Line, at: int) -> bool:
    """Whether an office or a title stands at a unit."""
    sense = line.units[at].senses.get("HEAD") if at > 0 else None
    return sense is not None and sense.values.get("kind") in ROLES


def is_title(line: Line, opening: int) -> bool:
    """Whether a quotation stands behind a preposition: it is the title or the theme of something."""
    if line.has(opening - 1, "MOMENT", "WITH_HIM"):
        return False
    return line.has(opening - 1, "PREPOSITION", "SCENE", "IN", "FROM", "ABOUT", "ON", "TO")
