"""Full text: a word is found whatever is written onto it, and marked where it stands."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.model.errors import QueryError
from tawatur.model.record import Span
from tawatur.store.fulltext import parse, stem, stretch, tokens
from tawatur.store.fulltext.query import LONGEST
from tests.store.making import TEXTS


def found(query: str, text: str) -> list[str]:
    return [text[span.start : span.end] for span in parse(query).spans(text)]


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("محمد", "مُحَمَّدٌ"),
        ("احمد", "أحمد"),
        ("أحمد", "احمد"),
        ("القوات", "وقوات"),
        ("قوات", "والقوات"),
        ("القوات", "بالقوات"),
        ("قوات", "للقوات"),
        ("القوات", "قواتها"),
        ("وزارة", "ووزارة"),
        ("الوزارة", "لوزارته"),
        ("مستشفى", "مستشفي"),
        ("القاهرة", "القـــاهرة"),
        ("القاهره", "بالقاهرة"),
        ("هجوم", "لهجومهم"),
        ("قتل", "فقتل"),
        ("يعلن", "سيعلن"),
        ("لبنان", "ولبنان"),
        ("لقاء", "للقاء"),
        ("2015", "٢٠١٥"),
        ("Reuters", "REUTERS"),
        ("سد النهضة", "وسد النهضة"),
        ("حزب", "الحزب\u200f"),
        ("العدد", "عدد"),
        ("حل", "للحل"),
        ("أضاف", "وأضاف"),
        ("جروح", "بجروح"),
        ("تهمة", "بتهمة"),
        ("وكالة", "الوكالة"),
        ("قول", "بقوله"),
        ("دور", "وبدورها"),
        ("نشرت", "نشرته"),
        ("التزام", "والتزامهم"),
        ("إلغاء", "لإلغائه"),
        ("الأعضاء", "أعضاؤها"),
        ("ألمانيا", "والمانيا"),
        ("لحج", "ولحج"),
        ("لبنى", "ولبنى"),
        ("سنجار", "بسنجار"),
        ("محافظة", "ﺑﻤﺤﺎﻓﻈﺔ"),
    ],
)
def test_a_word_is_found_as_it_may_be_written(query: str, text: str) -> None:
    assert found(query, f"قالت الصحيفة {text} أمس")


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("الورفلي", "والورفلي"),
        ("ورفلي", "بالورفلي"),
        ("الشنتمري", "للشنتمري"),
        ("تسكعاتهم", "وتسكعاتهم"),
        ("إسكافي", "لإسكافي"),
        ("إسكافي", "وبإسكافي"),
    ],
)
def test_a_word_the_news_does_not_have_is_found_where_the_spelling_is_sure(query: str, text: str) -> None:
    assert found(query, f"قالت الصحيفة {text} أمس")


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("والقوات", "القوات"),
        ("والقوات", "قواتها"),
        ("بالقاهرة", "والقاهرة"),
        ("للحكومة", "حكومة"),
        ("والورفلي", "الورفلي"),
        ("وسوريا", "سوريا"),
        ("«والقوات المسلحة»", "القوات المسلحة"),
    ],
)
def test_what_is_pasted_is_found_without_what_was_written_onto_it(query: str, text: str) -> None:
    assert found(query, f"قالت الصحيفة {text} أمس")


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("زير", "وزير"),
        ("بنان", "لبنان"),
        ("قد", "قدم"),
        ("فقد", "قد"),
        ("عد", "بعد"),
        ("ان", "كان"),
        ("ان", "الآن"),
        ("اليا", "والية"),
        ("له", "الله"),
        ("ذي", "الذي"),
        ("هام", "إلهام"),
        ("مات", "سمات"),
        ("معنا", "سمعنا"),
        ("حج", "لحج"),
        ("ري", "كيري"),
        ("ان", "سكان"),
        ("الة", "وكالة"),
        ("ابل", "بابل"),
        ("ده", "والده"),
        ("حد", "وحدها"),
        ("هم", "فهم"),
        ("فيه", "الفئة"),
    ],
)
def test_a_letter_of_the_word_is_not_taken_for_a_clitic(query: str, text: str) -> None:
    assert found(query, f"قالت الصحيفة {text} أمس") == []


def test_what_is_written_the_same_has_the_same_stem() -> None:
    assert (
        len({stem(word) for word in ("حكومة", "الحكومة", "والحكومة", "للحكومة", "حكومته", "وحكومتها")}) == 1
    )


def test_the_marks_are_those_of_the_published_text() -> None:
    text = "دخلت القُوّاتُ المدينةَ، وقوات أخرى تنتظر."
    assert found("القوات", text) == ["القُوّاتُ", "وقوات"]


def test_words_are_looked_for_in_any_order_and_phrases_side_by_side() -> None:
    text = TEXTS["raid"]
    assert found("سرت قصف", text)
    assert found('"قصف مدفعي"', text) == ["قصف مدفعي"]
    assert found("«حي سكني»", "دمر القصف حيا فيه مبنى سكني") == []
    assert found("«مدينة سرت»", text) == ["مدينة سرت"]
    assert found('"مدفعي قصف"', text) == []


def test_a_star_is_a_beginning() -> None:
    assert found("متظاه*", TEXTS["march"]) == ["المتظاهرين"]
    assert found("المتظاه*", TEXTS["march"]) == ["المتظاهرين"]
    assert found("وزارت*", "زارت الوفود وزارتنا") == ["وزارتنا"]


@pytest.mark.parametrize("query", ["", "  ", "!!", "-قصف", '""', "«»", "OR", "*", "- -"])
def test_a_query_without_a_word_is_refused(query: str) -> None:
    with pytest.raises(QueryError, match="no word to look for"):
        parse(query)


def test_a_query_may_not_be_endless() -> None:
    with pytest.raises(QueryError, match=f"{LONGEST:,} are the most"):
        parse("ا" * (LONGEST + 1))


def test_many_quotation_marks_do_not_slow_a_query() -> None:
    begun = time.process_time()
    parse("قصف " + '"«' * 480)
    assert time.process_time() - begun < 0.5


@given(st.text())
def test_every_token_lies_in_the_text_and_has_a_stem(text: str) -> None:
    end = 0
    for token in tokens(text):
        assert end <= token.start < token.end <= len(text)
        assert token.word
        assert token.stem
        end = token.end


@given(st.sampled_from(sorted(TEXTS.values())), st.integers(0, 150), st.integers(1, 200))
def test_a_stretch_has_what_was_found_and_cuts_no_word(text: str, start: int, width: int) -> None:
    mark = Span(start, min(start + 1, len(text)))
    part = stretch(text, [mark], width)
    assert part.start <= start
    assert part.start == 0 or text[part.start - 1].isspace()
    assert part.end == len(text) or text[part.end].isspace()
