"""The digest of everything that decides how a page is read: rules, lexicons, tables, outlets, codebook."""

from __future__ import annotations

import hashlib
from functools import cache

from tawatur.rules.compiled import COMPILED, PACKAGE

DATA_SUFFIXES = frozenset({".yml", ".tsv", ".gz", ".msgpack"})


@cache
def rules_digest() -> str:
    """SHA-256 over the data files of the package, by relative path."""
    found = hashlib.sha256()
    for path in sorted(PACKAGE.rglob("*")):
        if path.suffix in DATA_SUFFIXES and path != COMPILED:
            found.update(path.relative_to(PACKAGE).as_posix().encode())
            found.update(path.read_bytes())
    return f"sha256:{found.hexdigest()}"
