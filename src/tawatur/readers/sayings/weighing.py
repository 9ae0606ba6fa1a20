"""Weighing: how likely a word of saying is a saying here, by what stands around it.

`tables/weights.tsv` gives each feature a weight, learnt by `training/weigh_sayings.py`. A cue weighs their
sum, in hundredths of the logarithm of the odds. Features are of three sorts: what the cue's form tells, what
class of word stands how far from it, and how the sentence is laid out. The first two are added up once per
form and per set of classes.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from tawatur.readers.sayings.found import Found, Line, Range
from tawatur.readers.sayings.subjects import subject_before
from tawatur.rules import Sense
from tawatur.rules.grammar import FORMS_KEPT

TABLE = Path(__file__).parent / "tables" / "weights.tsv"
KEEP, DROP = "(keep)", "(drop)"
"""Not features: the least weight of a candidate that is kept, and of a rule's saying that is not dropped."""
AROUND = (-3, -2, -1, 1, 2, 3, 4)
SOMEBODY = frozenset({"HEAD", "MEDIA", "PART_OF"})
BETWEEN = frozenset({
    "MARK", "COMMA", "COLON", "THAT", "REPORT", "RELATIVE", "IN", "TO", "ON", "FROM", "ABOUT", "EVENT_NOUN",
    "NUMBER", "HEAD", "MEDIA", "BI_PREFIX", "PRONOUN_SUFFIX", "WAW_PREFIX",
})  # fmt: skip
OPENING = frozenset({"HEAD", "MEDIA", "DEFINITE", "EVENT_NOUN"})
EDGE = frozenset({"EDGE"})
FAR, NEAR, STEP = 12, 6, 3
NEVER = 1_000_000


class Surroundings(NamedTuple):
    """A sentence: its units, what rules found in it (in order), the kinds of names by where they begin."""

    line: Line
    founds: Sequence[Found]
    kinds: Mapping[int, str]

    def kind(self, at: int) -> str:
        """The kind of the name that begins in a unit, or a dash."""
        return self.kinds.get(at, "-")


def surroundings_of(line: Line, readings: Sequence[Found]) -> Surroundings:
    """Where the readings of a sentence's cues stand."""
    starts = [unit.start for unit in line.units]
    kinds = {bisect_right(starts, m.start) - 1: m.kind for m in reversed(line.mentions or ())}
    return Surroundings(line, [found for found in readings if not found.is_candidate], kinds)


class Weights:
    """The weight of each feature, and what is added up once: per form, and per set of classes."""

    def __init__(self, table: Mapping[str, int]) -> None:
        """`table` holds the weights, and the two limits under their names."""
        self._table = table
        self.keep, self.drop = table.get(KEEP, NEVER), table.get(DROP, -NEVER)
        self._own: dict[tuple[str, Sense | None], int] = {}
        self._places: dict[tuple[str, frozenset[str]], int] = {}

    @classmethod
    def read(cls, path: Path = TABLE) -> Weights:
        """The weights in a file: a feature, a tab and its weight a line."""
        rows = (line.rsplit("\t", 1) for line in path.read_text(encoding="utf-8").splitlines())
        return cls({feature: int(weight) for feature, weight in rows})

    def weigh(self, found: Found, setting: Surroundings) -> int:
        """The sum of the weights of `features`."""
        get = self._table.get
        weight = self._of_form(found) + sum(get(feature, 0) for feature in layout(found, setting))
        return weight + sum(self._of_place(*there) for there in neighbours(found, setting.line))

    def _of_form(self, found: Found) -> int:
        key = (found.rule, found.sense)
        weight = self._own.get(key)
        if weight is None:
            if len(self._own) > FORMS_KEPT:
                self._own.clear()
            weight = self._own[key] = self._sum(own(found))
        return weight

    def _of_place(self, place: str, classes: frozenset[str]) -> int:
        weight = self._places.get((place, classes))
        if weight is None:
            if len(self._places) > FORMS_KEPT:
                self._places.clear()
            weight = self._places[place, classes] = self._sum(at_place(place, classes))
        return weight

    def _sum(self, named: Iterable[str]) -> int:
        return sum(self._table.get(feature, 0) for feature in named)


def features(found: Found, setting: Surroundings) -> Iterator[str]:
    """Everything by which a cue is weighed."""
    yield from own(found)
    for place, classes in neighbours(found, setting.line):
        yield from at_place(place, classes)
    yield from layout(found, setting)


# -- the form ------------------------------------------------------------------------------------------


def own(found: Found) -> Iterator[str]:
    """What the rule and the cue's form tell."""
    yield f"rule {found.rule}"
    sense = found.sense
    if sense is None:
        return
    yield f"lemma {sense.entry.lemma}"
    yield f"lexicon {sense.entry.lexicon}"
    yield f"act {found.values.get('act', '')}"
    inflected = sense.surface.inflected
    if inflected is not None:
        yield f"form {inflected.aspect} {inflected.gender} {inflected.number}"
    if sense.split is not None:
        yield f"prefix {sense.split.prefix}"
        if sense.split.suffix:
            yield "suffix"


# -- what stands around ----------------------------------------------------------------------------------


def neighbours(found: Found, line: Line) -> Iterator[tuple[str, frozenset[str]]]:
    """The classes of the cue, of the units near it, and of where source and content begin."""
    first, last = found.cue[0], found.cue[1] - 1
    yield "0", line.classes[first]
    for place in AROUND:
        yield str(place), _classes(line, (first if place < 0 else last) + place)
    yield "content", _classes(line, found.content)
    if found.source is not None:
        yield "source", line.classes[found.source[0]]


def _classes(line: Line, at: int) -> frozenset[str]:
    return line.classes[at] if 0 <= at < len(line) else EDGE


def at_place(place: str, classes: frozenset[str]) -> Iterator[str]:
    """The features of a set of classes at a place."""
    return (f"{place} {name}" for name in classes)


# -- the sentence ----------------------------------------------------------------------------------------


def layout(found: Found, setting: Surroundings) -> Iterator[str]:
    """Where in the sentence the cue stands, between which others, and what it passes over."""
    line, at = setting.line, found.cue[0]
    yield f"begins {min(at, NEAR)}"
    yield f"left {min((len(line) - found.content) // STEP, STEP)}"
    if line.marks(0, at) % 2:
        yield "quoted"
    yield from _people(found, setting)
    yield from _source(found, setting)
    yield from _gap(found, setting)
    yield from _others(found, setting)


def _people(found: Found, setting: Surroundings) -> Iterator[str]:
    """The names beside the cue, and the phrase before it that may be its subject."""
    line, at, end = setting.line, found.cue[0], found.cue[1]
    if at:
        yield f"name before {setting.kind(at - 1)}"
    for step in range(2):
        if end + step < len(line):
            yield f"name after {step} {setting.kind(end + step)}"
    subject = subject_before(line, at)
    if subject is not None:
        yield f"subject before {setting.kind(subject[0])}"
        yield from (f"subject before {name}" for name in OPENING & line.classes[subject[0]])


def _source(found: Found, setting: Surroundings) -> Iterator[str]:
    if found.source is None:
        yield "no source"
        return
    line, (start, end) = setting.line, found.source
    yield f"source of {min(end - start, NEAR)}"
    yield f"source is {setting.kind(start)}"
    yield from _inside(line, (start + 1, end), "source has")


def _gap(found: Found, setting: Surroundings) -> Iterator[str]:
    """What stands between the cue and what is said."""
    line, start, end = setting.line, found.cue[1], min(found.content, len(setting.line))
    yield f"gap {min(max(end - start, 0), FAR)}"
    yield from _inside(line, (start, end), "gap has")
    if not any(line.meets(at, SOMEBODY) or setting.kind(at) != "-" for at in range(start, end)):
        yield "nobody"


def _inside(line: Line, piece: Range, label: str) -> Iterator[str]:
    once, twice = set[str](), set[str]()
    for at in range(*piece):
        classes = BETWEEN & line.classes[at]
        twice |= classes & once
        once |= classes
    yield from (f"{label} {name}" for name in once)
    yield from (f"{label} twice {name}" for name in twice)


def _others(found: Found, setting: Surroundings) -> Iterator[str]:
    """The sayings around."""
    at = found.cue[0]
    before = [other for other in setting.founds if other.cue[0] < at]
    after = [other for other in setting.founds if other.cue[0] > at]
    yield f"before {min(len(before), 2)}"
    yield f"after {min(len(after), 2)}"
    if before:
        last = before[-1]
        yield f"after a {last.voice}"
        yield f"after it by {min((at - last.cue[0]) // STEP, STEP + 1)}"
        if last.content <= at and last.kind != "via":
            yield "inside"
        if any(at < other.content for other in before if other.kind not in ("via", "reference")):
            yield "framed"
    if any(other.source and other.source[0] <= at < other.source[1] for other in before):
        yield "in a source"
    if after:
        yield f"before it by {min((after[0].cue[0] - at) // 2, STEP + 1)}"
        if after[0].cue[0] < found.content:
            yield "frames"
