"""Bounds: where a subject ends, where only the article's names tell it from what follows.

A rule sees classes of words. It ends a subject before a person's name that belongs to its office, and takes
the verb's object with it where nothing but a noun without article shows that another phrase has begun.
"""

from __future__ import annotations

from msgspec.structs import replace

from tawatur.model.record import Mention
from tawatur.readers.sayings.found import Found, Line, Range
from tawatur.readers.sayings.names import Names
from tawatur.readers.sayings.persons import ROLES

OBJECT_VERBS = ("HAS_TARGET", "LABEL_WITH", "EVALUATES", "LABEL", "BLAME", "DIRECTS", "TAKES_OBJECT")
JOINED = (
    "WAW_PREFIX", "FEH_PREFIX", "LI_PREFIX", "BI_PREFIX", "KA_PREFIX", "PREPOSITION", "MARK", "RELATIVE",
    "DEMONSTRATIVE", "PART_OF", "SAME", "NUMBER", "NUMBER_WORD", "MODIFIER", "ABOUT", "TO", "ON", "FROM",
    "IN", "SCENE", "CONNECTIVE", "NEGATION", "WITH_HIM", "PRONOUN", "ADJECTIVAL",
)  # fmt: skip
"""What goes on with a phrase rather than begin another."""
RELATIVE = frozenset({"RELATIVE"})
KINDS = frozenset({"PER", "ORG", "GROUP", "GPE", "LOC"})


def may_differ(line: Line, found: Found, names: Names) -> bool:
    """Whether a subject may end elsewhere: a preposition's, or one with a person's name behind it."""
    if found.source is None:
        return False
    return found.kind == "via" or _person_behind(line, found.source, names) is not None


def _person_behind(line: Line, source: Range, names: Names) -> Mention | None:
    """The person whose name stands right behind a phrase, perhaps after a comma."""
    at = source[1] + line.has(source[1], "COMMA")
    person = names.at(line.units[at].start) if at < len(line) else None
    return person if person is not None and person.kind == "PER" else None


def with_name(line: Line, found: Found, names: Names, kind: str) -> Found:
    """The same, its subject with the person's name that stands right after the office."""
    if found.source is None:
        return found
    owned = not kind and line.has(found.source[0], "PRONOUN_SUFFIX")
    if not (owned or kind in ROLES or line.has(found.source[0], "ONE_OF")):
        return found
    end = found.source[1]
    apart = line.has(end, "COMMA")
    at = end + apart
    person = _person_behind(line, found.source, names)
    deed = line.has(at, "EVENT_NOUN") and line.has(at, "BI_PREFIX")  # the judge ordered an arrest: no name
    if person is None or deed or _has_person(line, found.source, names):
        return found
    stop = next((n for n in range(at, len(line)) if line.units[n].start >= person.end), len(line))
    if apart and not line.has(stop, "COMMA", "THAT", "IN", "SCENE"):
        return found
    if found.content >= stop:
        return replace(found, source=(found.source[0], stop))
    start = line.units[stop].start if stop < len(line) else line.sentence.end
    return replace(found, source=(found.source[0], stop), content=stop, content_start=start)


def without_object(line: Line, found: Found, names: Names, kind: str) -> Found:
    """The same, its subject without the phrase after it where the verb takes one."""
    takes = line.has(found.cue[0], *OBJECT_VERBS)
    if found.source is None or found.kind != "via":
        return found
    start, end = found.source
    end = line.first(start + 1, end, RELATIVE) or end
    at = next((n for n in range(start + 1, end) if _begins(line, (start, n), names, kind, takes=takes)), None)
    return found if at is None else replace(found, source=(start, at))


def _begins(line: Line, before: Range, names: Names, kind: str, *, takes: bool) -> bool:
    """Whether another noun phrase begins after a closed one."""
    start, at = before
    named = names.before(line.units[at - 1].end, line.units[start].start)
    person = named is not None and named.kind == "PER"
    closed = named is not None or (
        line.has(at - 1, "DEFINITE") and not line.has(at - 1, "PREPOSITION", "MARK")
    )
    if not closed or line.has(at, *JOINED) or names.hold(line.units[at].start, line.units[start].start):
        return False
    name = names.at(line.units[at].start)
    if name is not None and name.kind == "PER":
        return takes if person else kind not in ROLES
    if name is not None:
        return True
    if line.has(at, "DEFINITE"):
        return False
    if person or (kind in ROLES and not _has_person(line, before, names)):
        return line.has(at, "EVENT_NOUN")
    return True


def _has_person(line: Line, piece: Range, names: Names) -> bool:
    starts = (line.units[n].start for n in range(*piece))
    return any(m is not None and m.kind == "PER" for m in map(names.at, starts))
