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
        # A lack joined on is a noun like the others.
        (
            "ودعا الحزب إلى فتح المعبر وعدم الاكتفاء بالبيانات.",
            "دعا",
            "فتح المعبر وعدم الاكتفاء بالبيانات",
        ),
        # When and why somebody was accused or asked is the narrator's; what it was for is not.
        ("واتهم الوزير الشركة بتزوير العقود، وذلك بعد يوم من انفجارين في المصنع.", "اتهم", "تزوير العقود"),
        (
            "واتهم الوزير الشركة بتزوير العقود، وذلك بهدف رفع الأسعار.",
            "اتهم",
            "تزوير العقود، وذلك بهدف رفع الأسعار",
        ),
        # Brackets and quotations that hold the cue hold what is said.
        (
            "وكانت الدراجات (ويقال إن معظمها مسروق)، وكذلك السيارات، تباع في الساحة.",
            "يقال",
            "معظمها مسروق",
        ),
        (
            "وأوقف الرجل من أجل «الاشتباه في الانضمام إلى عصابة»، وأحيل على القضاء.",
            "الاشتباه",
            "الانضمام إلى عصابة",
        ),
        # The narrator turns to another, or comes to the main clause behind a concession.
        (
            "وقال المحافظ إن الشرطة أغلقت الطريق، أما التجار فهددوا بالإضراب.",
            "قال",
            "الشرطة أغلقت الطريق",
        ),
        (
            "وعلى الرغم من أن العائلة قالت إنها لم تتسلم تقريرا، فإن الشرطة أغلقت الملف.",
            "قالت",
            "لم تتسلم تقريرا",
        ),
        # A condition inside what is said has its main clause there.
        (
            "وقال المحافظ إنه إذا عاد السكان، فإن المدرسة ستفتح.",
            "قال",
            "إذا عاد السكان، فإن المدرسة ستفتح",
        ),
        # A label in quotation marks is what stands in them.
        ("ووصف الوزير الاتفاق بـ«الخطوة الشجاعة» أمام لجنة الدفاع.", "وصف", "الخطوة الشجاعة"),
    ],
)
def test_what_is_said_ends(text: str, cue: str, expected: str) -> None:
    assert content(read(text), cue) == expected
