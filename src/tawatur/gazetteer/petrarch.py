"""PETRARCH's dictionaries as they are written: actors with synonyms and dated codes, agents with plurals.

The format is that of PETRARCH and PETRARCH2 (and nearly TABARI's): one phrase a line, `+` before a synonym,
`[CODE]` after it or on lines below it with `<DATE`, `>DATE` or `DATE-DATE`; an agent's code has a `~`.
Comments begin with `#` or `;` or stand in `<!-- -->`. The one decision to know: nothing is skipped. A line
that is not understood becomes a remark with its file, its number and what to do about it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import product
from typing import NamedTuple

from tawatur.dictionaries import NotUnderstood, Place, Remark, lines_of

THIS_CENTURY = 30
"""Years of two digits up to this one are of the 21st century, as in PETRARCH and TABARI."""
_BRACKETS = re.compile(r"\[([^\[\]]*)\]")
_MARKER = re.compile(r"!([^!=]+)!")
_DEFINITION = re.compile(r"!([^!=]+)!\s*=(.*)")
_PLURAL = re.compile(r"\{([^{}]*)\}")
_BETWEEN = re.compile(r"(\d+)\s*-\s*(\d+)")
_ONE_SIDED = re.compile(r"([<>])\s*(\d+)")


class DatedCode(NamedTuple):
    """A code and its first and last day (ISO, both inclusive; None: open)."""

    code: str
    since: str | None = None
    until: str | None = None
    line: int = 0


class Entry(NamedTuple):
    """An actor: its names, the primary phrase first, and its codes; `code` holds where no dated one does."""

    place: Place
    names: tuple[str, ...]
    code: str | None
    dated: tuple[DatedCode, ...]


class Agent(NamedTuple):
    """A word for a kind of people or bodies, with its plural, and its code without the tilde."""

    place: Place
    words: tuple[str, ...]
    code: str


class Dictionary(NamedTuple):
    """What a file holds."""

    entries: tuple[Entry, ...]
    agents: tuple[Agent, ...]
    remarks: tuple[Remark, ...]


def parse(text: str, file: str) -> Dictionary:
    """The actors and agents in `text`; `file` is its name in remarks."""
    parser = _Parser(file)
    for number, line in lines_of(text, file, parser.remarks):
        parser.take(line, Place(file, number))
    return parser.done()


class _Parser:
    """Takes lines in order; an actor is complete when the next one begins."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.remarks: list[Remark] = []
        self.entries: list[Entry] = []
        self.agents: list[tuple[Place, str, str]] = []
        self.markers: dict[str, tuple[str, ...]] = {}
        self.open: Entry | None = None

    def take(self, line: str, place: Place) -> None:
        """Take one line, or remark on it."""
        try:
            self._take(line.strip(), place)
        except NotUnderstood as problem:
            self.remarks.append(Remark(place, f"{problem}: {line.strip()}"))

    def _take(self, line: str, place: Place) -> None:
        definition = _DEFINITION.fullmatch(line)
        if definition is not None:
            self._define(definition[1].strip(), definition[2])
        elif line.startswith("["):
            self._restrict(line, place)
        elif line.startswith("+"):
            self._add_synonym(line, place)
        else:
            self._begin(line, place)

    def _define(self, marker: str, listed: str) -> None:
        words = tuple(filter(None, map(str.strip, listed.split(","))))
        if not words:
            raise NotUnderstood(f"the set !{marker}! is empty; list its words after =, with commas between")
        if self.markers.setdefault(marker, words) != words:
            raise NotUnderstood(f"the set !{marker}! is defined a second time; rename one of them")

    def _restrict(self, line: str, place: Place) -> None:
        if self.open is None:
            raise NotUnderstood("a code without a phrase above it; write the phrase on the line before")
        codes = [code._replace(line=place.line) for code in _codes(line)]
        plain = [code for code in codes if code.since is None and code.until is None]
        self.open = self.open._replace(
            code=plain[-1].code if plain else self.open.code,
            dated=(*self.open.dated, *(code for code in codes if code not in plain)),
        )

    def _add_synonym(self, line: str, place: Place) -> None:
        if self.open is None:
            raise NotUnderstood("a synonym without a phrase above it; take away its + or write the phrase")
        phrase, bracket, codes = line[1:].partition("[")
        self.open = self.open._replace(names=(*self.open.names, phrase_of(phrase)))
        if bracket:
            self._restrict(bracket + codes, place)

    def _begin(self, line: str, place: Place) -> None:
        phrase, bracket, rest = line.partition("[")
        if "~" in rest or _MARKER.search(phrase) or "{" in phrase:
            self._close()
            self.agents.append((place, phrase, _agent_code(bracket + rest)))
            return
        self._close()
        self.open = Entry(place, (phrase_of(phrase),), None, ())
        if bracket:
            self._restrict(bracket + rest, place)

    def _close(self) -> None:
        """The actor that is open has all its lines."""
        entry, self.open = self.open, None
        if entry is None:
            return
        if entry.code is None and not entry.dated:
            message = f"{entry.names[0]} has no code; add one in brackets, as in NAME_ [USAGOV]"
            self.remarks.append(Remark(entry.place, message))
        else:
            self.entries.append(entry)

    def done(self) -> Dictionary:
        """All of the file: the sets of words are known now, wherever they stand."""
        self._close()
        agents = []
        for place, phrase, code in self.agents:
            try:
                agents.append(Agent(place, tuple(_agent_words(phrase, self.markers)), code))
            except NotUnderstood as problem:
                self.remarks.append(Remark(place, f"{problem}: {phrase.strip()}"))
        self.remarks.sort(key=lambda remark: remark.place.line)
        return Dictionary(tuple(self.entries), tuple(agents), tuple(self.remarks))


def phrase_of(written: str) -> str:
    """The words of a phrase. Raises NotUnderstood where there are none."""
    phrase = " ".join(written.replace("_", " ").split())
    if not any(letter.isalpha() for letter in phrase):
        raise NotUnderstood("a code without a name; write the name before it")
    return phrase


def _codes(written: str) -> list[DatedCode]:
    """The codes in a line's brackets. Raises NotUnderstood where anything stands outside them."""
    if _BRACKETS.sub("", written).strip():
        raise NotUnderstood("a code stands between [ and ] and nothing after it but a comment (#)")
    return [_dated(inside) for inside in _BRACKETS.findall(written)]


def _dated(inside: str) -> DatedCode:
    """The code between two brackets, with its dates."""
    code, _, restriction = inside.strip().partition(" ")
    restriction = restriction.strip()
    if code[:1].isdigit() or not code:
        raise NotUnderstood("the brackets hold no code; write it first, as in [USAGOV 900101-951231]")
    if not restriction:
        return DatedCode(code)
    between, one_sided = _BETWEEN.fullmatch(restriction), _ONE_SIDED.fullmatch(restriction)
    if between is not None:
        return _term(code, _day(between[1]), _day(between[2]))
    if one_sided is not None:
        day = _day(one_sided[2])
        return DatedCode(code, None, day) if one_sided[1] == "<" else DatedCode(code, day, None)
    raise NotUnderstood("the dates are not understood; write <YYMMDD, >YYMMDD or YYMMDD-YYMMDD")


def _term(code: str, since: str, until: str) -> DatedCode:
    if until < since:
        raise NotUnderstood(
            f"the term ends ({until}) before it begins ({since}); for an open end write >DATE"
        )
    return DatedCode(code, since, until)


def _day(digits: str) -> str:
    """YYMMDD or YYYYMMDD as an ISO day. Raises NotUnderstood where it is no day."""
    if len(digits) == 6:
        digits = ("20" if int(digits[:2]) <= THIS_CENTURY else "19") + digits
    if len(digits) != 8:
        raise NotUnderstood(f"{digits} is no day; write YYMMDD or YYYYMMDD")
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:])).isoformat()
    except ValueError as error:
        raise NotUnderstood(f"{digits} is no day; write YYMMDD or YYYYMMDD") from error


def _agent_code(written: str) -> str:
    codes = _BRACKETS.findall(written)
    if len(codes) != 1 or _BRACKETS.sub("", written).strip():
        raise NotUnderstood("an agent needs one code in brackets, as in [~GOV]")
    code: str = codes[0].strip()
    return code.strip("~").strip()


def _agent_words(phrase: str, markers: dict[str, tuple[str, ...]]) -> Iterator[str]:
    """The forms of an agent: its sets of words filled in, else singular and plural."""
    if "!" in phrase:
        yield from _filled_in(phrase, markers)
        return
    plural = _PLURAL.search(phrase)
    if plural is None and ("{" in phrase or "}" in phrase):
        raise NotUnderstood("a plural stands between { and }; one of them is missing")
    singular = phrase_of(_PLURAL.sub("", phrase))
    yield singular
    if plural is None:
        yield from _regular_plural(singular)
    elif plural[1].strip():
        yield phrase_of(plural[1])


def _filled_in(phrase: str, markers: dict[str, tuple[str, ...]]) -> Iterator[str]:
    pieces = _MARKER.split(phrase)
    if any("!" in piece for piece in pieces[::2]):
        raise NotUnderstood("a set of words stands between two marks, as in !PERSON!; one is missing")
    unknown = [name for name in pieces[1::2] if name not in markers]
    if unknown:
        raise NotUnderstood(
            f"the set !{unknown[0]}! is defined nowhere; add a line !{unknown[0]}! = WORD, WORD"
        )
    for words in product(*(markers[name] for name in pieces[1::2])):
        filled = [text for pair in zip(pieces[::2], (*words, ""), strict=True) for text in pair]
        yield phrase_of(_PLURAL.sub("", "".join(filled)))


def _regular_plural(singular: str) -> Iterator[str]:
    """English plurals as PETRARCH forms them; other languages write theirs."""
    if singular.isascii():
        if singular[-1] in "Yy":
            yield singular[:-1] + "IES"
        else:
            yield singular + ("ES" if singular[-1] in "Ss" else "S")
