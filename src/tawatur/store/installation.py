"""What is right and wrong with the installation: Python, SQLite, the packages, the data files.

What the package asks for is read from its own metadata, so that nothing is told twice. Extras that are not
there are no failing: who asks for one is told then what to install.
"""

from __future__ import annotations

import re
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from importlib import metadata
from typing import NamedTuple

from tawatur import __version__
from tawatur.batch import pipeline
from tawatur.model.errors import TawaturError
from tawatur.model.reading import Page
from tawatur.rules.compiled import COMPILED, table
from tawatur.store.checking import Finding
from tawatur.store.file import OLDEST_SQLITE

PACKAGE = "tawatur"
SAMPLE = (
    "<!doctype html><title>Title</title><body><article><h1>Title</h1><p>A paragraph.</p></article></body>"
)
_NEEDED = re.compile(
    r"(?P<name>[\w.-]+)\s*(?:>=\s*(?P<oldest>[\w.]+))?.*?(?:extra == ['\"](?P<extra>[\w-]+)['\"])?"
)
_NUMBER = re.compile(r"\d+(?:\.\d+)*")


class _Needed(NamedTuple):
    """A package that is asked for: its oldest version, and the extra that asks for it."""

    name: str
    oldest: str | None
    extra: str | None


def check_installation() -> list[Finding]:
    """Everything that can be told of the installation."""
    return [
        Finding("tawatur", is_good=True, detail=f"version {__version__}"),
        _python(),
        _sqlite(),
        _full_text(),
        *_packages(),
        *_extras(),
        _compiled(),
        *_data(),
    ]


def _python() -> Finding:
    there = ".".join(map(str, sys.version_info[:3]))
    oldest = _oldest_python()
    if oldest is not None and _version(there) < _version(oldest):
        remedy = f"install Python {oldest} or a newer one, and Tawatur with it"
        return Finding(
            "Python", is_good=False, detail=f"{there}; {oldest} is the oldest that will do", remedy=remedy
        )
    return Finding("Python", is_good=True, detail=there)


def _oldest_python() -> str | None:
    try:
        asked = metadata.metadata(PACKAGE).json.get("requires_python", "")
    except metadata.PackageNotFoundError:
        return None
    found = _NUMBER.search(str(asked))
    return found[0] if found else None


def _sqlite() -> Finding:
    there, oldest = sqlite3.sqlite_version, ".".join(map(str, OLDEST_SQLITE))
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        remedy = "use a newer Python: SQLite comes with it"
        return Finding("SQLite", is_good=False, detail=f"{there}; a store needs {oldest}", remedy=remedy)
    return Finding("SQLite", is_good=True, detail=there)


def _full_text() -> Finding:
    with closing(sqlite3.connect(":memory:")) as connection:
        try:
            connection.execute("create virtual table found using fts5 (words, content = '')")
        except sqlite3.OperationalError as error:
            remedy = "use a Python whose SQLite has FTS5, such as those of python.org"
            return Finding("SQLite's full text", is_good=False, detail=str(error), remedy=remedy)
    return Finding("SQLite's full text", is_good=True, detail="FTS5 is built in")


def _packages() -> Iterator[Finding]:
    needed = [one for one in _all_needed() if one.extra is None]
    wrong = [told for one in needed if (told := _lacking(one))]
    if wrong:
        remedy = f"pip install --upgrade {PACKAGE}"
        yield Finding("packages", is_good=False, detail="; ".join(wrong), remedy=remedy)
    elif needed:
        detail = ", ".join(f"{one.name} {_there(one.name)}" for one in needed)
        yield Finding("packages", is_good=True, detail=detail)
    else:
        yield Finding(
            "packages", is_good=True, detail="not installed as a package, so nothing tells what is needed"
        )


def _extras() -> Iterator[Finding]:
    extras: dict[str, list[_Needed]] = {}
    for one in _all_needed():
        if one.extra is not None:
            extras.setdefault(one.extra, []).append(one)
    for extra, needed in extras.items():
        wrong = [told for one in needed if (told := _lacking(one))]
        remedy = f"pip install '{PACKAGE}[{extra}]'" if wrong else None
        detail = f"not there, and needed only where it is asked for: {'; '.join(wrong)}" if wrong else "there"
        yield Finding(f"extra {extra}", is_good=True, detail=detail, remedy=remedy)


def _all_needed() -> list[_Needed]:
    """The packages that the metadata asks for; none where it is not installed as a package."""
    try:
        asked = metadata.requires(PACKAGE) or []
    except metadata.PackageNotFoundError:
        return []
    found = (_NEEDED.fullmatch(line) for line in asked)
    return [_Needed(one["name"], one["oldest"], one["extra"]) for one in found if one]


def _lacking(needed: _Needed) -> str | None:
    """What is wrong with a package that is needed, if anything."""
    there = _there(needed.name)
    if there is None:
        return f"{needed.name} is not installed"
    if needed.oldest is not None and _version(there) < _version(needed.oldest):
        return f"{needed.name} {there} is older than {needed.oldest}"
    return None


def _there(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _version(text: str) -> tuple[int, ...]:
    """The numbers that a version begins with."""
    found = _NUMBER.match(text)
    return tuple(map(int, found[0].split("."))) if found else ()


def _compiled() -> Finding:
    """Data files that are parsed already: without them the same is read, only later."""
    if table().documents:
        return Finding("compiled data", is_good=True, detail=f"{len(table().documents):,} files")
    detail = f"{COMPILED.name} is not there or of another version, so that every start takes longer"
    remedy = "python -m tawatur.rules.build"
    return Finding("compiled data", is_good=True, detail=detail, remedy=remedy)


def _data() -> Iterator[Finding]:
    """Every rule, lexicon and table is read; what is wrong with one is told by itself."""
    try:
        run = pipeline().run
    except (TawaturError, OSError, ValueError) as error:
        remedy = f"pip install --force-reinstall {PACKAGE}"
        yield Finding("rules and tables", is_good=False, detail=str(error), remedy=remedy)
    else:
        yield Finding("rules and tables", is_good=True, detail=f"all load, {run.rules}")
        yield _html()


def _html() -> Finding:
    """A page is read: what takes HTML apart is loaded with the first page only, and may be there by halves.

    A pip older than 23.3 leaves out an extra that a package spells with a hyphen and another asks for with an
    underscore, without an error.
    """
    faults = pipeline().reading(Page(html=SAMPLE)).faults
    bugs = [f"{fault.reader}: {fault.message}" for fault in faults if fault.kind == "bug"]
    if bugs:
        remedy = f"pip install --upgrade pip; pip install --force-reinstall {PACKAGE}"
        return Finding("HTML", is_good=False, detail="; ".join(bugs), remedy=remedy)
    return Finding("HTML", is_good=True, detail="a page is read")
