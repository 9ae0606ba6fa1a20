"""Numbers: the value of digits and of a single number word."""

from __future__ import annotations

import re

from tawatur.arabic import letters as l

_GROUPED = re.compile(rf"\d{{1,3}}(?:[,.{l.ARABIC_THOUSANDS}]\d{{3}})+")


def number_of(folded: str, kind: str) -> float | None:
    """The value of a number written in (ASCII) digits; None for anything else."""
    if kind != "number":
        return None
    if _GROUPED.fullmatch(folded):
        return float(re.sub(r"\D", "", folded))
    whole, _, rest = re.sub(rf"[,{l.ARABIC_DECIMAL}{l.ARABIC_THOUSANDS}]", ".", folded).partition(".")
    return float(f"{whole}.{rest.replace('.', '')}") if rest else float(whole)
