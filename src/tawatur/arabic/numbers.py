"""Numbers: digits and number words put together to quantities.

Everything here looks only at the forms' classes and values, which the lexicon of number words gives; a
number begins at a form for which `may_begin` holds, so nearly all words are passed by at once. A doubt
stays a doubt: a vague number has bounds and no value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tawatur.arabic import letters as l
from tawatur.model.reading import Form, Word

EXACT, ABOUT, AT_LEAST, AT_MOST, RANGE, VAGUE = "exact", "about", "at_least", "at_most", "range", "vague"
AFTER_NOUN = 3
"""Words after a number among which «at least» may stand: directly, or after the noun that is counted."""
MOST_DIGITS = 20
"""Characters of a number that can still count something; longer ones are serial numbers or noise."""
_GROUPED = re.compile(rf"\d{{1,3}}(?:[,.{l.ARABIC_THOUSANDS}]\d{{3}})+")
_STARTS = frozenset({"NUMBER", "NUMBER_WORD", "NUMBER_TEEN_HEAD", "NUMBER_FRACTION"})
_LEADS = frozenset({"NUMBER_ABOUT", "NUMBER_MORE", "NUMBER_LESS", "NUMBER_BETWEEN"})
_BY_NEGATION = {AT_LEAST: AT_MOST, AT_MOST: AT_LEAST}


class Quantity(NamedTuple):
    """A number as written: words `first` to `last` (inclusive, qualifier included).

    `value` is None for vague numbers and ranges; `low` and `high` bound it (None where open).
    `qualifier` is exact, about, at_least, at_most, range or vague; `percent` says it is a share.
    """

    value: float | None
    low: float | None
    high: float | None
    qualifier: str
    first: int
    last: int
    percent: bool = False


class Cardinal(NamedTuple):
    """The bare number that ends at word `last`; a vague one gives its bounds."""

    value: float | None
    low: float
    high: float
    last: int


def number_of(folded: str, kind: str) -> float | None:
    """The value of a number written in (ASCII) digits; None for anything else or too long."""
    if kind != "number" or len(folded) > MOST_DIGITS:
        return None
    if _GROUPED.fullmatch(folded):
        return float(re.sub(r"\D", "", folded))
    whole, _, rest = re.sub(rf"[,{l.ARABIC_DECIMAL}{l.ARABIC_THOUSANDS}]", ".", folded).partition(".")
    return float(f"{whole}.{rest.replace('.', '')}") if rest else float(whole)


def may_begin(form: Form) -> bool:
    """Whether a quantity may begin at this form (its number or its qualifier)."""
    return not (_STARTS.isdisjoint(form.classes) and _LEADS.isdisjoint(form.classes))


def is_number(form: Form) -> bool:
    """Whether the form is digits or a number word."""
    return not _STARTS.isdisjoint(form.classes)


def quantities(words: Sequence[Word]) -> Iterator[Quantity]:
    """All quantities of a sentence, from left to right, none inside another."""
    at = 0
    while at < len(words):
        found = number_at(words, at) if may_begin(words[at].form) else None
        if found is not None:
            yield found
        at = found.last + 1 if found else at + 1


def number_at(words: Sequence[Word], at: int) -> Quantity | None:
    """The quantity whose first word (or qualifier) is word `at`, or None."""
    if not (0 <= at < len(words)) or not may_begin(words[at].form):
        return None
    qualifier, start = _lead(words, at)
    first = cardinal_at(words, start)
    if first is None:
        return None
    second = _second(words, first.last + 1, between=qualifier == RANGE)
    if second is not None and second.high > first.low:
        last, percent = _percent(words, second.last)
        return Quantity(None, first.low, second.high, RANGE, at, last, percent)
    if qualifier == RANGE:
        return None
    return _qualified(words, first, qualifier, at)


def cardinal_at(words: Sequence[Word], at: int) -> Cardinal | None:
    """The bare number that begins at word `at`: no qualifier, no range."""
    if not (0 <= at < len(words)) or not is_number(words[at].form):
        return None
    classes = words[at].form.classes
    if "NUMBER_VAGUE" in classes or "NUMBER_PLURAL" in classes:
        return _vague(words, at)
    if "NUMBER_FRACTION" in classes:
        return _fraction(words, at)
    return _Sum(words, at).result()


def ordinal_at(words: Sequence[Word], at: int) -> tuple[int, int] | None:
    """The ordinal number that begins at word `at`, as (value, index of its last word)."""
    form = words[at].form if 0 <= at < len(words) else None
    if form is None or "ORDINAL_WORD" not in form.classes or form.number is None:
        return None
    value, after = int(form.number), _form(words, at + 1)
    if after is None or "ORDINAL_TENS" in form.classes or value > 9:
        return value, at
    if "NUMBER_TEEN_PART" in after.classes and "WAW_PREFIX" not in after.classes:
        return value + 10, at + 1
    if "ORDINAL_TENS" in after.classes and "WAW_PREFIX" in after.classes and after.number:
        return value + int(after.number), at + 1
    return value, at


def _form(words: Sequence[Word], at: int) -> Form | None:
    return words[at].form if 0 <= at < len(words) else None


def _has(words: Sequence[Word], at: int, name: str) -> bool:
    return 0 <= at < len(words) and name in words[at].form.classes


def _lead(words: Sequence[Word], at: int) -> tuple[str, int]:
    """What the words before a number say of it, and where the number begins."""
    classes = words[at].form.classes
    after = at + 1
    if "NUMBER_BETWEEN" in classes:
        return RANGE, after
    if "NUMBER_ABOUT" in classes:
        return ABOUT, after + _has(words, after, "PREPOSITION")
    if "NUMBER_MORE" not in classes and "NUMBER_LESS" not in classes:
        return EXACT, at
    qualifier = AT_LEAST if "NUMBER_MORE" in classes else AT_MOST
    if _has(words, at - 1, "NEGATION"):
        qualifier = _BY_NEGATION[qualifier]
    return qualifier, after + _has(words, after, "PREPOSITION")


def _second(words: Sequence[Word], at: int, *, between: bool) -> Cardinal | None:
    """The upper end of a range whose lower end stands before word `at`."""
    form = _form(words, at)
    if form is None:
        return None
    if between and "WAW_PREFIX" in form.classes:
        return cardinal_at(words, at)
    joined = form.folded == l.WAW if between else bool(form.classes & {"NUMBER_TO", "DASH"})
    return cardinal_at(words, at + 1) if joined else None


def _qualified(words: Sequence[Word], found: Cardinal, qualifier: str, first: int) -> Quantity:
    last, percent = _percent(words, found.last)
    if qualifier == EXACT:
        qualifier = _after(words, last) or (EXACT if found.value is not None else VAGUE)
    value, low, high = found.value, found.low, found.high
    if qualifier == AT_LEAST:
        return Quantity(value, low, None, qualifier, first, last, percent)
    if qualifier == AT_MOST:
        return Quantity(value, None, high, qualifier, first, last, percent)
    return Quantity(value, low, high, qualifier, first, last, percent)


def _percent(words: Sequence[Word], last: int) -> tuple[int, bool]:
    if _has(words, last + 1, "PERCENT") or _has(words, last + 1, "NUMBER_PERCENT"):
        return last + 1, True
    if _has(words, last + 1, "PREPOSITION") and _has(words, last + 2, "NUMBER_PERCENT"):
        return last + 2, True
    return last, False


def _after(words: Sequence[Word], last: int) -> str | None:
    """What is said of the number after it, directly or after the noun that it counts."""
    for at in range(last + 1, last + 1 + AFTER_NOUN):
        if _has(words, at, "PREPOSITION") and _has(words, at + 1, "NUMBER_AT_LEAST"):
            return AT_LEAST
        if _has(words, at, "PREPOSITION") and _has(words, at + 1, "NUMBER_AT_MOST"):
            return AT_MOST
        if _has(words, at, "MARK"):
            return None
    return None


def _vague(words: Sequence[Word], at: int) -> Cardinal:
    """Tens, hundreds, some: from twice the order of magnitude (three at least) to one less than ten times."""
    size, last = words[at].form.number or 1.0, at
    if "NUMBER_VAGUE" in words[at].form.classes and _has(words, at + 1, "NUMBER_SCALE"):
        size, last = size * (words[at + 1].form.number or 1.0), at + 1
    return Cardinal(None, max(3.0, 2 * size), 10 * size - 1, last)


def _fraction(words: Sequence[Word], at: int) -> Cardinal | None:
    part, scale = words[at].form.number, _form(words, at + 1)
    if part is None or scale is None or "NUMBER_SCALE" not in scale.classes or scale.number is None:
        return None
    return Cardinal(part * scale.number, part * scale.number, part * scale.number, at + 1)


class _Sum:
    """A number in the making, word by word.

    `total` holds what the scale words have closed, `group` what is open; `room` is the bound below which
    a further part joined by a conjunction must stay (tens after units excepted, as Arabic says them).
    """

    def __init__(self, words: Sequence[Word], at: int) -> None:
        self.words, self.at = words, at
        self.last = at - 1
        self.total, self.scale, self.room = 0.0, float("inf"), float("inf")
        self.group: float | None = None
        self.units_open = False

    def result(self) -> Cardinal | None:
        """The number, or None where the words make none."""
        while self._step():
            pass
        if self.last < self.at:
            return None
        value = self.total + (self.group or 0.0)
        return Cardinal(value, value, value, self.last)

    def _step(self) -> bool:
        at = self.last + 1
        form = _form(self.words, at)
        if form is None:
            return False
        begun = self.last >= self.at
        joined = "WAW_PREFIX" in form.classes
        if begun and form.folded == l.WAW and self.group is None:
            at, joined = at + 1, True
            form = _form(self.words, at)
        if form is None or form.number is None:
            return False
        taken = self._add(form) if begun and joined else self._attach(form, begun=begun)
        if taken:
            self.last = at
        return taken

    def _attach(self, form: Form, *, begun: bool) -> bool:
        """The first part, or one that multiplies or completes the part before it."""
        number = form.number or 0.0
        if "NUMBER_SCALE" in form.classes:
            return self._close(number, dual="NUMBER_DUAL" in form.classes)
        if not begun:
            return self._open(form, number)
        if self.units_open and "NUMBER_TEEN_PART" in form.classes:
            return self._complete((self.group or 0.0) + number)
        if self.units_open and number == 100 and "NUMBER_HUNDRED" in form.classes:
            self.group, self.room, self.units_open = (self.group or 0.0) * 100, 100, False
            return True
        return False

    def _open(self, form: Form, number: float) -> bool:
        classes = form.classes
        if "NUMBER" in classes:
            return self._complete(number)
        if "NUMBER_HUNDRED" in classes:
            self.group, self.room = number, 100
        elif "NUMBER_TENS" in classes:
            return self._complete(number)
        elif classes & {"NUMBER_UNIT", "NUMBER_TEEN_HEAD"}:
            self.group, self.room, self.units_open = number, 0, number < 10
        else:
            return False
        return True

    def _complete(self, number: float) -> bool:
        self.group, self.room, self.units_open = number, 0, False
        return True

    def _add(self, form: Form) -> bool:
        """A part that a conjunction joins to what is there."""
        number, classes = form.number or 0.0, form.classes
        if self.units_open and "NUMBER_TENS" in classes:
            return self._complete((self.group or 0.0) + number)
        if self.group is None:
            return self._after_scale(form, number)
        if number < self.room and classes & {"NUMBER_UNIT", "NUMBER_TENS", "NUMBER_TEEN_HEAD"}:
            self.group, self.room = self.group + number, 0
            self.units_open = number < 10
            return True
        return False

    def _after_scale(self, form: Form, number: float) -> bool:
        if "NUMBER_FRACTION" in form.classes:
            self.total, self.room = self.total + number * self.scale, 0
            self.group = 0.0
            return True
        if "NUMBER_SCALE" in form.classes:
            return number < self.scale and self._close(number, dual="NUMBER_DUAL" in form.classes)
        return number < self.scale and self._open(form, number)

    def _close(self, scale: float, *, dual: bool) -> bool:
        """A scale word: multiplies the open group, or stands for itself."""
        if self.group == 0.0 and scale == self.scale:
            return True  # the scale named again after a fraction of it
        if scale >= self.scale or (dual and self.group is not None):
            return False
        self.total += scale * (1.0 if self.group is None else self.group)
        self.group, self.scale, self.units_open = None, scale, False
        return True
