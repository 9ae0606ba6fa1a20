"""English verbs and nouns in their regular forms, as PETRARCH makes them of its dictionaries' words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

VOWELS = "aeiou"


def forms(words: Sequence[str], inflected: int, irregular: Sequence[str]) -> Iterator[str]:
    """The verb and its other forms in small letters: irregular ones if there are any, else regular ones."""
    lower = [word.lower() for word in words]
    yield " ".join(lower)
    if irregular:
        yield from (form.lower() for form in irregular)
        return
    for form in _regular(lower[inflected]):
        yield " ".join([*lower[:inflected], form, *lower[inflected + 1 :]])


def _regular(verb: str) -> Iterator[str]:
    if verb.endswith("y") and verb[-2:-1] not in VOWELS:
        stem = verb[:-1]
        yield from (f"{stem}ies", f"{stem}ied", f"{verb}ing")
    elif verb.endswith("e"):
        yield from (f"{verb}s", f"{verb}d", f"{verb[:-1]}ing")
    else:
        yield from (f"{verb}es" if verb.endswith(("s", "x", "z", "ch", "sh")) else f"{verb}s",)
        yield from (f"{verb}ed", f"{verb}ing")


def plurals(word: str) -> Iterator[str]:
    """The word, and its plural where it is English."""
    yield word
    if word.isascii():
        ends_in_y = word.endswith("y") and word[-2:-1] not in VOWELS
        yield f"{word[:-1]}ies" if ends_in_y else f"{word}es" if word.endswith("s") else f"{word}s"
