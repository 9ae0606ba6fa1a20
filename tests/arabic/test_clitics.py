"""Clitics: the candidates, and where the stem stands in the word as published."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.arabic.clitics import splits
from tawatur.arabic.fold import fold


@pytest.mark.parametrize(
    ("word", "prefix", "stem", "suffix", "published"),
    [
        ("وقالت", "و", "قالت", "", "قالت"),
        ("فسيقول", "فس", "يقول", "", "يقول"),
        ("بالعراق", "ب", "العراق", "", "العراق"),
        ("للعراق", "ل", "العراق", "", "لعراق"),
        ("ولمدينتهم", "ول", "مدينه", "هم", "مدينت"),
        ("قولها", "", "قول", "ها", "قول"),
        ("ونقلَتْه", "و", "نقلت", "ه", "نقلَتْ"),
        ("و\u200fقال", "و", "قال", "", "قال"),
    ],
)
def test_a_split_is_among_the_candidates(
    word: str, prefix: str, stem: str, suffix: str, published: str
) -> None:
    found = [cut for cut in splits(word) if (cut.prefix, cut.stem, cut.suffix) == (prefix, stem, suffix)]
    assert found
    assert word[found[0].start : found[0].end].strip("\u200f") == published


@pytest.mark.parametrize("word", ["من", "في", "و", "بل"])
def test_no_stem_is_shorter_than_two_letters(word: str) -> None:
    assert [cut.stem for cut in splits(word)] == [fold(word)]


def test_a_word_that_ends_in_teh_marbuta_has_no_pronoun() -> None:
    assert not any(cut.suffix for cut in splits("حكومة"))


@given(st.text(alphabet="وفبلكسالمقته\u064e\u200fـ", min_size=1, max_size=12))
def test_the_whole_word_comes_first_and_every_stem_lies_inside(word: str) -> None:
    found = splits(word)
    assert (found[0].prefix, found[0].stem, found[0].suffix) == ("", fold(word), "")
    for cut in found:
        assert 0 <= cut.start <= cut.end <= len(word)
        assert fold(word).startswith(cut.prefix)
