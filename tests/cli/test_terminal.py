"""Text for a terminal: islands for what a page says, widths in cells, colours only where they are wanted."""

from __future__ import annotations

from unicodedata import bidirectional

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tawatur.cli.terminal import (
    ISLAND,
    ISLAND_ENDS,
    Piece,
    dim,
    flow,
    heading,
    isolated,
    quoted,
    safe,
    short,
    shown,
    terminal_width,
)  # fmt: skip

VOWELLED = "قَالَتْ مُصَادِرُ مُطَّلِعَةٌ إِنَّ الهُدْنَةَ صَامِدَةٌ"
LETTERS = st.text(
    st.sampled_from("ab ١2ابتقَّ«»()→\u202e\u2066\u2067\u2068\u2069\u200f\u061c\n\x1b\x1c\u2029漢")
)


@pytest.mark.parametrize("text", ["وكالات", "«وكالات»", "F-16 طائرة", "١٢"])
def test_what_has_a_right_to_left_letter_is_an_island(text: str) -> None:
    assert isolated(text) == f"{ISLAND}{text}{ISLAND_ENDS}"


@pytest.mark.parametrize("text", ["the outlet", "[Reuters]", "16:30", ""])
def test_what_has_none_needs_no_island(text: str) -> None:
    assert isolated(text) == text


@given(LETTERS)
def test_no_text_leaves_its_island_or_acts_on_the_terminal(text: str) -> None:
    written = shown(text, 500)
    inside = written.removeprefix(ISLAND).removesuffix(ISLAND_ENDS)
    assert written in {inside, f"{ISLAND}{inside}{ISLAND_ENDS}"}
    assert [letter for letter in inside if bidirectional(letter) in ENDS_AN_ISLAND or letter < " "] == []


ENDS_AN_ISLAND = {"B", "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


@given(LETTERS, st.integers(8, 40))
def test_a_shortened_text_fits_and_says_that_it_was_cut(text: str, cells: int) -> None:
    line = short(text, cells)
    assert cell_len(line) <= cells
    assert line == safe(text) or line.endswith(" …")


def test_vowel_signs_take_no_cell() -> None:
    assert short(VOWELLED, 33) == VOWELLED
    assert len(VOWELLED) > 50


def test_a_cut_is_made_between_words_and_never_between_a_letter_and_its_vowel() -> None:
    assert short(VOWELLED, 17) == "قَالَتْ مُصَادِرُ …"
    assert short("مُسْتَشْفَيَاتُهُمُ", 7) == "مُسْتَشْفَ …"


def test_wide_letters_take_two_cells() -> None:
    assert short("漢字漢字", 7) == "漢字 …"


def test_a_quotation_is_opened_once_and_closed_once() -> None:
    lines = quoted("قال الوزير إن الهدنة صامدة في المدينة كلها منذ أمس", 20, 2)
    assert [line.strip(ISLAND + ISLAND_ENDS) for line in lines] == ["«قال الوزير إن", "الهدنة صامدة في …»"]
    assert quoted("الهدنة صامدة", 20, 2) == [f"{ISLAND}«الهدنة صامدة»{ISLAND_ENDS}"]


@given(LETTERS, st.integers(10, 40), st.integers(1, 3))
def test_a_quotation_keeps_to_its_cells_and_lines(text: str, cells: int, most: int) -> None:
    lines = quoted(text, cells, most)
    assert len(lines) <= most
    assert max(map(cell_len, lines)) <= cells


def test_pieces_flow_into_lines() -> None:
    pieces = [
        Piece("a" * 6, "A"),
        Piece("b" * 4, "B"),
        Piece("c" * 9, "C"),
        Piece("d" * 30, "D"),
        Piece("e", "E"),
    ]
    assert list(flow(pieces, 12)) == ["A  B", "C", "D", "E"]


def test_no_color_is_obeyed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[1m" in heading("Page")
    assert "\x1b[2m" in dim("relayed")
    monkeypatch.setenv("NO_COLOR", "1")
    assert (heading("Page"), dim("relayed")) == ("Page", "relayed")


def test_the_width_is_that_of_columns_and_never_next_to_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "72")
    assert terminal_width() == 72
    monkeypatch.setenv("COLUMNS", "3")
    assert terminal_width() == 24
