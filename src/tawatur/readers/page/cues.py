"""Cues: the role that a line's own words, or the elements around it, give away (`cues.yml`)."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple, cast

from tawatur.arabic.fold import fold
from tawatur.model.record import BlockRole
from tawatur.readers.page.piece import Piece
from tawatur.rules.compiled import read_yaml
from tawatur.rules.source import check_keys

PATH = Path(__file__).parent / "cues.yml"
_KEYS = frozenset({"role", "longest", "whole", "start", "around", "digits"})
LONGEST = 60
"""The most words that a line with a cue may have; `cues.yml` bounds each role further."""
_EDGES = re.compile(r"^[\W\d_]+|(?<![\W\d_])[\W\d_]+$")
_DIGIT = re.compile(r"\d")
_HASHTAGS = re.compile(r"(?:#\w+[\s\u060c,|]*)+")
_COUNTER = re.compile(r"[\W_]*\d[\d.,\s]*+[kKmM]?[\W_]*")


OWN_ROLES = frozenset({"caption", "counter", "byline", "source_line", "tag", "dateline", "kicker"})


class Cue(NamedTuple):
    """A role's cues; `around` matches in the ids and classes around an HTML block.

    With `digits`, a line that begins with a cue must hold a digit too.
    """

    role: BlockRole
    longest: int
    whole: frozenset[str]
    start: tuple[str, ...]
    around: re.Pattern[str] | None
    digits: bool

    def is_in(self, folded: str, bare: str) -> bool:
        """Whether a folded line (`bare`: without marks and digits at its ends) is or begins with a cue."""
        begins = folded.startswith(self.start) and (not self.digits or _DIGIT.search(folded) is not None)
        return begins or bare in self.whole


@cache
def cues() -> tuple[Cue, ...]:
    """All cues, in the order in which they are tried. Raises DataError where the file is wrong."""
    rows = [check_keys(row, _KEYS, str(PATH)) for row in read_yaml(PATH)["roles"]]
    return tuple(
        Cue(
            role=cast("BlockRole", row["role"]),
            longest=int(row["longest"]),
            whole=frozenset(_bare(fold(words)) for words in row.get("whole", ())),
            start=tuple(fold(words) for words in row.get("start", ())),
            around=_around(row.get("around", ())),
            digits=row.get("digits") == "start",
        )
        for row in rows
    )


def _around(names: list[str]) -> re.Pattern[str] | None:
    return re.compile(r"(?<![a-z])(?:" + "|".join(map(re.escape, names)) + ")") if names else None


def _bare(folded: str) -> str:
    return _EDGES.sub("", folded).strip()


def cue_of(piece: Piece) -> BlockRole | None:
    """The role that the line's own words give away, or None."""
    words = len(piece.text.split())
    if words > LONGEST:
        return None
    folded = fold(piece.text).strip()
    if words <= 3 and _COUNTER.fullmatch(folded):
        return "counter"
    if _HASHTAGS.fullmatch(folded):
        return "tag"
    bare = _bare(folded)
    for cue in cues():
        if words <= cue.longest and cue.is_in(folded, bare):
            return cue.role
    return None


def surrounding(piece: Piece) -> BlockRole | None:
    """The role that the elements around an HTML block give away, or None; the nearest names decide."""
    return around(piece, piece.around[-120:]) or around(piece, piece.around)


def named(piece: Piece) -> BlockRole | None:
    """The role that the block's own element names, or None; only such as stand amid a body too."""
    role = around(piece, piece.around.rpartition("|")[2])
    return role if role in OWN_ROLES else None


def around(piece: Piece, names: str) -> BlockRole | None:
    """The first role that has a cue in `names` and lines as long as this one."""
    words = len(piece.text.split())
    for cue in cues():
        if cue.around is not None and words <= cue.longest and cue.around.search(names):
            return cue.role
    return None
