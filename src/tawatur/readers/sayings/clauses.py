"""Whose clause it is: between a verb of saying and a complementiser may stand a word that owns the clause.

Only a modal verb, a word of contrast, a noun of saying or the verb's own preposition tell; what stands
behind a relative pronoun only describes the subject.
"""

from __future__ import annotations

from tawatur.arabic import letters as l
from tawatur.readers.sayings.found import Line

FRAMES = (
    ("TAKES_TO", "TO"),
    ("TAKES_ABOUT", "ABOUT"),
    ("TAKES_ON", "ON"),
    ("TAKES_FROM", "FROM"),
    ("TAKES_IN", "IN"),
)
JUDGES = frozenset({"EVALUATES", "LABEL", "LABEL_WITH", "BLAME"})
"""Verbs that judge: by saying that, the words tell how."""
OWNERS = frozenset({"OWNS_THAT"})
CONTRASTS = frozenset({"CONTRAST"})
NO_TELLING = frozenset(
    {"RELATIVE", "MARK", "WEAK", "HEAD", "DEFINITE", "LABEL", "PASSED", "PASSIVE", "VIA_WHAT"}
)
TELLING = frozenset({"REPORT", "RELATIVE", "QUOTE", "QUOTE_OPEN", "QUOTE_CLOSE", "VIA_WHAT"})
"""What stands first between a verb and its clause: a verb that tells, or what shows that none does."""


def is_anothers(line: Line, at: int, that: int) -> bool:
    """Whether the clause after the complementiser at `that` is another word's than the verb's at `at`."""
    strong, says = line.has(at, "STRONG"), _says(line, that)
    if line.meets(at, JUDGES) and line.has(that - 1, "SAYING") and line.has(that - 1, "BI_PREFIX"):
        return True
    owner = line.first(at + 1, that, OWNERS)
    if owner is not None and not says and (owner == that - 1 or not strong):
        return True
    contrast = line.first(at + 1, that, CONTRASTS)
    if contrast is not None and not (strong and says) and not line.has(that - 1, "COMMA"):
        return True
    return _has_object(line, at, that) or (not says and _is_told_between(line, at, that))


def _says(line: Line, that: int) -> bool:
    """Whether the complementiser is the one that only verbs of speech take."""
    return line.words[line.units[that].first].form.plain.startswith(l.ALEF_HAMZA_BELOW)


def _is_told_between(line: Line, at: int, that: int) -> bool:
    """Whether another verb of saying stands between that describes nobody."""
    first = line.first(at + 2, that, TELLING)
    if first is None or line.meets(first, NO_TELLING) or line.has(first - 1, "PRONOUN"):
        return False
    sense = line.units[first].senses["REPORT"]
    return sense.split is None or not sense.split.prefix


def _has_object(line: Line, at: int, that: int) -> bool:
    """Whether the verb has its own preposition before the clause: then the clause belongs to a noun there."""
    if line.has(at, "TAKES_OBJECT") and any(_is_claim(line, n) for n in range(at + 2, that)):
        return True
    own = [word for frame, word in FRAMES[:4] if frame in line.classes[at]]
    things = ("EVENT_NOUN", "REPORT_NOUN")
    return bool(own) and any(
        line.has(n, *own)
        and not line.has(n - 1, "COMES")
        and (not line.has(n, "ON") or line.has(n + 1, *things))
        for n in range(at + 1, that - 1)
    )


def _is_claim(line: Line, at: int) -> bool:
    """Whether a noun of saying stands in construct, so that a clause after it is its own."""
    if not line.has(at, "REPORT_NOUN"):
        return False
    return not (line.has(at, "DEFINITE", "BI_PREFIX", "LI_PREFIX") or line.has(at - 1, "IN"))
