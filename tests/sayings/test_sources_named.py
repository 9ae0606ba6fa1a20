"""Sources that a preposition names: where their name ends, what they answer for, who stands over whom."""

from __future__ import annotations

import pytest

from tests.sayings.reading import chain, content, read, saying


@pytest.mark.parametrize(
    ("text", "cue", "expected"),
    [
        # On whose tongue a body speaks stands after it.
        (
            "نفت وزارة الري، على لسان الناطق باسمها سالم العمري، وجود تسرب في السد.",
            "نفت",
            ["وزارة الري", "الناطق باسمها سالم العمري"],
        ),
        ("وأكدت الحركة على لسان قائدها أن الهدنة صامدة.", "أكدت", ["الحركة", "قائدها"]),
        # Who carried a statement ends before what the narrator says of it.
        (
            "وقالت الحركة في بيان نشرته صحيفة المرفأ ولم يتسن التحقق منه إن الهدنة صامدة.",
            "قالت",
            ["الحركة", "صحيفة المرفأ"],
        ),
        # Whom he told may stand before him, and be cut off by a comma.
        (
            "اندلعت اشتباكات، وفق ما صرح به لوكالة رويترز قائد الشرطة سامي النجار.",
            "وفق ما",
            ["قائد الشرطة سامي النجار", "وكالة رويترز"],
        ),
        (
            "اندلعت اشتباكات، بحسب ما أكده لوكالة رويترز، سامي النجار، قائد الشرطة.",
            "بحسب ما",
            ["سامي النجار، قائد الشرطة", "وكالة رويترز"],
        ),
        # Who is cited behind a medium is the origin.
        (
            "وأغلق المعبر، بحسب ما نشرت صحيفة المرفأ نقلا عن مصدر أمني.",
            "بحسب ما",
            ["مصدر أمني", "صحيفة المرفأ"],
        ),
        # Whom he told stands before who carries it on.
        (
            "ونقلت رويترز عن قائد الشرطة قوله لصحيفة المرفأ إن الهدنة صامدة.",
            "نقلت",
            ["قائد الشرطة", "صحيفة المرفأ", "رويترز"],
        ),
    ],
)
def test_links(text: str, cue: str, expected: list[str]) -> None:
    assert chain(read(text), cue) == expected


@pytest.mark.parametrize("phrase", ["تقديرات أولية", "معطيات جديدة", "أرقام أولية"])
def test_figures_that_a_speaker_gives_stand_in_what_he_says(phrase: str) -> None:
    reading = read(f"قال قائد الشرطة إن عدد القتلى ارتفع إلى عشرة، بحسب {phrase}.")
    assert saying(reading, "بحسب").parent == saying(reading, "قال").id
    assert chain(reading, "قال") == ["قائد الشرطة"]
    assert chain(reading, "بحسب") == [phrase, "قائد الشرطة"]
    assert content(reading, "بحسب") == "عدد القتلى ارتفع إلى عشرة"


def test_figures_of_a_body_stand_over_a_saying() -> None:
    reading = read("قال قائد الشرطة إن عدد القتلى ارتفع إلى عشرة، بحسب تقديرات الأمم المتحدة.")
    assert saying(reading, "قال").parent == saying(reading, "بحسب").id


@pytest.mark.parametrize(("cue", "medium"), [("أفادت", "تقارير صحفية"), ("ذكرت", "صحيفة المرفأ")])
def test_who_is_named_after_reports_told_them(cue: str, medium: str) -> None:
    reading = read(f"{cue} {medium} أن السجين هرب من المعتقل، بحسب مسؤول في الشرطة.")
    assert chain(reading, cue) == ["مسؤول في الشرطة", medium]


@pytest.mark.parametrize(
    ("text", "source", "said"),
    [
        # The clause begins without a sign: behind a definite noun, an adjective, a person's name.
        ("وبحسب الشركة وصلت الشحنة إلى الميناء أمس.", "الشركة", "وصلت الشحنة إلى الميناء أمس"),
        ("وبحسب مصدر أمني أصيب ثلاثة جنود في الهجوم.", "مصدر أمني", "أصيب ثلاثة جنود في الهجوم"),
        (
            "وبحسب رئيس البلدية سامي النجار انهار الجسر أمس.",
            "رئيس البلدية سامي النجار",
            "انهار الجسر أمس",
        ),
        ("ووفق وزارة النقل في بيروت لم تقلع الطائرة.", "وزارة النقل في بيروت", "لم تقلع الطائرة"),
        ("وحسبما أفادت الوزارة قتل ثلاثة جنود في الهجوم.", "الوزارة", "قتل ثلاثة جنود في الهجوم"),
        # A joined particle opens it; an office or a relative clause between commas belongs to the source.
        ("وبحسب الوزارة فقد أغلقت المعابر.", "الوزارة", "أغلقت المعابر"),
        ("ووفقا لمدير الميناء، الذي زار الأرصفة، فإن السفن رست.", "مدير الميناء", "السفن رست"),
        ("وبحسب سامي النجار، رئيس البلدية، انهار الجسر.", "سامي النجار، رئيس البلدية", "انهار الجسر"),
        # What is left before a comma is too short for a clause: it may be a name.
        ("وبحسب التقرير السنوي، انهار الجسر أمس.", "التقرير السنوي", "انهار الجسر أمس"),
    ],
)
def test_a_source_at_the_head_of_a_sentence(text: str, source: str, said: str) -> None:
    reading = read(text)
    (found,) = reading.sayings
    assert found.source_span is not None
    assert reading.surface(found.source_span) == source
    assert [reading.surface(span) for span in found.content] == [said]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("المفاوضات، وفق ما ذكرته رويترز، ستبدأ في جنيف غدا.", ["المفاوضات", "ستبدأ في جنيف غدا"]),
        ("وهذا الهجوم أوقع، بحسب الجيش، أكثر من ألف قتيل.", ["وهذا الهجوم أوقع", "أكثر من ألف قتيل"]),
        # A name, an office or a relative clause behind it tells who it is.
        ("قتل ثلاثة جنود، بحسب رئيس البلدية، سامي النجار.", ["قتل ثلاثة جنود"]),
        ("قتل جنديان، وفق سامي النجار، رئيس الحزب، في الهجوم الأخير.", ["قتل جنديان", "في الهجوم الأخير"]),
        ("قتل ثلاثة جنود، بحسب قائد الجيش، الذي زار الموقع مساء السبت.", ["قتل ثلاثة جنود"]),
        # A clause joined on is one of its own.
        ("قتل ثلاثة جنود، بحسب الجيش، وأصيب عشرة آخرون.", ["قتل ثلاثة جنود"]),
    ],
)
def test_a_source_in_the_midst_of_its_words(text: str, said: list[str]) -> None:
    reading = read(text)
    (found,) = reading.sayings
    assert [reading.surface(span) for span in found.content] == said


@pytest.mark.parametrize(
    ("text", "source", "said"),
    [
        ("واعترف الموقوفون وفق ما أفادت به الوزارة بتلقي أموال.", "الوزارة", "تلقي أموال"),
        ("وشدد الوزير وفق الوكالة على ضرورة وقف القتال.", "الوكالة", "ضرورة وقف القتال"),
    ],
)
def test_a_source_between_a_verb_and_its_preposition(text: str, source: str, said: str) -> None:
    reading = read(text)
    verb, named = reading.sayings
    cue = reading.surface(verb.cue[0])
    assert (chain(reading, cue)[1:], content(reading, cue)) == ([source], said)
    assert (named.form, named.content) == ("by_reference", verb.content)


def test_a_law_named_before_it_hides_no_source() -> None:
    reading = read("وأحيل المتهم إلى القضاء حسب الفصل الثاني من القانون، وفق قائد الشرطة.")
    assert [reading.surface(found.cue[0]) for found in reading.sayings] == ["وفق"]


def test_of_two_sources_the_second_stands_over_the_first() -> None:
    reading = read("قتل ثلاثة جنود في الهجوم، بحسب مصادر محلية، وفق وكالة رويترز.")
    assert chain(reading, "بحسب") == ["مصادر محلية", "وكالة رويترز"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("وقال الوزير إن رفض الحزب للحوار «مناورة مكشوفة» وفق تعبيره.", "مناورة مكشوفة"),
        ("وقال الوزير إن دعوة الحزب إلى الحوار مناورة وفق تعبيره.", "دعوة الحزب إلى الحوار مناورة"),
    ],
)
def test_own_words_are_the_quotation_before_them_or_the_clause(text: str, said: str) -> None:
    assert content(read(text), "وفق") == said


def test_whoever_holds_an_office_is_named_behind_a_comma() -> None:
    reading = read("قتل ثلاثة جنود، بحسب رئيس البلدية، سامي النجار.")
    span = reading.sayings[0].source_span
    assert span is not None
    assert reading.surface(span) == "رئيس البلدية، سامي النجار"


def test_what_somebody_had_said_before() -> None:
    reading = read("أكد رئيس البلدية أن السوق سيفتح، وفق ما كان قد صرح به الوزير.")
    assert chain(reading, "وفق ما") == ["الوزير"]


def test_as_somebody_said_is_within_what_a_speaker_says() -> None:
    reading = read("وأكدت الشرطة أن السجناء لم يتعرضوا للضرب، كما تدعي عائلات السجناء.")
    assert chain(reading, "تدعي") == ["عائلات السجناء", "الشرطة"]
    assert content(reading, "تدعي").startswith("السجناء لم يتعرضوا")


def test_a_source_alone_in_its_sentence_is_of_the_one_before() -> None:
    reading = read("زار الوزير المدينة أمس. وقتل ثلاثة جنود في الهجوم. وفقا لوكالة رويترز.")
    (found,) = reading.sayings
    assert (found.form, content(reading, "وفقا")) == ("by_reference", "وقتل ثلاثة جنود في الهجوم")


def test_a_foreign_name_of_a_medium_is_whole() -> None:
    reading = read("قتل ثلاثة جنود في الهجوم، حسبما ذكرت صحيفة الديلي هيرالد البريطانية.")
    assert chain(reading, "حسبما") == ["صحيفة الديلي هيرالد البريطانية"]


@pytest.mark.parametrize("told", ["للجميع", "للعالم"])
def test_whom_something_is_shown_does_not_say_it(told: str) -> None:
    reading = read(f"قال الوزير إن السد جاهز. وأثبت {told} أن الجسر متين.")
    assert chain(reading, "أثبت") == ["الوزير"]
