"""How a backend is found by its name, and what is said where something of it is missing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import tawatur
from tawatur.backends import open_tagger
from tawatur.backends.registry import backends
from tawatur.model.errors import BackendFailed, BackendMissing, SettingError

TAWATUR = str(Path(sys.executable).with_name("tawatur"))
OURS = ("transformers", "gliner", "stanza")
PLUGIN = """
from tawatur.backends import Found

class Sea:
    name = "sea"

    def __init__(self, where):
        self.model = where

    def tag(self, sentences):
        return [[Found(s.find(self.model), s.find(self.model) + len(self.model), "LOC", 1.0)]
                if self.model in s else [] for s in sentences]
"""


def install(folder: Path, package: str, entry: str, module: str = PLUGIN) -> None:
    """Put a package with an entry point in a folder, as pip would."""
    (folder / f"{package}.py").write_text(module, encoding="utf-8")
    facts = folder / f"{package}-1.0.dist-info"
    facts.mkdir()
    (facts / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n", encoding="utf-8"
    )
    (facts / "entry_points.txt").write_text(f"[tawatur.names]\n{entry}\n", encoding="utf-8")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.syspath_prepend(str(tmp_path))
    return tmp_path


def test_our_backends_are_registered_whether_or_not_their_libraries_are_there() -> None:
    assert set(OURS) <= set(backends())


@pytest.mark.parametrize("setting", ["", "transformers", "transformers:", "/a/folder"])
def test_a_setting_without_a_model_is_refused(setting: str) -> None:
    with pytest.raises(SettingError, match=r"write NAME:FOLDER, where NAME is .*transformers"):
        open_tagger(setting)


def test_an_unknown_backend_is_missing_and_the_message_names_those_there_are() -> None:
    with pytest.raises(BackendMissing, match=r"no backend .* 'gliner2'; there are .*gliner, stanza or"):
        open_tagger("gliner2:somewhere")


@pytest.mark.parametrize("name", OURS)
def test_a_missing_library_says_what_to_install(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(BackendMissing, match=rf"needs the package {name}, .*pip install 'tawatur\[{name}\]'"):
        open_tagger(f"{name}:{tmp_path}")


@pytest.mark.parametrize("name", OURS)
def test_a_missing_folder_is_named_and_nothing_is_downloaded(name: str, tmp_path: Path) -> None:
    with pytest.raises(BackendMissing, match=r"finds no folder .*nowhere; nothing is downloaded"):
        open_tagger(f"{name}:{tmp_path / 'nowhere'}")


def test_anybody_can_register_a_backend(site: Path) -> None:
    install(site, "sea_of_names", "sea = sea_of_names:Sea")
    record = tawatur.read("غرق قارب في البحر الأصفر فجرا.", names="sea:البحر الأصفر")
    assert [(m.kind, m.rule) for m in record.mentions] == [("LOC", "name/backend:sea")]


def test_a_backend_that_cannot_be_imported_is_missing(site: Path) -> None:
    install(site, "sea_of_errors", "broken = sea_of_errors:Sea", "import there_is_no_such_package")
    with pytest.raises(BackendMissing, match="sea_of_errors:Sea, which cannot be imported"):
        open_tagger("broken:somewhere")


def test_two_packages_under_one_name_are_an_error(site: Path) -> None:
    install(site, "sea_one", "twice = sea_one:Sea")
    install(site, "sea_two", "twice = sea_two:Sea")
    with pytest.raises(SettingError, match="several packages register a backend 'twice'"):
        open_tagger("twice:somewhere")


def test_the_command_says_it_in_one_line() -> None:
    done = subprocess.run(
        [TAWATUR, "read", "examples/zawiya.txt", "--names", "gliner:nowhere"],
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.decode().startswith("tawatur: the backend gliner finds no folder nowhere;")
    assert done.stderr.count(b"\n") == 1


def test_so_does_a_worker() -> None:
    done = subprocess.run(
        [TAWATUR, "read", "examples", "--workers", "2", "--names", "stanza:nowhere"],
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1
    assert b"the backend stanza finds no folder nowhere" in done.stderr


def test_no_library_of_a_backend_is_loaded_unless_asked_for() -> None:
    script = (
        "import sys, tawatur.pipeline as p; p.Pipeline();"
        "print({'torch', 'transformers', 'gliner', 'stanza', 'importlib.metadata'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "set()"


def test_errors_of_backends_are_of_the_public_tree() -> None:
    assert issubclass(BackendMissing, tawatur.BackendError)
    assert issubclass(BackendFailed, tawatur.BackendError)
    assert issubclass(tawatur.BackendError, tawatur.TawaturError)
