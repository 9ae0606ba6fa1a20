"""Tags on words become spans, and long sentences windows of which each character has one owner."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.backends.tags import Labelled, TaggedWord, label_of, labelled
from tawatur.backends.windows import windows, words_of


def spans(tags: str) -> list[tuple[int, int, str]]:
    """The spans over words one character long."""
    words = [TaggedWord(at, at + 1, tag, 1.0) for at, tag in enumerate(tags.split())]
    return [(name.start, name.end, name.label) for name in labelled(words)]


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ("O B-PER I-PER O", [(1, 3, "PER")]),
        ("B-PER B-PER", [(0, 1, "PER"), (1, 2, "PER")]),
        ("B-PER I-LOC", [(0, 1, "PER"), (1, 2, "LOC")]),
        ("I-PER I-PER", [(0, 2, "PER")]),  # nothing began it
        ("S-LOC S-LOC", [(0, 1, "LOC"), (1, 2, "LOC")]),
        ("B-ORG I-ORG E-ORG E-ORG", [(0, 3, "ORG"), (3, 4, "ORG")]),
        ("B-ORG L-ORG U-ORG", [(0, 2, "ORG"), (2, 3, "ORG")]),
        ("PER PER O LOC", [(0, 2, "PER"), (3, 4, "LOC")]),  # bare labels
        ("B_WORK_OF_ART I_WORK_OF_ART", [(0, 2, "WORK_OF_ART")]),
        ("", []),
    ],
)
def test_tags_of_every_scheme(tags: str, expected: list[tuple[int, int, str]]) -> None:
    assert spans(tags) == expected


def test_a_name_is_as_sure_as_its_least_sure_word() -> None:
    words = [TaggedWord(0, 3, "B-PER", 0.9), TaggedWord(4, 7, "I-PER", 0.6)]
    assert list(labelled(words)) == [Labelled(0, 7, "PER", 0.6)]


@pytest.mark.parametrize(
    ("tag", "label"), [("O", None), ("B-PER", "PER"), ("S-GPE", "GPE"), ("MISC", "MISC")]
)
def test_the_label_of_a_tag(tag: str, label: str | None) -> None:
    assert label_of(tag) == label


def test_a_word_keeps_its_vowel_signs() -> None:
    sentence = "قُتِلَ 5، في «تونس»."
    assert [sentence[start:end] for start, end in words_of(sentence)] == [
        "قُتِلَ", "5", "،", "في", "«", "تونس", "»", ".",
    ]  # fmt: skip


def test_a_short_sentence_is_one_window_and_a_blank_one_none() -> None:
    (only,) = windows(["", "a b c", "  "], 10)
    assert (only.sentence, only.start, only.end) == (1, 0, 5)
    assert only.owns(4)


@given(st.lists(st.text("ab ,", max_size=60), max_size=3), st.integers(4, 12))
def test_every_word_has_one_owner_that_sees_it_with_what_stands_beside_it(
    sentences: list[str], limit: int
) -> None:
    found = list(windows(sentences, limit))
    assert all(len(window.words) <= limit for window in found)
    for number, sentence in enumerate(sentences):
        mine = [window for window in found if window.sentence == number]
        words = words_of(sentence)
        for at, word in enumerate(words):
            (owner,) = [window for window in mine if window.owns(word[0])]
            beside = limit // 8
            assert set(words[max(0, at - beside) : at + beside + 1]) <= set(owner.words)
