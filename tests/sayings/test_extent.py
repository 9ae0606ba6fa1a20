"""Where a noun phrase ends: pairs that differ in what follows it."""

from __future__ import annotations

import pytest

from tests.sayings.reading import content, read, saying


def source(text: str, cue: str) -> str | None:
    reading = read(text)
    span = saying(reading, cue).source_span
    return reading.surface(span) if span else None


@pytest.mark.parametrize(
    ("text", "cue", "subject"),
    [
        # A demonstrative goes with the noun after it, unless an indefinite noun governs it.
        ("واتهمت السلطات هذه الجماعة بالتحريض على الشغب.", "اتهمت", "السلطات"),
        ("واتهم رئيس هذه الجماعة السلطات بالتقصير.", "اتهم", "رئيس هذه الجماعة"),
        # After a noun with the article another noun is no part of the phrase; its adjectives are.
        ("وطالب قائد الحرس المجلس البلدي بفتح الطريق.", "طالب", "قائد الحرس"),
        ("وطالب رئيس المجلس البلدي المنتخب بفتح الطريق.", "طالب", "رئيس المجلس البلدي المنتخب"),
        ("واتهم مصدر أمني الفصائل بخرق الهدنة.", "اتهم", "مصدر أمني"),
        ("وأبلغت الوزارة مدير الميناء بأن السفينة غرقت.", "أبلغت", "الوزارة"),
        # Who it is stands beside the office, the office beside the name.
        ("واتهم وزير الري سامي العامري البلدية بالتقصير.", "اتهم", "وزير الري سامي العامري"),
        ("واتهم سامي العامري رئيس البلدية السابق بالتقصير.", "اتهم", "سامي العامري رئيس البلدية السابق"),
        ("واتهمت البلدية سامي العامري بالتقصير.", "اتهمت", "البلدية"),
        ("واتهم مصدر في الشرطة خالد بن سالم بالسرقة.", "اتهم", "مصدر في الشرطة"),
        (
            "وقال الناطق باسم الجيش العقيد سامي العامري إن الهدنة صامدة.",
            "قال",
            "الناطق باسم الجيش العقيد سامي العامري",
        ),
        # A second person is somebody else, but for what is joined by and.
        ("واتهم سامي العامري السيد خالد بن سالم بالسرقة.", "اتهم", "سامي العامري"),
        ("واتهم سامي العامري وخالد بن سالم البلدية بالتقصير.", "اتهم", "سامي العامري وخالد بن سالم"),
        # A land or a body after a complete phrase is the object.
        ("واتهمت روسيا جورجيا بخرق الهدنة.", "اتهمت", "روسيا"),
        ("واتهم رئيس جورجيا الجيش بخرق الهدنة.", "اتهم", "رئيس جورجيا"),
        # A name in quotation marks belongs to the noun that has none.
        ('واتهم المتظاهرون "الأفق" بالتحريض.', "اتهم", "المتظاهرون"),
        ('واتهمت حركة "الأفق" البلدية بالتقصير.', "اتهمت", 'حركة "الأفق"'),
        # An indefinite accusative tells how, never who.
        ("وقال المسؤول طالبا عدم كشف اسمه إن الهدنة صامدة.", "قال", "المسؤول"),
        # The verb's own preposition begins what is said.
        ("وأشار الوزير إلى ارتفاع الأسعار بقوله: «لن نقبل هذا الوضع أبدا».", "أشار", "الوزير"),
        # No adjective is of another gender or number than its noun.
        ("وطالب المجلس الحكومة بصرف الرواتب.", "طالب", "المجلس"),
        ("وطالبت لجنة تابعة للأمم المتحدة الجانبين بوقف القتال.", "طالبت", "لجنة تابعة للأمم المتحدة"),
        ("وطالبت نقابة المعلمين التونسيين بصرف الرواتب.", "طالبت", "نقابة المعلمين التونسيين"),
        ("وطالب سامي العامري الأطراف بوقف القتال.", "طالب", "سامي العامري"),
        ("وطالب سامي العامري المكلف بالملف البلدية بفتح الطريق.", "طالب", "سامي العامري المكلف بالملف"),
        # A pronoun on the verb is the object: the whole phrase is the subject.
        ("واتهمته الحكومة الانتقالية بالفساد.", "اتهمته", "الحكومة الانتقالية"),
    ],
)
def test_the_subject_ends(text: str, cue: str, subject: str) -> None:
    assert source(text, cue) == subject


@pytest.mark.parametrize(
    ("text", "cue", "subject", "said"),
    [
        ("وأكد قضاة المحكمة ثباتهم في مكافحة الفساد.", "أكد", "قضاة المحكمة", "ثباتهم في مكافحة الفساد"),
        (
            "وأعلن رئيس الوزراء التايلندي سوماشي وونغساوات أمس حال الطوارئ، لكنه حدد هذا الإجراء.",
            "أعلن",
            "رئيس الوزراء التايلندي سوماشي وونغساوات",
            "حال الطوارئ",
        ),
        (
            "وأعلنت السلطات المحلية عملية تفتيش بعد مقتل حارس.",
            "أعلنت",
            "السلطات المحلية",
            "عملية تفتيش بعد مقتل حارس",
        ),
        ("ونشرت صحيفة «المرفأ» أمس تقرير اللجنة.", "نشرت", "صحيفة «المرفأ»", "تقرير اللجنة"),
        ("وانتقد وزير الإعلام سامي العامري حزب الأفق.", "انتقد", "وزير الإعلام سامي العامري", "حزب الأفق"),
        ("وأدان خطيب الجامع الجرائم التي ارتكبت.", "أدان", "خطيب الجامع", "الجرائم التي ارتكبت"),
        ("ورفضت الوزارة، أمس، مسؤوليتها عن الحادث.", "رفضت", "الوزارة", "مسؤوليتها عن الحادث"),
    ],
)
def test_the_object_begins(text: str, cue: str, subject: str, said: str) -> None:
    assert (source(text, cue), content(read(text), cue)) == (subject, said)


def test_the_particle_of_a_quotation_is_no_source() -> None:
    text = "قالت المديرة إن المصنع مغلق. وأفادت بـ«أن العمال ينتظرون رواتبهم منذ شهر»."
    assert source(text, "أفادت") is None


@pytest.mark.parametrize(
    ("text", "cue", "subject"),
    [
        # One phrase alone is whom or what the verb describes, unless its object is written on it.
        ("قال الوزير إن الهدنة صامدة. ووصف المزاعم بأنها كاذبة.", "وصف", None),
        ("قال الوزير إن الهدنة صامدة. ووصفها السفير بأنها هشة.", "وصفها", "السفير"),
        ("قال الوزير إن الهدنة صامدة. ووصف السفير الأنباء بأنها كاذبة.", "وصف", "السفير"),
        ("قال الوزير إن الهدنة صامدة. واتهم المعارضة بخرقها.", "اتهم", None),
        ("قال الوزير إن الهدنة صامدة. وهدد المتمردون بخرقها.", "هدد", "المتمردون"),
    ],
)
def test_one_phrase_alone(text: str, cue: str, subject: str | None) -> None:
    assert source(text, cue) == subject


@pytest.mark.parametrize(
    ("text", "said"),
    [
        # The charge has the verb's own preposition, not that of a participle, and not a name's first letter.
        ("واتهم القاضي جماعة مرتبطة بعصابة التهريب باختطاف الحارس.", "اختطاف الحارس"),
        ("واتهم القاضي جماعة مسلحة باختطاف الحارس.", "اختطاف الحارس"),
        ("واتهمت النيابة بلال بن سالم بالسرقة.", "السرقة"),
    ],
)
def test_the_charge_begins(text: str, said: str) -> None:
    (cue,) = (y.cue[0] for y in read(text).sayings)
    assert content(read(text), read(text).surface(cue)) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        # A word whose own first letter is that of a preposition is never cut.
        ("واتهم القاضي عملاء باكستانيين باختطاف الحارس.", "اختطاف الحارس"),
        ("واتهم القاضي سفينتين بريطانيتين باختطاف الحارس.", "اختطاف الحارس"),
        ("وطالب القاضي برامج إذاعية وبنوكا بالاعتذار.", "الاعتذار"),
        ("ودعا القاضي لقاء الأحزاب إلى الهدوء.", "الهدوء"),
        ("ودعا القاضي للقاء الأحزاب.", "لقاء الأحزاب"),
    ],
)
def test_a_word_is_not_cut(text: str, said: str) -> None:
    reading = read(text)
    assert content(reading, reading.surface(reading.sayings[0].cue[0])) == said


@pytest.mark.parametrize(
    ("text", "subject", "said"),
    [
        # A noun after a preposition is no object; nor is what a council or a unit is for.
        (
            "وأعلن وزير الري سامي العامري خلال لقاء مع الصحفيين انتهاء بناء السد.",
            "وزير الري سامي العامري",
            "انتهاء بناء السد",
        ),
        (
            "وأكد رئيس مجلس إسناد المدينة الشيخ سامي العامري فرار المسلحين من القرية.",
            "رئيس مجلس إسناد المدينة الشيخ سامي العامري",
            "فرار المسلحين من القرية",
        ),
        ("وأكد متحدث باسم حركة طالبان عدم مسؤولية حركته.", "متحدث باسم حركة طالبان", "عدم مسؤولية حركته"),
    ],
)
def test_the_object_is_governed_by_the_verb(text: str, subject: str, said: str) -> None:
    reading = read(text)
    cue = reading.surface(reading.sayings[0].cue[0])
    assert (source(text, cue), content(reading, cue)) == (subject, said)


@pytest.mark.parametrize(
    ("text", "cue", "subject"),
    [
        # Kin is told by the name behind it, and is not the verb's object.
        (
            "وطالبت ليلى بن عمار زوجة النقابي سامي العامري البلدية بالاعتذار.",
            "طالبت",
            "ليلى بن عمار زوجة النقابي سامي العامري",
        ),
        # A preposition with its pronoun, or by saying, is an adverb.
        (
            "وعلق سامي العامري، المسؤول في الإقليم، بقوله إن الجسر انهار.",
            "علق",
            "سامي العامري، المسؤول في الإقليم",
        ),
        # A place is written with a preposition of its own.
        ("وتعهدت فرقة الشرطة بسوسة بالتحقيق.", "تعهدت", "فرقة الشرطة بسوسة"),
        # What is indefinite after a whole name is no part of it.
        ("ووصف وزير الري سامي العامري خطوة البلدية بالشجاعة.", "وصف", "وزير الري سامي العامري"),
        ("واستعرض سامي العامري مثال الطريق السيارة.", "استعرض", "سامي العامري"),
        ("واتهم سامي العامري رئيس الحزب البلدية بالتقصير.", "اتهم", "سامي العامري رئيس الحزب"),
        (
            "ودعا مدير ديوان تربية الماشية سامي العامري إلى الهدوء.",
            "دعا",
            "مدير ديوان تربية الماشية سامي العامري",
        ),
        ("واستبعد مسؤولون أمريكيون التعاون مع البلدية.", "استبعد", "مسؤولون أمريكيون"),
        ("ودعا سامي العامري، كل النقابات إلى الهدوء.", "دعا", "سامي العامري"),
        (
            "وأكدت وزيرة الثقافة والمحافظة على التراث أن القصر مفتوح.",
            "أكدت",
            "وزيرة الثقافة والمحافظة على التراث",
        ),
        # A plural of things is no part of a name.
        ("وانتقد الديماسي السياسات الاقتصادية المتبعة في تونس.", "انتقد", "الديماسي"),
    ],
)
def test_what_goes_with_a_name(text: str, cue: str, subject: str) -> None:
    assert source(text, cue) == subject


def test_an_adverb_is_no_object() -> None:
    text = "وكان الوزير ينفي باستمرار هذه التهمة."
    assert content(read(text), "ينفي") == "هذه التهمة"


@pytest.mark.parametrize(
    ("text", "cue", "source"),
    [
        # A name in quotation marks is read whole, also with a word of time in it.
        ("وذكرت صحيفة «الضفاف اليوم» أن الجسر مغلق.", "ذكرت", "صحيفة «الضفاف اليوم»"),
        ("وتقول حركة «السلام الآن» إن الجسر مغلق.", "تقول", "حركة «السلام الآن»"),
        # What somebody is known by does not open what he threatens with.
        (
            "وهدد قائد الكتيبة المعروف بـ«أبو الليل» باقتحام الميناء.",
            "هدد",
            "قائد الكتيبة المعروف بـ«أبو الليل»",
        ),
        # What he does while he speaks, and to what he replies, are no part of who he is.
        ("وقال رئيس البلدية وهو يخاطب السكان إن الجسر مغلق.", "قال", "رئيس البلدية"),
        ("ورد رئيس البلدية على الشكوى بالقول إن الجسر مغلق.", "رد", "رئيس البلدية"),
        ("وبرر رئيس البلدية القرار بالقول إن الجسر قديم.", "برر", "رئيس البلدية"),
    ],
)
def test_whole_subject_and_nothing_else(text: str, cue: str, source: str) -> None:
    reading = read(text)
    span = saying(reading, cue).source_span
    assert span is not None
    assert reading.surface(span) == source


def test_who_only_says_something_else() -> None:
    reading = read("ورفضت البلدية التعليق على الخبر، واكتفت بالقول إن التحقيق مستمر.")
    assert content(reading, "رفضت") == "التعليق على الخبر"
    assert content(reading, "القول") == "التحقيق مستمر"
