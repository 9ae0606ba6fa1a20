"""Where the words of a saying end before their sentence does, and where they do not."""

from __future__ import annotations

import pytest

from tests.sayings.reading import content, read


@pytest.mark.parametrize(
    ("text", "cue", "expected"),
    [
        # What is said of somebody in passing ends with its clause.
        (
            "وأوقفت الشرطة رجلا يشتبه في أنه مهرب، وصادرت سيارته.",
            "يشتبه",
            "مهرب",
        ),
        (
            "وأطلق الرجل، الذي قالت الشرطة إنه يعمل حارسا، ثلاث رصاصات على الباب.",
            "قالت",
            "يعمل حارسا",
        ),
        # A clause of its own goes on behind a comma.
        ("وقالت الشرطة إنه يعمل حارسا، وإن له سوابق.", "قالت", "يعمل حارسا، وإن له سوابق"),
        # The narrator's gloss is not said by the source.
        (
            "وقال الوالي إن المدينة «لن تنسى من خانها» في إشارة إلى الحاكم السابق.",
            "قال",
            "المدينة «لن تنسى من خانها»",
        ),
        # A noun phrase has no negated verb and no turn; a list it has.
        ("ورفض الحزب عودة اللجنة ولم يوقع الاتفاق.", "رفض", "عودة اللجنة"),
        ("وطالب الحزب بفتح المعبر لكن الوالي لم يرد.", "طالب", "فتح المعبر"),
        ("وطالب الحزب بفتح المعبر، وصيانة الجسر.", "طالب", "فتح المعبر، وصيانة الجسر"),
        # What a noun of saying holds ends before the clause that it stands aside of.
        ("ومع تعهد الحكومة بإعادة البناء، يستعد السكان للعودة.", "تعهد", "إعادة البناء"),
        # A label in quotation marks is what stands in them.
        ("ووصف الوزير الاتفاق بـ«الخطوة الشجاعة» أمام لجنة الدفاع.", "وصف", "الخطوة الشجاعة"),
    ],
)
def test_what_is_said_ends(text: str, cue: str, expected: str) -> None:
    assert content(read(text), cue) == expected
