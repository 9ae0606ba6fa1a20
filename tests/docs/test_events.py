"""docs/events.md says what is coded how: its tables are read back, its figures are the program's.

What stands below a passage is written by `make docs`. The tables are written by hand, so a change that codes
one of their examples otherwise is named here and cannot be waved through by writing the page anew.
"""

from __future__ import annotations

import re
from typing import get_args

import pytest

from tawatur.model.record import Event, Factuality
from tawatur.readers.events import casting, factuality, modes, pairs, tolls, whole
from tests.events.reading import events
from tools.docs import ROOT

PAGE = (ROOT / "docs" / "events.md").read_text(encoding="utf-8")
PUBLISHED = "2024-05-12"
EXAMPLE = "«(.+)»"
CLASHING = r"[\u0620-\u064a]»[^\w\n]+«[\u0620-\u064a]+"
"""Arabic words with nothing but punctuation between them: they would be set as one, from right to left."""


def section(title: str) -> str:
    return PAGE.split(f"\n## {title}\n", 1)[1].split("\n## ", 1)[0]


NO_EVENTS = re.findall(rf"^\| {EXAMPLE} \|", section("An event, and no event"), re.MULTILINE)
VALUES = re.findall(rf"^\| `(\w+)` \| {EXAMPLE} \| .+ \|$", section("Factuality"), re.MULTILINE)
RULES = re.findall(rf"^\| [A-Z].+? \| {EXAMPLE} \| (`.+`) \|$", section("PLOVER's rules"), re.MULTILINE)


def coded(event: Event) -> str:
    return f"{event.type} {event.mode}" if event.mode else event.type


@pytest.mark.parametrize("text", NO_EVENTS)
def test_what_is_no_event(text: str) -> None:
    assert [coded(event) for event in events(text, published=PUBLISHED)] == []


@pytest.mark.parametrize(("value", "text"), VALUES)
def test_the_example_of_a_factuality(value: str, text: str) -> None:
    assert [event.factuality for event in events(text, published=PUBLISHED)] == [value]


@pytest.mark.parametrize(("text", "kinds"), RULES)
def test_the_example_of_a_rule_of_plovers(text: str, kinds: str) -> None:
    told = [coded(event) for event in events(text, published=PUBLISHED)]
    assert told == re.findall("`(.+?)`", kinds)


def test_every_row_of_the_tables_is_run() -> None:
    rows = sum(
        len(re.findall(r"^\| (?!-)", section(title), re.MULTILINE)) - len(["header"])
        for title in ("An event, and no event", "Factuality", "PLOVER's rules")
    )
    assert rows == len(NO_EVENTS) + len(VALUES) + len(RULES)


def test_every_factuality_is_there_in_order() -> None:
    assert tuple(value for value, _ in VALUES) == get_args(Factuality)


def test_the_figures_are_the_programs() -> None:
    told = {
        "Actor and recipient": [
            f"up to {pairs.REACH}\nwords",
            f"likelier than {casting.LIKELY} is taken",
            f"likelier than {whole.SURE}, at most",
        ],
        "Factuality": [
            f"more than {factuality.BACKGROUND_AFTER.days} days before",
            f"counts {casting.RULED} times",
        ],
        "Modes, contexts, quad, intensity": [
            f"up to {modes.REACH_BEFORE} words before and {modes.REACH_AFTER} after"
        ],
    }
    assert [words for title, wanted in told.items() for words in wanted if words not in section(title)] == []
    assert (whole.MOST_PARTIES, tolls.LOOKED_BACK) == (4, 2)
    assert "at most four on either side" in section("Actor and recipient")
    assert "up to two sentences before" in section("Killed and injured")


def test_arabic_words_of_the_prose_have_a_word_of_ours_between_them() -> None:
    prose = re.sub(r"^ *```.*?^ *```$|^<div.*?^</div>$", "", PAGE, flags=re.MULTILINE | re.DOTALL)
    assert re.findall(CLASHING, prose) == []
