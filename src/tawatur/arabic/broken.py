"""Broken plurals: which words have the shape of a plural that no adjective of one person or thing has.

Only shapes that are written unlike any singular; those that begin like a participle are left out.
"""

from __future__ import annotations

import re

from tawatur.arabic import letters as l
from tawatur.model.reading import Split

_ANY = f"[^{l.ALEF}{l.HEH}]"
_FIRST = f"[^{l.ALEF}{l.HEH}{l.MEEM}]"
_LAST = f"[^{l.ALEF}{l.YEH}{l.HEH}{l.NOON}]"
_DEEDS = f"{l.ALEF}{_ANY}{_ANY}{l.ALEF}{_ANY}"
_CRIMES = f"{_FIRST}{_ANY}{l.ALEF}{l.YEH}{_LAST}"
_FACTORS = f"{_FIRST}{l.WAW}{l.ALEF}{_ANY}{_ANY}"
_PROJECTS = f"[^{l.HEH}]{_ANY}{l.ALEF}{_ANY}{l.YEH}{_LAST}"
SHAPE = re.compile(f"{_DEEDS}|{_CRIMES}|{_FACTORS}|{_PROJECTS}")


def is_broken_plural(raw: str, cut: Split) -> bool:
    """Whether what a cut leaves of `raw` is a definite noun with the shape of a broken plural."""
    if cut.suffix or not cut.stem.startswith(l.ARTICLE):
        return False
    return l.ALEF_HAMZA_BELOW not in raw and SHAPE.fullmatch(cut.stem.removeprefix(l.ARTICLE)) is not None
