"""Folders: every page in a stable order, and nothing in them passed over in silence."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import pytest

from tawatur.intake import open_inputs


def test_a_closed_folder_is_named_and_the_rest_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Root may look into any folder, so the system's refusal is put in its place here."""
    (tmp_path / "closed").mkdir()
    (tmp_path / "open.txt").write_text("وصل الوفد إلى المدينة.", encoding="utf-8")
    look_into, closed = os.scandir, str(tmp_path / "closed")

    def refuse(path: str) -> object:
        if str(path) == closed:
            raise PermissionError(13, "Permission denied", closed)
        return look_into(path)

    monkeypatch.setattr(os, "scandir", refuse)
    monkeypatch.setattr(os, "access", lambda path, _mode: str(path) != closed)
    found = {item.name: item for item in open_inputs([str(tmp_path)])}
    assert found[str(tmp_path / "open.txt")].page is not None
    assert "cannot be read" in str(found[closed].error)


def names(folder: Path, pattern: str) -> list[str]:
    items = open_inputs([f"{folder}/{pattern}" if pattern else str(folder)])
    return [item.name.removeprefix(f"{folder}/") for item in items]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Pages in three folders, and what is none."""
    for name in ("b.html", "a.txt", "sub/c.html", "sub/deep/d.html", "sub/notes.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("وصل الوفد إلى المدينة.", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("", ["a.txt", "b.html", "sub/c.html", "sub/deep/d.html"]),
        ("*.html", ["b.html"]),
        ("**/*.html", ["b.html", "sub/c.html", "sub/deep/d.html"]),
        ("[ab].*", ["a.txt", "b.html"]),
        ("?.txt", ["a.txt"]),
        ("sub/*", ["sub/c.html", "sub/deep/d.html", "sub/notes.md"]),
        ("sub/**", ["sub/c.html", "sub/deep/d.html", "sub/notes.md"]),
    ],
)
def test_a_pattern_is_what_a_shell_makes_of_it(folder: Path, pattern: str, expected: list[str]) -> None:
    assert names(folder, pattern) == expected


@pytest.mark.parametrize("pattern", ["*.pdf", "none/**/*.html", "[x]?.html", "a*\0"])
def test_a_pattern_that_matches_nothing_is_named_and_the_rest_is_read(folder: Path, pattern: str) -> None:
    first, second = open_inputs([f"{folder}/{pattern}", str(folder / "a.txt")])
    assert "no file matches" in str(first.error)
    assert second.page


@pytest.mark.parametrize("name", ["[a].html", "what?.html", "a*.html"])
def test_a_file_that_is_called_like_a_pattern_is_that_file(folder: Path, name: str) -> None:
    (folder / name).write_text("وصل الوفد.", encoding="utf-8")
    assert names(folder, name) == [name]


def test_a_bracket_alone_makes_no_pattern(tmp_path: Path) -> None:
    (missing,) = open_inputs([str(tmp_path / "a[1.html")])
    assert "cannot be read" in str(missing.error)


def test_a_folder_gives_containers_and_no_other_compressed_files(folder: Path) -> None:
    (folder / "pages.jsonl.gz").write_bytes(gzip.compress('{"text": "وصل الوفد."}\n'.encode() * 2))
    (folder / "weights.gz").write_bytes(gzip.compress(b"\0" * 50))
    (folder / "rows.CSV").write_text("id,text\n1,وصل الوفد.\n", encoding="utf-8")
    assert names(folder, "") == [
        "a.txt",
        "b.html",
        "pages.jsonl.gz, line 1",
        "pages.jsonl.gz, line 2",
        "rows.CSV, line 2",
        "sub/c.html",
        "sub/deep/d.html",
    ]
