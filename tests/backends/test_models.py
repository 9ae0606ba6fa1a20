"""The backends with their own libraries, on tiny models that lie on disk; skipped where a library is not."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

import tawatur
from tawatur.backends import Found, Tagger, open_tagger
from tawatur.model.errors import BackendFailed
from tests.backends import tiny

# Warnings of other people's libraries about each other are theirs.
pytestmark = pytest.mark.filterwarnings("default")
MADE: Mapping[str, Callable[[Path], Path]] = {
    "transformers": tiny.token_classifier, "gliner": tiny.gliner, "stanza": tiny.stanza,
}  # fmt: skip
TAWATUR = str(Path(sys.executable).with_name("tawatur"))
NETWORK = {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"}


@pytest.fixture(scope="module", params=MADE)
def backend(request: pytest.FixtureRequest) -> str:
    pytest.importorskip(
        request.param, reason=f"{request.param} is not installed; make test-backends installs it"
    )
    return str(request.param)


@pytest.fixture(scope="module")
def folder(backend: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return MADE[backend](tmp_path_factory.mktemp(backend))


@pytest.fixture(scope="module")
def tagger(backend: str, folder: Path) -> Tagger:
    return open_tagger(f"{backend}:{folder}")


def shown(sentence: str, found: list[Found]) -> set[tuple[str, str]]:
    return {(sentence[name.start : name.end], name.kind) for name in found}


def place(backend: str) -> str:
    """What each model calls a town: GLiNER is asked for a country."""
    return "GPE" if backend == "gliner" else "LOC"


def tag(tagger: Tagger, *sentences: str) -> list[set[tuple[str, str]]]:
    return [shown(s, list(found)) for s, found in zip(sentences, tagger.tag(sentences), strict=True)]


def test_names_with_their_exact_characters(backend: str, tagger: Tagger) -> None:
    there = {("محمد سيالة", "PER"), ("تونس", place(backend))}
    assert tag(tagger, tiny.TEXT, "", f"  {tiny.TEXT}") == [there, set(), there]
    assert all(0.5 < name.score <= 1 for name in tagger.tag([tiny.TEXT])[0])


def test_no_sentence_is_no_answer(tagger: Tagger) -> None:
    assert list(tagger.tag([])) == []
    assert tag(tagger, "   ") == [set()]


def test_the_same_question_has_the_same_answer(backend: str, folder: Path, tagger: Tagger) -> None:
    again = open_tagger(f"{backend}:{folder}")
    assert again.model == tagger.model
    assert [list(names) for names in again.tag([tiny.TEXT])] == [
        list(names) for names in tagger.tag([tiny.TEXT])
    ]


def test_a_record_tells_where_its_names_are_from(backend: str, folder: Path) -> None:
    record = tawatur.read(f"{tiny.TEXT}.", names=f"{backend}:{folder}")
    names = [(record.text[m.start : m.end], m.kind, m.rule) for m in record.mentions if m.kind != "ROLE"]
    rule = f"name/backend:{backend}"
    # Which of two kindred kinds a town is, our tables tell.
    assert names == [("محمد سيالة", "PER", rule), ("تونس", "GPE", rule)]
    assert record.faults == ()
    assert record.run != tawatur.read("خبر").run


@pytest.mark.parametrize("workers", [1, 2])
def test_the_command_reads_with_it(backend: str, folder: Path, tmp_path: Path, workers: int) -> None:
    page = tmp_path / "page.txt"
    page.write_text(f"{tiny.TEXT}.", encoding="utf-8")
    done = subprocess.run(
        [TAWATUR, "read", page, "--names", f"{backend}:{folder}", "--workers", str(workers), "--quiet"],
        capture_output=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr.decode()) == (0, "")
    rules = {mention["rule"] for mention in json.loads(done.stdout)["mentions"]}
    assert f"name/backend:{backend}" in rules


def test_explain_shows_it(backend: str, folder: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(f"{tiny.TEXT}.", encoding="utf-8")
    command = [TAWATUR, "explain", str(page), "--names", f"{backend}:{folder}"]
    shown = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    assert f"rule name/backend:{backend} (PER scored " in shown


def test_a_label_that_no_table_has_is_an_error(tmp_path: Path) -> None:
    pytest.importorskip(
        "transformers", reason="transformers is not installed; make test-backends installs it"
    )
    made = tiny.token_classifier(tmp_path, ("O", "B-HUMAN", "I-HUMAN", "B-LOC"))
    with pytest.raises(BackendFailed, match="kind is not known: HUMAN; write"):
        open_tagger(f"transformers:{made}")
    (made / "kinds.yml").write_text("HUMAN: PER", encoding="utf-8")
    assert tag(open_tagger(f"transformers:{made}"), tiny.TEXT)[0] >= {("محمد سيالة", "PER")}


def test_a_folder_without_a_model_is_an_error(backend: str, tmp_path: Path) -> None:
    with pytest.raises(BackendFailed, match="cannot load a model"):
        open_tagger(f"{backend}:{tmp_path}")


@pytest.fixture
def network_off() -> Iterator[list[str]]:
    """What a process asks of the network; an audit hook stays for good, so it listens only here."""
    asked: list[str] = []
    listening = [True]

    def hear(event: str, _arguments: object) -> None:
        if listening[0] and event in NETWORK:
            asked.append(event)

    sys.addaudithook(hear)
    yield asked
    listening[0] = False


def test_nothing_is_asked_of_the_network(
    backend: str, folder: Path, tmp_path: Path, network_off: list[str]
) -> None:
    open_tagger(f"{backend}:{folder}").tag([tiny.TEXT])
    with pytest.raises(BackendFailed):
        open_tagger(f"{backend}:{tmp_path}")
    assert network_off == []
