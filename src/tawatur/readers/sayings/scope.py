"""Scope: from where to where reaches what is said, and which saying stands in which.

A content runs to the end of its sentence, or to the next saying of its own level: a participle, a verb
that begins a clause of its own, or a source named after its words. A quotation that opens a content
closes it too.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from tawatur.model.record import Span
from tawatur.readers.sayings.ahead import is_ahead
from tawatur.readers.sayings.endings import ending
from tawatur.readers.sayings.found import MARKED, Found, Line, Range
from tawatur.readers.sayings.subjects import agrees, subject_before

LOOSE = frozenset({"FULL_STOP", "COMMA", "SEMICOLON", "DASH", "TURN", "BRACKET_OPEN", "QAD", "WAS"})
BREAKS = ("FULL_STOP", "CONNECTIVE", "SEMICOLON")
CLOSING = ("FULL_STOP", "COMMA", "SEMICOLON")
OWNERS = frozenset({"DEFINITE", "HEAD", "MEDIA"})
LEAST_BEYOND = 3
"""Units behind a source that may go on with its words; fewer are the rest of its name."""
LONGEST_REPEATED = 8
"""Units of a quotation that alone may be called the speaker's own words."""
MEDIA = frozenset({"MEDIA"})
VIAS = ("VIA", "VIA_WHAT", "VIA_FOR")
NO_STOP = ("FULL_STOP", "BRACKET_OPEN", "QUOTE", "QUOTE_OPEN")
STOPS, RESUMES = frozenset({"FULL_STOP"}), frozenset({"WAW_PREFIX", "SCENE", "REPORT", "TURN"})
CLAUSES = frozenset({"THAT", "RELATIVE", "NEGATION", "SUBORDINATE", "QAD", "WAS"})
OPENING = frozenset({*CLOSING, *MARKED, "TURN"})


def ranges(line: Line, founds: Sequence[Found]) -> list[Range | None]:
    """The units of each saying's content, in the order of `founds` (by cue)."""
    forward = [_forward(line, founds, number) for number in range(len(founds))]
    for number, found in enumerate(founds):
        if found.kind == "own":
            forward[number] = _before(line, founds, forward, number)
    clipped = [_clipped(forward, number) for number in range(len(founds))]
    return [piece and _with_marks(line, piece) for piece in clipped] if line.quotes else clipped


def _with_marks(line: Line, piece: Range) -> Range:
    """The range with the marks at its ends whose partners are inside it."""
    start, end = piece
    for pair in line.paired.pairs:
        if pair.start == start and pair.close < end:
            start = pair.open
        if pair.end == end and pair.open > start:
            end = pair.close
    return start, end


def _forward(line: Line, founds: Sequence[Found], number: int) -> Range | None:
    found = founds[number]
    if found.kind in ("own", "reference"):
        return None
    if found.said is not None:
        return found.said
    if found.kind == "via":
        return _around(line, founds, number)
    limit = _limit(line, founds, number, found.content)
    if found.kind != "quotation":
        limit = min(limit, _two_dots(line, found.content, limit))
    return _quoted(line, found.content, limit) or _tidy(line, found.content, limit)


def is_inside_frame(founds: Sequence[Found], number: int) -> int | None:
    """The saying between whose cue and content a relay stands."""
    cue = founds[number].cue[0]
    if founds[number].kind not in ("via", "reference"):
        return None
    for other, found in enumerate(founds):
        if other != number and found.kind not in ("via", "reference") and found.cue[0] < cue < found.content:
            return other
    return None


def _around(line: Line, founds: Sequence[Found], number: int) -> Range | None:
    """What a source named by a preposition answers for: after it where it begins a sentence, else before."""
    found = founds[number]
    if is_inside_frame(founds, number) is not None:
        return None
    cue = found.cue[0]
    if is_ahead(line, cue):
        start = _behind_source(line, found)
        limit = _limit(line, founds, number, start)
        return _quoted(line, start, limit) or _tidy(line, start, limit)
    left = _left(line, founds, number)
    cue -= line.has(cue - 1, "SO")  # so he said
    return _speech_before(line, left, cue) or _tidy(line, left, cue)


def _behind_source(line: Line, found: Found) -> int:
    """Where the words begin for which a source named ahead of them answers."""
    start = found.source[1] if found.source else found.cue[1]
    while line.has(start, "COMMA", "THAT", "QAD") or (start < found.content and not line.has(start, "THAT")):
        start += 1
    return start


def _speech_before(line: Line, left: int, cue: int) -> Range | None:
    """The quotation that is all that stands before a source named after it, without its marks."""
    pair = line.paired.before(cue - line.has(cue - 1, "COMMA")) if line.quotes else None
    if pair is None or pair.end == pair.start:
        return None
    alone = all(line.meets(n, OPENING) for n in range(left, pair.open))
    return (pair.start, pair.end) if alone else None


def beyond(line: Line, founds: Sequence[Found], number: int) -> Range | None:
    """What goes on behind a source that is named in the midst of its words."""
    found = founds[number]
    if found.kind != "via" or is_ahead(line, found.cue[0]) or is_inside_frame(founds, number) is not None:
        return None
    rest = found.content + line.has(found.content, "COMMA")
    joined = line.has(rest, "WAW_PREFIX", "FEH_PREFIX") and not line.has(rest, "DEFINITE")
    if _closes(line, found) or joined or line.has(rest, "RELATIVE"):
        return None
    piece = _tidy(line, rest, _limit(line, founds, number, rest))
    return piece if piece is not None and piece[1] - piece[0] >= LEAST_BEYOND else None


def _left(line: Line, founds: Sequence[Found], number: int) -> int:
    """Where the words begin for which a source named after them answers.

    At the end of a sentence all of it, but for a medium ahead of it that has this from another medium; in
    its midst only what the saying around it says.
    """
    found = founds[number]
    if _closes(line, found) and not _is_within(line, found) and not line.has(found.cue[0] - 1, "AS"):
        first = founds[0]
        return _behind_source(line, first) if _is_cited_in(line, found, first) else 0
    return max(
        (f.content for f in founds[:number] if f.voice == "finite" and f.content < found.cue[0]), default=0
    )


def _is_cited_in(line: Line, found: Found, first: Found) -> bool:
    """Whether of two media the one ahead of a sentence has from the other, named at its end, what it says."""
    named = [
        piece for piece in (found.source, first.source) if piece and line.first(*piece, MEDIA) is not None
    ]
    return (
        len(named) == 2
        and first.kind == found.kind == "via"
        and is_ahead(line, first.cue[0])
        and first is not found
    )


def _closes(line: Line, found: Found) -> bool:
    """Whether a source stands at the end of its words: of the sentence, or before a participle."""
    rest = found.content
    while line.has(rest, "COMMA", "FULL_STOP", "TURN", "CONNECTIVE", *MARKED):
        rest += 1
    return (
        rest >= len(line)
        or line.has(rest, "PARTICIPLE", *VIAS)
        or (line.has(rest, "REPORT") and not line.has(rest, "WEAK"))
        or line.has(rest - 1, "TURN", "CONNECTIVE")
    )


def _is_within(line: Line, found: Found) -> bool:
    """Whether a source is within what a speaker says: figures of nobody, or as somebody said."""
    if line.has(found.cue[0] - 1, "AS"):
        return True
    start, end = found.source or (-1, -1)
    head = line.units[start].senses.get("HEAD") if start >= 0 else None
    if head is None or "figures" not in head.values:
        return False
    return line.has(start, "DEFINITE") or line.first(start + 1, end, OWNERS) is None


def _limit(line: Line, founds: Sequence[Found], number: int, start: int) -> int:
    return ending(line, founds[number], start, _next(line, founds, number, start))


def _next(line: Line, founds: Sequence[Found], number: int, start: int) -> int:
    """Where the next saying of the same level begins."""
    for later in founds[number + 1 :]:
        if later.cue[0] > start and is_sibling(line, founds[number], later):
            turn = _turn_to(line, founds[number], later)
            first = later.cue[0] if turn is None else turn
            return _before_word_of_saying(line, first) - line.has(first - 1, "AFTER", "BEFORE_THAT")
    return len(line)


def _before_word_of_saying(line: Line, first: int) -> int:
    """Where the clause begins that contents itself with saying something; `first` elsewhere."""
    alone = line.has(first, "SAYING") and line.has(first, "BI_PREFIX") and line.has(first - 2, "COMMA")
    return first - 2 if alone else first


def _two_dots(line: Line, start: int, end: int) -> int:
    """Where two dots that stand for a full stop end what is said; `end` where none do."""
    at = line.first_noted(start + 1, end, STOPS)
    while at is not None:
        two = line.has(at + 1, "FULL_STOP") and not line.has(at - 1, *NO_STOP)
        if two and line.meets(at + 2, RESUMES) and line.marks(start, at) % 2 == 0:
            return at
        at = line.first_noted(at + 1, end, STOPS)
    return end


def is_sibling(line: Line, found: Found, later: Found) -> bool:
    """Whether `later` is said beside, not within, what `found` says."""
    if later.voice == "preposition" and later.kind == "via":
        if _is_cited_in(line, later, found):
            return False
        return _closes(line, later) and not _is_within(line, later)
    if later.voice == "participle":
        return _could_share(found, later)
    if later.voice != "finite" or later.kind == "reference":
        return later.voice == "preposition"
    return _takes_over(line, found, later)


def _takes_over(line: Line, found: Found, later: Found) -> bool:
    """Whether a verb says something beside what is said before it: its clause is not part of that."""
    if later.joined and line.has(later.cue[0], "PASSIVE", "SUSPECT", "SUSPECTED") and found.kind == "clause":
        return False
    if line.has(later.cue[0] - 1, "BEFORE_THAT") or (
        later.source is not None and line.has(later.cue[0] - 1, "AFTER")
    ):
        return True
    if _turn_to(line, found, later) is not None or _begins_anew(line, found, later):
        return True
    return found.voice == "noun" and found.kind == "nominal" and _is_main(line, later)


def _is_main(line: Line, later: Found) -> bool:
    """Whether a verb with its subject behind it is the sentence's own: no clause word makes it another's."""
    alone = later.source is not None and line.has(later.cue[0], "STRONG")
    return alone and not line.meets(later.cue[0] - 1, CLAUSES)


def _begins_anew(line: Line, found: Found, later: Found) -> bool:
    """Whether a clause of its own begins with the verb, whose subject can be the same or is another."""
    at = later.cue[0]
    while at > 0 and line.has(at - 1, "QAD", "WAS"):
        at -= 1
    stressed = at != later.cue[0] and line.has(at, "WAW_PREFIX", "FEH_PREFIX")
    behind = line.has(at - 1, "AND", "TURN", *BREAKS) and not line.has(at - 1, "OR")
    begins = later.joined or stressed or behind
    begins = begins or (later.source is not None and line.has(at - 1, "COMMA"))
    return begins and (later.source is not None or _agrees(line, found, later))


def _agrees(line: Line, found: Found, later: Found) -> bool:
    """Whether the subject of a verb can be that of one after it; many do not go on from one."""
    if later.plural and later.gender and not found.plural and found.source is not None:
        return agrees(line, found.source[0], later.gender, plural=True)
    return not (found.gender and later.gender) or found.gender == later.gender


def _turn_to(line: Line, found: Found, later: Found) -> int | None:
    """The word of contrast before a verb with a subject of its own before it: but the ministry said."""
    if later.voice != "finite" or later.source is not None or later.joined:
        return None
    piece = subject_before(line, later.cue[0])
    if piece is None or piece[0] <= found.content or line.has(piece[0], "PRONOUN_SUFFIX"):
        return None
    turn = piece[0] - 1
    return turn if line.has(turn, "TURN", "AS_FOR") and line.has(turn - 1, "COMMA", *MARKED) else None


def _could_share(found: Found, later: Found) -> bool:
    """Whether a participle can describe the subject of a verb before it; else it goes on within its words."""
    if found.voice != "finite" or found.relay is not None or not found.gender or not later.gender:
        return True
    return found.gender == later.gender if found.gender == "f" or not later.plural else True


def _quoted(line: Line, start: int, limit: int) -> Range | None:
    """The inside of the quotation that opens a content, where it also closes it."""
    if not line.quotes or not line.meets(start, MARKED):
        return None
    close = closing(line, start)
    if close is None:
        return None
    after = close + 1
    if after >= len(line) or line.has(after, *CLOSING, "SUBORDINATE", "PARTICIPLE") or limit <= after + 1:
        return (start + 1, close) if close > start + 1 else None
    return None


def closing(line: Line, start: int) -> int | None:
    """The mark that closes the quotation opened at `start`."""
    depth = 0
    for at in line.quotes[bisect_left(line.quotes, start) :]:
        touches_next = at + 1 < len(line) and line.units[at].end == line.units[at + 1].start
        touches_last = at > 0 and line.units[at - 1].end == line.units[at].start
        opens = at == start or (touches_next and not touches_last)
        depth += 1 if opens else -1
        if depth == 0:
            return at
    return None


def _tidy(line: Line, start: int, end: int) -> Range | None:
    """The range without loose marks and joining words at its ends."""
    while start < end and line.meets(start, OPENING):
        if line.meets(start, MARKED) and closing(line, start) not in (None, end - 1):
            break
        start += 1
    while end > start and (line.meets(end - 1, LOOSE) or _is_lone(line, start, end)):
        end -= 1
    return (start, end) if end > start else None


def _is_lone(line: Line, start: int, end: int) -> bool:
    return bool(line.quotes) and line.meets(end - 1, MARKED) and line.marks(start, end) % 2 == 1


def _before(
    line: Line, founds: Sequence[Found], forward: Sequence[Range | None], number: int
) -> Range | None:
    """The content to which a speaker's-own-words phrase refers: his clause's, or the quotation before it."""
    cue = founds[number].cue[0]
    quoted = _quotation_before(line, cue)
    earlier = [n for n in range(number - 1, -1, -1) if founds[n].kind not in ("own", "reference", "via")]
    earlier = [n for n in earlier if quoted is None or founds[n].cue[0] < quoted[0]]
    said = next((n for n in earlier if founds[n].voice != "noun"), earlier[0] if earlier else None)
    if said is None:
        return quoted
    content = forward[said]
    short = quoted is not None and quoted[1] - quoted[0] <= LONGEST_REPEATED
    return quoted if quoted and short and content and quoted[0] > content[0] + 1 else content


def _quotation_before(line: Line, cue: int) -> Range | None:
    """The quotation that is closed right before a cue."""
    if not line.meets(cue - 1, MARKED):
        return None
    opening = next((at for at in reversed(line.marked) if at < cue - 1), None)
    return (opening + 1, cue - 1) if opening is not None and opening + 1 < cue - 1 else None


def _clipped(forward: Sequence[Range | None], number: int) -> Range | None:
    """A content that begins inside another ends with it."""
    own = forward[number]
    if own is None:
        return None
    ends = [other[1] for other in forward if other and other[0] < own[0] < other[1] < own[1]]
    return (own[0], min(ends)) if ends else own


def parents(founds: Sequence[Found], contents: Sequence[Range | None]) -> list[int | None]:
    """For each saying the smallest other content in which its cue stands."""
    found_parents: list[int | None] = []
    for number, found in enumerate(founds):
        around = [
            (content[1] - content[0], other)
            for other, content in enumerate(contents)
            if other != number and content and founds[other].kind != "own"
            and content[0] <= found.cue[0] < content[1]
        ]  # fmt: skip
        found_parents.append(min(around)[1] if around else None)
    return [None if _turns_back(found_parents, number) else p for number, p in enumerate(found_parents)]


def _turns_back(found_parents: Sequence[int | None], number: int) -> bool:
    """Whether the way up from a saying leads back to it: of two that hold each other the first is on top."""
    above, seen = found_parents[number], {number}
    while above is not None and above not in seen:
        seen.add(above)
        above = found_parents[above]
    return above is not None and number == min(_circle(found_parents, above))


def _circle(found_parents: Sequence[int | None], start: int) -> list[int]:
    circle, at = [start], found_parents[start]
    while at is not None and at != start:
        circle.append(at)
        at = found_parents[at]
    return circle


def as_span(line: Line, content: Range, start: int | None) -> Span:
    """The characters of a content; `start` where it begins inside a word."""
    whole = line.span(content)
    return Span(start, whole.end) if start is not None and whole.start <= start < whole.end else whole
