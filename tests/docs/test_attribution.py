"""docs/attribution.md says what the program does: each of its passages is read, and compared field by field.

What is right was written by hand, in attribution.yml beside this file. What the page shows below a passage is
written by `make docs` and compared by test_docs. So a change in the reader that changes an answer is named
here, and cannot be waved through by writing the page anew.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import zip_longest
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from msgspec.structs import fields

from tawatur.model.reading import Page
from tawatur.model.record import Flag, Record, Saying
from tests.sayings.reading import pipeline
from tools.docs import ROOT, passages

PAGE = (ROOT / "docs" / "attribution.md").read_text(encoding="utf-8")
NOT_COVERED = "What is not covered"
EXAMPLES: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("attribution.yml").read_text(encoding="utf-8")
)
READ = [example for example in EXAMPLES if example["under"] != NOT_COVERED]
NOT_READ = [example for example in EXAMPLES if example["under"] == NOT_COVERED]
BODY = {"lead", "paragraph", "headline"}


def name(example: dict[str, Any]) -> str:
    number = EXAMPLES.index(example)
    return f"{number}-{example['under'].split('.')[0]}"


@cache
def record_of(text: str) -> Record:
    return pipeline().read(Page(text=text))


def told(record: Record, saying: Saying) -> dict[str, Any]:
    """A saying in the words of attribution.yml."""
    sources = {source.id: source for source in record.sources}
    cues = {other.id: _cut(record, other.cue) for other in record.sayings}
    chain = [link for link in saying.chain if link.source != "S0"]
    hedges = [record.text[hedge.start : hedge.end] for hedge in record.hedges if hedge.saying == saying.id]
    return {
        "cue": cues[saying.id],
        "kind": sources[saying.source].type if saying.source else None,
        "chain": {
            sources[link.source].label: link.link + ("" if link.scope == "clause" else f" {link.scope}")
            for link in chain
        },
        "commitment": saying.commitment,
        "polarity": saying.polarity,
        "form": saying.form,
        "resolution": saying.resolution,
        "content": _cut(record, saying.content),
        "quotes": [_cut(record, (span,)) for span in saying.quotes],
        "inside": cues.get(saying.parent or ""),
        "refers": cues.get(saying.refers_to or ""),
        "flags": list(saying.flags),
        "hedges": hedges,
    }


def _cut(record: Record, spans: Any) -> str:
    return " … ".join(record.text[span.start : span.end] for span in spans)


def differences(example: dict[str, Any]) -> list[str]:
    """Where the program's reading is not the one that is written down."""
    record = record_of(example["text"])
    given = [told(record, saying) for saying in record.sayings]
    found = []
    for number, (wanted, had) in enumerate(zip_longest(example["reads"], given), 1):
        if wanted is None or had is None:
            what = f"«{had['cue']}», which should not be read" if had else f"nothing for «{wanted['cue']}»"
            found.append(f"saying {number}: the program gives {what}")
            continue
        whole = {"flags": [], "hedges": []} | wanted
        found += [
            f"saying {number} «{wanted['cue']}»: {field} is {had[field]!r}, attribution.yml says {value!r}"
            for field, value in whole.items()
            if had[field] != value or (field == "chain" and list(had[field]) != list(value))
        ]
    return found


@pytest.mark.parametrize("example", READ, ids=name)
def test_a_passage_is_read_as_the_page_says(example: dict[str, Any]) -> None:
    wrong = differences(example)
    assert not wrong, "\n".join([f"under «{example['under']}»: {example['text']}", *wrong])


@pytest.mark.parametrize("example", NOT_READ, ids=name)
def test_what_is_not_covered_is_not_read_yet(example: dict[str, Any]) -> None:
    assert differences(example), f"is read as it should be now; move it to its section: {example['text']}"


@pytest.mark.parametrize("example", EXAMPLES, ids=name)
def test_a_passage_is_body_so_that_refusing_it_means_something(example: dict[str, Any]) -> None:
    blocks = record_of(example["text"]).blocks
    assert {"lead", "paragraph"} & {block.role for block in blocks}
    if not example["reads"]:
        assert {block.role for block in blocks} <= BODY


def test_the_page_and_the_answers_have_the_same_passages() -> None:
    on_page = [
        (section.split("\n", 1)[0], passage)
        for section in PAGE.split("\n## ")
        for passage in passages(section)
    ]
    assert on_page == [(example["under"], example["text"]) for example in EXAMPLES]


def test_every_passage_is_followed_by_what_the_program_gives() -> None:
    blocks = re.findall(r"^</div>\n\n```(\w+)\n", PAGE, re.MULTILINE)
    assert blocks == ["reading"] * len(EXAMPLES)


def test_each_of_the_fifteen_groups_has_its_section_and_its_passages() -> None:
    numbered = re.findall(r"^## (\d+)\. ", PAGE, re.MULTILINE)
    with_passages = dict.fromkeys(example["under"].split(".")[0] for example in READ)
    assert numbered == [str(number) for number in range(1, 16)]
    assert [group for group in with_passages if group.isdigit()] == numbered


def test_arabic_words_of_the_prose_have_a_word_of_ours_between_them() -> None:
    """With nothing but punctuation between them they would be set as one, from right to left."""
    prose = re.sub(r"^```.*?^```$|^<div.*?^</div>$", "", PAGE, flags=re.MULTILINE | re.DOTALL)
    assert re.findall(r"[\u0620-\u064a]»[^\w\n]+«[\u0620-\u064a]+", prose) == []
    assert "«" in prose


def test_the_page_explains_every_field_of_a_saying_in_order() -> None:
    section = PAGE.split("## What is written down of a saying\n", 1)[1].split("\n| flag |", 1)[0]
    assert re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE) == [field.name for field in fields(Saying)]


def test_the_page_explains_every_flag_in_order() -> None:
    section = PAGE.split("\n| flag |", 1)[1].split("\n\n", 1)[0]
    assert re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE) == list(get_args(Flag))
