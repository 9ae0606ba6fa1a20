"""Whose words an event stands in: mentions, cues, and words that only take it up."""

from __future__ import annotations

import pytest

from tests.events.reading import read


def carried(text: str, kind: str) -> list[list[str]]:
    """For each event of a type the cues of the sayings that carry it, in text order."""
    reading = read(text)
    cues = {saying.id: saying.cue[0] for saying in reading.sayings}
    return [
        [
            reading.surface(cue)
            for cue in sorted((cues[said] for said in event.sayings), key=lambda c: c.start)
        ]
        for event in reading.events
        if event.type == kind
    ]


@pytest.mark.parametrize(
    ("text", "kind", "cues"),
    [
        # A word that is no trigger by itself takes up the event of the same word.
        (
            "قرر عمال الميناء تأجيل الإضراب شهرا. وقال النقيب إن هذا التأجيل جاء بعد تدخل الوزير.",
            "CONCEDE",
            ["قال"],
        ),
        # A general word, pointed at or known, takes up the attack.
        (
            "قتل ثلاثة جنود في هجوم على حاجز قرب المدينة. ونفى الموقوف مشاركته في الجريمة.",
            "ASSAULT",
            ["نفى"],
        ),
        (
            "قتل ثلاثة جنود في هجوم على حاجز قرب المدينة. وقال الوزير إن منفذ هذه العملية فر.",
            "ASSAULT",
            ["قال"],
        ),
        # One with an adjective of its own is another thing, and so are several.
        (
            "قتل ثلاثة جنود في هجوم على حاجز قرب المدينة. وقال الوزير إن العملية الانتخابية مستمرة.",
            "ASSAULT",
            [],
        ),
        (
            "قتل ثلاثة جنود في هجوم على حاجز قرب المدينة. وقال الوزير إن السرقة في مقدمة الجرائم.",
            "ASSAULT",
            [],
        ),
        # What nobody is quoted with is the outlet's own.
        ("قتل ثلاثة جنود في هجوم على حاجز قرب المدينة. وكانت الجريمة بشعة.", "ASSAULT", []),
        # An inquiry that shows something says it.
        ("وكشفت التحقيقات أن المتهم باع الوثائق لتاجر.", "ACCUSE", ["كشفت"]),
        # A crowd that chants is told of; who demands is what he says.
        ("وهتف المتظاهرون «الخبز للجميع» أمام البلدية.", "PROTEST", []),
        ("وطالب الحزب باستقالة الوزير.", "REQUEST", ["طالب"]),
    ],
)
def test_the_sayings_that_carry_an_event(text: str, kind: str, cues: list[str]) -> None:
    assert carried(text, kind) == [cues]


def test_the_word_told_last_is_taken_up() -> None:
    text = (
        "دعا الاتحاد إلى إضراب في الموانئ يوم الاثنين.\n\n"
        "وأعلن أطباء العاصمة وقفة احتجاجية أمام الوزارة.\n\n"
        "وقال النقيب إن الإضراب ليس غاية في ذاته."
    )
    strike, vigil = carried(text, "PROTEST")
    assert "قال" in strike
    assert "قال" not in vigil


def test_a_protests_topic_speaks_of_a_demand_told_elsewhere() -> None:
    text = (
        "وطالب نقيب المعلمين بصرف الأجور.\n\n"
        "وقالت الوزارة إن المعلمين نظموا وقفة احتجاجية للمطالبة بالأجور.\n\n"
        "وأكد النقيب أن المطالبة بالأجور لن تتوقف."
    )
    told = [cues for cues in carried(text, "REQUEST") if "أكد" in cues]
    assert len(told) == 1
    assert "قالت" in told[0]
