"""Factuality: one event, told in the ways of the news."""

from __future__ import annotations

import pytest

from tests.events.reading import events

PUBLISHED = "2019-11-30"


@pytest.mark.parametrize(
    ("text", "factuality"),
    [
        ("قصف الجيش القرية.", "actual"),
        ("لم يقصف الجيش القرية.", "denied"),
        ("لن يقصف الجيش القرية.", "denied"),
        ("قد يقصف الجيش القرية.", "possible"),
        ("سيقصف الجيش القرية.", "future"),
        ("سوف يقصف الجيش القرية.", "future"),
        ("يعتزم الجيش قصف القرية.", "future"),
        ("حذر السكان من عواقب الوضع إذا قصف الجيش القرية.", "hypothetical"),
        ("في حال قصف القرية سينزح السكان.", "hypothetical"),
        ("أحبطت الشرطة محاولة اغتيال الوزير.", "hypothetical"),
        ("طالب الحزب بإقالة الوزير.", "hypothetical"),
        ("كان الجيش قد قصف القرية.", "historical"),
        ("قصف الجيش القرية عام 2011.", "historical"),
        ("قصف الجيش القرية أمس الجمعة.", "actual"),
        ("الإضراب يوم 10 ديسمبر 2019.", "future"),
        ("نظرت المحكمة في قضية اغتيال النائب.", "historical"),
        # As whoever says it stands to it.
        ("أنكر الناطق أن الجيش قصف القرية.", "denied"),
        ("نفى الناطق وقوع اشتباكات في القرية.", "denied"),
        ("لا يعتقد المراقبون أن الجيش قصف القرية.", "denied"),
        ("لم يستبعد المراقبون أن يقصف الجيش القرية.", "possible"),
        ("أكد الناطق أن الجيش قصف القرية.", "actual"),
        # A part in what is known is denied, not the event.
        ("نفى الناطق مسؤولية الجيش عن القصف.", "actual"),
        ("نفى الناطق صلته بالهجوم الذي استهدف القرية.", "actual"),
    ],
)
def test_factuality(text: str, factuality: str) -> None:
    assert factuality in [event.factuality for event in events(text, published=PUBLISHED)]


def test_without_a_date_of_publication_a_date_decides_nothing() -> None:
    assert [event.factuality for event in events("قصف الجيش القرية عام 2011.")] == ["actual"]


def test_who_refuses_something_does_not_say_whether_it_happened() -> None:
    found = events("رفض الحزب قصف القرية.", published=PUBLISHED)
    assert "denied" not in [event.factuality for event in found if event.type == "ASSAULT"]
