"""Verbals: a spelling that a verb of saying shares with its verbal noun, and what tells the two apart.

A finite verb stands neither after a preposition nor as an object in the midst of a clause; and before a
pronoun its last letters change where those of the noun do not.
"""

from __future__ import annotations

from tawatur.arabic import letters as l
from tawatur.readers.sayings.found import Line
from tawatur.rules import Sense

VERBS = ("REPORT", "SHOWS", "TRACES", "BLAME", "DEFENDS")
STARTS = frozenset(
    {
        "TURN",
        "CONNECTIVE",
        "QAD",
        "WAS",
        "AND",
        "COMMA",
        "FULL_STOP",
        "SEMICOLON",
        "DATE",
        "SCENE",
        "MARK",
    }
)


def verb_at(line: Line, at: int) -> Sense | None:
    """How the unit came to be a verb that says, shows, blames or traces back."""
    senses = line.units[at].senses
    for name in VERBS:
        if name in senses:
            return senses[name]
    return None


def is_noun(line: Line, at: int, sense: Sense) -> bool:
    """Whether what could be a verb is its verbal noun."""
    prefix = sense.split.prefix if sense.split else ""
    return (not prefix and is_governed(line, at)) or _ends_as_noun(sense) or _begins_as_noun(line, at, sense)


def is_governed(line: Line, at: int) -> bool:
    """Whether a preposition stands before the unit and governs it."""
    if not line.has(at - 1, "PREPOSITION") or line.has(at - 1, "RELATIVE", "WITH_HIM", "PRONOUN_SUFFIX"):
        return False
    return not line.has(at - 1, "VIA", "TURN", "CONNECTIVE", "UNTIL")


def _ends_as_noun(sense: Sense) -> bool:
    """Whether a pronoun follows a final yeh, an alef in a verb: his denial, not he denied it."""
    inflected = sense.surface.inflected
    perfect = inflected is not None and inflected.aspect == "perfect" and inflected.form.endswith(l.YEH)
    return perfect and sense.split is not None and sense.split.suffix != ""


def _begins_as_noun(line: Line, at: int, sense: Sense) -> bool:
    """Whether the hamza stands below the alef, which in these verbs is above it: her condemnation."""
    inflected, split = sense.surface.inflected, sense.split
    if inflected is None or split is None or inflected.aspect != "perfect":
        return False
    if not sense.entry.lemma.startswith(l.ALEF_HAMZA_ABOVE):
        return False
    first = line.words[line.units[at].first].form.plain[split.start]
    feminine = inflected.gender == "f" and inflected.number == "singular" and split.suffix != ""
    return first == l.ALEF_HAMZA_BELOW or (first == l.ALEF and feminine)


def is_accusative(line: Line, at: int) -> bool:
    """Whether what could be a dual is a noun in the accusative: a refusal, not the two refused."""
    sense = verb_at(line, at)
    inflected = sense.surface.inflected if sense else None
    if inflected is None or begins(line, at) or not line.has(at, "REPORT_NOUN"):
        return False
    return (inflected.aspect, inflected.gender, inflected.number) == ("perfect", "m", "dual")


def begins(line: Line, at: int) -> bool:
    """Whether a verb begins its clause: nothing stands before it, or only what joins it on."""
    sense = verb_at(line, at)
    joined = sense is not None and sense.split is not None and sense.split.prefix != ""
    return joined or at == 0 or line.meets(at - 1, STARTS)
