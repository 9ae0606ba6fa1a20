"""The examples of the documentation: found, run, and written anew where the output has changed.

    python -m tools.docs            writes the true output under every command in the documents

tests/docs runs the same functions, so what a document shows is what the program does. A fenced block
says by its language how it is proved: `console` is a transcript of commands (`$ …`) and their output,
`pycon` a Python session, `python` a script, `yaml` a data file, `sh` commands that are only shown,
`text` neither.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
LANGUAGES = frozenset({"console", "pycon", "python", "yaml", "sh", "text"})
PROMPT = "$ "
_BLOCK = re.compile(r"^```(?P<language>\S*)[^\n]*\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


class Example(NamedTuple):
    """A fenced block: the document and line where it stands, its language and its text."""

    document: Path
    line: int
    language: str
    text: str

    def __str__(self) -> str:
        return f"{self.document.relative_to(ROOT)}:{self.line}"


def documents() -> list[Path]:
    """Every document of the project, README first."""
    return [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]


def examples(document: Path) -> Iterator[Example]:
    """The fenced blocks of a document, in order."""
    text = document.read_text(encoding="utf-8")
    for block in _BLOCK.finditer(text):
        line = text.count("\n", 0, block.start()) + 1
        yield Example(document, line, block["language"], block["text"])


def commands(transcript: str) -> list[str]:
    """The commands of a `console` block."""
    return [line.removeprefix(PROMPT) for line in transcript.splitlines() if line.startswith(PROMPT)]


def replayed(transcript: str) -> str:
    """The same commands with the output that they have now."""
    return "".join(f"{PROMPT}{command}\n{output_of(command)}" for command in commands(transcript))


def output_of(command: str) -> str:
    """What a shell command prints from the project's root, on a plain terminal of 100 columns."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "COLUMNS": "100", "NO_COLOR": "1", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(  # noqa: S602  (the commands are the documents' own, and they use pipes)
        command, shell=True, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    output = "\n".join(line.rstrip() for line in (done.stdout + done.stderr).splitlines())
    return f"{output}\n" if output else ""


def rewritten(text: str) -> str:
    """A document with the output under every command as it is now."""

    def replay(block: re.Match[str]) -> str:
        if block["language"] != "console":
            return block[0]
        return block[0].replace(block["text"], replayed(block["text"]))

    return _BLOCK.sub(replay, text)


def main() -> None:
    """Write every document anew and name those that changed."""
    for document in documents():
        before = document.read_text(encoding="utf-8")
        after = rewritten(before)
        if after != before:
            document.write_text(after, encoding="utf-8")
            print(f"{document.relative_to(ROOT)}: output written anew")


if __name__ == "__main__":
    main()
