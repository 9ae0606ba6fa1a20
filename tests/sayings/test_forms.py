"""How a content stands in the text, which quotations are in it, and to what it points back."""

from __future__ import annotations

import pytest

from tawatur.model.reading import Reading
from tests.sayings.reading import content, read, saying

LEAD = "عقد المجلس البلدي اجتماعا طارئا أمس لمناقشة إعادة بناء القرى المتضررة من القصف في الجنوب."
SAID = "لن نعود إلى الحرب مهما حدث"


@pytest.mark.parametrize(
    ("text", "cue", "form"),
    [
        (f"وقال العمدة «{SAID}».", "قال", "direct"),
        (f"وقال العمدة: {SAID}.", "قال", "direct"),
        ("وقال العمدة إن الهدنة صامدة.", "قال", "indirect"),
        (f"وقال العمدة إن «{SAID}».", "قال", "mixed"),
        (f"وقال العمدة إن أهل القرية يقولون اليوم «{SAID}» رغم القصف.", "قال", "mixed"),
        ("وأكد العمدة «ضرورة وقف القتال في كل المدن».", "أكد", "mixed"),
        ("ووصف العمدة القرار بأنه «كارثي».", "وصف", "mixed"),
        ("ووصف العمدة القرار بـ«الكارثي».", "وصف", "mixed"),
        ("وأعلنت الشرطة مقتل جنديين.", "أعلنت", "nominal"),
        ("اعتقلت الشرطة رجلا بتهمة التجسس.", "تهمة", "nominal"),
        # A name in quotation marks is no speech.
        ("وقال العمدة إن مسلحي «الراية» غادروا القرية.", "قال", "indirect"),
        ("وقال العمدة: إن المياه لم تصل.", "قال", "indirect"),
    ],
)
def test_form(text: str, cue: str, form: str) -> None:
    assert saying(read(text), cue).form == form


@pytest.mark.parametrize(
    "marks",
    [("«", "»"), ("“", "”"), ('"', '"'), ("»", "«"), ("‘", "’"), ("''", "''"), ("<<", ">>")],
    ids="".join,
)
def test_quotes_have_every_style_of_marks(marks: tuple[str, str]) -> None:
    opening, closing = marks
    reading = read(f"وقال العمدة {opening}{SAID}{closing}.")
    found = saying(reading, "قال")
    assert [reading.surface(span) for span in found.quotes] == [SAID]
    assert content(reading, "قال") == SAID
    assert "unbalanced_quotation" not in found.flags


def test_quotes_are_all_in_a_content_and_none_of_the_names_before_it() -> None:
    reading = read(
        "وقالت صحيفة «المرفأ» إن الحكومة «لن تتراجع عن القرار» وإن النقابة «لن تقبل به أبدا» هذه المرة."
    )
    quotes = [reading.surface(span) for span in saying(reading, "قالت").quotes]
    assert quotes == ["لن تتراجع عن القرار", "لن تقبل به أبدا"]


def test_a_name_after_the_word_for_what_it_names_is_no_quotation() -> None:
    reading = read("وقال العمدة إن صحيفة «المرفأ» أغلقت أمس.")
    assert saying(reading, "قال").quotes == ()


def test_what_another_says_in_a_quotation_is_not_his_own_wording() -> None:
    reading = read("وأضاف العمدة «أعتقد أن الهدنة لن تصمد طويلا».")
    assert saying(reading, "أعتقد").quotes == ()
    assert len(saying(reading, "أضاف").quotes) == 1


@pytest.mark.parametrize(
    "denial",
    [
        "ونفت الوزارة هذه الأنباء.",
        "ونفت الوزارة ذلك.",
        "ونفت الوزارة صحة الخبر.",
        "ونفت الوزارة صحة هذه المعلومات.",
    ],
)
def test_a_denial_by_reference_points_back(denial: str) -> None:
    reading = read(f"قالت المصادر إن المفاوضات توقفت. {denial}")
    found = saying(reading, "نفت")
    assert (found.form, found.commitment, found.polarity) == ("by_reference", "denies", "negative")
    assert found.refers_to == saying(reading, "قالت").id


@pytest.mark.parametrize(
    "text",
    [
        "قالت المصادر إن المفاوضات توقفت. ونفت الوزارة وجود أي مفاوضات.",
        "قالت المصادر إن المفاوضات توقفت. ونفت الوزارة هذه الأنباء التي تحدثت عن توقف المفاوضات.",
    ],
)
def test_a_denial_that_says_what_it_denies_points_nowhere(text: str) -> None:
    found = saying(read(text), "نفت")
    assert (found.form, found.refers_to) == ("nominal", None)


def test_a_denial_of_reports_has_three_levels() -> None:
    reading = read("نفى المصدر صحة تقارير حكومية تفيد بأن الهدنة انهارت.")
    outer, inner = saying(reading, "نفى"), saying(reading, "تفيد")
    assert (outer.polarity, inner.polarity, inner.parent) == ("negative", "positive", outer.id)
    assert content(reading, "تفيد") == "الهدنة انهارت"


def test_a_relay_in_a_frame_and_own_words_point_to_their_saying() -> None:
    reading = read(
        "وقالت المصادر، بحسب ما نقلته مواقع محلية، إن الهدنة صامدة. وقال الوزير إن القتال توقف على حد قوله."
    )
    assert saying(reading, "بحسب ما").refers_to == saying(reading, "قالت").id
    assert saying(reading, "على حد قوله").refers_to == saying(reading, "قال").id
    assert saying(reading, "قال").refers_to is None


def quoted(reading: Reading, cue: str) -> list[str]:
    return [reading.surface(span) for span in saying(reading, cue).quotes]


@pytest.mark.parametrize(
    "rest",
    ["وسنعيد بناء القرية كلها».", "«وسنعيد بناء القرية كلها».", "وسنعيد بناء القرية كلها»، قبل أن يغادر."],
)
def test_a_quotation_runs_over_paragraphs_to_the_mark_that_closes_it(rest: str) -> None:
    reading = read(f"وقال العمدة «{SAID}.\n\n{rest}\n\nوغادر الوفد القرية.")
    found = saying(reading, "قال")
    assert [reading.surface(span) for span in found.content] == [SAID, "وسنعيد بناء القرية كلها"]
    assert quoted(reading, "قال") == [SAID, "وسنعيد بناء القرية كلها"]
    assert "unbalanced_quotation" not in found.flags


@pytest.mark.parametrize(
    "rest",
    ["وغادر الوفد القرية.", "وقالت الوزيرة «سنعيد بناء القرية كلها».", "وقالت الوزيرة إن القرية ستبنى."],
)
def test_a_quotation_that_nothing_closes_ends_with_its_sentence(rest: str) -> None:
    reading = read(f"وقال العمدة «{SAID}.\n\n{rest}")
    found = saying(reading, "قال")
    assert [reading.surface(span) for span in found.content] == [SAID]
    assert "unbalanced_quotation" in found.flags


def test_what_is_said_in_the_rest_of_a_quotation_is_part_of_it() -> None:
    reading = read(f"وقال العمدة «{SAID}.\n\nوأعتقد أن السكان سيعودون».")
    assert saying(reading, "أعتقد").parent == saying(reading, "قال").id


ANNOUNCED = f"{LEAD}\n\nوقال العمدة في ختام الاجتماع الذي دام ساعتين:\n\n"


def test_a_colon_that_ends_a_paragraph_announces_the_quotation_of_the_next() -> None:
    reading = read(f"{ANNOUNCED}«{SAID} في هذه البلاد الصغيرة».")
    assert content(reading, "قال") == f"{SAID} في هذه البلاد الصغيرة"
    assert saying(reading, "قال").form == "direct"


def test_a_colon_before_a_paragraph_without_quotation_announces_nothing() -> None:
    assert saying(read(f"{ANNOUNCED}وغادر الوفد القرية بعد ذلك."), "قال").content == ()
