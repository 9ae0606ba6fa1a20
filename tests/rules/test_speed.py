"""No shipped pattern is slow: on units chosen against it, twice the length takes at most thrice the time."""

from __future__ import annotations

import random
import re
import time
from itertools import pairwise

import pytest

from tawatur.pipeline import Pipeline
from tawatur.rules import Grammar, Rule

LENGTH = 3_000
NOISE = 0.004
"""Seconds by which two equal measurements may differ on a busy machine."""


def all_rules() -> list[object]:
    grammars = [g for reader in Pipeline().readers if (g := getattr(reader, "grammar", None)) is not None]
    return [pytest.param(g, rule, id=rule.id) for g in grammars for rule in g.rules]


def alphabet(rule: Rule) -> list[tuple[str, frozenset[str]]]:
    """One code for each class of the rule's pattern, one for pairs of them, one for none."""
    names = list(rule.pattern.names)
    sets = [frozenset[str](), frozenset(names), *(frozenset({name}) for name in names)]
    sets += [frozenset(pair) for pair in pairwise(names)]
    return [(chr(0x100 + number), classes) for number, classes in enumerate(dict.fromkeys(sets))]


def adversary(codes: list[str], kind: str, length: int) -> str:
    """Units that fit as much of the pattern as possible for as long as possible."""
    if kind == "everything":
        return codes[1] * length
    shuffled = random.Random(7)  # noqa: S311  (repeatable, not secret)
    run = [shuffled.choice(codes) for _ in range(60)]
    return "".join(run * (length // 60)) if kind == "period" else "".join(shuffled.choices(codes, k=length))


def seconds(pattern: re.Pattern[str], text: str) -> float:
    def once() -> float:
        start = time.process_time()
        for _ in pattern.finditer(text):
            pass
        return time.process_time() - start

    return min(once() for _ in range(3))


@pytest.mark.parametrize(("grammar", "rule"), all_rules())
def test_twice_the_units_take_at_most_thrice_the_time(grammar: Grammar, rule: Rule) -> None:
    codes = alphabet(rule)
    pattern = rule.pattern.compile(codes)
    for kind in ("everything", "period", "random"):
        text = adversary([code for code, _ in codes], kind, 2 * LENGTH)
        shorter, longer = seconds(pattern, text[:LENGTH]), seconds(pattern, text)
        assert longer <= 3 * shorter + NOISE, f"{rule.id} of {grammar} on {kind} units"
