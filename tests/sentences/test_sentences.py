"""Sentence ends: what ends a sentence and what only looks like it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.model.record import Block, BlockRole
from tawatur.readers.sentences.reader import LONGEST, spans


def cut(text: str, role: BlockRole = "paragraph") -> list[str]:
    return [text[start:end] for start, end in spans(text, Block(role, 0, len(text)))]


@pytest.mark.parametrize(
    "text",
    [
        "وصل الوفد إلى المدينة صباحا.| وغادرها مساء.",
        "هل تصمد الهدنة؟| يقول الوسيط إنها صامدة!| ثم يصمت.",
        "قال الناطق: “لم نهاجم أحدا. لن نهاجم أحدا.”| وغادر القاعة.",
        "قال الناطق: «لم نهاجم أحدا. ولن نفعل.»| وغادر.",
        'قالت "الهدنة صامدة. لا خرق لها" في مؤتمر.| وأضافت أن الطريق مفتوح.',
        "ارتفع السعر إلى 3.5 دنانير للكيلوغرام الواحد.",
        "ونقلت (أ.ف.ب) عن شاهد أن الجسر سقط.| ولم يصب أحد.",
        "قالت (أيه. بي. سي) إن الجسر سقط.| ولم يصب أحد.",
        "استقبل د. سالم الوفد في مكتبه.",
        "سقط الجسر القديم.|وقال شاهد إن النهر فاض.",
        "مبادرة جديدة.. والفرقاء صامتون",
        "1. تسليم السلاح قبل نهاية العام.",
        "قالها ثم سكت...| وبعد ساعة عاد.",
        "وصف القرار بـ »الخطير. وغير المقبول« أمام الصحافيين.| ثم انصرف.",
        "انتهى الاجتماع (الثاني هذا العام.)| وغادر الجميع.",
    ],
)
def test_sentences_end_where_the_bars_stand(text: str) -> None:
    expected = [piece.strip() for piece in text.split("|")]
    assert cut(text.replace("|", "")) == expected


def test_a_heading_is_one_sentence() -> None:
    assert cut("هل تصمد الهدنة؟ الوسيط يجيب.", "headline") == ["هل تصمد الهدنة؟ الوسيط يجيب."]


def test_an_unclosed_mark_protects_nothing() -> None:
    assert cut("قال “لم نهاجم أحدا. وغادر القاعة. ثم عاد.") == [
        "قال “لم نهاجم أحدا.",
        "وغادر القاعة.",
        "ثم عاد.",
    ]


@given(st.text(alphabet='اب. \n؟!“”«»"…1)', max_size=200))
def test_nothing_but_white_space_stands_between_sentences(text: str) -> None:
    found = list(spans(text, Block("paragraph", 0, len(text))))
    edges = [0, *(edge for span in found for edge in span), len(text)]
    assert edges == sorted(edges)
    assert all(not text[a:b].strip() for a, b in zip(edges[::2], edges[1::2], strict=True))


def test_text_without_stops_is_cut() -> None:
    found = cut("كلمة " * 5_000)
    assert max(map(len, found)) <= LONGEST
    assert "".join(found).replace(" ", "") == "كلمة" * 5_000
