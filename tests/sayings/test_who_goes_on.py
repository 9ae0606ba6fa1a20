"""Who a verb or a participle goes on from, where its own clause does not name him."""

from __future__ import annotations

import pytest

from tests.sayings.reading import chain, content, read, saying


@pytest.mark.parametrize(
    ("text", "cue", "source"),
    [
        # A relative clause between the subject and its verb, however long.
        (
            "وكان التحالف العربي، الذي تقوده السعودية في مسعى لدعم الشرعية ضد المتمردين، قد أعلن هدنة.",
            "أعلن",
            "التحالف العربي، الذي تقوده السعودية في مسعى لدعم الشرعية ضد المتمردين",
        ),
        # The subject of another verb stands before it, its own behind it.
        (
            "وسئل كيري عن التصريحات التي أكد فيها أن تونس ستبقى في حالة طوارئ، أجاب كيري: «لا أعرف».",
            "أجاب",
            "كيري",
        ),
        # A name that is spelt like a thing.
        (
            "وقال الوزير عادل العامري، في مؤتمر مع نظيره المصري سامح شكري: «لم نتفق». وأكد شكري التزام مصر.",
            "أكد",
            "سامح شكري",
        ),
        # An office behind a name, with what it is for.
        (
            "وأعلن غياث المرزوقي، مسؤول تنسيق الإغاثة في محافظة الساحل، أمس، مقتل ثلاثة حراس.",
            "أعلن",
            "غياث المرزوقي، مسؤول تنسيق الإغاثة في محافظة الساحل",
        ),
        ("وقال رئيس هيئة الأسرى - سامي العامري: إن القانون خطأ.", "قال", "رئيس هيئة الأسرى - سامي العامري"),
        # The end of a quotation, and what happened, are nobody.
        (
            'ولدى سؤاله عن استدعائهم "شهودا كانوا أم متهمين"، رأى فنسنت أنه ليس هناك ما يمنع ذلك.',
            "رأى",
            "فنسنت",
        ),
        ("مقتل قاض وفي بعقوبة، أفاد مصدر أمني بمقتل 19 مسلحا.", "أفاد", "مصدر أمني"),
        ("وفي نيجيريا، التي حذر رئيسها الولايات المتحدة من أن سياستها تضر بالجهود.", "حذر", "رئيسها"),
        (
            "وانتقد الحرس الهجوم على قرار أقره مجلس الأمن يقضي بموافقته على الاتفاق.",
            "أقره",
            "مجلس الأمن",
        ),
        ("وبلغت الحركة التخوم بعد إعلانها الأربعاء عن سيطرة مقاتليها على بلدة.", "إعلانها", "الحركة"),
        ("نفت «جبهة الصحراء» اليوم مسؤوليتها عن الهجوم.", "نفت", "جبهة الصحراء"),
        ("وأكد مصدر طبي طلب عدم كشف اسمه، مقتل ثلاثة حراس.", "أكد", "مصدر طبي طلب عدم كشف اسمه"),
    ],
)
def test_the_subject_of_a_verb(text: str, cue: str, source: str) -> None:
    assert chain(read(text), cue)[0] in source


@pytest.mark.parametrize(
    ("text", "cue", "source"),
    [
        # Several participles in a sentence of their own: all of whoever spoke before.
        (
            "وقال خصروف إن البلاد ستنقسم. متهما الحاكم بأنه سبب الفوضى، محملا الميليشيات المسؤولية عنها.",
            "محملا",
            "خصروف",
        ),
        # Of several people, not of the one in the relative clause behind it.
        (
            "ورفض النواب الاتفاق وقالوا إنه مذل، متهمين الوفد باختراق الخطوط التي أوصى بها سامي العامري.",
            "متهمين",
            "النواب",
        ),
    ],
)
def test_a_participle_goes_on(text: str, cue: str, source: str) -> None:
    assert chain(read(text), cue) == [source]


def test_the_subject_of_another_verb_passes_nothing_on() -> None:
    text = "ويتمركز المسلحون في المعاشيق، ونقل عن مصادر في المقاومة تأكيدهم أنهم سيطردونهم."
    assert chain(read(text), "نقل") == ["مصادر في المقاومة"]


def test_a_clause_joined_on_is_not_all_that_is_blamed() -> None:
    reading = read("مع أن الحكومة دانت الغارات على القطاع، وبادر رئيسها إلى الاتصال بنظيره.")
    assert content(reading, "دانت").startswith("الغارات على القطاع")


def test_what_a_noun_says_ends_before_the_sentence_s_own_verb() -> None:
    reading = read("وبالتزامن مع إعلان الأمين دعم الجماعات أعلنت وزارة الداخلية عن إحباط عملية تهريب.")
    assert content(reading, "إعلان") == "دعم الجماعات"
    assert saying(reading, "أعلنت").parent is None


def test_so_by_a_source_opens_a_clause() -> None:
    reading = read("وتراقب السلطات المواقع، فطبقا للمصادر فإن التنظيم يعمل على تجنيد الشباب.")
    assert content(reading, "طبقا") == "التنظيم يعمل على تجنيد الشباب"


def test_many_go_on_from_many() -> None:
    text = "وقال البيان إن الوضع سيئ. ورفع المتظاهرون شعارات وهتافات نددت بالغلاء، مطالبين بإقالة الوزير."
    assert chain(read(text), "مطالبين")[0] == "المتظاهرون"


def test_a_pretext_is_not_what_somebody_refused() -> None:
    reading = read("وقد رفض الوزير التعليق لرويترز بدعوى أنه يرفض التحدث للصحافة.")
    assert content(reading, "رفض").startswith("التعليق")


@pytest.mark.parametrize("text", ["ويبلغ عدد سكان بلدة بقين 12500 نسمة.", "ورددت الأم مرارا وحسبي الله."])
def test_spelt_like_a_cue(text: str) -> None:
    assert not read(text).sayings


def test_never_is_no_verb() -> None:
    assert not read("فدول الخليج كانت دائما وأبدا تساند الجهود الدولية.").sayings


def test_the_end_of_another_clause_is_no_subject() -> None:
    text = "ويزداد تجنيد الحركة لليافعين كانتحاريين منذ أن أعلنت مبايعتها للتنظيم."
    assert chain(read(text), "أعلنت") == []


@pytest.mark.parametrize(
    ("text", "cue", "said"),
    [
        ("وتوقف القصف قبل ساعات من هدنة إنسانية أعلنها التحالف.", "أعلنها", "هدنة إنسانية"),
        (
            "وأكد الوزير سامي العامري رفض الحكومة «أي تدخل في شؤونها الداخلية».",
            "أكد",
            "رفض الحكومة «أي تدخل في شؤونها الداخلية»",
        ),
        (
            "ونقل الموقع عن مصادر في اليمن، مقتل مدني في قصف شنه مسلحون وميليشيات «صالح» على أحياء سكنية.",
            "نقل",
            "مقتل مدني في قصف شنه مسلحون وميليشيات «صالح» على أحياء سكنية",
        ),
        (
            "وأسفرت الغارة عن حريق، وبحسب المصادر فإن القصف ألحق أضرارا كبيرة.",
            "بحسب",
            "القصف ألحق أضرارا كبيرة",
        ),
    ],
)
def test_what_is_said_stands_before_or_behind(text: str, cue: str, said: str) -> None:
    assert content(read(text), cue) == said


def test_a_medium_that_got_a_copy_is_no_person() -> None:
    reading = read("وقالت الهيئة، في بيان حصلت «المرفأ» على نسخة منه، إن القتلى مدنيون.")
    links = {source.id: source.type for source in reading.sources}
    relayed = [
        link for link in saying(reading, "قالت").chain if link.link == "relayed" and link.scope == "clause"
    ]
    assert [links[link.source] for link in relayed] == ["media_outlet"]
