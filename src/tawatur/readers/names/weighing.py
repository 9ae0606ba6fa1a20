"""Weighing: how likely a candidate is a name, from counted evidence around and inside it.

Rules propose more than is true: a body's name may end at any of its words, an unknown word may be
anything. Each candidate has features (its rules, its first, last and neighbouring words, their sorts);
`tables/weights.msgpack` gives each a weight, learnt by `training/weigh_names.py`. The set of candidates that
do not overlap and together weigh most is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from tawatur.arabic.quotes import QUOTES
from tawatur.model.reading import Form, Word
from tawatur.readers.names.candidate import FAMILY, Candidate
from tawatur.readers.names.grammar import shape_of
from tawatur.readers.names.habits import key_of_form, key_of_text
from tawatur.rules import Match, Rule
from tawatur.rules.grammar import FORMS_KEPT
from tawatur.rules.kept import Kept

TABLE = Path(__file__).parent / "tables" / "weights.msgpack"
SORTS = ("NAMED", "PLACED", "PLACE_ON", "RARE", "BODY_ON", "SITE_ON", "COMMON", "ODD", "SITED", "DERIVED")
LONGEST, WHOLE = 6, 3
"""Words: longer names are not told apart by length; up to so many, first and last word count together too."""
EDGE = "^"


class Weighed(NamedTuple):
    """A candidate with its weight in tenths: above nought for what is more likely a name than not."""

    candidate: Candidate
    weight: int


@cache
def weights() -> dict[str, int]:
    """The learnt weight of each feature, in tenths."""
    return msgspec.msgpack.decode(TABLE.read_bytes(), type=dict[str, int])


def features(candidate: Candidate, words: Sequence[Word]) -> list[str]:
    """What is seen of a candidate, as short strings that begin with the family of its kind or a rule's id."""
    first, last, family = candidate.first, candidate.last, FAMILY[candidate.kind]
    length = min(last - first + 1, LONGEST)
    opening, end = words[first], words[last].form
    before = words[first - 1].form if first else None
    after = words[last + 1].form if last + 1 < len(words) else None
    cut = candidate.start - opening.start
    begin = _begin(opening.form, cut)
    sort_before, sort_end, sort_after = sort_of(before), sort_of(end), sort_of(after)
    seen = [
        family,
        f"{family}n{length}",
        f"{family}a{begin}",
        f"{family}z{_key(end)}",
        f"{family}p{_key(before)}",
        f"{family}q{_key(after)}",
        f"{family}1{sort_before}",
        f"{family}2{sort_of(opening.form)}{cut}",
        f"{family}3{sort_end}/{sort_after}",
        f"{family}4{length}{sort_after}",
    ]
    for claim in candidate.claims:
        rule = family + claim.rule.id
        seen += (f"{rule}{length}", f"{rule}{cut}c", f"{rule}{sort_end}z")
    if length == 1:
        seen.append(f"{family}5{sort_before}/{sort_end}/{sort_after}")
    elif length <= WHOLE:
        seen.append(f"{family}w{begin} {_key(end)}")
    return seen


@lru_cache(maxsize=FORMS_KEPT)
def _begin(form: Form, cut: int) -> str:
    """The key of a name's first word, without what is cut off before it."""
    return key_of_text(form.raw[cut:]) if cut else _key(form)


@lru_cache(maxsize=FORMS_KEPT)
def _key(form: Form | None) -> str:
    if form is None:
        return EDGE
    return key_of_form(form) if form.kind == "word" else "0" if form.kind == "number" else form.raw


@lru_cache(maxsize=FORMS_KEPT)
def sort_of(form: Form | None) -> str:
    """The sort of a word: a short string for the first of its habits that counts, and its clitic."""
    if form is None:
        return EDGE
    if form.kind != "word":
        return "q" if form.classes & QUOTES else form.kind[0]
    classes = shape_of(form).classes
    habit = "".join(str(number) for number, name in enumerate(SORTS) if name in classes)
    return f"{habit}{'c' if 'CUT' in classes else ''}{'d' if 'DEFINITE' in form.classes else ''}"


def weigh(candidate: Candidate, words: Sequence[Word]) -> int:
    """The candidate's weight: above nought for what is more likely a name than not.

    It is the sum of the weights of `features`, added up from sums that are kept per word and per rule.
    """
    first, last, family = candidate.first, candidate.last, FAMILY[candidate.kind]
    opening, end = words[first], words[last].form
    before = SIDES[words[first - 1].form if first else None]
    after = SIDES[words[last + 1].form if last + 1 < len(words) else None]
    within = SIDES[end]
    cut, length = candidate.start - opening.start, last - first + 1
    shown = min(length, LONGEST)
    weight = (
        _of_opening(family, opening.form, cut)
        + within.last[family]
        + before.before[family]
        + after.after[family]
        + _of_sorts(family, shown, before.sort, within.sort, after.sort)
    )
    for claim in candidate.claims:
        weight += _of_rule(family, claim.rule, shown, cut, within.sort)
    if 1 < length <= WHOLE:
        weight += weights().get(f"{family}w{_begin(opening.form, cut)} {_key(end)}", 0)
    return weight if weight > 0 else max(weight, *[_least(claim, length) for claim in candidate.claims])


class Side(NamedTuple):
    """A word beside or at the end of candidates: its sort, and what it weighs there for each family."""

    sort: str
    before: dict[str, int]
    after: dict[str, int]
    last: dict[str, int]


def _side(form: Form | None) -> Side:
    """What a word weighs beside candidates; None is the edge of the sentence."""
    sort, key = sort_of(form), _key(form)
    families = set(FAMILY.values())
    return Side(
        sort,
        {family: _sum(f"{family}p{key}", f"{family}1{sort}") for family in families},
        {family: _sum(f"{family}q{key}") for family in families},
        {family: _sum(f"{family}z{key}") for family in families},
    )


SIDES = Kept(_side)


def _sum(*features: str) -> int:
    table = weights()
    return sum(table.get(feature, 0) for feature in features)


@lru_cache(maxsize=FORMS_KEPT)
def _of_opening(family: str, form: Form, cut: int) -> int:
    return _sum(family, f"{family}a{_begin(form, cut)}", f"{family}2{sort_of(form)}{cut}")


@lru_cache(maxsize=FORMS_KEPT)
def _of_sorts(family: str, length: int, before: str, end: str, after: str) -> int:
    alone = [f"{family}5{before}/{end}/{after}"] if length == 1 else []
    return _sum(f"{family}n{length}", f"{family}3{end}/{after}", f"{family}4{length}{after}", *alone)


@lru_cache(maxsize=FORMS_KEPT)
def _of_rule(family: str, rule: Rule, length: int, cut: int, end: str) -> int:
    told = family + rule.id
    return _sum(f"{told}{length}", f"{told}{cut}c", f"{told}{end}z")


def _least(claim: Match, length: int) -> int:
    """What a rule that is sure gives at the least, in tenths: `sure`, or `sure_phrase` to several words."""
    values = claim.rule.values
    return int(values.get("sure", values.get("sure_phrase", 0) if length > 1 else 0))


def weighed(candidates: Iterable[Candidate], words: Sequence[Word]) -> list[Weighed]:
    """The candidates with their weights."""
    return [Weighed(candidate, weigh(candidate, words)) for candidate in candidates]


def heaviest(weights: Iterable[Weighed]) -> list[Candidate]:
    """The candidates that do not overlap and together weigh most, in text order."""
    by_end = sorted((one for one in weights if one.weight > 0), key=_by_end)
    # Each entry: the best total up to `end`, the candidate that ends there, the entry before it.
    best: list[tuple[int, int, Candidate | None, int]] = [(0, 0, None, -1)]
    for candidate, weight in by_end:
        at = len(best) - 1
        while best[at][1] > candidate.start:
            at -= 1
        if best[at][0] + weight > best[-1][0]:
            best.append((best[at][0] + weight, candidate.end, candidate, at))
    return list(_chosen(best))[::-1]


def _by_end(one: Weighed) -> tuple[int, int, str]:
    candidate = one.candidate
    return candidate.end, candidate.start, candidate.kind


def _chosen(best: Sequence[tuple[int, int, Candidate | None, int]]) -> Iterator[Candidate]:
    at = len(best) - 1
    while at > 0:
        _, _, candidate, before = best[at]
        if candidate is not None:
            yield candidate
        at = before
