"""The look-up of phrases: longest first, proclitics outside, marks as words."""

from __future__ import annotations

import pytest

from tawatur.gazetteer.phrases import Hit, PhraseBook
from tawatur.model.reading import Page, Reading, Sentence
from tawatur.readers.words import WordsReader


def hits(book: PhraseBook[int], text: str) -> list[Hit[int]]:
    reading = Reading(page=Page(), text=text, sentences=(Sentence(0, len(text), 0),))
    return book.hits(WordsReader().read(reading).sentences[0].words)


@pytest.fixture
def book() -> PhraseBook[int]:
    book: PhraseBook[int] = PhraseBook()
    for number, name in enumerate(("تونس", "تونس العاصمة", "الجزائر", "أ.ف.ب")):
        book.add(name, number)
    return book


def test_the_longest_name_is_found(book: PhraseBook[int]) -> None:
    assert [hit.values for hit in hits(book, "وصل إلى تونس العاصمة أمس")] == [(1,)]


def test_the_shorter_name_is_found_where_the_longer_breaks_off(book: PhraseBook[int]) -> None:
    assert [hit.values for hit in hits(book, "وصل إلى تونس أمس")] == [(0,)]


@pytest.mark.parametrize(
    ("text", "surface"), [("وتونس", "تونس"), ("بالجزائر", "الجزائر"), ("للجزائر", "لجزائر")]
)
def test_proclitics_stay_outside(book: PhraseBook[int], text: str, surface: str) -> None:
    (hit,) = hits(book, text)
    assert text[hit.start : hit.end] == surface


def test_marks_are_part_of_a_name(book: PhraseBook[int]) -> None:
    text = "باريس (ا.ف.ب)"
    assert [text[hit.start : hit.end] for hit in hits(book, text)] == ["ا.ف.ب"]


def test_a_name_at_the_end_of_a_sentence_does_not_reach_beyond(book: PhraseBook[int]) -> None:
    assert [hit.values for hit in hits(book, "تونس")] == [(0,)]


def test_a_name_needs_letters(book: PhraseBook[int]) -> None:
    with pytest.raises(ValueError, match="letters"):
        book.add("  ", 9)


def test_spellings_that_fold_alike_are_one_name(book: PhraseBook[int]) -> None:
    assert "تونس العاصمه" in book
    assert book.get("الجزائر") == (2,)
