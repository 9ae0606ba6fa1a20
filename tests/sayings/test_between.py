"""What stands between a cue and what is said, and where the words begin and end all the same."""

from __future__ import annotations

import pytest

from tests.sayings.reading import chain, content, read, saying


@pytest.mark.parametrize(
    ("text", "cue", "source", "said"),
    [
        # A comma right after the verb, adverbs in commas.
        ("وشدد، المجلس على ضرورة وقف القتال.", "شدد", "المجلس", "ضرورة وقف القتال"),
        ("وأكد، مدير الميناء، أن الأرصفة جاهزة.", "أكد", "مدير الميناء", "الأرصفة جاهزة"),
        ("وأعلنت الشركة، بشكل مفاجئ، عن إغلاق المصنع.", "أعلنت", "الشركة", "إغلاق المصنع"),
        # A colon and a complementiser.
        ("وقال مدير الميناء: إن الأرصفة جاهزة.", "قال", "مدير الميناء", "الأرصفة جاهزة"),
        # What is asked for begins with the verb's own preposition, not with a quotation behind it.
        (
            'طالب سكان الحي البلدية بمحاسبة المقاول "لإهماله صيانة الجسر القديم".',
            "طالب",
            "سكان الحي",
            'محاسبة المقاول "لإهماله صيانة الجسر القديم"',
        ),
        ('وحذر الخبراء من "فيضان كبير في المدن".', "حذر", "الخبراء", "فيضان كبير في المدن"),
        # The first of two prepositions begins it.
        (
            "ودعا رئيس البلدية السكان للهدوء من أجل الوصول إلى حل.",
            "دعا",
            "رئيس البلدية",
            "لهدوء من أجل الوصول إلى حل",
        ),
        # Two dots for a full stop.
        ("واتهمت النيابة المدير بالسرقة.. بدوره وصل المحامي إلى المحكمة.", "اتهمت", "النيابة", "السرقة"),
        # A mark of quotation that is never closed before the speech is opened.
        (
            'وقال مدير المستشفى لصحيفة "المرفأ «لا نملك أدوية كافية منذ أشهر».',
            "قال",
            "مدير المستشفى",
            "لا نملك أدوية كافية منذ أشهر",
        ),
    ],
)
def test_source_and_content(text: str, cue: str, source: str, said: str) -> None:
    reading = read(text)
    found = saying(reading, cue)
    assert found.source_span is not None
    assert (reading.surface(found.source_span), content(reading, cue)) == (source, said)


def test_a_medium_in_quotation_marks_is_not_what_is_said() -> None:
    reading = read('ونقلت رويترز عن قائد الشرطة قوله لقناة "المرفأ" "لن نغادر المدينة أبدا".')
    assert content(reading, "نقلت") == "لن نغادر المدينة أبدا"
    assert chain(reading, "نقلت") == ["قائد الشرطة", 'قناة "المرفأ"', "رويترز"]


def test_dots_inside_a_quotation_end_nothing() -> None:
    reading = read('وقال العمدة إن "الطريق طويل.. وسنكمله".')
    assert content(reading, "قال") == "الطريق طويل.. وسنكمله"


@pytest.mark.parametrize("body", ["بالداخلية", "بالشرطة"])
def test_a_body_behind_an_office_is_the_offices(body: str) -> None:
    reading = read(f"وطالب مسؤول {body} المتظاهرين بإخلاء الساحة.")
    assert content(reading, "طالب") == "إخلاء الساحة"


def test_a_relative_clause_keeps_its_own_preposition() -> None:
    reading = read("وشدد قائد الكتيبة التي تسيطر على الجسر على ضرورة الهدنة.")
    assert content(reading, "شدد") == "ضرورة الهدنة"


def test_a_participle_may_go_on_from_whom_a_medium_relays() -> None:
    reading = read("ونقلت رويترز عن قائد الشرطة أن القوات دخلت المدينة، نافيا وقوع خسائر.")
    assert content(reading, "نقلت") == "القوات دخلت المدينة"
    assert chain(reading, "نافيا")[0] == "قائد الشرطة"


def test_a_colon_and_a_complementiser_behind_the_noun_of_saying() -> None:
    reading = read("ونقلت رويترز عن قائد الشرطة القول: إن القوات دخلت المدينة.")
    assert content(reading, "نقلت") == "القوات دخلت المدينة"


def test_a_title_in_quotation_marks_is_not_what_is_said() -> None:
    reading = read('وأكد الباحث، خلال ندوة حول "الصحافة والحرب القديمة" في المدينة، أن الأرشيف مفتوح.')
    assert content(reading, "أكد") == "الأرشيف مفتوح"


def test_one_particle_negates_both_verbs() -> None:
    assert not read("ولم تؤكد الشرطة أو تنفي خبر الهجوم.").sayings


def test_or_joins_a_verb_to_its_clause() -> None:
    reading = read("وأشارت المحامية إلى أن المحكمة تنظر في القضية أو تشير إلى موضوع الخطف.")
    assert content(reading, "أشارت") == "المحكمة تنظر في القضية أو تشير إلى موضوع الخطف"


def test_what_stands_between_dashes_hides_no_subject() -> None:
    reading = read("وقالت الوزارة إن الجيش - الذي دخل المدينة أمس - قد طالب السكان بالمغادرة.")
    assert chain(reading, "طالب") == ["الجيش", "الوزارة"]


def test_a_source_named_before_the_participle_of_saying() -> None:
    reading = read("وتابع مدير الميناء، وفق وكالة رويترز، قائلا إن الأرصفة جاهزة.")
    assert content(reading, "تابع") == "الأرصفة جاهزة"
    assert chain(reading, "تابع") == ["مدير الميناء", "وكالة رويترز"]


def test_what_nobody_is_named_for_goes_on_within_the_words() -> None:
    reading = read("وقال المحقق إن الرجل أوقف أمس، ويعتقد أن الأدلة كافية لاحتجازه.")
    assert content(reading, "قال") == "الرجل أوقف أمس، ويعتقد أن الأدلة كافية لاحتجازه"
    assert saying(reading, "يعتقد").parent == saying(reading, "قال").id
