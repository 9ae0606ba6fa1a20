"""A matcher: one pattern, compiled over what the pattern can tell apart.

A grammar has hundreds of distinct sets of word classes; one pattern asks only a handful of questions of a
unit (its *atoms*: a class, a choice, a negation). Units that answer all of them alike are one character
to it. So a sentence is translated for each pattern that may match it, the character classes stay small, and
a new set of classes compiles a pattern again only where it answers the questions in a new way.

Which patterns may match is asked first: every set of classes that a pattern needs on one unit has
a bit, and a sentence that lacks one of them is not looked at.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property, reduce
from operator import or_

from tawatur.rules.pattern import Node, Pattern, is_single

FIRST = 0x0100
Classes = frozenset[str]
Choice = frozenset[Classes]
"""Sets of classes, of which a unit has all of one."""


class Matcher:
    """Finds one pattern in encoded sentences. `classes_of` knows the classes of every code point used.

    `needed` are masks of classes, the hardest to meet first: a sentence that has none of one of them need not
    be looked at. `all` are the bits that it must have, `any` masks of which it must have a bit each.
    """

    def __init__(
        self, pattern: Pattern, classes_of: Mapping[str, Classes], bits: Mapping[Classes, int]
    ) -> None:
        """Prepare `pattern`; `bits` gives each set of classes that some pattern needs its bit in a mask."""
        self._pattern = pattern
        self._classes_of = classes_of
        self._compiled: re.Pattern[str] | None = None
        self._known = 0
        choices = sorted(needed(pattern.tree), key=_hardness, reverse=True)
        self.needed = [sum(bits[one] for one in choice) for choice in choices]
        self.all = reduce(or_, (mask for mask in self.needed if mask.bit_count() == 1), 0)
        self.any = [mask for mask in self.needed if mask.bit_count() > 1]

    @cached_property
    def _table(self) -> _Table:
        # Made at the first sentence that may match: most patterns never meet one on a single page.
        return _Table(self._pattern.tree, self._classes_of)

    def find(
        self, codes: Iterable[str], taken: Callable[[Mapping[str, str]], Iterable[str]]
    ) -> Iterator[re.Match[str]]:
        """The matches in a sentence, from left to right; `taken` reads the sentence's codes off a table."""
        table = self._table
        try:
            translated = "".join(taken(table.characters))
        except KeyError:
            translated = "".join(map(table.character, codes))
        if self._compiled is None or self._known < len(table.kinds):
            for code in self._classes_of:  # all that is known by now, so as to compile the less often
                table.character(code)
            self._known = len(table.kinds)
            self._compiled = self._pattern.compile(table.alphabet())
        return self._compiled.finditer(translated)


class _Table:
    """For each code the character that stands for all units which answer the pattern's questions alike.

    `characters` are those of the codes asked for so far: a plain dictionary, which is read off the fastest.
    """

    def __init__(self, tree: Node, classes_of: Mapping[str, Classes]) -> None:
        self.characters: dict[str, str] = {}
        self._questions = [_question(atom) for atom in dict.fromkeys(atoms(tree))]
        self._names = frozenset(node.text for node in tree.walk() if node.kind == "class")
        self._told: dict[Classes, str] = {}
        self._classes_of = classes_of
        self.kinds: dict[tuple[bool, ...], Classes] = {}
        self._characters: dict[tuple[bool, ...], str] = {}

    def character(self, code: str) -> str:
        """The character for a code."""
        character = self.characters.get(code)
        if character is None:
            classes = self._classes_of[code] & self._names  # what the pattern does not name, it cannot ask
            character = self._told.get(classes)
            if character is None:
                character = self._told[classes] = self._character(classes)
            self.characters[code] = character
        return character

    def _character(self, classes: Classes) -> str:
        answers = tuple(question(classes) for question in self._questions)
        if answers not in self.kinds:
            self._characters[answers] = chr(FIRST + len(self.kinds))
            self.kinds[answers] = classes
        return self._characters[answers]

    def alphabet(self) -> list[tuple[str, Classes]]:
        """Each character with the classes of one unit that it stands for."""
        return [(self._characters[answers], classes) for answers, classes in self.kinds.items()]


def atoms(tree: Node) -> Iterator[Node]:
    """The places of a pattern that are decided by one unit's classes."""
    if is_single(tree):
        yield tree
        return
    for part in tree.parts:
        yield from atoms(part)


def _question(atom: Node) -> Callable[[Classes], bool]:
    """The atom as a function of a unit's classes."""
    if atom.kind == "class":
        return lambda classes: atom.text in classes
    if atom.kind == "any":
        return lambda _classes: True
    if atom.kind == "or" and all(part.kind == "class" for part in atom.parts):
        names = frozenset(part.text for part in atom.parts)
        return lambda classes: not names.isdisjoint(classes)
    parts = [_question(part) for part in atom.parts]
    if atom.kind == "not":
        return lambda classes: not parts[0](classes)
    if atom.kind == "and":
        return lambda classes: all(part(classes) for part in parts)
    return lambda classes: any(part(classes) for part in parts)


def needed(tree: Node) -> list[Choice]:
    """Choices of which a match has at least one each on some unit; what may be absent is left out."""
    if is_single(tree):
        choice = _asked(tree)
        return [choice] if choice else []
    match tree.kind:
        case "or":
            options = [needed(part) for part in tree.parts]
            return [frozenset().union(*map(_hardest, options))] if all(options) else []
        case "seq" | "capture":
            return list(dict.fromkeys(choice for part in tree.parts for choice in needed(part)))
        case "look" if tree.text == "(?=":
            return needed(tree.parts[0])
        case "repeat" if not tree.text.startswith(("?", "{0")):
            return needed(tree.parts[0])
        case _:
            return []


def _asked(atom: Node) -> Choice:
    """The sets of classes of which a unit that the atom accepts has one in full; none where it need not."""
    match atom.kind:
        case "class":
            return frozenset({frozenset({atom.text})})
        case "or":
            options = [_asked(part) for part in atom.parts]
            return frozenset().union(*options) if all(options) else frozenset()
        case "and":
            sets: Choice = frozenset({frozenset()})
            for part in filter(None, map(_asked, atom.parts)):
                sets = frozenset(one | other for one in sets for other in part)
            return sets if sets != {frozenset()} else frozenset()
        case _:
            return frozenset()


def _hardest(choices: Iterable[Choice]) -> Choice:
    """The choice that fewest units meet, as far as one can tell: of long sets, and of few."""
    return max(choices, key=_hardness)


def _hardness(choice: Choice) -> tuple[int, int]:
    return min(map(len, choice)), -len(choice)
