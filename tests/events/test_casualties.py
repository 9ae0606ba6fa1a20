"""Killed and injured: the number goes to the word it belongs to."""

from __future__ import annotations

import pytest

from tests.events.reading import events


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("مقتل 5 أشخاص وإصابة 12 في تفجير وسط المدينة.", 5, 12),
        ("مقتل شرطي في إطلاق نار.", 1, None),
        ("مصرع جنديين في كمين مسلح.", 2, None),
        ("أسفر الهجوم عن قتيلين وسبعة جرحى.", 2, 7),
        ("أسفر القصف عن 14 قتيلا و20 جريحا.", 14, 20),
        ("لقي أحد عشر شخصا مصرعهم في هجوم مسلح.", 11, None),
        ("قال المصدر إن ستة مدنيين قتلوا وجرح أربعون شخصا في الهجوم.", 6, 40),
        ("قتل ما لا يقل عن ثلاثين مدنيا في غارة.", 30, None),
        ("قتل عشرات المدنيين في غارة.", None, None),
        ("قتل 20 في المئة من الحراس في الهجوم.", None, None),
        ("وقع الهجوم في المدينة.", None, None),
    ],
)
def test_counts(text: str, killed: int | None, injured: int | None) -> None:
    (event,) = events(text)
    assert (event.killed, event.injured) == (killed, injured)
