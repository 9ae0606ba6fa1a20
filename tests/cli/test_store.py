"""The commands over a store, as a person runs them."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import click
import pytest
from click.testing import CliRunner

from tawatur.cli import asking, export, search
from tawatur.cli.main import tawatur
from tawatur.exports import EXPORTS, Preset
from tawatur.intake import Input
from tawatur.model.errors import TawaturError
from tawatur.model.reading import Page
from tawatur.store import DEFAULT, LAYERS, VARIABLE, Filter, Store
from tawatur.store.finding import FACETS
from tests.cli.running import invoked, run
from tests.store.making import TEXTS, made, many, put


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with made(tmp_path_factory.mktemp("store") / "news.db") as store:
        yield store


def told(*arguments: str | Path, store: Store | None = None) -> Any:
    result = invoked(*arguments, "--json", store=store)
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_adding_from_a_shell_and_again(tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    (folder / "empty.html").write_text("", encoding="utf-8")
    first = run("add", folder, "--store", tmp_path / "news.db", "--published", "2021-05-09")
    assert (first.returncode, first.stdout) == (3, "4 new, 1 failed\n")
    assert first.stderr == f"tawatur: {folder / 'empty.html'}: empty\n"
    again = run("add", folder, "--store", tmp_path / "news.db", "--published", "2021-05-09")
    assert (again.returncode, again.stdout) == (3, "4 known, 1 failed\n")


def test_adding_as_json_tells_each_input_and_then_the_counts(tmp_path: Path) -> None:
    page = tmp_path / "a.txt"
    page.write_text(TEXTS["raid"], encoding="utf-8")
    result = invoked("add", page, "--json", store=Store(tmp_path / "news.db"))
    step, counts = map(json.loads, result.stdout.splitlines())
    assert step == {"name": str(page), "outcome": "new", "error": None}
    assert counts == {"new": 1, "version": 0, "updated": 0, "known": 0, "removed": 0, "failed": 0}


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    page = tmp_path / "a.txt"
    page.write_text(TEXTS["raid"], encoding="utf-8")
    result = invoked("add", page, "--dry-run", store=Store(tmp_path / "news.db"))
    assert result.stdout == "1 new\n"
    assert not (tmp_path / "news.db").exists()


def test_the_store_is_named_by_the_environment_too(
    store: Store, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(VARIABLE, str(store.path))
    assert told("status")["articles"] == len(TEXTS)
    monkeypatch.delenv(VARIABLE)
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(tawatur, ["status"])
    assert "tawatur.db: no such store" in str(result.exception)
    assert (asking.DEFAULT, asking.VARIABLE) == (DEFAULT, VARIABLE)


def test_search_shows_what_was_asked_for_in_its_place(store: Store) -> None:
    result = invoked("search", "القصف", store=store)
    assert result.exit_code == 0
    assert "سرت" in result.stdout
    assert "ASSAULT" in result.stdout
    assert "1 of 1 articles" in result.stderr
    keys = re.findall(r"^  ([0-9a-f]{16})  ", result.stdout, re.MULTILINE)
    shown = invoked("show", keys[0], store=store)
    assert "ASSAULT" in shown.stdout
    assert "أعلنت وزارة الصحة الليبية" in shown.stdout


def test_an_article_of_many_events_is_shown_with_the_first_unless_events_are_asked_for(
    tmp_path: Path,
) -> None:
    store = Store(tmp_path / "news.db")
    (step,) = store.adding([Input("all.txt", Page(text="\n\n".join(TEXTS.values()), id="all"), None)])
    assert step.outcome == "new"
    number = store.count(layer="events")
    assert number > search.MOST_EVENTS
    listed = invoked("search", "سرت", store=store).stdout
    assert f"  and {number - search.MOST_EVENTS} more events: tawatur show all\n" in listed
    assert len(re.findall(r"^  [0-9a-f]{16}  ", listed, re.MULTILINE)) == search.MOST_EVENTS
    asked = invoked("search", "سرت", "--factuality", "actual", store=store).stdout
    assert len(re.findall(r"^  [0-9a-f]{16}  ", asked, re.MULTILINE)) > search.MOST_EVENTS


def test_search_as_json_has_the_words_of_what_it_points_at(store: Store) -> None:
    (article,) = told("search", "--of", "sayings", "--commitment", "denies", store=store)["found"]
    (saying,) = article["sayings"]
    for part in (*saying["cue"], *saying["content"]):
        assert TEXTS["raid"][part["start"] : part["end"]] == part["text"] != ""
    found = told("search", "--of", "events", "--type", "protest", "--limit", "1", store=store)["found"]
    trigger = found[0]["events"][0]["trigger"]
    assert TEXTS["march"][trigger["start"] : trigger["end"]] == trigger["text"] != ""


def test_search_as_json_has_offsets_of_the_published_text(store: Store) -> None:
    found = told("search", "مدنيين", store=store)
    (article,) = found["found"]
    text = TEXTS["raid"]
    assert (article["id"], found["total"], found["next"]) == ("raid", 1, None)
    assert [text[start:end] for start, end in article["highlights"]] == ["مدنيين"]
    snippet = article["snippet"]
    assert text[snippet["start"] : snippet["end"]] == snippet["text"]
    for event in article["events"]:
        sentence = event["sentence"]
        assert text[sentence["start"] : sentence["end"]] == sentence["text"]


@pytest.mark.parametrize("layer", LAYERS)
def test_every_layer_is_listed_and_gone_on_with(tmp_path: Path, layer: str) -> None:
    store = Store(tmp_path / "news.db")
    put(store, many(9))
    rows, after = 0, tuple[str, ...]()
    while True:
        page = told("search", "--of", layer, "--limit", "4", *after, store=store)
        rows += len(page["found"])
        if page["next"] is None:
            break
        after = ("--after", page["next"])
    assert rows == page["total"]
    human = invoked("search", "--of", layer, "--limit", "4", store=store)
    assert "go on with --after" in human.stderr


def test_every_facet_is_an_option(store: Store) -> None:
    names = {option.name for option in search.search.params}
    assert set(Filter.__struct_fields__) - {"text"} <= names
    assert invoked("search", "--type", "PROTEST", "--country", "TN", store=store).stdout.count("PROTEST") >= 1
    assert invoked("search", "--type", "PROTEST", "--country", "LY", store=store).stdout == ""


def test_what_the_commands_offer_is_what_there_is() -> None:
    assert search.LAYERS == LAYERS
    assert tuple(FACETS) == search.FACETS
    assert tuple(EXPORTS) == export.FORMATS
    assert get_args(Preset) == export.PRESETS


def test_counting_by_a_facet(store: Store) -> None:
    counts = told("search", "--count", "type", store=store)
    assert counts == dict(store.facets("type"))
    assert f"{counts['PROTEST']:8,}  PROTEST" in invoked("search", "--count", "type", store=store).stdout


@pytest.mark.parametrize(
    "arguments", [("!!",), ("--since", "soon"), ("--country", "Libya"), ("--after", "x"), ("--type", "WAR")]
)
def test_a_question_that_cannot_be_asked_is_wrong_usage(store: Store, arguments: tuple[str, ...]) -> None:
    done = run("search", *arguments, "--store", store.path)
    assert done.returncode == 2
    assert done.stderr.startswith("tawatur: ")
    assert "Traceback" not in done.stderr


def test_an_article_is_shown_whole_as_text_and_as_its_record(store: Store) -> None:
    assert "Who says so" in invoked("show", "raid", store=store).stdout
    assert invoked("show", "raid", "--text", store=store).stdout == TEXTS["raid"] + "\n"
    assert told("show", "raid", store=store)["schema"] == "tawatur.article/1"
    missing = run("show", "nothing", "--store", store.path)
    assert (missing.returncode, "nothing is called 'nothing'" in missing.stderr) == (1, True)


def test_what_a_page_says_cannot_act_on_the_terminal(tmp_path: Path) -> None:
    page = tmp_path / "a.txt"
    page.write_text(
        f"{TEXTS['raid']}\n\nوقال \x1b[31mالمتحدث\u202e باسم الوزارة إن القصف مستمر.", encoding="utf-8"
    )
    store = Store(tmp_path / "news.db")
    store.add([page])
    (found,) = store.search().found
    for shown in (invoked("search", "المتحدث", store=store), invoked("show", found.record.id, store=store)):
        assert "\x1b" not in shown.stdout
        assert "\u202e" not in shown.stdout


def test_the_status_of_a_store(store: Store) -> None:
    shown = invoked("status", store=store).stdout
    assert re.search(r"^ +4 articles of 1 outlets, 2021-05-09 to 2021-05-09$", shown, re.MULTILINE)
    status = told("status", store=store)
    assert (status["articles"], status["events"]) == (4, store.count(layer="events"))


def test_failures_are_listed(tmp_path: Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"")
    store = Store(tmp_path / "news.db")
    assert invoked("add", bad, store=store).exit_code == 3
    assert f"{bad}: empty" in invoked("status", "--failures", store=store).stdout
    assert [failure["name"] for failure in told("status", "--failures", store=store)] == [str(bad)]


def test_what_was_read_by_a_guess_is_listed_by_article(tmp_path: Path) -> None:
    page = tmp_path / "old.txt"
    page.write_bytes(TEXTS["raid"].encode("windows-1256"))
    store = Store(tmp_path / "news.db")
    assert invoked("add", page, store=store).stdout == "1 new\n"
    assert "1 articles read in part, or by a guess" in invoked("status", store=store).stdout
    ((article,),) = store.connection.execute("select id from articles")
    listed = invoked("status", "--faults", store=store).stdout
    assert listed == f"{article}  {page}: intake: not UTF-8; read as cp1256, a guess\n"
    (fault,) = told("status", "--faults", store=store)
    assert (fault["article"], fault["reader"], fault["kind"]) == (article, "intake", "encoding")


def test_removing_and_restoring(tmp_path: Path) -> None:
    store = made(tmp_path / "news.db")
    assert (
        invoked("remove", "raid", "--reason", "as asked", store=store).stdout
        == "raid: 1 versions taken out\n"
    )
    assert store.article("raid") is None
    with pytest.raises(TawaturError, match="no article 'raid'"):
        raise invoked("remove", "raid", store=store).exception or AssertionError
    assert invoked("remove", "raid", "--restore", store=store).exit_code == 0
    with pytest.raises(TawaturError, match="no article 'raid' was taken out"):
        raise invoked("remove", "raid", "--restore", store=store).exception or AssertionError


def test_reading_again_by_command(tmp_path: Path) -> None:
    store = made(tmp_path / "news.db")
    assert invoked("reread", store=store).stdout == "nothing to do\n"
    assert invoked("reread", "--all", store=store).stdout == "4 read anew\n"


@pytest.mark.parametrize("form", [name for name in EXPORTS if name != "parquet"])
def test_every_format_is_exported_by_command(store: Store, tmp_path: Path, form: str) -> None:
    out = tmp_path / "out"
    result = invoked("export", "--format", form, "-o", out, store=store)
    assert result.exit_code == 0
    manifest = json.loads((tmp_path / "out.manifest.json").read_text("utf-8"))
    assert manifest["bytes"] == out.stat().st_size
    again = run("export", "--format", form, "-o", out, "--store", store.path)
    assert again.returncode == 1
    assert "--force" in again.stderr
    assert invoked("export", "--format", form, "-o", out, "--force", store=store).exit_code == 0


def test_an_export_is_the_filtered_view(store: Store, tmp_path: Path) -> None:
    out = tmp_path / "events.csv"
    invoked("export", "القوات", "--format", "csv", "--type", "ASSAULT", "-o", out, store=store)
    with out.open(encoding="utf-8", newline="") as file:
        keys = {row["event_id"] for row in csv.DictReader(file)}
    wanted = store.search(text="القوات", type="ASSAULT", layer="events").found
    assert keys == {key for found in wanted for key, _ in found.events}
    assert keys


@pytest.mark.parametrize("name", ["all.xlsx", "all.XLS", "all.ods"])
def test_a_table_is_not_written_under_the_name_of_a_workbook(store: Store, tmp_path: Path, name: str) -> None:
    result = invoked("export", "--format", "csv", "-o", tmp_path / name, store=store)
    assert result.exit_code == 2
    assert "--format csv --preset excel" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_an_export_to_standard_output_is_data_alone(store: Store) -> None:
    done = run("export", "--format", "jsonl", "-o", "-", "--store", store.path)
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == sorted(TEXTS)
    assert "4 rows of 4 articles" in done.stderr
    assert run("export", "--format", "jsonl", "--store", store.path).returncode == 2


def test_the_doctor_finds_nothing_and_says_what_it_looked_at(store: Store) -> None:
    findings = told("doctor", store=store)
    assert [finding for finding in findings if not finding["is_good"]] == []
    assert invoked("doctor", store=store).stdout.count("ok   ") == len(findings)


def test_the_doctor_names_the_remedy_and_mends(tmp_path: Path) -> None:
    store = Store(tmp_path / "news.db")
    put(store, many(300))
    size = store.path.stat().st_size
    with store.path.open("r+b") as file:
        file.seek(size // 2)
        file.write(b"\xff" * 8192)
    found = run("doctor", "--store", store.path)
    assert found.returncode == 1
    assert f"tawatur doctor --mend --store {store.path}" in found.stdout
    mended = run("doctor", "--mend", "--store", store.path)
    assert mended.returncode == 0
    assert "saved" in mended.stdout
    assert "kept as it was" in mended.stdout
    assert run("doctor", "--store", store.path).returncode == 0


def test_every_command_over_a_store_takes_one() -> None:
    over = ("add", "watch", "search", "show", "status", "doctor", "reread", "remove", "export")
    for name in over:
        options = {
            option.name for option in tawatur.commands[name].params if isinstance(option, click.Option)
        }
        assert {"store", "as_json"} <= options or name == "remove"
