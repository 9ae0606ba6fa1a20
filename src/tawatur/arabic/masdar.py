"""Masdars: which words have the shape of a verbal noun of the derived verb forms.

Without vowels some of these shapes are also those of a verb (he or she does) or of a feminine participle;
those count only where the article shows that the word is a noun, or not at all.
"""

from __future__ import annotations

import re

from tawatur.arabic import letters as l
from tawatur.arabic.fold import plain
from tawatur.model.reading import Split

_ANY = f"[^{l.ALEF}{l.HEH}]"
_LAST = f"[^{l.ALEF}{l.YEH}{l.HEH}]"
_INTENSIVE = f"{l.TEH}[^{l.ALEF}{l.TEH}]{_ANY}{l.YEH}{_LAST}"
_REFLEXIVE = f"{l.ALEF}{_ANY}{l.TEH}{_ANY}{l.ALEF}{_LAST}"
_PASSIVE = f"{l.ALEF}{l.NOON}{_ANY}{_ANY}{l.ALEF}{_LAST}"
_SEEKING = f"{l.ALEF}{l.SEEN}{l.TEH}{_ANY}(?:{_ANY}{l.ALEF}{_LAST}|{l.ALEF}{_ANY}{l.HEH})"
_CAUSING = f"{l.ALEF}[^{l.ALEF}{l.YEH}](?:{_ANY}{l.ALEF}{_LAST}|{l.ALEF}{_ANY}{l.HEH})"
_WEAK = f"{l.TEH}{_ANY}{_ANY}[^{l.ALEF}{l.YEH}]{l.HEH}"
_GRADUAL = f"{l.TEH}{_ANY}(?:{_ANY}|{l.ALEF}{_ANY}){_LAST}"
NOUN = re.compile(f"{_INTENSIVE}|{_REFLEXIVE}|{_PASSIVE}|{_SEEKING}")
WITH_HAMZA = re.compile(_CAUSING)
WITH_ARTICLE = re.compile(f"{_WEAK}|{_GRADUAL}")


def is_masdar(raw: str, cut: Split) -> bool:
    """Whether what a cut leaves of `raw` has the shape of a masdar."""
    definite = cut.stem.startswith(l.ARTICLE) and len(cut.stem) > len(l.ARTICLE) + 2
    if cut.suffix and (definite or cut.suffix == l.YEH):
        return False  # that is an adjective of origin, or no noun
    stem = cut.stem.removeprefix(l.ARTICLE) if definite else cut.stem
    if NOUN.fullmatch(stem) or (definite and WITH_ARTICLE.fullmatch(stem)):
        return True
    return bool(WITH_HAMZA.fullmatch(stem)) and l.ALEF_HAMZA_BELOW in plain(raw[cut.start : cut.end])
