"""Compiled data files: the package's YAML parsed once, at build time, into one file.

Parsing YAML is most of the start-up time. `compiled.msgpack` holds every YAML file of the package as it
was parsed, with the digest of its source; a source that has changed since is simply parsed again, so the
compiled file can be absent or old but never wrong. `python -m tawatur.rules.compiled` writes it, and the
wheel is built with it.
"""

from __future__ import annotations

import hashlib
import sys
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import yaml

PACKAGE = Path(__file__).parent.parent
COMPILED = PACKAGE / "compiled.msgpack"
# BaseLoader makes every scalar a string: YAML would read `no` as false and `2019` as a number.
STRINGS_ONLY = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

Compiled = tuple[str, Any]


@cache
def table() -> dict[str, Compiled]:
    """Relative path → (digest of the source, parsed document); empty where nothing is compiled."""
    if not COMPILED.is_file():
        return {}
    return msgspec.msgpack.decode(COMPILED.read_bytes(), type=dict[str, Compiled])


def parse(path: Path) -> Any:
    """The document in a YAML file, scalars as strings, from the compiled table where that is current."""
    source = path.read_bytes()
    if path.is_relative_to(PACKAGE):
        kept = table().get(path.relative_to(PACKAGE).as_posix())
        if kept is not None and kept[0] == _digest(source):
            return kept[1]
    return _parsed(source)


def write() -> int:
    """Compile every YAML file of the package; returns how many."""
    documents = {
        path.relative_to(PACKAGE).as_posix(): (_digest(source), _parsed(source))
        for path in sorted(PACKAGE.rglob("*.yml"))
        for source in [path.read_bytes()]
    }
    COMPILED.write_bytes(msgspec.msgpack.encode(documents))
    return len(documents)


def _parsed(source: bytes) -> Any:
    return yaml.load(source.decode("utf-8"), Loader=STRINGS_ONLY)  # noqa: S506  (a loader of strings only)


def _digest(source: bytes) -> str:
    return hashlib.sha256(source).hexdigest()


if __name__ == "__main__":
    sys.stdout.write(f"{write()} files compiled into {COMPILED}\n")
