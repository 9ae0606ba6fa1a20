"""Whose office, body or capital it is: the phrase says it, else the sentence, else the article.

The sentences are invented; the codes were written down before they were read.
"""

from __future__ import annotations

import pytest

from tawatur.model.record import Mention, Outlet
from tests.names.test_reader import named, read

# The country of the outlet, the sentence, the name, its code.
BY_PHRASE = [
    ("DZ", "قال وزير الداخلية التونسي إن الحدود آمنة", "وزير الداخلية التونسي", "TUNGOV"),
    ("EG", "أعلن قائد الجيش اللبناني وقف إطلاق النار", "قائد الجيش اللبناني", "LBNMIL"),
    ("TN", "قال الناطق باسم الحكومة المغربية إن القرار نهائي", "الناطق باسم الحكومة المغربية", "MARGOV"),
    ("EG", "قال الناطق الرسمي باسم الحكومة الأردنية كلمة", "الناطق الرسمي باسم الحكومة الأردنية", "JORGOV"),
    ("EG", "قال المتحدث باسم الخارجية الأمريكية إن واشنطن قلقة", "المتحدث باسم الخارجية الأمريكية", "USAGOV"),
    ("EG", "قال متحدث باسم وزارة الخارجية الإيرانية كلمة", "متحدث باسم وزارة الخارجية الإيرانية", "IRNGOV"),
    ("EG", "قال الرئيس الأمريكي إن العقوبات باقية", "الرئيس الأمريكي", "USAGOV"),
    ("EG", "التقى الرئيس الفرنسي نظيره الروسي في باريس", "الرئيس الفرنسي", "FRAGOV"),
    ("EG", "استقبل رئيس الوزراء العراقي سفير إيران في بغداد", "رئيس الوزراء العراقي", "IRQGOV"),
    ("EG", "استقبل رئيس الوزراء العراقي سفير إيران في بغداد", "سفير إيران", "IRNGOV"),
    ("EG", "استقبل الوزير السفير الإيراني في بغداد", "السفير الإيراني", "IRNGOV"),
    ("EG", "قال سفير تونس في الجزائر إن العلاقات متينة", "سفير تونس", "TUNGOV"),
    ("EG", "أعلن وزير الدفاع الإسرائيلي تعبئة الجنود", "وزير الدفاع الإسرائيلي", "ISRMIL"),
    ("EG", "قال رئيس أركان الجيش الجزائري إن الحدود آمنة", "رئيس أركان الجيش الجزائري", "DZAMIL"),
    ("EG", "أوقفت الشرطة التونسية خمسة أشخاص", "الشرطة التونسية", "TUNCOP"),
    ("EG", "أعلنت وزارة الصحة الليبية مقتل خمسة مدنيين", "وزارة الصحة الليبية", "LBYGOV"),
    ("EG", "أعلنت وزارة الصحة في غزة مقتل خمسة مدنيين", "وزارة الصحة في غزة", "PSEGOV"),
    ("EG", "صادق البرلمان التونسي على القانون", "البرلمان التونسي", "TUNLEG"),
    ("EG", "صادق مجلس النواب اللبناني على القانون", "مجلس النواب اللبناني", "LBNLEG"),
    ("EG", "قال رئيس مجلس النواب اللبناني نبيه بري إن الجلسة تأجلت", "رئيس مجلس النواب اللبناني", "LBNLEG"),
    ("EG", "قضت المحكمة الدستورية الكويتية ببطلان القانون", "المحكمة الدستورية الكويتية", "KWTJUD"),
    ("LB", "قال النائب العام المصري إن التحقيق مستمر", "النائب العام المصري", "EGYJUD"),
    ("LB", "قال رئيس الحكومة المغربية إن الموازنة جاهزة", "رئيس الحكومة المغربية", "MARGOV"),
    ("LB", "قال العاهل الأردني إن القدس خط أحمر", "العاهل الأردني", "JORGOV"),
    ("LB", "استقبل ملك المغرب الوفد", "ملك المغرب", "MARGOV"),
    ("LB", "قال أمير قطر إن الحوار ضروري", "أمير قطر", "QATGOV"),
    ("LB", "قال ولي العهد السعودي إن الحوار ضروري", "ولي العهد السعودي", "SAUGOV"),
    ("LB", "قال الأمين العام للأمم المتحدة إن الوضع خطير", "الأمين العام للأمم المتحدة", "IGO"),
    ("EG", "قال الأمين العام لحزب الله إن الرد آت", "الأمين العام لحزب الله", "LBNREB"),
    ("EG", "قال زعيم المعارضة الإسرائيلية إن الحكومة فشلت", "زعيم المعارضة الإسرائيلية", "ISROPP"),
    ("EG", "قال وزير خارجية السودان علي يوسف إن الحل سياسي", "وزير خارجية السودان", "SDNGOV"),
    ("EG", "قال مدير المخابرات الأمريكية إن التقرير دقيق", "مدير المخابرات الأمريكية", "USASPY"),
    ("EG", "قال مستشار الأمن القومي الأمريكي إن الخيارات مفتوحة", "مستشار الأمن القومي الأمريكي", "USAGOV"),
    ("EG", "قال محافظ البنك المركزي التونسي إن التضخم تراجع", "محافظ البنك المركزي التونسي", "TUNGOV"),
    ("EG", "قصف الجيش الإسرائيلي جنوب لبنان أمس", "الجيش الإسرائيلي", "ISRMIL"),
    ("EG", "عقدت الحكومة السودانية والحركة الشعبية جولة جديدة", "الحكومة السودانية", "SDNGOV"),
    ("EG", "قال البيت الأبيض إن الرئيس سيزور المنطقة", "البيت الأبيض", "USAGOV"),
    ("EG", "أعلن الكرملين أن اللقاء تأجل", "الكرملين", "RUSGOV"),
]  # fmt: skip
# Whose it is comes before where the holder serves.
BY_FIRST_OF_TWO = [
    ("EG", "قال السفير الأمريكي لدى ليبيا إن الانتخابات ضرورية", "السفير الأمريكي لدى ليبيا", "USAGOV"),
    ("LB", "قال السفير المصري لدى تونس إن العلاقات متينة", "السفير المصري لدى تونس", "EGYGOV"),
    ("LB", "قال سفير فرنسا لدى تونس إن العلاقات متينة", "سفير فرنسا لدى تونس", "FRAGOV"),
]
BY_HOLDER = [
    ("EG", "قال وزير الخارجية المصري سامح شكري إن الحل سياسي", "سامح شكري", "EGYGOV"),
    ("EG", "قال وزير الخارجية الليبي محمد سيالة إن الحل سياسي", "محمد سيالة", "LBYGOV"),
    ("LB", "قال وزير الخارجية جون كيري إن الحل سياسي", "وزير الخارجية", "USAGOV"),
    # A town in the name of a man whom no table knows is not his country.
    ("SA", "قال وزير الداخلية خالد بن عبد العزيز إن الحدود آمنة", "وزير الداخلية", "SAUGOV"),
]
BY_SENTENCE = [
    ("DZ", "في تونس، قال وزير الداخلية إن الحدود آمنة", "وزير الداخلية", "TUNGOV"),
    ("EG", "وقعت اشتباكات في ليبيا أمس، وقال وزير العدل إن التحقيق بدأ", "وزير العدل", "LBYGOV"),
    ("EG", "تفشى المرض باليمن، وقال وزير الصحة إن اللقاح وصل", "وزير الصحة", "YEMGOV"),
    ("EG", "قال قائد الجيش في لبنان إن الحدود آمنة", "قائد الجيش", "LBNMIL"),
    ("DZ", "قال النائب العام في ليبيا إن التحقيق مستمر", "النائب العام", "LBYJUD"),
    ("DZ", "قال النائب العام بليبيا إن التحقيق مستمر", "النائب العام بليبيا", "LBYJUD"),
    ("EG", "قال وزير الخارجية في حكومة الوفاق الليبية إن الحل سياسي", "وزير الخارجية", "LBYGOV"),
]
BY_ARTICLE = [
    ("DZ", "قال وزير الداخلية إن الحدود آمنة", "وزير الداخلية", "DZAGOV"),
    ("TN", "قال الناطق باسم الحكومة إن القرار نهائي", "الناطق باسم الحكومة", "TUNGOV"),
    ("EG", "قال الرئيس إن العقوبات باقية", "الرئيس", "EGYGOV"),
    ("TN", "قال وكيل الجمهورية إن التحقيق مستمر", "وكيل الجمهورية", "TUNJUD"),
    ("LB", "قال رئيس الحكومة إن الموازنة جاهزة", "رئيس الحكومة", "LBNGOV"),
    # He travels: where he is tells nothing.
    ("DZ", "وصل وزير الداخلية إلى تونس أمس للقاء المسؤولين", "وزير الداخلية", "DZAGOV"),
    ("DZ", "التقى وزير الخارجية نظيره الفرنسي في باريس", "وزير الخارجية", "DZAGOV"),
    ("DZ", "وفي فرنسا، التقى وزير الخارجية نظيره", "وزير الخارجية", "DZAGOV"),
    ("EG", "وفي روسيا، قال الرئيس إن العلاقات متينة", "الرئيس", "EGYGOV"),
    ("EG", "التقى الرئيس في روسيا عددا من الطلبة", "الرئيس", "EGYGOV"),
    # Two countries are told: neither is taken.
    ("EG", "وقعت اشتباكات في ليبيا وفي تشاد، وقال وزير العدل إن التحقيق بدأ", "وزير العدل", "EGYGOV"),
    ("EG", "قال الليبيون في تونس إن وزير العدل وعد بالتحقيق", "وزير العدل", "EGYGOV"),
]
CAPITALS = [
    ("EG", "موسكو تنفي قصف المدينة", "موسكو", "RUSGOV"),
    ("EG", "نفت موسكو قصف المدينة", "موسكو", "RUSGOV"),
    ("EG", "واشنطن تدين الهجوم", "واشنطن", "USAGOV"),
    ("EG", "اتهمت أنقرة دمشق بخرق الهدنة", "أنقرة", "TURGOV"),
    ("EG", "اتهمت أنقرة دمشق بخرق الهدنة", "دمشق", "SYRGOV"),
    ("EG", "دعت الرياض إلى ضبط النفس", "الرياض", "SAUGOV"),
    ("EG", "أكدت بكين دعمها للحكومة", "بكين", "CHNGOV"),
    ("EG", "وصل الوفد إلى موسكو أمس", "موسكو", None),
    ("EG", "وقع انفجار في بغداد أمس", "بغداد", None),
]


def mention(country: str, sentence: str, name: str) -> Mention:
    found = named(read(sentence, outlet=Outlet("x", "x", country)), name)
    assert found, list(read(sentence).mentions)
    return found[0]


@pytest.mark.parametrize(
    ("country", "sentence", "name", "code"),
    [*BY_PHRASE, *BY_FIRST_OF_TWO, *BY_HOLDER, *BY_SENTENCE, *BY_ARTICLE, *CAPITALS],
)
def test_whose_it_is(country: str, sentence: str, name: str, code: str | None) -> None:
    actor = mention(country, sentence, name).actor
    assert (actor.code if actor is not None else None) == code


def test_a_body_of_many_countries_is_none_s_where_it_serves() -> None:
    actor = mention(
        "EG", "قالت ممثلة منظمة هيومن رايتس ووتش في تونس إن الوضع هادئ", "ممثلة منظمة هيومن رايتس ووتش"
    ).actor
    assert actor is not None
    assert actor.country is None


@pytest.mark.parametrize(("country", "sentence", "name", "code"), [*BY_PHRASE[:5], *BY_SENTENCE])
def test_the_same_sentence_has_the_same_actor_in_another_article(
    country: str, sentence: str, name: str, code: str
) -> None:
    outlet = Outlet("x", "x", country)
    (other,) = named(read("عاد الوفد أمس", sentence, outlet=outlet), name)
    actor = mention(country, sentence, name).actor
    assert actor == other.actor
    assert actor is not None
    assert actor.code == code


@pytest.mark.parametrize(
    ("country", "full", "short"),
    [
        ("LY", ("قال وزير الخارجية الليبي إن الحل سياسي", "وزير الخارجية الليبي"), "وزير الخارجية"),
        ("TN", ("قالت وزيرة العدل التونسية إن الملف مغلق", "وزيرة العدل التونسية"), "وزيرة العدل"),
        (
            "LB",
            ("قالت وزارة الداخلية اللبنانية إن الطريق مفتوحة", "وزارة الداخلية اللبنانية"),
            "وزارة الداخلية",
        ),
    ],
)
def test_an_office_is_one_actor_with_and_without_its_nationality(
    country: str, full: tuple[str, str], short: str
) -> None:
    told, left_out = mention(country, *full), mention(country, f"وقال مصدر في {short} إن الحل قريب", short)
    if told.kind == "ROLE":
        left_out = mention(country, f"وقال {short} إن الحل قريب", short)
    assert told.actor is not None
    assert left_out.actor is not None
    assert told.actor.id == left_out.actor.id


def test_the_same_office_of_two_countries_is_two_actors() -> None:
    libyan = mention("LY", "قال وزير الخارجية الليبي إن الحل سياسي", "وزير الخارجية الليبي").actor
    french = mention("LY", "قال وزير الخارجية الفرنسي إن الحل سياسي", "وزير الخارجية الفرنسي").actor
    assert libyan is not None
    assert french is not None
    assert libyan.id != french.id
