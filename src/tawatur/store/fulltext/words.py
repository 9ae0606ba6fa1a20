"""Words as full text sees them: folded, and without what Arabic writes onto a word.

Conjunctions, prepositions, the article and object pronouns are written onto the word, and whether a letter is
one of them or belongs to the word cannot be told from the spelling. Here counts decide: a letter is cut off
where what remains is a word of the news, unless the spelling as a whole takes the article («الوزارة» tells
that «وزارة» begins with its own letter) or stands on the list of words that counts mistake (`own.txt`). A
hamza, or an article behind the letter, decides without counts; so it is in words that the news does not have.
The one thing to know: a query loses its article, with what stands before it, and «and» before a longer word;
no more, so that who asks for «فقد» is not given every «قد». The rest is the text's side alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from tawatur.arabic import letters as l
from tawatur.arabic.clitics import CONJUNCTIONS
from tawatur.arabic.fold import fold, plain

COUNTS = Path(__file__).parent / "counts.txt"
"""Folded spellings and how often they stand in the corpora (`training/count_words.py`)."""
FOLDING = "2"
"""Which way of folding and cutting this is: to be raised with every change that gives other words."""
OWN = Path(__file__).parent / "own.txt"
"""Words that begin with letters of their own, although counts would cut these off."""
MOST_KEPT = 100_000
SHORTEST_BARE = 2
"""Letters that must remain of a word."""
SHORTEST_SURE = 3
"""Letters that must follow an article for it to be one whatever the counts say."""
SHORTEST_UNSEEN = 5
"""Letters that must remain of a word that the news does not have, when a first letter is cut off it."""
PRONOUNS = (l.HEH + l.MEEM + l.ALEF, l.HEH + l.ALEF, l.HEH + l.MEEM, l.HEH + l.NOON, l.HEH)
"""Pronouns of the third person, which are those of the news; others are more often part of the word."""
MISTAKES = 100
"""How often more than with an article a noun may stand: beside more, the article is a mistake."""
IMPERFECT = frozenset({l.YEH, l.TEH, l.NOON})
"""First letters of what the future's letter is written onto."""
_INSIDE = f"{l.MARKS}{l.INVISIBLE}{l.TATWEEL}"
WORD = re.compile(rf"[^\W_][^\W_{_INSIDE}]*(?:[{_INSIDE}]+[^\W_{_INSIDE}]+)*[{l.MARKS}{l.TATWEEL}]*")
"""A run of letters and digits, with the vowel marks on them, and tatweel and invisible characters inside."""
_MOST = {l.WAW: 100.0, l.BEH: 100.0, l.LAM: 100.0, l.FEH: 0.3, l.KAF: 0.1, l.SEEN: 6.0}
"""Proclitics, and how often more than its rest a spelling may stand for its first letter to be one."""
_HAMZAS = frozenset({l.ALEF_MADDA, l.ALEF_HAMZA_ABOVE, l.ALEF_HAMZA_BELOW})


class Token(NamedTuple):
    """A word of a text: its characters `start` to `end`, as folded, and its stem."""

    start: int
    end: int
    word: str
    stem: str


def tokens(text: str) -> Iterator[Token]:
    """The words of `text` in order."""
    for found in WORD.finditer(text):
        if word := folded(found[0]):
            yield Token(found.start(), found.end(), word, stem(found[0]))


@lru_cache(MOST_KEPT)
def folded(raw: str) -> str:
    """The spelling without vowels, tatweel and invisible characters, letters unified, Latin in lower case."""
    return fold(plain(raw)).lower()


@lru_cache(MOST_KEPT)
def stem(raw: str) -> str:
    """A word, folded, without proclitics, article and pronoun, as far as counts bear it out."""
    word, spelled = folded(raw), plain(raw)
    if not _is_arabic(word, spelled):
        return word
    first = _proclitics(word, spelled)
    return _bare(word[first:], spelled[first:])


@lru_cache(MOST_KEPT)
def asked(raw: str) -> str:
    """A word of a query, folded, without its article.

    What is written before an article goes with it, as does a conjunction before a word of some length: these
    are sure. All else stays, so that who asks for a word is not given what another word hides in it.
    """
    word, spelled = folded(raw), plain(raw)
    if not _is_arabic(word, spelled):
        return word
    first = _proclitics(word, spelled)
    if first and _is_before_article(word, spelled, first):
        return _bare(word[first:], spelled[first:])
    if first and word[0] == l.WAW and len(word) > SHORTEST_UNSEEN - 1:
        return without_article(word[1:], spelled[1:])
    return without_article(word, spelled)


def asked_beginning(raw: str) -> str:
    """The beginning of a word of a query, folded, without its article: of more cannot be told what it is."""
    word, spelled = folded(raw), plain(raw)
    is_long = len(word) >= len(l.ARTICLE) + SHORTEST_SURE
    return without_article(word, spelled) if is_long and _is_arabic(word, spelled) else word


def without_article(word: str, spelled: str) -> str:
    """A word without the article at its beginning; `spelled` tells whether its alef has a hamza."""
    bare = word.removeprefix(l.ARTICLE)
    is_own = spelled[0] in _HAMZAS or word in _own() or _is_own_with_ending(word, spelled)
    return word if is_own or len(bare) < SHORTEST_BARE else bare


def _is_arabic(word: str, spelled: str) -> bool:
    return word.isalpha() and not word.isascii() and len(word) == len(spelled)


def _bare(word: str, spelled: str) -> str:
    bare = without_article(word, spelled)
    return bare if bare != word else _without_pronoun(word, spelled, _is_rest)


def _proclitics(word: str, spelled: str) -> int:
    """How many letters at the beginning of a word are written onto it; of «lil-» both."""
    rest = word[1:]
    if len(rest) < SHORTEST_BARE or word[0] not in _MOST or _is_whole(word, spelled):
        return 0
    if word[0] == l.LAM == word[1]:
        return _after_lam(rest)
    further = _proclitics(rest, spelled[1:]) if word[0] in CONJUNCTIONS and rest[0] not in CONJUNCTIONS else 0
    return 1 + further if further or _may_go(word, spelled) else 0


def _after_lam(rest: str) -> int:
    """Of two lams one or both: the article's is not of the word, but a word may begin with one."""
    return 1 if rest in _own() or _weight(rest) > _weight(rest[1:]) else 2 if len(rest) > SHORTEST_BARE else 0


def _is_before_article(word: str, spelled: str, first: int) -> bool:
    """Whether the letters up to `first` stand before an article, or are the lam that has swallowed it."""
    return l.LAM + l.LAM in (word[first - 2 : first], word[first - 1 : first + 1]) or _has_article(
        word[first - 1 :], spelled[first - 1 :]
    )


def _has_article(word: str, spelled: str) -> bool:
    """Whether after its first letter a word goes on with an article, as it is written."""
    if word[0] == l.LAM:
        return word[1] == l.LAM
    sure = len(word) >= 1 + len(l.ARTICLE) + SHORTEST_SURE and spelled[1] == l.ALEF
    return word.startswith(l.ARTICLE, 1) and (sure or _count(word[1:]) > 0)


def _may_go(word: str, spelled: str) -> bool:
    """Whether the first letter of a word can be cut off for what remains."""
    letter, rest = word[0], word[1:]
    if letter == l.SEEN:
        is_verb = rest[0] in IMPERFECT or spelled[1] == l.ALEF_HAMZA_ABOVE
        return is_verb and _stands(word, spelled)
    if _has_article(word, spelled) or _has_hamza(letter, spelled):
        return True
    if letter == l.KAF and not _count(l.ARTICLE + rest):
        return False
    return _stands(word, spelled) or _is_unseen(word)


def _has_hamza(letter: str, spelled: str) -> bool:
    """Whether a hamza is written that stands at the beginning of words alone."""
    if spelled[1] == l.ALEF_HAMZA_BELOW:
        return len(spelled) > 1 + SHORTEST_BARE
    return letter == l.WAW and spelled[1] in _HAMZAS


def _is_unseen(word: str) -> bool:
    """Whether the news has no such word, and a conjunction or preposition is the likelier reading."""
    if _count(word) or len(word) <= SHORTEST_UNSEEN:
        return False
    return word[0] == l.WAW or (word[0] in l.BEH + l.LAM and word[1] in l.TEH + l.MEEM)


def _stands(word: str, spelled: str) -> bool:
    """Whether the news has what remains, as often as that letter may be expected before it."""
    rest = word[1:]
    noun = _without_pronoun(rest, spelled[1:], _is_rest)
    weight = _weight(rest) or (noun != rest)
    return weight > 0 and _count(word) <= _MOST[word[0]] * weight


def _is_whole(word: str, spelled: str) -> bool:
    """Whether the first letter is the word's own: it, or the noun in it, takes the article or is listed."""
    if _has_hamza(word[0], spelled):
        return False
    if word in _own() or _is_noun(word):
        return True
    noun = _without_pronoun(word, spelled, _is_noun_of)
    return (noun != word and len(noun) >= SHORTEST_SURE) or _is_own_with_ending(word, spelled)


def _is_own_with_ending(word: str, spelled: str) -> bool:
    """Whether a word is a listed one with a pronoun, and not a frequent one with a first letter on it."""
    if spelled.endswith(l.TEH_MARBUTA) or _count(word[1:]) > _count(word):
        return False
    rests = (word.removesuffix(pronoun) for pronoun in PRONOUNS if word.endswith(pronoun))
    return any(rest in _own() for rest in rests)


def _without_pronoun(word: str, spelled: str, holds: Callable[[str, str], bool]) -> str:
    """A word without the pronoun on it, teh marbuta restored, where the rest `holds` beside the word."""
    if spelled.endswith(l.TEH_MARBUTA):
        return word
    for pronoun in PRONOUNS:
        rest = word.removesuffix(pronoun)
        if rest != word and len(rest) >= SHORTEST_BARE:
            nouns = _nouns(rest, spelled[: len(rest)])
            return next((found for found in nouns if holds(found, word)), word)
    return word


def _nouns(rest: str, spelled: str) -> tuple[str, ...]:
    """What the rest is without a pronoun, which changes the seat of hamza and teh marbuta before it."""
    if spelled[-1] in (l.YEH_HAMZA, l.WAW_HAMZA):
        return rest[:-1] + l.HAMZA, rest
    if rest[-1] != l.TEH:
        return (rest,)
    feminine = rest[:-1] + l.HEH
    return (feminine, rest) if _weight(feminine) > _weight(rest) else (rest, feminine)


def _is_rest(found: str, word: str) -> bool:
    """Whether a pronoun can stand on this: a noun, a listed word, or a long one more frequent alone."""
    is_there = word.startswith(found) or found.endswith(l.HAMZA)
    if is_there and (found in _own() or (len(found) > SHORTEST_SURE and _count(found) > _count(word))):
        return True
    return _is_noun_of(found, word)


def _is_noun_of(found: str, word: str) -> bool:
    """Whether this is a noun; one of two letters must be more frequent than the word it is found in."""
    return _is_noun(found) and (len(found) > SHORTEST_BARE or _weight(found) >= _count(word))


def _is_noun(found: str) -> bool:
    """Whether the news writes the article onto it, and not by mistake, or it is a longer one on the list."""
    with_article = l.ARTICLE + found
    if found in _own() or with_article in _own():
        return found in _own() and len(found) > SHORTEST_SURE
    return _count(with_article) > 0 and _count(found) <= _count(with_article) * MISTAKES


def _weight(found: str) -> int:
    """How often the news writes this stem, with the article or not; next to nothing if never without."""
    bare = found.removeprefix(l.ARTICLE)
    with_article = _count(l.ARTICLE + bare)
    return _count(bare) + with_article if _count(bare) else min(with_article, 1) or (found in _own())


def _count(word: str) -> int:
    return _counts().get(word, 0)


@cache
def _counts() -> dict[str, int]:
    lines = COUNTS.read_text(encoding="utf-8").splitlines()
    return {word: int(n) for word, _, n in (line.partition("\t") for line in lines)}


@cache
def _own() -> frozenset[str]:
    lines = OWN.read_text(encoding="utf-8").splitlines()
    return frozenset(fold(word) for line in lines if not line.startswith("#") for word in line.split())
