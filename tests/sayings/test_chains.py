"""Chains of more than one link, nesting, and who stands in whose content."""

from __future__ import annotations

import pytest

from tests.sayings.reading import chain, content, read, saying


@pytest.mark.parametrize(
    ("text", "cue", "expected"),
    [
        ("ونقلت رويترز عن مسؤولين قولهم إن الهدنة صامدة.", "نقلت", ["مسؤولين", "رويترز"]),
        ("ونقلت صحيفة المرفأ عن قائد الشرطة أن الهدنة صامدة.", "نقلت", ["قائد الشرطة", "صحيفة المرفأ"]),
        ("وقال قائد الشرطة لرويترز إن الهدنة صامدة.", "قال", ["قائد الشرطة", "رويترز"]),
        ("وقال قائد الشرطة في تصريح لصحيفة المرفأ إن الهدنة صامدة.", "قال", ["قائد الشرطة", "صحيفة المرفأ"]),
        ("وأضافت الوكالة نقلا عن مصدر عسكري أن الهدنة صامدة.", "أضافت", ["مصدر عسكري", "الوكالة"]),
        ("وأضافت الوكالة نقلا عن مصدر عسكري أن الهدنة صامدة.", "نقلا عن", ["مصدر عسكري", "الوكالة"]),
        ("الهدنة صامدة، وفق ما نقلته رويترز عن شهود عيان.", "وفق ما", ["شهود عيان", "رويترز"]),
        ("وقال بيان عسكري أوردته وكالة رويترز إن الهدنة صامدة.", "قال", ["بيان عسكري", "وكالة رويترز"]),
        ("ونسبت الصحيفة إلى مصدر عسكري قوله إن الهدنة صامدة.", "نسبت", ["مصدر عسكري", "الصحيفة"]),
        (
            "لكن وكالة رويترز نقلت عن متحدث باسم الحرس تأكيده وقوع الغارة.",
            "نقلت",
            ["متحدث باسم الحرس", "وكالة رويترز"],
        ),
        # A speech, a statement that a medium carried: the medium passed it on, before or after.
        ("وقال الوالي في خطاب بثه التلفزيون المحلي إن الهدنة صامدة.", "قال", ["الوالي", "التلفزيون المحلي"]),
        (
            "وأضاف الوالي في تصريحات نقلتها وكالة رويترز «لن نترك المدينة مهما حدث».",
            "أضاف",
            ["الوالي", "وكالة رويترز"],
        ),
        (
            "وقال الوالي، خلال مؤتمر صحفي عقده أمس ونقلته قناة الأفق، إن الهدنة صامدة.",
            "قال",
            ["الوالي", "قناة الأفق"],
        ),
        # Who got a copy of the statement passes it on.
        ("وقال المرصد في بيان تلقت وكالة الأفق نسخة منه إن القتلى مدنيون.", "قال", ["المرصد", "وكالة الأفق"]),
        ("وقالت الهيئة، في بيان حصلت «المرفأ» على نسخة منه، إن القتلى مدنيون.", "قالت", ["الهيئة", "المرفأ"]),
        ("وقالت الهيئة في بيان تسلمته وكالة الأفق إن القتلى مدنيون.", "قالت", ["الهيئة", "وكالة الأفق"]),
        (
            "وجاء في نص العقد الذي حصلت وكالة الأفق على نسخة منه أن السعر ثابت.",
            "جاء",
            ["نص العقد", "وكالة الأفق"],
        ),
        (
            "ونقلت وكالة الأفق عن الوزير قوله لرئيس البعثة سامي العامري إن الهدنة صامدة.",
            "نقلت",
            ["الوزير", "وكالة الأفق"],
        ),
        ("وقال الوالي في مقابلة أجرتها معه قناة الأفق إن الهدنة صامدة.", "قال", ["الوالي", "قناة الأفق"]),
        (
            "وأوضح بيان للمنسقية نقلته وكالة رويترز أن الهدنة صامدة.",
            "أوضح",
            ["بيان للمنسقية", "وكالة رويترز"],
        ),
        (
            "وبث التلفزيون المحلي بيانا للحرس البلدي اتهم فيه مهربين بحرق السوق.",
            "اتهم",
            ["بيانا للحرس البلدي", "التلفزيون المحلي"],
        ),
    ],
)
def test_two_links(text: str, cue: str, expected: list[str]) -> None:
    assert chain(read(text), cue) == expected


def test_a_saying_inside_a_saying_ends_in_the_chain_around_it() -> None:
    reading = read("أفادت الشرطة بأن المشتبه به سالم العمري اعترف بأن السلاح ملكه.")
    inner, outer = saying(reading, "اعترف"), saying(reading, "أفادت")
    assert inner.parent == outer.id
    assert chain(reading, "اعترف")[1:] == chain(reading, "أفادت")


def test_a_relay_after_the_words_holds_the_whole_sentence() -> None:
    reading = read("هدد زعيم الحركة بقصف المطار، وفق ما ذكرت صحيفة المرفأ.")
    assert saying(reading, "هدد").parent == saying(reading, "وفق ما").id
    assert chain(reading, "هدد") == ["زعيم الحركة", "صحيفة المرفأ"]


def test_three_links() -> None:
    reading = read("ذكرت صحيفة المرفأ أن مصدرا أمنيا قال إن المهربين هددوا بحرق المخفر.")
    assert [len(chain(reading, cue)) for cue in ("ذكرت", "قال", "هددوا")] == [1, 2, 3]


@pytest.mark.parametrize(
    ("outlet", "medium", "links"),
    [
        ("صحيفة المدى العربي", "صحيفة المرفأ", ["قائد الشرطة", "صحيفة المرفأ"]),  # both are papers
        ("صحيفة المدى العربي", "صحيفة المدى", ["قائد الشرطة"]),
        ("وكالة الأفق للأنباء", "وكالة الأفق", ["قائد الشرطة"]),
        ("وكالة الأفق للأنباء", "وكالة الضفاف للأنباء", ["قائد الشرطة", "وكالة الضفاف للأنباء"]),
        ("المدى", "موقعنا", ["قائد الشرطة"]),
    ],
)
def test_the_outlet_is_known_by_its_own_name(outlet: str, medium: str, links: list[str]) -> None:
    text = f"وقال قائد الشرطة في بيان تلقى {medium} نسخة منه إن الهدنة صامدة."
    assert chain(read(text, outlet=outlet), "قال") == links


def test_the_outlet_is_no_link_of_its_own() -> None:
    text = "وقال قائد الشرطة في تصريح لصحيفة المرفأ إن الهدنة صامدة."
    assert chain(read(text, outlet="المرفأ"), "قال") == ["قائد الشرطة"]


def test_an_agency_in_the_dateline_passes_the_whole_page_on() -> None:
    text = "بيروت (رويترز) - قال قائد الشرطة إن الهدنة صامدة.\n\nوقالت المنظمة إن المعابر مفتوحة."
    reading = read(text)
    assert chain(reading, "قالت", scopes=("page",))[:-1] == ["رويترز"]


def test_where_a_thing_was_carried_is_no_saying() -> None:
    reading = read("وقال الوالي في خطاب بثه التلفزيون المحلي إن الهدنة صامدة.")
    assert [found.rule for found in reading.sayings] == ["saying/verb-subject-that"]


def test_who_issues_a_statement_says_what_is_in_it() -> None:
    assert chain(read("وأصدر الحزب بيانا قال فيه إن الهدنة صامدة."), "قال") == ["الحزب"]


PASSAGE = (
    "وقال قائد الشرطة لوكالة رويترز إن الهدنة صامدة. وأضاف أن المعابر مفتوحة، مشيرا إلى أن الجسر سليم. {} "
)


@pytest.mark.parametrize(
    ("then", "cue", "expected"),
    [
        ("وأوضح أن السوق فتح أبوابه.", "أوضح", ["قائد الشرطة", "وكالة رويترز"]),
        ("وأوضح قائد الشرطة أن السوق فتح أبوابه.", "أوضح", ["قائد الشرطة"]),
        ("ونفت الحركة أنها أغلقت السوق. وأضافت أنها تريد فتحه.", "أضافت", ["الحركة"]),
    ],
)
def test_a_medium_stays_while_the_source_goes_on_unnamed(then: str, cue: str, expected: list[str]) -> None:
    reading = read(PASSAGE.format(then))
    assert chain(reading, "أضاف") == ["قائد الشرطة", "وكالة رويترز"]
    assert chain(reading, "أضاف", scopes=("inherited",)) == ["وكالة رويترز"]
    assert chain(reading, cue) == expected


def test_a_medium_named_after_the_words_does_not_speak_on() -> None:
    text = "وأفادت الشرطة بأن الطريق مغلق، وفقا لصحيفة الأفق. وأضافت أن السوق مفتوح."
    assert chain(read(text), "أضافت") == ["الشرطة", "صحيفة الأفق"]
    text = "وبحسب صحيفة الأفق، فإن الطريق مغلق. وأضافت أن السوق مفتوح."
    assert chain(read(text), "أضافت") == ["صحيفة الأفق"]


def test_the_paper_that_no_other_paper_explains_is_the_publisher() -> None:
    assert chain(read("وقال الوالي للصحيفة إن الهدنة صامدة."), "قال") == ["الوالي"]
    text = "وذكرت صحيفة الأفق أن الهدنة صامدة. وقال الوالي في تصريح لذات الصحيفة إن المعابر مفتوحة."
    assert chain(read(text), "قال") == ["الوالي", "صحيفة الأفق"]


def test_siblings_do_not_hold_each_other() -> None:
    reading = read("وقال الوزير إن الهدنة صامدة، وأكدت المنظمة أن المعابر مفتوحة.")
    assert content(reading, "قال") == "الهدنة صامدة"
    assert all(found.parent is None for found in reading.sayings)


def test_nobody_is_named_by_a_passive() -> None:
    found = saying(read("ويعتقد أن الحريق متعمد."), "يعتقد")
    assert (found.source, found.resolution) == (None, "unknown")


@pytest.mark.parametrize(
    ("text", "cue", "expected"),
    [
        # The organisation, the same source: who was named before, and not whom it cites now.
        (
            "أعلنت منظمة أطباء بلا أسوار أن الممر مغلق. وأضافت المنظمة أن الجرحى ينتظرون.",
            "أضافت",
            ["منظمة أطباء بلا أسوار"],
        ),
        (
            "أفادت صحيفة المرفأ بأن الجسر انهار. ونقلت الصحيفة عن مصدر عسكري قوله إن الطريق مقطوع.",
            "نقلت",
            ["مصدر عسكري", "صحيفة المرفأ"],
        ),
        # A published report speaks for the medium that published it.
        ("الجسر انهار، بحسب تقرير نشرته صحيفة المرفأ.", "بحسب", ["صحيفة المرفأ"]),
        # How somebody speaks is not who speaks; what is criticised does not criticise.
        ("قال سالم الجبالي إن الجسر انهار. وتحدث بانفعال عن الطريق.", "تحدث", ["سالم الجبالي"]),
        ("قال رئيس البلدية إن الجسر انهار. وانتقد أداء وزير النقل.", "انتقد", ["رئيس البلدية"]),
        # A relative clause tells more of a person, it is no part of the name.
        ("وقال سالم الجبالي الذي زار الميناء إن الجسر انهار.", "قال", ["سالم الجبالي"]),
    ],
)
def test_whom_a_phrase_means(text: str, cue: str, expected: list[str]) -> None:
    assert chain(read(text), cue) == expected


def test_of_two_media_the_one_ahead_has_it_from_the_one_behind() -> None:
    found = read(
        "وحسب وكالة الأنباء النمساوية، قال الناطق سالم البزاز إن الجسر أغلق، حسبما ذكرت وكالة الساحل."
        " وأشار إلى أن الأشغال بدأت."
    )
    told = ["الناطق سالم البزاز", "وكالة الساحل", "وكالة الأنباء النمساوية"]
    assert chain(found, "قال") == told
    assert chain(found, "حسبما") == told
    assert chain(found, "أشار") == told


def test_reports_ahead_are_what_a_medium_behind_them_carried() -> None:
    found = read("وبحسب الشرطة، أصيب ثلاثة عمال في الميناء، وفق ما نقلته وكالة الساحل.")
    assert chain(found, "بحسب") == ["الشرطة", "وكالة الساحل"]


@pytest.mark.parametrize(
    ("text", "cue", "expected"),
    [
        # After a man's verb the agency is whom he tells.
        (
            "وتوقفت القطارات، وفق ما أفاد به وكالة الساحل للأنباء الناطق باسم الشركة سالم البزاز.",
            "وفق ما",
            ["الناطق باسم الشركة سالم البزاز", "وكالة الساحل للأنباء"],
        ),
        (
            "وأفاد وكالة الساحل الناطق الرسمي باسم الشركة سالم البزاز بأن القطار توقف.",
            "أفاد",
            ["الناطق الرسمي باسم الشركة سالم البزاز", "وكالة الساحل"],
        ),
        ("وأفادت وكالة الساحل الرسمية بأن القطار توقف.", "أفادت", ["وكالة الساحل الرسمية"]),
        # A speech that was broadcast, between a verb that goes on and its quotation.
        (
            "قال الوالي إن الجسر آمن. وأضاف في كلمة له نقلتها القناة الوطنية «سنفتح الطريق غدا صباحا».",
            "أضاف",
            ["الوالي", "القناة الوطنية"],
        ),
        # Behind the subject of a relative clause the clause around it goes on.
        ("وقال الوالي إن الهدنة التي أعلن عنها المجلس لا تكفي.", "أعلن", ["المجلس", "الوالي"]),
        ("وزارت الجدة أحفادها الذين كانوا يطالبون بعودتها.", "يطالبون", ["أحفادها"]),
        # A relative behind the object of a verb takes up the object.
        ("نفى الوالي الأنباء التي تحدثت عن استقالته.", "تحدثت", ["الأنباء", "الوالي"]),
        ("ونفت الولاية صحة التقارير التي أفادت بوجود خلافات.", "أفادت", ["التقارير", "الولاية"]),
        ("وانتقد النائب وزير المالية الذي أعلن أن الضرائب سترتفع.", "أعلن", ["وزير المالية", "النائب"]),
        # A participle that cites: whoever speaks in the sentence passes it on.
        (
            "ذكرت وكالة الساحل أن الوالي استقال، ناقلة عن مصدر محلي قوله إن خلافا وقع.",
            "ناقلة",
            ["مصدر محلي", "وكالة الساحل"],
        ),
    ],
)
def test_who_is_told_and_who_tells(text: str, cue: str, expected: list[str]) -> None:
    assert chain(read(text), cue) == expected


def test_a_relative_clause_in_a_quotation_does_not_end_it() -> None:
    found = read("وقال الوالي «الخطة التي دعا إليها البرلمان ستبدأ غدا».")
    assert content(found, "قال") == "الخطة التي دعا إليها البرلمان ستبدأ غدا"
    assert (content(found, "دعا"), chain(found, "دعا")) == ("الخطة", ["البرلمان", "الوالي"])


@pytest.mark.parametrize(
    ("text", "cue", "expected"),
    [
        # In whose remarks it was said; what was announced is said before the relative.
        ("ونشرت الصحيفة تصريحات البزاز التي أعلن فيها عن وقف الدعم.", "أعلن", ["البزاز"]),
        ("ونشرت الصحيفة كلمة رئيس النادي التي أعلن فيها وقف الدعم.", "أعلن", ["رئيس النادي"]),
        ("وصمدت الهدنة التي أعلنتها الحكومة في العاصمة.", "أعلنتها", ["الحكومة"]),
        # An object is not who describes it; that and here say nothing.
        ("قال الوالي إن الجسر آمن. ووصف المحادثات بشأن الميناء بأنها مثمرة.", "وصف", ["الوالي"]),
        ("قال الوالي إن الجسر آمن. وأضاف «أقول ذلك هنا بوضوح تام إن الطريق آمن».", "أقول", ["الوالي"]),
        # Another verb stands behind the noun phrase before a verb.
        ("وقال الوالي إن الجيش رد على ما وصفه بـ«العدوان».", "وصفه", ["الجيش", "الوالي"]),
        ("أكد موقوفون في الخلية أنهم أبرياء. وقال هؤلاء إنهم لم يغادروا.", "قال", ["موقوفون في الخلية"]),
        (
            "قال الوالي إن الجسر آمن. وأكد رئيس النادي ذلك. وأضاف الأخير أن الطريق آمن.",
            "أضاف",
            ["رئيس النادي"],
        ),
    ],
)
def test_who_is_it_that_says_so(text: str, cue: str, expected: list[str]) -> None:
    assert chain(read(text), cue) == expected


@pytest.mark.parametrize(
    ("text", "cue", "expected"),
    [
        ("وأعلنت السلطات «تحرير» القرية من المسلحين.", "أعلنت", "«تحرير» القرية من المسلحين"),
        ("وأعلنت السلطات أمس «تحرير» القرية من تنظيم «الظل».", "أعلنت", "«تحرير» القرية من تنظيم «الظل»"),
        ("وفيما وصفه الوالي بأنه «معركة طويلة» فتحت البلدية الجسر.", "وصفه", "معركة طويلة"),
        ("وقال الوالي إن المدينة ترفض ما أسمته الصحيفة «الصفقة الكبرى».", "أسمته", "الصفقة الكبرى"),
    ],
)
def test_marks_at_the_ends_of_a_content(text: str, cue: str, expected: str) -> None:
    assert content(read(text), cue) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "وأصيب ثلاثة، بحسب ما أفاد أمس الأربعاء مسؤول محلي وكالة الساحل للأنباء.",
            ["مسؤول محلي", "وكالة الساحل للأنباء"],
        ),
        ("وأصيب ثلاثة، بحسب ما أفاد صحافي في وكالة الساحل للأنباء.", ["صحافي في وكالة الساحل للأنباء"]),
        ("وأصيب ثلاثة، بحسب ما أفاد مدير وكالة الساحل للأنباء.", ["مدير وكالة الساحل للأنباء"]),
    ],
)
def test_an_agency_behind_who_told_it(text: str, expected: list[str]) -> None:
    assert chain(read(text), "بحسب ما") == expected
