"""How each link of a chain passed on what is said: who saw it, who said it, who only carried it."""

from __future__ import annotations

import pytest

from tests.sayings.reading import content, read, saying


def links(text: str, cue: str) -> dict[str, str]:
    """For each link that is no page's its label and how it passed on, origin first."""
    reading = read(text)
    labels = {source.id: source.label for source in reading.sources}
    stated = (link for link in saying(reading, cue).chain if link.scope != "page")
    return {labels[link.source]: link.link for link in stated}


@pytest.mark.parametrize(
    ("text", "cue", "expected"),
    [
        # Who saw it tells it; what a witness demands or believes nobody has seen.
        ("وقال سكان القرية إن الجسر انهار.", "قال", {"سكان القرية": "witnessed"}),
        ("ويعتقد سكان القرية أن الجسر سينهار.", "يعتقد", {"سكان القرية": "said"}),
        ("وطالب سكان القرية البلدية بفتح الطريق.", "طالب", {"سكان القرية": "said"}),
        (
            "وشاهد مراسل وكالة رويترز شاحنات تعبر الجسر.",
            "شاهد",
            {"مراسل وكالة رويترز": "witnessed"},
        ),
        ("وشاهد مصور رويترز سالم الجبالي شاحنات محترقة.", "شاهد", {"مصور رويترز سالم الجبالي": "witnessed"}),
        ("وسمع المراسل صوت الرصاص قرب الجسر.", "سمع", {"المراسل": "witnessed"}),
        ("وذكرت وثيقة سرية أن الجسر انهار.", "ذكرت", {"وثيقة سرية": "documented"}),
        # Whom one has it from said it; whoever learnt it or cites him passed it on.
        (
            "وعلمت صحيفة الأفق من مصادر محلية أن الجسر انهار.",
            "علمت",
            {"مصادر محلية": "said", "صحيفة الأفق": "relayed"},
        ),
        (
            "وعلم مراسلنا من قائد الشرطة أن الجسر انهار.",
            "علم",
            {"قائد الشرطة": "said", "مراسلنا": "relayed"},
        ),
        (
            "وقالت صحيفة الأفق نقلا عن مصدر في البلدية إن الجسر انهار.",
            "قالت",
            {"مصدر في البلدية": "said", "صحيفة الأفق": "relayed"},
        ),
        (
            "وقالت صحيفة الأفق نقلا عن مصدر في البلدية إن الجسر انهار.",
            "نقلا عن",
            {"مصدر في البلدية": "said", "صحيفة الأفق": "relayed"},
        ),
        ("وعلمت صحيفة الأفق أن الجسر انهار.", "علمت", {"صحيفة الأفق": "said"}),
    ],
)
def test_how_a_link_passed_on(text: str, cue: str, expected: dict[str, str]) -> None:
    given = links(text, cue)
    assert given == expected
    assert list(given) == list(expected)


@pytest.mark.parametrize(
    ("text", "cue", "expected"),
    [
        ("وسمع سكان القرية دوي انفجارات طوال الليل.", "سمع", "دوي انفجارات طوال الليل"),
        ("وشاهد سكان القرية الطائرات وهي تقصف السوق.", "شاهد", "الطائرات وهي تقصف السوق"),
        ("ورصد مراسلنا في المدينة تحركات قرب الجسر.", "رصد", "تحركات قرب الجسر"),
        ("ورأى صحافي في وكالة رويترز جثثا في الشارع.", "رأى", "جثثا في الشارع"),
    ],
)
def test_what_was_seen_begins_behind_who_saw_it(text: str, cue: str, expected: str) -> None:
    assert content(read(text), cue) == expected


@pytest.mark.parametrize(
    "text",
    [
        "شاهدت العائلة الفيلم.",
        "شاهد سكان القرية المباراة في الساحة.",
        "شهدت المدينة اشتباكات عنيفة.",
        "رصدت الشرطة سيارة مسروقة.",
        "ولم يشاهد مراسل الصحيفة أحدا قرب الجسر.",
    ],
)
def test_not_everything_that_is_seen_is_told(text: str) -> None:
    assert read(text).sayings == ()


@pytest.mark.parametrize(
    ("text", "cue", "resolution"),
    [
        ("وذُكر أن الجسر انهار.", "ذُكر", "unknown"),
        ("قال العمدة إن الهدنة صامدة. وأُعلن أن الجسر انهار.", "أُعلن", "unknown"),
        ("قال العمدة إن الهدنة صامدة. وأعلن أن الجسر انهار.", "أعلن", "implicit"),
        ("قال العمدة إن الهدنة صامدة. ويُعلن أن الجسر انهار.", "يُعلن", "implicit"),
        ("وتم الإعلان عن إغلاق الجسر.", "تم الإعلان عن", "unknown"),
    ],
)
def test_the_sign_of_the_passive_says_that_nobody_is_named(text: str, cue: str, resolution: str) -> None:
    found = saying(read(text), cue)
    assert found.resolution == resolution
    assert (found.source is None) == (resolution == "unknown")


@pytest.mark.parametrize(
    ("text", "cue", "spoken"),
    [
        ("«لن نترك القرية أبدا»، يقول الحاج مبروك.", "يقول", "لن نترك القرية أبدا"),
        ("«لن نترك القرية أبدا»، يقول الحاج مبروك، وهو مزارع نازح.", "يقول", "لن نترك القرية أبدا"),
        ('"لن نترك القرية"، تؤكد عائشة السالمي، مضيفة أن الطريق آمن.', "تؤكد", "لن نترك القرية"),
        ("«لن نترك القرية أبدا»، بحسب الحاج مبروك.", "بحسب", "لن نترك القرية أبدا"),
    ],
)
def test_a_quotation_before_its_verb_is_direct(text: str, cue: str, spoken: str) -> None:
    reading = read(text)
    assert content(reading, cue) == spoken
    assert saying(reading, cue).form == "direct"


def test_a_clause_that_ends_in_a_quotation_is_given_whole() -> None:
    reading = read("إن الطريق «مقطوع منذ أيام»، يقول الحاج مبروك.")
    assert content(reading, "يقول") == "إن الطريق «مقطوع منذ أيام»"
    assert saying(reading, "يقول").form == "indirect"


def test_a_name_in_marks_before_a_verb_is_no_speech() -> None:
    reading = read("في قاعة «ابن خلدون»، يقول المدير، تعرض المسرحية.")
    assert [y.form for y in reading.sayings if y.form == "direct"] == []
    assert content(reading, "يقول") == "تعرض المسرحية"
