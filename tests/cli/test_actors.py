"""`tawatur actors import` and `--actors`, as a person runs them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import tawatur
from tests.cli.running import run

FOLDER = Path(__file__).parents[1] / "gazetteer" / "dictionaries"
ARABIC, AGENTS = FOLDER / "arabic.actors.txt", FOLDER / "mixed.agents.txt"
TEXT = "قال مروان السيفي في طرابلس إن حركة الفجر الجديد رفضت الهدنة."


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "my-actors.yml"
    assert run("actors", "import", ARABIC, AGENTS, "--output", path).returncode == 0
    return path


def codes(line: str) -> dict[str, str | None]:
    record = json.loads(line)
    return {
        record["text"][m["start"] : m["end"]]: m["actor"] and m["actor"]["code"] for m in record["mentions"]
    }


def test_dictionaries_become_a_table_to_read_with(page: Path, table: Path) -> None:
    done = run("read", page, "--actors", table, "--published", "2013-03-03", "--format", "jsonl")
    assert done.returncode == 0
    assert codes(done.stdout) | {"طرابلس": None} == {
        "مروان السيفي": "LBYGOV", "حركة الفجر الجديد": "LBYREB", "طرابلس": None,
    }  # fmt: skip


def test_several_workers_read_with_the_same_table(page: Path, table: Path) -> None:
    one, two = (run("read", page, "--actors", table, "--workers", n, "--format", "jsonl") for n in "12")
    assert one.stdout == two.stdout
    assert one.stdout


def test_several_tables_are_read_together(page: Path, table: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.yml"
    text = "kind: ORG\nsource: me\nentries:\n  - {country: LBY, sector: GOV, names: [الهدنة]}\n"
    other.write_text(text, encoding="utf-8")
    done = run("read", page, "--actors", table, "--actors", other, "--format", "jsonl")
    assert codes(done.stdout)["حركة الفجر الجديد"] == "LBYREB"
    twice = run("read", page, "--actors", table, "--actors", table, "--format", "jsonl")
    assert codes(twice.stdout)["حركة الفجر الجديد"] == "LBYREB"


def test_two_tables_with_one_actor_are_an_error_that_names_them(
    page: Path, table: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.yml"
    other.write_bytes(table.read_bytes())
    done = run("read", page, "--actors", table, "--actors", other)
    assert done.returncode == 1
    assert "two rows make the id" in done.stderr


def test_the_same_from_python_and_in_explain(page: Path, table: Path) -> None:
    record = tawatur.read(page, published="2013-03-03", actors=[table])
    found = {record.text[m.start : m.end]: m.actor and m.actor.code for m in record.mentions}
    assert found["مروان السيفي"] == "LBYGOV"
    assert "name/table-person" in run("explain", page, "--actors", table).stdout


def test_the_table_goes_to_standard_output_and_the_tally_to_standard_error() -> None:
    done = run("actors", "import", AGENTS)
    assert done.stdout.startswith("note: ")
    assert done.stderr == "0 actors, 11 agents; 0 lines not understood, 0 other remarks in the table\n"


def test_lines_that_are_not_understood_are_named_and_counted(tmp_path: Path) -> None:
    path = tmp_path / "bad.txt"
    path.write_text("A_ [USAGOV]\nB_ [USAGOV 990231-991231]\n", encoding="utf-8")
    done = run("actors", "import", path)
    assert done.returncode == 3
    assert f"{path}:2: 19990231 is no day; write YYMMDD or YYYYMMDD" in done.stderr
    assert "names: [A]" in done.stdout
    assert "19990231 is no day" in done.stdout


def test_a_dictionary_in_another_encoding_is_refused_with_a_remedy(tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes("جيش [MIL]".encode("cp1256"))
    done = run("actors", "import", path)
    assert done.returncode == 1
    assert "save the dictionary as UTF-8" in done.stderr


def test_a_file_that_is_not_there_is_wrong_usage(page: Path) -> None:
    assert run("actors", "import", "none.txt").returncode == 2
    assert run("read", page, "--actors", "none.yml").returncode == 2
