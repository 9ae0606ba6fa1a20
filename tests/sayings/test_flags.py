"""Each flag: a text that has it beside one that has not."""

from __future__ import annotations

from typing import get_args

import pytest

from tawatur.model.record import Flag
from tests.sayings.reading import read, saying

CASES = [
    # A medium passes on what it does not say from whom it has.
    (
        "upstream_unspecified",
        "نقلت",
        "ونقلت صحيفة المرفأ أن الهدنة انهارت.",
        "ونقلت صحيفة المرفأ عن شهود أن الهدنة انهارت.",
    ),
    (
        "upstream_unspecified",
        "بحسب ما",
        "اندلعت اشتباكات، بحسب ما نقلته مواقع محلية.",
        "وقالت المصادر، بحسب ما نقلته مواقع محلية، إن الهدنة صامدة.",
    ),
    (
        "upstream_unspecified",
        "نقلت",
        "ونقلت مصادر إعلامية أن القوات انسحبت.",
        "ونقلت شاهدة عيان أن القوات انسحبت.",
    ),
    # A confession that comes from those who hold the speaker.
    (
        "custodial",
        "اعترف",
        "وأفادت الشرطة بأن الموقوف اعترف بأنه سرق السيارة.",
        "وأفادت الصحيفة بأن الوزير اعترف بأنه أخطأ.",
    ),
    ("custodial", "اعترف", "واعترف الرجل أمام النيابة بأنه سرق السيارة.", "واعترف الرجل بأنه سرق السيارة."),
    ("custodial", "اعترف", "واعترف الرجل للشرطة بأنه سرق السيارة.", "واعترف الرجل لجيرانه بأنه سرق السيارة."),
    # Who is held or charged, whoever tells it; his lawyer is neither.
    ("custodial", "اعترف", "واعترف المتهم بأنه سرق السيارة.", "واعترف محامي المتهم بأنه أخطأ."),
    ("custodial", "أدلى", "وأدلى الموقوف باعترافات عن السرقة.", "وأدلى الوزير باعترافات عن السرقة."),
    (
        "custodial",
        "أقر",
        "وقال المحقق إن سالم العمري أقر بأنه سرق السيارة.",
        "وقال الطبيب إن سالم العمري أقر بأنه سرق السيارة.",
    ),
    (
        "custodial",
        "أقر",
        "وأقر الرجل أمام المحكمة بأنه سرق السيارة.",
        "وأقر الرجل أمام جاره بأنه سرق السيارة.",
    ),
    ("custodial", "أقر", "وأقر الموقوف خلال التحقيق بأنه سرق السيارة.", "وقد أقر الوزير بأنه أخطأ."),
    # The end of a content that nothing marks.
    (
        "scope_uncertain",
        "قال",
        "وقال العمدة إن الهدنة صامدة، فيما تواصل القصف على المدينة.",
        "وقال العمدة إن الهدنة صامدة في كل المدن، وإن القتال توقف.",
    ),
    (
        "scope_uncertain",
        "قال",
        "وقال العمدة: لن نعود إلى الحرب.",
        "وقال العمدة: «لن نعود إلى الحرب مهما حدث».",
    ),
    (
        "scope_uncertain",
        "قال",
        "وقال العمدة «لن نعود إلى الحرب مهما حدث.",
        "وقال العمدة «لن نعود إلى الحرب، فيما يقصفون القرى، مهما حدث».",
    ),
    # A mark without its partner.
    (
        "unbalanced_quotation",
        "قال",
        "وقال العمدة إن المياه لم تصل منذ أسبوع».",
        "وقال العمدة إن «المياه لم تصل منذ أسبوع».",
    ),
    # Verb and subject, marker and verb.
    ("gender_disagreement", "لفت", "ولفت الصحيفة إلى أن الهدنة صامدة.", "ولفت العمدة إلى أن الهدنة صامدة."),
    (
        "gender_disagreement",
        "قالت",
        "من جانبه، قالت الوزارة إن الهدنة صامدة.",
        "من جانبها، قالت الوزارة إن الهدنة صامدة.",
    ),
    (
        "gender_disagreement",
        "قالت",
        "وقالت وزير الصحة إن اللقاح متوفر.",
        "وقالت مصادر أمنية إن الحدود أغلقت.",
    ),
    (
        "gender_disagreement",
        "قالت",
        "من جهته، قالت الوزارة إن الهدنة صامدة.",
        "من ناحية ثانية، قالت الوزارة إن الهدنة صامدة.",
    ),
]


@pytest.mark.parametrize(("flag", "cue", "with_it", "without"), CASES)
def test_a_flag_stands_where_it_holds_and_only_there(flag: str, cue: str, with_it: str, without: str) -> None:
    assert flag in saying(read(with_it), cue).flags
    assert flag not in saying(read(without), cue).flags


def test_every_flag_has_a_case_or_a_test_of_its_own() -> None:
    elsewhere = {"attribution_stripped_in_headline", "coref_uncertain"}
    assert {flag for flag, *_ in CASES} | elsewhere == set(get_args(Flag))


def test_no_flag_without_reason() -> None:
    reading = read("وقال وزير الري إن السد آمن. وأضافت وزارة الصحة أن اللقاح متوفر.")
    assert [found.flags for found in reading.sayings] == [(), ()]
