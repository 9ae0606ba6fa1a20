"""Compiled data files: the package's YAML parsed and expanded once, at build time, into one file.

Parsing YAML and inflecting lexicons is most of the start-up time. `compiled.msgpack` holds every YAML file of
the package as it was parsed, and every lexicon as it was expanded, with the digest of the source and of the
code that expands; what has changed since is simply read again, so the compiled file can be absent or old but
never wrong. `python -m tawatur.rules.build` writes it, and the wheel is built with it.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from tawatur.rules.expansion import Expanded, expand
from tawatur.rules.source import parse_yaml

PACKAGE = Path(__file__).parent.parent
COMPILED = PACKAGE / "compiled.msgpack"
CODE = (
    "rules/expansion.py", "rules/source.py", "arabic/inflection.py", "arabic/fold.py", "arabic/letters.py",
)  # fmt: skip
"""The modules that decide what a lexicon is expanded to."""


class Kept(msgspec.Struct, array_like=True):
    """One file: the digest of its source, and what was made of it."""

    digest: str
    data: msgspec.Raw


class Table(msgspec.Struct, array_like=True):
    """Everything compiled: the digest of the code that expands, parsed and expanded files by path."""

    code: str
    documents: dict[str, Kept]
    lexicons: dict[str, Kept]


@cache
def table() -> Table:
    """What is compiled; nothing where there is no compiled file, or one that this version does not know."""
    if not COMPILED.is_file():
        return Table("", {}, {})
    try:
        return msgspec.msgpack.decode(COMPILED.read_bytes(), type=Table)
    except msgspec.DecodeError:
        return Table("", {}, {})


def read_yaml(path: Path) -> Any:
    """The document in a YAML file, scalars as strings. Raises DataError naming file and line."""
    source = path.read_bytes()
    kept = _kept(path, source, table().documents)
    return parse_yaml(source, path) if kept is None else msgspec.msgpack.decode(kept)


def expanded(path: Path) -> Expanded:
    """The forms of a lexicon file, each with its entry. Raises DataError (file and entry named)."""
    lexicons = table().lexicons if table().code == code_digest() else {}
    kept = _kept(path, path.read_bytes(), lexicons)
    file = _expanded(path) if kept is None else msgspec.msgpack.decode(kept, type=Expanded)
    return linked(file)


def _expanded(path: Path) -> Expanded:
    return expand(read_yaml(path), str(path))


def linked(file: Expanded) -> Expanded:
    """The same, every surface with its entry: the compiled file keeps numbers."""
    for surfaces in file.words.values():
        for surface in surfaces:
            surface.entry = file.entries[surface.number]
    for phrases in file.phrases.values():
        for _, surface in phrases:
            surface.entry = file.entries[surface.number]
    return file


def _kept(path: Path, source: bytes, files: dict[str, Kept]) -> msgspec.Raw | None:
    """What was compiled from exactly this source."""
    if not path.is_relative_to(PACKAGE):
        return None
    kept = files.get(path.relative_to(PACKAGE).as_posix())
    return kept.data if kept is not None and kept.digest == digest(source) else None


@cache
def code_digest() -> str:
    """The digest of the code that expands lexicons."""
    return digest(b"".join((PACKAGE / name).read_bytes() for name in CODE))


def digest(source: bytes) -> str:
    """SHA-256 of some bytes."""
    return hashlib.sha256(source).hexdigest()
