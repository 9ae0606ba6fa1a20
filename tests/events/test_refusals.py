"""Homographs and company: the words of conflict where there is none."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import tawatur.readers.events
from tawatur.rules.compiled import read_yaml
from tests.events.reading import events, types

COMPANY = Path(tawatur.readers.events.__file__).parent / "company"


def refused_phrases() -> Iterator[str]:
    for entry in read_yaml(COMPANY / "refusals.yml")["entries"]:
        yield from ([entry["word"]] if isinstance(entry["word"], str) else entry["word"])


@pytest.mark.parametrize("phrase", list(refused_phrases()))
def test_no_event_is_read_inside_a_phrase_that_is_none(phrase: str) -> None:
    text = f"وجاء في التقرير أن {phrase} كان موضوع الندوة."
    start, end = text.index(phrase), text.index(phrase) + len(phrase)
    inside = [e for e in events(text) if start <= e.trigger.start and e.trigger.end <= end]
    assert [text[e.trigger.start : e.trigger.end] for e in inside] == []


@pytest.mark.parametrize(
    ("innocent", "guilty"),
    [
        ("قصف الرعد أيقظ السكان.", "قصف الجيش أيقظ السكان."),
        ("أشرف الوزير على تحقيق أهداف المخطط.", "أمر الوزير بفتح تحقيق إداري في الحادثة."),
        ("تعهدت فرقة الأبحاث بالموضوع.", "تعهدت الحكومة بصرف المنح."),
        ("أذنت النيابة بعد استشارة النيابة العمومية بالسفر.", "بدأت استشارات سياسية بين الأحزاب."),
        ("اعتبرنا أن الطقس جميل.", "اعتبرت النقابة القرار تعسفيا."),
        ("استخدم الباحث الغربال في التجربة.", "استخدمت الشرطة الغاز المسيل للدموع."),
        ("وصل إلى المكتب طرد بريدي.", "قرر الحزب طرد النائب."),
        ("سجل اللاعب ضربة جزاء في آخر المباراة.", "نفذ التحالف ضربة جوية على الموقع."),
        ("بدأ الحزب حملة انتخابية واسعة.", "شنت الطائرات غارة على الموقع."),
        ("خاض الورثة معركة قضائية طويلة.", "خاض الجيش معركة طويلة ضد المسلحين."),
        ("وصل الوفد فجر الخميس.", "فجر انتحاري سيارة مفخخة قرب السوق."),
        ("شن المنتخب هجوما في الشوط الثاني من المباراة.", "شن المسلحون هجوما على القرية."),
        ("ناقش الباحثون تحقيق النمو في المنطقة.", "فتحت النيابة تحقيقا في مقتل الشاب."),
        ("أعلن نتائج المسيرة المهنية للفنان.", "خرجت مسيرة احتجاجية في المدينة."),
        ("عين رئيس التحرير الجديد.", "تحرير الرهائن بعد مفاوضات."),
        ("تم حجز غرفة في الفندق.", "حجز الأمن بضاعة مهربة."),
        ("ارتفع ثمن الخبز في الأسواق.", "ثمّن الوزير جهود المنظمة."),
        ("صدرت رواية دان براون الجديدة.", "دان الوزير التفجير في السوق."),
        ("وزعت الجمعية الخبز على أسر نازحة قرب مواقع القوات.", "أعلنت القوات أسر خمسة جنود."),
        ("يحارب الحزب الفساد في الجيش.", "يحارب الجيش المسلحين في الجبال."),
        ("كان أخوه طالبا بجامعة المدينة.", "طالب الاتحاد بفتح الجامعة."),
        ("عند نقطة التفتيش ازدحمت السيارات.", "بدأت الشرطة تفتيش المنازل."),
        ("يقضي العطلة في السجن القديم الذي صار متحفا.", "حكم القاضي عليه بالسجن المؤبد."),
    ],
)
def test_the_innocent_beside_the_guilty(innocent: str, guilty: str) -> None:
    assert types(innocent) == []
    assert types(guilty)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("وفي السياق نفسه، قصف الجيش القرية.", ("ASSAULT", "heavy-weapons")),
        ("فجر رجل نفسه وسط الحشد في المدينة.", ("ASSAULT", "suicide-attack")),
        ("وقعت غارة لطائرة بلا طيار على القرية.", ("ASSAULT", "drone")),
        ("وقعت غارة للطيران الحربي على القرية.", ("ASSAULT", "aerial")),
        ("بدأ الجيش ضرب حزب العمال في الجبال.", ("ASSAULT", None)),
        ("بدأ الشرطي ضرب العمال في الساحة.", ("ASSAULT", "beat")),
        ("تمكن الجيش من تحرير المدينة من المسلحين.", ("ASSAULT", None)),
        ("تمكن الجيش من تحرير الرهائن في المدينة.", ("RETREAT", "release")),
        ("اقتحم مسلحون القاعدة فجرا.", ("ASSAULT", None)),
        ("اقتحمت الشرطة المنزل فجرا.", ("COERCE", None)),
        ("ضبطت الشرطة أشخاصا مطلوبين في الميناء.", ("COERCE", "arrest")),
        ("ضبطت الشرطة كمية من المخدرات في الميناء.", ("COERCE", "seize")),
        ("زار الوزير المحتجزين في مركز الشرطة.", ("COERCE", "arrest")),
        ("ما زال الصحفي محتجزا لدى خاطفيه.", ("ASSAULT", "abduct")),
        ("استدعت بغداد سفيرها للتشاور.", ("SANCTION", "discontinue")),
        ("استدعت الوزارة السفير التركي.", ("REQUEST", "meet")),
        ("احتجت باكستان على القرار الأخير.", ("ACCUSE", "disapprove")),
        ("احتجت عائلات الضحايا على القرار الأخير.", ("PROTEST", "demo")),
    ],
)
def test_type_and_mode_by_company(text: str, told: tuple[str, str | None]) -> None:
    assert told in [(event.type, event.mode) for event in events(text)]
