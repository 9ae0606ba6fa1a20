"""Alignment: what another tagger found, as whole words of ours without proclitics.

A model cuts text its own way: it returns «وتونس» with its conjunction, half a word, a quotation mark at the
end. The words say where a name begins and ends; where a proclitic ends is told by the model itself, else by
what our rules propose at that word, else by the word's habits, the same that cut it off elsewhere.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from tawatur.backends import KINDS, Found
from tawatur.model.errors import BackendFailed
from tawatur.model.reading import Sentence, Word
from tawatur.readers.names.candidate import FAMILY, Candidate
from tawatur.readers.names.grammar import shape_of

OPENING = {
    '"': '"', "'": "'", "\u00bb": "\u00ab", "\u201d": "\u201c", "\u2019": "\u2018", ")": "(", "]": "[",
}  # fmt: skip
"""What opens that which a mark closes."""


class Aligned(NamedTuple):
    """What was found at words `first` to `last`; `start` and `end` are code points of the text.

    `like` is what our rules propose at just these words as a name of this family, if they do.
    """

    start: int
    end: int
    first: int
    last: int
    found: Found
    like: Candidate | None


def align(
    sentence: Sentence, found: Iterable[Found], proposed: Sequence[Candidate], *, exact: bool = False
) -> list[Aligned]:
    """What was found in a sentence, by start; of names that overlap, the surest, then the longest.

    `exact`: who found them knows proclitics, so that what begins with a word begins there.
    Raises BackendFailed where it lies outside the sentence or is of no kind of ours.
    """
    kept: list[Aligned] = []
    aligned = _all(sentence, found, proposed, exact=exact)
    for name in sorted(aligned, key=lambda a: (-a.found.score, a.start - a.end)):
        if all(name.end <= other.start or other.end <= name.start for other in kept):
            kept.append(name)
    return sorted(kept)


def _all(
    sentence: Sentence, found: Iterable[Found], proposed: Sequence[Candidate], *, exact: bool
) -> Iterator[Aligned]:
    for name in found:
        _check(sentence, name)
        words = _words(sentence, name)
        if words:
            yield _at(sentence, name, words, proposed, exact=exact)


def _check(sentence: Sentence, found: Found) -> None:
    inside = 0 <= found.start < found.end <= sentence.end - sentence.start
    if not inside or found.kind not in KINDS:
        raise BackendFailed(
            f"a backend for names gave {found} for a sentence of {sentence.end - sentence.start} characters; "
            f"spans lie inside the sentence, and kinds are {', '.join(KINDS)}"
        )


def _words(sentence: Sentence, found: Found) -> range:
    """The indexes of the words that a span touches, without marks at its ends but such as belong inside."""
    words = sentence.words
    first = bisect_right(words, sentence.start + found.start, key=lambda word: word.end)
    stop = bisect_left(words, sentence.start + found.end, key=lambda word: word.start)
    while first < stop and words[first].form.kind == "mark":
        first += 1
    while first < stop and words[stop - 1].form.kind == "mark" and not _closes(words[first:stop]):
        stop -= 1
    if first < stop < len(words) and _closes(words[first : stop + 1]):
        stop += 1
    return range(first, stop)


def _closes(words: Sequence[Word]) -> bool:
    """Whether the last of the words is a mark that closes what another of them opens."""
    *before, last = (word.form.raw for word in words)
    opening = OPENING.get(last)
    if opening is None:
        return False
    return before.count(last) % 2 == 1 if opening == last else before.count(opening) > before.count(last)


def _at(
    sentence: Sentence, found: Found, at: range, proposed: Sequence[Candidate], *, exact: bool
) -> Aligned:
    first, last = at[0], at[-1]
    word, end = sentence.words[first], sentence.words[last].end
    here = [c for c in proposed if c.first == first]
    same = [c for c in here if FAMILY[c.kind] == FAMILY[found.kind]]
    given = _cut_by_model(word, sentence.start + found.start)
    start = given or (word.start if exact else _start(word, last, same or here))
    like = next((c for c in same if (c.start, c.end, c.last) == (start, end, last)), None)
    return Aligned(start, end, first, last, found, like)


def _cut_by_model(word: Word, start: int) -> int | None:
    """The span's own start, where that is behind a proclitic that the word may have."""
    inside = start - word.start
    cuts = {split.start for split in word.form.splits if split.prefix and not split.suffix}
    return start if inside in cuts else None


def _start(word: Word, last: int, here: Iterable[Candidate]) -> int:
    """Where a name that begins with `word` begins: the nearest to it that our rules propose tells."""
    nearest = min(here, key=lambda c: abs(c.last - last), default=None)
    return word.start + shape_of(word.form).cut if nearest is None else nearest.start
