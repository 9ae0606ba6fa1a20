"""Where a thing was said and to whom: read, and not read where nothing tells it."""

from __future__ import annotations

import pytest

from tawatur.model.reading import Reading
from tawatur.model.record import Span
from tests.sayings.reading import read, saying


def surface(reading: Reading, span: Span | None) -> str | None:
    return reading.surface(span) if span else None


@pytest.mark.parametrize(
    ("text", "cue", "venue"),
    [
        ("وقالت المفوضية، في بيان صدر أمس، إن عدد النازحين تضاعف.", "قالت", "في بيان صدر"),
        ("وفي مؤتمر صحفي عقده أمس، قال وزير الري إن السد آمن.", "قال", "في مؤتمر صحفي"),
        ("وكتبت الممثلة عبر تويتر أن العرض تأجل.", "كتبت", "عبر تويتر"),
        ("وأضاف السفير، خلال جولة في الميناء، أن الأرصفة جاهزة.", "أضاف", "خلال جولة في الميناء"),
        ("وأكد الأمين العام على هامش القمة العربية أن المقعد شاغر.", "أكد", "على هامش القمة العربية"),
        ("وقال النائب عقب اجتماع اللجنة إن المشروع سحب.", "قال", "عقب اجتماع اللجنة"),
        (
            "وقال القائد عبر شاشة قناة «المرفأ» المحلية إن الطريق آمن.",
            "قال",
            "عبر شاشة قناة «المرفأ» المحلية",
        ),
        ("وقالت الوزيرة في تصريح لقناة الأفق إن الحملة تبدأ غدا.", "قالت", "في تصريح"),
        # No venue: a time, what happened before, a place, what stands in the content.
        ("وقالت المفوضية خلال عام 2014 إن عدد النازحين تضاعف.", "قالت", None),
        ("وقال النائب عقب الهجوم إن المشروع سحب.", "قال", None),
        ("وقال النائب في طرابلس إن المشروع سحب.", "قال", None),
        ("وقال النائب إن المشروع سحب في اجتماع اللجنة.", "قال", None),
    ],
)
def test_venue(text: str, cue: str, venue: str | None) -> None:
    reading = read(text)
    assert surface(reading, saying(reading, cue).venue) == venue


def test_a_venue_that_opens_a_sentence_is_that_of_its_first_verb_only() -> None:
    reading = read("وفي مؤتمر صحفي عقده أمس، قال وزير الري إن السد آمن، وأضاف أن المنسوب ثابت.")
    assert surface(reading, saying(reading, "قال").venue) == "في مؤتمر صحفي"
    assert saying(reading, "أضاف").venue is None


@pytest.mark.parametrize(
    ("text", "cue", "source", "addressee"),
    [
        ("وقال مدير الميناء لوكالة رويترز إن الأرصفة جاهزة.", "قال", "مدير الميناء", "وكالة رويترز"),
        ("وقال مدير الميناء أمام نواب البرلمان إن الأرصفة جاهزة.", "قال", "مدير الميناء", "نواب البرلمان"),
        ("وأبلغ قائد الحرس المجلس البلدي بأن الطريق مقطوع.", "أبلغ", "قائد الحرس", "المجلس البلدي"),
        ("وأبلغت الشرطة الصحافيين أن الطريق مقطوع.", "أبلغت", "الشرطة", "الصحافيين"),
        ("وطالبت نقابة المعلمين الحكومة بصرف الرواتب المتأخرة.", "طالبت", "نقابة المعلمين", "الحكومة"),
        ("وحثت المنظمة الأطراف على وقف القتال.", "حثت", "المنظمة", "الأطراف"),
        # Whom one accuses one does not tell it; what is weighed or done is nobody.
        ("واتهمت الحكومة المعارضة بعرقلة الحوار.", "اتهمت", "الحكومة", None),
        ("وقال مدير الميناء إن الأرصفة جاهزة للوكالة.", "قال", "مدير الميناء", None),
        ("ودعا مجلس الأعيان إلى وقف إطلاق النار.", "دعا", "مجلس الأعيان", None),
        ("ودعت الحكومة المعترف بها دوليا إلى وقف إطلاق النار.", "دعت", "الحكومة", None),
    ],
)
def test_addressee(text: str, cue: str, source: str, addressee: str | None) -> None:
    reading = read(text)
    found = saying(reading, cue)
    assert surface(reading, found.source_span) == source
    assert surface(reading, found.addressee) == addressee


def test_the_press_is_told_after_an_attached_preposition() -> None:
    reading = read("وقال مدير الميناء للصحفيين إن الأرصفة جاهزة.")
    assert surface(reading, saying(reading, "قال").addressee) == "لصحفيين"
