"""Expansion: a lexicon file's entries, and every written form that they give.

Pure data in, pure data out, so that the result can be compiled: `tawatur.rules.build` writes it into the
wheel, and `tawatur.rules.compiled` gives it back as long as neither the file nor this code has changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct, field

from tawatur.arabic.fold import fold, plain
from tawatur.arabic.inflection import Inflected, imperfect, noun, participle, perfect, plural
from tawatur.model.errors import LexiconError
from tawatur.rules.source import as_list, check_keys

_FILE_KEYS = frozenset({
    "lexicon", "note", "source", "classes", "class", "values", "clitics", "suffix", "exact", "walk",
    "entries",
})  # fmt: skip
_ENTRY_KEYS = frozenset({
    "word", "verb", "imperfect", "participle", "noun", "plural", "jussive", "class", "values", "clitics",
    "suffix", "exact", "note", "walk",
})  # fmt: skip
_HEADS = ("word", "verb", "participle", "noun", "plural", "imperfect")
_CLITICS = ("none", "conjunction", "any")
_FINITE = ("perfect", "imperfect", "jussive")


class Entry(Struct, frozen=True, eq=False, array_like=True):
    """One entry of a lexicon: its lemma, the lexicon's id, and the values it carries.

    `walk` is a sentence with `{}` in it, into which a test puts the word and looks what is read.
    """

    lemma: str
    lexicon: str
    values: dict[str, Any] = field(default_factory=dict)
    walk: str | None = None


class Surface(Struct, eq=False, array_like=True):
    """A written form of entry `number` of its file: the classes it gives, and what may be attached to it.

    `exact` are its unfolded letters where they must be met. `entry` is set when the file is loaded.
    """

    number: int
    classes: tuple[str, ...]
    inflected: Inflected | None
    clitics: str
    suffix: bool
    exact: str | None
    entry: Entry | None = None


class Expanded(Struct, array_like=True):
    """A file: its entries, one-word forms by folded form, phrases by their first word."""

    entries: list[Entry]
    words: dict[str, list[Surface]]
    phrases: dict[str, list[tuple[tuple[str, ...], Surface]]]


def expand(document: Any, where: str) -> Expanded:
    """Every form of a lexicon file. Raises LexiconError or DataError (file and entry named)."""
    document = check_keys(document, _FILE_KEYS, where)
    entries = as_list(document.get("entries"))
    return expand_entries(
        document, ((raw, f"{where}, entry {number}") for number, raw in enumerate(entries, 1)), where
    )


def expand_entries(document: dict[str, Any], entries: Iterable[tuple[Any, str]], where: str) -> Expanded:
    """Every form of entries, each with its place, under the settings of a lexicon file.

    Raises LexiconError or DataError that names the entry's place.
    """
    expanded = Expanded([], {}, {})
    for raw, place in entries:
        item = {"word": raw} if isinstance(raw, str) else raw
        _add_entry(expanded, document, check_keys(item, _ENTRY_KEYS, place), place, where)
    return expanded


def _add_entry(
    expanded: Expanded, document: dict[str, Any], item: dict[str, Any], where: str, file: str
) -> None:
    lemma = next((as_list(item[key])[0] for key in _HEADS if item.get(key)), None)
    if lemma is None:
        message = f"{where}: an entry needs one of {', '.join(_HEADS)}"
        raise LexiconError(message)
    values = {**document.get("values", {}), **item.get("values", {})}
    walk = item.get("walk", document.get("walk"))
    expanded.entries.append(Entry(lemma, document.get("lexicon", file), values, walk))
    for form, kind, inflected in _forms(item):
        surface = _surface(document, item, form, kind, where)
        surface.number, surface.inflected = len(expanded.entries) - 1, inflected
        first, *rest = fold(form).split()
        if rest:
            expanded.phrases.setdefault(first, []).append((tuple(rest), surface))
        else:
            expanded.words.setdefault(first, []).append(surface)


def _forms(item: dict[str, Any]) -> Iterator[tuple[str, str, Inflected | None]]:
    for form in as_list(item.get("word")):
        yield form, "word", None
    makers = (
        ("verb", perfect), ("imperfect", imperfect), ("participle", participle), ("noun", noun),
        ("plural", plural),
    )  # fmt: skip
    for key, inflect in makers:
        for base in as_list(item.get(key)):
            head, _, tail = base.partition(" ")
            for inflected in inflect(fold(head)):
                yield f"{inflected.form} {tail}".strip(), inflected.aspect, inflected
    for form in as_list(item.get("jussive")):
        yield form, "jussive", Inflected(fold(form), "jussive", "m", "singular")


def _surface(document: dict[str, Any], item: dict[str, Any], form: str, kind: str, where: str) -> Surface:
    """The surface of a form, its settings taken from the entry, else from the file, else by its kind."""

    def setting(key: str, default: str) -> str:
        return str(item.get(key, document.get(key, default)))

    classes = _classes(document, item, kind)
    if not classes:
        message = f"{where}: no class for the {kind} {form!r}"
        raise LexiconError(message)
    clitics = setting("clitics", "conjunction" if kind in _FINITE else "any")
    if clitics not in _CLITICS:
        message = f"{where}: clitics is one of {', '.join(_CLITICS)}"
        raise LexiconError(message)
    return Surface(
        number=0,
        classes=classes,
        inflected=None,
        clitics=clitics,
        suffix=setting("suffix", "no" if kind == "word" else "yes") == "yes",
        exact=plain(form) if setting("exact", "no") == "yes" else None,
    )


def _classes(document: dict[str, Any], item: dict[str, Any], kind: str) -> tuple[str, ...]:
    """The entry's classes before the file's; a mapping gives them by kind of form."""
    for given in (item.get("class"), document.get("classes"), document.get("class")):
        names = given
        if isinstance(given, dict):
            names = given.get(kind, given.get("finite") if kind in _FINITE else None)
        if names:
            return tuple(map(str, as_list(names)))
    return ()
