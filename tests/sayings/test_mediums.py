"""Who was told: the medium in a talk, between a verb and its words or ahead of the verb."""

from __future__ import annotations

import pytest

from tests.sayings.reading import chain, read


def test_medium_of_the_talk_with_which_a_sentence_opens() -> None:
    reading = read("وفي مقابلة مع قناة المرفأ، قال وزير الصيد إن الموسم سيبدأ في مارس.")
    assert chain(reading, "قال") == ["وزير الصيد", "قناة المرفأ"]


def test_medium_told_by_its_name_in_marks_alone() -> None:
    reading = read("وأكد مدير الميناء في اتصال هاتفي مع «الضفاف» أن الحركة عادت إلى طبيعتها.")
    assert chain(reading, "أكد") == ["مدير الميناء", "الضفاف"]
    assert next(s.type for s in reading.sources if s.label == "الضفاف") == "media_outlet"


def test_medium_that_held_the_talk_with_him() -> None:
    reading = read("وفي حوار أجرته معه مجلة الضفاف، قال المخرج إن فيلمه يتناول الهجرة.")
    assert chain(reading, "قال") == ["المخرج", "مجلة الضفاف"]


def test_poll_of_opinion_is_told_to_no_paper_of_that_name() -> None:
    reading = read("وأظهر استطلاع للرأي أن نصف الناخبين لم يحسموا خيارهم.")
    assert chain(reading, "أظهر") == ["استطلاع للرأي"]


def test_paper_that_has_learnt_something_is_the_outlet_itself() -> None:
    reading = read("علمت الجريدة من مصادرها أن الميناء سيغلق.")
    assert chain(reading, "علمت") == ["مصادرها"]


def test_medium_in_which_an_article_was_published() -> None:
    reading = read("وقال الكاتب في مقال نشر في صحيفة «الضفاف» إن الأزمة تتفاقم.")
    assert chain(reading, "قال") == ["الكاتب", "صحيفة «الضفاف»"]


def test_medium_of_the_question_that_was_answered() -> None:
    reading = read("وفي رده على سؤال لـ«القبس الجديد»، قال الوالي إن الوضع صعب.")
    assert chain(reading, "قال") == ["الوالي", "القبس الجديد"]


@pytest.mark.parametrize(
    ("text", "cue", "expected"),
    [
        # A paper by its name alone, without marks, is no "paper" that is the outlet itself.
        ("كشفت مصادر متطابقة للشروق أن الوالي استقال.", "كشفت", ["مصادر متطابقة", "الشروق"]),
        ("وقال مسؤول لصحيفة «الأخبار اليوم» إن الوالي استقال.", "قال", ["مسؤول", "صحيفة «الأخبار اليوم»"]),
        ("قالت «مرآة البلد اليوم» إن الوالي استقال.", "قالت", ["مرآة البلد اليوم"]),
        ("نقلت «مرآة البلد اليوم» عن مصدر محلي أن الوالي استقال.", "نقلت", ["مصدر محلي", "مرآة البلد اليوم"]),
        ("قال العامري على «تويتر»: «لقد فزنا بالسباق كله».", "قال", ["العامري"]),
    ],
)
def test_names_of_media(text: str, cue: str, expected: list[str]) -> None:
    assert chain(read(text), cue) == expected
