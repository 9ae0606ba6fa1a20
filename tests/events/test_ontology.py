"""PLOVER's rules: what is coded once, and as what."""

from __future__ import annotations

import pytest

from tests.events.reading import events, types


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("سيلتقي وزير الخارجية نظيره المصري الأسبوع المقبل.", "AGREE"),
        ("التقى وزير الخارجية نظيره المصري.", "CONSULT"),
        ("ستوقع الحكومة اتفاقية مع البنك الدولي.", "AGREE"),
        ("وقعت الحكومة اتفاقية مع البنك الدولي.", "SUPPORT"),
    ],
)
def test_cooperation_to_come_is_an_agreement(text: str, kind: str) -> None:
    assert types(text) == [kind]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("انسحبت القوات من محيط المطار.", "RETREAT"),
        ("ستنسحب القوات من محيط المطار.", "CONCEDE"),
    ],
)
def test_a_withdrawal_only_announced_is_a_concession(text: str, kind: str) -> None:
    assert types(text) == [kind]


def test_forces_that_attack_are_not_mobilized_as_well() -> None:
    assert types("وصلت تعزيزات عسكرية إلى المدينة.") == ["MOBILIZE"]
    assert types("وصلت تعزيزات عسكرية إلى المدينة بعد هجوم على الثكنة.") == ["ASSAULT"]


def test_guards_and_searches_after_an_attack_stand_apart_from_it() -> None:
    text = "قتل جندي في هجوم على الحاجز، وبدأت وحدات الجيش عمليات تمشيط في الجبل."
    assert set(types(text)) == {"ASSAULT", "MOBILIZE"}


def test_an_inquiry_that_ends_in_a_sentence_is_the_sentence() -> None:
    assert types("أصدرت المحكمة حكما بالسجن المؤبد على القائد بعد تحقيق قضائي طويل.") == ["SANCTION"]


def test_casualties_belong_to_the_attack_that_caused_them() -> None:
    (event,) = events("قتل خمسة جنود وأصيب ستة آخرون في هجوم على حاجز للجيش.")
    assert (event.type, event.killed, event.injured) == ("ASSAULT", 5, 6)


@pytest.mark.parametrize("fighter", ["جنديين", "مقاتلين"])
def test_captured_fighters_are_abducted(fighter: str) -> None:
    (event,) = events(f"أسر المتمردون {fighter} من الجيش.")
    assert (event.type, event.mode) == ("ASSAULT", "abduct")


def test_what_a_protest_is_for_is_no_second_request() -> None:
    assert types("تظاهر العمال أمام الوزارة للمطالبة بالأجور.") == ["PROTEST"]


def test_what_a_protest_answers_is_a_request() -> None:
    assert set(types("تظاهر المئات في العاصمة استجابة لدعوة أحزاب المعارضة.")) == {"PROTEST", "REQUEST"}


@pytest.mark.parametrize(
    "text",
    [
        "لقي ثلاثة أشخاص مصرعهم في حادث مرور على الطريق السريع.",
        "أدى الزلزال إلى مقتل عشرين شخصا وإصابة مئة.",
        "مقتل عامل في انفجار قارورة غاز بأحد المطاعم.",
        "غرق مركب ما أدى إلى وفاة سبعة صيادين.",
    ],
)
def test_accidents_and_disasters_are_no_events(text: str) -> None:
    assert types(text) == []


@pytest.mark.parametrize(
    "text",
    ["أعلن رئيس الجمهورية أن الوضع مستقر.", "قال الوزير إن الميزانية كافية.", "نفى الناطق علمه بالموضوع."],
)
def test_a_plain_statement_is_no_event(text: str) -> None:
    assert types(text) == []
