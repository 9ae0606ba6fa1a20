"""PETRARCH's verb dictionaries as they are written: sets of synonyms, blocks of verbs, patterns.

A set is `&NAME` and lines with `+`. A block begins with `--- NAME [code] ---`, lists its verbs with irregular
forms in braces and codes of their own in brackets, then its patterns: `- word * word [code]`, `*` the verb,
`$` and `+` source and target, `^` and `%` skipped and joined phrases, braces and parentheses around phrases.
The older manner, a verb with its code and no such head, begins a block too. What is not understood becomes a
remark.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from tawatur.dictionaries import NULL_CODE, NotUnderstood, Place, Remark, lines_of

_HEAD = re.compile(r"-{2,}\s*(?P<name>[^\[\]]*?)\s*(?:\[(?P<code>[^\[\]]*)\])?\s*-{2,}")
_CODE = re.compile(r"\[([^\[\]]*)\]\s*$")
_FORMS = re.compile(r"\{([^{}]*)\}")
_CODES = re.compile(r"(?:\d{2,4}|---)?(?::(?:\d{2,4}|---)?)?")
_ENDS = {"}": "{", ")": "("}
_NOT_WORDS = re.compile(r"[][{}()$^%*+]")


class Code(NamedTuple):
    """The code of an event, and that of the same event with the parties exchanged; None: no event."""

    event: str | None
    reverse: str | None = None


NO_CODE = Code(None)


class Synonyms(NamedTuple):
    """A set of words and phrases under a name; `plurals` where English plurals are to be made."""

    place: Place
    words: tuple[str, ...]
    plurals: bool


class Verb(NamedTuple):
    """A verb: its words, the one that is inflected, the irregular forms of the whole, its own code."""

    place: Place
    words: tuple[str, ...]
    inflected: int
    forms: tuple[str, ...]
    code: Code | None


class Pattern(NamedTuple):
    """A pattern: the words and the sets (`&NAME`) around the verb, and its code.

    `reversed` where the target stands before the verb and the source after it, `mutual` where the parties are
    joined (`%`).
    """

    place: Place
    around: tuple[str, ...]
    code: Code
    reversed: bool
    mutual: bool
    text: str


class Block(NamedTuple):
    """Verbs that are alike, the code of those that have none, and their patterns."""

    place: Place
    name: str
    code: Code
    verbs: tuple[Verb, ...]
    patterns: tuple[Pattern, ...]


class VerbDictionary(NamedTuple):
    """What a file holds."""

    sets: dict[str, Synonyms]
    blocks: tuple[Block, ...]
    remarks: tuple[Remark, ...]


def parse(text: str, file: str) -> VerbDictionary:
    """The sets and blocks in `text`; `file` is its name in remarks."""
    remarks: list[Remark] = []
    parser = _Parser(remarks)
    for number, line in lines_of(text, file, remarks):
        parser.take(line.strip(), Place(file, number))
    remarks += _undefined(parser)
    remarks.sort(key=lambda remark: remark.place.line)
    return VerbDictionary(parser.sets, tuple(map(parser.closed, parser.blocks)), tuple(remarks))


def _undefined(parser: _Parser) -> list[Remark]:
    """A remark for each pattern with a set that is defined nowhere; the pattern is taken out."""
    found = []
    for block in parser.blocks:
        for pattern in list(block.patterns):
            unknown = [
                name for name in pattern.around if name.startswith("&") and set_name(name) not in parser.sets
            ]
            if unknown:
                message = f"the set {unknown[0]} is defined nowhere; add {unknown[0]} and its lines with +"
                found.append(Remark(pattern.place, f"{message}: {pattern.text}"))
                block.patterns.remove(pattern)
    return found


def set_name(written: str) -> str:
    """The name of a set, without its mark and the underscore that forbids plurals."""
    return written.lstrip("&").rstrip("_")


class _Open:
    """A block that is being read."""

    def __init__(self, place: Place, name: str, code: Code) -> None:
        self.place, self.name, self.code = place, name, code
        self.verbs: list[Verb] = []
        self.patterns: list[Pattern] = []


class _Parser:
    """Takes lines in order; a set or a block is complete when the next one begins."""

    def __init__(self, remarks: list[Remark]) -> None:
        self.remarks = remarks
        self.sets: dict[str, Synonyms] = {}
        self.blocks: list[_Open] = []
        self.in_set: str | None = None

    def take(self, line: str, place: Place) -> None:
        """Take one line, or remark on it."""
        try:
            self._take(line, place)
        except NotUnderstood as problem:
            self.remarks.append(Remark(place, f"{problem}: {line}"))

    def _take(self, line: str, place: Place) -> None:
        head = _HEAD.fullmatch(line)
        if head is not None:
            self._begin(head, place)
        elif line.startswith("--"):
            raise NotUnderstood("a block begins with --- NAME [code] ---, and this line does not end so")
        elif line.startswith("-"):
            self._add_pattern(line[1:].strip(), place)
        elif line.startswith("&"):
            self._begin_set(line, place)
        elif line.startswith("+") and self.in_set is not None:
            self._add_synonym(line[1:])
        else:
            self._add_verb(line, place)

    def _begin(self, head: re.Match[str], place: Place) -> None:
        self.in_set = None
        self.blocks.append(_Open(place, head["name"], NO_CODE))  # so that its verbs are not the last block's
        self.blocks[-1].code = code_of(head["code"]) if head["code"] is not None else NO_CODE

    def _begin_set(self, line: str, place: Place) -> None:
        name = set_name(line)
        if not name or " " in name:
            raise NotUnderstood("a set is & and a name of one word, and nothing after it but a comment")
        if name in self.sets:
            raise NotUnderstood(f"the set &{name} is defined a second time; rename one of them")
        self.sets[name] = Synonyms(place, (), not line.endswith("_"))
        self.in_set = name

    def _add_synonym(self, written: str) -> None:
        found = self.sets[str(self.in_set)]
        word = written.strip()
        if not any(letter.isalnum() for letter in word) or _NOT_WORDS.search(word):
            raise NotUnderstood("a synonym is + and a word or a phrase, without brackets or marks")
        self.sets[str(self.in_set)] = found._replace(words=(*found.words, word))

    def _add_verb(self, line: str, place: Place) -> None:
        self.in_set = None
        verb = _verb(line, place)
        if not self.blocks or self.blocks[-1].patterns:
            self.blocks.append(_Open(place, verb.words[verb.inflected], verb.code or NO_CODE))
        self.blocks[-1].verbs.append(verb)

    def _add_pattern(self, line: str, place: Place) -> None:
        self.in_set = None
        if not self.blocks or not self.blocks[-1].verbs:
            raise NotUnderstood("a pattern without a verb above it; write its block's verbs first")
        self.blocks[-1].patterns.append(_pattern(line, place))

    def closed(self, block: _Open) -> Block:
        """The block with all that it has."""
        return Block(block.place, block.name, block.code, tuple(block.verbs), tuple(block.patterns))


def code_of(written: str) -> Code:
    """The code between two brackets: `190`, `---`, `042:043`, `:173`. Raises NotUnderstood."""
    code = written.strip()
    if not code or code == ":" or not _CODES.fullmatch(code):
        raise NotUnderstood(
            f"[{written}] is no code; write two to four digits, as in [190] or [042:043], or [---]"
        )
    event, _, reverse = code.partition(":")
    return Code(*(None if part in ("", NULL_CODE) else part for part in (event, reverse)))


def _without_code(line: str) -> tuple[str, str | None]:
    """The line without the code at its end, and that code."""
    code = _CODE.search(line)
    rest = line[: code.start()] if code is not None else line
    if "[" in rest or "]" in rest:
        raise NotUnderstood(
            "one code stands in brackets at the end of the line, and nothing after it but a comment"
        )
    return rest.strip(), code[1] if code is not None else None


def _verb(line: str, place: Place) -> Verb:
    rest, code = _without_code(line)
    braced = _FORMS.findall(rest)
    phrase = _FORMS.sub(" ", rest)
    if "{" in phrase or "}" in phrase:
        raise NotUnderstood("the forms of a verb stand between { and }; one of them is missing")
    words, inflected = _words(phrase)
    forms = tuple(" ".join(_words(form)[0]) for form in " ".join(braced).split())
    return Verb(place, words, inflected, forms, code_of(code) if code is not None else None)


def _words(phrase: str) -> tuple[tuple[str, ...], int]:
    """The words of a verb, and which is inflected: that after `_+`, else the first."""
    phrase = phrase.strip()
    before, plus, after = phrase.removeprefix("+").partition("+")
    head = before.replace("_", " ").split()
    words = (*head, *after.replace("_", " ").replace("+", " ").split())
    if not words or not any(letter.isalpha() for letter in phrase) or _NOT_WORDS.search("".join(words)):
        raise NotUnderstood("a verb is written in letters; forms stand in { }, its code in [ ]")
    verb_last = bool(plus) and before.endswith("_")
    return words, len(head) if verb_last and after else 0


def _pattern(line: str, place: Place) -> Pattern:
    rest, code = _without_code(line)
    if code is None:
        raise NotUnderstood("a pattern needs a code in brackets at its end")
    _check_pairs(rest)
    tokens = re.findall(r"\*+|[$^%+]|&?[^\s_{}()$^%*+]+", rest)
    verbs = [at for at, token in enumerate(tokens) if token.startswith("*")]
    if len(verbs) != 1:
        raise NotUnderstood("a pattern has one * in the place of its verb")
    before, after = tokens[: verbs[0]], tokens[verbs[0] + 1 :]
    around = tuple(part for part in (*before, *after) if part not in "$^%+")
    swapped = "+" in before and "+" not in after and "$" not in before
    return Pattern(place, around, code_of(code), swapped, "%" in tokens, line)


def _check_pairs(written: str) -> None:
    """Raise NotUnderstood where a brace or a parenthesis has no partner."""
    opened: list[str] = []
    for mark in written:
        if mark in _ENDS.values():
            opened.append(mark)
        elif mark in _ENDS and (not opened or opened.pop() != _ENDS[mark]):
            raise NotUnderstood(f"{mark} without its beginning; write {_ENDS[mark]} before the phrase")
    if opened:
        raise NotUnderstood(f"{opened[-1]} is opened and never closed; close it after the phrase")
