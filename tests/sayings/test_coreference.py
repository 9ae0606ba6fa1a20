"""One source for whoever is named in several ways, and none for two who are not."""

from __future__ import annotations

import pytest

from tests.sayings.reading import chain, content, read, saying


def kinds(text: str) -> list[tuple[str, str]]:
    return [(source.label, source.type) for source in read(text).sources[1:]]


@pytest.mark.parametrize(
    ("text", "person"),
    [
        # The article names the holder where nothing is said.
        (
            "استقبل المحافظ وزيرة العدل ليلى بن عمار أمس. وقالت وزيرة العدل إن القانون جاهز.",
            "وزيرة العدل ليلى بن عمار",
        ),
        (
            "وصلت زعيمة حزب اليمين الوطني ماري دوبوا أمس. وقالت زعيمة اليمين المتطرف إن الحدود مغلقة.",
            "زعيمة حزب اليمين الوطني ماري دوبوا",
        ),
        (
            "وصل وزير الخارجية التركي محمد علي شاهين أمس. وقال رئيس الدبلوماسية التركية إن المعبر مفتوح.",
            "وزير الخارجية التركي محمد علي شاهين",
        ),
    ],
)
def test_an_office_is_whoever_holds_it_in_the_article(text: str, person: str) -> None:
    assert kinds(text) == [(person, "named_person")]


def test_an_office_that_two_hold_is_neither() -> None:
    text = "التقى وزير الدفاع كمال الساحلي وزير الدفاع محمد علي شاهين. وقال وزير الدفاع إن الاتفاق جاهز."
    assert [kind for _, kind in kinds(text)] == ["role_holder"]


@pytest.mark.parametrize(
    ("first", "again"),
    [
        ("رئيس النقابة", "المدير"),
        ("النقابة", "الحزب"),
        ("المتظاهر سليم الحداد", "المتظاهرون"),
        ("النائب كمال الساحلي", "الوزير"),
        ("الشرطة", "المصادر"),
        ("الرئيس اليمني عبد ربه منصور", "المسؤول الأوروبي"),
        ("الجيش السوري", "الجيش التركي"),
        ("وزارة الداخلية في البحرين", "البحرين"),
        ("مسؤول سوداني", "مسؤول تشادي"),
    ],
)
def test_another_definite_noun_is_another_source(first: str, again: str) -> None:
    reading = read(f"وقال {first} إن الهدنة صامدة. وبعد ذلك قال {again} إن المعابر مفتوحة.")
    assert len(reading.sources) == 3


@pytest.mark.parametrize(
    ("first", "again"),
    [
        ("الناطق الرسمي باسم المحكمة", "المتحدث الرسمي"),
        ("النائب كمال الساحلي", "الرجل"),
        ("كمال الساحلي", "المسؤول النقابي"),
        ("تنظيم داعش", "التنظيم"),
        ("طالبان", "الحركة"),
        ("هيومن رايتس ووتش", "المنظمة"),
        ("صحيفة «الساحل»", "الصحيفة"),
        ("صحيفة «الساحل»", "الصحيفة البريطانية"),
        ("الصحفي علي بن مزيان", "الصحفي المغربي"),
        ("رئيس الوزراء البريطاني ديفيد كاميرون", "رئيس الحكومة البريطانية"),
        ("النقابة", "هذا الهيكل النقابي"),
        ("ناطق باسم القوات", "هذا الناطق"),
        ("بيان الوزارة", "المصدر نفسه"),
        ("شاهد عيان", "الشاهد"),
        ("رئيس الحكومة يوسف الشاهد", "الشاهد"),
        ("تنظيم «داعش»", "التنظيم الإرهابي"),
        ("تنظيم «داعش»", "داعش"),
        ("منظمة «هيومن رايتس ووتش» المعنية بحقوق الإنسان", "هيومن رايتس"),
    ],
)
def test_a_general_word_is_who_spoke_before(first: str, again: str) -> None:
    reading = read(f"وقال {first} إن الهدنة صامدة. وقال {again} إن المعابر مفتوحة.")
    assert reading.sayings[0].source == reading.sayings[1].source


def test_the_name_of_what_stands_after_an_attached_preposition_has_its_article() -> None:
    text = "ارتفع عدد النازحين، وفقا للأمم المتحدة. وقالت الأمم المتحدة إن المخيمات ممتلئة."
    assert kinds(text) == [("الأمم المتحدة", "ngo_igo")]


def test_a_person_whom_two_words_could_mean_is_left_in_doubt() -> None:
    text = "قال النائب كمال الساحلي إن الهدنة صامدة. وقال النائب سليم الحداد إن المعابر مفتوحة. {}"
    doubtful = read(text.format("وأكد النائب أن السد آمن."))
    assert "coref_uncertain" in saying(doubtful, "أكد").flags
    assert doubtful.because[saying(doubtful, "أكد").id].note
    sure = read(text.format("وأكد الحداد أن السد آمن."))
    assert "coref_uncertain" not in saying(sure, "أكد").flags


@pytest.mark.parametrize(
    ("text", "principals"),
    [
        ("قال المتحدث باسم الحكومة إن الهدنة صامدة. وقالت الحكومة إن السد آمن.", ["S2", None]),
        ("وقال الناطق العسكري باسم كتائب القسام إن الهدنة صامدة.", ["كتائب القسام"]),
        ("وقالت المتحدثة باسم وزارة الصحة ليلى بن عمار إن اللقاح متوفر.", ["وزارة الصحة"]),
        ("قالت حركة الشباب إن المعسكر سقط. وقال الناطق باسمها إن القتال متواصل.", [None, "S1"]),
        ("وقال وزير الصحة إن اللقاح متوفر.", [None]),
    ],
)
def test_for_whom_a_spokesman_speaks(text: str, principals: list[str | None]) -> None:
    assert [source.principal for source in read(text).sources[1:]] == principals


def test_his_country_is_the_speakers() -> None:
    text = "قال وزير الخارجية المصري سامح شكري إن بلاده تطالب بوقف القتال. وأكدت مصر أن المعبر مفتوح."
    assert kinds(text)[1:] == [("مصر", "official_body")]


def test_a_body_keeps_its_kind_when_its_name_stands_alone() -> None:
    text = 'قالت وكالة التصنيف "فيتش رايتينغ" إن النمو تراجع. وأضافت "فيتش رايتينغ" أن الدين ارتفع.'
    assert [kind for _, kind in kinds(text)] == ["expert"]


@pytest.mark.parametrize(
    ("text", "cue", "expected"),
    [
        # A general word with an adjective out of the body's name.
        (
            "وعبرت الفدرالية الوطنية للجمعيات النسائية عن غضبها. واعتبر التنظيم النسائي أن القانون فشل.",
            "اعتبر",
            ["الفدرالية الوطنية للجمعيات النسائية"],
        ),
        # An office of spokesmen is its spokesman, the country's minister has his country's name.
        (
            "وقال مكتب الناطق باسم النيابة إن التحقيق مستمر. وأوضح المتحدث أن المتهمين ستة.",
            "أوضح",
            ["مكتب الناطق باسم النيابة"],
        ),
        (
            "قال وزير الخارجية بدولة قطر سالم العطية إن الجسر آمن. وأكد وزير الخارجية القطري فتح المعبر.",
            "أكد",
            ["وزير الخارجية بدولة قطر سالم العطية"],
        ),
        # Rebels by the name of their group; another body with the adjective of a country is another.
        (
            "وقال المتمردون الحوثيون إن الغارة قتلت مدنيين. ويقول الحوثيون إن الهدنة صامدة.",
            "يقول",
            ["المتمردون الحوثيون"],
        ),
        (
            "وقال الجيش الليبي إن القافلة وصلت. وقالت الوزارة الليبية إن الطريق مفتوح.",
            "قالت",
            ["الوزارة الليبية"],
        ),
    ],
)
def test_who_is_told_otherwise(text: str, cue: str, expected: list[str]) -> None:
    assert chain(read(text), cue) == expected


def test_body_named_by_its_statement_goes_on_with_a_verb_of_either_gender() -> None:
    reading = read(
        "قالت الشرطة في بيان إنها أوقفت المشتبه به. وأضاف البيان أن السلاح حجز، ولفت إلى أن التحقيق متواصل."
    )
    assert chain(reading, "لفت") == ["الشرطة"]


@pytest.mark.parametrize(
    ("text", "cue", "expected"),
    [
        # Any one of several, by a word of his sort; and who was described by it.
        ("قال أحد الجرحى إن الحافلة انقلبت. وأضاف الجريح أنه خرج من النافذة.", "أضاف", ["أحد الجرحى"]),
        ("قال أحد السكان إن القصف دمر بيته. وأضاف المواطن أن ابنه أصيب.", "أضاف", ["أحد السكان"]),
        (
            "قال أبو مازن، وهو تاجر خضار، إن الأسعار تضاعفت. ويؤكد التاجر أن الزبائن قليلون.",
            "يؤكد",
            ["أبو مازن، وهو تاجر خضار"],
        ),
        ("قال الوزير إن السوق هادئ. ويؤكد التاجر أن الزبائن قليلون.", "يؤكد", ["التاجر"]),
        ("وقالت مراسلتنا إن الهدوء عاد. وأضافت المراسلة أن المتاجر فتحت.", "أضافت", ["مراسلتنا"]),
        # His excellency, our speaker: who has just spoken.
        (
            "قال وزير الصيد سالم العامري إن الموسم بدأ. وأشار معاليه إلى أن الأسعار ثابتة.",
            "أشار",
            ["وزير الصيد سالم العامري"],
        ),
        (
            "قال الباحث سالم العامري إن الموسم بدأ. وأضاف محدثنا أن الأسعار ثابتة.",
            "أضاف",
            ["الباحث سالم العامري"],
        ),
        # The international organisation is the one named; a body by its statement.
        (
            "قالت الأمم المتحدة إن الملايين جياع. وأضافت المنظمة الدولية أن خطتها لم تمول.",
            "أضافت",
            ["الأمم المتحدة"],
        ),
        ("قالت النيابة إنها تحقق مع ثلاثة. وذكر بيانها أن التهم كثيرة.", "ذكر", ["النيابة"]),
        ("وبالتحقيق معه، اعترف بالسرقة.", "اعترف", []),
        # An office behind a name that has one ahead is somebody else's.
        (
            "استقبلت رئيسة البرلمان ليلى الكواري السفير الكندي. وأثنى السفير على جهود الوساطة.",
            "أثنى",
            ["السفير"],
        ),
    ],
)
def test_who_is_one_of_several_or_another(text: str, cue: str, expected: list[str]) -> None:
    assert chain(read(text), cue) == expected


def test_who_is_called_so_between_commas_is_the_subject_still() -> None:
    reading = read("وقال أحدهم، ويدعى صالح بوعزة، إن المياه وصلت إلى سقف بيته.")
    assert content(reading, "قال") == "المياه وصلت إلى سقف بيته"


def test_the_head_of_the_government_leads_the_ministers() -> None:
    text = "قال رئيس الوزراء التركي أحمد البزاز إن الجسر آمن. وأكد رئيس الحكومة أن الحدود آمنة."
    assert len(read(text).sources) == len(["outlet", "minister"])


def test_adjectives_joined_by_and_are_the_same_with_the_article() -> None:
    text = "قالت مصادر أمنية وطبية إن الهجوم وقع فجرا. وشددت المصادر الأمنية والطبية على أن الجرحى مدنيون."
    assert len(read(text).sources) == len(["outlet", "sources"])
