"""Labels: which of our kinds a model's label means, by table; a label that no table has is an error.

The decision one would trip over: a label is never guessed and never dropped. One that is no name of ours
(a date, a product) is in the table, too, as `-`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import cast

from tawatur.backends.protocol import KINDS
from tawatur.model.errors import BackendFailed, DataError
from tawatur.model.record import MentionKind
from tawatur.rules.source import parse_yaml

HERE = Path(__file__).parent
NO_NAME = "-"
OWN_TABLE = "kinds.yml"
"""The file in a model's folder that says what its labels mean."""
Kinds = Mapping[str, MentionKind | None]
"""The kind of each label; None for one that is no name of ours."""


def kinds_of(folder: Path, labels: Iterable[str]) -> Kinds:
    """The kind of each of `labels`, by the folder's own table and by ours.

    Raises BackendFailed, which names the labels that neither has.
    """
    kinds = {plain(label): kind for label, kind in {**_ours(), **own_table(folder)}.items()}
    labels = sorted(set(labels))
    unknown = [label for label in labels if plain(label) not in kinds]
    if unknown:
        raise BackendFailed(
            f"{folder}: the model gives labels whose kind is not known: {', '.join(unknown)}; write a file "
            f"{folder / OWN_TABLE} with a line for each, such as «{unknown[0]}: PER»; kinds are "
            f"{', '.join(KINDS)}, or {NO_NAME} for what is no name"
        )
    return {label: kinds[plain(label)] for label in labels}


def own_table(folder: Path) -> Kinds:
    """What the model's own kinds.yml says, if it has one."""
    path = folder / OWN_TABLE
    return table(path) if path.is_file() else {}


def table(path: Path) -> Kinds:
    """A table of labels. Raises DataError, which names the file, for a kind that there is not."""
    document = parse_yaml(path.read_bytes(), path)
    if not isinstance(document, dict):
        raise DataError(f"{path}: expected lines such as «label: PER», found {type(document).__name__}")
    return {label: _kind(kind, label, path) for label, kind in document.items()}


def plain(label: str) -> str:
    """A label as tables compare it: lower case, its words with single blanks between them."""
    return re.sub(r"[\s_-]+", " ", label).strip().casefold()


def _kind(kind: object, label: str, path: Path) -> MentionKind | None:
    if kind != NO_NAME and kind not in KINDS:
        raise DataError(
            f"{path}: {label!r} has the kind {kind!r}; there are {', '.join(KINDS)}, or {NO_NAME} for no name"
        )
    return None if kind == NO_NAME else cast("MentionKind", kind)


@cache
def _ours() -> Kinds:
    return table(HERE / "labels.yml")
