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
from tawatur.rules import Sense
from tawatur.rules.grammar import FORMS_KEPT

TABLE = Path(__file__).parent / "tables" / "weights.tsv"
KEEP, DROP = "(keep)", "(drop)"
"""Not features: the least weight of a candidate that is kept, and of a rule's saying that is not dropped."""
AROUND = tuple((place, str(place)) for place in (-3, -2, -1, 1, 2, 3, 4))
SOMEBODY = frozenset({"HEAD", "MEDIA", "PART_OF"})
BETWEEN = frozenset({
    "MARK", "COMMA", "COLON", "THAT", "REPORT", "RELATIVE", "IN", "TO", "ON", "FROM", "ABOUT", "EVENT_NOUN",
    "NUMBER", "HEAD", "MEDIA", "BI_PREFIX", "PRONOUN_SUFFIX", "WAW_PREFIX",
})  # fmt: skip
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

    def weigh(self, found: Found, around: Surroundings) -> int:
        """The sum of the weights of `features`."""
        get, weight = self._table.get, self._of_form(found)
        for feature in layout(found, around):
            weight += get(feature, 0)
        for place, classes in neighbours(found, around.line):
            weight += self._of_place(place, classes)
        return weight

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


def features(found: Found, around: Surroundings) -> Iterator[str]:
    """Everything by which a cue is weighed."""
    yield from own(found)
    for place, classes in neighbours(found, around.line):
        yield from at_place(place, classes)
    yield from layout(found, around)


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


def neighbours(found: Found, line: Line) -> list[tuple[str, frozenset[str]]]:
    """The classes of the cue, of the units near it, and of where source and content begin."""
    first, last = found.cue[0], found.cue[1] - 1
    near = [("0", line.classes[first]), ("content", _classes(line, found.content))]
    near += [(name, _classes(line, (first if place < 0 else last) + place)) for place, name in AROUND]
    if found.source is not None:
        near.append(("source", line.classes[found.source[0]]))
    return near


def _classes(line: Line, at: int) -> frozenset[str]:
    return line.classes[at] if 0 <= at < len(line) else EDGE


def at_place(place: str, classes: frozenset[str]) -> Iterator[str]:
    """The features of a set of classes at a place."""
    return (f"{place} {name}" for name in classes)


# -- the sentence ----------------------------------------------------------------------------------------


def layout(found: Found, around: Surroundings) -> list[str]:
    """Where in the sentence the cue stands, between which others, and what it passes over."""
    line, at = around.line, found.cue[0]
    named = [f"begins {min(at, NEAR)}", f"left {min((len(line) - found.content) // STEP, STEP)}"]
    if line.marks(0, at) % 2:
        named.append("quoted")
    _people(found, around, named)
    _source(found, around, named)
    _gap(found, around, named)
    _others(found, around, named)
    return named


def _people(found: Found, around: Surroundings, named: list[str]) -> None:
    """The names beside the cue."""
    at, end, kind = found.cue[0], found.cue[1], around.kind
    if at:
        named.append(f"name before {kind(at - 1)}")
    named += (f"name after 0 {kind(end)}", f"name after 1 {kind(end + 1)}")


def _source(found: Found, around: Surroundings, named: list[str]) -> None:
    if found.source is None:
        named.append("no source")
        return
    start, end = found.source
    named += (f"source of {min(end - start, NEAR)}", f"source is {around.kind(start)}")
    _inside(around.line, (start + 1, end), "source has", named)


def _gap(found: Found, around: Surroundings, named: list[str]) -> None:
    """What stands between the cue and what is said."""
    line, start, end = around.line, found.cue[1], min(found.content, len(around.line))
    named.append(f"gap {min(max(end - start, 0), FAR)}")
    _inside(line, (start, end), "gap has", named)
    if line.first(start, end, SOMEBODY) is None and around.kinds.keys().isdisjoint(range(start, end)):
        named.append("nobody")


def _inside(line: Line, piece: Range, label: str, named: list[str]) -> None:
    """The classes of interest that a range has, and has again."""
    once, twice = set[str](), set[str]()
    for classes in line.classes[piece[0] : piece[1]]:
        if not classes.isdisjoint(BETWEEN):
            met = classes & BETWEEN
            twice |= met & once
            once |= met
    named += [f"{label} {name}" for name in once]
    named += [f"{label} twice {name}" for name in twice]


def _others(found: Found, around: Surroundings, named: list[str]) -> None:
    """The sayings around."""
    at = found.cue[0]
    before = [other for other in around.founds if other.cue[0] < at]
    after = [other for other in around.founds if other.cue[0] > at]
    named += (f"before {min(len(before), 2)}", f"after {min(len(after), 2)}")
    if before:
        last = before[-1]
        named += (f"after a {last.voice}", f"after it by {min((at - last.cue[0]) // STEP, STEP + 1)}")
        if last.content <= at and last.kind != "via":
            named.append("inside")
        if any(at < other.content for other in before if other.kind not in ("via", "reference")):
            named.append("framed")
        if any(other.source and other.source[0] <= at < other.source[1] for other in before):
            named.append("in a source")
    if after:
        named.append(f"before it by {min((after[0].cue[0] - at) // 2, STEP + 1)}")
        if after[0].cue[0] < found.content:
            named.append("frames")
