"""The pattern language: what it compiles to, and what it refuses."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.model.errors import RuleError
from tawatur.rules.pattern import Pattern

SETS = {
    "v": frozenset({"VERB"}),
    "n": frozenset({"NOUN"}),
    "N": frozenset({"NOUN", "NAME"}),
    "c": frozenset({"COMMA"}),
    "x": frozenset[str](),
}


def matches(pattern: str, text: str, macros: dict[str, str] | None = None) -> list[str]:
    compiled = Pattern(pattern, macros or {}, "here").compile(
        (code, classes) for code, classes in SETS.items()
    )
    return [found[0] for found in compiled.finditer(text)]


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("VERB NOUN", "xvnN", ["vn"]),
        ("VERB NOUN+", "xvnN", ["vnN"]),
        ("VERB NOUN+?", "xvnN", ["vn"]),
        ("NOUN&NAME", "nN", ["N"]),
        ("NOUN&!NAME", "nN", ["n"]),
        ("!NOUN", "nxN", ["x"]),
        ("!(NOUN | COMMA)", "ncvx", ["v", "x"]),
        ("VERB (COMMA NOUN COMMA)? NAME", "vcncN vN", ["vcncN", "vN"]),
        ("(VERB | NAME) NOUN", "vn Nn cn", ["vn", "Nn"]),
        ("NOUN{2,3}", "nnnn", ["nnn"]),
        ("NOUN (?= COMMA)", "ncn", ["n"]),
        ("(?<! VERB) NOUN", "vncn", ["n"]),
        ("^ NOUN", "nn", ["n"]),
        ("ANY $", "nv", ["v"]),
        ("VERB THING", "vNN", ["vN"]),
        ("UNHEARD_OF", "nvx", []),
    ],
)
def test_patterns_match(pattern: str, text: str, expected: list[str]) -> None:
    assert matches(pattern, text, {"THING": "NOUN&NAME"}) == expected


@pytest.mark.parametrize(
    ("pattern", "complaint"),
    [
        ("NOUN )", "unexpected"),
        ("( NOUN", "expected ')'"),
        ("(NOUN COMMA*)+", "a repetition inside a repetition"),
        ("! (NOUN COMMA)", "stands before one class"),
        ("NOUN | ", "empty choice"),
        ("LOOP", "contains itself"),
        ("NOUN % VERB", "cannot read the pattern"),
        ("NOUN & (VERB COMMA)", "joins classes only"),
    ],
)
def test_patterns_refused_say_why(pattern: str, complaint: str) -> None:
    with pytest.raises(RuleError, match="here") as raised:
        Pattern(pattern, {"LOOP": "NOUN LOOP"}, "here")
    assert complaint in str(raised.value)


def test_captures_know_their_classes() -> None:
    pattern = Pattern("cue:VERB source:(NOUN | NAME) ANY", {}, "here")
    assert pattern.captures == {"cue": ("VERB",), "source": ("NOUN", "NAME")}


def test_a_label_may_stand_in_several_choices() -> None:
    pattern = Pattern("(VERB what:NOUN | COMMA what:NAME)", {}, "here")
    compiled = pattern.compile(SETS.items())
    assert pattern.captures == {"what": ("NOUN", "NAME")}
    for text in ("vn", "cN"):
        found = compiled.search(text)
        assert found is not None
        assert [found[group] for group in pattern.groups["what"] if found[group]] == [text[1]]


@given(st.text(alphabet="vnNcx", max_size=60))
def test_a_negation_reads_every_unit_without_the_class(text: str) -> None:
    assert matches("!NOUN", text) == [unit for unit in text if unit not in "nN"]


def test_no_repetition_is_unbounded() -> None:
    compiled = Pattern("VERB NOUN* COMMA", {}, "here").compile(SETS_PAIRS)
    assert not compiled.search("v" + "n" * 41 + "c")
    assert compiled.search("v" + "n" * 40 + "c")


SETS_PAIRS = list(SETS.items())


def test_doubling_adversarial_input_never_more_than_triples_the_time() -> None:
    """Three repetitions that fit the same units, and no match: the worst a bounded pattern can do."""
    compiled = Pattern("VERB NOUN* (NOUN | NAME)* NOUN* COMMA", {}, "here").compile(SETS_PAIRS)

    def seconds(units: int) -> float:
        text = ("v" + "n" * 30) * (units // 31)
        start = time.process_time()
        compiled.search(text)
        return time.process_time() - start

    seconds(3_100)
    shorter, longer = (min(seconds(units) for _ in range(3)) for units in (3_100, 6_200))
    assert longer <= 3 * shorter
