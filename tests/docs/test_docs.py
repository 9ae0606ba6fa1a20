"""What the documents show is what the program does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tools.docs import LANGUAGES, ROOT, Example, documents, examples, rewritten

EXAMPLES = [example for document in documents() for example in examples(document)]
SHOWN_ONLY = {"cd", "git", "make", "pip", "python3", ".venv/bin/python", ".venv/bin/pytest", "tawatur"}


def place(document: Path) -> str:
    return document.relative_to(ROOT).as_posix()


def of(language: str) -> pytest.MarkDecorator:
    chosen = [example for example in EXAMPLES if example.language == language]
    return pytest.mark.parametrize("example", chosen, ids=str)


def test_every_block_says_how_it_is_proved() -> None:
    assert [str(example) for example in EXAMPLES if example.language not in LANGUAGES] == []
    excerpts = [example for example in EXAMPLES if example.language in {"python", "yaml"}]
    assert [str(example) for example in excerpts if not (ROOT / example.source).is_file()] == []


@pytest.mark.parametrize("document", documents(), ids=place)
def test_the_output_that_a_document_shows_is_true(document: Path) -> None:
    assert rewritten(document) == document.read_text(encoding="utf-8"), "`make docs` writes it anew"


@of("sh")
def test_a_shown_command_exists(example: Example) -> None:
    for line in filter(None, example.text.splitlines()):
        first, *rest = line.split()
        assert first in SHOWN_ONLY, f"{example}: {line}"
        if first == "make":
            assert rest[0] in make_targets(), f"{example}: {line}"


@pytest.mark.parametrize("document", documents(), ids=place)
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
    return set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
