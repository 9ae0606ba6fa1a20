"""Subjects behind whom a verb addresses, and media in which somebody speaks ahead of the verb."""

from __future__ import annotations

import pytest

from tests.sayings.reading import chain, read


@pytest.mark.parametrize(
    ("text", "cue", "expected"),
    [
        ("وقال لرويترز مسؤول محلي إن الجسر مغلق.", "قال", ["مسؤول محلي", "رويترز"]),
        ("وقال لوكالة رويترز مسؤول محلي إن الجسر مغلق.", "قال", ["مسؤول محلي", "وكالة رويترز"]),
        ("وأكد لـ«الشرق الأوسط» مصدر وزاري أن الجسر مغلق.", "أكد", ["مصدر وزاري", "الشرق الأوسط"]),
        ("وقال للصحافيين وزير الدفاع إن الجسر مغلق.", "قال", ["وزير الدفاع"]),
        (
            "وصرح لقناة الجزيرة المتحدث باسم البلدية أن الجسر مغلق.",
            "صرح",
            ["المتحدث باسم البلدية", "قناة الجزيرة"],
        ),
    ],
)
def test_the_subject_stands_behind_the_addressee(text: str, cue: str, expected: list[str]) -> None:
    assert chain(read(text), cue) == expected


def test_an_addressee_alone_is_no_subject() -> None:
    reading = read("قال رئيس البلدية إن المياه ارتفعت. وأضاف لرويترز أن الجسر مغلق.")
    assert chain(reading, "أضاف") == ["رئيس البلدية", "رويترز"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وفي حديث إلى رويترز قال رئيس البلدية إن الجسر مغلق.", ["رئيس البلدية", "رويترز"]),
        ("وفي اتصال هاتفي مع رويترز، قال رئيس البلدية إن الجسر مغلق.", ["رئيس البلدية", "رويترز"]),
        ("قال رئيس البلدية في حديث إلى رويترز إن الجسر مغلق.", ["رئيس البلدية", "رويترز"]),
    ],
)
def test_a_talk_with_a_medium(text: str, expected: list[str]) -> None:
    assert chain(read(text), "قال") == expected


@pytest.mark.parametrize(
    ("text", "cue", "expected"),
    [
        ("أبلغ مسؤول محلي وكالة رويترز أن الجسر مغلق.", "أبلغ", ["مسؤول محلي", "وكالة رويترز"]),
        ("وأخبر قائد الحرس قناة العربية أمس أن الجسر مغلق.", "أخبر", ["قائد الحرس", "قناة العربية"]),
        # Whom somebody accuses passes nothing on.
        ("اتهم وزير الإعلام قناة العربية بأنها كاذبة.", "اتهم", ["وزير الإعلام"]),
    ],
)
def test_a_medium_that_is_informed(text: str, cue: str, expected: list[str]) -> None:
    assert chain(read(text), cue) == expected
