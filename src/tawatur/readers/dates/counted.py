"""Numbers as units of a sentence: what day, hour, month or year each could be.

Digits and number words get the classes of all that they can stand for; the rules choose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tawatur.arabic.numbers import cardinal_at, ordinal_at
from tawatur.model.reading import Form, Word
from tawatur.rules import Grammar, Layer

DAYS, HOURS, MINUTES, MONTHS = 31, 24, 59, 12
FIRST_YEAR, LAST_YEAR = 1000, 2100
"""Bare numbers between which are taken for years of our era."""
LAST_HIJRI_YEAR = 1500
FIRST_RECENT_YEAR = 1800
_SHORT = re.compile(r"\d{1,2}")
_LONG = re.compile(r"\d{1,4}")
_CLOCK = re.compile(r"(\d{1,2})[.,](\d{2})")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})|(\d{4})\.(\d{1,2})\.(\d{1,2})")


def layers(words: Sequence[Word], grammar: Grammar) -> Iterator[Layer]:
    """The numbers of a sentence, each as one unit with its value."""
    last = -1
    for at in [at for at, word in enumerate(words) if word.form.number is not None]:
        if at > last and (found := _layer(words, at, grammar)) is not None:
            yield found
            last = found.last


def _layer(words: Sequence[Word], at: int, grammar: Grammar) -> Layer | None:
    form = words[at].form
    if form.kind == "number":
        return _digits(words, at)
    ordinal, cardinal = ordinal_at(words, at), cardinal_at(words, at)
    start = words[at].start + _start(form, grammar)
    if ordinal is not None and (cardinal is None or ordinal[1] >= cardinal.last):
        value, last = ordinal
        return Layer(
            at, last, _ordinal_classes(value, form, also_cardinal=cardinal is not None), value, start
        )
    if cardinal is None:
        return None
    return Layer(
        at,
        cardinal.last,
        _cardinal_classes(cardinal.value, compound=cardinal.last > at),
        cardinal.value,
        start,
    )


def _start(form: Form, grammar: Grammar) -> int:
    """Where the number begins in its word: after what is written before it."""
    senses = grammar.known(form).senses
    found = next(
        (s.split for name, s in senses.items() if name.startswith(("NUMBER", "ORDINAL")) and s.split), None
    )
    return found.start if found else 0


def _digits(words: Sequence[Word], at: int) -> Layer | None:
    form = words[at].form
    dotted = _DOTTED.fullmatch(form.folded)
    if dotted:
        parts = tuple(int(part) for part in dotted.groups() if part)
        return Layer(at, at, frozenset({"DOTTED_DATE"}), parts)
    cardinal = cardinal_at(words, at)
    if cardinal is not None and cardinal.last > at:
        return Layer(at, cardinal.last, frozenset({"QUANTITY"}), cardinal.value)
    hour = _CLOCK.fullmatch(form.folded)
    if hour is not None and int(hour[1]) <= HOURS and int(hour[2]) <= MINUTES:
        return Layer(at, at, frozenset({"CLOCK_FIGURES"}), (int(hour[1]), int(hour[2])))
    return Layer(at, at, _digit_classes(form), form.number)


def _digit_classes(form: Form) -> frozenset[str]:
    value, classes = form.number or 0, {"QUANTITY"}
    if _SHORT.fullmatch(form.folded):
        bounds = {"DAY_NUMBER": DAYS, "CLOCK_NUMBER": HOURS, "MINUTE_NUMBER": MINUTES, "MONTH_NUMBER": MONTHS}
        classes.update(
            name for name, most in bounds.items() if value <= most and (value or name != "DAY_NUMBER")
        )
    if _LONG.fullmatch(form.folded):
        classes.add("FIGURE")
        if 1 <= value <= LAST_HIJRI_YEAR:
            classes.add("HIJRI_NUMBER")
        if len(form.folded) == 4 and FIRST_YEAR <= value <= LAST_YEAR:
            classes.add("YEAR_NUMBER")
            if value >= FIRST_RECENT_YEAR:
                classes.add("RECENT_YEAR")
    return frozenset(classes)


def _cardinal_classes(value: float | None, *, compound: bool) -> frozenset[str]:
    classes = {"QUANTITY"}
    if value == 1:
        classes.add("ONE")
    if value is not None and value <= MONTHS:
        classes.add("CLOCK_NUMBER")
    if value is not None and value <= MINUTES:
        classes.add("MINUTE_NUMBER")
    if compound and value is not None and FIRST_YEAR <= value <= LAST_YEAR:
        classes |= {"YEAR_IN_WORDS"}
    return frozenset(classes)


def _ordinal_classes(value: int, form: Form, *, also_cardinal: bool) -> frozenset[str]:
    classes = {"ORDINAL"}
    if also_cardinal:
        classes.add("QUANTITY")
    bounds = {"DAY_ORDINAL": DAYS, "MINUTE_ORDINAL": MINUTES, "FIRST": 1}
    classes.update(name for name, most in bounds.items() if value <= most)
    if value <= MONTHS and "ENDS_TEH_MARBUTA" in form.classes:
        classes.add("CLOCK_ORDINAL")  # an hour is feminine
    return frozenset(classes)
