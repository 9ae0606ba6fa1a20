"""`tawatur read` as a person runs it: real processes, real files, exit codes."""

from __future__ import annotations

import json
import subprocess
import sys
from concurrent import futures
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

import pytest

from tawatur.batch import read_all
from tawatur.intake import open_inputs
from tawatur.model.errors import TawaturError

TAWATUR = str(Path(sys.executable).with_name("tawatur"))
EXAMPLES = sorted(Path("examples").glob("*.txt"))[:6]
TEXT = """أعلنت وزارة الصحة مساء السبت أن فريقا طبيا وصل إلى طرابلس.
وقال الناطق باسمها إن الفريق يبدأ عمله غدا.
"""


def run(*arguments: str | Path, given: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    command = [TAWATUR, *map(str, arguments)]
    return subprocess.run(command, input=given, capture_output=True, check=False, timeout=120)


def records(done: subprocess.CompletedProcess[bytes]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_one_file_becomes_one_record(page: Path) -> None:
    done = run("read", page, "--format", "jsonl", "--published", "2019-11-30", "--outlet", "echorouk")
    (record,) = records(done)
    assert done.returncode == 0
    assert done.stderr == b""
    assert record["text"] == TEXT
    assert record["published"] == "2019-11-30"
    assert record["outlet"]["country"] == "DZ"


def test_standard_input_is_read(page: Path) -> None:
    from_pipe = run("read", "-", "--format", "jsonl", given=page.read_bytes())
    assert records(from_pipe)[0]["text"] == TEXT


def test_json_is_the_same_record_indented(page: Path) -> None:
    indented = run("read", page, "--format", "json").stdout.decode()
    assert json.loads(indented) == records(run("read", page, "--format", "jsonl"))[0]
    assert indented.startswith('{\n  "schema"')


def test_text_for_people_says_who_and_what(page: Path) -> None:
    shown = run("read", page, "--format", "text", "--published", "2019-11-30").stdout.decode()
    for expected in ("Who says so", "وزارة الصحة", "«فريقا طبيا وصل إلى طرابلس»"):
        assert expected in shown


def test_arabic_is_written_as_arabic(page: Path) -> None:
    assert "وزارة الصحة".encode() in run("read", page, "--format", "jsonl").stdout


def test_json_lines_keep_their_ids_and_extra_keys(tmp_path: Path) -> None:
    lines = [{"id": f"a{n}", "text": TEXT, "label": n, "events": ["mine"]} for n in range(3)]
    path = tmp_path / "pages.jsonl"
    path.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines), encoding="utf-8")
    found = records(run("read", path, "--format", "jsonl"))
    assert [record["id"] for record in found] == ["a0", "a1", "a2"]
    assert [record["extra"] for record in found] == [{"label": n, "events": ["mine"]} for n in range(3)]


def test_a_bad_line_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    good = json.dumps({"id": "good", "text": TEXT})
    path = tmp_path / "pages.jsonl"
    path.write_text(f"{good}\n{{broken\n{good}\n", encoding="utf-8")
    done = run("read", path, "--format", "jsonl")
    assert done.returncode == 3
    assert len(records(done)) == 2
    message = done.stderr.decode()
    assert "pages.jsonl, line 2" in message
    assert "Traceback" not in message


def test_a_missing_file_is_named_and_the_rest_is_read(page: Path) -> None:
    done = run("read", page.with_name("none.txt"), page, "--format", "jsonl")
    assert done.returncode == 3
    assert "none.txt" in done.stderr.decode()
    assert len(records(done)) == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("read",),
        ("read", "x", "--format", "xml"),
        ("red",),
        ("read", "x", "--workers", "0"),
        ("read", "x", "--published", "soon"),
    ],
)
def test_wrong_usage_is_exit_two(arguments: tuple[str, ...]) -> None:
    assert run(*arguments).returncode == 2


def test_workers_write_the_same_in_the_same_order() -> None:
    alone = run("read", *EXAMPLES, "--format", "jsonl")
    together = run("read", *EXAMPLES, "--format", "jsonl", "--workers", "2")
    assert alone.returncode == together.returncode == 0
    assert alone.stdout == together.stdout


def test_a_folder_is_read_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "deep/c.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"{TEXT}{name}\n", encoding="utf-8")
    found = records(run("read", tmp_path, "--format", "jsonl"))
    assert [record["text"].split()[-1] for record in found] == ["a.txt", "b.txt", "deep/c.txt"]


def test_control_characters_do_not_reach_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(TEXT.replace("فريقا", "\x1b[31m\u202eفريقا"), encoding="utf-8")
    shown = run("read", path, "--format", "text").stdout.decode()
    assert "\x1b[31m" not in shown
    assert "\u202e" not in shown
    assert "⟨U+202E⟩" in shown


def test_schema_is_printed() -> None:
    assert json.loads(run("schema").stdout)["title"] == "tawatur.article/1"


def test_no_command_shows_help_and_version_is_known() -> None:
    assert b"read" in run("--help").stdout
    assert run("--version").stdout.strip().endswith(b"0.1.0")


def test_workers_name_what_failed_as_one_process_does(tmp_path: Path) -> None:
    good = json.dumps({"id": "good", "text": TEXT})
    deep = f'{{"text": "{TEXT.splitlines()[0]}", "deep": {"[" * 180}{"]" * 180}}}'
    path = tmp_path / "pages.jsonl"
    path.write_text(f'{good}\n{{broken\n{{"text": 5}}\n{good}\n{deep}', encoding="utf-8")
    alone, together = run("read", path), run("read", path, "--workers", "2")
    assert alone.returncode == together.returncode == 3
    assert len(records(together)) == 3
    assert (alone.stdout, alone.stderr) == (together.stdout, together.stderr)


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("read - <&-", 3, "-: standard input is closed"),
        ("explain - <&-", 1, "-: standard input is closed"),
        ("read examples/zawiya.txt >&-", 1, "standard output is closed"),
        ("schema >&-", 1, "standard output is closed"),
        ("schema >/dev/full", 1, "No space left"),
        ("read examples/zawiya.txt 2>&-", 0, ""),
    ],
)
def test_what_is_closed_or_full_is_said_in_one_line(line: str, code: int, said: str) -> None:
    done = subprocess.run(
        ["/bin/sh", "-c", f'"$0" {line}', TAWATUR], capture_output=True, check=False, timeout=120
    )
    assert done.returncode == code
    assert said in done.stderr.decode()
    assert done.stderr.count(b"\n") == bool(said)


def test_a_name_in_a_message_does_not_act_on_the_terminal() -> None:
    done = run("read", "no\nsuch\x1b[31m.txt")
    assert done.stderr.decode().startswith("tawatur: no such⟨U+001B⟩[31m.txt: cannot be read")


def test_a_killed_process_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the pool says when a process of its own was killed; killing one for real can hang Python 3.11."""

    class Killed(futures.Executor):
        def __init__(self, *_: object, **__: object) -> None:
            pass

        def submit(self, *_: object, **__: object) -> Any:
            future: futures.Future[Any] = futures.Future()
            future.set_exception(BrokenProcessPool("a child process terminated abruptly"))
            return future

    monkeypatch.setattr(futures, "ProcessPoolExecutor", Killed)
    with pytest.raises(TawaturError, match="a reading process was killed"):
        list(read_all(open_inputs(["examples"]), 2))


def test_a_script_that_forgets_its_main_is_told_so(page: Path, tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        f"import tawatur\ntawatur.Store({str(tmp_path / 'a.db')!r}).add([{str(page)!r}], workers=2)\n"
    )
    done = subprocess.run([sys.executable, script], capture_output=True, check=False, timeout=120)
    assert done.returncode == 1
    assert b"needs `if __name__ == '__main__':`" in done.stderr
