"""Alignment: what another tagger found, as whole words of ours without proclitics.

A model cuts text its own way: it returns «وتونس» with its conjunction, half a word, a quotation mark at the
end. The words say where a name begins and ends; where a proclitic ends is told by the model itself, else by
what our rules propose at that word, else by the word's habits, the same that cut it off elsewhere.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from tawatur.backends import KINDS, Found
from tawatur.model.errors import BackendFailed
from tawatur.model.reading import Sentence, Word
from tawatur.model.record import MentionKind
from tawatur.readers.names.candidate import FAMILY, Candidate
from tawatur.readers.names.grammar import shape_of

OPENING = {
    '"': '"', "'": "'", "\u00bb": "\u00ab", "\u201d": "\u201c", "\u2019": "\u2018", ")": "(", "]": "[",
}  # fmt: skip
"""What opens that which a mark closes."""
_start_of = attrgetter("start")


class Aligned(NamedTuple):
    """A name of this kind at words `first` to `last`; `start` and `end` are code points of the text.

    `score` is how sure it is, `like` what our rules propose at just these words as a name of this family, if
    they do.
    """

    start: int
    end: int
    first: int
    last: int
    kind: MentionKind
    score: float
    like: Candidate | None


def align(sentence: Sentence, found: Iterable[Found], proposed: Sequence[Candidate]) -> list[Aligned]:
    """What a backend found in a sentence, as names that do not overlap.

    Raises BackendFailed where it lies outside the sentence or is of no kind of ours.
    """
    return apart(list(_all(sentence, found, proposed)))


def apart(names: list[Aligned]) -> list[Aligned]:
    """The names by start; of those that overlap, the surest, then the longest."""
    names.sort(key=_start_of)
    if all(one.end <= other.start for one, other in pairwise(names)):  # nearly always
        return names
    kept: list[Aligned] = []
    for name in sorted(names, key=lambda a: (-a.score, a.start - a.end)):
        if all(name.end <= other.start or other.end <= name.start for other in kept):
            kept.append(name)
    return sorted(kept, key=_start_of)


def at_words(
    words: Sequence[Word],
    at: tuple[int, int],
    name: tuple[int, MentionKind, float],
    like: Iterable[Candidate],
) -> Aligned | None:
    """The name of the words in a range `at`, given its start, kind and score; None if it is but marks.

    Who found it knows proclitics: it begins with its first word, or behind a proclitic of that word's. `like`
    are the names that our rules propose.
    """
    first, stop = _whole(words, *at)
    if first >= stop:
        return None
    begins, kind, score = name
    word, last = words[first], words[stop - 1]
    start = word.start if begins == word.start else _cut_by_model(word, begins) or word.start
    alike = _alike(like, kind, start, last.end)
    return Aligned(start, last.end, first, stop - 1, kind, score, alike)


def _all(sentence: Sentence, found: Iterable[Found], proposed: Sequence[Candidate]) -> Iterator[Aligned]:
    for name in found:
        _check(sentence, name)
        first, stop = _whole(sentence.words, *_touched(sentence, name))
        if first < stop:
            yield _at(sentence, name, first, stop - 1, proposed)


def _check(sentence: Sentence, found: Found) -> None:
    inside = 0 <= found.start < found.end <= sentence.end - sentence.start
    if not inside or found.kind not in KINDS:
        raise BackendFailed(
            f"a backend for names gave {found} for a sentence of {sentence.end - sentence.start} characters; "
            f"spans lie inside the sentence, and kinds are {', '.join(KINDS)}"
        )


def _touched(sentence: Sentence, found: Found) -> tuple[int, int]:
    """The indexes of the words that a span touches: of the first, and of that behind the last."""
    words = sentence.words
    first = bisect_right(words, sentence.start + found.start, key=lambda word: word.end)
    return first, bisect_left(words, sentence.start + found.end, key=lambda word: word.start)


def _whole(words: Sequence[Word], first: int, stop: int) -> tuple[int, int]:
    """The words without marks at their ends but such as belong inside."""
    while first < stop and words[first].form.kind == "mark":
        first += 1
    while first < stop and words[stop - 1].form.kind == "mark" and not _closes(words[first:stop]):
        stop -= 1
    if first < stop < len(words) and words[stop].form.raw in OPENING and _closes(words[first : stop + 1]):
        stop += 1
    return first, stop


def _closes(words: Sequence[Word]) -> bool:
    """Whether the last of the words is a mark that closes what another of them opens."""
    *before, last = (word.form.raw for word in words)
    opening = OPENING.get(last)
    if opening is None:
        return False
    return before.count(last) % 2 == 1 if opening == last else before.count(opening) > before.count(last)


def _at(sentence: Sentence, found: Found, first: int, last: int, proposed: Sequence[Candidate]) -> Aligned:
    word, end = sentence.words[first], sentence.words[last].end
    here = [c for c in proposed if c.first == first]
    same = [c for c in here if FAMILY[c.kind] == FAMILY[found.kind]]
    given = _cut_by_model(word, sentence.start + found.start)
    start = given or _start(word, last, same or here)
    return Aligned(start, end, first, last, found.kind, found.score, _alike(same, found.kind, start, end))


def _alike(proposed: Iterable[Candidate], kind: MentionKind, start: int, end: int) -> Candidate | None:
    """What our rules propose with just this span as a name of the kind's family."""
    for candidate in proposed:
        if candidate.start == start and candidate.end == end and FAMILY[candidate.kind] == FAMILY[kind]:
            return candidate
    return None


def _cut_by_model(word: Word, start: int) -> int | None:
    """The span's own start, where that is behind a proclitic that the word may have."""
    inside = start - word.start
    cuts = {split.start for split in word.form.splits if split.prefix and not split.suffix}
    return start if inside in cuts else None


def _start(word: Word, last: int, here: Iterable[Candidate]) -> int:
    """Where a name that begins with `word` begins: the nearest to it that our rules propose tells."""
    nearest = min(here, key=lambda c: abs(c.last - last), default=None)
    return word.start + shape_of(word.form).cut if nearest is None else nearest.start
