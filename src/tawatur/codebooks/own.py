"""A user's own codebook: types, contexts, triggers, company and examples in one YAML file.

Triggers and company are written in the language of our lexicons. The one decision to know: what a file
defines bears its name (`mine:SHUTDOWN`), so that it can collide neither with ours nor with another file's,
and what our own triggers listen for is changed by no file of a user's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

from msgspec.structs import replace

from tawatur.codebooks.codebook import Codebook, EventKind, Meaning, known, meaning, plover, read_kind
from tawatur.model.errors import DataError
from tawatur.rules.compiled import linked
from tawatur.rules.expansion import Expanded, expand_entries
from tawatur.rules.lined import Lined, read_lined
from tawatur.rules.source import as_list, check_keys

FINITE, PARTICIPLE, NOUN, PERSON = "ACT_VERB", "ACT_PARTICIPLE", "ACTOR_NOUN", "ACTOR_PERSON"
CLASSES = {"finite": FINITE, "participle": PARTICIPLE, "noun": NOUN, "plural": PERSON}
"""What a trigger's forms are where it names no class: as in most of our lexicons."""
COMPANY = {"clitics": "any", "suffix": "yes"}
REACHES = ("_NEAR", "_SENTENCE")
NO_EVENT, CONTEXT, MODE = "NO_EVENT", "CONTEXT_", "MODE_"
PAGE_KEYS = frozenset({"published", "outlet", "title"})
_FILE_KEYS = frozenset({
    "codebook", "note", "source", "types", "contexts", "triggers", "company", "examples", "refuses",
    "remarks",
})  # fmt: skip
_VALUE_KEYS = frozenset({
    "type", "mode", "needs", "refuse", "casualty", "weak", "general", "accident", "contexts", "cameo", "from",
})  # fmt: skip
_TOLD_KEYS = PAGE_KEYS | {
    "type", "mode", "trigger", "actors", "recipients", "place", "date", "factuality", "killed", "injured",
    "sayings", "contexts",
}  # fmt: skip
_HEADS = ("word", "verb", "imperfect", "participle", "noun", "plural", "jussive")
_NAME, _TYPE, _CONTEXT = (
    re.compile("[a-z][a-z0-9-]*"),
    re.compile("[A-Z][A-Z0-9_]*"),
    re.compile("[a-z][a-z0-9_]*"),
)
_CLASS = re.compile(r"[^\W\d]\w*")


class Asked(NamedTuple):
    """A name that a trigger uses and the file does not define: a class of ours, or none; and where."""

    name: str
    place: str


class Trial(NamedTuple):
    """A text of `examples` or `refuses`: what is read in it, or what must not be; and where it stands."""

    text: str
    expected: dict[str, str]
    refused: bool
    place: str


class OwnCodebook(NamedTuple):
    """What a file holds; types and contexts by their names in the record."""

    name: str
    path: Path
    kinds: dict[str, EventKind]
    contexts: dict[str, Meaning]
    triggers: Expanded
    company: Expanded
    asked: tuple[Asked, ...]
    trials: tuple[Trial, ...]


def read_own(paths: Iterable[Path]) -> tuple[OwnCodebook, ...]:
    """The codebooks in files. Raises DataError (file and line named) on what is not understood."""
    books = tuple(map(_read, paths))
    seen: dict[str, Path] = {}
    for book in books:
        if book.name in seen:
            message = f"{book.path}: {seen[book.name]} is called {book.name!r}, too; rename one of them"
            raise DataError(message)
        seen[book.name] = book.path
    return books


def together(books: Iterable[OwnCodebook]) -> Codebook:
    """PLOVER with users' types and contexts."""
    whole = plover()
    for book in books:
        kinds, contexts = {**whole.kinds, **book.kinds}, {**whole.contexts, **book.contexts}
        whole = replace(whole, kinds=kinds, contexts=contexts)
    return whole


def _read(path: Path) -> OwnCodebook:
    file = read_lined(path)
    document = check_keys(file.document, _FILE_KEYS, str(path))
    name = document.get("codebook", "")
    if not _NAME.fullmatch(name) or name == plover().name:
        message = (
            f"{file.place('codebook')}: a codebook needs a name of its own in small Latin letters, digits "
            f"and hyphens, as in `codebook: my-events`; it is {name!r}"
        )
        raise DataError(message)
    return _Reader(file, name).read()


class _Reader:
    """Reads one file: what it defines first, then what uses it."""

    def __init__(self, file: Lined, name: str) -> None:
        self.file, self.name = file, name
        self.document: dict[str, Any] = file.document
        self.asked: list[Asked] = []
        self.contexts = self._contexts()
        self.kinds = self._kinds()
        self.classes = {told for _, told in self._told_classes()}

    def read(self) -> OwnCodebook:
        """The codebook. Raises DataError with file and line."""
        company, triggers = self._company(), self._triggers()
        trials = (*self._walks(), *self._trials("examples"), *self._trials("refuses"))
        return OwnCodebook(
            self.name, self.file.path, self.kinds, self.contexts, triggers, company, tuple(self.asked), trials
        )

    # -- what is defined -----------------------------------------------------------------------

    def _contexts(self) -> dict[str, Meaning]:
        found = {}
        for name, raw in self._mapping("contexts").items():
            place = self.file.place("contexts", name)
            self._fits(_CONTEXT, name, plover().contexts, "context", place)
            found[self._own(name)] = meaning(raw, place)
        return found

    def _kinds(self) -> dict[str, EventKind]:
        found = {}
        for name, raw in self._mapping("types").items():
            place = self.file.place("types", name)
            self._fits(_TYPE, name, plover().kinds, "type", place)
            kind = read_kind(self._own(name), _with_modes(raw, place), plover().quads, place)
            if not (kind.meaning.en or kind.meaning.ar):
                self._fail(place, f"the type {name} says nowhere what it is; add `en:` or `ar:`")
            see, told_by = (self.file.place("types", name, key) for key in ("see", "contexts"))
            contexts = tuple(self._context(context, told_by) for context in kind.contexts)
            found[kind.name] = EventKind(
                kind.name, kind.quad, kind.intensity, kind.modes, kind.meaning, kind.needs_recipient,
                {self._type(other, see): told for other, told in kind.see.items()},
                kind.examples, contexts,
            )  # fmt: skip
        return found

    def _told_classes(self) -> Iterator[tuple[int, str]]:
        """The classes that the company defines, by entry."""
        for number, raw in enumerate(self._list("company")):
            for told in as_list(raw.get("class")) if isinstance(raw, dict) else ():
                yield number, told

    def _fits(self, form: re.Pattern[str], name: str, taken: Iterable[str], what: str, place: str) -> None:
        if name in taken:
            self._fail(place, f"the {what} {name} is PLOVER's; give yours another name")
        if not form.fullmatch(name):
            self._fail(place, f"a {what} is called {form.pattern}, and {name!r} is not")

    # -- company and triggers ------------------------------------------------------------------

    def _company(self) -> Expanded:
        settings = {"lexicon": f"codebook/{self.name}", **COMPANY}
        return self._expanded("company", settings, self._company_entry)

    def _company_entry(self, item: dict[str, Any], place: str) -> dict[str, Any]:
        told = as_list(item.get("class"))
        if not told:
            self._fail(
                place, "company needs a class, the name by which a trigger's `needs` or `refuse` calls it"
            )
        single = [name for name in told if name != NO_EVENT and not name.startswith((CONTEXT, MODE))]
        long = [form for key in _HEADS for form in as_list(item.get(key)) if " " in form]
        if single and long:
            self._fail(
                place,
                f"{long[0]!r} has two words, and {single[0]} is heard word by word; give its telling word",
            )
        return {**item, "class": [self._company_class(name, place) for name in told]}

    def _company_class(self, name: str, place: str) -> str:
        if name.endswith(REACHES):
            self._fail(
                place, f"{name}: a class ends in neither _NEAR nor _SENTENCE; those are for needs and refuse"
            )
        if name == NO_EVENT:
            return name
        if name.startswith(CONTEXT):
            return CONTEXT + self._context(name.removeprefix(CONTEXT).lower(), place)
        if name.startswith(MODE):
            modes = {f"{MODE}{mode.upper().replace('-', '_')}" for mode in plover().kinds["ASSAULT"].modes}
            return known([name], sorted(modes), "mode of ASSAULT", place)[0]
        if not _CLASS.fullmatch(name):
            self._fail(place, f"{name!r} is no name of a class; it is of letters, digits and underscores")
        return self._own(name)

    def _triggers(self) -> Expanded:
        settings = {"lexicon": f"codebook/{self.name}", "classes": CLASSES}
        return self._expanded("triggers", settings, self._trigger_entry)

    def _trigger_entry(self, item: dict[str, Any], place: str) -> dict[str, Any]:
        values = check_keys(item.get("values") or {}, _VALUE_KEYS, f"{place}, values")
        if not values.get("type"):
            self._fail(place, "a trigger needs a type, as in `values: {type: COERCE, mode: arrest}`")
        if item.get("word") and not item.get("class"):
            self._fail(place, f"a word needs a class: {FINITE} for a verb, {NOUN} for a noun …")
        kind = self._type(values["type"], place)
        made = {**values, "type": kind, "codebook": self.name, "line": place.rpartition(":")[2]}
        if values.get("mode"):
            self._mode(kind, values["mode"], place)
        for key in ("needs", "refuse"):
            if values.get(key):
                made[key] = [self._class(name, place) for name in as_list(values[key])]
        own = [self._context(context, place) for context in as_list(values.get("contexts"))]
        made["contexts"] = [*self.kind(kind).contexts, *own]
        return {**item, "values": made}

    def _class(self, name: str, place: str) -> str:
        """A class with its reach, of this file or else of ours."""
        bare = next((name.removesuffix(reach) for reach in REACHES if name.endswith(reach)), name)
        if bare in self.classes:
            return self._own(name)
        self.asked.append(Asked(bare, place))
        return name

    def _expanded(
        self, key: str, settings: dict[str, Any], made: Callable[[dict[str, Any], str], dict[str, Any]]
    ) -> Expanded:
        entries = []
        for number, raw in enumerate(self._list(key)):
            place = self.file.place(key, number)
            if not isinstance(raw, dict):
                self._fail(place, f"an entry of {key} is a mapping, as in {{verb: …, …}}; it is {raw!r}")
            entries.append((made(raw, place), place))
        return linked(expand_entries(settings, entries, str(self.file.path)))

    # -- examples ------------------------------------------------------------------------------

    def _walks(self) -> Iterator[Trial]:
        """The triggers' own sentences, with the word in the place of {}."""
        for number, raw in enumerate(self._list("triggers")):
            place = self.file.place("triggers", number)
            word = next((as_list(raw[key])[0] for key in _HEADS if raw.get(key)), "")
            if raw.get("walk"):
                expected = {"type": self._type(raw["values"]["type"], place)}
                yield Trial(raw["walk"].replace("{}", word), expected, refused=False, place=place)

    def _trials(self, key: str) -> Iterator[Trial]:
        for number, raw in enumerate(self._list(key)):
            place = self.file.place(key, number)
            text, told = next(iter(raw.items())) if isinstance(raw, dict) and len(raw) == 1 else (raw, {})
            if not isinstance(text, str):
                self._fail(place, f"an entry of {key} is a text, or one text with what is read in it")
            expected = dict(check_keys(told or {}, _TOLD_KEYS, place))
            if "type" in expected:
                expected["type"] = self._type(expected["type"], place)
            yield Trial(text, expected, key == "refuses", place)

    # -- names ---------------------------------------------------------------------------------

    def _own(self, name: str) -> str:
        return f"{self.name}:{name}"

    def _type(self, name: str, place: str) -> str:
        """The type's name in the record: this file's own, or PLOVER's."""
        own = list(self._mapping("types"))
        found = known([name.removeprefix(f"{self.name}:")], [*own, *plover().kinds], "type", place)[0]
        return self._own(found) if found in own else found

    def kind(self, name: str) -> EventKind:
        """The type of that name in the record."""
        return self.kinds.get(name) or plover().kinds[name]

    def _mode(self, kind: str, mode: str, place: str) -> None:
        modes = self.kind(kind).modes
        if not modes:
            self._fail(place, f"{kind} has no modes; leave `mode: {mode}` out")
        known([mode], modes, f"mode of {kind}", place)

    def _context(self, name: str, place: str) -> str:
        own = list(self._mapping("contexts"))
        found = known([name], [*own, *plover().contexts], "context", place)[0]
        return self._own(found) if found in own else found

    def _mapping(self, key: str) -> dict[str, Any]:
        found = self.document.get(key) or {}
        if not isinstance(found, dict):
            self._fail(self.file.place(key), f"{key} is a mapping, each with its name before a colon")
        return found

    def _list(self, key: str) -> list[Any]:
        found = self.document.get(key) or []
        if not isinstance(found, list):
            self._fail(self.file.place(key), f"{key} is a list, each entry after a hyphen")
        return found

    def _fail(self, place: str, what: str) -> NoReturn:
        message = f"{place}: {what}"
        raise DataError(message)


def _with_modes(raw: Any, place: str) -> Any:
    """A type's mapping, with each mode of it that is only defined in words as a mapping, too."""
    if not isinstance(raw, dict) or not isinstance(raw.get("modes"), dict):
        if isinstance(raw, dict) and raw.get("modes"):
            message = f"{place}: modes is a mapping, as in `modes: {{total: Cut off altogether.}}`"
            raise DataError(message)
        return raw
    modes = {name: {"en": told} if isinstance(told, str) else told for name, told in raw["modes"].items()}
    return {**raw, "modes": modes}
