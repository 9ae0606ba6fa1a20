"""Words: how a sentence is cut, and what a spelling alone tells."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.arabic.letters import INVISIBLE, MARKS, TATWEEL
from tawatur.model.reading import Form, Page, Reading, Sentence
from tawatur.readers.words import WordsReader, reader
from tawatur.rules.compiled import read_yaml


def words_of(text: str) -> list[str]:
    reading = Reading(page=Page(text=text), text=text, sentences=(Sentence(0, len(text), 0),))
    return [text[word.start : word.end] for word in WordsReader().read(reading).sentences[0].words]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قالت الوزارة، إن:", ["قالت", "الوزارة", "،", "إن", ":"]),
        ("«داعش»و“النصرة”", ["«", "داعش", "»", "و", "“", "النصرة", "”"]),
        ("3,000 و٣٫٥ و12.5%", ["3,000", "و", "٣٫٥", "و", "12.5", "%"]),
        ("سي-130 وBBC News", ["سي", "-", "130", "و", "BBC", "News"]),
        ("مُحَمَّـــدٌ قا\u200cل", ["مُحَمَّـــدٌ", "قا\u200cل"]),
        ("\u202eقال\u202c الوزير", ["قال", "الوزير"]),
        ("الاثنين/الثلاثاء (ليلا)", ["الاثنين", "/", "الثلاثاء", "(", "ليلا", ")"]),
    ],
)
def test_words_and_marks(text: str, expected: list[str]) -> None:
    assert words_of(text) == expected


def form(word: str) -> Form:
    return WordsReader().form(word, "word")


@pytest.mark.parametrize(
    ("word", "classes"),
    [
        ("الوزارة", {"DEFINITE", "ENDS_TEH_MARBUTA"}),
        ("للوزير", {"DEFINITE", "LI_PREFIX"}),
        ("وبيانها", {"WAW_PREFIX", "BI_PREFIX", "PRONOUN_SUFFIX"}),
        ("سيقول", {"SEEN_PREFIX"}),
        ("إنها", {"THAT"}),
        ("التي", {"RELATIVE"}),
        ("لن", {"NEGATION"}),
    ],
)
def test_classes_of_a_spelling(word: str, classes: set[str]) -> None:
    assert classes <= form(word).classes


def function_words() -> list[tuple[str, str]]:
    path = reader.HERE / "lexicon" / "function.yml"
    return [
        (word, entry["class"])
        for entry in read_yaml(path)["entries"]
        for word in ([entry["word"]] if isinstance(entry["word"], str) else entry["word"])
        if " " not in word
    ]


@pytest.mark.parametrize(("word", "name"), function_words())
def test_every_function_word_gets_its_class(word: str, name: str) -> None:
    assert name in form(word).classes


def test_a_spelling_is_looked_up_once() -> None:
    words = WordsReader()
    assert words.form("قالت", "word") is words.form("قالت", "word")


@given(st.text(max_size=200))
def test_every_visible_character_stands_in_a_word(text: str) -> None:
    skipped = set(INVISIBLE + MARKS + TATWEEL)
    kept = "".join(words_of(text))
    assert [c for c in kept if c not in skipped] == [c for c in text if not c.isspace() and c not in skipped]
