"""Patterns: a small language over word classes.

    REPORT_VERB source:(NAME | NOUN){1,8} (COMMA TIME COMMA)? THAT

`NAME` a unit of that class · `A&B` both · `!A` a unit without the class · `(a | b)` a choice ·
`* + ? {m,n}`, lazy with a further `?` · `label:item` captures · `(?= )  (?! )  (?<= )  (?<! )` look
around · `^ $` the sentence's ends · `ANY` any unit. A name that a macro defines stands for the macro's
pattern. Repetition is bounded (`*` and `+` mean at most forty) and may not be nested, so that no input
makes a pattern slow.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple, NoReturn

from tawatur.model.errors import RuleError

LIMIT = 40
_BOUNDS = {"*": f"{{0,{LIMIT}}}", "+": f"{{1,{LIMIT}}}"}
_TOKEN = re.compile(r"\s*(\(\?<?[=!]|[A-Za-z_][A-Za-z_0-9]*|\{\d+(?:,\d+)?\}|[*+?]|[()|:&!^$])")
_LOOKS = ("(?=", "(?!", "(?<=", "(?<!")
_TEMPLATES = {
    "capture": "({one})",
    "look": "{text}{one})",
    "repeat": "(?:{one}){text}",
    "seq": "{all}",
    "or": "(?:{any})",
}


class Node(NamedTuple):
    """A construct: kind is class, any, not, and, or, seq, repeat, capture, look or edge."""

    kind: str
    text: str = ""
    parts: tuple[Node, ...] = ()

    def walk(self) -> Iterable[Node]:
        """This node and all below it."""
        yield self
        for part in self.parts:
            yield from part.walk()


class Pattern:
    """A parsed pattern.

    `names` are the classes it mentions, `captures` label → the classes inside it, `groups` label → the
    numbers of its groups in the regular expression: captures alone are counted, in the order of the text.
    """

    def __init__(self, text: str, macros: Mapping[str, str], where: str) -> None:
        """Parse `text`. Raises RuleError with `where` in it."""
        self.tree = _Parser(text, macros, where).parse()
        self.names = _names(self.tree)
        captures = [node for node in self.tree.walk() if node.kind == "capture"]
        self.groups: dict[str, list[int]] = {}
        for number, node in enumerate(captures, 1):
            self.groups.setdefault(node.text, []).append(number)
        self.captures = {
            label: _together(_names(captures[number - 1]) for number in numbers)
            for label, numbers in self.groups.items()
        }

    def captured(self, found: re.Match[str]) -> dict[str, tuple[int, int]]:
        """The range of each label's first group that took part in a match."""
        spans, captured = found.regs, dict[str, tuple[int, int]]()
        for label, numbers in self.groups.items():
            for number in numbers:
                if spans[number][0] >= 0:
                    captured[label] = spans[number]
                    break
        return captured

    def compile(self, alphabet: Iterable[tuple[str, frozenset[str]]]) -> re.Pattern[str]:
        """The regular expression over the code points of `alphabet` (code point, its classes) alone."""
        return re.compile(_render(self.tree, list(alphabet)))


def _together(lists: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for names in lists for name in names))


def _names(tree: Node) -> tuple[str, ...]:
    return tuple(dict.fromkeys(node.text for node in tree.walk() if node.kind == "class"))


class _Parser:
    """Recursive descent: each method reads one construct."""

    def __init__(
        self, text: str, macros: Mapping[str, str], where: str, within: tuple[str, ...] = ()
    ) -> None:
        self.macros, self.where, self.within = macros, where, within
        self.tokens = self._split(text.strip())
        self.at = 0

    def parse(self) -> Node:
        tree = self._choice()
        if self._peek() is not None:
            self._fail(f"unexpected {self._peek()!r}")
        return tree

    def _split(self, text: str) -> list[str]:
        tokens, at = [], 0
        while at < len(text):
            token = _TOKEN.match(text, at)
            if token is None:
                self._fail(f"cannot read the pattern at {text[at : at + 20]!r}")
            tokens.append(token[1])
            at = token.end()
        return tokens

    def _choice(self) -> Node:
        options = [self._sequence()]
        while self._take("|"):
            options.append(self._sequence())
        return options[0] if len(options) == 1 else Node("or", "", tuple(options))

    def _sequence(self) -> Node:
        items = []
        while self._peek() not in (None, "|", ")"):
            items.append(self._item())
        if not items:
            self._fail("an empty choice or group")
        return items[0] if len(items) == 1 else Node("seq", "", tuple(items))

    def _item(self) -> Node:
        if self._peek(1) == ":":
            label = self._next()
            self._next()
            return Node("capture", label, (self._repeated(self._conjunct()),))
        return self._repeated(self._conjunct())

    def _repeated(self, atom: Node) -> Node:
        token = self._peek()
        if token is None or not (token in "*+?" or token.startswith("{")):
            return atom
        self._next()
        lazy = "?" if self._take("?") else ""
        if token != "?" and any(n.kind == "repeat" and n.text[0] != "?" for n in atom.walk()):
            self._fail("a repetition inside a repetition")
        return Node("repeat", _BOUNDS.get(token, token) + lazy, (atom,))

    def _conjunct(self) -> Node:
        atoms = [self._atom()]
        while self._take("&"):
            atoms.append(self._atom())
        if len(atoms) > 1 and not all(map(is_single, atoms)):
            self._fail("'&' joins classes only")
        return atoms[0] if len(atoms) == 1 else Node("and", "", tuple(atoms))

    def _atom(self) -> Node:
        token = self._next()
        if token == "(" or token in _LOOKS:
            inner = self._choice()
            if not self._take(")"):
                self._fail("expected ')'")
            return inner if token == "(" else Node("look", token, (inner,))
        if token == "!":
            return self._negated(self._atom())
        if token in "^$":
            return Node("edge", token)
        if not token[0].isalpha():
            self._fail(f"unexpected {token!r}")
        return self._named(token)

    def _negated(self, inner: Node) -> Node:
        if not is_single(inner):
            self._fail("'!' stands before one class or a choice of classes")
        return Node("not", "", (inner,))

    def _named(self, name: str) -> Node:
        if name == "ANY":
            return Node("any")
        if name not in self.macros:
            return Node("class", name)
        if name in self.within:
            self._fail(f"the macro {name} contains itself")
        return _Parser(
            self.macros[name], self.macros, f"{self.where}, macro {name}", (*self.within, name)
        ).parse()

    def _peek(self, ahead: int = 0) -> str | None:
        index = self.at + ahead
        return self.tokens[index] if index < len(self.tokens) else None

    def _next(self) -> str:
        token = self._peek()
        if token is None:
            self._fail("the pattern ends too early")
        self.at += 1
        return token

    def _take(self, token: str) -> bool:
        taken = self._peek() == token
        self.at += taken
        return taken

    def _fail(self, what: str) -> NoReturn:
        message = f"{self.where}: {what}"
        raise RuleError(message)


def is_single(tree: Node) -> bool:
    """Whether the tree accepts exactly one unit, by its classes alone."""
    if tree.kind in ("class", "any"):
        return True
    return tree.kind in ("not", "and", "or") and all(map(is_single, tree.parts))


def _accepts(tree: Node, classes: frozenset[str]) -> bool:
    match tree.kind:
        case "class":
            return tree.text in classes
        case "any":
            return True
        case "not":
            return not _accepts(tree.parts[0], classes)
        case "and":
            return all(_accepts(part, classes) for part in tree.parts)
        case _:
            return any(_accepts(part, classes) for part in tree.parts)


def _render(tree: Node, alphabet: list[tuple[str, frozenset[str]]]) -> str:
    if is_single(tree):
        return _single(tree, alphabet)
    if tree.kind == "edge":
        return tree.text
    parts = [_render(part, alphabet) for part in tree.parts]
    return _TEMPLATES[tree.kind].format(text=tree.text, one=parts[0], all="".join(parts), any="|".join(parts))


def _single(tree: Node, alphabet: list[tuple[str, frozenset[str]]]) -> str:
    """The character class of the units that the tree accepts; what it accepts none of matches nothing."""
    accepted = [code for code, classes in alphabet if _accepts(tree, classes)]
    return f"[{_ranges(accepted)}]" if accepted else r"[^\s\S]"


def _ranges(codes: list[str]) -> str:
    """The inside of a character class. Code points of units are never characters special to `re`."""
    runs: list[list[int]] = []
    for point in sorted(map(ord, codes)):
        if runs and point == runs[-1][1] + 1:
            runs[-1][1] = point
        else:
            runs.append([point, point])
    return "".join(chr(a) if a == b else f"{chr(a)}-{chr(b)}" for a, b in runs)
