"""What the documents show is what the program does."""

from __future__ import annotations

import doctest
import re
from pathlib import Path
from types import ModuleType

import pytest
import yaml

from tools.docs import LANGUAGES, ROOT, Example, commands, documents, examples, replayed

EXAMPLES = [example for document in documents() for example in examples(document)]
SHOWN_ONLY = {"cd", "git", "make", "pip", "python3", ".venv/bin/python", ".venv/bin/pytest", "tawatur"}


def of(language: str) -> pytest.MarkDecorator:
    chosen = [example for example in EXAMPLES if example.language == language]
    return pytest.mark.parametrize("example", chosen, ids=str)


def test_every_block_says_how_it_is_proved() -> None:
    assert {str(example) for example in EXAMPLES if example.language not in LANGUAGES} == set()


@of("console")
def test_a_transcript_shows_the_true_output(example: Example) -> None:
    assert commands(example.text)
    assert replayed(example.text) == example.text, "`make docs` writes the output anew"


@of("pycon")
def test_a_python_session_answers_so(example: Example, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    session = doctest.DocTestParser().get_doctest(
        example.text, {}, str(example), str(example.document), example.line
    )
    assert session.examples
    report: list[str] = []
    doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(session, out=report.append)
    assert report == []


@of("python")
def test_a_script_runs(example: Example, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    script = ModuleType("script")
    exec(compile(example.text, str(example), "exec"), script.__dict__)  # noqa: S102  (our own documents)


@of("yaml")
def test_a_data_file_is_yaml(example: Example) -> None:
    assert yaml.safe_load(example.text)


@of("sh")
def test_a_shown_command_exists(example: Example) -> None:
    for line in filter(None, example.text.splitlines()):
        first, *rest = line.split()
        assert first in SHOWN_ONLY, f"{example}: {line}"
        if first == "make":
            assert rest[0] in make_targets(), f"{example}: {line}"


@pytest.mark.parametrize("document", documents(), ids=lambda path: path.name)
def test_every_link_leads_somewhere(document: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)", document.read_text(encoding="utf-8"))
    assert [link for link in links if not (document.parent / link).exists()] == []


def test_every_document_is_reached_from_an_index() -> None:
    indexes = [path for path in documents() if path.name == "index.md"]
    reached = {ROOT / "docs" / "index.md", ROOT / "README.md", ROOT / "CONTRIBUTING.md"}
    for index in indexes:
        links = re.findall(r"\]\(([\w./-]+\.md)\)", index.read_text(encoding="utf-8"))
        reached |= {(index.parent / link).resolve() for link in links}
    assert [path.name for path in documents() if path not in reached] == []


def test_the_readme_shows_the_two_commands() -> None:
    shown = "".join(e.text for e in EXAMPLES if e.document.name == "README.md" and e.language == "sh")
    assert {"make demo", "make test"} <= set(shown.splitlines())


def make_targets() -> set[str]:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    return set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
