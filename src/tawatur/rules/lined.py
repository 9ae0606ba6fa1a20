"""A user's YAML with its lines: what is wrong is said with the line that it stands on.

Scalars are strings, as in our own files. A key that stands twice and an anchor are refused: the one would be
lost in silence, the other can make a small file endless.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple, NoReturn

from tawatur.model.errors import DataError

Keys = tuple[str | int, ...]
"""The keys and numbers that lead to an entry."""


class Lined(NamedTuple):
    """A document, the line of each of its entries by the keys that lead there, and its file."""

    document: Any
    lines: dict[Keys, int]
    path: Path

    def line(self, *keys: str | int) -> int:
        """The line of an entry, or of the nearest entry around it."""
        while keys and keys not in self.lines:
            keys = keys[:-1]
        return self.lines.get(keys, 1)

    def place(self, *keys: str | int) -> str:
        """File and line of an entry."""
        return f"{self.path}:{self.line(*keys)}"


def read_lined(path: Path) -> Lined:
    """The document in a file. Raises DataError (file and line named) on what is no such YAML."""
    import yaml  # noqa: PLC0415  (as in `parse_yaml`)

    try:
        source = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        message = f"{path}: byte {error.start} is not UTF-8; save the file as UTF-8"
        raise DataError(message) from error
    try:
        root = yaml.compose(source, yaml.BaseLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark is not None else 1
        message = f"{path}:{line}: not readable as YAML: {getattr(error, 'problem', error)}"
        raise DataError(message) from error
    lines: dict[Keys, int] = {}
    document = _Composed(path, lines).made(root, ()) if root is not None else {}
    return Lined(document, lines, path)


class _Composed:
    """Makes a document of the parser's nodes and notes their lines."""

    def __init__(self, path: Path, lines: dict[Keys, int]) -> None:
        self._path, self._lines = path, lines
        self._seen: set[int] = set()

    def made(self, node: Any, keys: Keys) -> Any:
        line = node.start_mark.line + 1
        self._lines.setdefault(keys, line)
        if id(node) in self._seen:
            self._fail(line, "an alias (*) of another entry; write the entry out")
        self._seen.add(id(node))
        if node.id == "mapping":
            return self._mapping(node, keys)
        if node.id == "sequence":
            return [self.made(item, (*keys, number)) for number, item in enumerate(node.value)]
        return node.value

    def _mapping(self, node: Any, keys: Keys) -> dict[str, Any]:
        made: dict[str, Any] = {}
        for key, value in node.value:
            line = key.start_mark.line + 1
            if key.id != "scalar" or key.value in made:
                what = f"{key.value!r} stands twice" if key.id == "scalar" else "a key is a word"
                self._fail(line, f"{what}; keep one")
            self._lines[*keys, key.value] = line
            made[key.value] = self.made(value, (*keys, key.value))
        return made

    def _fail(self, line: int, what: str) -> NoReturn:
        message = f"{self._path}:{line}: {what}"
        raise DataError(message)
