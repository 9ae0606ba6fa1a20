"""Homographs: spellings that are a verb of saying in one place and another word in the next."""

from __future__ import annotations

from tawatur.arabic import letters as l
from tawatur.arabic.clitics import CONJUNCTIONS
from tawatur.readers.sayings.found import MARKED, Line

BEFORE_PREPOSITION = (*MARKED, "BRACKET_CLOSE")
WORDS_OF_HIS = ("SAYING", "OWN_WORDS")
RELATIVES = frozenset({"FEMININE_RELATIVE", "MASCULINE_RELATIVE"})
GOVERNING = frozenset({"TO", "ON", "IN", "ABOUT"})
"""Prepositions that no finite verb follows: what stands there is a noun."""
FAR = 4
UNDERGONE = frozenset({"UNDERGOES"})
DENIALS = frozenset({"NOT_SAID"})
COMMA = frozenset({"COMMA"})
DEEDS = frozenset({"ENACTS", "TAKES_CHARGE", "DOWNPLAYS", "RECOGNISES"})
LAWS = frozenset({"LAW"})
JOINS = ("ABOUT", "TO", "ON", "FROM", "IN")


def is_other_word(line: Line, at: int) -> bool:
    """Whether the spelling of a verb is another word here."""
    if line.has(at, "NO_CUE"):
        return True
    if is_preposition(line, at) and (
        line.has(at - 1, *BEFORE_PREPOSITION) or line.has(at + 1, *WORDS_OF_HIS)
    ):
        return True
    return line.meets(at - 1, RELATIVES if _is_joined(line, at) else GOVERNING)


def is_preposition(line: Line, at: int) -> bool:
    """Whether a verb without its doubled letter is spelt as a preposition is: he expressed, across."""
    return line.has(at, "PREPOSITION") and l.SHADDA not in line.words[line.units[at].first].form.raw


def is_scare_quoted(line: Line, at: int) -> bool:
    """Whether nothing but the word at `at` stands in quotation marks, so that the second opens no speech."""
    return line.meets(at - 1, MARKED) and line.meets(at + 1, MARKED) and line.marks(0, at) % 2 == 1


def takes_no_clause(line: Line, at: int, that: int) -> bool:
    """Whether a clause cannot be the verb's: it is one of blame, or a preposition with another's clause."""
    if line.has(at, "BLAME"):
        return True
    return is_preposition(line, at) and line.has(that - 1, *JOINS)


def _is_joined(line: Line, at: int) -> bool:
    """Whether a letter of the verb is taken for a conjunction: no relative stands before one."""
    sense = line.units[at].senses.get("REPORT")
    prefix = sense.split.prefix if sense and sense.split else ""
    return prefix != "" and prefix[0] in CONJUNCTIONS


def is_undergone(line: Line, at: int) -> bool:
    """Whether a noun of saying is only undergone, meant to be done, led to, or denied."""
    verb = at - 1 - line.has(at - 1, *JOINS)
    if line.has(verb, "UNDERGOES", "OWNS_THAT"):
        return True
    if line.has(at, "LI_PREFIX") and line.first(max(at - FAR, 0), at, UNDERGONE) is not None:
        return True
    denied = line.first(max(at - FAR, 0), at, DENIALS)
    return denied is not None and line.first(denied, at, COMMA) is None


def is_deed(line: Line, at: int, begin: int) -> bool:
    """Whether what follows a verb shows that it does something: passes a law, takes a file, knows a state."""
    if not line.meets(at, DEEDS):
        return False
    if line.has(at, "ENACTS"):
        return line.first(at + 1, min(begin + 1, len(line)), LAWS) is not None
    if line.has(at, "TAKES_CHARGE"):
        return line.has(begin + line.has(begin, "DEMONSTRATIVE"), "FILE")
    if line.has(at, "DOWNPLAYS"):
        return not line.has(begin, "IMPORTANCE")
    return line.has(at, "RECOGNISES") and line.has(begin, "STATE")
