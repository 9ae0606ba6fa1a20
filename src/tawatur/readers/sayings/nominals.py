"""Nominals: cues whose content is a noun phrase, a thing that is said, asked for or denied."""

from __future__ import annotations

from msgspec.structs import replace

from tawatur.readers.sayings.extent import gender_at, is_verbal, object_begins, subject
from tawatur.readers.sayings.found import Found, Line
from tawatur.readers.sayings.frames import object_at, own_with
from tawatur.readers.sayings.pieces import after, end_of, found_at, range_of, start_of
from tawatur.rules import Match

NEAR = 5
"""Units from whom somebody appeals to up to what he appeals for."""


def nominal_at(match: Match, line: Line, voice: str) -> Found | None:
    """A cue whose content is a thing, behind its preposition, beside its subject, or right behind it."""
    label = next((name for name in ("thing", "goal") if match.has(name)), None)
    if label is None:
        behind = next(
            (end for end in (end_of(match, "join"), end_of(match, "that")) if end is not None), None
        )
        made = found_at(match, line, "nominal", voice, behind if behind is not None else after(match, "cue"))
        return holding(line, made) if made is not None and made.content < len(line) else made
    begin, cue = start_of(match, label), start_of(match, "cue")
    if line.has(begin, "WITH"):
        own = own_with(line, begin)  # who is known by a name asks with a preposition of his own
        return (
            _accused(match, line, own) if own != begin else found_at(match, line, "nominal", voice, begin + 1)
        )
    if "beside" in match.rule.values:
        return _beside(match, line, begin)
    targeted = voice == "finite" and line.has(cue, "TAKES_BI", "LABEL_WITH")
    own = own_with(line, begin) if targeted and line.has(begin, "BI_PREFIX") else begin
    return _accused(match, line, own) if own != begin else _at(match, line, voice, begin)


def _at(match: Match, line: Line, voice: str, begin: int) -> Found | None:
    if line.has(begin, "THAT"):  # described it by saying that
        return found_at(match, line, "clause", voice, begin + 1)
    made = found_at(match, line, "nominal", voice, begin)
    if made is None:
        return None
    return holding(line, replace(made, content_start=_after_preposition(match, line, begin)))


def _beside(match: Match, line: Line, begin: int) -> Found | None:
    """A verb whose object stands beside its subject: at `begin`, before it or farther off."""
    source = range_of(match, "source")
    if source is None and (named := _by_name(match, line, begin)) is not None:
        return named
    gender = gender_at(line, start_of(match, "cue"))
    before = object_begins(line, (source[0], begin), gender) if source else None
    if before is not None:
        return found_at(match, line, "nominal", "finite", _asked(match, line, before, begin))
    farther = object_at(line, begin)
    if farther == begin and line.has(begin - 1, "IN") and line.has(begin, "VENUE"):
        return None  # where it was said, not what: the object is a noun that no lexicon knows
    if source is None:
        return _at(match, line, "finite", farther if line.has(begin, "BI_PREFIX") else begin)
    return _at(match, line, "finite", begin) if farther == begin else _accused(match, line, farther)


def quoted_in(match: Match, line: Line, opening: int) -> Found | None:
    """A thing that is said, behind whoever says it, of which only the end is quoted: his refusal of «it»."""
    cue, source = start_of(match, "cue"), range_of(match, "source")
    if source is None or not line.has(cue, "TAKES_OBJECT"):
        return None
    begin = object_begins(line, (source[0], opening), gender_at(line, cue))
    if begin is None or not is_verbal(line, begin):
        return None
    made = found_at(match, line, "nominal", "finite", begin)
    return made and replace(made, source=(source[0], begin))


def _by_name(match: Match, line: Line, begin: int) -> Found | None:
    """The saying of somebody whose name, at `begin`, is spelt like a thing."""
    name = line.named.get(begin)
    if name is None or name.kind != "PER" or name.start != begin or name.end == len(line):
        return None
    if not is_verbal(line, name.end):
        return None
    made = found_at(match, line, "nominal", "finite", name.end)
    return made and replace(made, source=(begin, name.end))


def _asked(match: Match, line: Line, target: int, begin: int) -> int:
    """Where begins what somebody is appealed to for; elsewhere the object, at `target`."""
    sense = match.sense("cue")
    appeals = sense is not None and sense.values.get("act") == "appeal"
    near = begin - target <= NEAR and is_verbal(line, begin) and not is_verbal(line, target)
    return begin if appeals and near else target


def _accused(match: Match, line: Line, begin: int) -> Found | None:
    """A verb whose charge or object stands farther off than the rule saw: so far its subject may reach."""
    made, source = (
        found_at(match, line, "nominal", "finite", begin + line.has(begin, "WITH")),
        range_of(match, "source"),
    )
    if made is None:
        return None
    cue = start_of(match, "cue")
    named = subject(line, cue, (source[0], begin), nominal=True) if source else None
    return replace(made, source=named or made.source, content_start=_after_preposition(match, line, begin))


def holding(line: Line, made: Found) -> Found:
    """The same, with the commitment that the noun it begins with carries: responsibility, hope, doubt."""
    senses = line.units[made.content].senses
    shown = "STANCE" if line.has(made.cue[0], "SHOWS", "SHOWING") else "EVENT_NOUN"
    sense = senses.get(shown)
    commitment = sense.values.get("commitment") if sense else None
    if sense and sense.values.get("of", made.values.get("act")) != made.values.get("act"):
        commitment = None
    asserted = made.values.get("commitment") == "asserts"
    return (
        replace(made, values={**made.values, "commitment": commitment}) if commitment and asserted else made
    )


def _after_preposition(match: Match, line: Line, at: int) -> int:
    """Where the noun begins that may be written with a preposition."""
    unit = line.units[at]
    sense = unit.senses.get("EVENT_NOUN") or unit.senses.get("GOAL")
    if sense is not None and sense.split is not None:
        return unit.start + sense.split.start
    cuts = [s for s in line.words[unit.first].form.splits if s.prefix and not s.suffix]
    wanted = [s for s in cuts if match.rule.values.get("letter", "") in s.prefix]
    return unit.start + (wanted[-1].start if wanted and line.has(at, "BI_PREFIX") else 0)
