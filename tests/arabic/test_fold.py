"""Folding: what is unified, what is dropped, and that nothing else changes."""

from __future__ import annotations

import pytest

from tawatur.arabic.fold import fold, fold_with_offsets, plain


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("أعلن", "اعلن"),
        ("إلى", "الي"),
        ("آلاف", "الاف"),
        ("مُحَمَّدٌ", "محمد"),
        ("الـهدنة", "الهدنه"),
        ("مسؤول", "مسوول"),
        ("طائرة", "طايره"),
        ("٢٠١٩", "2019"),
        ("۱۲", "12"),
        ("تهران کیش", "تهران كيش"),
        ("\u202eقال\u200f", "قال"),
        ("ﻻ", "لا"),
        ("ﷲ", "الله"),
        ("BBC 3.5", "BBC 3.5"),
    ],
)
def test_fold(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_plain_keeps_what_writers_tell_apart() -> None:
    assert plain("أُعْلِنَـت إلى مدينةٍ") == "أعلنت إلى مدينة"


def test_offsets_lead_back_to_the_published_characters() -> None:
    written = "قـ\u200fالُوا ﻻ"
    folded, offsets = fold_with_offsets(written)
    assert folded == "قالوا لا"
    assert [written[offset] for offset in offsets[:5]] == ["ق", "ا", "ل", "و", "ا"]
    assert offsets[-3:-1] == [len(written) - 1, len(written) - 1]
