"""PETRARCH's verb dictionaries as a codebook of a user's, for people to read and to edit.

A verb with a code becomes a trigger, a pattern a trigger that needs the pattern's words beside it, a pattern
of no event company that refuses. CAMEO's codes become types and modes by `cameo.yml`. The one decision to
know: who did it to whom is not taken from patterns; our frames read the parties.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from pathlib import Path
from typing import Any, NamedTuple

from tawatur.arabic import letters as l
from tawatur.codebooks.codebook import known, plover
from tawatur.codebooks.english import forms, plurals
from tawatur.codebooks.petrarch import Block, Code, Pattern, Synonyms, Verb, VerbDictionary, parse, set_name
from tawatur.dictionaries import NotUnderstood, Place, Remark
from tawatur.rules.compiled import read_yaml
from tawatur.rules.source import flow_yaml

Rows = list[dict[str, Any]]
TABLE = Path(__file__).parent / "cameo.yml"
ACTS, SUFFERS, MUTUAL = "ACT_VERB", "SUFFER_VERB", "MUTUAL_VERB"
NOTE = (
    "Imported from PETRARCH verb dictionaries. `from` names the line, `cameo` the code as it stood there; "
    "what was left out, and why, is in the remarks. Add examples, and run them: `tawatur codebook check`."
)


class Cameo(NamedTuple):
    """What codes are: type, mode and contexts by code, codes of no event with the reason, small words.

    `last` is the highest third digit of each root code.
    """

    kinds: dict[str, tuple[str, str, tuple[str, ...]]]
    none: dict[str, str]
    last: dict[str, str]
    small_words: frozenset[str]


class NoEvent(Exception):
    """A code of which PLOVER has no event; the message says why."""


class Imported(NamedTuple):
    """The triggers and the company as they are written, and what is to be said of the lines."""

    name: str
    source: str
    triggers: tuple[dict[str, Any], ...]
    company: tuple[dict[str, Any], ...]
    remarks: tuple[Remark, ...]


@cache
def cameo() -> Cameo:
    """The table of codes. Raises DataError where it names a type, mode or context that PLOVER has not."""
    document = read_yaml(TABLE)
    kinds = {code: (row[0], row[1], tuple(row[2:])) for code, row in document["codes"].items()}
    for code, (kind, mode, contexts) in kinds.items():
        where = f"{TABLE}, code {code}"
        known([kind], plover().kinds, "type", where)
        known([mode] if mode else [], plover().kinds[kind].modes, f"mode of {kind}", where)
        known(contexts, plover().contexts, "context", where)
    return Cameo(
        kinds, dict(document["none"]), dict(document["last"]), frozenset(document["small_words"].split())
    )


def kind_of(code: str) -> tuple[str, str, tuple[str, ...]]:
    """Type, mode and contexts of a code, else of its parent's. Raises NotUnderstood or NoEvent."""
    table, root = cameo(), code[:2]
    if root not in table.last or code[2:3] > table.last[root]:
        raise NotUnderstood(f"{code} is no code of CAMEO; those go from 010 to 204, see its codebook")
    for length in range(len(code), 2, -1):
        parent = code[:length]
        if parent in table.kinds:
            return table.kinds[parent]
    if root in table.none:
        raise NoEvent(f"{code}: {table.none[root]}")
    return table.kinds[root]


def import_verbs(files: Iterable[tuple[str, str]], name: str) -> Imported:
    """The dictionaries in `files` (name and text of each) as one codebook called `name`."""
    names, texts = zip(*files, strict=True)
    remarks: list[Remark] = []
    triggers: list[dict[str, Any]] = []
    company: dict[str, dict[str, Any]] = {}
    for file, text in zip(names, texts, strict=True):
        dictionary = parse(text, file)
        remarks += dictionary.remarks
        taken = _Taken(dictionary, remarks, company)
        triggers += [row for block in dictionary.blocks for row in taken.block(block)]
    remarks.sort(key=lambda remark: (names.index(remark.place.file), remark.place.line))
    return Imported(name, ", ".join(names), tuple(triggers), tuple(company.values()), tuple(remarks))


class _Taken:
    """Takes over the blocks of a dictionary; the company that they need is gathered by its class."""

    def __init__(
        self, dictionary: VerbDictionary, remarks: list[Remark], company: dict[str, dict[str, Any]]
    ) -> None:
        self.sets, self.remarks, self.company = dictionary.sets, remarks, company

    def block(self, block: Block) -> Iterator[dict[str, Any]]:
        """The triggers of a block: those that need company first, then the verbs alone."""
        refusing = [
            pattern for pattern in block.patterns if pattern.code.event is pattern.code.reverse is None
        ]
        for pattern in block.patterns:
            if pattern not in refusing:
                yield from self._tried(pattern.place, pattern.code, partial(self._pattern, block, pattern))
        refused = list(dict.fromkeys(name for pattern in refusing for name in self._refused(pattern)))
        for verb in block.verbs:
            code = verb.code or block.code
            yield from self._tried(verb.place, code, partial(self._alone, verb, code, refused))
        self._note_latin(block)

    def _tried(self, place: Place, code: Code, made: Callable[[], Rows]) -> Rows:
        """What is made of a line, or a remark on it; a line without a code is no event and no remark."""
        if code.event is code.reverse is None:
            return []
        try:
            return made()
        except NotUnderstood as problem:
            self.remarks.append(Remark(place, str(problem)))
        except NoEvent as reason:
            self.remarks.append(Remark(place, f"not taken over: {reason}", failed=False))
        return []

    def _alone(self, verb: Verb, code: Code, refused: list[str]) -> Rows:
        values = self._values(code, verb.place)
        if refused:
            values["refuse"] = refused
        return [{**self._forms(verb), **_told(verb, self._class(code, verb.place)), "values": values}]

    def _pattern(self, block: Block, pattern: Pattern) -> Rows:
        """The block's verbs as triggers that need the pattern's words near by: Arabic ones, Latin ones."""
        needs = self._needs(pattern)
        told = (
            SUFFERS
            if pattern.reversed
            else MUTUAL
            if pattern.mutual
            else self._class(pattern.code, pattern.place)
        )
        values = self._values(pattern.code, pattern.place)
        if needs:
            values["needs"] = needs
        alike = [[v for v in block.verbs if _is_latin(v) == latin] for latin in (False, True)]
        return [
            {**_joined(map(self._forms, verbs)), **_told(verbs[0], told), "values": values}
            for verbs in alike
            if verbs
        ]

    def _values(self, code: Code, place: Place) -> dict[str, Any]:
        kind, mode, contexts = kind_of(code.event or str(code.reverse))
        values: dict[str, Any] = {"type": kind}
        if mode:
            values["mode"] = mode
        if contexts:
            values["contexts"] = list(contexts)
        return {**values, "cameo": ":".join(filter(None, code)), "from": str(place)}

    def _class(self, code: Code, place: Place) -> str:
        """How the verb is built: of a code for the other direction alone the subject suffers."""
        if code.event is None:
            return SUFFERS
        if code.reverse is None:
            return ACTS
        both = [kind_of(part)[0] for part in (code.event, code.reverse)]
        if both[0] == both[1]:
            return MUTUAL
        message = f"only {code.event} is taken over, not {code.reverse}: an event here has one type"
        self.remarks.append(Remark(place, message, failed=False))
        return ACTS

    # -- company -------------------------------------------------------------------------------

    def _needs(self, pattern: Pattern) -> list[str]:
        """The classes of the pattern's words and sets; small words count only where there are no others."""
        small = cameo().small_words
        telling = [part for part in pattern.around if part.startswith("&") or part.upper() not in small]
        told = telling or [part for part in pattern.around if len(part) > 1]
        return [f"{self._told_class(part)}_NEAR" for part in dict.fromkeys(told)]

    def _refused(self, pattern: Pattern) -> list[str]:
        needs = self._needs(pattern)
        if len(needs) != 1:
            message = "not taken over: a pattern of no event can refuse by one word or set, and this has "
            message += f"{len(needs)}: {pattern.text}"
            self.remarks.append(Remark(pattern.place, message, failed=False))
            return []
        return needs

    def _told_class(self, part: str) -> str:
        """The class of a set or a word, which is now among the company."""
        if part.startswith("&"):
            name = "SET_" + _name(set_name(part))
            words = list(self._words_of(self.sets[set_name(part)], frozenset()))
        else:
            name, words = "WORD_" + _name(part), [_cased(part)]
        if words:
            self._add_company(name, words)
            return name
        raise NotUnderstood(f"the set {part} has no word; list its words below it with +")

    def _add_company(self, name: str, words: Iterable[str]) -> None:
        """Words of a class: Arabic ones are nouns, with and without article, unless they are small."""
        row = self.company.setdefault(name, {"class": name})
        for word in words:
            key = "word" if word.isascii() or word in cameo().small_words else "noun"
            row[key] = list(dict.fromkeys((*row.get(key, ()), word)))

    def _forms(self, verb: Verb) -> dict[str, list[str]]:
        """The verb's forms as an entry of a lexicon: Arabic is inflected there, English here."""
        if _is_latin(verb):
            return {"word": list(forms(verb.words, verb.inflected, verb.forms))}
        words = [word for word in verb.words if len(word) > 1]
        if verb.inflected or not words or words[0] != verb.words[0]:
            raise NotUnderstood(f"{' '.join(verb.words)}: an Arabic phrase begins with its verb; write it so")
        if len(words) < len(verb.words):
            message = f"taken as {' '.join(words)}: a letter alone is written with the next word"
            self.remarks.append(Remark(verb.place, message, failed=False))
        imperfect = [form for form in verb.forms if form.startswith(l.YEH)]
        others = [form for form in verb.forms if form not in imperfect]
        made = {"verb": [" ".join(words), *others], "imperfect": imperfect}
        return {key: told for key, told in made.items() if told}

    def _words_of(self, found: Synonyms, within: frozenset[str]) -> Iterator[str]:
        """The telling word of each phrase of a set and of the sets in it: its first that is not small."""
        for phrase in found.words:
            name = set_name(phrase)
            if phrase.startswith("&"):
                if name in within or name not in self.sets:
                    raise NotUnderstood(
                        f"the set {phrase} contains itself, or is defined nowhere; write its words"
                    )
                yield from self._words_of(self.sets[name], within | {name})
                continue
            pieces = phrase.rstrip("_").replace("_", " ").split()
            word = next((w for w in pieces if w.upper() not in cameo().small_words), pieces[0])
            yield from (
                plurals(_cased(word)) if found.plurals and not phrase.endswith("_") else (_cased(word),)
            )

    def _note_latin(self, block: Block) -> None:
        latin = [" ".join(verb.words).lower() for verb in block.verbs if _is_latin(verb)]
        if latin:
            message = (
                f"in Latin letters, so found in English words of a text only: {', '.join(latin)}; "
                "write the Arabic verb in their place"
            )
            self.remarks.append(Remark(block.place, message, failed=False))


def _told(verb: Verb, told: str) -> dict[str, str]:
    """The class of the verb; before an English word nothing is attached."""
    return {"class": told, "clitics": "none"} if _is_latin(verb) else {"class": told}


def _joined(entries: Iterable[dict[str, list[str]]]) -> dict[str, list[str]]:
    """The forms of several verbs as one entry."""
    joined: dict[str, list[str]] = {}
    for entry in entries:
        for key, told in entry.items():
            joined[key] = list(dict.fromkeys((*joined.get(key, ()), *told)))
    return joined


def _is_latin(verb: Verb) -> bool:
    return all(word.isascii() for word in verb.words)


def _cased(word: str) -> str:
    return word.lower() if word.isascii() else word


def _name(written: str) -> str:
    """A name of a class from a word: letters, digits and underscores."""
    return "".join(letter if letter.isalnum() else "_" for letter in written)


def to_yaml(imported: Imported) -> str:
    """The codebook as a file, an entry a line, with the remarks at its end."""
    head = {"codebook": imported.name, "note": NOTE, "source": imported.source}
    lists = {
        "triggers": imported.triggers,
        "company": imported.company,
        "remarks": tuple(map(str, imported.remarks)),
    }
    lines = [f"{key}: {flow_yaml(value)}" for key, value in head.items()]
    for key, rows in lists.items():
        lines += [f"{key}:", *(f"  - {flow_yaml(row)}" for row in rows)] if rows else []
    return "\n".join(lines) + "\n"
