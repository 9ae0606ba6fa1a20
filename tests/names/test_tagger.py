"""The tagger: what it finds in our own marked sentences, its weights, its exact sums, its decoding."""

from __future__ import annotations

import hashlib
import itertools
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur import Page, Pipeline
from tawatur.gazetteer.actors import ActorTable, KnownActor, make_actor
from tawatur.model.reading import Form
from tawatur.networks.trunk import TOP, Hints
from tawatur.readers.names import NamesReader
from tawatur.readers.names.decoding import Decoder
from tawatur.readers.names.hints import hints_of
from tawatur.readers.names.network import Network
from tawatur.readers.names.tagger import TABLE
from tawatur.readers.names.weighing import heaviest, weighed
from tawatur.readers.page import PageReader
from tawatur.readers.sentences import SentencesReader
from tawatur.readers.words import WordsReader

CARD = (TABLE.parent / "CARD.md").read_text(encoding="utf-8")
MARKED = Path(__file__).with_name("marked.txt").read_text(encoding="utf-8").splitlines()
COARSE = {"GROUP": "ORG", "LOC": "GPE", "SITE": "GPE"}
EXACT = 2**24
"""Up to here a float32 holds every whole number."""
READERS = (PageReader(), SentencesReader(), WordsReader(), NamesReader())
PIPELINE = Pipeline(READERS, strict=True)
NAMES = READERS[-1]
Span = tuple[int, int, str]


def marked(line: str) -> tuple[str, set[Span]]:
    """A sentence and its names, in text order."""
    text, *names = line.split(" | ")
    return text, set(spans(text, names))


def spans(text: str, names: Sequence[str]) -> Iterator[Span]:
    at = 0
    for name in names:
        surface, kind = name.rsplit(" ", 1)
        start = text.index(surface, at)
        at = start + len(surface)
        yield start, at, COARSE.get(kind, kind)


def found(text: str) -> set[Span]:
    mentions = PIPELINE.read(Page(text=text)).mentions
    return {(m.start, m.end, COARSE.get(m.kind, m.kind)) for m in mentions if m.kind != "ROLE"}


def network() -> Network:
    assert isinstance(NAMES, NamesReader)
    return NAMES.tagger.network


def lines_of(text: str) -> tuple[list[list[Form]], list[list[Hints]]]:
    """The forms and the hints of a text's sentences."""
    assert isinstance(NAMES, NamesReader)
    reading = Pipeline(READERS[:-1], strict=True).reading(Page(text=text))
    forms, hints = [], []
    for line in NAMES.proposed(reading):
        words = line.sentence.words
        weights = weighed(line.names, words)
        forms.append([word.form for word in words])
        hints.append(hints_of(words, line.hits, weights, heaviest(weights)))
    return forms, hints


def test_the_weights_are_those_of_the_card() -> None:
    (digest,) = re.findall(r"`tagger\.msgpack` \(sha256 `([0-9a-f]{64})`\)", CARD)
    assert hashlib.sha256(TABLE.read_bytes()).hexdigest() == digest


def test_the_card_tells_the_score_on_our_own_sentences() -> None:
    hit = wanted = given_ = 0
    for text, names in map(marked, MARKED):
        got = found(text)
        hit, wanted, given_ = hit + len(got & names), wanted + len(names), given_ + len(got)
    (told,) = re.findall(r"(\d+) sentences of our own .*?F1 (\.\d+)", CARD)
    assert told == (str(len(MARKED)), f"{2 * hit / (wanted + given_):.3f}"[1:])


def test_every_sum_is_exact_on_every_processor() -> None:
    of, most = network().of, TOP
    for name in ("layer2", "layer3", "labels"):
        # Each layer's activations are added to those before it.
        assert most * np.abs(of[name]).sum(1).max() < EXACT
        most += TOP


@given(st.lists(st.sampled_from([marked(line)[0] for line in MARKED]), min_size=1, max_size=4))
def test_a_line_scores_alike_alone_and_among_others(texts: list[str]) -> None:
    forms, hints = lines_of("\n".join(texts))
    together, places = network().scores(forms, hints)
    for line, beside, place in zip(forms, hints, places, strict=True):
        alone, (own,) = network().scores([line], [beside])
        assert (together[place] == alone[own]).all()


def test_what_is_kept_of_forms_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    text = marked(MARKED[0])[0]
    before = found(text)
    monkeypatch.setattr("tawatur.networks.trunk.FORMS_KEPT", 3)
    assert found(text) == found(text) == before


LABELS = ("O", "B-PER", "C-PER", "I-PER")
SIZE = len(LABELS)
row = st.lists(st.integers(-50, 50), min_size=SIZE, max_size=SIZE)


@given(
    scores=st.lists(row, min_size=1, max_size=4),
    follows=st.lists(row, min_size=SIZE, max_size=SIZE),
    first=row,
    begins=st.booleans(),
    ends=st.booleans(),
)
def test_no_line_of_labels_is_better_than_the_best(
    *, scores: list[list[int]], follows: list[list[int]], first: list[int], begins: bool, ends: bool
) -> None:
    decoder = Decoder(LABELS, np.array(follows, np.float32), np.array(first, np.float32), beam=0)

    def total(line: Sequence[int]) -> int:
        before = first[line[0]] if begins else follows[0][line[0]]
        after = 0 if ends else follows[line[-1]][0]
        steps = sum(follows[a][b] for a, b in itertools.pairwise(line))
        return before + steps + sum(word[label] for word, label in zip(scores, line, strict=True)) + after

    every = itertools.product(range(SIZE), repeat=len(scores))
    best = decoder.best([list(enumerate(word)) for word in scores], begins=begins, ends=ends)
    assert total(best) == max(map(total, every))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("أعلنت منظمة «أطباء بلا أسوار» انسحابها من عدن.", "منظمة «أطباء بلا أسوار»"),
        ('بثت قناة "الوادي" صورا للمدينة.', 'قناة "الوادي"'),
        ("وصل الوفد إلى تونس والجزائر أمس.", "الجزائر"),
        ("اجتمع بالرئيس فلاديمير بوتين أمس.", "فلاديمير بوتين"),
        ("سلمت الرسالة للأمم المتحدة أمس.", "لأمم المتحدة"),
    ],
)
def test_a_name_is_exact(text: str, name: str) -> None:
    assert name in {text[start:end] for start, end, _ in found(text)}


def test_what_a_user_names_is_a_name() -> None:
    actor = make_actor("xyz/guard", "حراس السهل", "Plain Guards", "IRQ", "REB")
    users = ActorTable((KnownActor(actor, "GROUP", ("حراس السهل",), (), (), "unverified"),))
    pipeline = Pipeline((*READERS[:-1], NamesReader(users)), strict=True)
    record = pipeline.read(Page(text="عاد حراس السهل إلى مواقعهم بعد الظهر."))
    assert [m.actor.id for m in record.mentions if m.actor] == ["xyz/guard"]
