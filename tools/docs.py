"""The examples of the documentation: found, run, and written anew where the output has changed.

    python -m tools.docs            writes the true output and excerpts into every document

tests/docs compares what is written with what this would write, so what a document shows is what the
program does. A fenced block says by its language how it is proved: `console` is a transcript of commands
(`$ …`) and their output, `pycon` a Python session (the sessions of a document are one), `yaml` and `python`
are excerpts of the file named after the language, `sh` are commands that are only shown, `sql` are questions
that tests/store/test_by_hand.py puts to a store, `text` is free.
`docs/codebook.md` is written from the codebook as a whole.
`reading` is how `tawatur read` shows the sayings of the last passage before it that is set right to left,
`events` how it shows the events; the day of publication may follow the language.
"""

from __future__ import annotations

import doctest
import io
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import chdir, contextmanager, redirect_stdout
from functools import partial
from itertools import takewhile
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import dedent, indent
from typing import Any, NamedTuple

import click

from tawatur import TawaturError
from tawatur.batch import pipeline
from tawatur.cli.sayings import all_sayings
from tawatur.cli.show import event_lines
from tawatur.model.reading import Page
from tawatur.store import DEFAULT, VARIABLE
from tools.codebook_page import page

ROOT = Path(__file__).resolve().parents[1]
PAGES = {ROOT / "docs" / "codebook.md": page}
"""Documents that are written from data as a whole."""
LANGUAGES = frozenset({"console", "pycon", "python", "yaml", "sh", "sql", "text", "reading", "events"})
PROMPT = "$ "
_BLOCK = re.compile(
    r"^(?P<indent> *)```(?P<language>\S*) ?(?P<source>[^\n]*)\n(?P<text>.*?)^ *```$", re.MULTILINE | re.DOTALL
)
_PASSAGE = re.compile(r'^<div dir="rtl">\n\n(?P<text>.*?)\n\n</div>$', re.MULTILINE | re.DOTALL)
READING_WIDTH = 96
# How an entry of an excerpt begins: a function's name, or a list item up to its first comma.
_KEY = re.compile(r"^(?:def \w+\(|- [^,\n]+)", re.MULTILINE)


class Example(NamedTuple):
    """A fenced block: where it stands, its language, the file it is from (or nothing), its text."""

    document: Path
    line: int
    language: str
    source: str
    text: str

    def __str__(self) -> str:
        """The place where it stands."""
        return f"{self.document.relative_to(ROOT)}:{self.line}"


def documents() -> list[Path]:
    """Every document of the project, README first."""
    return [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]


def examples(document: Path) -> Iterator[Example]:
    """The fenced blocks of a document, in order."""
    text = document.read_text(encoding="utf-8")
    for block in _BLOCK.finditer(text):
        line = text.count("\n", 0, block.start()) + 1
        yield Example(document, line, block["language"], block["source"], dedent(block["text"]))


def rewritten(document: Path) -> str:
    """The document's text with every output as it is now, or as it is written from data."""
    if document in PAGES:
        return PAGES[document]()
    session: dict[str, Any] = {}

    def replay(block: re.Match[str]) -> str:
        text = dedent(block["text"])
        if block["language"] == "console":
            text = transcript(text)
        elif block["language"] == "pycon":
            text = python_session(text, session)
        elif block["language"] == "reading":
            text = shown_sayings(passages(block.string[: block.start()])[-1])
        elif block["language"] == "events":
            text = shown_events(passages(block.string[: block.start()])[-1], block["source"])
        elif block["source"]:
            text = excerpt(text, ROOT / block["source"])
        start, end = (offset - block.start() for offset in block.span("text"))
        return block[0][:start] + indent(text, block["indent"]) + block[0][end:]

    with chdir(ROOT), _own_store():
        return _BLOCK.sub(replay, document.read_text(encoding="utf-8"))


@contextmanager
def _own_store() -> Iterator[None]:
    """A store that a document's examples have for themselves: who gives none has this one."""
    before = os.environ.get(VARIABLE)
    with TemporaryDirectory() as folder:
        os.environ[VARIABLE] = f"{folder}/{DEFAULT}"
        try:
            yield
        finally:
            del os.environ[VARIABLE]
            if before is not None:
                os.environ[VARIABLE] = before


def transcript(text: str) -> str:
    """The commands of a `console` block with the output that they have now."""
    commands = [line.removeprefix(PROMPT) for line in text.splitlines() if line.startswith(PROMPT)]
    return "".join(f"{PROMPT}{command}\n{_output(command)}" for command in commands)


def python_session(text: str, names: dict[str, Any]) -> str:
    """The statements of a `pycon` block with what they print now; `names` are carried on."""
    statements = [example.source for example in doctest.DocTestParser().get_examples(text)]
    return "".join([f"{_prompted(source)}{_printed(source, names)}" for source in statements])


def passages(text: str) -> list[str]:
    """The passages of a document that are set from right to left, in order."""
    return [passage["text"] for passage in _PASSAGE.finditer(text)]


def shown_sayings(passage: str) -> str:
    """The sayings of a page that is this passage, as a terminal shows them."""
    lines = all_sayings(pipeline().read(Page(text=passage)), READING_WIDTH)
    return "".join(f"{click.unstyle(line)}\n" for line in lines) or "no saying\n"


def shown_events(passage: str, published: str) -> str:
    """The events of a page that is this passage, as a terminal shows them."""
    record = pipeline().read(Page(text=passage, published=published or None))
    lines = [line for event in record.events for line in event_lines(record, event, READING_WIDTH)]
    return "".join(f"{click.unstyle(line)}\n" for line in lines) or "no event\n"


def excerpt(text: str, source: Path) -> str:
    """The entries or functions of an excerpt as they stand in the file; the whole file where it names none.

    Raises LookupError for one that is no longer there.
    """
    lines = source.read_text(encoding="utf-8").splitlines()
    keys = _KEY.findall(text)
    return "".join(_entry(lines, key, source) for key in keys) if keys else "\n".join([*lines, ""])


def _entry(lines: list[str], key: str, source: Path) -> str:
    """The first entry that begins with `key`: its line and all that is indented below it."""
    for number, line in enumerate(lines):
        if line.lstrip().startswith(key):
            below = takewhile(partial(_is_below, _depth(line)), lines[number + 1 :])
            return dedent("\n".join([line, *below])).rstrip() + "\n"
    message = f"{source.relative_to(ROOT)} has no entry that begins with {key!r}"
    raise LookupError(message)


def _is_below(depth: int, line: str) -> bool:
    return not line.strip() or _depth(line) > depth


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())


def _output(command: str) -> str:
    """What a shell command prints from the project's root, on a plain terminal of 100 columns."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "COLUMNS": "100", "NO_COLOR": "1", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(  # noqa: S602  (the commands are the documents' own, and they use pipes)
        command, shell=True, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    return "".join(f"{line.rstrip()}\n" for line in (done.stdout + done.stderr).splitlines())


def _prompted(source: str) -> str:
    first, *rest = source.splitlines()
    return "".join(f"{line}\n" for line in (f">>> {first}", *(f"... {line}" for line in rest)))


def _printed(source: str, names: dict[str, Any]) -> str:
    printed = io.StringIO()
    try:
        with redirect_stdout(printed):
            exec(compile(source, "<document>", "single"), names)  # noqa: S102  (the documents' own)
    except (ValueError, LookupError, TawaturError) as error:
        kind = f"{type(error).__module__}.{type(error).__qualname__}".removeprefix("builtins.")
        return f"{printed.getvalue()}Traceback (most recent call last):\n{kind}: {error}\n"
    return printed.getvalue()


def main() -> None:
    """Write every document anew and name those that changed."""
    for document in documents():
        before, after = document.read_text(encoding="utf-8"), rewritten(document)
        if after != before:
            document.write_text(after, encoding="utf-8")
            print(f"{document.relative_to(ROOT)}: output written anew")


if __name__ == "__main__":
    main()
