"""The wheel alone, in an environment with nothing else of ours, reads a page with the network off."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.house.tree import PACKAGE, ROOT

# The process may open no connection and look no name up: this stands in the environment's own
# site-packages and runs before anything of ours is imported.
NETWORK_OFF = """
import sys

def refuse(event, arguments):
    if event in {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"}:
        raise RuntimeError(f"the network was used: {event} {arguments}")

sys.addaudithook(refuse)
"""
PAGE = """أعلنت وزارة الصحة السودانية، السبت، أن خمسة أشخاص أصيبوا في اشتباكات في مدينة بورتسودان.

ونفى متحدث باسم الجيش وقوع أي اشتباكات في المدينة.
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    uv("build", "--wheel", "--out-dir", folder, ROOT)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty environment with the wheel and what it asks for, at the versions of uv.lock."""
    folder = tmp_path_factory.mktemp("installed")
    uv(
        "export",
        "--frozen",
        "--no-dev",
        "--no-emit-project",
        "--no-hashes",
        "--output-file",
        folder / "locked.txt",
    )
    uv("venv", "--python", sys.executable, folder / "venv")
    python = folder / "venv" / "bin" / "python"
    uv("pip", "install", "--python", python, "--constraints", folder / "locked.txt", wheel)
    site_packages = next((folder / "venv" / "lib").glob("python*/site-packages"))
    (site_packages / "sitecustomize.py").write_text(NETWORK_OFF, encoding="utf-8")
    return folder / "venv" / "bin"


def test_every_file_of_the_package_is_in_the_wheel(wheel: Path) -> None:
    ours = {
        path.relative_to(PACKAGE.parent).as_posix()
        for path in PACKAGE.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert ours - set(zipfile.ZipFile(wheel).namelist()) == set()


def test_the_licence_and_the_notice_are_in_the_wheel(wheel: Path) -> None:
    names = {Path(name).name for name in zipfile.ZipFile(wheel).namelist()}
    assert {"LICENSE", "NOTICE", "py.typed"} <= names


def test_the_network_is_off_in_there(environment: Path, tmp_path: Path) -> None:
    script = "import socket; socket.create_connection(('127.0.0.1', 9))"
    refused = run(environment / "python", "-c", script, cwd=tmp_path)
    assert "the network was used" in refused.stderr


def test_a_page_is_read_there(environment: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(PAGE, encoding="utf-8")
    read = run(
        environment / "tawatur", "read", page, "--published", "2024-06-02", "--format", "jsonl", cwd=tmp_path
    )
    assert (read.returncode, read.stderr) == (0, "")
    record = json.loads(read.stdout)
    assert record["text"] == PAGE
    assert record["faults"] == []
    assert [date["value"] for date in record["dates"]] == ["2024-06-01"]
    assert [PAGE[saying["cue"][0]["start"] : saying["cue"][0]["end"]] for saying in record["sayings"]] == [
        "أعلنت",
        "نفى",
    ]
    assert "SD" in {place["country"] for place in record["places"]}


def uv(*arguments: str | Path) -> None:
    subprocess.run([sys.executable, "-m", "uv", "--quiet", *arguments], cwd=ROOT, check=True)


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a program outside the project's tree, so that it can only find what is installed."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))
    }
    return subprocess.run(command, cwd=cwd, env=kept, capture_output=True, text=True, check=False)
