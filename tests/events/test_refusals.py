"""Homographs and company: the words of conflict where there is none."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import tawatur.readers.events
from tawatur.rules.compiled import read_yaml
from tests.events.reading import events, types

COMPANY = Path(tawatur.readers.events.__file__).parent / "company"


def refused_phrases() -> Iterator[str]:
    for entry in read_yaml(COMPANY / "refusals.yml")["entries"]:
        yield from ([entry["word"]] if isinstance(entry["word"], str) else entry["word"])


@pytest.mark.parametrize("phrase", list(refused_phrases()))
def test_no_event_is_read_inside_a_phrase_that_is_none(phrase: str) -> None:
    text = f"وجاء في التقرير أن {phrase} كان موضوع الندوة."
    start, end = text.index(phrase), text.index(phrase) + len(phrase)
    inside = [e for e in events(text) if start <= e.trigger.start and e.trigger.end <= end]
    assert [text[e.trigger.start : e.trigger.end] for e in inside] == []


@pytest.mark.parametrize(
    ("innocent", "guilty"),
    [
        ("قصف الرعد أيقظ السكان.", "قصف الجيش أيقظ السكان."),
        ("سجل اللاعب ضربة جزاء في آخر المباراة.", "نفذ التحالف ضربة جوية على الموقع."),
        ("بدأ الحزب حملة انتخابية واسعة.", "شنت الطائرات غارة على الموقع."),
        ("خاض الورثة معركة قضائية طويلة.", "خاض الجيش معركة طويلة ضد المسلحين."),
        ("وصل الوفد فجر الخميس.", "فجر انتحاري سيارة مفخخة قرب السوق."),
        ("شن المنتخب هجوما في الشوط الثاني من المباراة.", "شن المسلحون هجوما على القرية."),
        ("ناقش الباحثون تحقيق النمو في المنطقة.", "فتحت النيابة تحقيقا في مقتل الشاب."),
        ("أعلن نتائج المسيرة المهنية للفنان.", "خرجت مسيرة احتجاجية في المدينة."),
        ("عين رئيس التحرير الجديد.", "تحرير الرهائن بعد مفاوضات."),
        ("تم حجز غرفة في الفندق.", "حجز الأمن بضاعة مهربة."),
        ("يقضي العطلة في السجن القديم الذي صار متحفا.", "حكم القاضي عليه بالسجن المؤبد."),
    ],
)
def test_the_innocent_beside_the_guilty(innocent: str, guilty: str) -> None:
    assert types(innocent) == []
    assert types(guilty)
