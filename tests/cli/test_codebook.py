"""`tawatur codebook` and `--codebook`, as a person runs them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tawatur.codebooks import plover
from tests.cli.running import run

EXAMPLE = Path("examples/shutdowns.codebook.yml")
FOLDER = Path(__file__).parents[1] / "codebooks" / "dictionaries"
TEXT = "قطعت السلطات خدمة الإنترنت عن المحافظة. ثم هاجم مسلحون حاجزا للجيش شرق المدينة."


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def misread(tmp_path: Path) -> Path:
    path = tmp_path / "misread.yml"
    path.write_text(
        EXAMPLE.read_text(encoding="utf-8").replace("mode: total, contexts", "mode: slowed, contexts")
    )
    return path


def types(line: str) -> list[tuple[str, str | None]]:
    return [(event["type"], event["mode"]) for event in json.loads(line)["events"]]


def test_the_overview_names_every_type_mode_and_context() -> None:
    shown = run("codebook").stdout
    kinds = plover().kinds.values()
    words = shown.replace(",", " ").split()
    assert {name for kind in kinds for name in (kind.name, *kind.modes)} | set(plover().contexts) <= set(
        words
    )


def test_a_type_is_shown_with_its_modes_definitions_examples_and_siblings() -> None:
    shown = run("codebook", "coerce").stdout
    kind = plover().kinds["COERCE"]
    assert "material conflict, intensity -7" in shown
    assert all(f"COERCE {mode}" in shown for mode in kind.modes)
    assert kind.examples[0] in shown
    assert "Rather SANCTION:" in shown
    assert "اعتقال أو احتجاز" in shown


def test_all_that_is_called_so_is_shown() -> None:
    shown = run("codebook", "cyber").stdout
    assert "COERCE cyber" in shown
    assert "context cyber" in shown


def test_a_name_that_is_not_there_is_wrong_usage() -> None:
    done = run("codebook", "nothing")
    assert done.returncode == 2
    assert "nothing in the codebook is called 'nothing'" in done.stderr


def test_ones_own_types_are_shown_too_and_all_as_json() -> None:
    shown = run("codebook", "show", "shutdown", "--codebook", EXAMPLE).stdout
    assert "shutdowns:SHUTDOWN  material conflict, intensity -7" in shown
    data = json.loads(run("codebook", "show", "--json", "--codebook", EXAMPLE).stdout)
    assert data["kinds"]["shutdowns:SHUTDOWN"]["modes"]["slowed"]["intensity"] == -5
    assert data["kinds"]["ASSAULT"]["meaning"]["ar"]


def test_pages_are_read_with_it_by_one_or_several(page: Path) -> None:
    one, two = (run("read", page, "--codebook", EXAMPLE, "--workers", n, "--format", "jsonl") for n in "12")
    assert types(one.stdout) == [("shutdowns:SHUTDOWN", "total"), ("ASSAULT", None)]
    assert one.stdout == two.stdout
    assert (
        "shutdowns:SHUTDOWN total, actual"
        in run("read", page, "--codebook", EXAMPLE, "--format", "text").stdout
    )
    assert "codebook shutdowns, line" in run("explain", page, "E1", "--codebook", EXAMPLE).stdout


def test_check_tells_what_was_read_and_what_was_expected(misread: Path) -> None:
    assert run("codebook", "check", EXAMPLE).returncode == 0
    assert run("codebook", "check", FOLDER.parent / "misread.codebook.yml").returncode == 3
    done = run("codebook", "check", misread)
    assert done.returncode == 3
    assert f"{misread}:" in done.stdout
    assert "expected type: shutdowns:SHUTDOWN, mode: slowed" in done.stdout
    assert "type: shutdowns:SHUTDOWN, mode: total" in done.stdout
    assert "1 of them misread" in done.stderr


@pytest.mark.parametrize("workers", ["1", "2"])
def test_reading_with_a_misread_codebook_is_refused_unless_asked_otherwise(
    page: Path, misread: Path, workers: str
) -> None:
    refused = run("read", page, "--codebook", misread, "--workers", workers)
    assert refused.returncode == 1
    assert refused.stdout == ""
    assert f"tawatur codebook check {misread}" in refused.stderr
    done = run("read", page, "--codebook", misread, "--unchecked", "--workers", workers, "--format", "jsonl")
    assert types(done.stdout)[0] == ("shutdowns:SHUTDOWN", "total")


def test_a_wrong_codebook_is_one_line_with_its_place(page: Path, tmp_path: Path) -> None:
    path = tmp_path / "wrong.yml"
    path.write_text(
        "codebook: mine\ntriggers:\n  - {verb: اقترع, values: {type: BALLOT}}\n", encoding="utf-8"
    )
    done = run("read", page, "--codebook", path)
    assert done.returncode == 1
    assert done.stderr.startswith(f"tawatur: {path}:3: no type called 'BALLOT'")
    assert len(done.stderr.splitlines()) == 1
    assert run("read", page, "--codebook", "none.yml").returncode == 2


def test_dictionaries_become_a_codebook_to_read_with(tmp_path: Path) -> None:
    path, text = tmp_path / "mine.yml", tmp_path / "page.txt"
    done = run("codebook", "import", FOLDER / "arabic.verbs.txt", "-o", path, "--name", "verbs")
    assert done.returncode == 0
    assert done.stderr.startswith(
        "14 triggers, 7 classes of company; 0 lines not understood, 2 other remarks"
    )
    text.write_text("دك الجيش مواقع المسلحين", encoding="utf-8")
    read = run("read", text, "--codebook", path, "--format", "jsonl")
    assert types(read.stdout) == [("ASSAULT", "heavy-weapons")]


def test_lines_that_are_not_understood_are_named_and_kept_in_the_remarks() -> None:
    done = run("codebook", "import", FOLDER / "wrong.verbs.txt")
    assert done.returncode == 3
    named = [line for line in done.stderr.splitlines() if line.startswith("tawatur: ")]
    assert len(named) == done.stdout.count("wrong.verbs.txt:") == 9
    assert "0 triggers" in done.stderr


def test_a_dictionary_in_another_encoding_is_refused_with_a_remedy(tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes("--- ضرب [190] ---\nضرب\n".encode("cp1256"))
    done = run("codebook", "import", path)
    assert done.returncode == 1
    assert "save the dictionary as UTF-8" in done.stderr
