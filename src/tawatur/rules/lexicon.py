"""Lexicons: words and phrases with the classes they give and the values they carry.

A file holds `classes` (which class each kind of form gives), shared `values`, and `entries`. An entry is
a `word` (or phrase, taken as written), or a `verb`, `participle` or `noun` that is inflected. Example:

    lexicon: saying/verbs
    classes: {finite: REPORT_VERB, participle: REPORT_PARTICIPLE, noun: REPORT_NOUN}
    entries:
      - {verb: …, imperfect: …, participle: …, noun: …, values: {act: say}}
      - {word: …, class: VIA}

`clitics` says what may be written before a form: none, conjunction, or any (also prepositions);
`suffix: no` refuses attached pronouns; `exact: yes` compares letters without folding hamza and yeh.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from msgspec import Struct, field

from tawatur.arabic import letters
from tawatur.arabic.clitics import CONJUNCTIONS
from tawatur.arabic.fold import fold, plain
from tawatur.arabic.inflection import Inflected, imperfect, noun, participle, perfect
from tawatur.model.errors import LexiconError
from tawatur.model.reading import Form, Split
from tawatur.rules.source import as_list, check_keys, read_yaml

_FILE_KEYS = frozenset(
    {
        "lexicon",
        "note",
        "source",
        "classes",
        "class",
        "values",
        "clitics",
        "suffix",
        "exact",
        "walk",
        "entries",
    }
)
_ENTRY_KEYS = frozenset({
    "word", "verb", "imperfect", "participle", "noun", "jussive", "class", "values", "clitics", "suffix",
    "exact", "note", "walk",
})  # fmt: skip
_HEADS = ("word", "verb", "participle", "noun", "imperfect")
_CLITICS = ("none", "conjunction", "any")
_FINITE = ("perfect", "imperfect", "jussive")


class Entry(Struct, frozen=True, eq=False):
    """One entry of a lexicon: its lemma, the lexicon's id, and the values it carries."""

    lemma: str
    lexicon: str
    values: dict[str, Any] = field(default_factory=dict)
    walk: str | None = None


_NO_ENTRY = Entry("", "")


class Surface(NamedTuple):
    """A written form of an entry: the classes it gives, and what may be attached to it."""

    entry: Entry
    classes: tuple[str, ...]
    inflected: Inflected | None
    clitics: str
    suffix: bool
    exact: str | None


class Sense(NamedTuple):
    """How a word came to a class: the surface that it matched and how it was taken apart."""

    surface: Surface
    split: Split | None

    @property
    def values(self) -> dict[str, Any]:
        """The entry's values."""
        return self.surface.entry.values


class Lexicon:
    """The forms of any number of lexicon files, looked up by folded stem."""

    def __init__(self) -> None:
        """Start empty; `add` reads files."""
        self.words: dict[str, list[Surface]] = {}
        self.phrases: dict[str, list[tuple[tuple[str, ...], Surface]]] = {}
        self.entries: list[Entry] = []
        self.classes: set[str] = set()

    def add(self, path: Path) -> None:
        """Read one lexicon file. Raises LexiconError (file and entry named) on anything unknown."""
        document = check_keys(read_yaml(path), _FILE_KEYS, str(path))
        for number, raw in enumerate(as_list(document.get("entries")), 1):
            item = {"word": raw} if isinstance(raw, str) else raw
            where = f"{path}, entry {number}"
            self._add_entry(document, check_keys(item, _ENTRY_KEYS, where), where)

    def _add_entry(self, document: dict[str, Any], item: dict[str, Any], where: str) -> None:
        lemma = next((as_list(item[key])[0] for key in _HEADS if item.get(key)), None)
        if lemma is None:
            message = f"{where}: an entry needs one of {', '.join(_HEADS)}"
            raise LexiconError(message)
        values = {**document.get("values", {}), **item.get("values", {})}
        entry = Entry(lemma, document.get("lexicon", where), values, item.get("walk", document.get("walk")))
        self.entries.append(entry)
        for form, kind, inflected in _forms(item):
            self._add_surface(
                form, _surface(document, item, form, kind, where)._replace(entry=entry, inflected=inflected)
            )

    def _add_surface(self, form: str, surface: Surface) -> None:
        self.classes.update(surface.classes)
        first, *rest = fold(form).split()
        if rest:
            self.phrases.setdefault(first, []).append((tuple(rest), surface))
        else:
            self.words.setdefault(first, []).append(surface)

    def senses(self, form: Form) -> Iterator[Sense]:
        """Every way in which `form` is in this lexicon, the least taken apart first."""
        for split in form.splits:
            for surface in self.words.get(split.stem, ()):
                if fits(surface, split, form):
                    yield Sense(surface, split)


def fits(surface: Surface, split: Split, form: Form) -> bool:
    """Whether the surface allows what `split` cuts off, and the exact letters where it asks for them."""
    if split.suffix and not surface.suffix:
        return False
    if not _prefix_allowed(surface, split.prefix):
        return False
    return surface.exact is None or form.plain[split.start : split.end] == surface.exact


def _prefix_allowed(surface: Surface, prefix: str) -> bool:
    if not prefix:
        return True
    if surface.clitics == "none":
        return False
    if prefix.endswith(_BEFORE_IMPERFECT):
        if surface.inflected is not None and surface.inflected.aspect in ("imperfect", "jussive"):
            return True
        if prefix.endswith(letters.SEEN):
            return False
    return surface.clitics == "any" or (len(prefix) == 1 and prefix in _AND)


_AND = CONJUNCTIONS
_BEFORE_IMPERFECT = (letters.SEEN, letters.LAM)


def _forms(item: dict[str, Any]) -> Iterator[tuple[str, str, Inflected | None]]:
    for form in as_list(item.get("word")):
        yield form, "word", None
    makers = (("verb", perfect), ("imperfect", imperfect), ("participle", participle), ("noun", noun))
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
        entry=_NO_ENTRY,
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
