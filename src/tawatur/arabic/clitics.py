"""Clitics: the ways to take a written word apart.

Arabic writes conjunctions, prepositions, the future particle and object pronouns onto the word. What
is a clitic and what is part of the stem cannot be told from the spelling alone, so all candidates are
kept and the lexicons choose. The article stays with the stem; after a written-together lam
(the article loses its alef there) the stem is given with its article restored.
"""

from __future__ import annotations

import re

from tawatur.arabic import letters as l
from tawatur.arabic.fold import fold, fold_with_offsets
from tawatur.model.reading import Split

CONJUNCTIONS = l.WAW + l.FEH
PREPOSITIONS = l.BEH + l.LAM + l.KAF
SHORTEST_STEM = 2

_PREFIX = re.compile(f"[{CONJUNCTIONS}]?[{PREPOSITIONS}{l.SEEN}]?")
_SUFFIXES = (
    l.HEH + l.MEEM + l.ALEF, l.HEH + l.ALEF, l.HEH + l.MEEM, l.HEH + l.NOON,
    l.KAF + l.MEEM, l.NOON + l.ALEF, l.HEH, l.KAF, l.YEH,
)  # fmt: skip


def splits(raw: str) -> tuple[Split, ...]:
    """All ways to take `raw` apart, the whole word first, then by how much is cut off."""
    word = fold(raw)
    offsets = list(range(len(raw) + 1)) if len(word) == len(raw) else fold_with_offsets(raw)[1]
    found = [
        variant
        for prefix in _prefixes(word)
        for suffix in ("", *_suffixes(word[len(prefix) :], raw))
        for variant in _variants(word, prefix, suffix, offsets)
    ]
    found.sort(key=lambda s: (bool(s.suffix), len(s.prefix) + len(s.suffix)))
    return tuple(found)


def _prefixes(word: str) -> list[str]:
    longest = _PREFIX.match(word)
    whole = longest[0] if longest else ""
    cuts = {whole[:1], whole} - {""}
    return ["", *sorted((cut for cut in cuts if len(word) - len(cut) >= SHORTEST_STEM), key=len)]


def _suffixes(rest: str, raw: str) -> list[str]:
    if raw.endswith(l.TEH_MARBUTA):
        return []
    return [s for s in _SUFFIXES if rest.endswith(s) and len(rest) - len(s) >= SHORTEST_STEM]


def _variants(word: str, prefix: str, suffix: str, offsets: list[int]) -> list[Split]:
    start, end = len(prefix), len(word) - len(suffix)
    stem = word[start:end]
    first, last = offsets[start], offsets[end]
    found = [Split(prefix, stem, suffix, first, last)]
    if prefix.endswith(l.LAM) and stem.startswith(l.LAM) and len(stem) > SHORTEST_STEM:
        found.append(Split(prefix, l.ALEF + stem, suffix, first, last))
    if suffix and stem.endswith(l.TEH) and len(stem) > SHORTEST_STEM:
        found.append(Split(prefix, stem[:-1] + l.HEH, suffix, first, last))
    return found
