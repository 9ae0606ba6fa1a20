"""Shape classes: what a spelling alone tells, before any lexicon.

Each class is a *candidate*: a word that could begin with an attached preposition has `BI_PREFIX`
whether or not it is one. Marks get a class by what they do.
"""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.arabic import letters as l
from tawatur.arabic.broken import is_broken_plural
from tawatur.arabic.masdar import is_masdar
from tawatur.model.reading import Split

_MARKS = {
    "COMMA": "،,",
    "SEMICOLON": "؛;",
    "COLON": ":",
    "FULL_STOP": ".!؟?…",
    "QUOTE": "\"'",
    "QUOTE_OPEN": "“«‹„‘",
    "QUOTE_CLOSE": "”»›’",
    "BRACKET_OPEN": "([{",
    "BRACKET_CLOSE": ")]}",
    "DASH": "-–—" + l.TATWEEL,
    "SLASH": "/\\",
    "PERCENT": "%٪",
}
MARK_CLASSES = {sign: frozenset({"MARK", name}) for name, signs in _MARKS.items() for sign in signs}
_PREFIX_CLASSES = {
    l.WAW: "WAW_PREFIX",
    l.FEH: "FEH_PREFIX",
    l.BEH: "BI_PREFIX",
    l.LAM: "LI_PREFIX",
    l.KAF: "KA_PREFIX",
    l.SEEN: "SEEN_PREFIX",
}
ANY_MARK = frozenset({"MARK"})


def shape_classes(raw: str, bare: str, kind: str, cuts: Sequence[Split]) -> frozenset[str]:
    """The classes that the spelling gives."""
    if kind == "mark":
        return MARK_CLASSES.get(raw, ANY_MARK)
    if kind != "word":
        return frozenset({kind.upper()})
    found = {"WORD"}
    found.update(
        _PREFIX_CLASSES[letter] for cut in cuts for letter in cut.prefix if letter in _PREFIX_CLASSES
    )
    if any(cut.stem.startswith(l.ARTICLE) and len(cut.stem) > len(l.ARTICLE) + 1 for cut in cuts):
        found.add("DEFINITE")
    if any(cut.suffix for cut in cuts):
        found.add("PRONOUN_SUFFIX")
    if any(is_masdar(raw, cut) for cut in cuts):
        found.add("MASDAR")
    if any(is_broken_plural(raw, cut) for cut in cuts):
        found.add("BROKEN_PLURAL")
    return frozenset(found | _ending(bare))


def _ending(bare: str) -> set[str]:
    if bare.endswith(l.TEH_MARBUTA):
        return {"ENDS_TEH_MARBUTA"}
    if bare.endswith((l.YEH, l.ALEF_MAQSURA)):
        return {"ENDS_YEH"}
    if bare.endswith(l.ALEF):
        return {"ENDS_ALEF"}
    if bare.endswith(l.YEH + l.NOON):
        return {"ENDS_YEH_NOON"}
    return {"ENDS_TEH"} if bare.endswith(l.ALEF + l.TEH) else set()
