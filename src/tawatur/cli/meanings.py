"""The codebook for people: an overview, and what one name in it means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import click
import msgspec

from tawatur.cli.terminal import Piece, dim, flow, heading, isolated, of_page
from tawatur.codebooks import Codebook, EventKind, Meaning, Mode

INDENT = "  "


def overview(book: Codebook, width: int) -> Iterator[str]:
    """Every type under its quad with its modes, then the contexts."""
    for number, quad in enumerate(book.quads, 1):
        kinds = [kind for kind in book.kinds.values() if kind.quad == number]
        yield heading(f"{number} {quad}")
        for kind in kinds:
            yield f"{INDENT}{kind.name}  {dim(f'{kind.intensity:g}')}"
            yield from _wrapped(kind.meaning.en or kind.meaning.ar, width, INDENT * 3)
            if kind.modes:
                yield from _wrapped(", ".join(kind.modes), width, INDENT * 3)
        yield ""
    yield heading("contexts")
    yield from _wrapped(", ".join(book.contexts), width, INDENT)


def entries(book: Codebook, name: str, width: int) -> Iterator[str]:
    """All that is called so: a type, modes, a context. Raises BadParameter where nothing is."""
    wanted = name.lower()
    kinds = [kind for kind in book.kinds.values() if wanted in _names(kind.name)]
    modes = [(kind, kind.modes[wanted]) for kind in book.kinds.values() if wanted in kind.modes]
    contexts = [context for context in book.contexts if wanted in _names(context)]
    if not kinds and not modes and not contexts:
        message = f"nothing in the codebook is called {name!r}; `tawatur codebook` lists what is there"
        raise click.BadParameter(message)
    for kind in kinds:
        yield from _kind(book, kind, width)
    for kind, mode in modes:
        yield from _mode(kind.name, mode, width, "")
        yield ""
    for context in contexts:
        yield heading(f"context {context}")
        yield from _meaning(book.contexts[context], width, INDENT)
        yield ""


def _names(name: str) -> tuple[str, str]:
    """The name, and without the codebook before it."""
    return name.lower(), name.lower().rpartition(":")[2]


def _kind(book: Codebook, kind: EventKind, width: int) -> Iterator[str]:
    yield f"{heading(kind.name)}  {book.quads[kind.quad - 1]}, intensity {kind.intensity:g}"
    yield from _meaning(kind.meaning, width, INDENT)
    if kind.needs_recipient:
        yield f"{INDENT}A recipient is required."
    if kind.contexts:
        yield from _wrapped("Always with: " + ", ".join(kind.contexts), width, INDENT)
    yield from _examples(kind.examples, INDENT)
    for mode in kind.modes.values():
        yield from _mode(kind.name, mode, width, INDENT)
    for other, told in kind.see.items():
        yield from _wrapped(f"Rather {other}: {told}", width, INDENT)
    yield ""


def _mode(kind: str, mode: Mode, width: int, indent: str) -> Iterator[str]:
    yield f"{indent}{heading(f'{kind} {mode.name}')}  intensity {mode.intensity:g}"
    yield from _meaning(mode.meaning, width, indent + INDENT)
    yield from _examples(mode.examples, indent + INDENT)


def _meaning(meaning: Meaning, width: int, indent: str) -> Iterator[str]:
    yield from _wrapped(meaning.en, width, indent)
    yield from _wrapped(meaning.ar, width, indent)


def _examples(examples: Sequence[str], indent: str) -> Iterator[str]:
    yield from (f"{indent}{dim('as in')} {of_page(f'«{example}»')}" for example in examples)


def _wrapped(text: str, width: int, indent: str) -> Iterator[str]:
    words = [Piece(word, word) for word in text.split()]
    yield from (f"{indent}{isolated(line)}" for line in flow(words, width - len(indent), " "))


def as_data(book: Codebook) -> dict[str, Any]:
    """The codebook as plain data for JSON."""
    made: dict[str, Any] = msgspec.to_builtins(book)
    return made
