"""Repeats: a name that the article has in full is known again where it stands bare or short.

A family name after the full name, a town after «town of …», a group after its head: what an article
introduces by a rule, it repeats without one. Only words that no name holds yet are looked at.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence

from tawatur.arabic import letters as l
from tawatur.model.reading import Form, Sentence, Word
from tawatur.model.record import Span
from tawatur.readers.names.candidate import OFFICE, Name
from tawatur.readers.names.grammar import shape_of
from tawatur.rules.kept import Kept

RULE = "name/repeated"
LEARNT_FROM = frozenset({"GPE", "SITE", "GROUP", "ORG", "PER"})
SHORTEST = 3
"""Letters of a word that is known again by itself."""
NEVER = sys.maxsize
Names = dict[str, list[tuple[tuple[str, ...], Name]]]


def repeats(sentences: Sequence[Sentence], settled: Sequence[list[Name]]) -> list[list[Name]]:
    """The names of each sentence, with those that repeat a name of the article."""
    first = dict[tuple[str, ...], Name]()
    for found in settled:
        for name in found:
            for key in _keys(name):
                first.setdefault(key, name)  # of a name told often, the first: the look-up stays short
    names: Names = {}
    for key in sorted(first, key=len, reverse=True):
        names.setdefault(key[0], []).append((key[1:], first[key]))
    if not names:
        return list(settled)
    return [_with_repeats(sentence, found, names) for sentence, found in zip(sentences, settled, strict=True)]


def _keys(name: Name) -> Iterator[tuple[str, ...]]:
    """Under which folded words the name may be met again: all of it; of a person, the family name."""
    if name.kind not in LEARNT_FROM:
        return
    if len(name.key) > 1 or len(name.key[0]) >= SHORTEST:
        yield name.key
    if name.kind == "PER" and len(name.key) > 1 and len(name.key[-1]) >= SHORTEST:
        yield name.key[-1:]


def _with_repeats(sentence: Sentence, found: list[Name], names: Names) -> list[Name]:
    held = [(name.start, name.end) for name in found if name.kind != OFFICE]
    more: list[Name] = []
    for at in _free(sentence.words, held):
        if not STEMS[sentence.words[at].form].isdisjoint(names):
            for repeated in _repeat(sentence.words, at, names, held):
                held.append((repeated.start, repeated.end))
                more.append(repeated)
    return sorted((*found, *more), key=lambda name: (name.start, -name.end)) if more else found


def _free(words: Sequence[Word], held: Sequence[tuple[int, int]]) -> Sequence[int]:
    """The indexes of the words that no name holds; names come in text order."""
    if not held:
        return range(len(words))
    free, spans = [], iter(held)
    start, end = next(spans, (NEVER, NEVER))
    for at, word in enumerate(words):
        while end <= word.start:
            start, end = next(spans, (NEVER, NEVER))
        if word.end <= start:
            free.append(at)
    return free


def stems(form: Form) -> frozenset[str]:
    """The stems of a form without what may be a proclitic."""
    return frozenset(split.stem for split in form.splits if not split.suffix and l.SEEN not in split.prefix)


STEMS = Kept(stems)


def _repeat(words: Sequence[Word], at: int, names: Names, held: Iterable[tuple[int, int]]) -> Iterator[Name]:
    word = words[at]
    for split in word.form.splits:
        if split.suffix or split.stem not in names or l.SEEN in split.prefix:
            continue
        for rest, name in names[split.stem]:
            last = at + len(rest)
            if not _continues(words, at, rest) or (not rest and everyday(word.form)):
                continue
            start, end = word.start + split.start, words[last].end
            if not any(a < end and start < b for a, b in held):
                parts = (("name", Span(start, end)),)
                yield name._replace(start=start, end=end, rule=RULE, parts=parts, note="")
                return


def _continues(words: Sequence[Word], at: int, rest: tuple[str, ...]) -> bool:
    return at + len(rest) < len(words) and all(
        words[at + 1 + i].form.folded == piece for i, piece in enumerate(rest)
    )


def everyday(form: Form) -> bool:
    """Whether a word alone is more likely an ordinary one than a short name."""
    return "COMMON" in shape_of(form).classes
