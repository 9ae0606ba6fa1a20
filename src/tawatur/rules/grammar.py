"""A grammar: the lexicons and rules of one room, and the matching of a sentence against them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import reduce
from itertools import chain
from operator import itemgetter, or_
from pathlib import Path
from typing import Any, NamedTuple

from msgspec import Struct

from tawatur.model.errors import RuleError
from tawatur.model.reading import Form, Sentence, Word
from tawatur.rules.lexicon import Lexicon, Sense, Surface, attaches, sense_of
from tawatur.rules.match import Match, Unit
from tawatur.rules.matcher import Matcher, needed
from tawatur.rules.rule import Rule, read_macros, read_rules

FIRST_CODE, SURROGATES = 0x0100, range(0xD800, 0xE000)
LAST_CODE = 0xFFFF
_NO_CLASSES = frozenset[str]()
PREFIX = "_PREFIX"
FORMS_KEPT = 40_000
"""Spellings of which is kept what is known of them: memory does not grow with the number of articles."""


class Layer(NamedTuple):
    """A value of an earlier layer that stands as one unit: words `first` to `last` (inclusive), its classes.

    `start` is its first code point in the text, where that is not the first word's (after a proclitic).
    """

    first: int
    last: int
    classes: frozenset[str]
    value: Any = None
    start: int | None = None


Phrase = tuple[tuple[str, ...], Sense]
"""The words of a phrase after its first, and the sense that it has."""
_NO_SENSES: Mapping[str, Sense] = {}
_NO_PHRASES: Mapping[str, Sequence[Phrase]] = {}
"""What most forms have, one for all of them."""


class Known(Struct, frozen=True, eq=False, gc=False):
    """What a grammar knows of a form: its code point, senses by class, phrases by second word, classes."""

    code: str
    senses: Mapping[str, Sense]
    phrases: Mapping[str, Sequence[Phrase]]
    classes: frozenset[str]


class Encoded(NamedTuple):
    """A sentence as units, with one character for each."""

    sentence: Sentence
    units: Sequence[Unit]
    codes: Sequence[str]


class Grammar:
    """The rules of a room over its lexicons.

    `folders` hold `lexicon/*.yml` and `rules/*.yml` (each optional); the first is the room's own, later
    ones lend their lexicons and macros. `makers` are the functions that rules name. Rules are matched in the
    order of the files, or in that of the numbers that `order` gives them.
    """

    def __init__(
        self,
        folders: Sequence[Path],
        makers: Mapping[str, Callable[..., Any]],
        order: Callable[[Rule], int] | None = None,
    ) -> None:
        """Read all files. Raises DataError on anything that is not understood."""
        self.lexicon = Lexicon()
        macros: dict[str, str] = {}
        for folder in reversed(folders):
            for path in sorted(folder.glob("lexicon/*.yml")):
                self.lexicon.add(path)
            for path in sorted(folder.glob("rules/*.yml")):
                macros |= read_macros(path)
        self.makers = makers
        self.rules = [
            r for path in sorted(folders[0].glob("rules/*.yml")) for r in read_rules(path, macros, makers)
        ]
        _refuse_doubles(self.rules)
        if order is not None:
            self.rules.sort(key=order)
        self.named = frozenset().union(*(r.pattern.names for r in self.rules)) if self.rules else frozenset()
        self._codes: dict[frozenset[str], str] = {}
        self._sets: dict[frozenset[str], frozenset[str]] = {}
        self._classes_of: dict[str, frozenset[str]] = {}
        self._bits = {asked: 1 << number for number, asked in enumerate(_asked(self.rules))}
        self._masks: dict[str, int] = {}
        self._matchers = [Matcher(rule.pattern, self._classes_of, self._bits) for rule in self.rules]
        self._needs = [matcher.all for matcher in self._matchers]
        self._choices = [matcher.any for matcher in self._matchers]
        self._raised: dict[str, Sequence[int]] = {}
        """Code → the numbers of the rules of whose needs it meets the hardest, if there are any."""
        self._telling, self._raising = set[str](), set[str]()
        """The codes that meet some rule's need, and those that meet the hardest of one."""
        self._always = [n for n, matcher in enumerate(self._matchers) if not matcher.needed]
        self._layer_codes: dict[tuple[frozenset[str], frozenset[str]], tuple[frozenset[str], str]] = {}
        self._known: dict[Form, Known] = {}

    # -- encoding ------------------------------------------------------------------------------

    def encode(self, sentence: Sentence, layers: Iterable[Layer] = ()) -> Encoded:
        """The sentence as units, the longest of lexicon phrases and earlier layers' values first."""
        taken = {layer.first: layer for layer in layers}
        units: list[Unit] = []
        codes: list[str] = []
        words, known_forms, following = sentence.words, self._known, 0
        last = len(words) - 1
        for at, word in enumerate(words):
            if at < following:
                continue
            known = known_forms.get(word.form) or self.known(word.form)
            phrases = known.phrases
            likely = phrases and at < last and words[at + 1].form.folded in phrases
            if likely or at in taken:
                unit, code = self._unit(words, at, taken.get(at), known)
                following = unit.last + 1
            else:  # most words: nothing longer begins here
                unit = Unit(at, at, known.senses, None, word.start, word.end, known.classes)
                code = known.code
            units.append(unit)
            codes.append(code)
        return Encoded(sentence, units, codes)

    def _unit(self, words: Sequence[Word], at: int, layer: Layer | None, known: Known) -> tuple[Unit, str]:
        """The longest unit that begins at a word: an earlier layer's value, a phrase, or the word."""
        word = words[at]
        phrase = _phrase(words, at, known.phrases) if known.phrases else None
        if layer is not None and (phrase is None or layer.last >= phrase[0]):
            return self._layer_unit(words, layer)
        if phrase is not None:
            last, sense = phrase
            senses = dict.fromkeys(sense.surface.classes, sense)
            classes = self._one(attached(word.form, sense).union(senses))
            return Unit(at, last, senses, None, word.start, words[last].end, classes), self.code(classes)
        return Unit(at, at, known.senses, None, word.start, word.end, known.classes), known.code

    def _layer_unit(self, words: Sequence[Word], layer: Layer) -> tuple[Unit, str]:
        first, last = words[layer.first], words[layer.last]
        start = first.start if layer.start is None else layer.start
        own = first.form.classes if layer.first == layer.last else _NO_CLASSES
        coded = self._layer_codes.get((layer.classes, own))
        if coded is None:
            classes = self._one(layer.classes | own)
            coded = self._layer_codes[layer.classes, own] = classes, self.code(classes)
        return Unit(layer.first, layer.last, {}, layer.value, start, last.end, coded[0]), coded[1]

    def _phrases(self, form: Form) -> dict[str, list[Phrase]]:
        """The lexicon's phrases that a form may begin, by their second word."""
        found: dict[str, list[Phrase]] = {}
        for split in form.splits:
            for rest, surface in self.lexicon.phrases.get(split.stem, ()) if not split.suffix else ():
                if attaches(surface, split):
                    found.setdefault(rest[0], []).append((rest, sense_of(surface, split)))
        return found

    def known(self, form: Form) -> Known:
        """The form's code point and senses in this grammar, looked up once per spelling."""
        known = self._known.get(form)
        if known is None:
            senses: dict[str, Sense] = {}
            for sense in self.lexicon.senses(form):
                for name in sense.surface.classes:
                    senses.setdefault(name, sense)
            classes = self._one(self.classes(form, senses))
            known = Known(
                self.code(classes), senses or _NO_SENSES, self._phrases(form) or _NO_PHRASES, classes
            )
            if len(self._known) > FORMS_KEPT:
                self._known.clear()
                self._sets.clear()
            self._known[form] = known
        return known

    def classes(self, form: Form, senses: Mapping[str, Sense]) -> frozenset[str]:
        """The classes of a form: its own and those of its senses. A room may override this and add some."""
        return form.classes.union(senses)

    def _one(self, classes: frozenset[str]) -> frozenset[str]:
        """The same set for all forms that have these classes: what is asked of it stays near at hand."""
        return self._sets.setdefault(classes, classes)

    def code(self, classes: frozenset[str]) -> str:
        """The code point of a set of classes (only those that some rule names count)."""
        classes = classes & self.named
        code = self._codes.get(classes)
        if code is None:
            number = FIRST_CODE + len(self._codes)
            number += len(SURROGATES) if number >= SURROGATES.start else 0
            if number > LAST_CODE:
                message = "more sets of word classes than code points: merge classes that no rule tells apart"
                raise RuleError(message)
            code = self._codes[classes] = chr(number)
            self._classes_of[code] = classes
            mask = self._masks[code] = sum(bit for asked, bit in self._bits.items() if asked <= classes)
            if mask:
                self._telling.add(code)
            raised = [n for n, m in enumerate(self._matchers) if m.needed and m.needed[0] & mask]
            if raised:
                self._raised[code] = raised
                self._raising.add(code)
        return code

    # -- matching ------------------------------------------------------------------------------

    def matches(self, encoded: Encoded) -> Iterator[Match]:
        """Every rule's matches, rule by rule, each from left to right."""
        sentence, units, codes = encoded
        likely = self._likely(set(codes))
        if not (likely and codes):
            return
        translated = itemgetter(*codes)  # made once: each pattern has a table of its own to take from
        for number in likely:
            rule = self.rules[number]
            for found in self._matchers[number].find(codes, translated):
                yield Match(rule, sentence, units, found)

    def all_matches(self, encoded: Sequence[Encoded]) -> list[tuple[int, Match]]:
        """The matches of several sentences, each with its sentence's number: a rule goes through all of them.

        So what it needs is at hand from one sentence to the next; those of one come as from `matches`.
        """
        asked: dict[int, list[int]] = {}
        for at, one in enumerate(encoded):
            for number in self._likely(set(one.codes)) if one.codes else ():
                asked.setdefault(number, []).append(at)
        translated = {at: itemgetter(*encoded[at].codes) for at in set(chain(*asked.values()))}
        matches: list[tuple[int, Match]] = []
        for number in sorted(asked):
            rule, find = self.rules[number], self._matchers[number].find
            for at in asked[number]:
                sentence, units, codes = encoded[at]
                founds = find(codes, translated[at])
                matches += [(at, Match(rule, sentence, units, found)) for found in founds]
        return matches

    def _likely(self, codes: set[str]) -> list[int]:
        """The numbers of the rules of which a sentence has all that they need, in order."""
        asked, raised, needs = set(self._always), self._raised, self._needs
        for code in codes & self._raising:
            asked.update(raised[code])
        if not asked:
            return []
        mask = reduce(or_, map(self._masks.__getitem__, codes & self._telling), 0)
        lacking, choices, likely = ~mask, self._choices, []
        for number in sorted(asked):
            if not needs[number] & lacking:
                for choice in choices[number]:  # a loop: what `all` needs to begin costs more than most ask
                    if not choice & mask:
                        break
                else:
                    likely.append(number)
        return likely

    def make(self, match: Match) -> Any:
        """What the match's rule makes of it, or None where its maker refuses."""
        return self.makers[match.rule.make](match)


def attached(form: Form, sense: Sense) -> frozenset[str]:
    """The classes that a phrase has of its first word: what is written before it."""
    if sense.split is None or not sense.split.prefix:
        return frozenset()
    return frozenset(name for name in form.classes if name.endswith(PREFIX))


def _phrase(
    words: Sequence[Word], at: int, phrases: Mapping[str, Sequence[Phrase]]
) -> tuple[int, Sense] | None:
    """The longest of the phrases that may begin at a word and does: its last word and its sense."""
    if at + 1 >= len(words):
        return None
    likely = phrases.get(words[at + 1].form.folded)
    if likely is None:
        return None
    found = [(at + len(rest), sense) for rest, sense in likely if _continues(words, at, rest, sense.surface)]
    return max(found, key=lambda phrase: phrase[0], default=None)


def _continues(words: Sequence[Word], at: int, rest: tuple[str, ...], surface: Surface) -> bool:
    following = words[at + 1 : at + 1 + len(rest)]
    if tuple([word.form.folded for word in following]) != rest:
        return False
    if surface.exact is None:
        return True
    tail = " ".join(word.form.plain for word in following)
    return surface.exact.split(" ", 1)[1] == tail


def _asked(rules: Iterable[Rule]) -> Iterable[frozenset[str]]:
    """The sets of classes of which some pattern needs one on a unit."""
    return dict.fromkeys(asked for rule in rules for choice in needed(rule.pattern.tree) for asked in choice)


def _refuse_doubles(rules: Iterable[Rule]) -> None:
    seen: dict[str, str] = {}
    for rule in rules:
        if rule.id in seen:
            message = f"{rule.path}: the rule id {rule.id} is taken in {seen[rule.id]}"
            raise RuleError(message)
        seen[rule.id] = rule.path
