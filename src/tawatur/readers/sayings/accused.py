"""Passives: who holds a charge or a suspicion is often not said, and the accused never holds it.

To accuse and to describe take an object. So where no phrase stands beside the verb, or the only one is in
the nominative, it is a passive; where the only one is no nominative, it is the object, and the speaker of
before goes on.
"""

from __future__ import annotations

from msgspec.structs import replace

from tawatur.arabic import letters as l
from tawatur.readers.sayings.found import Found, Line, Range
from tawatur.rules import Sense

TARGETS = frozenset({"LI_PREFIX"})
PLURAL = l.WAW + l.NOON
HELPED = 3
"""Letters between the alef of a derived stem and the one that has the vowel of the passive, at most."""
FARTHEST = 10
BETWEEN = frozenset({"COMMA", "DATE", "WEEKDAY", "MONTH", "MOMENT", "SCENE", "THAT", "IN", "WITH"})


def of_nobody(line: Line, found: Found | None) -> Found | None:
    """The same, or of unknown source where its verb is a passive without an agent."""
    sense = _sense(line, found) if found is not None else None
    if found is None or sense is None or not _is_passive(line, found, sense):
        return found
    values = (
        {**found.values, "commitment": "claims"} if line.has(found.cue[0], "LABEL_WITH") else found.values
    )
    return replace(found, kind="unsaid", source=None, values=values)


def is_directed(line: Line, at: int) -> bool:
    """Whether the noun of a charge is the object of a verb before it, whose subject makes the charge."""
    before = range(at - 1, max(at - FARTHEST, -1), -1)
    verb = next((n for n in before if line.has(n, "DIRECTS", "MARK", "REPORT")), -1)
    return line.has(verb, "DIRECTS") and line.has(at, "CHARGE") and not line.has(at, "BI_PREFIX")


def without_accused(line: Line, found: Found) -> Found:
    """The noun of accusing without the phrase after it: the accused, unless another with a letter follows.

    Accusations in the plural are those of their owner; where they have none, nobody's.
    """
    at, piece = found.cue[0], found.source
    sense = line.units[at].senses.get("REPORT_NOUN")
    charges = line.has(at, "CHARGES") and not line.has(at, "PRONOUN_SUFFIX")
    if piece is None and charges:
        return replace(found, kind="unsaid")
    if sense is None or not line.has(at, "ACCUSES"):
        return found
    target = line.first(at + 1, piece[1] if piece else found.content, TARGETS)
    written = sense.split is not None and sense.split.suffix != ""
    if piece is None:
        return replace(found, kind="unsaid") if written and target is None else found
    return replace(found, source=None if target is None else (piece[0], target))


def _sense(line: Line, found: Found) -> Sense | None:
    """How the cue came to be one, if no pronoun is written on it as its object."""
    senses = line.units[found.cue[0]].senses
    sense = senses.get("REPORT") or senses.get("PARTICIPLE")
    return None if sense is None or (sense.split is not None and sense.split.suffix) else sense


def _is_passive(line: Line, found: Found, sense: Sense) -> bool:
    at = found.cue[0]
    if not line.has(at, "SUSPECT", "LABEL_WITH", "ACCUSES"):
        near = found.source is None and _has_damma(line, at, sense) and _is_perfect(sense)
        return near and _is_near(line, (at + 1, found.content))
    bare = found.source is None and _is_near(line, (at + 1, found.content))
    if line.has(at, "SUSPECT"):
        return bare and _is_impersonal(sense)
    if line.has(at, "LABEL_WITH"):  # to call something by a name takes the something
        return bare
    if bare or _has_damma(line, at, sense):
        return True
    return all(line.folded(n).endswith(PLURAL) for n in range(at + 1, found.content))


def _is_near(line: Line, gap: Range) -> bool:
    return all(line.meets(n, BETWEEN) for n in range(*gap))


def _is_perfect(sense: Sense) -> bool:
    inflected = sense.surface.inflected
    return inflected is not None and inflected.aspect == "perfect"


def _is_impersonal(sense: Sense) -> bool:
    """Whether the form is the one that the passive has: it is suspected, of men and women alike."""
    inflected = sense.surface.inflected
    if inflected is None or inflected.aspect != "imperfect":
        return False
    return inflected.gender == "m" and inflected.number == "singular"


def _has_damma(line: Line, at: int, sense: Sense) -> bool:
    """Whether the vowel of the passive is written over the verb's first letters, behind a helping alef."""
    prefix = len(sense.split.prefix) if sense.split else 0
    raw = line.words[line.units[at].first].form.raw[prefix:]
    helped = HELPED if raw.startswith(l.ALEF) else line.has(at, "ACCUSES")
    return l.DAMMA in raw[1 : 2 + helped]
