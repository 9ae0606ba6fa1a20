"""Build: write the compiled data files (see tawatur.rules.compiled). Run it as a module."""

from __future__ import annotations

import sys
from typing import Any

import msgspec

from tawatur.rules.compiled import COMPILED, PACKAGE, Kept, Table, code_digest, digest
from tawatur.rules.expansion import expand
from tawatur.rules.source import parse_yaml

LEXICONS = "lexicon"
"""The folder whose YAML files are lexicons, in every room."""


def write() -> int:
    """Compile every YAML file of the package; returns how many. Raises DataError for a wrong one."""
    documents, lexicons = {}, {}
    for path in sorted(PACKAGE.rglob("*.yml")):
        source, name = path.read_bytes(), path.relative_to(PACKAGE).as_posix()
        document = parse_yaml(source, path)
        documents[name] = _kept(source, document)
        if path.parent.name == LEXICONS:
            lexicons[name] = _kept(source, expand(document, str(path)))
    COMPILED.write_bytes(msgspec.msgpack.encode(Table(code_digest(), documents, lexicons)))
    return len(documents)


def _kept(source: bytes, made: Any) -> Kept:
    return Kept(digest(source), msgspec.Raw(msgspec.msgpack.encode(made)))


if __name__ == "__main__":
    sys.stdout.write(f"{write()} files compiled into {COMPILED}\n")
