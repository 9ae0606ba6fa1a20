"""One text for each construction, beside the examples of the rule files."""

from __future__ import annotations

import pytest

from tests.sayings.reading import content, read, saying

PERSON = "وزيرة الصحة ليلى بن عمار"


@pytest.mark.parametrize(
    ("text", "cue", "source", "said"),
    [
        # Verb, subject, addressee or occasion, complementiser.
        ("وأكد مدير الميناء خلال جولة مع الصحفيين أن الأرصفة جاهزة.", "أكد", "مدير الميناء", "الأرصفة جاهزة"),
        (
            "وأبلغ قائد الحرس المجلس البلدي بأن الطريق مقطوع.",
            "أبلغ",
            "قائد الحرس",
            "الطريق مقطوع",
        ),
        ("وقالت المفوضية، في بيان صدر أمس، إن عدد النازحين تضاعف.", "قالت", "المفوضية", "عدد النازحين تضاعف"),
        # The subject first.
        ("مصادر محلية قالت إن الجسر انهار.", "قالت", "مصادر محلية", "الجسر انهار"),
        ("وكان رئيس الاتحاد قد أعلن أن الإضراب سيتواصل.", "أعلن", "رئيس الاتحاد", "الإضراب سيتواصل"),
        ("وأفرج عن الصياد الذي قال إنه لم يدخل المياه.", "قال", "الصياد", "لم يدخل المياه"),
        # Prepositions.
        ("ووفقا لمصادر أمنية فإن الحدود أغلقت.", "وفقا", "مصادر أمنية", "الحدود أغلقت"),
        (
            "ارتفع عدد المصابين إلى ستين، وفق ما أعلنته وزارة الصحة.",
            "وفق ما",
            "وزارة الصحة",
            "ارتفع عدد المصابين إلى ستين",
        ),
        ("وبحسب التقرير، تراجعت المحاصيل بمقدار الربع.", "بحسب", "التقرير", "تراجعت المحاصيل بمقدار الربع"),
        # Quotation marks of every style, and an unbalanced one.
        ('وقال عمدة القرية: "المياه لم تصلنا منذ أسبوع".', "قال", "عمدة القرية", "المياه لم تصلنا منذ أسبوع"),
        (
            "وقال عمدة القرية »المياه لم تصلنا منذ أسبوع كامل«.",
            "قال",
            "عمدة القرية",
            "المياه لم تصلنا منذ أسبوع كامل",
        ),
        (
            "وقال عمدة القرية إن «المياه لم تصلنا منذ أسبوع».",
            "قال",
            "عمدة القرية",
            "المياه لم تصلنا منذ أسبوع",
        ),
        ("وقال عمدة القرية إن المياه لم تصل منذ أسبوع».", "قال", "عمدة القرية", "المياه لم تصل منذ أسبوع"),
        # Nominal contents.
        ("وناشدت المنظمة الأطراف احترام الهدنة.", "ناشدت", "المنظمة", "احترام الهدنة"),
        ("وأمر القاضي بحبس المتهم أربعة أيام.", "أمر", "القاضي", "حبس المتهم أربعة أيام"),
        (
            "وطالبت نقابة المعلمين الحكومة بصرف الرواتب المتأخرة.",
            "طالبت",
            "نقابة المعلمين",
            "صرف الرواتب المتأخرة",
        ),
        ("ودعا مجلس الأعيان إلى وقف إطلاق النار.", "دعا", "مجلس الأعيان", "وقف إطلاق النار"),
        ("ونفت الشركة وجود أي تسرب في الأنبوب.", "نفت", "الشركة", "وجود أي تسرب في الأنبوب"),
        ("وهدد المتمردون بقصف المطار.", "هدد", "المتمردون", "قصف المطار"),
        ("وتعهدت الحكومة بإعادة فتح المعبر.", "تعهدت", "الحكومة", "إعادة فتح المعبر"),
        ("وحذرت المنظمة من تفشي الكوليرا في المخيم.", "حذرت", "المنظمة", "تفشي الكوليرا في المخيم"),
        ("ورحبت الجمعية بإطلاق سراح الصحفي.", "رحبت", "الجمعية", "إطلاق سراح الصحفي"),
    ],
)
def test_source_and_content(text: str, cue: str, source: str, said: str) -> None:
    reading = read(text)
    found = saying(reading, cue)
    assert found.source_span is not None
    assert reading.surface(found.source_span) == source
    assert content(reading, cue) == said


@pytest.mark.parametrize(
    ("cue", "commitment"),
    [
        ("أكد", "asserts"),
        ("زعم", "claims"),
        ("نفى", "denies"),
        ("استبعد", "doubts"),
        ("يعتقد", "believes"),
        ("تعهد", "promises"),
        ("هدد", "threatens"),
        ("اقترح", "asks"),
    ],
)
def test_commitment_is_the_cues(cue: str, commitment: str) -> None:
    assert saying(read(f"{cue} رئيس الحزب أن تجرى الانتخابات."), cue).commitment == commitment


@pytest.mark.parametrize(
    "text",
    [
        "يذكر أن السد بني قبل نصف قرن.",
        "وتجدر الإشارة إلى أن السد بني قبل نصف قرن.",
        "ولم تعلن أي جهة مسؤوليتها عن التفجير.",
        "ونقل الجرحى إلى المستشفى المركزي.",
        "اجتمع الوزير بالحكومة المعترف بها دوليا.",
        "استشهد ثلاثة جنود في القصف.",
        "شهدت المدينة أمطارا غزيرة.",
        "صدر أمس كتاب «حكايات البحر».",
    ],
)
def test_decoys_are_refused(text: str) -> None:
    assert read(text).sayings == ()


def test_a_verb_without_subject_goes_on_with_the_speaker() -> None:
    reading = read(f"قالت {PERSON} إن اللقاح متوفر. وأضافت أن الحملة تبدأ غدا.")
    first, second = reading.sayings
    assert (second.source, second.resolution) == (first.source, "implicit")


def test_gender_decides_between_two_speakers() -> None:
    text = f"قالت {PERSON} إن اللقاح متوفر. وقال رئيس النقابة إن المخازن فارغة. وأضافت أن الحملة تبدأ غدا."
    reading = read(text)
    assert saying(reading, "أضافت").source == saying(reading, "قالت").source


def test_a_participle_belongs_to_the_subject_not_to_the_nearest_phrase() -> None:
    text = "وقالت المصادر، بحسب ما نقلته مراجع إعلامية، إن الهدنة صامدة، مشيرة إلى أن المعابر مفتوحة."
    reading = read(text)
    assert saying(reading, "مشيرة").source == saying(reading, "قالت").source


def test_a_participle_without_a_verb_of_saying_takes_the_subject_of_the_sentence() -> None:
    reading = read("تفقد وزير الري السد، مؤكدا أن المنسوب آمن.")
    labels = {source.id: source.label for source in reading.sources}
    assert labels[saying(reading, "مؤكدا").source or ""].startswith("وزير الري")


@pytest.mark.parametrize(
    ("first", "again"),
    [
        ("قال مصدر أمني مطلع", "أضاف المصدر نفسه"),
        ("قالت صحيفة المرفأ", "أضافت الصحيفة"),
        ("قالت وزارة الداخلية التونسية", "أضافت الوزارة"),
        ("قال وزير الدفاع الوطني كمال الساحلي", "أضاف الساحلي"),
        ("قال الناطق باسم الجيش", "أضاف الناطق"),
        ("قال المرصد السوري لحقوق الإنسان", "أضاف المرصد"),
    ],
)
def test_a_definite_noun_is_the_source_of_before(first: str, again: str) -> None:
    reading = read(f"{first} إن الهدنة صامدة. و{again} أن المعابر مفتوحة.")
    assert reading.sayings[0].source == reading.sayings[1].source
    assert len(reading.sources) == 2


def test_reports_with_another_modifier_are_another_source() -> None:
    reading = read("أفادت التقارير الميدانية بوقوع اشتباكات. وتشير التقارير إلى أن الهدنة انهارت.")
    assert reading.sayings[0].source != reading.sayings[1].source


def test_a_headline_colon_needs_somebody_who_can_speak() -> None:
    assert saying(read("وزير التعليم: الامتحانات في موعدها\n\nبدأت الامتحانات أمس في كل المدن."), ":").source
    assert not read("سيدي عمر: انقطاع المياه عن المدينة\n\nانقطعت المياه أمس عن المدينة.").sayings


def test_two_verbs_that_share_a_clause() -> None:
    reading = read("أكد البيان وشدد على أن الحدود ستبقى مفتوحة.")
    assert content(reading, "أكد") == content(reading, "شدد") == "الحدود ستبقى مفتوحة"
    assert saying(reading, "شدد").parent is None


def test_a_verb_that_leaves_its_words_to_the_next() -> None:
    reading = read("حذرت النقابة وطالبت بفتح تحقيق عاجل في الحادث.")
    assert [reading.surface(y.cue[0]) for y in reading.sayings] == ["طالبت"]
    assert content(reading, "طالبت") == "فتح تحقيق عاجل في الحادث"


def test_reports_of_nobody_are_the_source() -> None:
    reading = read("وأغلق الميناء وسط أنباء عن غرق سفينة في الخليج.")
    source = next(s for s in reading.sources if s.id == saying(reading, "أنباء").source)
    assert (source.label, source.type) == ("أنباء", "generic_reports")


def test_so_somebody_says() -> None:
    reading = read("«الوضع تحت السيطرة ولا داعي للقلق»، هكذا قال مدير الأمن ردا على الصحفيين.")
    assert content(reading, "قال") == "الوضع تحت السيطرة ولا داعي للقلق"


def test_people_called_by_what_they_do_for_it() -> None:
    reading = read("ويضم التحالف، حسب مؤسسيه، أكثر من ثلاثين جمعية.")
    span = saying(reading, "حسب").source_span
    assert span is not None
    assert reading.surface(span) == "مؤسسيه"
