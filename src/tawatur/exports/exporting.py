"""Exporting: exactly what a filter lets through, as a stream, with a manifest that says what it is.

The rows are those of one moment of the store, in one order, so that the same content gives the same bytes;
only the manifest says when it was made.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from os import PathLike
from pathlib import Path
from typing import Any, BinaryIO, cast, get_args

import msgspec
from msgspec import Struct

from tawatur import __version__
from tawatur.exports.files import Counted, check_free, placed, speaking_of
from tawatur.exports.formats import Export, RowOf, export_named
from tawatur.exports.naming import slug
from tawatur.exports.options import Options, Preset
from tawatur.exports.removals import Removal, deletions
from tawatur.model.errors import ExportError
from tawatur.model.record import Run
from tawatur.store import Filter, Found, Store
from tawatur.store.inputs import writable

STDOUT = "-"
MANIFEST = ".manifest.json"
EVERYTHING = "all"


class Manifest(Struct, frozen=True, kw_only=True):
    """What an export is: what was asked for, when, of which store, and what came of it.

    `query` holds the fields of the filter that were given, `rows` counts what `row` says, `articles` those
    that have a row; `runs` are the programs with their settings and rules that read them.
    """

    file: str | None
    format: str
    schema: str
    row: RowOf
    preset: str | None
    guard: bool | None
    query: dict[str, Any]
    store: str
    exported_at: str
    version: str
    rows: int
    articles: int
    bytes: int
    sha256: str
    runs: tuple[Run, ...]


def export(  # noqa: PLR0913  (what to write of what, and where)
    store: Store,
    format: str,  # noqa: A002  (the word that the command has)
    wanted: Filter | None = None,
    out: str | PathLike[str] | None = None,
    *,
    folder: str | PathLike[str] | None = None,
    preset: Preset = "plain",
    guard: bool = True,
    overwrite: bool = False,
) -> Manifest:
    """Write what `wanted` lets through to the file `out` (`-`: standard output), with a manifest beside it.

    In place of `out`, `folder` has the file named by what is in it, the day and the query. Raises ExportError
    where it cannot be written, or a file is there and `overwrite` is not given; then nothing is left of it.
    Raises StoreError and QueryError as the store does.
    """
    chosen, asked = export_named(format), wanted if wanted is not None else Filter()
    if preset not in get_args(Preset):
        raise ExportError(f"no such preset: {preset!r}; there are {', '.join(get_args(Preset))}")
    if (out is None) == (folder is None):
        raise ExportError("name either a file or a folder to write to")
    writing = Writing(store, chosen, asked, Options(preset, guard))
    if out is not None and os.fspath(out) == STDOUT:
        with speaking_of(Path("standard output")):
            return writing.to(Counted(sys.stdout.buffer), None)
    path = Path(out) if out is not None else _in_folder(Path(folder or ""), chosen, asked)
    return _to_file(writing, path, overwrite=overwrite)


class Writing:
    """An export under way: it counts the articles and the runs that go by."""

    def __init__(self, store: Store, chosen: Export, asked: Filter, options: Options) -> None:
        if options.preset != "plain" and not chosen.is_table:
            raise ExportError(f"{chosen.name} has no preset {options.preset!r}; only tables do")
        if chosen.row == "removal" and asked != Filter():
            raise ExportError("the deletions are those of the whole store; leave the filters out")
        self.store = store
        self.chosen = chosen
        self.asked = asked
        self.options = options
        self.articles = 0
        self.runs: set[Run] = set()

    def to(self, out: Counted, name: str | None) -> Manifest:
        """Write all rows; gives the manifest."""
        rows = self.chosen.write(self._things(), cast("BinaryIO", out), self.options)
        out.flush()
        chosen, options = self.chosen, self.options
        return Manifest(
            file=writable(name) if name is not None else None,
            format=chosen.name,
            schema=chosen.schema,
            row=chosen.row,
            preset=options.preset if chosen.is_table else None,
            guard=options.guard if chosen.is_table else None,
            query=query_of(self.asked),
            store=writable(self.store.path.name),
            exported_at=datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
            version=__version__,
            rows=rows,
            articles=self.articles,
            bytes=out.size,
            sha256=out.sha256,
            runs=tuple(sorted(self.runs, key=lambda run: (run.version, run.settings, run.rules))),
        )

    def _things(self) -> Iterator[Found] | Iterator[Removal]:
        return deletions(self.store) if self.chosen.row == "removal" else self._found()

    def _found(self) -> Iterator[Found]:
        for found in self.store.found(self.asked):
            if self.chosen.row == "article" or found.events:
                self.articles += 1
                if found.record.run:
                    self.runs.add(found.record.run)
                yield found


def query_of(asked: Filter) -> dict[str, Any]:
    """The fields of a filter that were given."""
    given = {name: getattr(asked, name) for name in asked.__struct_fields__}
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in given.items()
        if value not in (None, ())
    }


def manifest_path(path: Path) -> Path:
    """Where the manifest of an export stands."""
    return path.with_name(path.name + MANIFEST)


def _to_file(writing: Writing, path: Path, *, overwrite: bool) -> Manifest:
    with speaking_of(path):
        check_free(path, overwrite=overwrite)
        _check_is_not_store(writing.store, path)
    beside = manifest_path(path)
    # The inner one is put in its place first: a manifest never describes a file that is not there.
    with placed(beside, overwrite=overwrite) as described, placed(path, overwrite=overwrite) as out:
        manifest = writing.to(out, path.name)
        described.write(msgspec.json.format(msgspec.json.encode(manifest), indent=2) + b"\n")
    return manifest


def _check_is_not_store(store: Store, path: Path) -> None:
    own = store.path.resolve()
    files = {own, *(own.with_name(own.name + end) for end in ("-wal", "-shm"))}
    if not files.isdisjoint((path.resolve(), manifest_path(path).resolve())):
        raise ExportError(f"{path}: it or its manifest would be the store itself; name another file")


def _in_folder(folder: Path, chosen: Export, asked: Filter) -> Path:
    """The file of an export that names itself; the folder is made where there is none."""
    with speaking_of(folder):
        folder.mkdir(parents=True, exist_ok=True)
    return folder / file_name(chosen, asked, datetime.now(UTC).date())


def file_name(chosen: Export, asked: Filter, day: date) -> str:
    """`events-2024-05-12-assault-ly.csv`: what a row is, the day, the values of the query, how it ends."""
    values = [" ".join(value) if isinstance(value, list) else value for value in query_of(asked).values()]
    return f"{chosen.row}s-{day.isoformat()}-{slug(' '.join(values) or EVERYTHING)}{chosen.suffix}"
