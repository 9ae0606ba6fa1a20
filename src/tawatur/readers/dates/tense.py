"""Whether a sentence speaks of what is to come or of what was, judged beside a date.

Arabic marks the future with a letter written onto the imperfect verb or with a few words; both are
candidates by spelling, so the nearest cue before the date counts, and none far from it; a verb of saying
between them means that the date is that of the saying.
"""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.arabic import letters as l
from tawatur.model.reading import Form, Split, Word
from tawatur.readers.dates.when import FUTURE, PAST
from tawatur.rules import Grammar
from tawatur.rules.grammar import FORMS_KEPT

REACH_BACK, REACH_ON = 10, 3
"""Words before and after a date among which a cue of its tense is looked for."""
SHORTEST = 4
"""Letters of the stem after the particle of the future: shorter ones are mostly other words."""
IMPERFECT = (l.YEH, l.TEH, l.NOON)


class Tense:
    """Tells the future; what it knows of a spelling is kept."""

    def __init__(self, grammar: Grammar) -> None:
        """Use the grammar's lexicon for words that only look like a future."""
        self._grammar = grammar
        self._known: dict[Form, str] = {}

    def of(self, words: Sequence[Word], first: int, last: int) -> str:
        """`future` or `past` by the nearest cue before words `first` to `last`, else right after them."""
        for at in range(first - 1, max(-1, first - 1 - REACH_BACK), -1):
            tense = self._tense(words[at].form)
            if tense:
                return tense
        for word in words[last + 1 : last + 1 + REACH_ON]:
            tense = self._tense(word.form)
            if tense or not _STOPS.isdisjoint(word.form.classes):
                return tense
        return ""

    def _tense(self, form: Form) -> str:
        known = self._known.get(form)
        if known is None:
            if len(self._known) > FORMS_KEPT:
                self._known.clear()
            known = self._known[form] = self._judge(form)
        return known

    def _judge(self, form: Form) -> str:
        senses = self._grammar.lexicon.senses(form)
        classes = {name for sense in senses for name in sense.surface.classes}
        if not classes.isdisjoint(_CUES):
            return next(tense for name, tense in _CUES.items() if name in classes)
        if form.classes & {"ENDS_TEH_MARBUTA", "ENDS_TEH", "DEFINITE"}:
            return ""
        return FUTURE if any(map(_is_future, form.splits)) else ""


def _is_future(split: Split) -> bool:
    return split.prefix.endswith(l.SEEN) and split.stem.startswith(IMPERFECT) and len(split.stem) >= SHORTEST


_CUES = {"FUTURE_CUE": FUTURE, "NOT_FUTURE": "", "PAST_CUE": PAST}
_STOPS = frozenset({"MARK", "THAT"})
