"""Subjects: which noun phrase of a clause is the subject of a verb that has none after it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tawatur.arabic import letters as l
from tawatur.readers.sayings.extent import OBJECTS, ending, gender_at
from tawatur.readers.sayings.found import MARKED, Line, Range
from tawatur.readers.sayings.phrases import ASIDE, trimmed

BEGINS = frozenset({
    "DASH", "AND", "THAT", "COLON", "FULL_STOP", "SEMICOLON", "TURN", "CONNECTIVE", "QAD", "VIA", "VIA_WHAT",
    "NARRATOR", "SUBORDINATE",
})  # fmt: skip
STOPS = BEGINS | {*ASIDE, "COMMA", "REPORT", "ABOUT", "FROM", "TO", "ON", "PREPOSITION"}
NO_SUBJECT = frozenset({
    "ABOUT", "TO", "ON", "FROM", "IN", "WITH_HIM", "NOT_SAID", "NEGATION", "RELATIVE", "REPORT", "PRONOUN",
    "PREPOSITION", "DEMONSTRATIVE", *ASIDE,
})  # fmt: skip
NEAR = 4
LONGEST_SUBJECT, LONGEST_ANTECEDENT, LONGEST_RELATIVE = 12, 6, 20
HEADS = frozenset({"HEAD", "MEDIA", "PART_OF"})
NOUNS = frozenset({"HEAD", "MEDIA", "PART_OF"})
WORDED = frozenset({"issued", "product", "figures"})
WORDS = frozenset({"REPORT_NOUN", "CARRIER", "VENUE"})
NO_NOUN = frozenset(
    {"RELATIVE", "DEMONSTRATIVE", "PREPOSITION", "NUMBER", "NUMBER_WORD", "EVENT_NOUN", *ASIDE}
)
TIMES = frozenset({"SCENE", "DATE", "WEEKDAY", "MONTH", "NUMBER", "WITH_HIM"})
OPENERS = frozenset(
    {"SUBORDINATE", "MARK", "THAT", "AND", "CONNECTIVE", "TURN", "QAD", "WAS", "AS_FOR", "NEGATION"}
)
NO_VERB = frozenset(
    {*NOUNS, "DEFINITE", "PREPOSITION", "MARK", "EVENT_NOUN", "REPORT_NOUN", "VIA", "IN", *ASIDE}
)
GOES_ON = frozenset({"DEFINITE", "HEAD", "MEDIA", "ENDS_YEH"})
NOMINAL = frozenset(
    {"ENDS_TEH_MARBUTA", "ENDS_TEH", "ENDS_ALEF", "EVENT_NOUN", "REPORT_NOUN", "CARRIER", "HEAD"}
)
NO_BEARER = frozenset(
    {
        "DEFINITE",
        "MARK",
        "PREPOSITION",
        "REPORT",
        "PARTICIPLE",
        "PRONOUN_SUFFIX",
        "NEGATION",
        "CHANT",
        *ASIDE,
        *OPENERS,
    }
)
PERSONS = frozenset({"people", "witness", "official", "expert"})
THINGS = frozenset({"source", "reports", "medium", "document", "social"})
PREPOSITIONS = frozenset({l.BEH, l.LAM, l.KAF})
IMPERFECT = (l.YEH, l.TEH, l.NOON, l.SEEN)
SOUND_PLURAL = l.WAW + l.NOON
PLURALS = (l.WAW + l.NOON, l.YEH + l.NOON, l.ALEF + l.NOON)


def subjects(line: Line, start: int, end: int, names: Mapping[int, int]) -> Iterator[Range]:
    """The noun phrases of a range that stand where a clause has its subject, in order.

    That is at the beginning of a clause or behind its verb. `names` gives for a unit at which a name of
    somebody begins the unit after it.
    """
    for at in range(start, end):
        if (at not in names and not _is_noun(line, at)) or _is_dateline(line, at, names):
            continue
        before = at - 1
        while before > start and line.meets(before, TIMES):
            before -= 1
        stands = _opens(line, at, start) or (before >= start and _is_verb(line, before, start))
        if stands and not _is_shut_in(line, at, end):
            reach = extended(line, at, end, names)
            yield at, max(ending(line, (at, reach), governing=True), at + 1)


def _is_dateline(line: Line, at: int, names: Mapping[int, int]) -> bool:
    """Whether a name opens the sentence only to tell where it was written."""
    return at == 0 and line.has(names.get(at, 0), "BRACKET_OPEN", "DASH", "COLON")


def _is_shut_in(line: Line, at: int, end: int) -> bool:
    """Whether a quotation in which the unit stands is closed before `end`."""
    if line.marks(at, end) % 2 == 0:
        return False
    mark = next(n for n in line.marked if n >= at)
    return line.units[mark - 1].end == line.units[mark].start


def agrees(line: Line, at: int, gender: str, *, plural: bool) -> bool:
    """Whether the head at `at` can be the subject of a verb after it of this gender and number."""
    many = line.folded(at).endswith(PLURALS) or line.has(at - 1, "NUMBER", "NUMBER_WORD")
    sense = line.units[at].senses.get("HEAD")
    kind = sense.values.get("kind", "") if sense else ""
    if plural:
        return many or kind in PERSONS or line.has(at, "PART_OF")
    if many and not line.has(at, "PART_OF"):
        return False
    feminine = line.has(at, "ENDS_TEH_MARBUTA", "ENDS_TEH")
    unknown = not gender or sense is None or kind in THINGS
    return unknown or feminine == (gender == "f")


def _is_noun(line: Line, at: int) -> bool:
    """Whether a noun that can be a subject stands here: any definite one behind a complementiser."""
    if line.meets(at, NOUNS):
        return not _hangs(line, at)
    if line.meets(at, NO_NOUN) or _hangs(line, at):
        return False
    word = line.folded(at)  # of a tatweel that stands for a dash nothing is left
    annexed = word != "" and word[0] not in IMPERFECT and line.has(at + 1, "DEFINITE")
    named = annexed or line.has(at, "DEFINITE")
    return named and (follows_that(line, at) or line.has(at - 1, "AS_FOR"))


def follows_that(line: Line, at: int) -> bool:
    """Whether a complementiser stands before `at`: what follows it and is no verb is its clause's subject."""
    that = at - 1 - line.meets(at - 1, MARKED)
    return line.has(that, "THAT") and not line.has(that, "PRONOUN_SUFFIX")


def leads(line: Line, at: int) -> bool:
    """Whether a clause begins at `at` with a noun, so that it is the subject even of a verb far from it."""
    if at == 0 or line.has(at - 1 - line.meets(at - 1, MARKED), "THAT"):
        return True
    return line.has(at - 1, "AND", "TURN", "CONNECTIVE", "WAS", "AS_FOR", "COLON", "FULL_STOP", "RELATIVE")


def _hangs(line: Line, at: int) -> bool:
    """Whether a preposition is written on the noun, or stands before it."""
    sense = line.units[at].senses.get("HEAD") or line.units[at].senses.get("MEDIA")
    if sense is None or sense.split is None:
        return line.has(at, "BI_PREFIX", "LI_PREFIX", "KA_PREFIX") and not line.has(at, "B_WORD")
    return not PREPOSITIONS.isdisjoint(sense.split.prefix)


def _opens(line: Line, at: int, start: int) -> bool:
    """Whether a clause begins at `at`."""
    joined = line.has(at, "WAW_PREFIX", "FEH_PREFIX") and not line.has(at, "DEFINITE", "W_WORD")
    return at <= start or line.meets(at - 1, OPENERS) or joined


def _is_verb(line: Line, at: int, start: int) -> bool:
    """Whether the word at `at` is a clause's first and no noun: then it is its verb."""
    if line.has(at, "REPORT", "LAM_VERB"):
        return True
    acting = line.has(at + 1, "DEFINITE") and line.folded(at + 1).endswith(SOUND_PLURAL)  # no genitive
    return _opens(line, at, start) and (acting or not line.meets(at, NO_VERB))


def extended(line: Line, at: int, end: int, names: Mapping[int, int]) -> int:
    """Where the noun phrase that begins at `at` ends."""
    stop = names.get(at, at + 1)
    if at not in names and line.has(at, "ENDS_TEH_MARBUTA", "ENDS_TEH") and not line.has(at, "DEFINITE"):
        stop += line.has(stop, "ENDS_TEH_MARBUTA") and stop < end
    while (
        stop < min(end, at + LONGEST_ANTECEDENT)
        and not _is_place(line, stop)
        and (line.meets(stop, GOES_ON) or stop in names)
    ):
        another = stop not in names or line.has(stop, "HEAD", "MEDIA")
        closed = line.has(stop - 1, "DEFINITE") and not line.has(stop, "DEFINITE") and another
        plural = line.folded(stop - 1).endswith(SOUND_PLURAL) and not line.has(stop - 1, "DEFINITE")
        closed = closed or (plural and line.has(stop, "DEFINITE"))
        if closed or line.has(stop, "RELATIVE", "PREPOSITION"):
            break
        stop = names.get(stop, stop + 1)
    return stop


def _is_place(line: Line, at: int) -> bool:
    """Whether a place's name stands right behind a definite word: he visited it, it is not his."""
    name = line.named.get(at)
    return name is not None and name.kind == "GPE" and name.start == at and line.has(at - 1, "DEFINITE")


def subject_before(line: Line, cue: int) -> Range | None:
    """The noun phrase before a verb that has none after it, or None where the verb begins its clause."""
    end = cue
    while end > 0 and line.has(end - 1, "QAD", "WAS"):
        end -= 1
    end = _before_dashes(line, end)
    if _begins_clause(line, cue, end):
        return _owner_of_words(line, cue, end)
    if line.has(end - 1, "RELATIVE") and not line.has(end - 1, "FROM", "WHAT", "TURN", "AS"):
        return None if line.has(end - 2, "MATTER") else antecedent(line, end - 1)
    start = head = _before_relative(line, end)
    while start > 0 and head - start < LONGEST_SUBJECT and not _begins_at(line, start):
        start -= 1
    piece = trimmed(line, _last_clause(line, (start, end)))
    if piece is not None and line.has(piece[0], "BI_PREFIX") and _hangs(line, piece[0]):
        return None
    if piece is not None and line.quotes and line.paired.ends_in(piece[0], end):
        return None
    if piece is None or (line.meets(piece[0], NO_SUBJECT) and not line.has(piece[0], "PART_OF", "HEAD")):
        return None if line.has(cue + 1, "WITH_HIM") else _bearer(line, end)
    return piece if line.has(end - 1, "COMMA") or _may_begin(line, piece[0]) else None


def _owner_of_words(line: Line, cue: int, end: int) -> Range | None:
    """Whose statement or letter it is in which something is said: the mayor's remarks in which he said."""
    resumed = line.has(cue + 1, "WITH_HIM") and line.has(end - 1, "RELATIVE")
    piece = antecedent(line, end - 1) if resumed else None
    if piece is None:
        return None
    words = (at for at in range(piece[1] - 2, piece[0] - 1, -1) if line.meets(at, WORDS))
    at = next(words, piece[1])
    return None if at == piece[1] or line.has(at, "DEFINITE") else (at + 1, piece[1])


def _before_dashes(line: Line, end: int) -> int:
    """Where the dash stands that opens what stands aside right before a verb; `end` where nothing does."""
    if not line.has(end - 1, "DASH"):
        return end
    inside = range(end - 3, max(end - LONGEST_SUBJECT - 2, 0), -1)
    return next((at for at in inside if line.has(at, "DASH")), end)


def _before_relative(line: Line, end: int) -> int:
    """Where the comma stands that opens a relative clause which another closes before a verb; else `end`."""
    if not line.has(end - 1, "COMMA"):
        return end
    inside = range(end - 2, max(end - LONGEST_RELATIVE, 0), -1)
    opening = next((at for at in inside if line.has(at, "COMMA")), None)
    return end if opening is None or not line.has(opening + 1, "RELATIVE") else opening + 1


def _begins_at(line: Line, at: int) -> bool:
    """Whether a clause begins here: after a word that opens one, and after the mark of a quotation there."""
    before = line.padded[at - 1]
    if not BEGINS.isdisjoint(before):
        return True
    return not MARKED.isdisjoint(before) and line.meets(at - 2, BEGINS)


def _begins_clause(line: Line, cue: int, end: int) -> bool:
    """Whether what stands before a verb shows that its subject does not."""
    joined = line.has(end, "QAD") and line.has(end, "FEH_PREFIX", "WAW_PREFIX")
    resumed = line.has(cue + 1, "WITH_HIM") and line.has(end - 1, "RELATIVE")
    alone = line.has(end - 1, "AND", "PRONOUN", "TURN", "AS") or is_purpose(line, cue)
    return joined or resumed or alone or _disagrees(line, cue, end - 1)


def is_purpose(line: Line, cue: int) -> bool:
    """Whether the verb tells to what end something is done: came to warn. Its subject is who came."""
    sense = line.units[cue].senses.get("REPORT")
    return sense is not None and sense.split is not None and l.LAM in sense.split.prefix


def _may_begin(line: Line, at: int) -> bool:
    """Whether a subject may begin here: not with a word that is joined on or hangs on a preposition."""
    if line.has(at, "HEAD", "MEDIA"):
        return True
    joined = line.has(at, "WAW_PREFIX", "FEH_PREFIX") and not line.has(at, "DEFINITE", "W_WORD")
    return not joined and (line.has(at, "B_WORD") or not line.has(at, "BI_PREFIX"))


def as_for(line: Line, cue: int) -> Range | None:
    """The phrase set before its clause: as for X, he said."""
    at = next((n for n in range(cue - 1, max(cue - LONGEST_SUBJECT, -1), -1) if line.has(n, "AS_FOR")), None)
    if at is None or line.has(at + 1, "BI_PREFIX", "PREPOSITION", *ASIDE):
        return None
    return trimmed(line, (at + 1, cue))


def _bearer(line: Line, end: int) -> Range | None:
    """An indefinite head close before the verb: the verb's clause describes it (a note that says that)."""
    for at in range(end - 1, max(end - NEAR, -1), -1):
        if line.has(at, "MARK", "DEFINITE") or line.meets(at, BEGINS):
            return None
        if line.has(at, "HEAD", "CARRIER"):
            return at, end
    return None


def is_aside(line: Line, piece: Range, cue: int) -> bool:
    """Whether a noun right before a verb is no clause's subject: the verb only describes it."""
    at = piece[0]
    return piece[1] == cue and not (line.has(at, "DEFINITE") or at == 0 or line.meets(at - 1, OPENERS))


def document_before(line: Line, cue: int) -> Range | None:
    """The indefinite document that a verb right behind it, or one with "in it" after it, gives the words of.

    The document may have its issuer behind it: a statement by the guard that accused (in it) ...
    """
    if line.has(cue - 1, "RELATIVE", "MARK") or not line.has(cue, "REPORT"):
        return None
    if line.has(cue, "PRONOUN_SUFFIX") and not line.has(cue, "HAS_TARGET"):  # it was given out by somebody
        return None
    for at in range(cue - 1, max(cue - LONGEST_ANTECEDENT, -1), -1):
        if line.meets(at, BEGINS) or line.has(at, "COMMA", "RELATIVE"):
            return None
        sense = line.units[at].senses.get("HEAD")
        if sense is not None and sense.values.get("kind") == "document":
            # Issued a statement in which it said: whoever issued it says so, not the statement.
            bare = at + 1 == cue and not line.has(cue + 1, "WITH_HIM")
            issued = bare or line.has(at + 1, "LI_PREFIX", "ABOUT", "FROM")
            split = sense.split
            owned = split is not None and (split.suffix != "" or split.stem.startswith(l.ARTICLE))
            return (at, cue) if issued and not owned and not line.has(at - 1, "IN") else None
    return None


def described(line: Line, cue: int) -> Range | None:
    """The indefinite noun right before an imperfect that describes it: information that warns of."""
    sense = line.units[cue].senses.get("REPORT")
    inflected = sense.surface.inflected if sense is not None else None
    at = cue - 1
    if (
        line.has(cue, "SUSPECT")
        or inflected is None
        or (line.has(cue, "LABEL_WITH") and line.has(cue, "PRONOUN_SUFFIX"))
        or inflected.aspect != "imperfect"
        or not inflected.gender
        or at < 0
    ):
        return None
    if at not in line.named and is_told_of(line, at, cue):
        return None
    if not line.meets(at, NOMINAL) or line.meets(at, NO_BEARER) or _hangs(line, at):
        return None
    feminine = line.has(at, "ENDS_TEH_MARBUTA", "ENDS_TEH")
    if feminine != (inflected.gender == "f") and inflected.number == "singular":
        return None
    plural = line.has(at - 1, "ENDS_TEH_MARBUTA", "ENDS_TEH", "CARRIER", "HEAD")
    alike = plural and line.has(at, "ENDS_TEH_MARBUTA")
    return at - (alike and not line.meets(at - 1, NO_BEARER)), cue


def is_told_of(line: Line, at: int, cue: int) -> bool:
    """Whether a thing before a verb is what is spoken of: pictures that, he said, are of somebody."""
    if not (line.has(cue + 1, "THAT") and line.has(cue + 1, "PRONOUN_SUFFIX")):
        return False
    head = line.units[at].senses.get("HEAD")
    return head is None or (head.values["kind"] == "document" and WORDED.isdisjoint(head.values))


def _last_clause(line: Line, piece: Range) -> Range | None:
    """What follows the last comma, unless the phrase is closed by one (then all of it)."""
    start, end = piece
    if not line.has(end - 1, "COMMA"):
        commas = [at for at, own in enumerate(line.classes[start:end], start + 1) if "COMMA" in own]
        start = commas[-1] if commas else start
    return (start, end) if end > start else None


def _disagrees(line: Line, cue: int, relative: int) -> bool:
    """Whether the relative before a verb is of another gender, so that it is not the verb's subject."""
    sense = line.units[cue].senses.get("REPORT")
    inflected = sense.surface.inflected if sense else None
    if inflected is None:
        return False
    feminine = line.has(relative, "FEMININE_RELATIVE") and inflected.gender == "m"
    return feminine or (line.has(relative, "MASCULINE_RELATIVE") and inflected.gender == "f")


def is_verb_ahead(line: Line, at: int) -> bool:
    """Whether a word that opens a sentence is no noun that anything shows: so it is its verb."""
    opens = at == 0 or line.has(at - 1, "FULL_STOP", "CONNECTIVE") or line.has(at, "WAW_PREFIX", "FEH_PREFIX")
    return opens and not line.has(at, "HEAD", "MEDIA", "PART_OF", "DEFINITE", "EVENT_NOUN", "REPORT_NOUN")


def antecedent(line: Line, end: int) -> Range | None:
    """The noun phrase that a relative at `end` takes up."""
    start = end
    if line.has(end - 1, "COMMA"):
        end = start = end - 1
    while start > 0 and end - start < LONGEST_ANTECEDENT and not line.meets(start - 1, STOPS):
        if line.has(start - 1, "PARTICIPLE") and not line.has(start - 1, "DEFINITE", "NARRATOR"):
            break
        start -= 1
    if line.has(end, "RELATIVE_OF_PEOPLE") and line.has(end - 1, "PRONOUN_SUFFIX"):
        return end - 1, end
    # A verb with its object may stand before the noun: the police surround him, who is armed.
    if not line.has(start, "HEAD", "MEDIA", "PART_OF", "DEFINITE"):
        start = line.first(start, end, HEADS) or start
    if is_verb_ahead(line, start) and line.has(start + 1, "DEFINITE") and start + 1 < end:
        start += 1
    if line.marks(start, end) % 2 == 1:  # a quotation begins in it
        start = max(at for at in line.marked if at < end) + 1
    start = _object(line, start, end)
    return trimmed(line, (start + line.has(start, "TRUTH"), end))


def _object(line: Line, start: int, end: int) -> int:
    """Where the object begins of a verb right before a range that begins with its subject.

    It is the object that a relative behind it takes up: he denied the reports that speak of.
    """
    if not line.meets(start - 1, OBJECTS):
        return start
    begins = ending(line, (start, end), governing=True, gender=gender_at(line, start - 1))
    return begins if begins < end and line.has(begins, "DEFINITE", "HEAD", "MEDIA", "TRUTH") else start
