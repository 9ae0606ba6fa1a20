"""Forms: how a content stands in the text, and which quotations it holds.

Short pieces in quotation marks are mostly names and labels: a content is mixed only where a longer one is
in it, or where the piece is the very judgement that a source gives.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tawatur.model.record import Form, Span
from tawatur.readers.sayings.acts import Act
from tawatur.readers.sayings.found import Line, Range

LABEL = 3
"""Words that a name or a label in quotation marks may have."""
LONGEST_REFERENCE = 6
NAMING = frozenset({"MEDIA", "HEAD"})
JUDGING = frozenset({"LABEL", "LABEL_WITH"})
OBJECTS = frozenset({"EVENT_NOUN", "REPORT_NOUN"})
STATES = frozenset({"THAT", "ABOUT", "RELATIVE"})


def form_of(act: Act, quoted: Sequence[Range]) -> Form:
    """The form of an act's content; `quoted` are its quotations."""
    if act.content is None:
        return "direct" if act.more else "by_reference"
    if is_reference(act):
        return "by_reference"
    whole = act.content in quoted
    if act.found.kind == "quotation":
        return _spoken(act, whole=whole or _is_open(act))
    speech = whole or any(end - start > LABEL for start, end in quoted)
    if act.found.kind == "via" and whole:
        return "direct"
    if _is_nominal(act):
        judged = act.line.meets(act.found.cue[0], JUDGING) and bool(quoted)
        return "mixed" if speech or judged else "nominal"
    return "mixed" if speech else "indirect"


def quotes_of(act: Act, quoted: Sequence[Range]) -> tuple[Span, ...]:
    """The characters of each quotation in an act's content, without its marks."""
    whole = [act.line.span(act.content)] if act.more and act.content else []
    return (*(act.line.span(piece) for piece in quoted), *whole, *act.more)


def quotations(act: Act) -> list[Range]:
    """The units of each quotation in a content; of one that opens at the cue's side, what is in the content.

    A name in quotation marks after the word for what it names is none.
    """
    if act.content is None or not act.line.quotes:
        return []
    pieces = [act.content, act.beyond] if act.beyond is not None else [act.content]
    return sorted(found for piece in pieces for found in _within(act, piece))


def _within(act: Act, piece: Range) -> Iterator[Range]:
    start, end = piece
    for pair in act.line.paired.pairs:
        reaches = max(pair.start, start) < min(pair.end, end)
        begins = pair.start >= start or pair.open >= act.found.cue[1]
        if reaches and begins and not _names(act.line, pair):
            yield max(pair.start, start), min(pair.end, end)


def _names(line: Line, pair: tuple[int, int, int, int]) -> bool:
    opened, start, end, _ = pair
    return end - start <= LABEL and line.meets(opened - 1, NAMING)


def _is_open(act: Act) -> bool:
    """Whether a quotation mark opens the content whose partner is lost."""
    content = act.content
    return content is not None and content[0] - 1 in act.line.paired.lone


def _spoken(act: Act, *, whole: bool) -> Form:
    """The form of speech after a colon or a mark.

    With a complementiser of its own, or as the noun that the verb takes, it is built into the sentence.
    """
    start = act.content[0] if act.content else 0
    if act.line.has(start, "THAT"):
        return "mixed" if whole else "indirect"
    built_in = act.line.meets(start, OBJECTS) and not act.line.has(start, "DEFINITE")
    after_colon = any(act.line.has(at, "COLON") for at in range(max(start - 2, 0), start))
    return "mixed" if whole and built_in and not after_colon else "direct"


def _is_nominal(act: Act) -> bool:
    return act.found.kind in ("nominal", "unsaid") and "that" not in dict(act.found.parts)


def is_reference(act: Act) -> bool:
    """Whether a content only points back to something said: this; these reports; the truth of the news."""
    line, content = act.line, act.content
    if content is None or act.found.kind != "nominal":
        return False
    start, end = content
    start += line.has(start, "TRUTH")
    if end - start > LONGEST_REFERENCE or line.first(start + 1, end, STATES) is not None:
        return False
    if line.has(start, "WHAT"):
        return line.has(start + 1, "REPORT")
    if line.has(start, "DEMONSTRATIVE"):
        return end - start == 1 or line.has(start + 1, "REPORTED", "PREPOSITION", "MARK")
    return line.has(start, "REPORTED") and line.has(start, "DEFINITE")
