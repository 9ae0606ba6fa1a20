"""Weighing: how likely a word of saying is a saying here, by what stands around it.

`tables/weights.tsv` gives each feature a weight, learnt by `training/weigh_sayings.py`. A cue weighs their
sum, in hundredths of the logarithm of the odds. Features are of three sorts: what the cue's form tells, what
class of word stands how far from it, and how the sentence is laid out. The first two are added up once per
form and per set of classes. They alone, a cue's form and the words beside it, are looked at first: where they
leave no doubt, the rest is not asked, and of a candidate without hope nothing is made.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from operator import getitem
from pathlib import Path

from msgspec import Struct

from tawatur.readers.sayings.found import Found, Line, Range
from tawatur.rules import Match, Sense
from tawatur.rules.grammar import FORMS_KEPT

TABLE = Path(__file__).parent / "tables" / "weights.tsv"
KEEP, DROP = "(keep)", "(drop)"
"""Not features: the least weight of a candidate that is kept, and of a rule's saying that is not dropped."""
LOOK, SURE = "(look)", "(sure)"
"""The same of form and words beside alone: the least with which a candidate is made, and a saying is sure."""
BACK, AHEAD = 3, 4
BEFORE = (("-3", -3), ("-2", -2), ("-1", -1), ("0", 0))
BEHIND = (("1", 0), ("2", 1), ("3", 2), ("4", 3))
PLACES = ("content", "source", *(name for name, _ in (*BEFORE, *BEHIND)))
SOMEBODY = frozenset({"HEAD", "MEDIA", "PART_OF"})
BETWEEN = frozenset({
    "MARK", "COMMA", "COLON", "THAT", "REPORT", "RELATIVE", "IN", "TO", "ON", "FROM", "ABOUT", "EVENT_NOUN",
    "NUMBER", "HEAD", "MEDIA", "BI_PREFIX", "PRONOUN_SUFFIX", "WAW_PREFIX",
})  # fmt: skip
NOTHING, NOBODY = frozenset[str](), "-"
FAR, NEAR, STEP = 12, 6, 3
NEVER = 1_000_000


class Surroundings(Struct, frozen=True, eq=False, gc=False):
    """A sentence: its units, what rules found in it (in order), the kinds of names by where they begin."""

    line: Line
    founds: Sequence[Found]
    kinds: Mapping[int, str]


def surroundings_of(line: Line, readings: Sequence[Found]) -> Surroundings:
    """Where the readings of a sentence's cues stand."""
    starts, mentions = line.starts, line.mentions or ()
    kinds = {bisect_right(starts, m.start) - 1: m.kind for m in reversed(mentions)}
    return Surroundings(line, [found for found in readings if not found.is_candidate], kinds)


class Cue(Struct, frozen=True, eq=False, gc=False):
    """What is known of a cue before anything is made of it: its rule, sense and units.

    `values` are those of the rule, perhaps with the lexicon's.
    """

    rule: str
    sense: Sense | None
    values: Mapping[str, str]
    units: Range


def _cue_of(found: Found) -> Cue:
    return Cue(found.rule, found.sense, found.values, found.cue)


class Weights:
    """The weight of each feature, and what is added up once: per form, and per set of classes."""

    def __init__(self, table: Mapping[str, int]) -> None:
        """`table` holds the weights, and the two limits under their names."""
        self._weights = table
        self.keep, self.drop = table.get(KEEP, NEVER), table.get(DROP, -NEVER)
        self._look, self._sure = table.get(LOOK, -NEVER), table.get(SURE, NEVER)
        self._own: dict[tuple[str, Sense | None], int] = {}
        self._places = {place: _Place(place, self._weights) for place in PLACES}
        self._near = [self._places[name] for name, _ in (*BEFORE, *BEHIND)]

    @classmethod
    def read(cls, path: Path = TABLE) -> Weights:
        """The weights in a file: a feature, a tab and its weight a line."""
        rows = (line.rsplit("\t", 1) for line in path.read_text(encoding="utf-8").splitlines())
        return cls({feature: int(weight) for feature, weight in rows})

    def weigh(self, found: Found, around: Surroundings) -> int:
        """The sum of the weights of `features`."""
        return self._at_first(_cue_of(found), around.line) + self._then(found, around)

    def may_keep(self, match: Match, line: Line) -> bool:
        """Whether a candidate is worth being made, as far as its form and the words beside it tell."""
        cue = Cue(match.rule.id, match.sense("cue"), match.rule.values, match.bounds("cue"))
        return self._at_first(cue, line) >= self._look

    def stands(self, found: Found, around: Surroundings) -> bool:
        """Whether the saying of a rule is not dropped."""
        first = self._at_first(_cue_of(found), around.line)
        return first >= self._sure or first + self._then(found, around) >= self.drop

    def _then(self, found: Found, around: Surroundings) -> int:
        """What the sentence weighs, and where source and content begin."""
        get, weight = self._weights.get, 0
        for feature in layout(found, around):
            weight += get(feature, 0)
        for place, classes in beginnings(found, around.line):
            weight += self._places[place][classes]
        return weight

    def _at_first(self, cue: Cue, line: Line) -> int:
        """What the form and the words beside a cue weigh."""
        return self._of_form(cue) + sum(map(getitem, self._near, _near(cue.units, line)))

    def _of_form(self, cue: Cue) -> int:
        key = (cue.rule, cue.sense)
        weight = self._own.get(key)
        if weight is None:
            if len(self._own) > FORMS_KEPT:
                self._own.clear()
            weight = self._own[key] = sum(self._weights.get(feature, 0) for feature in own(cue))
        return weight


class _Place(dict[frozenset[str], int]):
    """What sets of classes weigh at one place."""

    def __init__(self, place: str, weights: Mapping[str, int]) -> None:
        super().__init__()
        self._place, self._weights = place, weights

    def __missing__(self, classes: frozenset[str]) -> int:
        if len(self) > FORMS_KEPT:
            self.clear()
        self[classes] = weight = sum(self._weights.get(name, 0) for name in at_place(self._place, classes))
        return weight


def features(found: Found, around: Surroundings) -> Iterator[str]:
    """Everything by which a cue is weighed."""
    yield from own(_cue_of(found))
    for place, classes in (*beside(found.cue, around.line), *beginnings(found, around.line)):
        yield from at_place(place, classes)
    yield from layout(found, around)


# -- the form ------------------------------------------------------------------------------------------


def own(cue: Cue) -> Iterator[str]:
    """What the rule and the cue's form tell."""
    yield f"rule {cue.rule}"
    sense = cue.sense
    if sense is None:
        return
    yield f"lemma {sense.entry.lemma}"
    yield f"lexicon {sense.entry.lexicon}"
    yield f"act {cue.values.get('act') or sense.values.get('act', '')}"
    inflected = sense.surface.inflected
    if inflected is not None:
        yield f"form {inflected.aspect} {inflected.gender} {inflected.number}"
    if sense.split is not None:
        yield f"prefix {sense.split.prefix}"
        if sense.split.suffix:
            yield "suffix"


# -- what stands around ----------------------------------------------------------------------------------


def beside(cue: Range, line: Line) -> list[tuple[str, frozenset[str]]]:
    """The classes of the cue and of the units near it."""
    names = [name for name, _ in (*BEFORE, *BEHIND)]
    return list(zip(names, _near(cue, line), strict=True))


def _near(cue: Range, line: Line) -> list[frozenset[str]]:
    """The classes of the units near a cue, in the order of the places."""
    classes, (first, after) = line.padded, cue
    start = first - BACK
    before = classes[start : first + 1] if start >= 0 else [classes[at] for at in range(start, first + 1)]
    return before + classes[after : after + AHEAD]


def beginnings(found: Found, line: Line) -> list[tuple[str, frozenset[str]]]:
    """The classes of the units with which source and content begin."""
    begin = [("content", line.padded[found.content])]
    if found.source is not None:
        begin.append(("source", line.padded[found.source[0]]))
    return begin


def at_place(place: str, classes: frozenset[str]) -> Iterator[str]:
    """The features of a set of classes at a place."""
    return (f"{place} {name}" for name in classes)


# -- the sentence ----------------------------------------------------------------------------------------


def layout(found: Found, around: Surroundings) -> list[str]:
    """Where in the sentence the cue stands, between which others, and what it passes over."""
    line, at = around.line, found.cue[0]
    left = (len(line.units) - found.content) // STEP
    named = [
        f"begins {min(at, NEAR)}",
        f"left {min(left, STEP)}",
    ]
    if line.marked and line.marks(0, at) % 2:
        named.append("quoted")
    _people(found, around, named)
    _source(found, around, named)
    _gap(found, around, named)
    _others(found, around, named)
    return named


def _people(found: Found, around: Surroundings, named: list[str]) -> None:
    """The names beside the cue."""
    (at, end), kind = found.cue, around.kinds.get
    if at:
        named.append(f"name before {kind(at - 1, NOBODY)}")
    named += (f"name after 0 {kind(end, NOBODY)}", f"name after 1 {kind(end + 1, NOBODY)}")


def _source(found: Found, around: Surroundings, named: list[str]) -> None:
    if found.source is None:
        named.append("no source")
        return
    start, end = found.source
    long = end - start
    named += (
        f"source of {min(long, NEAR)}",
        f"source is {around.kinds.get(start, NOBODY)}",
    )
    _inside(around.line, (start + 1, end), "source has", named)


def _gap(found: Found, around: Surroundings, named: list[str]) -> None:
    """What stands between the cue and what is said."""
    line, start, end = around.line, found.cue[1], min(found.content, len(around.line.units))
    named.append(f"gap {min(max(end - start, 0), FAR)}")
    if start >= end:
        named.append("nobody")
        return
    _inside(line, (start, end), "gap has", named)
    if line.first(start, end, SOMEBODY) is None and around.kinds.keys().isdisjoint(range(start, end)):
        named.append("nobody")


def _inside(line: Line, piece: Range, label: str, named: list[str]) -> None:
    """The classes of interest that a range has, and has again."""
    once = twice = NOTHING
    for classes in line.classes[piece[0] : piece[1]]:
        if not classes.isdisjoint(BETWEEN):
            met = classes & BETWEEN
            twice, once = twice | (met & once), once | met
    if once:
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
