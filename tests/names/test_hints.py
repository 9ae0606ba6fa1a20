"""What the tagger is told: what is seen of a word by itself, and what tables and rules say beside it."""

from __future__ import annotations

import pytest

from tawatur import Page, Pipeline
from tawatur.readers.names import NamesReader
from tawatur.readers.names.hints import hints_of
from tawatur.readers.names.sight import sights
from tawatur.readers.names.weighing import heaviest, weighed
from tawatur.readers.page import PageReader
from tawatur.readers.sentences import SentencesReader
from tawatur.readers.words import WordsReader

NAMES = NamesReader()
PIPELINE = Pipeline((PageReader(), SentencesReader(), WordsReader()), strict=True)


def hints(text: str) -> dict[str, set[str]]:
    """The hints beside each word of a sentence."""
    (line,) = NAMES.proposed(PIPELINE.reading(Page(text=text)))
    words = line.sentence.words
    weights = weighed(line.names, words)
    told = hints_of(words, line.hits, weights, heaviest(weights))
    return {word.form.raw: set(beside) for word, beside in zip(words, told, strict=True)}


def seen(word: str) -> list[str]:
    form = PIPELINE.reading(Page(text=f"قال {word} أمس")).sentences[0].words[1].form
    return sights(form, NAMES.grammar.known(form).senses)


def test_a_kept_candidate_is_told_word_by_word() -> None:
    told = hints("قالت وزارة الشؤون الاجتماعية إن المنح صرفت")
    assert any(hint.startswith("+BORG") for hint in told["وزارة"])
    assert any(hint.startswith("+IORG") for hint in told["الشؤون"])
    assert "+EB" in told["الاجتماعية"]
    assert not any(hint.startswith("+") for hint in told["المنح"] | told["قالت"])


def test_a_candidate_behind_a_proclitic_is_told_so() -> None:
    told = hints("سافر الوفد أمس وتونس في انتظاره")
    assert any(hint.startswith("+CGPE") for hint in told["وتونس"])
    assert "=SCAPITALc" in told["وتونس"] or "=SCOUNTRYc" in told["وتونس"]


def test_a_name_of_a_table_is_told_from_its_first_word_to_its_last() -> None:
    told = hints("عقد مجلس الأمن الدولي جلسة مغلقة")
    assert "=BBODY_KNOWN" in told["مجلس"]
    assert "=IBODY_KNOWN" in told["الأمن"]
    assert "=EBODY_KNOWN" in told["الدولي"]


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("وتونس", {"w=وتونس", "v=تونس", "p=و", "e=نس", "s=5"}),
        ("والمدينة", {"w=والمدينه", "a=مدينه", "t=مدينه"}),
        ("ميقاتي", {"n=family"}),
        ("وميقاتي", {"n=familyc"}),
        ("فرانسوا", {"n=given"}),
        ("1948", {"w=1948", "s=04"}),
        ("BBC", {"s=X"}),
        ("«", {"w=«", "s=«"}),
    ],
)
def test_what_is_seen_of_a_word(word: str, told: set[str]) -> None:
    assert told <= set(seen(word))


def test_what_is_seen_is_told_in_one_order() -> None:
    assert seen("والجزائريين") == seen("والجزائريين")
    assert len(seen("والجزائريين")) == len(set(seen("والجزائريين")))
