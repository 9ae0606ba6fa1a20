"""The reference page of the codebook, written from its data: `python -m tools.docs` keeps it true."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tawatur.codebooks import EventKind, Mode, plover

HEAD = """# The codebook

What each type, mode and context of events is, in English and in Arabic, after the manual of
[PLOVER](https://github.com/openeventdata/PLOVER) of 2024 and in our own words. This page is written from
`src/tawatur/codebooks/plover.yml`; `tawatur codebook` shows the same in a terminal. Every example is
invented, and is read as what it stands beside: a test runs them all.

Intensity runs from -10 (conflict) to 10 (cooperation). To add types and triggers of your own, see
[How to bring your own codebook](how-to-bring-a-codebook.md).
"""


def page() -> str:
    """The whole page."""
    return "\n".join([HEAD, *_types(), *_contexts()]) + "\n"


def _types() -> Iterator[str]:
    book = plover()
    for number, quad in enumerate(book.quads, 1):
        yield f"## {number}. {quad.capitalize()}\n"
        for kind in book.kinds.values():
            if kind.quad == number:
                yield from _type(kind)


def _type(kind: EventKind) -> Iterator[str]:
    yield f"### {kind.name}\n"
    yield f"{kind.meaning.en} Intensity {_number(kind.intensity)}." + (
        " A recipient is required.\n" if kind.needs_recipient else "\n"
    )
    yield f'<div dir="rtl">{kind.meaning.ar}</div>\n'
    yield from _table(("as in",), ((_cell(text),) for text in kind.examples))
    if kind.modes:
        heads = ("mode", "intensity", "what it is", "in Arabic", "as in")
        yield from _table(heads, map(_mode, kind.modes.values()))
    yield from _table(
        ("rather", "when"), ((f"[{name}](#{name.lower()})", told) for name, told in kind.see.items())
    )


def _mode(mode: Mode) -> tuple[str, ...]:
    examples = "<br>".join(map(_cell, mode.examples))
    return f"`{mode.name}`", _number(mode.intensity), mode.meaning.en, mode.meaning.ar, examples


def _contexts() -> Iterator[str]:
    yield "## Contexts\n"
    yield "An event may have any number of them.\n"
    rows = ((f"`{name}`", meaning.en, meaning.ar) for name, meaning in plover().contexts.items())
    yield from _table(("context", "what it is", "in Arabic"), rows)


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' * len(heads)}"
    yield from (f"| {' | '.join(row)} |" for row in rows)
    yield ""


def _cell(text: str) -> str:
    return f"«{text}»"


def _number(value: float) -> str:
    return f"{value:g}"
