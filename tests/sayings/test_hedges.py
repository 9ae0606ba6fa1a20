"""Hedges: over which words they reach, who holds them, and what is none."""

from __future__ import annotations

import pytest

from tests.sayings.reading import read, saying


def hedges(text: str) -> list[tuple[str, str]]:
    reading = read(text)
    return [
        (reading.text[h.start : h.end], " … ".join(reading.surface(span) for span in h.scope))
        for h in reading.hedges
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ويبدو أن الهدنة انهارت، والقتال مستمر.", ("يبدو", "الهدنة انهارت")),
        ("ولعل الهدنة تنهار قريبا.", ("لعل", "الهدنة تنهار قريبا")),
        ("ومن المتوقع أن تصل القافلة غدا بينما يستمر القصف.", ("من المتوقع", "تصل القافلة غدا")),
        ("ومن المحتمل أن تصل القافلة غدا وأن يتوقف القصف.", ("من المحتمل", "تصل القافلة غدا")),
        ("ويفترض أن تصل القافلة غدا.", None),
        ("القافلة قد لا تصل غدا.", ("قد", "لا تصل غدا")),
        ("القافلة قد تصل غدا وتعود بعد أيام.", ("قد", "تصل غدا وتعود بعد أيام")),
        ("القافلة قد نفد وقودها.", None),
        ("وكانت القافلة قد تركت المدينة.", None),
        ("لقد تأخرت القافلة.", None),
        ("قتل ما لا يقل عن عشرة جنود.", None),
    ],
)
def test_scope(text: str, expected: tuple[str, str] | None) -> None:
    assert hedges(text)[:1] == ([expected] if expected else [])


def test_a_hedge_is_held_by_the_innermost_saying_and_does_not_leave_it() -> None:
    reading = read("وقال العمدة إن الخبراء يرون أن السد قد ينهار قريبا، مضيفا أن السكان غادروا.")
    (hedge,) = reading.hedges
    assert hedge.saying == saying(reading, "يرون").id
    assert [reading.surface(span) for span in hedge.scope] == ["ينهار قريبا"]


def test_a_hedge_of_the_narrators_own_is_held_by_nobody() -> None:
    (hedge,) = read("السد قد ينهار قريبا.").hedges
    assert hedge.saying is None


def test_a_quotation_that_is_closed_closes_the_clause() -> None:
    reading = read("وقال العمدة «السد قد ينهار قريبا» في كلمة أمام السكان.")
    (hedge,) = reading.hedges
    assert [reading.surface(span) for span in hedge.scope] == ["ينهار قريبا"]
