"""Whether a sentence speaks of what is to come, judged beside a date.

Arabic marks the future with a letter written onto the imperfect verb or with a few words; both are
candidates by spelling, so the nearest one before the date counts, and none far from it.
"""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.arabic import letters as l
from tawatur.model.reading import Form, Word
from tawatur.readers.dates.when import FUTURE
from tawatur.rules import Grammar

REACH_BACK, REACH_ON = 10, 3
SHORTEST = 4
IMPERFECT = (l.YEH, l.TEH, l.NOON)


class Tense:
    """Tells the future; what it knows of a spelling is kept."""

    def __init__(self, grammar: Grammar) -> None:
        """Use the grammar's lexicon for words that only look like a future."""
        self._grammar = grammar
        self._known: dict[Form, bool] = {}

    def of(self, words: Sequence[Word], first: int, last: int) -> str:
        """`future` where a cue stands near the words `first` to `last`, else empty."""
        before = range(first - 1, max(-1, first - 1 - REACH_BACK), -1)
        after = range(last + 1, min(len(words), last + 1 + REACH_ON))
        near = any(self._is_future(words[at].form) for at in (*before, *after))
        return FUTURE if near else ""

    def _is_future(self, form: Form) -> bool:
        known = self._known.get(form)
        if known is None:
            if len(self._known) > FORMS_KEPT:
                self._known.clear()
            known = self._known[form] = self._judge(form)
        return known

    def _judge(self, form: Form) -> bool:
        senses = self._grammar.lexicon.senses(form)
        classes = {name for sense in senses for name in sense.surface.classes}
        if "FUTURE_CUE" in classes or "NOT_FUTURE" in classes:
            return "FUTURE_CUE" in classes
        if form.classes & {"ENDS_TEH_MARBUTA", "ENDS_TEH", "DEFINITE"}:
            return False
        return any(
            split.prefix.endswith(l.SEEN) and split.stem.startswith(IMPERFECT) and len(split.stem) >= SHORTEST
            for split in form.splits
        )


FORMS_KEPT = 50_000
