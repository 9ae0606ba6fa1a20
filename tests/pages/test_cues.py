"""Every cue of `cues.yml` is walked: it gives away its own role, and no earlier role takes it first."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any, get_args

import pytest

from tawatur.model.errors import DataError
from tawatur.model.record import BlockRole
from tawatur.readers.page import cues as room
from tawatur.readers.page.piece import Piece
from tawatur.rules.compiled import read_yaml

ROWS: list[dict[str, Any]] = read_yaml(room.PATH)["roles"]
WHOLE = [(row["role"], word) for row in ROWS for word in row.get("whole", ())]
START = [(row["role"], word) for row in ROWS for word in row.get("start", ())]
AROUND = [(row["role"], name) for row in ROWS for name in row.get("around", ())]


def line(text: str, around: str = "") -> Piece:
    return Piece(0, len(text), text, around=around)


def test_every_role_is_a_role_of_the_record() -> None:
    assert {row["role"] for row in ROWS} <= set(get_args(BlockRole))


@pytest.mark.parametrize(("role", "word"), WHOLE)
def test_a_line_that_is_the_cue(role: str, word: str) -> None:
    for text in (word, f"{word}:", f"«{word}»", f"({word}) 12"):
        assert room.cue_of(line(text)) == role, text


@pytest.mark.parametrize(("role", "word"), START)
def test_a_line_that_begins_with_the_cue(role: str, word: str) -> None:
    assert room.cue_of(line(f"{word} سالم 12")) == role


@pytest.mark.parametrize(("role", "name"), AROUND)
def test_an_element_that_is_named_so(role: str, name: str) -> None:
    assert room.surrounding(line("سالم", f" | div {name}")) == role


@pytest.mark.parametrize("name", ["encounter", "reviews", "montags", "nocaption-here", "story"])
def test_a_cue_inside_another_word_is_none(name: str) -> None:
    assert room.surrounding(line("سالم", f" | div {name}")) is None


@pytest.mark.parametrize(("role", "word"), WHOLE + START)
def test_a_long_sentence_is_never_given_away_by_its_first_words(role: str, word: str) -> None:
    assert room.cue_of(line(f"{word} " + "كلمة " * 61)) is None, role


@pytest.mark.parametrize("text", ["", "١٢٣٤", "• 3465", "12.5k", "1,204"])
def test_bare_numbers_are_counters(text: str) -> None:
    assert room.cue_of(line(text)) == ("counter" if text else None)


def test_an_unknown_key_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "cues.yml"
    path.write_text("roles:\n  - role: tag\n    longest: 3\n    colour: [green]\n", encoding="utf-8")
    monkeypatch.setattr(room, "PATH", path)
    with pytest.raises(DataError, match="colour"):
        room.cues.__wrapped__()


@pytest.mark.parametrize(
    "sentence",
    [
        "اشترك في الهجوم ثلاثة مسلحين كانوا يستقلون سيارة بيضاء.",
        "تابعوا سيرهم نحو الحدود رغم القصف.",
        "لمتابعة تنفيذ الاتفاق شكل الطرفان لجنة مشتركة.",
        "انضم إلى صفوف المحتجين عشرات العمال.",
        "شوهد رتل عسكري قرب المدينة",
        "قرئت الفاتحة على أرواح الضحايا",
        "مشاهدات من داخل المخيم المحاصر",
        "كتب المحتجون شعارات على جدران المبنى",
        "إعلان حالة الطوارئ في المدينة",
        "بحث الجانبان سبل التعاون",
        "المصدر نفسه أكد الخبر",
        "السابق من نوعه كان قبل عام",
        "مصدر: اتفاق وشيك بين الطرفين",
        "#عاجل مقتل خمسة في قصف على السوق",
        "مشاركة واسعة في الانتخابات",
        "الرئيسية في الخلاف مسألة الحدود",
    ],
)
def test_news_that_begins_like_a_cue_is_no_cue(sentence: str) -> None:
    assert room.cue_of(line(sentence)) is None


@pytest.mark.parametrize("start", ["a", "1", ""])
@pytest.mark.parametrize("sign", ["-", ".", "\0"])
def test_a_line_of_signs_takes_no_time(start: str, sign: str) -> None:
    begun = time.process_time()
    assert room.cue_of(line(f"{start}{sign * 30_000}a")) is None
    assert time.process_time() - begun < 1


def test_hashtags_alone_are_tags() -> None:
    assert room.cue_of(line("#ليبيا #طرابلس، #هدنة_إنسانية")) == "tag"
