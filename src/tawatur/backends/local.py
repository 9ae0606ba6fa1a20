"""What lies on this machine: a backend's library and its model's folder. Nothing is fetched."""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

from tawatur.model.errors import BackendFailed, BackendMissing

UNREADABLE: tuple[type[Exception], ...] = (
    OSError, ValueError, TypeError, LookupError, AttributeError, ImportError, RuntimeError, EOFError,
    pickle.UnpicklingError,
)  # fmt: skip
"""What libraries raise on a folder that holds no model of theirs, or half of one."""


def library(backend: str, package: str) -> Any:
    """The package, imported. Raises BackendMissing, which says what to install."""
    try:
        return import_module(package)
    except ImportError as error:
        raise BackendMissing(
            f"the backend {backend} needs the package {package}, which cannot be imported ({error}); "
            f"pip install 'tawatur[{backend}]'"
        ) from error


def model_folder(backend: str, where: str) -> Path:
    """The folder `where`. Raises BackendMissing where there is none."""
    folder = Path(where).expanduser()
    if not folder.is_dir():
        raise BackendMissing(
            f"the backend {backend} finds no folder {where}; nothing is downloaded here: "
            "save the model in a folder and name that"
        )
    return folder


@contextmanager
def loading(backend: str, folder: Path, *errors: type[Exception]) -> Iterator[None]:
    """What a library raises while it loads a model, or one of `errors` of its own, becomes BackendFailed."""
    expected = (*UNREADABLE, *errors)
    try:
        yield
    except expected as error:
        raise BackendFailed(
            f"{folder}: the backend {backend} cannot load a model from it: {type(error).__name__}: {error}"
        ) from error


def digest(folder: Path) -> str:
    """SHA-256 over the folder's files by relative path; hidden files and folders do not count."""
    found = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        if path.is_file() and not any(part.startswith(".") for part in inside.parts):
            found.update(inside.as_posix().encode() + b"\0")
            with path.open("rb") as stream:
                found.update(hashlib.file_digest(stream, "sha256").digest())
    return f"sha256:{found.hexdigest()}"
