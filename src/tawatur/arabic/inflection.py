"""Inflection: all written forms of a verb, participle or noun from its dictionary forms.

Only the forms that news prose uses (third person, and the first person plural) and only as they are
written without vowels: active and passive of most verbs look alike. Input and output are folded.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tawatur.arabic import letters as l

WEAK = l.YEH + l.WAW + l.ALEF
SHORTEST = 3
"""Letters of a stem whose plural before a pronoun (without its alef) is told from other words."""


class Inflected(NamedTuple):
    """A written form: `aspect` is perfect, imperfect, jussive, participle, noun, plural; gender m, f, ""."""

    form: str
    aspect: str
    gender: str
    number: str


def perfect(base: str) -> Iterator[Inflected]:
    """Forms of the perfect from the third person masculine singular."""
    stem = base[:-1] if base[-1] in (l.YEH, l.ALEF) and len(base) > 2 else base
    yield Inflected(base, "perfect", "m", "singular")
    if base[-1] == l.YEH:
        yield Inflected(stem + l.ALEF, "perfect", "m", "singular")
    yield Inflected(stem + l.TEH, "perfect", "f", "singular")
    yield Inflected(stem + l.WAW + l.ALEF, "perfect", "m", "plural")
    if len(stem) >= SHORTEST:
        yield Inflected(stem + l.WAW, "perfect", "m", "plural")
    yield Inflected(stem + l.TEH + l.ALEF, "perfect", "f", "dual")
    yield Inflected(base + l.ALEF if stem == base else stem + l.YEH + l.ALEF, "perfect", "m", "dual")
    yield Inflected(base + l.NOON + l.ALEF, "perfect", "", "plural")
    yield Inflected(base + l.NOON, "perfect", "f", "plural")


def imperfect(base: str) -> Iterator[Inflected]:
    """Forms of the imperfect (indicative, subjunctive, jussive) from the third masculine singular."""
    rest = base[1:]
    weak = rest[-1] in WEAK
    stem = rest[:-1] if weak else rest
    yield Inflected(base, "imperfect", "m", "singular")
    yield Inflected(l.TEH + rest, "imperfect", "f", "singular")
    yield Inflected(l.NOON + rest, "imperfect", "", "plural")
    yield Inflected(l.ALEF + rest, "imperfect", "", "singular")
    for prefix, gender in ((l.YEH, "m"), (l.TEH, "f")):
        yield Inflected(prefix + stem + l.WAW + l.NOON, "imperfect", "m", "plural")
        yield Inflected(prefix + stem + l.WAW + l.ALEF, "imperfect", "m", "plural")
        yield Inflected(prefix + rest + l.ALEF + l.NOON, "imperfect", gender, "dual")
        if weak:
            yield Inflected(prefix + stem, "jussive", gender, "singular")
    yield Inflected(base + l.NOON, "imperfect", "f", "plural")


def participle(base: str) -> Iterator[Inflected]:
    """Forms of a participle or adjective from its masculine singular."""
    stem = base[:-1] if base[-1] == l.YEH else base
    yield Inflected(base, "participle", "m", "singular")
    yield Inflected(base + l.ALEF, "participle", "m", "singular")
    yield Inflected(base + l.HEH, "participle", "f", "singular")
    yield Inflected(stem + l.WAW + l.NOON, "participle", "m", "plural")
    yield Inflected(stem + l.YEH + l.NOON, "participle", "m", "plural")
    yield Inflected(base + l.ALEF + l.NOON, "participle", "m", "dual")
    yield Inflected(base + l.ALEF + l.TEH, "participle", "f", "plural")


def noun(base: str) -> Iterator[Inflected]:
    """A noun with and without article and accusative ending, its dual, and the forms before suffixes."""
    feminine = base[-1] == l.HEH
    gender, stem = ("f", base[:-1] + l.TEH) if feminine else ("m", base)
    for article in ("", l.ARTICLE):
        yield Inflected(article + base, "noun", gender, "singular")
        yield Inflected(article + stem + l.ALEF + l.NOON, "noun", gender, "dual")
        yield Inflected(article + stem + l.YEH + l.NOON, "noun", gender, "dual")
    if not feminine:
        yield Inflected(base + l.ALEF, "noun", gender, "singular")


def plural(base: str) -> Iterator[Inflected]:
    """A sound masculine plural from its nominative: both cases, with the article, and before another noun."""
    stem = base[:-2]
    for article in ("", l.ARTICLE):
        yield Inflected(article + base, "plural", "m", "plural")
        yield Inflected(article + stem + l.YEH + l.NOON, "plural", "m", "plural")
    yield Inflected(stem + l.WAW, "plural", "m", "plural")
    yield Inflected(stem + l.YEH, "plural", "m", "plural")
