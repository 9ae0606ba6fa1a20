"""Sayings in a terminal: chains from origin to publisher, in that order whichever way the terminal writes."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from unicodedata import bidirectional

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tawatur.cli.sayings import all_sayings, one_saying
from tawatur.cli.show import show
from tawatur.cli.terminal import RIGHT_TO_LEFT
from tawatur.model.reading import Page
from tawatur.model.record import Fault, Outlet, Record, Saying, Span
from tawatur.pipeline import Pipeline
from tests.cli.showing import CONFESSION, DENIAL, POLICE, TEXT, around, plain, record
from tests.sayings.reading import pipeline

EXAMPLES = sorted(Path("examples").glob("*.txt"))
TURNING = {"B", "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
TAWATUR = str(Path(sys.executable).with_name("tawatur"))


@pytest.fixture(autouse=True, scope="module")
def no_colour() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("NO_COLOR", "1")
        yield


def shown(*sayings: Saying, width: int = 100) -> list[str]:
    return [plain(line) for line in all_sayings(record(*sayings), width)]


def test_a_chain_runs_from_the_origin_to_the_publisher_with_kinds_and_links_below() -> None:
    names, notes, *_ = shown(CONFESSION, width=140)
    assert names.split(" → ")[0].strip() == "كسّابًا"
    assert [name.strip() for name in names.split(" → ")][1:] == ["الشرطة", "(رويترز)", "[وكالات]", "[الواحة]"]
    assert re.split(" {3,}", notes.strip()) == [
        "named person, said", "official body, relayed, for وزارة الداخلية", "news agency, relayed",
        "news agency, relayed", "media outlet, published",
    ]  # fmt: skip


def test_names_stand_over_their_notes_though_vowel_signs_take_no_cell() -> None:
    names, notes, *_ = shown(CONFESSION, width=140)
    starts = [cell_len(names[: names.index(word)]) for word in ("الشرطة", "(رويترز)", "[الواحة]")]
    below = [cell_len(notes[: notes.index(word)]) for word in ("official", "news agency", "media outlet")]
    assert starts == below


def test_a_narrower_terminal_has_a_line_for_each_note_then_one_for_each_source() -> None:
    narrower, list_of_sources = shown(POLICE, width=64), shown(POLICE, width=40)
    assert [line.split()[0] for line in narrower[:3]] == ["الشرطة", "official", "said"]
    assert narrower[3].split() == ["for", "وزارة", "الداخلية"]
    assert [line.strip() for line in list_of_sources[:4]] == [
        "الشرطة", "official body, said", "for وزارة الداخلية", "→ [وكالات]  news agency, relayed",
    ]  # fmt: skip


def test_sayings_with_one_chain_share_it_and_a_nested_one_is_indented_under_its_parent() -> None:
    lines = shown(POLICE, CONFESSION, DENIAL, width=140)
    depth = {line.split()[0]: len(line) - len(line.lstrip()) for line in lines if line.split()[0][0] == "Y"}
    assert depth == {"Y1": 4, "Y2": 10, "Y3": 4}
    assert sum("→" in line for line in lines) == 3, "the nested chain, and the police's before and after it"
    assert sum("→" in line for line in shown(POLICE, DENIAL)) == 1


def test_how_it_is_said_stands_beside_the_id() -> None:
    (police,) = (line for line in shown(POLICE) if "Y1" in line)
    assert police.split("  ")[2:] == [
        "Y1", "asserts", "«أفادت»", "indirect", "to «رويترز»", "where «في بيان»", "hedged «ربما»",
    ]  # fmt: skip
    (denial,) = (line for line in shown(DENIAL) if "Y3" in line)
    assert denial.split("  ")[3:] == [
        "denies, negative",
        "«نفت»",
        "indirect",
        "implicit source",
        "refers to Y2",
    ]


def test_flags_are_shown_and_flow_onto_the_next_line() -> None:
    wide, narrow = shown(CONFESSION, width=140), shown(CONFESSION, width=50)
    assert any(line.endswith("indirect  custodial  scope_uncertain") for line in wide)
    assert narrow[-2].strip() == "scope_uncertain"


def test_a_saying_that_nobody_is_named_for_says_so() -> None:
    nobody = msgspec.structs.replace(POLICE, source=None, chain=POLICE.chain[1:])
    assert shown(nobody)[0].split() == ["nobody", "named", "→", "[وكالات]", "→", "[الواحة]"]


def test_content_is_cut_to_two_lines_of_the_terminal() -> None:
    long = record(POLICE, text=TEXT.replace("رفاقه", "رفاقه " * 60))
    long = msgspec.structs.replace(long, sayings=(msgspec.structs.replace(POLICE, content=(Span(30, 300),)),))
    *_, first, second = (plain(line) for line in all_sayings(long, 60))
    assert first.strip().startswith("«")
    assert second.endswith(" …»")
    assert cell_len(second) <= 60


def test_a_parent_that_is_not_there_hides_nothing() -> None:
    assert any("Y2" in line for line in shown(CONFESSION))


def test_links_of_the_page_and_of_a_passage_are_dimmed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR")
    names, *_ = one_saying(record(CONFESSION), CONFESSION, 140)
    dimmed = re.findall("\x1b\\[2m(.*?)\x1b\\[0m", names)
    assert [plain(name) for name in dimmed] == ["(رويترز)", "[وكالات]", "[الواحة]"]
    assert plain("\n".join(shown(DENIAL))) != "\n".join(all_sayings(record(DENIAL), 100)), (
        "denial is coloured"
    )


@pytest.mark.parametrize("width", [24, 50, 80, 120])
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_right_to_left_letters_stand_on_islands_only(path: Path, width: int) -> None:
    """What is outside has one direction, left to right: so arrows, brackets and numbers keep their order."""
    for line in show(read(path, pipeline()), width).splitlines():
        outside = around(line)
        assert [letter for letter in outside if bidirectional(letter) in RIGHT_TO_LEFT] == [], ascii(line)
        assert [letter for letter in outside if bidirectional(letter) in TURNING] == [], ascii(line)


HOSTILE = st.text(
    st.sampled_from("ab [(→2١قَال»)]\u202e\u2066\u2067\u2068\u2069\u200f\n\x1b\x1c\u2029漢"), max_size=60
)


@given(HOSTILE, HOSTILE, st.sampled_from([24, 60, 140]))
def test_no_name_whatever_it_holds_changes_the_direction_around_it(label: str, name: str, width: int) -> None:
    made = record(POLICE, CONFESSION, DENIAL)
    sources = [
        msgspec.structs.replace(source, label=label, principal=name or None) for source in made.sources
    ]
    made = msgspec.structs.replace(
        made,
        id=name,
        outlet=Outlet("x", label, name),
        sources=tuple(sources),
        faults=(Fault("names", "bug", name),),
    )
    for line in show(made, width).split("\n"):
        outside = around(line)
        assert not [letter for letter in outside if bidirectional(letter) in {*RIGHT_TO_LEFT, *TURNING}]
        assert "\x1b" not in line


@pytest.mark.parametrize("width", [50, 80, 120])
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_sayings_keep_to_the_terminals_width(path: Path, width: int) -> None:
    lines = [plain(line) for line in all_sayings(read(path, pipeline()), width)]
    assert [line for line in lines if cell_len(line) > width] == []


def read(path: Path, readers: Pipeline) -> Record:
    page = Page(text=path.read_text(encoding="utf-8"), outlet="echorouk", published="2020-02-16")
    return readers.read(page)


def test_explain_shows_the_chain_before_the_rule(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("نقلت صحيفة «الساحل» عن مصدر طبي قوله إن القصف توقف.", encoding="utf-8")
    done = subprocess.run([TAWATUR, "explain", page, "Y1"], capture_output=True, check=True)
    names, notes, said, content, rule, *parts = done.stdout.decode().splitlines()
    assert [name.strip() for name in plain(names).split(" → ")] == [
        "مصدر طبي",
        "صحيفة «الساحل»",
        "[the outlet]",
    ]
    assert notes.split("  ")[0] == "anonymous sources, said"
    assert plain(said).split()[:3] == ["Y1", "relays", "«نقلت»"]
    assert plain(content).strip() == "«القصف توقف»"
    assert rule.startswith("Y1  rule saying/")
    assert [around(part) for part in parts if "cue" in part] == ["  cue   0:4"]
