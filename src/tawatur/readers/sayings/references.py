"""References: which earlier saying another one points back to.

A denial by reference (he denied this) takes up the saying before it; a relay inside a frame the saying that
it passes on; a phrase that repeats whose words they are the saying whose content it shares.
"""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.readers.sayings.acts import Act
from tawatur.readers.sayings.forms import is_reference


def refer(acts: Sequence[Act]) -> None:
    """Set what each act of an article (in the order of the text) points back to, where it does."""
    for number, act in enumerate(acts):
        if act.refers_to is None:
            act.refers_to = _referred(act, acts, number)


def _referred(act: Act, acts: Sequence[Act], number: int) -> Act | None:
    if act.via is not None:
        return act.via
    if act.found.kind == "own":
        before = reversed(acts[:number])
        return next((b for b in before if b.line is act.line and b.content == act.content), None)
    return _said_before(act, acts[:number]) if is_reference(act) else None


def _said_before(act: Act, before: Sequence[Act]) -> Act | None:
    """The latest saying of another that states something; the same source does not deny itself."""
    stated = [b for b in before if b.content is not None and not b.headline and b is not act.parent]
    stated = [b for b in stated if not is_reference(b)]
    others = [b for b in stated if b.source is not act.source or b.source is None]
    latest = others or stated
    return latest[-1] if latest else None
