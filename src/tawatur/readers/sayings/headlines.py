"""Headlines: whose saying a headline gives as its own.

A headline that only says that something was revealed gets the source of the body's saying. A headline or
kicker without any cue is linked to the saying of the body that it sums up: the one that shares most words
with it, unless the narrator tells the same in his own voice.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from tawatur.arabic import letters as l
from tawatur.model.reading import Form
from tawatur.model.record import Span
from tawatur.readers.sayings.acts import Act
from tawatur.readers.sayings.found import MARKED, Line, Range
from tawatur.rules.grammar import FORMS_KEPT

STRIPPED = "attribution_stripped_in_headline"
SHORTEST_STEM, LEAST_SHARED, LEAST_SHARE = 3, 3, 0.6
EMPTY = frozenset({"MARK", "PREPOSITION", "RELATIVE", "CONNECTIVE", "WAS", "NEGATION", "DEMONSTRATIVE"})
NAMERS = frozenset({"HEAD", "MEDIA", *MARKED})
ENDINGS = (l.ALEF + l.TEH, l.YEH + l.NOON, l.WAW + l.NOON, l.HEH, l.YEH, "")
Stems = frozenset[str]
_NOTHING: Stems = frozenset()


def link(acts: Sequence[Act], bare: Sequence[Line], told: Sequence[Line]) -> list[Act]:
    """The acts without headline acts that nothing in the body answers; links and flags are set.

    `bare` are the headings without a cue, `told` the lines of the body.
    """
    body = [act for act in acts if not act.headline]
    kept = [act for act in acts if not is_revealing(act) or _follow(act, body)]
    bare = [line for line in bare if not _names_source(line)]
    contents = [_stems(act.line, act.content) for act in body] if bare else []
    for line in bare:
        heading = _words(line, (0, len(line)))
        at = _most_alike(heading, contents)
        if at is not None and not _is_told(heading, contents[at], told, body):
            _strip(body[at], Span(line.sentence.start, line.sentence.end))
    return kept


def is_revealing(act: Act) -> bool:
    """Whether the act is a headline's noun of revealing, which names nobody."""
    return act.found.voice == "noun" and act.found.values.get("where") == "headline"


def _names_source(line: Line) -> bool:
    """Whether a heading that is no saying names somebody: before a colon, before a verb of saying."""
    colon = line.first(0, len(line), frozenset({"COLON"}))
    if colon is not None and line.first(0, colon, NAMERS) is not None:
        return True
    verbs = (at for at in range(1, len(line)) if line.has(at, "REPORT") and not line.has(at, "WEAK"))
    return any(not line.has(at, "EVENT_NOUN", "REPORT_NOUN", "HEAD", "DEFINITE") for at in verbs)


def _strip(act: Act, heading: Span) -> None:
    act.headlines.append(heading)
    act.flags.append(STRIPPED)


def _shared(heading: Sequence[Stems], content: Stems) -> int:
    """How many words of a heading a content has, whatever is written to them."""
    return sum(not word.isdisjoint(content) for word in heading)


def _most_alike(heading: Sequence[Stems], contents: Sequence[Stems]) -> int | None:
    """The content that shares enough with a heading: the most, of equals the shortest, of these the first."""
    shared = [(_shared(heading, content), -len(content), -at) for at, content in enumerate(contents)]
    most = max(shared, default=(0, 0, 0))
    return -most[2] if most[0] >= LEAST_SHARED and most[0] >= LEAST_SHARE * len(heading) else None


def _is_told(heading: Sequence[Stems], content: Stems, told: Sequence[Line], body: Sequence[Act]) -> bool:
    """Whether what a sentence says in the narrator's own voice shares as much with a heading."""
    said: dict[int, list[Act]] = {}
    for act in body:
        said.setdefault(id(act.line), []).append(act)
    wanted, least = _NOTHING.union(*heading), _shared(heading, content)
    for line in told:
        shared = wanted.intersection(chain.from_iterable(_all_stems(line, (0, len(line)))))
        if len(shared) < least:
            continue
        own = shared.difference(*(_stems(line, act.content) for act in said.get(id(line), ())))
        if _shared(heading, own) >= least:
            return True
    return False


def _stems(line: Line, piece: Range | None) -> Stems:
    return _NOTHING.union(*_all_stems(line, piece)) if piece else _NOTHING


def _words(line: Line, piece: Range) -> list[Stems]:
    """For each word that says something the stems that it may have."""
    return [stems for stems in _all_stems(line, piece) if stems]


def _all_stems(line: Line, piece: Range) -> list[Stems]:
    """For each word its stems; none where it says nothing."""
    words = line.words[line.units[piece[0]].first : line.units[piece[1] - 1].last + 1]
    return [_KNOWN[word.form] for word in words]


class _Known(dict[Form, Stems]):
    """The stems of words that say something, looked at once per spelling."""

    def __missing__(self, form: Form) -> Stems:
        tells = len(form.folded) >= SHORTEST_STEM and form.classes.isdisjoint(EMPTY)
        stems = frozenset(_stem(split.stem) for split in form.splits) if tells else _NOTHING
        if len(self) > FORMS_KEPT:
            self.clear()
        self[form] = stems
        return stems


_KNOWN = _Known()


def _stem(word: str) -> str:
    """A word without its article and without the ending of its gender or number."""
    bare = word.removeprefix(l.ARTICLE)
    return next(
        bare.removesuffix(end) for end in ENDINGS
        if bare.endswith(end) and (not end or len(bare) - len(end) >= SHORTEST_STEM)
    )  # fmt: skip


def _follow(act: Act, body: Sequence[Act]) -> bool:
    """Take the source from the body's saying of the same kind; False where there is none."""
    alike = [b for b in body if b.found.values.get("act") == act.found.values.get("act") and b.source]
    if not alike:
        return False
    heading = _words(act.line, act.content) if act.content else []
    said = max(alike, key=lambda b: _shared(heading, _stems(b.line, b.content)))
    act.source, act.links, act.resolution = said.source, list(said.links), "implicit"
    act.refers_to = said
    act.flags.append(STRIPPED)
    _strip(said, Span(act.line.sentence.start, act.line.sentence.end))
    return True
