"""Laws: what holds of the record of any input whatever."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tawatur
from tawatur.arabic.fold import fold, fold_with_offsets
from tawatur.arabic.letters import INVISIBLE
from tawatur.batch import encode
from tawatur.model.errors import InputError
from tawatur.model.reading import Page
from tawatur.model.record import Record, Span
from tawatur.pipeline import Pipeline

EXAMPLES = sorted(Path("examples").glob("*.txt"))


@cache
def pipeline() -> Pipeline:
    return Pipeline(strict=True)


def read(text: str, **page: Any) -> Record | None:
    """The record, or None where the input is refused in so many words."""
    try:
        return pipeline().read(Page(text=text, **page))
    except InputError:
        return None


def spans(value: Any) -> Iterator[tuple[int, int]]:
    """Every start/end pair anywhere in a record's built-in form."""
    if isinstance(value, dict):
        if "start" in value and "end" in value and value["start"] is not None:
            yield value["start"], value["end"]
        for part in value.values():
            yield from spans(part)
    elif isinstance(value, list):
        for part in value:
            yield from spans(part)


def check(record: Record) -> None:
    built: dict[str, Any] = msgspec.json.decode(encode(record))
    built.pop("extra")
    for start, end in (*spans(built), *map(tuple, built["sentences"])):
        assert 0 <= start <= end <= len(record.text)
    blocks = sorted((block.start, block.end) for block in record.blocks)
    assert all(before[1] <= after[0] for before, after in pairwise(blocks))
    assert not uncovered(record), "a non-blank character stands in no block"
    check_references(record)


def uncovered(record: Record) -> str:
    edges = [0, *(edge for block in record.blocks for edge in (block.start, block.end)), len(record.text)]
    gaps = "".join(record.text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True))
    return "".join(character for character in gaps if not character.isspace() and character not in INVISIBLE)


def check_references(record: Record) -> None:
    """Every id that a value names is there, and every id is there once."""
    layers = (record.mentions, record.dates, record.places, record.sources, record.sayings, record.events)
    idents = [value.id for layer in layers for value in layer]
    assert len(idents) == len(set(idents))
    known = set(idents)
    for saying in record.sayings:
        named = {saying.source, saying.parent, *(link.source for link in saying.chain)} - {None}
        assert named <= known
    for event in record.events:
        assert {event.place, event.date, *event.sayings} - {None} <= known
        assert event.trigger in event.mentions
    assert {hedge.saying for hedge in record.hedges} - {None} <= known


PIECES = re.findall(
    r"\S+",
    """
    قالت الوزارة إن أن ، . : “ ” « » وفق المصدر مصادر أمنية السبت الماضي في طرابلس هجوم قتل 5 أشخاص نفى
    مشيرا إلى بحسب رويترز نقلا عن و لن قد ( ) أ ف ب 4 أفريل الجيش الليبي
    """,
)
NEWS = st.lists(st.sampled_from([*PIECES, "\n", "\n\n", "\u200f", "\u202e"]), max_size=60).map(" ".join)


@given(st.one_of(st.text(max_size=300), NEWS), st.sampled_from([None, "2019-11-30"]))
@settings(max_examples=150, deadline=None)
def test_every_offset_of_every_layer_lies_in_the_text(text: str, published: str | None) -> None:
    record = read(text, published=published)
    if record is not None:
        check(record)


@given(st.one_of(st.text(max_size=300), NEWS))
@settings(max_examples=60, deadline=None)
def test_text_is_kept_as_given(text: str) -> None:
    record = read(text)
    if record is not None and text.isprintable():
        assert record.text == text.removeprefix("\ufeff")


@given(NEWS)
@settings(max_examples=40, deadline=None)
def test_the_same_input_gives_the_same_record(text: str) -> None:
    first = read(text)
    assert first == read(text)


@given(st.binary(max_size=400))
@settings(max_examples=60, deadline=None)
def test_any_bytes_give_a_record_or_an_input_error(data: bytes) -> None:
    try:
        record = tawatur.read(data)
    except InputError:
        return
    check(record)


@given(st.text(max_size=200))
def test_every_folded_character_has_its_place(text: str) -> None:
    folded, offsets = fold_with_offsets(text)
    assert folded == fold(text)
    assert len(offsets) == len(folded) + 1
    assert offsets == sorted(offsets)
    assert offsets[-1] == len(text)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_invisible_characters_change_nothing_but_offsets(path: Path) -> None:
    """A direction override before every tenth word: the same values, pointing at the raw text."""
    plain = path.read_text(encoding="utf-8")
    words = plain.split(" ")
    dirty = " ".join(
        "\u202e" + word if number % 10 == 9 and word.strip() else word for number, word in enumerate(words)
    )
    clean_record, dirty_record = read(plain, id="x"), read(dirty, id="x")
    assert clean_record is not None
    assert dirty_record is not None
    assert surfaces(clean_record) == surfaces(dirty_record)


def surfaces(record: Record) -> list[tuple[str, ...]]:
    def cut(span: Span) -> str:
        return "".join(c for c in record.text[span.start : span.end] if c not in INVISIBLE)

    dates = [(date.value, date.rule) for date in record.dates]
    sayings = [(s.rule, *(cut(c) for c in s.cue), *(cut(c) for c in s.content)) for s in record.sayings]
    return [*dates, *sayings, *((event.rule, event.type, cut(event.trigger)) for event in record.events)]


def test_a_long_text_is_read_in_bounded_time() -> None:
    """Twice the text takes not much more than twice the time."""
    paragraph = EXAMPLES[0].read_text(encoding="utf-8") + "\n\n"

    def once(copies: int) -> float:
        start = time.process_time()
        assert read(paragraph * copies) is not None
        return time.process_time() - start

    def seconds(copies: int) -> float:
        # A busy machine disturbs one run; it does not disturb the best of three.
        return min(once(copies) for _ in range(3))

    once(2)
    assert seconds(40) < 3.5 * seconds(20)
