"""Python's way in: the same verbs as on the command line."""

from __future__ import annotations

from collections.abc import Sequence
from os import PathLike, fspath

import msgspec

from tawatur.batch import Own, encode, pipeline
from tawatur.intake import page_of
from tawatur.model.record import Record


def read(  # noqa: PLR0913  (what may be known of a page, and what to read it with)
    source: str | bytes | PathLike[str],
    *,
    title: str | None = None,
    published: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    actors: Sequence[str | PathLike[str]] = (),
    names: str | None = None,
    codebook: Sequence[str | PathLike[str]] = (),
    unchecked: bool = False,
) -> Record:
    """The record of one page.

    `source` is a path, a page's bytes, its HTML or its text. `published` is an ISO date (with or without
    time), `outlet` an id, a name or a domain, `actors` are paths of your own tables of actors, `names`
    is another tagger for names as BACKEND:FOLDER, `codebook` are paths of your own codebooks, whose examples
    are run first unless `unchecked`. Raises InputError where no text can be had from it, DataError where a
    table or a codebook is not understood or an example is not read as it says, BackendError where the tagger
    cannot be had; parts that could not be read are listed in the record's `faults`.
    """
    tables, books = (tuple(fspath(path) for path in paths) for paths in (actors, codebook))
    reader = pipeline(Own(tables, names, books, unchecked))
    return reader.read(page_of(source, title=title, published=published, outlet=outlet, url=url))


def to_json(record: Record, *, indent: int = 0) -> str:
    """The record as JSON (one line, or indented by `indent` spaces)."""
    line = encode(record)
    return (msgspec.json.format(line, indent=indent) if indent else line).decode()
