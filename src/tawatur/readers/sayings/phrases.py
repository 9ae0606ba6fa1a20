"""Noun phrases: where the name of a source ends, and who was told."""

from __future__ import annotations

from tawatur.readers.sayings.found import MARKED, Line, Range

ASIDE = frozenset({"SCENE", "WEEKDAY", "MONTH", "DATE", "VIA", "VIA_WHAT", "VIA_FOR", "BASED_ON"})
ENDING = frozenset({*ASIDE, "DASH", "PASSED", "OBTAINED", "IN", "ON", "FOR", "LI_PREFIX", "PRONOUN"})
"""Without one of these nothing that stands aside begins: asked first, as most words have none."""
NAMERS = ("HEAD", "MEDIA", "PART_OF")
ADJECTIVES = (
    "ENDS_TEH_MARBUTA", "ENDS_YEH", "ENDS_ALEF", "ADJECTIVAL", "WAW_PREFIX", "PARTICIPLE", "NARRATOR", "SAME",
)  # fmt: skip
TRIMMED = frozenset({"COMMA", "DASH", "FULL_STOP", "QAD", "WAS"})
LEADING = TRIMMED | {"BRACKET_CLOSE"}
TONGUE = frozenset({"TONGUE"})
TAIL = TRIMMED | {"TO", "ABOUT", "ON", "FROM", "IN"}
OFFICES = frozenset({"office", "official"})
DOUBTFUL = ("AT_OFFICE", "FOR", "LI_PREFIX")
LONGEST_NAME = 4
HANGS = frozenset({"PREPOSITION", "FROM", "IN", "ON", "TO", "ABOUT", "BI_PREFIX", "LI_PREFIX"})
OWNED = ("document", "reports")
"""Kinds of nouns after which a preposition names whose they are."""


def trimmed(line: Line, piece: Range | None) -> Range | None:
    """The phrase without what stands aside of it at its end, and without marks at its edges."""
    if piece is None:
        return None
    start, end = piece
    while start < end and line.meets(start, LEADING):
        start += 1
    return shortened(line, (start, _ending(line, start, end)))


def shortened(line: Line, piece: Range) -> Range | None:
    """A phrase in which nothing stands aside, without marks at its end."""
    (start, end), quotes = piece, line.quotes
    while end > start and (line.meets(end - 1, TAIL) or (quotes and _lone_quote(line, start, end))):
        end -= 1
    return (start, end) if end > start else None


def with_marks(line: Line, piece: Range | None) -> Range | None:
    """The phrase with the rest of a name in quotation marks that it breaks off in: "Egypt Today"."""
    if piece is None or not line.quotes:
        return piece
    start, end = piece
    for pair in line.paired.pairs:
        short = pair.end - pair.start <= LONGEST_NAME and not line.has(pair.end - 1, "FULL_STOP")
        hangs = line.meets(pair.start, HANGS) and not line.has(pair.start, "B_WORD", "L_WORD")
        if start <= pair.open < end < pair.close and short and not hangs:
            return start, pair.close
    return piece


def with_tail(line: Line, piece: Range | None, tail: Range | None) -> Range | None:
    """The phrase with what a rule took to stand aside of it, where that only looks so (at a court)."""
    if piece is None or tail is None or tail[0] != piece[1] or not line.has(tail[0], *DOUBTFUL):
        return piece
    return piece if _aside(line, tail[0]) else (piece[0], tail[1])


def _ending(line: Line, start: int, end: int) -> int:
    """Where in a phrase something begins that stands aside of it."""
    at = line.first(start + 1, end, ENDING)
    while at is not None:
        name = line.named.get(at)
        own = name is not None and name.kind == "PER" and name.start < at  # a month is also a name
        own = own or line.marks(start, at) % 2 == 1  # in a name in quotation marks nothing stands aside
        if not own and (_is_dash(line, at, end) or _aside(line, at) or _is_while(line, at)):
            return at
        at = line.first(at + 1, end, ENDING)
    return end


def _is_dash(line: Line, at: int, end: int) -> bool:
    """Whether a dash opens what stands aside, and not the name of who holds the office before it."""
    name = line.named.get(at + 1) if line.has(at, "DASH") else None
    called = name is not None and name.kind == "PER" and name.start == at + 1 and name.end >= end
    return line.has(at, "DASH") and not called


def _is_while(line: Line, at: int) -> bool:
    """Whether it begins here what somebody does while he speaks: and she weeps."""
    pronoun = line.has(at, "PRONOUN") and line.has(at, "WAW_PREFIX")
    return (
        pronoun and line.has(at + 1, "SPELT_IMPERFECT", "REPORT") and not line.has(at + 1, "DEFINITE", "HEAD")
    )


def _aside(line: Line, at: int) -> bool:
    passed = line.has(at, "PASSED") and line.has(at, "PRONOUN_SUFFIX")
    passed = passed or (line.has(at, "OBTAINED") and line.has(at + 1, "WITH_HIM"))
    return (
        passed
        or _is_venue(line, at)
        or _is_network(line, at)
        or _is_aside(line, at)
        or (begins_medium(line, at) and not _is_of(line, at))
    )


def _is_network(line: Line, at: int) -> bool:
    """Whether a network is named on which something was written: on «X»."""
    return line.has(at, "ON") and line.has(at + 1 + line.meets(at + 1, MARKED), "SOCIAL")


def _is_venue(line: Line, at: int) -> bool:
    """Whether it is said here where something was said: a statement, the same notice, that occasion."""
    if not line.has(at, "IN"):
        return False
    same = line.has(at + 1, "SAME")
    return (
        line.has(at + 1 + same, "VENUE")
        or (same and line.has(at + 2, "HEAD"))
        or line.has(at + 1, "DEMONSTRATIVE")
    )


def _is_aside(line: Line, at: int) -> bool:
    """Whether a word of time, place or occasion begins an aside; an office at a court is none."""
    return line.meets(at, ASIDE) and not (line.has(at, "AT_OFFICE") and line.has(at + 1, "HEAD", "ORG"))


def _is_of(line: Line, at: int) -> bool:
    """Whether a preposition joins a medium or a name in quotation marks to the noun that it belongs to."""
    sense = line.units[at - 1].senses.get("HEAD")
    owned = sense is not None and (sense.values["kind"] in OWNED or line.has(at - 1, "PRESS"))
    if owned and not line.has(at - 1, "DEFINITE"):
        return True
    office = line.units[at - 2].senses.get("HEAD") if at > 1 else None
    titled = line.has(at - 1, "DEFINITE") and office is not None and office.values["kind"] == "office"
    return titled and line.has(at, "FOR") and not line.has(at + 1, "MEDIA") and not line.has(at + 2, "MEDIA")


def _lone_quote(line: Line, start: int, end: int) -> bool:
    """Whether the phrase ends with a quotation mark that has no partner in it."""
    return line.meets(end - 1, MARKED) and line.marks(start, end) % 2 == 1


def begins_medium(line: Line, at: int) -> bool:
    """Whether a phrase begins that says who was told: for a paper, to an agency."""
    if not line.has(at, "FOR", "LI_PREFIX"):
        return False
    if line.has(at, "FOR"):
        return line.has(at + 1, "MEDIA", "BRACKET_OPEN", *MARKED)
    if not line.has(at, "LI_PREFIX") or _is_own(line, at) or line.meets(at - 1, MARKED):
        return False
    told = not line.has(at + 1, "DEFINITE") or line.has(at + 1, "MEDIA")
    same = line.has(at, "SAME") and line.has(at + 1, "MEDIA")
    medium = line.units[at].senses.get("MEDIA")
    named = medium is not None and "common" not in medium.values  # a poll of opinion is told to nobody
    return same or named or (line.has(at, "PRESS") and told)


def _is_own(line: Line, at: int) -> bool:
    """Whether the first letter that looks like a preposition is a medium's own: Le Monde says."""
    split = line.units[at].senses["MEDIA"].split if line.has(at, "OWN_L") else None
    return split is not None and not split.prefix


def tongue_in(line: Line, piece: Range) -> Range | None:
    """Who speaks for the source, in a range that begins at the cue: on the tongue of its spokesman."""
    at = line.first(piece[0] + 1, piece[1], TONGUE)
    if at is None:
        return None
    end = at + 1
    while end < piece[1] and not line.has(end, "COMMA", "THAT", "COLON", "FULL_STOP", *MARKED, *ASIDE):
        end += 1
    return trimmed(line, (at + 1, end))


def begins_subject(line: Line, at: int) -> bool:
    """Whether a definite head begins here that is no part of a medium's name: the head of the police."""
    head = line.units[at].senses.get("HEAD") if at < len(line) else None
    office = head is not None and head.values["kind"] in OFFICES and line.has(at + 1, "DEFINITE")
    definite = head is not None and (line.has(at, "DEFINITE") or office)
    return definite and not line.has(at, "MEDIA", "LI_PREFIX", "ENDS_TEH_MARBUTA")


def told(line: Line, piece: Range) -> tuple[Range | None, Range]:
    """The medium that is told and who tells it, of a phrase after a man's verb: told the agency the envoy."""
    start, end = piece
    if not _is_mans(line, start):
        return None, piece
    behind = next((at for at in range(start + 2, end) if _is_told_behind(line, at)), None)
    if behind is not None:
        return (behind, end), (start, behind)
    if not line.has(start, "MEDIA") or not line.has(start, "ENDS_TEH_MARBUTA"):
        return None, piece
    speaker = next((at for at in range(start + 1, end) if begins_subject(line, at)), None)
    return (None, piece) if speaker is None else ((start, speaker), (speaker, end))


def _is_told_behind(line: Line, at: int) -> bool:
    """Whether an agency stands right behind an adjective without the article: an official told the agency."""
    agency = line.units[at].senses.get("MEDIA")
    if agency is None or "head" not in agency.values or not line.has(at, "ENDS_TEH_MARBUTA"):
        return False
    adjective = line.has(at - 1, "MODIFIER", "ENDS_YEH") and not line.has(
        at - 1, "DEFINITE", "HEAD", "PREPOSITION"
    )
    return adjective and (agency.split is None or not agency.split.prefix)


def _is_mans(line: Line, at: int) -> bool:
    """Whether the verb before `at` is one of a man: after it a feminine noun is no subject."""
    verb = at - 1
    while line.has(verb, "WITH_HIM", "DATE", "WEEKDAY", "MOMENT"):
        verb -= 1
    sense = line.units[verb].senses.get("REPORT") if verb >= 0 else None
    inflected = sense.surface.inflected if sense is not None else None
    return inflected is not None and (inflected.gender, inflected.number) == ("m", "singular")
