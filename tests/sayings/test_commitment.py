"""How a source stands to what it says: cues and frames that decide it, and negation."""

from __future__ import annotations

import pytest

from tests.sayings.reading import content, read, saying


@pytest.mark.parametrize(
    ("text", "cue", "commitment"),
    [
        # What is said may be a promise or a threat: saying it is asserting it.
        ("وقال العمدة إن البلدية ستصرف الرواتب غدا.", "قال", "asserts"),
        ("وقال قائد الفصيل إن رجاله سيقصفون المطار.", "قال", "asserts"),
        ("وطالب السكان الحكومة بفتح الطريق.", "طالب", "asks"),
        ("وتساءل الكاتب هل تصمد الهدنة.", "تساءل", "asks"),
        ("وتوعد قائد الفصيل بالرد على القصف.", "توعد", "threatens"),
        ("ووعدت الحكومة بصرف الرواتب.", "وعدت", "promises"),
        ("وزعمت الصحيفة أن الوزير استقال.", "زعمت", "claims"),
        ("واتهمت الحكومة المعارضة بعرقلة الحوار.", "اتهمت", "claims"),
        ("ورفض الحزب اتهامات المعارضة بالفساد.", "رفض", "denies"),
        ("ورفض الحزب اتهامات المعارضة بالفساد.", "اتهامات", "claims"),
        ("ونفى العمدة وقوع إصابات.", "نفى", "denies"),
        ("وشكك النواب في صحة التقرير.", "شكك", "doubts"),
        ("ويعتقد المراقبون أن الهدنة ستنهار.", "يعتقد", "believes"),
        # Nobody says so: rumours are claims, reports and beliefs are not.
        ("ويقال إن الهدنة انهارت.", "يقال", "claims"),
        ("ويعتقد أن المهاجم فر إلى الجبال.", "يعتقد", "believes"),
        ("وأفيد بأن الهدنة انهارت.", "أفيد", "asserts"),
        # The noun with which a content begins, and whose it is.
        ("وأعلن التنظيم مسؤوليته عن التفجير.", "أعلن", "claims"),
        ("وأشار الخبير إلى مسؤولية البلدية عن الطريق.", "أشار", "asserts"),
        ("وأعرب العمدة عن اعتقاده بأن الهدنة صامدة.", "أعرب", "believes"),
        ("وأعرب العمدة عن شكره للسكان.", "أعرب", "asserts"),
        # Phrases that distance, that relay, that give a view.
        ("الهدنة صامدة، على حد زعم العمدة.", "على حد زعم", "claims"),
        ("الهدنة صامدة، على حد قول العمدة.", "على حد قول", "asserts"),
        ("الهدنة صامدة، برأي العمدة.", "برأي", "believes"),
        ("الهدنة صامدة، وفق تقدير الخبراء.", "وفق", "believes"),
        ("الهدنة صامدة، حسبما نقلت مواقع محلية.", "حسبما", "relays"),
        ("الهدنة صامدة، حسبما قالت مصادر محلية.", "حسبما", "asserts"),
        ("واعتقلت الشرطة رجلا بشبهة التجسس.", "شبهة", "believes"),
        ("واعتقلت الشرطة رجلا بتهمة التجسس.", "تهمة", "claims"),
    ],
)
def test_commitment(text: str, cue: str, commitment: str) -> None:
    found = saying(read(text), cue)
    assert found.commitment == commitment
    assert found.polarity == ("negative" if commitment == "denies" else "positive")


@pytest.mark.parametrize(
    ("text", "cue", "polarity"),
    [
        ("ولم يستبعد العمدة انهيار الهدنة.", "لم يستبعد", "positive"),
        ("ولم ينف العمدة أن الهدنة في خطر.", "لم ينف", "positive"),
        ("ولا ينفي العمدة أن الهدنة في خطر.", "لا ينفي", "positive"),
        ("ولا يعتقد المراقبون أن الهدنة ستصمد.", "لا يعتقد", "negative"),
        ("ولا نتوقع أن تصمد الهدنة.", "لا نتوقع", "negative"),
    ],
)
def test_negated_verbs_that_still_say_something_doubt(text: str, cue: str, polarity: str) -> None:
    found = saying(read(text), cue)
    assert (found.commitment, found.polarity) == ("doubts", polarity)


@pytest.mark.parametrize(
    "text",
    [
        "ولم تعلن أي جهة مسؤوليتها عن التفجير.",
        "ولم تؤكد الوزارة أن الهدنة انهارت.",
        "ولم يقل العمدة إن الهدنة صامدة.",
        "ولن تكشف الشرطة عن هوية القتيل.",
    ],
)
def test_other_negated_cues_say_nothing(text: str) -> None:
    assert read(text).sayings == ()


def test_whose_view_it_is_is_the_source() -> None:
    reading = read("الهدنة صامدة، بحسب ادعاء قائد الفصيل.")
    found = saying(reading, "بحسب")
    assert found.source_span is not None
    assert reading.surface(found.source_span) == "قائد الفصيل"
    assert content(reading, "بحسب") == "الهدنة صامدة"
