"""Tags: how labels on words (B-PER, I-PER, O …) become spans. BIO, BIOES and bare labels are read alike."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

OUTSIDE = "O"
_TAG = re.compile(r"(?:(?P<place>[BIESLU])[-_])?(?P<label>.+)")


class TaggedWord(NamedTuple):
    """A word of a sentence, by its code points, with the tag that the model gives it and how sure it is."""

    start: int
    end: int
    tag: str
    score: float


class Labelled(NamedTuple):
    """Words in a row under one label; `score` is that of the least sure of them."""

    start: int
    end: int
    label: str
    score: float


def label_of(tag: str) -> str | None:
    """The label of a tag, without its place in the name; None outside names."""
    return None if tag == OUTSIDE else _taken_apart(tag)[1]


def labelled(words: Iterable[TaggedWord]) -> Iterator[Labelled]:
    """The spans that tags mark. A tag inside a name that none began begins one: nothing is lost."""
    current: Labelled | None = None
    for word in words:
        place, label = _taken_apart(word.tag)
        goes_on = current is not None and label == current.label and place not in {"B", "S", "U"}
        if current is not None and goes_on:
            current = current._replace(end=word.end, score=min(current.score, word.score))
        else:
            if current is not None:
                yield current
            current = None if word.tag == OUTSIDE else Labelled(word.start, word.end, label, word.score)
        if current is not None and place in {"E", "L", "S", "U"}:
            yield current
            current = None
    if current is not None:
        yield current


def _taken_apart(tag: str) -> tuple[str | None, str]:
    found = _TAG.fullmatch(tag)
    return (found["place"], found["label"]) if found else (None, tag)
