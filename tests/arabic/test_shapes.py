"""Shapes of nouns: verbal nouns and broken plurals, and what only looks like them."""

from __future__ import annotations

import pytest

from tawatur.readers.words import WordsReader

WORDS = WordsReader()


def classes(word: str) -> frozenset[str]:
    return WORDS.form(word, "word").classes


@pytest.mark.parametrize(
    "word",
    [
        "توزيع", "التوزيع", "وتوزيعها", "بتوزيع", "اقتحام", "اقتحامه", "انسحاب", "استدعاء", "استقالة",
        "إعلان", "إعلانهم", "إدانة", "التعرف", "التنازل", "التفرقة", "للتفاوض",
    ],
)  # fmt: skip
def test_a_verbal_noun_is_known_by_its_shape(word: str) -> None:
    assert "MASDAR" in classes(word)


@pytest.mark.parametrize(
    "word",
    [
        # Verbs of the same letters, without the article that would show a noun.
        "تعلن", "تحاول", "تتغير", "تعرف",
        # Adjectives of origin, participles, a land.
        "التونسي", "التركية", "التنفيذي", "الاقتصادية", "مراقبة", "المعارضة", "إيران", "الإيراني", "أحزاب",
    ],
)  # fmt: skip
def test_what_is_no_verbal_noun_by_its_shape_alone(word: str) -> None:
    assert "MASDAR" not in classes(word)


@pytest.mark.parametrize(
    "word", ["الأنباء", "الجرائم", "الفصائل", "العوامل", "الأساليب", "المشاريع", "بالأحداث"]
)
def test_a_broken_plural_is_known_by_its_shape(word: str) -> None:
    assert "BROKEN_PLURAL" in classes(word)


@pytest.mark.parametrize("word", ["أنباء", "المساعد", "المعارض", "الأحمر", "الإعلام", "الهجوم", "السابق"])
def test_what_may_be_an_adjective_is_no_broken_plural(word: str) -> None:
    assert "BROKEN_PLURAL" not in classes(word)
