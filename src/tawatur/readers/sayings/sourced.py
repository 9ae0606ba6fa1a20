"""Makers of sources that a preposition names, of relays, and of verbs that stand behind what was said."""

from __future__ import annotations

from msgspec.structs import replace

from tawatur.readers.sayings.ahead import LONGEST_APPOSITION, OFFICES, is_ahead
from tawatur.readers.sayings.extent import object_begins
from tawatur.readers.sayings.found import MARKED, Found, Line, Range
from tawatur.readers.sayings.judge import NEGATED, is_governed, negated
from tawatur.readers.sayings.mediums import medium_in
from tawatur.readers.sayings.phrases import trimmed, with_marks
from tawatur.readers.sayings.pieces import end_of, found_at, line_at, range_of, spoken_at, start_of
from tawatur.readers.sayings.subjects import agrees
from tawatur.rules import Match

LEAST_SPEECH = 3
"""Units of a quotation before a verb in the midst of a sentence; fewer are a name or a label."""
OWNERS = ("DEFINITE", "HEAD", "MEDIA", "PART_OF")
NEAR, LONGEST_NAME = 4, 2
SPEECH = frozenset({"say", "add", "explain", "narrate", "affirm"})
OPINION = frozenset({"opine", "reply", "comment", "conclude", "point_out", "believe", "write", "testify"})
"""Acts of verbs that may be set aside in the midst of what is said; of anything, or only of somebody."""
ENDS = ("FULL_STOP", "COMMA", "AND")


def via(match: Match) -> Found | None:
    """A preposition that names the source of the words around it."""
    line = line_at(match)
    label = "cue" if match.has("cue") else "cue2"
    source = range_of(match, "source")
    last = range_of(match, "end")
    begin = match.found.end() - (last is not None)
    made = found_at(match, line, "via", "preposition", begin, label)
    if made is not None and source is not None and _is_product(line, source[0]):
        publisher = trimmed(line, (source[0] + 2, source[1]))
        made = replace(made, source=publisher, values={**made.values, "frame": "WHAT"})
    if made is not None and last is not None and line.has(last[0], "THAT", "QAD"):
        made = replace(made, values={**made.values, "frame": "WHAT"})
    elif made is not None and made.source is not None:
        made = _to_comma(line, made)
    made = made and replace(made, relay=trimmed(line, with_marks(line, range_of(match, "relay"))))
    if made is not None and range_of(match, "own") and line.has(start_of(match, "verb"), "RELAY"):
        return replace(made, source=None, relay=made.source)
    if made is not None and source and line.has(source[0], "OWN_WORDS"):
        return _in_own_words(line, made, source)
    if made is not None and line.has(start_of(match, "verb"), "RELAY"):
        return replace(made, values={**made.values, "commitment": "relays"})
    return made


def _in_own_words(line: Line, made: Found, source: Range) -> Found:
    """A source whose word, view or estimate it is; alone the word repeats who has just spoken."""
    values = {**made.values, **line.units[source[0]].senses["OWN_WORDS"].values}
    if source[1] - source[0] == 1:
        return replace(made, source=None, kind="own", values=values)
    owner = trimmed(line, (source[0] + 1, source[1])) if line.has(source[0] + 1, *OWNERS) else None
    return replace(made, source=owner, values=values) if owner and made.source else made


def on_what(match: Match) -> Found | None:
    """The same with a preposition that may be the frame of a verb or noun before it: then it is no source."""
    return None if is_governed(line_at(match), start_of(match, "cue")) else via(match)


def _is_product(line: Line, at: int) -> bool:
    """Whether a report stands here that a medium published: then it is the medium that says so."""
    head = line.units[at].senses.get("HEAD")
    passed = line.has(at + 1, "PASSED") and line.has(at + 1, "PRONOUN_SUFFIX")
    return passed and head is not None and "product" in head.values


def _to_comma(line: Line, made: Found) -> Found:
    """At the head of a sentence a source without a complementiser after it ends with the first comma.

    An office or a relative clause between commas still tells who it is.
    """
    start, end = made.source or (0, 0)
    first, second = _commas(line, start + 1)
    if first is None or first > made.content or not is_ahead(line, made.cue[0]):
        return made
    head = line.units[first + 1].senses.get("HEAD") if first + 1 < len(line) else None
    office = head is not None and head.values["kind"] in OFFICES and second - first < LONGEST_APPOSITION
    source = (start, second if office else min(end, first))
    content = second if office or line.has(first + 1, "RELATIVE") else first
    return replace(made, source=source, content=content, content_start=line.units[content].start)


def _commas(line: Line, start: int) -> tuple[int | None, int]:
    """The first two commas from `start` on; the first once more where there is no second."""
    commas = [at for at in range(start, len(line)) if line.has(at, "COMMA")]
    return (commas[0], commas[min(1, len(commas) - 1)]) if commas else (None, start)


def own_words(match: Match) -> Found | None:
    """A phrase that says once more that these are the speaker's words."""
    return found_at(match, line_at(match), "own", "preposition", match.found.end())


def _words_quoted(line: Line, cue: int) -> int:
    """How many units the quotation holds that is closed before a cue."""
    pair = line.paired.before(cue - line.has(cue - 1, "COMMA"))
    return pair.end - pair.start if pair is not None else 0


def said_before(match: Match) -> Found | None:
    """A verb and its subject after the words that were said."""
    line, at = line_at(match), start_of(match, "cue")
    so = line.has(at - 1, "SO")
    before = at - so
    quoted = line.meets(before - 1 - line.has(before - 1, "COMMA"), MARKED)
    also = line.has(at, "WEAK", "BLAME") and not line.has(at, "CAME") and line.has(at - 1, "AS")
    also = also and (at == 1 or line.has(at - 2, *ENDS))
    if also or (negated(line, at) and not so) or (quoted and line.units[at - 1].end == line.units[at].start):
        return None
    if quoted and line.has(start_of(match, "end"), "COMMA") and _words_quoted(line, before) < LEAST_SPEECH:
        return None
    begin = match.found.end() - ((end_of(match, "end") or 0) > start_of(match, "end"))
    made = found_at(match, line, "via", "preposition", begin)
    if made is not None and made.source is not None and not match.has("source"):  # told somebody first
        made = replace(made, medium=medium_in(line, (at, made.source[0])))
    return None if quoted and made and made.joined else made


def said_aside(match: Match) -> Found | None:
    """A verb and nothing but its subject, set aside from the words that are said."""
    line, cue, source = line_at(match), start_of(match, "cue"), range_of(match, "source")
    made = said_before(match)
    if made is None or source is None or made.source is None or made.joined or not _speaks(line, source[0]):
        return None
    inflected = made.sense.surface.inflected if made.sense is not None else None
    if inflected is None or inflected.aspect != "imperfect" or not _may_stand_aside(line, source[0], made):
        return None
    owned = made.sense is not None and made.sense.split is not None and made.sense.split.suffix != ""
    if owned or object_begins(line, source, made.gender) is not None or line.meets(cue - 2, MARKED):
        return None
    return made if agrees(line, source[0], made.gender, plural=made.plural) else None


def _may_stand_aside(line: Line, at: int, made: Found) -> bool:
    """Whether the verb is one of speech; one of opinion has somebody for subject."""
    act = made.values.get("act")
    return act in SPEECH or (act in OPINION and (line.has(at, "HEAD", "PART_OF") or at in line.named))


def _speaks(line: Line, at: int) -> bool:
    """Whether somebody begins at a unit, on whom no preposition is written."""
    name, sense = line.named.get(at), line.units[at].senses.get("HEAD")
    if name is not None and name.kind == "PER":
        return name.start == at and name.whole
    split = sense.split if sense is not None else None
    hangs = (sense is None and line.has(at, "LI_PREFIX", "BI_PREFIX")) or (split is not None and split.prefix)
    return not hangs and (sense is not None or line.has(at, "PART_OF", "DEFINITE"))


def relay(match: Match) -> Found | None:
    """Who passed it on, and after a preposition who said it."""
    line, at = line_at(match), start_of(match, "cue")
    if negated(line, at):
        return None
    ends = (end_of(match, label) for label in ("that", "open", "own"))
    begin = next((end for end in ends if end is not None), None)
    if begin is None and match.has("thing"):
        made = found_at(match, line, "nominal", "finite", start_of(match, "thing"))
        return made and replace(made, relay=trimmed(line, with_marks(line, range_of(match, "relay"))))
    if begin is None:
        return None
    begin -= end_of(match, "open") is not None and line.meets(begin - 1, MARKED)
    if line.meets(begin, MARKED) and _is_name(line, begin):
        return None
    if end_of(match, "that") is not None:
        made = found_at(match, line, "clause", "finite", begin)
    else:
        made = spoken_at(match, line, "finite", begin)
    return made and replace(made, relay=trimmed(line, with_marks(line, range_of(match, "relay"))))


def _is_name(line: Line, opening: int) -> bool:
    """Whether a quotation is a name in the midst of a clause, and not what somebody said."""
    pair = line.paired.opening(opening)
    if pair is None or pair.end - pair.start > LONGEST_NAME or pair.close >= len(line):
        return False
    return not line.has(pair.close, "MARK")


def passed_about(match: Match) -> Found | None:
    """What media pass on about something, as the thing that somebody denies or speaks to."""
    line = line_at(match)
    made = found_at(match, line, "nominal", "finite", end_of(match, "join") or 0)
    source = trimmed(line, range_of(match, "source"))
    return made and replace(made, source=source, said=None)


def relay_from_him(match: Match) -> Found | None:
    """Who passed on what somebody named before said; the pronoun tells of what kind that is."""
    made = relay(match)
    return made and replace(made, values={**made.values, "of": str(match.values("him").get("of", ""))})


def reference(match: Match) -> Found | None:
    """A relay that is stated beside the name of a source."""
    line, at = line_at(match), start_of(match, "cue")
    # To hold an interview is no saying: it tells only where something was said.
    held = line.has(at, "REPORT", "OBTAINED") or any(
        line.has(n, "VENUE") for n in range(max(at - NEAR, 0), at)
    )
    if line.meets(at - 1, NEGATED) or not held:
        return None
    return found_at(match, line, "reference", "finite", match.found.end())
