"""Negations: negated cues that still say something, and what looks like one.

What somebody does not believe he doubts. That he does not rule something out, or deny it, leaves it possible;
but where a matter, not somebody, does not deny another, it only does not exclude it.
"""

from __future__ import annotations

from tawatur.readers.sayings.found import Found, Line
from tawatur.readers.sayings.pieces import after, found_at, line_at
from tawatur.rules import Match

MATTERS = frozenset({"DEMONSTRATIVE", "WHAT", "RELATIVE"})


def disbelieved(match: Match) -> Found | None:
    """A negated verb of believing, read as one cue."""
    return found_at(match, line_at(match), "clause", "finite", after(match, "that"))


def excludes(line: Line, made: Found) -> bool:
    """Whether something, not somebody, is said not to deny another."""
    return made.values.get("act") == "not_deny" and line.meets(made.cue[0] - 1, MATTERS)
