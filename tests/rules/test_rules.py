"""Every rule of every room: what it says that it reads is read, what it says that it refuses is not.

Examples stand beside their rules, in the rule files; a failing example is reported under the rule's id.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import Any

import pytest

from tawatur.arabic.fold import fold
from tawatur.model.reading import Page, Reading
from tawatur.pipeline import Pipeline
from tawatur.rules import Entry, Example, Grammar, Rule

PAGE_KEYS = ("published", "outlet", "title")


@cache
def pipeline() -> Pipeline:
    return Pipeline(strict=True)


def grammars() -> Iterator[tuple[str, Grammar]]:
    for reader in pipeline().readers:
        grammar = getattr(reader, "grammar", None)
        if grammar is not None:
            yield reader.name, grammar


@cache
def read(
    text: str, published: str | None = None, outlet: str | None = None, title: str | None = None
) -> Reading:
    return pipeline().reading(Page(text=text, published=published, outlet=outlet, title=title))


def read_example(example: Example) -> tuple[Reading, dict[str, str]]:
    setting = {key: example.expected[key] for key in PAGE_KEYS if key in example.expected}
    expected = {key: value for key, value in example.expected.items() if key not in setting}
    return read(example.text, **setting), expected


def described(room: str, reading: Reading, rule: str) -> list[dict[str, str]]:
    module: Any = import_module(f"tawatur.readers.{room}.reader")
    return [fields for ident, fields in module.describe(reading) if ident == rule]


def all_examples(kind: str) -> list[Any]:
    return [
        pytest.param(room, rule, example, id=f"{rule.id}#{number}")
        for room, grammar in grammars()
        for rule in grammar.rules
        for number, example in enumerate(getattr(rule, kind), 1)
    ]


@pytest.mark.parametrize(("room", "rule", "example"), all_examples("reads"))
def test_rule_reads_its_examples(room: str, rule: Rule, example: Example) -> None:
    reading, expected = read_example(example)
    found = described(room, reading, rule.id)
    assert any(expected.items() <= fields.items() for fields in found), (
        f"{rule.id} in {rule.path}\nreads    {example.text}\nexpected {expected}\nfound    {found}"
    )


@pytest.mark.parametrize(("room", "rule", "example"), all_examples("refuses"))
def test_rule_refuses_its_refusals(room: str, rule: Rule, example: Example) -> None:
    found = described(room, read_example(example)[0], rule.id)
    assert not found, f"{rule.id} in {rule.path}\nrefuses {example.text}\nfound   {found}"


def words_of_examples(grammar: Grammar) -> set[str]:
    """Every folded word, and every candidate stem of one, in the examples of a room's rules."""
    texts = [example.text for rule in grammar.rules for example in rule.reads]
    forms = [w.form for text in texts for s in read(text).sentences for w in s.words]
    return {split.stem for form in forms for split in form.splits}


def stands_in(entry: Entry, words: set[str]) -> bool:
    return all(piece in words for piece in fold(entry.lemma).split())


def is_walked(room: str, entry: Entry) -> bool:
    """Whether the entry's word, put into its template, becomes part of a value of the room."""
    if entry.walk is None:
        return False
    text = entry.walk.replace("{}", entry.lemma)
    reading = read(text)
    module: Any = import_module(f"tawatur.readers.{room}.reader")
    rules = {ident for ident, _ in module.describe(reading)}
    parts = [
        fold(reading.text[span.start : span.end])
        for because in reading.because.values()
        if because.rule in rules
        for _, span in because.parts
    ]
    return any(fold(entry.lemma) in part for part in parts)


@pytest.mark.parametrize("room", [room for room, _ in grammars()])
def test_no_lexicon_word_is_unwalked(room: str) -> None:
    grammar = dict(grammars())[room]
    words = words_of_examples(grammar)
    own = [entry for entry in grammar.lexicon.entries if not entry.lexicon.startswith("words/")]
    unwalked = [e for e in own if not stands_in(e, words) and not is_walked(room, e)]
    listed = "\n".join(f"  {e.lexicon}: {e.lemma}" for e in unwalked)
    assert not unwalked, f"{len(unwalked)} of {len(own)} entries of {room} are in no example:\n{listed}"
