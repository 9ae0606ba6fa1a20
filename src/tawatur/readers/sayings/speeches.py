"""Speeches: quotations that run over several sentences or paragraphs.

A quotation that is left open in its sentence goes on to the mark that closes it, if one comes soon; each
paragraph on the way may open it anew. Without such a mark it ends with its sentence. What a colon at the end
of a paragraph announces is the quotation with which the next one begins.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from tawatur.model.record import Span
from tawatur.readers.sayings.acts import Act
from tawatur.readers.sayings.ahead import is_ahead
from tawatur.readers.sayings.found import Line

FARTHEST = 5
"""Sentences over which a quotation may run."""


def extend(acts: Sequence[Act], lines: Sequence[Line]) -> None:
    """Give the acts (in the order of the text) the rest of what they quote; `lines` are the body's."""
    left_open = [act for act in acts if _is_left_open(act) or _is_announced(act)]
    if not left_open:
        return
    places = {id(line): at for at, line in enumerate(lines)}
    quoting = {id(act.line) for act in acts if act.found.kind == "quotation"}
    for act in left_open:
        at = places.get(id(act.line))
        if at is not None:
            after = lines[at + 1 : at + 1 + FARTHEST]
            act.more = _rest(after, quoting) if act.content is not None else _announced(after)
            _take_in(act, acts)


def look_back(acts: Sequence[Act], lines: Sequence[Line]) -> None:
    """Give the sources that stand alone in a sentence the sentence before it, in the same paragraph."""
    alone = [act for act in acts if _is_alone(act)]
    places = {id(line): at for at, line in enumerate(lines)} if alone else {}
    for act in alone:
        at = places.get(id(act.line), 0)
        if at and lines[at - 1].sentence.block == act.line.sentence.block:
            act.before = _words(lines[at - 1])


def _is_alone(act: Act) -> bool:
    """Whether a source named by a preposition is all of its sentence."""
    found, line = act.found, act.line
    if found.kind not in ("via", "own") or act.content is not None or act.via is not None:
        return False
    return is_ahead(line, found.cue[0]) and all(line.has(n, "MARK") for n in range(found.content, len(line)))


def _words(line: Line) -> Span | None:
    """The sentence without the stops at its end."""
    end = len(line)
    while end > 0 and line.has(end - 1, "FULL_STOP"):
        end -= 1
    return line.span((0, end)) if end else None


def _is_left_open(act: Act) -> bool:
    """Whether a mark opens an act's content and nothing closes it: it is the sentence's last lone mark."""
    if act.content is None or not act.line.quotes:
        return False
    lone = act.line.paired.lone
    return bool(lone) and act.content[0] - 1 == max(lone)


def _is_announced(act: Act) -> bool:
    """Whether a colon ends the sentence and nothing follows that could be said."""
    last = len(act.line) - 1
    return act.found.kind == "quotation" and act.content is None and act.line.has(last, "COLON")


def _announced(lines: Sequence[Line]) -> list[Span]:
    """The quotation with which the next sentence begins."""
    pairs = lines[0].paired.pairs if lines else ()
    return [lines[0].span((p.start, p.end)) for p in pairs if p.open == 0 and p.end > p.start][-1:]


def _rest(lines: Sequence[Line], quoting: Collection[int]) -> list[Span]:
    """The characters of the sentences up to the mark that closes what was left open.

    None without one, and none where another quotation begins before it.
    """
    spans: list[Span] = []
    for line in lines:
        again = line.paired.opening(0)
        if again is not None:
            return [*spans, line.span((again.start, again.end))] if again.end > again.start else []
        first = min(line.paired.lone, default=None)
        if first:
            return [*spans, Span(line.units[0].start, line.units[first - 1].end)]
        if id(line) in quoting:
            break
        start = 1 if first == 0 and len(line) > 1 else 0
        spans.append(line.span((start, len(line))))
    return []


def _take_in(act: Act, acts: Sequence[Act]) -> None:
    """Make what is said within the rest of a quotation part of it."""
    for other in acts:
        cue = other.found.cue_span
        if other.parent is None and any(s.start <= cue.start and cue.end <= s.end for s in act.more):
            other.parent = act
