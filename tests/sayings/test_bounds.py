"""Where a source ends, where the names of the article tell."""

from __future__ import annotations

import pytest

from tests.sayings.reading import content, read, saying


@pytest.mark.parametrize(
    ("text", "cue", "source"),
    [
        # Before the verb's object.
        (
            "واتهمت بعثة الأمم المتحدة في ليبيا طرفي النزاع بخرق الهدنة.",
            "اتهمت",
            "بعثة الأمم المتحدة في ليبيا",
        ),
        ("ووعد وزير الطاقة خالد الفالح السودان بالمساعدة.", "وعد", "وزير الطاقة خالد الفالح"),
        ("واتهم مصدر في الداخلية محمود عباس بالتقصير.", "اتهم", "مصدر في الداخلية"),
        # With the name that belongs to the office.
        ("وانتقد وزير الإعلام كمال الساحلي حزب الله بشدة.", "انتقد", "وزير الإعلام كمال الساحلي"),
        # Before a relative clause where a name has said who it is, not where it tells one from another.
        ("وقال محمود عباس الذي وصل أمس إن الهدنة صامدة.", "قال", "محمود عباس"),
        ("وقال الجندي الذي نجا من القصف إن الهدنة صامدة.", "قال", "الجندي الذي نجا من القصف"),
        ("وقال أحد الحاضرين والذي وصل أمس إن الهدنة صامدة.", "قال", "أحد الحاضرين"),
        # Before a medium that is told, a notice that holds it, an occasion.
        ("وأكد مصدر أمني لمراسل رويترز أن الهدنة صامدة.", "أكد", "مصدر أمني"),
        ("وأكدت الجمعية، في ذات البلاغ، أن الهدنة صامدة.", "أكدت", "الجمعية"),
        ("وأكد السفير في تلك المناسبة أن الهدنة صامدة.", "أكد", "السفير"),
        # But not before what the office or the report is of.
        ('وقالت رئيسة نقابة "لواج" إن الإضراب متواصل.', "قالت", 'رئيسة نقابة "لواج"'),
        ("وذكرت تقارير لوكالة المخابرات أن الهدنة صامدة.", "ذكرت", "تقارير لوكالة المخابرات"),
        ("وقال المفوض لدى المحكمة إن الهدنة صامدة.", "قال", "المفوض لدى المحكمة"),
    ],
)
def test_the_source_ends_where_another_phrase_begins(text: str, cue: str, source: str) -> None:
    reading = read(text)
    span = saying(reading, cue).source_span
    assert span is not None
    assert reading.surface(span) == source


@pytest.mark.parametrize(
    ("text", "cue", "expected"),
    [
        # A verb of the past is no part of a noun phrase; another noun is.
        ("لوحت الحكومة بفرض رسوم، وأمهلت شركاءها شهرا.", "لوحت", "فرض رسوم"),
        ("دعا الوالي إلى وقف القتال، وأغلقت المدارس أبوابها.", "دعا", "وقف القتال"),
        ("طالبت النقابة بصرف الأجور، وتحسين الخدمات.", "طالبت", "صرف الأجور، وتحسين الخدمات"),
        ("طالبت النقابة بصرف الأجور، وتثبيت العمال.", "طالبت", "صرف الأجور، وتثبيت العمال"),
        ("التمس ممثل النيابة العامة تسليط عقوبة السجن.", "التمس", "تسليط عقوبة السجن"),
        ("والتمس وكيل الجمهورية خمس سنوات حبسا.", "التمس", "خمس سنوات حبسا"),
    ],
)
def test_where_a_noun_phrase_ends(text: str, cue: str, expected: str) -> None:
    assert content(read(text), cue) == expected
