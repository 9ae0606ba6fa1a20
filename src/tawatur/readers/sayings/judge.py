"""What a pattern cannot judge: denials, homographs, adverbials, whose quotation it is."""

from __future__ import annotations

from tawatur.arabic import letters as l
from tawatur.readers.sayings.found import Line
from tawatur.readers.sayings.homographs import is_other_word
from tawatur.readers.sayings.verbals import begins, is_noun, verb_at

NEGATED = frozenset({"NOT_SAID", "NEGATION", "NARRATOR", "VIA_WHAT"})
NEGATIONS, LONGEST_NEGATION = frozenset({"NOT_SAID", "NEGATION"}), 6
LONGEST_OPENING = 6
NO_SUBJECT = frozenset({"REPORT", "PREPOSITION", "MARK", "THAT", "RELATIVE", "NEGATION", "CONNECTIVE"})
OPENERS = frozenset({"THAT", "WAS"})
NEXT = ("add", "qualify", "conclude")
NOMINATIVE = l.WAW + l.NOON
PARTICIPLE_ENDINGS = ("ENDS_ALEF", "ENDS_TEH_MARBUTA", "ENDS_TEH")


def _negated_before(line: Line, at: int) -> bool:
    """Whether the verb is the second of two that one particle negates: they did not confirm or deny."""
    if not line.has(at - 1, "OR"):
        return False
    return line.first(at - LONGEST_NEGATION, at - 1, NEGATIONS) is not None


def negated(line: Line, at: int) -> bool:
    """Whether the cue is denied, the narrator's own formula, or a homograph in the midst of a clause."""
    if line.has(at, "NARRATOR") or is_other_word(line, at):
        return True
    if line.meets(at - 1, NEGATED) and not goes_on(line, at):
        return True
    if _negated_before(line, at):
        return True
    sense = verb_at(line, at)
    if sense is None or sense.split is None:
        return False
    if sense.split.suffix == l.YEH or is_noun(line, at, sense):
        return True
    told = begins(line, at) or follows_subject(line, at) or _follows_named(line, at)
    return line.has(at, "WEAK") and not told


def goes_on(line: Line, at: int) -> bool:
    """Whether a verb says what a speaker said next: before he added; of no other."""
    sense = line.units[at].senses.get("REPORT") if line.has(at - 1, "BEFORE_THAT") else None
    return sense is not None and sense.values.get("act") in NEXT


def follows_subject(line: Line, at: int) -> bool:
    """Whether all that stands before a verb is the noun phrase that opens the sentence: its subject."""
    if at > LONGEST_OPENING or not line.has(0, "HEAD", "MEDIA") or line.has(0, "WAW_PREFIX", "LI_PREFIX"):
        return False
    return line.first(1, at, NO_SUBJECT) is None and line.has(at - 1, "DEFINITE", "ENDS_YEH", "HEAD")


def _follows_named(line: Line, at: int) -> bool:
    """Whether all between a verb and the word that opens its clause is its subject: that he ordered."""
    if at > 0 and line.has(at - 1, "THAT"):
        return line.has(at - 1, "PRONOUN_SUFFIX")
    start = next(
        (n for n in range(at - 1, max(at - LONGEST_OPENING, -1), -1) if line.meets(n, OPENERS)), None
    )
    if start is None or line.has(start, "PRONOUN_SUFFIX") or not line.has(start + 1, "HEAD", "DEFINITE"):
        return False
    return line.first(start + 1, at, NO_SUBJECT) is None


def is_adverbial(line: Line, at: int) -> bool:
    """Whether the participle is an indefinite accusative: it then describes how the subject acts."""
    senses = line.units[at].senses
    sense = senses.get("PARTICIPLE") or senses.get("SHOWING")
    inflected = sense.surface.inflected if sense else None
    if sense is None or inflected is None or (sense.split is not None and sense.split.suffix):
        return False
    if line.has(at, "DEFINITE") or line.has(at - 1, "FROM", "NEGATION", "WAS", "PREPOSITION"):
        return False
    noun = line.has(at, "NARRATOR", "NO_CUE") or (inflected.gender == "f" and inflected.number == "plural")
    goes_on = line.has(at + 1, "THAT") or (line.has(at + 1, "BI_PREFIX") and line.has(at + 1, "EVENT_NOUN"))
    if noun and (not goes_on or line.has(at - 1, "IN")):
        return False
    if inflected.number != "singular":
        return not line.folded(at).endswith(NOMINATIVE)
    return inflected.gender == "f" or line.has(at, *PARTICIPLE_ENDINGS)


def opens(line: Line, at: int) -> bool:
    """Whether a mark is a colon, or a quotation mark written close to the word after it."""
    if line.has(at, "COLON"):
        return True
    if at + 1 >= len(line) or any(pair.end <= at < pair.close for pair in line.paired.pairs):
        return False
    touches_last = at > 0 and line.units[at - 1].end == line.units[at].start
    touches_next = line.units[at].end == line.units[at + 1].start
    return touches_next or not touches_last or line.has(at, "QUOTE_OPEN", "QUOTE")


def opens_quotation(line: Line, start: int, end: int) -> bool:
    """Whether a quotation is left open between two units."""
    return line.marks(start, end) % 2 == 1


def is_governed(line: Line, at: int) -> bool:
    """Whether a preposition belongs to a verb or noun of its clause, or closely to the word before it."""
    if line.has(at - 1, "SCENE", "REPORT", "PARTICIPLE", "REPORT_NOUN"):
        return True
    start = at
    while start > 0 and not line.has(start - 1, "COMMA", "FULL_STOP", "SEMICOLON"):
        start -= 1
    return any(line.has(n, "TAKES_ON") for n in range(start, at))
