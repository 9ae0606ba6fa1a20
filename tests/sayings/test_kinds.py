"""Which type a source has: one phrase for each construction that decides it."""

from __future__ import annotations

import pytest

from tests.sayings.reading import read

PHRASES = [
    # A name beside an office, a rank, a trade, before it or after it.
    ("وزيرة الصحة ليلى بن عمار", "named_person"),
    ("ليلى بن عمار الناطقة باسم الوزارة", "named_person"),
    ("المتظاهر سليم الحداد", "named_person"),
    ("الناطق باسم الجيش", "role_holder"),
    ("متحدث باسم السفارة", "role_holder"),
    ("العقيد", "role_holder"),
    # Nobody in particular.
    ("عضو في المجلس البلدي", "anonymous_sources"),
    ("مسؤولون أمنيون", "anonymous_sources"),
    ("أحد مساعدي المحافظ", "anonymous_sources"),
    ("أحد المحتجين", "eyewitness"),
    ("أحد الموقوفين", "unknown"),
    ("عدد من المتظاهرين", "unknown"),
    ("عائلات السجناء", "unknown"),
    ("بعض سكان الحي", "eyewitness"),
    # A head of a general sort is what its adjective or its owner is.
    ("لجنة حقوقية", "ngo_igo"),
    ("اللجنة البرلمانية", "official_body"),
    ("مجموعة مسلحة", "armed_actor"),
    ("بعثة الأمم المتحدة", "ngo_igo"),
    ("بعثة الوزارة", "official_body"),
    ("الوفد التركي", "official_body"),
    ("وفد الجمعية", "ngo_igo"),
    ("عدد من رجال الشرطة", "official_body"),
    # What somebody estimates or puts out is his.
    ("تقديرات وزارة الفلاحة", "official_body"),
    ("تقرير المنظمة", "ngo_igo"),
    ("تقرير مفصل", "document"),
    ("محامون من المدينة", "expert"),
]


@pytest.mark.parametrize(("phrase", "expected"), PHRASES)
def test_the_type_of_a_source(phrase: str, expected: str) -> None:
    reading = read(f"وفي هذا السياق قال {phrase} إن الهدنة صامدة.")
    assert [source.type for source in reading.sources[1:]] == [expected]


def test_both_cases_of_a_plural_are_one_source() -> None:
    reading = read("قال خاطفو الطائرة إن مطالبهم لم تلب. وذكرت الشرطة أن خاطفي الطائرة قالوا إنهم سيفجرونها.")
    labels = [source.label for source in reading.sources[1:]]
    assert labels == ["خاطفو الطائرة", "الشرطة"]


@pytest.mark.parametrize(
    ("first", "again"),
    [("عبد الرحمن بوعزيز", "عبدالرحمن بو عزيز"), ("منير الكحلاوي", "الكلحاوي")],
)
def test_a_name_spelt_otherwise_is_the_same_person(first: str, again: str) -> None:
    reading = read(f"قال النائب {first} إن الهدنة صامدة. وأضاف {again} أن المعابر مفتوحة.")
    assert len(reading.sources) == 2


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("لوموند", "media_outlet"),
        ("السفير سليم الحداد", "named_person"),
        ("صحيفة «السفير»", "media_outlet"),
        ("وكالة الأنباء الإيطالية", "news_agency"),
        ("الوكالة الدولية للطاقة الذرية", "ngo_igo"),
        ("وكالة الاستخبارات المركزية", "official_body"),
        ("بيان صادر عن قيادة الجيش", "official_body"),
        ("حصيلة جديدة لوزارة الصحة", "official_body"),
        ("ليلى حسن كريم عضو المكتب السياسي", "named_person"),
        ("السعودي فيصل أكبر", "named_person"),
        ('مدير المهرجان "محسن خلف"', "named_person"),
        ("المدعي العام لويس مورينو", "named_person"),
        ("الأمير تركي الفيصل، سفير السعودية،", "named_person"),
        ("الخضر لصور مدير عام مكتب الصحة", "named_person"),
        ("زعيمة حزب ميريتس زهافا جلئون", "named_person"),
        ("صحفي رفض كشف هويته", "anonymous_sources"),
        ("إحداهن", "anonymous_sources"),
        ("مراسلون", "unknown"),
        ("حركة النهضة", "ngo_igo"),
        ("حزب العمال الكردستاني", "armed_actor"),
        ("وحدات حماية الشعب", "armed_actor"),
        ("مكتب الحوثي", "armed_actor"),
        ("جماعة «ولاية الساحل»", "armed_actor"),
        ("تنظيم الدولة", "armed_actor"),
        ("المدعية العامة للمحكمة", "role_holder"),
        ("المتحدث باسم هيئة موانئ نيويورك ونيوجيرزي", "role_holder"),
        ("رئيس شرطة بيشاور، سليم الحداد،", "named_person"),
        ("مرافقيه", "unknown"),
        ("مستثمر فرنسي", "unknown"),
        ("والدة نذير القطاري، سنية رجب،", "named_person"),
        ("والدة نذير القطاري", "role_holder"),
        ("الناطق بلسان الخارجية التركية تانجو بيلتش", "named_person"),
        ("رئيس الاتحاد الدولي (فيفا) جوزيف بلاتر", "named_person"),
        ("ممثل منظمة «الساحل» ديزيريه أسوغبافي لدى الاتحاد", "named_person"),
        ("سيليا مورغان", "named_person"),
        ("صاحب لوحة في تونس", "unknown"),
        ("كل من الوزير والسفير", "role_holder"),
        ("جهات التحقيق", "official_body"),
        ("جهات مطلعة", "anonymous_sources"),
        ("مؤسسة الإذاعة والتلفزيون", "media_outlet"),
        ("بعض الدول العربية", "official_body"),
        ("متقاعدو الجيش", "unknown"),
        ("نظيره المالي", "role_holder"),
        ("نظيره الفرنسي جان دوبوا", "named_person"),
        ("صياد يعمل في الميناء", "unknown"),
        ("خباز من المدينة", "unknown"),
        ("الخباز مبروك الساحلي", "named_person"),
        ("مستخدم آخر", "unknown"),
        ("فرع النقابة", "ngo_igo"),
        ("فرع الوزارة", "official_body"),
        ("المتحدث باسمها بهروز كاظمي", "named_person"),
        ("وزير التجهيز والنقل محمد أمين الوزاني", "named_person"),
        ("العميد الركن فاضل الجبوري", "named_person"),
        ("المدون عزيز بورقبة", "named_person"),
        ("شريط مصور", "document"),
        ("خلية الاتصال بالولاية", "official_body"),
        ("مزارعو الوادي", "unknown"),
        ("الأطراف", "unknown"),
        ("منشور على صفحة البلدية في فيسبوك", "social_media"),
        ("منشور على تويتر", "social_media"),
        ("منشور على جدار البلدية", "document"),
        ("أحد الجرحى", "eyewitness"),
    ],
)
def test_names_that_look_like_other_words(phrase: str, expected: str) -> None:
    reading = read(f"وفي هذا السياق قال {phrase} إن الهدنة صامدة.")
    assert [source.type for source in reading.sources[1:]] == [expected]


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("كمال الساحلي", "named"),
        ("وزارة الصحة", "named"),
        ("وزير الصحة", "role_only"),
        ("مصدر أمني", "anonymous"),
        ("شاهد عيان", "anonymous"),
        ("أحد الموقوفين", "anonymous"),
        ("المتظاهرون", "generic"),
        ("تقارير صحفية", "generic"),
    ],
)
def test_the_identity_of_a_source(phrase: str, expected: str) -> None:
    reading = read(f"وفي هذا السياق قال {phrase} إن الهدنة صامدة.")
    assert [source.identity for source in reading.sources[1:]] == [expected]
