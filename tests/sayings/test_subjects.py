"""Who speaks where a verb, participle or noun of saying names nobody."""

from __future__ import annotations

import pytest

from tests.sayings.reading import chain, content, read, saying


@pytest.mark.parametrize(
    ("text", "cue", "expected"),
    [
        # The subject of a verb that says nothing goes on as the subject of one that does.
        ("أقدمت مجموعة مسلحة على خطف مهندسين وطالبت بفدية.", "طالبت", ["مجموعة مسلحة"]),
        ("ردت السلطات المحلية على الشكوى مؤكدة أن الطريق مفتوح.", "مؤكدة", ["السلطات المحلية"]),
        # What a complementiser opens begins with its subject, also behind a quotation mark.
        (
            'قالت الوزارة إن "أفراد الخلية اعترفوا بتهريب السلاح".',
            "اعترفوا",
            ["أفراد الخلية", "الوزارة"],
        ),
        ("وذكر المصدر أن المتظاهرين أغلقوا الجسر وطالبوا بإقالة الوالي.", "طالبوا", ["المتظاهرين", "المصدر"]),
        # A word of contrast with a subject of its own ends what was said before it.
        (
            "قالت الوزارة إن «المعابر مفتوحة»، لكن مصادر في الحركة تحدثت عن إغلاقها.",
            "تحدثت",
            ["مصادر في الحركة"],
        ),
        # A medium named after a whole saying passed it on.
        (
            "وقال قائد الشرطة إن الهدنة صامدة، حسبما أوردت وكالة رويترز.",
            "حسبما",
            ["قائد الشرطة", "وكالة رويترز"],
        ),
        ("وأوضح المصدر وفق ما أوردته وكالة رويترز أن الهدنة صامدة.", "أوضح", ["المصدر", "وكالة رويترز"]),
        # He whom a relative clause is about does not say what its verb says of him.
        ("ووصف النائب القرار بالتعسفي، الذي اعتبره سابقة خطيرة.", "اعتبره", ["النائب"]),
        # A verb whose first letters look like the article; a place behind a subject is no part of it.
        ("التقى وزير الزراعة نظيره في المرفأ، مؤكدا أن الموسم وفير.", "مؤكدا", ["وزير الزراعة"]),
        ("زار وزير الخارجية أنقرة مؤكدا أن الحدود مفتوحة.", "مؤكدا", ["وزير الخارجية"]),
        # A word of contrast with somebody new: he goes on, not who spoke before.
        (
            "وقللت البلدية من شأن الحفر، لكن حركة السكان ترفضه وتقول إنه خطر.",
            "تقول",
            ["حركة السكان"],
        ),
        # A subject stressed by "was" is the subject of what another says.
        ("وذكرت المنظمة بأن النيابة كانت اتهمت الصحفي بالتشهير.", "اتهمت", ["النيابة", "المنظمة"]),
        (
            "وأكدت الإدارة أن السجناء لم يضربوا، كما تدعي عائلاتهم، مضيفة أن الزيارة مسموحة.",
            "مضيفة",
            ["الإدارة"],
        ),
        # Before he added: he did. What he ended was his talk.
        ("قال الوالي إن الوضع صعب، قبل أن يضيف: «سنعمل على تجاوزه».", "يضيف", ["الوالي"]),
        ("وختم الوالي حديثه بالقول: «الوضع صعب جدا هنا».", "ختم", ["الوالي"]),
        # A plural of men that ends as feminine words do; slogans of those who shout them.
        ("ويطالب الأساتذة بالترسيم.", "يطالب", ["الأساتذة"]),
        ("وردد المتظاهرون هتافات تندد بالفساد.", "تندد", ["المتظاهرون"]),
        # What somebody called so does not say it.
        ("واتهم الوالي جهات وصفها بـ«المندسة» بالوقوف وراء الحريق.", "وصفها", ["الوالي"]),
        # The nominative of a plural is the subject, and has no genitive.
        ("يتهم ناشطون قوات النظام باستخدام غاز الكلور.", "يتهم", ["ناشطون"]),
        # An indefinite noun behind a title that the article's names do not know is the object.
        ("ورفض المدير عرض الشركة.", "رفض", ["المدير"]),
        ("وانتقد النائب مشروع القانون.", "انتقد", ["النائب"]),
        # Where it was said stands between subject and object.
        ("واستنكر الحزب في بيان صمت المجتمع الدولي.", "استنكر", ["الحزب"]),
        ("وانتقد رئيس النقابة في تصريح صحفي سياسة الحكومة.", "انتقد", ["رئيس النقابة"]),
        # An imperfect right behind an indefinite noun describes it.
        ("وقال المصدر إن القيادة تلقت معلومات تحذر من هجوم وشيك.", "تحذر", ["معلومات", "المصدر"]),
    ],
)
def test_who_goes_on(text: str, cue: str, expected: list[str]) -> None:
    assert chain(read(text), cue) == expected


def test_a_plural_verb_is_not_the_one_speakers() -> None:
    reading = read("وقال الناطق إن سكان الحي خرجوا إلى الشارع وطالبوا بالماء.")
    assert chain(reading, "طالبوا")[-1:] == ["الناطق"]
    assert len(chain(reading, "طالبوا")) == 2


def test_a_thing_that_says_does_not_speak_on() -> None:
    text = "وقالت الوزارة إن المعابر مفتوحة. وتلقت الشرطة رسالة تفيد بأن الجسر ملغم. وأضافت أن الهدنة صامدة."
    assert chain(read(text), "أضافت") != ["رسالة"]


def test_a_participle_of_another_gender_goes_on_inside_the_words() -> None:
    reading = read("وقالت الوكالة إن الوزير زار المخيم متعهدا بإعادة البناء.")
    assert saying(reading, "متعهدا").parent == saying(reading, "قالت").id
    assert content(reading, "قالت").endswith("إعادة البناء")


@pytest.mark.parametrize(
    ("text", "cue", "expected"),
    [
        ("واستنكر الحزب في بيان صمت المجتمع الدولي.", "استنكر", "صمت المجتمع الدولي"),
        ("وأدانت النقابة في بيان لها اليوم الهجوم على القافلة.", "أدانت", "الهجوم على القافلة"),
        ("ونفى الوالي نفيا قاطعا أن يكون قد التقى الوفد.", "نفى", "يكون قد التقى الوفد"),
        ("قال الوالي إن الوضع صعب، قبل أن يضيف أن الحل قريب.", "قال", "الوضع صعب"),
        ("قال الوالي إن الحكومة ستجتمع قبل أن تعلن عن هدنة.", "قال", "الحكومة ستجتمع قبل أن تعلن عن هدنة"),
        ("أدان المجلس الهجوم، واستنكر صمت العالم، ورحب بالهدنة.", "استنكر", "صمت العالم"),
    ],
)
def test_object_of_praise_or_blame(text: str, cue: str, expected: str) -> None:
    assert content(read(text), cue) == expected


@pytest.mark.parametrize(
    "text",
    [
        "أعلن بيان صادر عن الوزارة أن الطريق آمن.",
        "أعلن بيان صدر عن الوزارة أمس أن الطريق آمن.",
    ],
)
def test_a_statement_that_comes_from_somebody_declares_a_clause(text: str) -> None:
    reading = read(text)
    assert (content(reading, "أعلن"), reading.sources[1].type) == ("الطريق آمن", "official_body")


def test_what_is_set_ahead_with_a_preposition_does_not_speak() -> None:
    reading = read("قال سالم البزاز إن الجسر آمن. أما بالنسبة للصورة، فقد شدد على أنها قديمة.")
    assert chain(reading, "شدد") == ["سالم البزاز"]


@pytest.mark.parametrize(
    ("then", "cue"),
    [
        # Whom somebody calls is in another case, of another sex, or people in general.
        ("ودعا البزاز الفرنسيين إلى الاختيار بين الطريقين.", "دعا"),
        ("ودعا دول الجوار إلى فتح المعابر.", "دعا"),
        ("ودعا السكان إلى التعاون مع الشرطة.", "دعا"),
        # A noun behind a verb of the speaker's own is its object.
        ("وقال «نحمل الشركة المسؤولية عن هذا الحريق».", "نحمل"),
        ("وأضاف قائلا: «إنني أعترف بأن الطريق طويل».", "أعترف"),
        ("وعرض البزاز أمس ثلاث صور قال إنها للجسر القديم.", "قال"),
    ],
)
def test_the_speaker_of_before_goes_on(then: str, cue: str) -> None:
    reading = read(f"أكد سالم البزاز أن الطريق آمن. {then}")
    assert chain(reading, cue, 1)[0] == "سالم البزاز"


def test_a_dateline_does_not_act() -> None:
    reading = read("قال سالم البزاز إن الطريق آمن.\n\nبغداد (رويترز) - قتل ثلاثة واتهمت الشرطة بالتقصير.")
    assert "بغداد" not in [source.label for source in reading.sources]


def test_a_matter_that_is_thought_something_does_not_think() -> None:
    found = saying(read("وسقط ثلاثة، الأمر الذي اعتُبر مؤشرا جديدا على تصاعد العنف."), "اعتُبر")
    assert (found.source, found.resolution) == (None, "unknown")


def test_a_movement_called_by_a_common_noun_speaks() -> None:
    assert chain(read("كما أكدت حماس اغتيال القيادي أمس."), "أكدت") == ["حماس"]
