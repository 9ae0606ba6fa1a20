"""Frames: whether what a verb says begins with the verb's own preposition, before a quotation."""

from __future__ import annotations

from tawatur.readers.sayings.found import Line

VENUES = ("VENUE", "SAID_AT", "MOMENT")
OWN = (("TAKES_TO", "TO"), ("TAKES_ABOUT", "ABOUT"), ("TAKES_ON", "ON"), ("TAKES_FROM", "FROM"))


def is_framed(line: Line, at: int, opening: int) -> bool:
    """Whether what a verb says begins before a quotation, with the verb's own preposition."""
    own = [word for frame, word in OWN if frame in line.classes[at]]
    for n in range(at + 1, opening):
        if line.has(n, *own) and _is_frame(line, n, opening):
            return True
        hangs = line.has(n, "BI_PREFIX") and not line.has(n, "B_WORD", "SCENE", *VENUES)
        if line.has(at, "TAKES_BI") and (
            line.has(n, "WITH") or (hangs and (line.has(n, "EVENT_NOUN") or line.has(at, "HAS_TARGET")))
        ):
            return True
    return False


def _is_frame(line: Line, at: int, opening: int) -> bool:
    """Whether a preposition begins what is said: not whom it was told, nor when."""
    if at + 1 == opening:
        return True
    if line.has(at + 1, "MEDIA", "PRESS", "HEAD", "WITH_HIM", *VENUES):
        return False
    return not line.has(at, "ON") or line.has(at + 1, "EVENT_NOUN", "REPORT_NOUN")
